//! `tieout-ignore.toml`: findings left be, and numbers tied by hand, without touching the copy.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::path_pattern::PathPattern;
use crate::checks::{self, Check};
use crate::document::Span;
use crate::figures::entry_values::date;
use crate::sheet::{FileError, Headings, Placed, Sheet, Table, TextFile, brief, nearest, parse, suggestion};

/// Keys of `[[ignore]]`.
const IGNORE: [&str; 5] = ["path", "text", "check", "reason", "until"];
/// Keys of `[[pin]]`.
const PIN: [&str; 4] = ["path", "text", "figure", "reason"];
/// Keys of the file.
const FILE: [&str; 2] = ["ignore", "pin"];
/// Its headings, each of which may be repeated.
const HEADINGS: Headings = Headings { once: None, each: &FILE };

/// Every entry of one ignore file. Two are equal where their texts are.
#[derive(Debug, Clone)]
pub struct IgnoreFile {
    file: TextFile,
    pub(super) entries: Vec<Entry>,
}

/// One `[[ignore]]` or `[[pin]]`.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) path: PathPattern,
    /// The words it stands by; without them, the whole file.
    pub(super) text: Option<Placed<String>>,
    pub(super) asks: Asks,
    /// Its heading.
    pub(super) at: Span,
}

/// What an entry asks for.
#[derive(Debug, Clone)]
pub(super) enum Asks {
    /// To leave findings of these checks be, or of all where none is named.
    Ignore { checks: Vec<&'static str>, until: Option<Placed<Date>>, reason: String },
    /// To tie the number in the text to this figure.
    Pin { figure: Placed<String> },
}

impl IgnoreFile {
    /// Reads an ignore file.
    ///
    /// # Errors
    ///
    /// All that is wrong with it, in order, each with its place in `file`.
    pub fn parse(file: TextFile) -> Result<IgnoreFile, Vec<FileError>> {
        let mut errors = Vec::new();
        let entries = read(Sheet::toml(0, &file.text), &mut errors);
        if errors.is_empty() {
            return Ok(IgnoreFile { file, entries });
        }
        errors.sort_by_key(|error| error.location);
        Err(errors)
    }

    /// Its path as given, and its text.
    pub fn file(&self) -> &TextFile {
        &self.file
    }

    /// The entries for the file at a path relative to the folder of this one, with their places.
    pub(super) fn of<'f>(&'f self, path: &'f str) -> impl Iterator<Item = (usize, &'f Entry)> {
        self.entries.iter().enumerate().filter(move |(_, entry)| entry.path.fits(path))
    }
}

impl PartialEq for IgnoreFile {
    fn eq(&self, other: &IgnoreFile) -> bool {
        self.file == other.file
    }
}

impl Eq for IgnoreFile {}

fn read(sheet: Sheet<'_>, errors: &mut Vec<FileError>) -> Vec<Entry> {
    let mended = OnceCell::new();
    let parsed = parse(sheet, HEADINGS, &mended);
    let mut own = Vec::new();
    let file = Table::new(sheet, &parsed.table, "an ignore file", &FILE, &mut own);
    for error in &mut own {
        let name = sheet.slice(error.location.span.range());
        error.help = Some(match nearest(name, FILE) {
            Some(near) => format!("did you mean `[[{near}]]`?"),
            None => "an ignore file has [[ignore]] and [[pin]]".to_owned(),
        });
    }
    let mut entries = Vec::new();
    for key in FILE {
        for (place, table) in tables(file, key, &mut own) {
            let at = sheet.at(place).span;
            entries.extend(if key == "pin" {
                pin(Table::new(sheet, table, "a pin", &PIN, &mut own), at, &mut own)
            } else {
                ignore(Table::new(sheet, table, "an ignore", &IGNORE, &mut own), at, &mut own)
            });
        }
    }
    entries.sort_by_key(|entry| entry.at);
    // A line that is no TOML may hold what its entry seems to lack.
    if parsed.bad_lines.is_empty() {
        errors.append(&mut own);
    }
    errors.extend(parsed.errors);
    entries
}

