//! A canonical figure and what the book says about it.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::quantity::Quantity;
use crate::scan::{Kind, Trend};
use crate::sheet::Location;

/// Where a figure comes from, for the reader of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// The document's title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as written: usually an ISO date.
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

impl Status {
    /// Every status, in the order of the documentation.
    pub const ALL: [Status; 4] = [Status::Final, Status::Provisional, Status::Estimate, Status::Projection];

    /// The name in rules files and machine output.
    pub fn name(self) -> &'static str {
        match self {
            Status::Final => "final",
            Status::Provisional => "provisional",
            Status::Estimate => "estimate",
            Status::Projection => "projection",
        }
    }
}

/// What a figure is read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Origin {
    /// An entry that somebody wrote in a rules file.
    #[default]
    Rules,
    /// A number of a source document, provisional: nobody has said what it is about.
    Source,
}

impl Origin {
    /// "the book", as messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Rules => "the book",
            Origin::Source => "the source",
        }
    }
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
    /// Whether it is the size of a rise or fall, by the words of `what`.
    pub is_change: bool,
    /// How settled it is.
    pub status: Status,
    /// The last day on which it may be printed.
    pub expires: Option<Date>,
    /// Its source.
    pub citation: Arc<Citation>,
    /// A remark for whoever reads the report.
    pub note: Option<String>,
    /// Its value (or formula) in the rules file, or the number in the source document.
    pub declared_at: Location,
    /// Whether a book or a source document gives it.
    pub origin: Origin,
}
