//! Findings that were left be, and what each entry of an ignore file did for a document.

use crate::report::Finding;

/// A finding that an editor wants left be, and who said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBe {
    /// What was found.
    pub finding: Finding,
    /// What leaves it be.
    pub by: LeftBy,
    /// Why, where that is told.
    pub reason: Option<String>,
}

/// What leaves a finding be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftBy {
    /// A comment in the copy.
    Comment,
    /// An entry of an ignore file.
    IgnoreFile,
    /// A baseline: it was found before.
    Baseline,
}

impl LeftBy {
    /// The name in machine output.
    pub fn name(self) -> &'static str {
        match self {
            LeftBy::Comment => "comment",
            LeftBy::IgnoreFile => "ignore-file",
            LeftBy::Baseline => "baseline",
        }
    }

    /// What an editor calls it.
    pub fn told(self) -> &'static str {
        match self {
            LeftBy::Comment => "a comment in the copy",
            LeftBy::IgnoreFile => "the ignore file",
            LeftBy::Baseline => "the baseline",
        }
    }
}

/// What an entry of an ignore file, whose path fits the document, did for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met {
    /// The entry's place in the file, from 0.
    pub entry: usize,
    /// What it did.
    pub outcome: Outcome,
    /// Whether its path is the document's and no other's.
    pub is_alone: bool,
}

impl Met {
    pub(super) fn new(entry: usize, outcome: Outcome) -> Met {
        Met { entry, outcome, is_alone: false }
    }
}

/// What an entry did for a document. Ordered: over several documents the greatest tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Its words are not in the copy.
    NoSuchText,
    /// It pins a number where its words have none.
    NoNumber,
    /// Its figure is not in the book.
    NoSuchFigure,
    /// Nothing was found where it stands.
    Nothing,
    /// One of its checks did not run, so nothing can be said.
    Unknown,
    /// It left a finding be, or tied a number.
    Used,
}
