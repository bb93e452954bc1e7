//! Mentions × book to pairings: which figure a number is about.

use crate::quantity::Verdict;

/// A number tied to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Index into the report's mentions.
    pub mention: usize,
    /// Index into [`crate::FigureBook::figures`].
    pub figure: usize,
    /// How strongly the words tie the two; larger is stronger.
    pub score: u32,
    /// Why, in words for `trace`.
    pub cues: Vec<String>,
    /// Whether the number agrees.
    pub verdict: Verdict,
}
