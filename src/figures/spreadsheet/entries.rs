//! The figures of a spreadsheet, one row a figure.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::columns::{self, Column, Columns, REMARK};
use super::row;
use crate::figures::Citation;
use crate::figures::entry::{self, Entry};
use crate::figures::value::ReadValue;
use crate::sheet::{Cell, Content, Fault, FileError, Grid, Row, Sheet, Tab, column_name};

/// Adds the figures of a spreadsheet; tells whether some of their ids may be lost.
pub(crate) fn read_file(
    sheet: Sheet<'_>,
    grid: &Grid,
    reader: ReadValue<'_>,
    entries: &mut Vec<Entry>,
    errors: &mut Vec<FileError>,
) -> bool {
    let mut lost_ids = false;
    for tab in &grid.tabs {
        unclosed(sheet, tab, errors);
        let Some((columns, rows)) = headed(sheet, tab, errors) else { continue };
        lost_ids |= !columns.has_ids;
        let citation = Arc::new(Citation::default());
        for row in rows {
            if is_alone(row, &columns) {
                errors.push(alone(sheet, row));
                continue;
            }
            let read = row::read(sheet, row, &columns, errors);
            lost_ids |= read.lost_id;
            let header = sheet.at(row.span.clone());
            let damaged = read.is_damaged || !columns.is_complete;
            entries.push(entry::read(sheet, &read.table, header, damaged, &citation, reader, errors));
        }
    }
    lost_ids
}

/// The headings of a sheet and the rows below that hold figures.
pub(super) fn headed<'t>(
    sheet: Sheet<'_>,
    tab: &'t Tab,
    errors: &mut Vec<FileError>,
) -> Option<(Columns, Vec<&'t Row>)> {
    let heading_row = columns::heading_row(tab)?;
    let columns = columns::columns(sheet, tab.rows.get(heading_row)?, errors);
    let below = tab.rows.get(heading_row + 1..)?;
    unnamed(sheet, below, &columns, errors);
    let rows = below.iter().filter(|row| !is_remark(row) && own_cells(row, &columns).next().is_some());
    let rows = rows.collect();
    Some((columns, rows))
}

/// Whether the row is a remark: its first cell says so.
pub(super) fn is_remark(row: &Row) -> bool {
    row.cells.first().and_then(Cell::text).is_some_and(|text| text.starts_with(REMARK))
}

/// The row's own cells below a heading, merged ones of rows above left out.
fn own_cells<'r>(row: &'r Row, columns: &'r Columns) -> impl Iterator<Item = &'r Cell> {
    row.cells.iter().filter(|cell| {
        row.span.contains(&cell.span.start)
            && columns.get(cell.column).is_some_and(|column| column != Column::Remark)
    })
}

/// Whether a single cell is filled in: a heading of a group, a total, a line below the table.
fn is_alone(row: &Row, columns: &Columns) -> bool {
    columns.is_complete && own_cells(row, columns).nth(1).is_none()
}

fn alone(sheet: Sheet<'_>, row: &Row) -> FileError {
    FileError::new(sheet.at(row.span.clone()), "a row has one cell filled in", "not a figure yet")
        .help(format!("fill in id, value and what; or begin the row with {REMARK} to make it a remark"))
}

/// An error for the first cell of each column that has no heading.
fn unnamed(sheet: Sheet<'_>, rows: &[Row], columns: &Columns, errors: &mut Vec<FileError>) {
    let mut told = BTreeSet::new();
    for row in rows.iter().filter(|row| !is_remark(row)) {
        for cell in row.cells.iter().filter(|cell| columns.get(cell.column).is_none()) {
            if told.insert(cell.column) {
                let message = format!("column {} has no heading", column_name(cell.column));
                let help = format!("write a key above it, or {REMARK} to leave the column out");
                errors.push(
                    FileError::new(sheet.at(cell.span.clone()), message, "belongs to no key").help(help),
                );
            }
        }
    }
}

/// An error for every quotation mark that is not closed, wherever it stands.
fn unclosed(sheet: Sheet<'_>, tab: &Tab, errors: &mut Vec<FileError>) {
    for cell in tab.rows.iter().flat_map(|row| &row.cells) {
        if cell.content == Content::Fault(Fault::Unclosed) {
            let at = sheet.at(cell.span.clone());
            let error = FileError::new(at, "a quotation mark is not closed", "the cell begins here");
            errors.push(
                error.help("close it where the cell ends; a quotation mark inside a cell is written twice"),
            );
        }
    }
}
