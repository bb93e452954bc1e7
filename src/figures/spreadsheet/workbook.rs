//! Excel workbooks: every sheet, a row a line.

use std::collections::HashMap;
use std::io::Cursor;
use std::ops::Range;

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError, open_workbook_from_rs};
use jiff::civil::Date;
use memchr::memmem;

use super::SpreadsheetError;
use super::inflate;
use super::shown::Shown;
use crate::sheet::{Cell, Content, Fault, Grid, Row, Tab};

/// Cells that hold something, merged ones counted for each row; a hundred thousand figures of ten keys.
const MOST_CELLS: usize = 1_000_000;

/// Bytes of text that they may show, likewise.
const MOST_BYTES: usize = 64 << 20;

/// First bytes of Excel's formats before 2007, and of a workbook that is protected by a password.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An archive in the `OpenDocument` format says what it is in its first file.
const FORMAT_WITHIN: usize = 256;

/// Merged areas of a sheet.
const MOST_MERGED: usize = 20_000;

/// Between two cells of a row, as it is drawn.
const BETWEEN: &str = " | ";

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// A text that stands for the workbook, and its cells.
pub(super) fn read(bytes: &[u8]) -> Result<(String, Grid), SpreadsheetError> {
    if bytes.starts_with(&COMPOUND_FILE) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_protected = memmem::find(bytes, &name).is_some();
        return Err(if is_protected { SpreadsheetError::Password } else { SpreadsheetError::OtherFormat });
    }
    inflate::check(bytes)?;
    if memmem::find(&bytes[..bytes.len().min(FORMAT_WITHIN)], b"opendocument.spreadsheet").is_some() {
        return Err(SpreadsheetError::OtherFormat);
    }
    let mut book: Book<'_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut written = Written::default();
    let mut tabs = Vec::new();
    for name in names {
        tabs.push(tab(&mut book, name, &mut written)?);
    }
    Ok((written.text, Grid { is_text: false, tabs }))
}

fn refused(error: &XlsxError) -> SpreadsheetError {
    match error {
        XlsxError::Password => SpreadsheetError::Password,
        _ => SpreadsheetError::NotWorkbook,
    }
}

/// A cell before it has a place in the text: its row and column from 0.
type Loose = ((u32, u32), Content);

fn tab(book: &mut Book<'_>, name: String, written: &mut Written) -> Result<Tab, SpreadsheetError> {
    let failed = |error: XlsxError| refused(&error);
    let mut cells = contents(book, &name, written).map_err(failed)?;
    cells.extend(uncalculated(book, &name, &cells).map_err(failed)?);
    cells.sort_by_key(|(at, _)| *at);
    cells.dedup_by_key(|(at, _)| *at);
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), content) in cells {
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|row| row.number != number) {
            written.end_row(rows.last_mut());
            rows.push(Row { number, span: 0..0, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            row.cells.push(Cell { column, span: written.cell(&content, row.cells.is_empty()), content });
        }
    }
    written.end_row(rows.last_mut());
    let merged = book.merge_cells_by_sheet_name(&name).map_err(failed)?;
    if merged.len() > MOST_MERGED {
        return Err(SpreadsheetError::TooBig);
    }
    for area in merged {
        spread(&mut rows, area.start, area.end.0, written);
    }
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.column);
        row.cells.dedup_by_key(|cell| cell.column);
    }
    if written.is_full() { Err(SpreadsheetError::TooBig) } else { Ok(Tab { name: Some(name), rows }) }
}

/// The cells that show something.
fn contents(book: &mut Book<'_>, name: &str, written: &mut Written) -> Result<Vec<Loose>, XlsxError> {
    let mut cells = Vec::new();
    let mut formats: HashMap<usize, Shown> = HashMap::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let shown = formats.entry(style).or_insert_with(|| {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            Shown::new(format.map_or("General", |format| &format.format_code))
        });
        let Some(content) = content(cell.get_value(), shown) else { continue };
        if let Content::Text(text) = &content {
            written.take(text.len());
        }
        if written.is_full() {
            break;
        }
        cells.push((cell.get_position(), content));
    }
    Ok(cells)
}

fn content(value: &DataRef<'_>, shown: &Shown) -> Option<Content> {
    let content = match value {
        DataRef::Empty => return None,
        DataRef::Error(error) => return Some(Content::Fault(Fault::Error(error.to_string()))),
        DataRef::String(text) | DataRef::DurationIso(text) => Content::Text(text.trim().to_owned()),
        DataRef::SharedString(text) => Content::Text(text.trim().to_owned()),
        DataRef::Int(value) => Content::Text(value.to_string()),
        DataRef::Float(value) => Content::Text(shown.number(*value)),
        DataRef::Bool(value) => Content::Text(value.to_string().to_uppercase()),
        DataRef::DateTime(at) => shown.day(at),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
            Some(day) => Content::Day(day, day.to_string()),
            None => Content::Text(text.clone()),
        },
    };
    Some(content).filter(|content| !matches!(content, Content::Text(text) if text.is_empty()))
}

/// The formulas without a result, as programs write them that do not calculate.
fn uncalculated(book: &mut Book<'_>, name: &str, cells: &[Loose]) -> Result<Vec<Loose>, XlsxError> {
    let mut found = Vec::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let has_no_result = record.formula.is_some() && record.value == DataRef::Empty;
        if has_no_result && found.len() + cells.len() < MOST_CELLS {
            found.push((record.pos, Content::Fault(Fault::Uncalculated)));
        }
    }
    Ok(found)
}

/// A merged cell holds for every row it covers.
fn spread(rows: &mut [Row], start: (u32, u32), last_row: u32, written: &mut Written) {
    let number = |row: u32| row.saturating_add(1);
    let Ok(first) = rows.binary_search_by_key(&number(start.0), |row| row.number) else { return };
    let (above, below) = rows.split_at_mut(first + 1);
    let Some(cell) = above[first].cells.iter().find(|cell| cell.column == start.1) else { return };
    for row in below.iter_mut().take_while(|row| row.number <= number(last_row)) {
        written.take(cell.text().map_or(0, str::len));
        if written.is_full() {
            return;
        }
        row.cells.push(cell.clone());
    }
}

/// The text so far, and how much of what a workbook may hold has been read.
#[derive(Default)]
struct Written {
    text: String,
    cells: usize,
    bytes: usize,
    row_start: usize,
}

impl Written {
    fn take(&mut self, bytes: usize) {
        self.cells += 1;
        self.bytes += bytes;
    }

    fn is_full(&self) -> bool {
        self.cells > MOST_CELLS || self.bytes > MOST_BYTES
    }

    /// Writes a cell on the row's line.
    fn cell(&mut self, content: &Content, is_first: bool) -> Range<usize> {
        if is_first {
            self.row_start = self.text.len();
        } else {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        let one_line = |c: char| if c.is_control() { ' ' } else { c };
        match content {
            Content::Text(text) | Content::Day(_, text) => self.text.extend(text.chars().map(one_line)),
            Content::Fault(Fault::Error(error)) => self.text.push_str(error),
            Content::Fault(_) => self.text.push_str("=…"),
        }
        start..self.text.len()
    }

    fn end_row(&mut self, row: Option<&mut Row>) {
        if let Some(row) = row {
            row.span = self.row_start..self.text.len();
            self.text.push('\n');
        }
    }
}
