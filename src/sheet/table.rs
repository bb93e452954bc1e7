//! Reading the keys of one TOML table, with an error for each that is not as it should be.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FileError, Location, Placed, Sheet, brief, suggestion};

/// One table of a file.
#[derive(Clone, Copy)]
pub(crate) struct Table<'t> {
    pub(crate) sheet: Sheet<'t>,
    keys: &'t DeTable<'t>,
    /// What errors call it: "a figure", `[source]`.
    name: &'static str,
}

impl<'t> Table<'t> {
    /// The table, and an error for every key that is not known.
    pub(crate) fn new(
        sheet: Sheet<'t>,
        table: &'t DeTable<'t>,
        name: &'static str,
        known: &[&str],
        errors: &mut Vec<FileError>,
    ) -> Table<'t> {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let message = format!("unknown key `{}`", brief(key.get_ref()));
            let error = FileError::new(sheet.at(key.span()), message, format!("not a key of {name}"));
            errors.push(error.help(suggestion(key.get_ref(), known)));
        }
        Table { sheet, keys: table, name }
    }

    /// The value of a key, as TOML read it.
    pub(crate) fn value(self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.keys.get(key)
    }

    /// A text that is not blank, trimmed.
    pub(crate) fn text(self, key: &str, errors: &mut Vec<FileError>) -> Option<Placed<String>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => self.not_blank(key, text, value.span(), errors),
            other => {
                let help = match other {
                    DeValue::Array(_) | DeValue::Table(_) => format!("write {key} = \"…\""),
                    _ => format!("write {key} = \"{}\"", brief(self.sheet.slice(value.span()))),
                };
                errors.push(self.wrong_type(key, value, "a text in quotation marks", &help));
                None
            }
        }
    }

    /// One text or a list of at most `most` texts, each once.
    pub(crate) fn texts(self, key: &str, most: usize, errors: &mut Vec<FileError>) -> Vec<Placed<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let help = || format!("write {key} = [\"…\", \"…\"]");
        match value.get_ref() {
            DeValue::String(text) => self.not_blank(key, text, value.span(), errors).into_iter().collect(),
            DeValue::Array(items) => {
                if items.len() > most {
                    let message = format!("`{key}` has {} entries", items.len());
                    let label = format!("more than {most}");
                    let error = FileError::new(self.sheet.at(value.span()), message, label);
                    errors.push(error.help(format!("keep the {most} that copy uses most")));
                }
                let mut seen = HashSet::new();
                let mut texts = Vec::new();
                for item in items.iter().take(most) {
                    let Some(text) = item.get_ref().as_str() else {
                        errors.push(self.wrong_type(key, item, "a list of texts", &help()));
                        continue;
                    };
                    let text = self.not_blank(key, text, item.span(), errors);
                    texts.extend(text.filter(|text| seen.insert(text.value.clone())));
                }
                texts
            }
            _ => {
                errors.push(self.wrong_type(key, value, "a text or a list of texts", &help()));
                Vec::new()
            }
        }
    }

    /// A text, or a TOML date as written.
    pub(crate) fn text_or_date(self, key: &str, errors: &mut Vec<FileError>) -> Option<Placed<String>> {
        match self.value(key)? {
            value if value.get_ref().is_datetime() => Some(self.as_written(value)),
            _ => self.text(key, errors),
        }
    }

    /// A whole number from 1.
    pub(crate) fn page(self, key: &str, errors: &mut Vec<FileError>) -> Option<u32> {
        let value = self.value(key)?;
        let digits = match value.get_ref() {
            DeValue::Integer(n) if n.radix() == 10 => Some(n.as_str()),
            DeValue::String(text) if self.sheet.has_cells => Some(text.trim()),
            _ => None,
        };
        let page = digits.and_then(|digits| digits.parse().ok()).filter(|page| *page > 0);
        if page.is_none() {
            let marks = if self.sheet.has_cells { "" } else { ", without quotation marks" };
            let help = format!("write {}{marks}", self.sheet.given(key, "12"));
            errors.push(self.wrong_type(key, value, "a page number", &help));
        }
        page
    }

    /// The value's own bytes in the file: `15800`, `2018-10-17`.
    pub(crate) fn as_written(self, value: &Spanned<DeValue<'_>>) -> Placed<String> {
        Placed { value: self.sheet.slice(value.span()).trim().to_owned(), at: self.sheet.at(value.span()) }
    }

    /// An error for a value of a type that the key does not take.
    pub(crate) fn wrong_type(
        self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        wanted: &str,
        help: &str,
    ) -> FileError {
        let message = format!("`{key}` of {} must be {wanted}", self.name);
        let label = format!("this is {}", type_name(value.get_ref()));
        FileError::new(self.sheet.at(value.span()), message, label).help(help)
    }

    fn not_blank(
        self,
        key: &str,
        text: &str,
        span: Range<usize>,
        errors: &mut Vec<FileError>,
    ) -> Option<Placed<String>> {
        let at: Location = self.sheet.at(span);
        let text = text.trim();
        if text.is_empty() {
            let error = FileError::new(at, format!("`{key}` is empty"), "nothing between the marks");
            errors.push(error.help("fill it in, or take the line out"));
            return None;
        }
        Some(Placed { value: text.to_owned(), at })
    }
}

/// What an editor calls the type of a value.
fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
