//! Rules files to a book: every file is read, then the figures are held against each other.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::{self, Entry};
use super::resolve::{self, Settled};
use super::stretches::{self, Stretches};
use super::value::ReadValue;
use super::{
    BookErrors, Citation, Figure, FigureBook, Origin, RulesFile, Superseded, ambiguity, citation,
    consistency, keys, spreadsheet, trend,
};
use crate::parallel::{self, MANY_FIGURES};
use crate::sheet::{self, FileError, Headings, Placed, Sheet, Table, brief};

/// What errors call the headings of a rules file.
const HEADINGS: Headings = Headings {
    once: Some(("source", "a file has one [source]; give a figure its own with source = { title = \"…\" }")),
    each: &["figure"],
};

/// One book of several files; `reader` reads a value as copy prints it.
pub(super) fn parse_with(files: Vec<RulesFile>, reader: ReadValue<'_>) -> Result<FigureBook, BookErrors> {
    let mut errors = Vec::new();
    let mut entries = Vec::new();
    let mut lost_ids = false;
    for (file, rules) in files.iter().enumerate() {
        lost_ids |= match rules.grid() {
            Some(grid) => {
                let sheet = Sheet::cells(file, &rules.text);
                spreadsheet::read_file(sheet, grid, reader, &mut entries, &mut errors)
            }
            None => read_file(Sheet::toml(file, &rules.text), reader, &mut entries, &mut errors),
        };
    }
    let ids = ids(&entries, &mut errors);
    let settled = resolve::settle(&entries, &ids, lost_ids, &mut errors);
    for (entry, settled) in entries.iter().zip(&settled) {
        if let Some(settled) = settled {
            consistency::check(entry, settled, &mut errors);
        }
    }
    ambiguity::check(&entries, &settled, &mut errors);
    if errors.is_empty() {
        let figures = entries.into_iter().zip(settled).filter_map(|(e, s)| figure(e, s?)).collect();
        return Ok(FigureBook { files, figures, ..FigureBook::default() });
    }
    errors.sort_by_key(|error| error.location);
    Err(BookErrors { files, errors })
}

/// Adds the figures of a file; tells whether some of their ids may be lost.
fn read_file(
    sheet: Sheet<'_>,
    reader: ReadValue<'_>,
    entries: &mut Vec<Entry>,
    errors: &mut Vec<FileError>,
) -> bool {
    let stretches = Stretches::of(sheet, stretches::LEAST);
    if let Some((figures, own)) = stretches.and_then(|stretches| read_stretches(sheet, &stretches, reader)) {
        entries.extend(figures);
        errors.extend(own);
        return false;
    }
    read_whole(sheet, reader, entries, errors)
}

/// The figures of a well-formed file, and what is wrong with them; `None` where it must be read as a whole.
pub(super) fn read_stretches(
    sheet: Sheet<'_>,
    stretches: &Stretches<'_>,
    reader: ReadValue<'_>,
) -> Option<(Vec<Entry>, Vec<FileError>)> {
    let mut errors = Vec::new();
    let head = stretches.head()?;
    let (_, citation) = read_head(sheet, &head, &mut errors);
    let read = stretches.read(|stretch| {
        let mut own = Vec::new();
        let tables = figures(stretch, &mut own);
        let entries = tables.into_iter().map(|(place, table)| {
            let header = stretch.sheet.at(place);
            entry::read(stretch.sheet, table, header, false, &citation, reader, &mut own)
        });
        (entries.collect::<Vec<_>>(), own)
    })?;
    let mut entries = Vec::with_capacity(read.iter().map(|(entries, _)| entries.len()).sum());
    for (more, own) in read {
        entries.extend(more);
        errors.extend(own);
    }
    Some((entries, errors))
}

/// Adds the figures of a file that may be damaged.
pub(super) fn read_whole(
    sheet: Sheet<'_>,
    reader: ReadValue<'_>,
    entries: &mut Vec<Entry>,
    errors: &mut Vec<FileError>,
) -> bool {
    let mended = OnceCell::new();
    let mut parsed = sheet::parse(sheet, HEADINGS, &mended);
    let (table, bad_lines) = (&parsed.table, &parsed.bad_lines);
    let mut own = Vec::new();
    let (file, citation) = read_head(sheet, table, &mut own);
    let figures = figures(file, &mut own);
    let read = |(i, (place, table)): &(usize, FigureTable<'_>)| {
        let mut own = Vec::new();
        let end = figures.get(i + 1).map_or(sheet.text.len(), |(next, _)| next.start);
        let first = bad_lines.partition_point(|line| line.end <= place.start);
        let damaged = bad_lines.get(first).is_some_and(|line| line.start < end);
        let header = sheet.at(place.clone());
        (entry::read(sheet, table, header, damaged, &citation, reader, &mut own), own)
    };
    let numbered: Vec<(usize, FigureTable<'_>)> = figures.iter().cloned().enumerate().collect();
    entries.reserve(numbered.len());
    for (entry, errors) in parallel::map(&numbered, MANY_FIGURES, read) {
        entries.push(entry);
        own.extend(errors);
    }
    let lost_id = |line: &Range<usize>| {
        let start = sheet.slice(line.clone()).trim_start();
        start.starts_with('[') || start.starts_with("id")
    };
    let lost_ids = parsed.gave_up || bad_lines.iter().any(lost_id);
    parsed.retain_readable(&mut own);
    errors.append(&mut parsed.errors);
    errors.append(&mut own);
    lost_ids
}

/// The file as a table, and the source that it gives for all its figures.
fn read_head<'t>(
    sheet: Sheet<'t>,
    table: &'t DeTable<'t>,
    errors: &mut Vec<FileError>,
) -> (Table<'t>, Arc<Citation>) {
    let known: Vec<&str> = keys::FILE.into_iter().chain(keys::FIGURE).chain(keys::SOURCE).collect();
    let file = Table::new(sheet, table, "a rules file", &known, errors);
    for error in &mut *errors {
        mend_help(sheet, error);
    }
    misplaced(sheet, table, errors);
    let citation = file_citation(file, errors);
    (file, Arc::new(citation))
}

