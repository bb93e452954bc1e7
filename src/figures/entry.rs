//! Reading `[[figure]]`.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};

use super::entry_values::{date, named, number, old_values, tolerance};
use super::value::{ReadValue, Reading};
use super::{Citation, Status, citation, keys, trend};
use crate::scan::{Kind, Trend};
use crate::sheet::{FileError, Location, Placed, Sheet, Table, brief};

/// Names of one thing or place that a figure may list: enough for any house style, few enough to compare all.
const MOST_NAMES: usize = 200;

/// A figure as its table gives it: whatever has an error is absent.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its `[[figure]]`.
    pub(super) header: Location,
    pub(super) id: Option<Placed<String>>,
    pub(super) what: Option<Placed<String>>,
    /// The direction that its words give it.
    pub(super) trend: Option<Trend>,
    pub(super) aka: Vec<Placed<String>>,
    pub(super) not: Vec<Placed<String>>,
    pub(super) period: Option<Placed<String>>,
    pub(super) place: Vec<Placed<String>>,
    pub(super) value: Option<Reading>,
    pub(super) exact: Option<Reading>,
    pub(super) tolerance: Option<Decimal>,
    pub(super) was: Vec<(Reading, Option<String>)>,
    /// The formula, and where its text starts in the file if it stands there letter for letter.
    pub(super) formula: Option<(Placed<String>, Option<usize>)>,
    pub(super) kind: Option<Kind>,
    pub(super) status: Status,
    pub(super) expires: Option<Date>,
    pub(super) citation: Arc<Citation>,
    pub(super) note: Option<String>,
}

/// Reads one figure; `damaged` tells that a line of it is no TOML, so what is missing may be there.
pub(super) fn read(
    sheet: Sheet<'_>,
    table: &DeTable<'_>,
    header: Location,
    damaged: bool,
    file_citation: &Arc<Citation>,
    reader: ReadValue<'_>,
    errors: &mut Vec<FileError>,
) -> Entry {
    let table = Table::new(sheet, table, "a figure", &keys::FIGURE, errors);
    if !damaged {
        missing(table, header, errors);
    }
    let kind = named(table, "kind", &Kind::ALL, Kind::name, errors);
    let status = named(table, "status", &Status::ALL, Status::name, errors);
    let id = id(table, errors);
    let what = table.text("what", errors);
    Entry {
        header,
        id,
        trend: what.as_ref().and_then(|what| trend::of_words(&what.value)),
        what,
        aka: table.texts("aka", MOST_NAMES, errors),
        not: table.texts("not", MOST_NAMES, errors),
        period: table.text_or_date("period", errors),
        place: table.texts("place", MOST_NAMES, errors),
        // A damaged figure's number may be the first half of one.
        value: number(table, "value", kind, reader, errors).filter(|_| !damaged),
        exact: number(table, "exact", kind, reader, errors).filter(|_| !damaged),
        tolerance: tolerance(table, errors),
        was: old_values(table, kind, reader, errors),
        formula: formula(table, errors),
        kind,
        status: status.unwrap_or_default(),
        expires: date(table, "expires", errors),
        citation: own_source(table, file_citation, errors).map_or_else(|| file_citation.clone(), Arc::new),
        note: table.text("note", errors).map(|t| t.value),
    }
}

fn missing(table: Table<'_>, header: Location, errors: &mut Vec<FileError>) {
    let absent = |key| table.value(key).is_none();
    let mut report = |key: &str, help: &str| {
        errors.push(
            FileError::new(header, format!("a figure has no `{key}`"), format!("`{key}` is missing"))
                .help(help),
        );
    };
    if absent("id") {
        let id = table.sheet.given("id", "\"babies-at-home\"");
        report("id", &format!("add a short name of its own, such as {id}"));
    }
    if absent("what") {
        let what = table.sheet.given("what", "\"babies living at home\"");
        report("what", &format!("say what it counts in words copy would use, such as {what}"));
    }
    if absent("value") && absent("formula") {
        let value = table.sheet.given("value", "\"15,800\"");
        report("value", &format!("add {value} as copy prints it, or a formula"));
    }
}

fn id(table: Table<'_>, errors: &mut Vec<FileError>) -> Option<Placed<String>> {
    let id = table.text("id", errors)?;
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let ends = [id.value.chars().next(), id.value.chars().next_back()];
    let label = if let Some(c) = id.value.chars().find(|c| !allowed(*c)) {
        if c.is_whitespace() { "has a space".into() } else { format!("has “{c}”") }
    } else if !ends.iter().flatten().all(|c| c.is_alphanumeric()) {
        "begins or ends with a mark".into()
    } else if !id.value.chars().any(char::is_alphabetic) {
        "has no letter".into()
    } else {
        return Some(id);
    };
    let message = format!("`{}` cannot be an id", brief(&id.value));
    let error = FileError::new(id.at, message, label);
    errors.push(error.help("use letters and digits, with - _ . between them, and at least one letter"));
    // Kept, so that formulas that use it get no second error.
    Some(id)
}

fn formula(table: Table<'_>, errors: &mut Vec<FileError>) -> Option<(Placed<String>, Option<usize>)> {
    let text = table.text("formula", errors)?;
    let raw = table.value("formula").map_or("", |written| table.sheet.slice(written.span()));
    let inner = raw.trim_start_matches(['"', '\'']);
    let start = raw.len() - inner.len() + (inner.len() - inner.trim_start().len());
    let verbatim = raw.get(start..).is_some_and(|rest| rest.starts_with(&text.value));
    let offset = text.at.span.start + start;
    Some((text, verbatim.then_some(offset)))
}

fn own_source(table: Table<'_>, file: &Citation, errors: &mut Vec<FileError>) -> Option<Citation> {
    let value = table.value("source")?;
    if let DeValue::Table(source) = value.get_ref() {
        let own = citation::read(table.sheet, source, "a source", errors);
        // Another title is another document; a page alone is a page of the file's.
        return Some(if own.title.is_some() { own } else { citation::filled(own, file) });
    }
    let help = "write source = { title = \"…\", page = 12 }";
    errors.push(table.wrong_type("source", value, "a table", help));
    None
}
