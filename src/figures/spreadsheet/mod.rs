//! Rules files that are spreadsheets: CSV and Excel workbooks, one row a figure, the keys as headings.
//!
//! [`read`] makes a [`RulesFile`] of the bytes, with the cells' places in its text; a row is then read as the table
//! that a TOML file would have for it ([`entries`]), so that every fault is told alike.

mod columns;
mod convert;
mod csv;
mod entries;
mod error;
mod inflate;
mod row;
mod shown;
mod workbook;

#[cfg(test)]
mod tests;

pub use convert::{NotSpreadsheet, to_toml};
pub(super) use entries::read_file;
pub use error::SpreadsheetError;

use super::RulesFile;
use crate::sheet::{Grid, Tab, TextFile};

/// How a spreadsheet is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpreadsheetFormat {
    /// Text with a mark between the cells: comma, semicolon, tab or bar.
    Csv,
    /// An Excel workbook (Office Open XML).
    Workbook,
}

impl SpreadsheetFormat {
    /// The format a path's extension says; `None` for one that is no spreadsheet's.
    ///
    /// ```
    /// use tieout::figures::SpreadsheetFormat;
    ///
    /// assert_eq!(SpreadsheetFormat::of_path("rules/numbers.XLSX"), Some(SpreadsheetFormat::Workbook));
    /// assert_eq!(SpreadsheetFormat::of_path("rules/numbers.toml"), None);
    /// ```
    pub fn of_path(path: &str) -> Option<SpreadsheetFormat> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "tab" => Some(SpreadsheetFormat::Csv),
            // The others are told to be saved as one that shows what its cells show.
            "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" | "numbers" => Some(SpreadsheetFormat::Workbook),
            _ => None,
        }
    }
}

/// A spreadsheet, ready for [`FigureBook::parse`](crate::FigureBook::parse).
#[derive(Debug, Clone)]
pub struct Spreadsheet {
    /// The rules file.
    pub file: RulesFile,
    /// What an editor should know of the reading, each a line: sheets that were passed over, another encoding.
    pub notes: Vec<String>,
}

/// Reads a spreadsheet of figures.
///
/// Takes time and memory linear in its size, and at most what a book of figures may need, whatever the bytes.
///
/// # Errors
///
/// Where the bytes are no such spreadsheet, or no row of it names the columns.
pub fn read(path: &str, bytes: &[u8], format: SpreadsheetFormat) -> Result<Spreadsheet, SpreadsheetError> {
    let mut notes = Vec::new();
    let (text, mut grid) = match format {
        SpreadsheetFormat::Csv => csv::read(bytes, &mut notes)?,
        SpreadsheetFormat::Workbook => workbook::read(bytes)?,
    };
    keep_figures(&mut grid, &mut notes)?;
    Ok(Spreadsheet { file: TextFile::of_cells(path, text, grid), notes })
}

/// Drops the sheets that name no columns.
fn keep_figures(grid: &mut Grid, notes: &mut Vec<String>) -> Result<(), SpreadsheetError> {
    grid.tabs.retain(|tab| !tab.rows.is_empty());
    let is_remark = |tab: &Tab| tab.name.as_ref().is_some_and(|name| name.starts_with(columns::REMARK));
    let names_columns: Vec<bool> =
        grid.tabs.iter().map(|tab| !is_remark(tab) && columns::heading_row(tab).is_some()).collect();
    if !names_columns.contains(&true) {
        return Err(SpreadsheetError::NoHeadings);
    }
    let mut kept = names_columns.iter();
    grid.tabs.retain(|tab| {
        let keep = kept.next() == Some(&true);
        let name = tab.name.as_deref().unwrap_or_default();
        if !keep && !name.starts_with(columns::REMARK) {
            notes.push(format!(
                "sheet “{name}” is passed over: no row of it names the columns id, value and what"
            ));
        }
        keep
    });
    Ok(())
}
