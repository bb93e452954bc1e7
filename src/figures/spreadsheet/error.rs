//! Why a file is no spreadsheet of figures.

/// Why a file cannot be read as a spreadsheet of figures, and the remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpreadsheetError {
    /// A workbook that asks for a password.
    #[error("protected by a password; save a copy without one")]
    Password,
    /// Another program's or an older format.
    #[error("a spreadsheet of another format; save it as .xlsx or as CSV UTF-8")]
    OtherFormat,
    /// A workbook by its name, but not by its content.
    #[error("not a workbook, or a damaged one; open it in a spreadsheet program and save it as .xlsx")]
    NotWorkbook,
    /// CSV by its name, but not by its content.
    #[error("not text; save it as CSV UTF-8, or name it .xlsx if it is a workbook")]
    NotText,
    /// More than a book of figures can be.
    #[error("too big for a book of figures; keep the figures in a spreadsheet of their own")]
    TooBig,
    /// No row names the columns.
    #[error(
        "no row names the columns; write id, value and what into the first row, each above its column, \
         and one figure a row below"
    )]
    NoHeadings,
}
