//! The language data: number words, units, hedges, word classes, idioms.
//!
//! Every list is a TOML file of `src/lexicon/en/`, built into the library.
//! A phrase in a list is lexed like copy; one written with a capital matches
//! only with that capital, any other matches in any case.

mod class;
mod data;
mod hash;
mod load;
mod phrases;
mod places;
mod terms;
mod words;

use aho_corasick::AhoCorasick;

pub(crate) use class::Class;
pub(crate) use data::{HedgeSense, Magnitude, UnitEntry, Vague};
pub(crate) use phrases::Phrases;
pub(crate) use places::Place;
pub use terms::Terms;
pub(crate) use words::{NumberWord, Symbol, Words};

/// English, as newspapers print it.
#[derive(Debug)]
pub struct Lexicon {
    /// Every word of every list, and what single words mean.
    pub(crate) words: Words,
    /// Units that stand after a number.
    pub(crate) units: Phrases<UnitEntry>,
    /// Currencies that stand before a number.
    pub(crate) currencies: Phrases<UnitEntry>,
    /// Hedges that stand before a number.
    pub(crate) hedges_before: Phrases<HedgeSense>,
    /// Hedges that stand after a number and its unit.
    pub(crate) hedges_after: Phrases<HedgeSense>,
    /// "dozens", "tens of thousands".
    pub(crate) magnitudes: Phrases<Magnitude>,
    /// "several", "a few", "a couple of".
    pub(crate) vague: Phrases<Vague>,
    /// Phrases with a number word in them that state no number.
    pub(crate) idioms: Phrases<()>,
    /// Finds what could be, or begin, a number word; digits too.
    pub(crate) candidates: Option<AhoCorasick>,
    /// The words that tell figures apart.
    pub(crate) terms: Terms,
}

impl Lexicon {
    /// The English lexicon.
    pub fn english() -> &'static Lexicon {
        static ENGLISH: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(load::english);
        &ENGLISH
    }

    /// The unit that this one word names.
    pub(crate) fn unit(&self, word: &str) -> Option<&UnitEntry> {
        self.units.of_word(self.words.symbol(word))
    }

    /// The words that tell figures apart.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }
}
