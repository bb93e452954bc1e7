//! `tieout book list`: the figures in columns.

use super::sanitise::sanitise;
use super::table::columns;
use crate::figures::FigureBook;

/// A line a figure: id, value and what it counts.
pub fn figure_list(book: &FigureBook) -> String {
    let rows: Vec<[String; 3]> = book
        .figures()
        .iter()
        .map(|figure| [&figure.id, &figure.text, &figure.what].map(|cell| sanitise(cell).into_owned()))
        .collect();
    let mut out = String::new();
    // A String takes whatever is written to it.
    let _ = columns(&rows, &mut out);
    out
}
