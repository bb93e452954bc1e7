//! The book of canonical figures.

mod error;

use std::sync::Arc;

use rust_decimal::Decimal;

pub use error::{BookError, Label};

use crate::document::Span;
use crate::pair::Index;
use crate::quantity::Quantity;
use crate::scan::{Kind, Trend};

/// A rules file, kept whole so that reports can point into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesFile {
    /// Its path, as given.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A place in the rules files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Index into [`FigureBook::files`].
    pub file: usize,
    /// Bytes of that file.
    pub span: Span,
}

/// Where a figure comes from, for the reader of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// The document's title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When: an ISO date, as written.
    pub published: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The page.
    pub page: Option<u32>,
}

/// How settled a figure is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// Settled.
    #[default]
    Final,
    /// May be revised.
    Provisional,
    /// A calculation or survey, not a count.
    Estimate,
    /// About the future.
    Projection,
}

/// A value that was once right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The old value.
    pub quantity: Quantity,
    /// As written in the book.
    pub text: String,
    /// When it stopped being right, as written: "March 2016", "draft decision, October 2024".
    pub until: Option<String>,
}

/// A canonical figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Unique in the book.
    pub id: String,
    /// What it counts, in words.
    pub what: String,
    /// Other phrases for the same thing.
    pub aka: Vec<String>,
    /// Words that mark a different figure.
    pub not: Vec<String>,
    /// The value.
    pub quantity: Quantity,
    /// The value as written in the book, or the formula's result where only that is given.
    pub text: String,
    /// Role that a mention must have to be compared with it.
    pub kind: Kind,
    /// The period, as written.
    pub period: Option<String>,
    /// Names of the place.
    pub place: Vec<String>,
    /// The unrounded value, as right as `quantity`.
    pub exact: Option<Quantity>,
    /// Greatest relative error that agrees, as a share of one; replaces the rounding rules.
    pub tolerance: Option<Decimal>,
    /// Values that were once right.
    pub was: Vec<Superseded>,
    /// The direction the words of `what` or the values in `was` give it.
    pub trend: Option<Trend>,
    /// How settled it is.
    pub status: Status,
    /// The ISO date after which it must not be printed, as written.
    pub expires: Option<String>,
    /// Its source.
    pub citation: Arc<Citation>,
    /// A remark for whoever reads the report.
    pub note: Option<String>,
    /// Its value (or formula) in the rules file.
    pub declared_at: Location,
}

/// Every canonical figure of a run.
///
/// Invariants: ids are unique; no two figures answer to the same phrase, unit, period and place.
#[derive(Debug, Clone, Default)]
pub struct FigureBook {
    files: Vec<RulesFile>,
    figures: Vec<Figure>,
    index: Index,
}

impl FigureBook {
    /// The phrases of the figures, ready to be found in copy.
    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// The rules files the book was read from, in the order given.
    pub fn files(&self) -> &[RulesFile] {
        &self.files
    }

    /// The figures, in the order written.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }
}
