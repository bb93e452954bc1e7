//! What a draft holds.

use crate::document::Span;
use crate::figures::Citation;

/// A drafted rules file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What each document says of itself, in the order given.
    pub sources: Vec<Citation>,
    /// The figures, in the order they are first given.
    pub entries: Vec<Entry>,
    /// Numbers that would make a figure, but for a reason that an editor can mend.
    pub left_out: Vec<LeftOut>,
}

/// A drafted figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Readable and unique in the draft.
    pub id: String,
    /// The value as printed, white space folded.
    pub value: String,
    /// What it counts, in the source's words.
    pub what: String,
    /// What other sentences that give the same value call it.
    pub aka: Vec<String>,
    /// When it holds, as printed.
    pub period: Option<String>,
    /// Where it holds, as printed.
    pub place: Option<String>,
    /// The value it had before, and when, as printed.
    pub was: Option<(String, Option<String>)>,
    /// Where it is first given.
    pub at: Place,
    /// Lines that give it again.
    pub again: Vec<Place>,
}

/// A sentence of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Index into [`Draft::sources`].
    pub document: usize,
    /// The document's path.
    pub path: String,
    /// The number, as bytes of the document.
    pub span: Span,
    /// Its line, from 1.
    pub line: usize,
    /// The sentence, on one line, cut where it is long.
    pub sentence: String,
}

/// A number that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The number as printed.
    pub value: String,
    /// Where it stands.
    pub at: Place,
    /// Why.
    pub reason: Reason,
}

/// Why a number is no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No word of its sentence says what it counts.
    NoWords,
    /// Another figure has the same words and another value.
    SameWords,
    /// The draft is full.
    TooMany,
    /// With it, the source itself would be reported.
    Doubtful,
}

impl Reason {
    /// The reason, for an editor.
    pub fn told(self) -> &'static str {
        match self {
            Reason::NoWords => "nothing near it says what it counts",
            Reason::SameWords => "another figure has the same words",
            Reason::TooMany => "the draft is full: draft the rest from a part of the source",
            Reason::Doubtful => "its words do not tell it from other numbers of the source",
        }
    }
}
