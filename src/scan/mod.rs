//! Document to mentions: every number in the copy, and how it is read.

mod mention;

pub use mention::{Kind, Mention, Step, Trend};

use crate::document::Document;
use crate::lexicon::Lexicon;

/// Every number in the copy, in source order, none overlapping.
pub fn scan(_document: &Document, _lexicon: &Lexicon) -> Vec<Mention> {
    Vec::new()
}

/// Reads a value as the book writes it ("£3.2bn", "1 in 3", "more than 13,000").
///
/// `None` unless the whole text, white space aside, is one number.
pub fn read_value(_text: &str, _lexicon: &Lexicon) -> Option<Mention> {
    None
}
