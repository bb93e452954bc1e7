//! Spreadsheets: their cells, and what people call the place of one.

use std::ops::Range;

use jiff::civil::Date;

use crate::document::Span;
use crate::lines::Lines;

/// The cells of a spreadsheet, each with its place in the text that stands for it.
///
/// That text is the file itself for CSV. A workbook is no text, so a row a line is written for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Whether the text is the file's own, so that its lines are those an editor of text shows.
    pub(crate) is_text: bool,
    /// The sheets, in order: one without a name for CSV.
    pub(crate) tabs: Vec<Tab>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tab {
    pub(crate) name: Option<String>,
    /// The rows that have anything in them, from the top.
    pub(crate) rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// From 1, as people see it.
    pub(crate) number: u32,
    /// Its bytes in the text.
    pub(crate) span: Range<usize>,
    /// Its cells that are not blank, from the left.
    pub(crate) cells: Vec<Cell>,
}

/// One cell that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// From 0.
    pub(crate) column: u32,
    /// Its bytes in the text; those of the first of merged cells for all of them.
    pub(crate) span: Range<usize>,
    pub(crate) content: Content,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// What it shows, trimmed, with something in it.
    Text(String),
    /// A calendar day, and what the cell shows of it with the month in words.
    Day(Date, String),
    /// Nothing that can be read.
    Fault(Fault),
}

/// Why a cell cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The spreadsheet shows an error, such as `#REF!`.
    Error(String),
    /// A formula whose result the file does not hold.
    Uncalculated,
    /// A quotation mark that is not closed: the cell goes on to the end of the file.
    Unclosed,
}

/// Where a span of a spreadsheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CellPlace<'g> {
    pub(crate) sheet: Option<&'g str>,
    /// From 1.
    pub(crate) row: u32,
    /// From 1; that of the row's first cell for a whole row.
    pub(crate) column: u32,
    /// `false` for a whole row.
    pub(crate) is_cell: bool,
}

impl Grid {
    /// The cell that the span is in, or the row where it covers several.
    pub(crate) fn place(&self, span: Span) -> Option<CellPlace<'_>> {
        let begins_before = |tab: &&Tab| tab.rows.first().is_some_and(|row| row.span.start <= span.start);
        let tab = self.tabs.iter().rfind(begins_before)?;
        let after = tab.rows.partition_point(|row| row.span.start <= span.start);
        let row = tab.rows.get(after.checked_sub(1)?)?;
        let own = |cell: &&Cell| row.span.contains(&cell.span.start);
        let holds = |cell: &&Cell| cell.span.start <= span.start && span.end <= cell.span.end;
        let cell = row.cells.iter().filter(own).find(holds);
        let column = cell.or(row.cells.first()).map_or(0, |cell| cell.column) + 1;
        Some(CellPlace { sheet: tab.name.as_deref(), row: row.number, column, is_cell: cell.is_some() })
    }
}

impl CellPlace<'_> {
    /// The cell as spreadsheets name it: "B7".
    pub(crate) fn name(&self) -> String {
        format!("{}{}", column_name(self.column - 1), self.row)
    }

    /// "sheet “Figures”, cell B7".
    pub(crate) fn told(&self) -> String {
        let place = if self.is_cell { format!("cell {}", self.name()) } else { format!("row {}", self.row) };
        self.sheet.map_or(place.clone(), |sheet| format!("sheet “{sheet}”, {place}"))
    }
}

impl Cell {
    /// What the cell shows; `None` for one that cannot be read.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) | Content::Day(_, text) => Some(text),
            Content::Fault(_) => None,
        }
    }
}

/// A place in a file, as reports give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilePlace<'g> {
    /// From 1: the line of a text, the row of a workbook.
    pub(crate) line: usize,
    /// From 1: characters of a text, columns of a workbook.
    pub(crate) column: usize,
    pub(crate) cell: Option<CellPlace<'g>>,
    /// What follows the path: ":12:9", or ", sheet “Figures”, cell B7".
    pub(crate) told: String,
}

impl<'g> FilePlace<'g> {
    /// The place of a span; `grid` is that of the file where it is a spreadsheet.
    pub(crate) fn new(grid: Option<&'g Grid>, lines: &Lines<'_>, span: Span) -> FilePlace<'g> {
        let at = lines.position(span.start);
        let (line, column) = (at.line, at.column);
        let cell = grid.and_then(|grid| grid.place(span));
        match (cell, grid.is_some_and(|grid| grid.is_text)) {
            (None, _) => FilePlace { line, column, cell: None, told: format!(":{line}:{column}") },
            (Some(cell), true) => {
                let told = format!(":{line}:{column}, {}", cell.told());
                FilePlace { line, column, cell: Some(cell), told }
            }
            (Some(cell), false) => {
                let (line, column) = (cell.row as usize, cell.column as usize);
                FilePlace { line, column, told: format!(", {}", cell.told()), cell: Some(cell) }
            }
        }
    }
}

/// The letters of a column, counted from 0: A to Z, AA and so on.
pub(crate) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let names = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        for (column, name) in names {
            assert_eq!(column_name(column), name);
        }
        assert_eq!(column_name(16_383), "XFD");
    }

    #[test]
    fn a_span_is_told_as_cell_or_row() {
        let cell = |column, span: Range<usize>| Cell { column, span, content: Content::Text("x".into()) };
        let row = |number, span, cells| Row { number, span, cells };
        // Rows 3 and 9 of the second sheet; a merged cell of row 3 holds for row 9 too.
        let rows = vec![
            row(3, 10..15, vec![cell(0, 10..11), cell(1, 14..15)]),
            row(9, 16..17, vec![cell(1, 14..15), cell(2, 16..17)]),
        ];
        let tabs = vec![
            Tab { name: Some("Notes".into()), rows: Vec::new() },
            Tab { name: Some("Figures".into()), rows },
        ];
        let grid = Grid { is_text: false, tabs };
        let told = |start, end| grid.place(Span { start, end }).map(|place| place.told());
        assert_eq!(told(14, 15).unwrap(), "sheet “Figures”, cell B3");
        assert_eq!(told(10, 15).unwrap(), "sheet “Figures”, row 3");
        assert_eq!(told(16, 17).unwrap(), "sheet “Figures”, cell C9");
        assert_eq!(told(0, 1), None);
    }
}
