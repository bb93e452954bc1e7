//! Values of a figure that need more than their type: numbers, choices, dates, tolerances.

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::DeValue;

use super::keys;
use super::value::{self, ReadValue, Reading};
use crate::scan::Kind;
use crate::sheet::{FileError, Placed, Table, brief, suggestion};

/// A number as copy prints it: a text, or a TOML number as it stands in the file.
pub(super) fn number(
    table: Table<'_>,
    key: &str,
    kind: Option<Kind>,
    reader: ReadValue<'_>,
    errors: &mut Vec<FileError>,
) -> Option<Reading> {
    let written = table.value(key)?;
    let text = match written.get_ref() {
        DeValue::Integer(_) | DeValue::Float(_) => bare_number(table, written),
        DeValue::String(_) => table.text(key, errors)?,
        _ => {
            let help = format!("write it as copy prints it, in quotation marks: {key} = \"15,800\"");
            errors.push(table.wrong_type(key, written, "a number", &help));
            return None;
        }
    };
    value::read(text, kind, reader).map_err(|error| errors.push(*error)).ok()
}

/// The digits as the file has them, so that 4.10 keeps its nought; TOML's own marks are dropped.
fn bare_number(table: Table<'_>, written: &Spanned<DeValue<'_>>) -> Placed<String> {
    let Placed { value, at } = table.as_written(written);
    Placed { value: value.replace('_', "").trim_start_matches('+').to_owned(), at }
}

/// One of a few choices, by its name.
pub(super) fn named<T: Copy>(
    table: Table<'_>,
    key: &str,
    choices: &[T],
    name_of: impl Fn(T) -> &'static str,
    errors: &mut Vec<FileError>,
) -> Option<T> {
    let name = table.text(key, errors)?;
    let choice = choices.iter().copied().find(|choice| name_of(*choice) == name.value);
    if choice.is_none() {
        let names: Vec<_> = choices.iter().map(|choice| name_of(*choice)).collect();
        let message = format!("unknown {key} `{}`", brief(&name.value));
        let error = FileError::new(name.at, message, format!("not a {key}"));
        errors.push(error.help(suggestion(&name.value, &names)));
    }
    choice
}

/// A calendar day: `2019-10-01`, with or without quotation marks.
pub(crate) fn date(table: Table<'_>, key: &str, errors: &mut Vec<FileError>) -> Option<Date> {
    let text = table.text_or_date(key, errors)?;
    let day = is_day(&text.value).then(|| text.value.parse().ok()).flatten();
    if day.is_none() {
        let message = format!("`{key}` must be a day, not “{}”", brief(&text.value));
        let error = FileError::new(text.at, message, "not a calendar day");
        errors
            .push(error.help(format!("write year, month and day: {}", table.sheet.given(key, "2019-10-01"))));
    }
    day
}

/// Digits as in 2019-10-01 and nothing more: no time of day, no week.
fn is_day(text: &str) -> bool {
    let is_in_form = |(at, c): (usize, char)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    text.len() == 10 && text.char_indices().all(is_in_form)
}

/// A percentage as a share of one.
pub(super) fn tolerance(table: Table<'_>, errors: &mut Vec<FileError>) -> Option<Decimal> {
    let written = table.value("tolerance")?;
    let text = match written.get_ref() {
        DeValue::Integer(_) | DeValue::Float(_) => bare_number(table, written),
        _ => table.text("tolerance", errors)?,
    };
    let percent = text.value.strip_suffix('%').map(str::trim_end);
    let share = percent
        .and_then(|digits| Decimal::from_str_exact(digits).ok())
        .filter(|percent| !percent.is_sign_negative() && *percent <= Decimal::ONE_HUNDRED)
        .map(|percent| percent / Decimal::ONE_HUNDRED);
    if share.is_none() {
        let message = format!("cannot read a tolerance in “{}”", brief(&text.value));
        let error = FileError::new(text.at, message, "not a percentage from 0% to 100%");
        let example = table.sheet.given("tolerance", "\"2%\"");
        errors.push(error.help(format!("write how far off copy may be as a percentage: {example}")));
    }
    share
}

/// The entries of `was`.
pub(super) fn old_values(
    table: Table<'_>,
    kind: Option<Kind>,
    reader: ReadValue<'_>,
    errors: &mut Vec<FileError>,
) -> Vec<(Reading, Option<String>)> {
    let help = "write was = [{ value = \"15,000\", until = \"March 2016\" }]";
    let Some(written) = table.value("was") else { return Vec::new() };
    let Some(items) = written.get_ref().as_array() else {
        errors.push(table.wrong_type("was", written, "a list of old values", help));
        return Vec::new();
    };
    let mut old = Vec::new();
    for item in items {
        let DeValue::Table(entry) = item.get_ref() else {
            errors.push(table.wrong_type("was", item, "a list of old values", help));
            continue;
        };
        let entry = Table::new(table.sheet, entry, "an old value", &keys::WAS, errors);
        if entry.value("value").is_none() {
            let at = table.sheet.at(item.span());
            errors.push(FileError::new(at, "an old value has no `value`", "`value` is missing").help(help));
        }
        let until = entry.text_or_date("until", errors).map(|text| text.value);
        old.extend(number(entry, "value", kind, reader, errors).map(|reading| (reading, until)));
    }
    old
}
