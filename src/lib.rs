//! tieout ties every figure in news copy out to its canonical source.
//!
//! A *book* of canonical figures is read from rules files ([`FigureBook`]).
//! Copy becomes a [`Document`]. [`lint`] finds every number in it
//! ([`scan`](scan::scan)), decides which figure, if any, each is about
//! ([`pair`](pair::pair)), and reports those that disagree
//! ([`check`](checks::check)), but for what an editor wants left be ([`leave`]).
//!
//! A report or press release can stand in for the book: [`FigureBook::add_source`]
//! makes each of its numbers a provisional figure, which copy is held against by
//! the words round the two ([`against`]). [`draft`](draft::draft) makes a rules
//! file of it, for an editor to go over.
//!
//! What a desk decides for its copy, in a `tieout.toml` or on the command line,
//! is a [`Config`](config::Config); [`Applied`](config::Applied) is what holds
//! for one document.
//!
//! # Invariants
//!
//! - The library is pure: no files, no clock, no environment, no printing. Only [`read`],
//!   [`FigureBook::parse`] and [`Config::parse`](config::Config::parse) can fail, and all say where and what to do.
//! - Numbers are decimals and scores integers, so that output is the same on every machine. Large copy and large books
//!   are worked on by several threads, in parts that do not depend on how many there are.
//! - Positions are carried, never searched for again. A [`Document`] maps the prose to the bytes of its source;
//!   that map is the one crossing between the two. Lines and columns live in [`lines`] alone.
//! - Words outrank numbers: a number that the words tie to one figure is held against that figure, even where
//!   another one has the same digits.

pub mod against;
pub mod checks;
pub mod config;
pub mod document;
pub mod draft;
pub mod figures;
pub mod fingerprint;
pub mod fix;
pub mod leave;
pub mod lexicon;
pub mod lines;
mod linter;
mod month;
pub mod pair;
mod parallel;
pub mod quantity;
pub mod read;
pub mod render;
pub mod report;
pub mod scan;
pub mod sheet;
pub mod unit;

pub use checks::Settings;
pub use document::{Document, Span};
pub use figures::{Figure, FigureBook};
pub use lexicon::Lexicon;
pub use linter::Linter;
pub use report::{Finding, Report, Severity};

/// Every finding in the copy, with every number and what it was tied to.
///
/// Total: it cannot fail, does no I/O, and gives the same report on every machine.
pub fn lint(document: &Document, book: &FigureBook, lexicon: &Lexicon) -> Report {
    lint_with(document, book, lexicon, &Settings::default())
}

/// [`lint`], with other checks or severities, and as of a day. For many documents, make one [`Linter`].
pub fn lint_with(document: &Document, book: &FigureBook, lexicon: &Lexicon, settings: &Settings) -> Report {
    Linter::new(book, lexicon).lint(document, settings)
}