/// The tables under a heading.
fn tables<'t>(
    file: Table<'t>,
    key: &'static str,
    errors: &mut Vec<FileError>,
) -> Vec<(Range<usize>, &'t DeTable<'t>)> {
    let Some(value) = file.value(key) else { return Vec::new() };
    let help = format!("write [[{key}]], with two pairs of brackets, above each");
    let Some(items) = value.get_ref().as_array() else {
        errors.push(file.wrong_type(key, value, "a list of tables", &help));
        return Vec::new();
    };
    let mut tables = Vec::new();
    for item in items {
        match item.get_ref() {
            DeValue::Table(table) => tables.push((item.span(), table)),
            _ => errors.push(file.wrong_type(key, item, "a list of tables", &help)),
        }
    }
    tables
}

fn ignore(table: Table<'_>, at: Span, errors: &mut Vec<FileError>) -> Option<Entry> {
    let path = path(table, at, errors);
    let mut known = Vec::new();
    for name in table.texts("check", checks::all().len(), errors) {
        if let Some(check) = Check::named(&name.value) {
            known.push(check.name);
            continue;
        }
        let names: Vec<&str> = checks::all().iter().map(|check| check.name).collect();
        let message = format!("no check is called `{}`", brief(&name.value));
        errors.push(FileError::new(name.at, message, "not a check").help(suggestion(&name.value, &names)));
    }
    if let Some(value) =
        table.value("check").filter(|value| value.get_ref().as_array().is_some_and(|a| a.is_empty()))
    {
        let message = "`check` names no check";
        let help = "name a check, or leave `check` out to leave all findings be";
        errors.push(FileError::new(table.sheet.at(value.span()), message, "empty").help(help));
    }
    let day = date(table, "until", errors);
    let until = day
        .zip(table.value("until"))
        .map(|(value, written)| Placed { value, at: table.sheet.at(written.span()) });
    let reason =
        required(table, at, "reason", "say why, for whoever reads it next year: reason = \"…\"", errors);
    let text = table.text("text", errors);
    Some(Entry { path: path?, text, asks: Asks::Ignore { checks: known, until, reason: reason?.value }, at })
}

fn pin(table: Table<'_>, at: Span, errors: &mut Vec<FileError>) -> Option<Entry> {
    let path = path(table, at, errors);
    let text =
        required(table, at, "text", "quote the copy with the number: text = \"15,800 babies\"", errors);
    let figure =
        required(table, at, "figure", "name the figure by its id: figure = \"babies-at-home\"", errors);
    table.text("reason", errors);
    Some(Entry { path: path?, text: Some(text?), asks: Asks::Pin { figure: figure? }, at })
}

fn path(table: Table<'_>, at: Span, errors: &mut Vec<FileError>) -> Option<PathPattern> {
    let help = "name the file or files it is for: path = \"copy/story.txt\" or \"copy/**/*.md\"";
    let written = required(table, at, "path", help, errors)?;
    match PathPattern::new(&written.value) {
        Ok(pattern) => Some(pattern),
        Err(reason) => {
            let message = format!("`{}` is no path", brief(&written.value));
            let help = "write it with / between folders; * is any name, ** any folders";
            errors.push(FileError::new(written.at, message, reason).help(help));
            None
        }
    }
}

/// A text that an entry must have.
fn required(
    table: Table<'_>,
    at: Span,
    key: &str,
    help: &str,
    errors: &mut Vec<FileError>,
) -> Option<Placed<String>> {
    if table.value(key).is_none() {
        let message = format!("this entry has no `{key}`");
        let heading = table.sheet.at(at.range());
        errors.push(FileError::new(heading, message, format!("`{key}` is missing")).help(help));
    }
    table.text(key, errors)
}
