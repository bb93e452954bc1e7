//! Spreadsheets as TOML rules files.

use toml::de::{DeTable, DeValue};

use super::columns::{Column, Columns};
use super::entries::{headed, is_remark};
use super::row;
use crate::draft::comment;
use crate::figures::{RulesFile, keys};
use crate::sheet::{Cell, Row, Sheet, Tab, brief};

/// A file that is a text already.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: not a spreadsheet; only CSV and Excel workbooks are converted")]
pub struct NotSpreadsheet {
    /// Its path.
    pub path: String,
}

/// The same figures as one TOML rules file, in the same order, with remarks as comments.
///
/// The files are those of a book that [`FigureBook::parse`](crate::FigureBook::parse) has read without a fault:
/// what it would report is left out here.
///
/// # Errors
///
/// Where a file is no spreadsheet.
pub fn to_toml(files: &[RulesFile]) -> Result<String, NotSpreadsheet> {
    let mut figures = Vec::new();
    for file in files {
        let grid = file.grid().ok_or_else(|| NotSpreadsheet { path: file.path.clone() })?;
        for tab in &grid.tabs {
            figures.extend(tab_figures(Sheet::cells(0, &file.text), file, tab));
        }
    }
    let shared = shared_source(&figures).map(<[_]>::to_vec);
    let mut out =
        String::from("# Written by tieout from a spreadsheet; `tieout book schema` describes this format.\n");
    if let Some(source) = &shared {
        out.push_str("\n[source]\n");
        for (key, value) in source {
            line(&mut out, key, value);
        }
    }
    let mut origin = None;
    for figure in &figures {
        if origin != Some(&figure.origin) {
            out.push('\n');
            comment(&mut out, &figure.origin);
            origin = Some(&figure.origin);
        }
        figure.write(&mut out, shared.as_deref());
    }
    Ok(out)
}

/// Keys with their values as TOML.
type Pairs = Vec<(&'static str, String)>;

struct Converted {
    /// The file and sheet it stands in.
    origin: String,
    remarks: Vec<String>,
    pairs: Pairs,
    source: Pairs,
    /// Remarks below the last figure of its sheet.
    below: Vec<String>,
}

impl Converted {
    fn write(&self, out: &mut String, shared: Option<&[(&'static str, String)]>) {
        out.push('\n');
        for remark in &self.remarks {
            comment(out, remark);
        }
        out.push_str("[[figure]]\n");
        for (key, value) in &self.pairs {
            line(out, key, value);
        }
        if !self.source.is_empty() && shared != Some(&self.source) {
            line(out, "source", &inline(&self.source));
        }
        for remark in &self.below {
            comment(out, remark);
        }
    }
}

fn tab_figures(sheet: Sheet<'_>, file: &RulesFile, tab: &Tab) -> Vec<Converted> {
    let Some((columns, rows)) = headed(sheet, tab, &mut Vec::new()) else { return Vec::new() };
    let origin = match &tab.name {
        Some(name) => format!("{}, sheet “{name}”", file.path),
        None => file.path.clone(),
    };
    let heading_row = super::columns::heading_row(tab).and_then(|at| tab.rows.get(at));
    let headings = heading_row.map(|row| row.cells.as_slice()).unwrap_or_default();
    let mut remark_rows = tab.rows.iter().filter(|row| is_remark(row)).peekable();
    let mut figures = Vec::new();
    for row in rows {
        let mut remarks = Vec::new();
        while let Some(remark) = remark_rows.next_if(|remark| remark.number < row.number) {
            let is_below = heading_row.is_some_and(|heading| heading.number < remark.number);
            remarks.extend(is_below.then(|| words(remark)));
        }
        remarks.extend(own_remarks(row, &columns, headings));
        let table = row::read(sheet, row, &columns, &mut Vec::new()).table;
        let source = table.get("source").and_then(|source| source.get_ref().as_table());
        figures.push(Converted {
            origin: origin.clone(),
            remarks,
            pairs: pairs(&table, &keys::FIGURE),
            source: source.map(|source| pairs(source, &keys::SOURCE)).unwrap_or_default(),
            below: Vec::new(),
        });
    }
    if let Some(last) = figures.last_mut() {
        last.below.extend(remark_rows.map(words));
    }
    figures
}

/// The words of a row that is a remark.
fn words(row: &Row) -> String {
    let cells: Vec<&str> = row.cells.iter().filter_map(Cell::text).collect();
    cells.join(" ").trim_start_matches('#').trim_start().to_owned()
}

/// What stands in the columns that are remarks, with their headings.
fn own_remarks(row: &Row, columns: &Columns, headings: &[Cell]) -> Vec<String> {
    let remarks = row.cells.iter().filter(|cell| columns.get(cell.column) == Some(Column::Remark));
    let told = |cell: &Cell| {
        let heading = headings.iter().find(|heading| heading.column == cell.column).and_then(Cell::text);
        let heading = heading.unwrap_or_default().trim_start_matches('#').trim();
        let text = cell.text().unwrap_or_default();
        if heading.is_empty() { text.to_owned() } else { format!("{}: {text}", brief(heading)) }
    };
    remarks.map(told).collect()
}

/// The keys of a table, in the order of the documentation.
fn pairs(table: &DeTable<'_>, keys: &[&'static str]) -> Pairs {
    let pair = |key: &&'static str| {
        let value = table.get(*key)?.get_ref();
        (*key != "source").then(|| (*key, written(key, value)))
    };
    keys.iter().filter_map(pair).collect()
}

/// A value of a row's table as TOML.
fn written(key: &str, value: &DeValue<'_>) -> String {
    match value {
        DeValue::Array(values) if values.len() == 1 && key == "place" => {
            values.iter().map(|value| written(key, value.get_ref())).collect()
        }
        DeValue::Array(values) => {
            let values: Vec<String> = values.iter().map(|value| written(key, value.get_ref())).collect();
            format!("[{}]", values.join(", "))
        }
        DeValue::Table(table) => inline(&pairs(table, &keys::WAS)),
        DeValue::String(text) if is_bare(key, text) => text.to_string(),
        DeValue::String(text) => string(text),
        _ => String::new(),
    }
}

/// A TOML string, escaped by the TOML library.
fn string(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Whether TOML has a type of its own for the value.
fn is_bare(key: &str, text: &str) -> bool {
    match key {
        "expires" | "published" => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        "page" => !text.starts_with(['0', '+']) && text.parse::<u32>().is_ok(),
        _ => false,
    }
}

fn inline(pairs: &Pairs) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn line(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push_str(" = ");
    out.push_str(value);
    out.push('\n');
}

/// The first figure's source, where it can stand for the file's: every other has the same, or one with a title of its
/// own, which takes nothing from the file's.
fn shared_source(figures: &[Converted]) -> Option<&[(&'static str, String)]> {
    let first = &figures.first()?.source;
    let stands = |other: &Pairs| other == first || other.iter().any(|(key, _)| *key == "title");
    let is_shared = !first.is_empty() && figures.iter().all(|figure| stands(&figure.source));
    is_shared.then_some(first)
}
