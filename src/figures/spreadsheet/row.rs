//! A row of a spreadsheet as the table that a TOML file would have for it.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::columns::{Column, Columns};
use crate::sheet::{Cell, Content, Fault, FileError, Row, Sheet, brief};

/// What parts several values in one cell.
const BETWEEN_VALUES: [char; 3] = [';', '\n', '\r'];

/// Between an old value and when it stopped being right: "15,000 until March 2016".
const UNTIL: &str = " until ";

/// Kinds whose values may be days.
const CALENDAR_KINDS: [&str; 3] = ["date", "year", "time"];

/// A row as a table.
pub(super) struct RowTable<'t> {
    pub(super) table: DeTable<'t>,
    /// A cell cannot be read, so what is missing may be there.
    pub(super) is_damaged: bool,
    /// That cell is the id.
    pub(super) lost_id: bool,
}

/// A part of a cell: its text, and its bytes in the file.
type Part<'t> = (&'t str, Range<usize>);

/// The table of a row, with an error for every cell that cannot be read.
pub(super) fn read<'t>(
    sheet: Sheet<'t>,
    row: &'t Row,
    columns: &Columns,
    errors: &mut Vec<FileError>,
) -> RowTable<'t> {
    let mut read = RowTable { table: DeTable::new(), is_damaged: false, lost_id: false };
    let mut source = DeTable::new();
    let (mut was, mut until) = (None, None);
    let is_calendar = is_calendar(row, columns);
    for cell in &row.cells {
        let Some(column) = columns.get(cell.column).filter(|column| *column != Column::Remark) else {
            continue;
        };
        // Merged cells say one thing of several figures, but not their names.
        if column == Column::Key("id") && !row.span.contains(&cell.span.start) {
            continue;
        }
        let Some(text) = cell.text() else {
            errors.extend(fault(sheet, cell));
            read.is_damaged = true;
            read.lost_id |= column == Column::Key("id");
            continue;
        };
        match column {
            Column::Key(key @ ("value" | "exact" | "was")) if is_day(cell) && !is_calendar => {
                errors.push(not_a_number(sheet, cell, key, text));
                read.is_damaged = true;
            }
            Column::Key("was") => was = Some(cell),
            Column::Key(key @ ("aka" | "not" | "place")) => {
                let mut values = DeArray::new();
                for (text, span) in parts(sheet, cell) {
                    values.push(string(text, span));
                }
                insert(&mut read.table, key, DeValue::Array(values), cell.span.clone());
            }
            Column::Key(key) => insert_cell(&mut read.table, key, cell, text),
            Column::Source(key) => insert_cell(&mut source, key, cell, text),
            Column::Until => until = Some(cell),
            Column::Remark => {}
        }
    }
    let was_span = was.or(until).map(|cell| cell.span.clone());
    if let (Some(values), Some(span)) = (old_values(sheet, was, until, errors), was_span) {
        insert(&mut read.table, "was", DeValue::Array(values), span);
    }
    if !source.is_empty() {
        insert(&mut read.table, "source", DeValue::Table(source), row.span.clone());
    }
    read
}

fn insert<'t>(table: &mut DeTable<'t>, key: &'static str, value: DeValue<'t>, span: Range<usize>) {
    table.insert(Spanned::new(span.clone(), Cow::Borrowed(key)), Spanned::new(span, value));
}

fn insert_cell<'t>(table: &mut DeTable<'t>, key: &'static str, cell: &'t Cell, text: &'t str) {
    let text = match &cell.content {
        // A day is shown in many ways, but these keys take one.
        Content::Day(day, _) if matches!(key, "expires" | "published") => Cow::Owned(day.to_string()),
        _ => Cow::Borrowed(text),
    };
    insert(table, key, DeValue::String(text), cell.span.clone());
}

fn string(text: &str, span: Range<usize>) -> Spanned<DeValue<'_>> {
    Spanned::new(span, DeValue::String(Cow::Borrowed(text)))
}

/// The values of a cell that may hold several.
fn parts<'t>(sheet: Sheet<'t>, cell: &'t Cell) -> Vec<Part<'t>> {
    let text = cell.text().unwrap_or_default();
    let raw = sheet.slice(cell.span.clone());
    let inner = raw.trim_start_matches('"').trim_start();
    // The text stands in the file letter for letter unless a mark in it is written twice.
    let verbatim = inner.starts_with(text).then(|| cell.span.start + raw.len() - inner.len());
    let mut parts = Vec::new();
    let mut start = 0;
    for part in text.split(BETWEEN_VALUES) {
        let blank = part.len() - part.trim_start().len();
        let at = start + blank;
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let span = verbatim.map_or(cell.span.clone(), |from| from + at..from + at + trimmed.len());
            parts.push((trimmed, span));
        }
        start += part.len() + 1;
    }
    parts
}