/// A file has few keys: name them as the headings they are.
fn mend_help(sheet: Sheet<'_>, error: &mut FileError) {
    let name = sheet.slice(error.location.span.range());
    error.help = Some(match sheet::nearest(name, keys::FILE) {
        Some("figure") => "did you mean `[[figure]]`?".into(),
        Some(_) => "did you mean `[source]`?".into(),
        None => "a rules file has [source] and [[figure]]".into(),
    });
}

/// Keys of a figure or source that stand above any heading.
fn misplaced(sheet: Sheet<'_>, table: &DeTable<'_>, errors: &mut Vec<FileError>) {
    for key in table.keys() {
        let name = key.get_ref().as_ref();
        let heading = match name {
            _ if keys::FILE.contains(&name) => continue,
            _ if keys::FIGURE.contains(&name) => "[[figure]]",
            _ if keys::SOURCE.contains(&name) => "[source]",
            _ => continue,
        };
        let message = format!("`{name}` stands under no heading");
        let error = FileError::new(sheet.at(key.span()), message, format!("belongs under {heading}"));
        errors.push(error.help(format!("put {heading} on a line of its own above it")));
    }
}

fn file_citation(file: Table<'_>, errors: &mut Vec<FileError>) -> Citation {
    let Some(value) = file.value("source") else { return Citation::default() };
    if let DeValue::Table(table) = value.get_ref() {
        return citation::read(file.sheet, table, "[source]", errors);
    }
    let help = "write [source], with one pair of brackets, once in a file";
    errors.push(file.wrong_type("source", value, "one table", help));
    Citation::default()
}

type FigureTable<'t> = (Range<usize>, &'t DeTable<'t>);

fn figures<'t>(file: Table<'t>, errors: &mut Vec<FileError>) -> Vec<FigureTable<'t>> {
    let Some(value) = file.value("figure") else { return Vec::new() };
    let help = "write [[figure]], with two pairs of brackets, above each figure";
    let Some(items) = value.get_ref().as_array() else {
        // What stands under the wrong heading is read all the same, so that its own errors show.
        errors.push(file.wrong_type("figure", value, "a list of tables", help));
        return as_table(value).into_iter().collect();
    };
    let mut tables = Vec::new();
    for item in items {
        match as_table(item) {
            Some(table) => tables.push(table),
            None => errors.push(file.wrong_type("figure", item, "a list of tables", help)),
        }
    }
    tables
}

fn as_table<'t>(value: &'t Spanned<DeValue<'t>>) -> Option<FigureTable<'t>> {
    value.get_ref().as_table().map(|table| (value.span(), table))
}

/// Where each id stands, and an error for each that is taken.
fn ids<'e>(entries: &'e [Entry], errors: &mut Vec<FileError>) -> HashMap<&'e str, usize> {
    let mut ids = HashMap::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let Some(id) = &entry.id else { continue };
        match ids.entry(id.value.as_str()) {
            Slot::Vacant(slot) => {
                slot.insert(index);
            }
            Slot::Occupied(slot) => {
                let message = format!("two figures have the id `{}`", brief(&id.value));
                let mut error =
                    FileError::new(id.at, message, "already taken").help("give one of them another id");
                if let Some(first) = &entries[*slot.get()].id {
                    error = error.related(first.at, "first used here");
                }
                errors.push(error);
            }
        }
    }
    ids
}

fn figure(entry: Entry, settled: Settled) -> Option<Figure> {
    let what = entry.what?.value;
    let texts = |texts: Vec<Placed<String>>| texts.into_iter().map(|t| t.value).collect();
    let trend = entry
        .trend
        .or_else(|| trend::of_values(&settled.quantity, entry.was.iter().map(|(old, _)| &old.quantity)));
    let was = entry.was.into_iter().map(|(old, until)| Superseded {
        quantity: old.quantity,
        text: old.text,
        until,
    });
    Some(Figure {
        id: entry.id?.value,
        what,
        aka: texts(entry.aka),
        not: texts(entry.not),
        quantity: settled.quantity,
        text: settled.text,
        kind: settled.kind,
        period: entry.period.map(|t| t.value),
        place: texts(entry.place),
        exact: entry.exact.map(|exact| exact.quantity),
        tolerance: entry.tolerance,
        was: was.collect(),
        trend,
        is_change: entry.trend.is_some(),
        status: entry.status,
        expires: entry.expires,
        citation: entry.citation,
        note: entry.note,
        declared_at: settled.declared_at,
        origin: Origin::Rules,
    })
}