/// The entries of `was`, each with its end from the same cell or from the column beside it.
fn old_values<'t>(
    sheet: Sheet<'t>,
    was: Option<&'t Cell>,
    until: Option<&'t Cell>,
    errors: &mut Vec<FileError>,
) -> Option<DeArray<'t>> {
    let Some(was) = was else {
        if let Some(until) = until {
            let at = sheet.at(until.span.clone());
            let help = format!("write {}, or take this out", sheet.given("was", "15,000"));
            errors.push(FileError::new(at, "an old value has no value", "`was` is empty").help(help));
        }
        return None;
    };
    let values = parts(sheet, was);
    let ends = until.map(|until| (until, parts(sheet, until)));
    if let Some((until, ends)) = &ends
        && ends.len() != values.len()
    {
        let at = sheet.at(until.span.clone());
        let message = format!("`was` has {} and `until` has {}", counted(values.len()), counted(ends.len()));
        let help = "part them by semicolons, in the same order; or write 15,000 until March 2016 under `was`";
        errors.push(FileError::new(at, message, "not as many").help(help));
        return None;
    }
    let mut entries = DeArray::new();
    for (nth, (text, span)) in values.into_iter().enumerate() {
        let (value, own) = match text.split_once(UNTIL) {
            Some((value, own)) => (value.trim(), Some(own.trim())),
            None => (text, None),
        };
        let mut entry = DeTable::new();
        insert(&mut entry, "value", DeValue::String(Cow::Borrowed(value)), span.clone());
        let end = ends.as_ref().and_then(|(_, ends)| ends.get(nth).cloned());
        match (own, end) {
            (Some(_), Some((_, at))) => {
                let message = "`until` is given twice";
                let error = FileError::new(sheet.at(at), message, "and in the cell under `was`");
                errors.push(error.help("keep one of the two"));
            }
            (Some(end), None) => {
                insert(&mut entry, "until", DeValue::String(Cow::Borrowed(end)), span.clone());
            }
            (None, Some((end, at))) => insert(&mut entry, "until", DeValue::String(Cow::Borrowed(end)), at),
            (None, None) => {}
        }
        entries.push(Spanned::new(span, DeValue::Table(entry)));
    }
    Some(entries)
}

fn counted(values: usize) -> String {
    if values == 1 { "1 value".into() } else { format!("{values} values") }
}

fn is_day(cell: &Cell) -> bool {
    matches!(cell.content, Content::Day(..))
}

/// Whether the figure says that its value is a day.
fn is_calendar(row: &Row, columns: &Columns) -> bool {
    let kind = row.cells.iter().find(|cell| columns.get(cell.column) == Some(Column::Key("kind")));
    kind.and_then(Cell::text).is_some_and(|kind| CALENDAR_KINDS.contains(&kind))
}

/// Spreadsheets turn 3-4 and 10/12 into days as they are typed.
fn not_a_number(sheet: Sheet<'_>, cell: &Cell, key: &str, text: &str) -> FileError {
    let message = format!("`{key}` is a date, {}", brief(text));
    FileError::new(sheet.at(cell.span.clone()), message, "the spreadsheet made it one").help(
        "type it again with an apostrophe before it, as '10 to 15; for a figure that is a date, write date under `kind`",
    )
}

/// Why a cell cannot be read; an open quotation mark has been told already.
fn fault(sheet: Sheet<'_>, cell: &Cell) -> Option<FileError> {
    let Content::Fault(fault) = &cell.content else { return None };
    let at = sheet.at(cell.span.clone());
    match fault {
        Fault::Error(shown) => {
            let error =
                FileError::new(at, format!("the cell shows {}", brief(shown)), "an error of the spreadsheet");
            Some(error.help("mend its formula, or type the figure itself"))
        }
        Fault::Uncalculated => {
            let error = FileError::new(at, "the file does not say what this formula comes to", "a formula");
            Some(
                error.help(
                    "open the file in a spreadsheet program and save it there, or type the figure itself",
                ),
            )
        }
        Fault::Unclosed => None,
    }
}
