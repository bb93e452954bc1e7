//! The language data: number words, units, hedges, word classes, idioms.
//!
//! Every list is a TOML file of `src/lexicon/en/`, built into the library.
//! A phrase in a list is lexed like copy; one written with a capital matches
//! only with that capital, any other matches in any case.

mod class;
mod data;
mod eights;
mod homes;
mod keys;
mod load;
mod markers;
mod openings;
mod phrases;
mod places;
mod terms;
mod whole_phrases;
mod words;

pub(crate) use class::{Class, Classes};
pub(crate) use data::{HedgeSense, Magnitude, UnitEntry, Vague};
pub(crate) use eights::{letters as ascii_letters, sixteen};
pub(crate) use homes::SharedCurrencies;
pub(crate) use keys::Head;
pub(crate) use openings::Openings;
pub(crate) use phrases::Phrases;
pub(crate) use places::Place;
pub use terms::Terms;
pub(crate) use whole_phrases::WholePhrases;
pub(crate) use words::{NumberWord, Symbol, Words};

/// English, as newspapers print it.
#[derive(Debug)]
pub struct Lexicon {
    /// Every word of every list, and what single words mean.
    pub(crate) words: Words,
    /// Units that stand after a number.
    pub(crate) units: Phrases<UnitEntry>,
    /// Currencies that several countries call by one name.
    pub(crate) shared_currencies: SharedCurrencies,
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
    /// What each word may start, by symbol.
    pub(crate) starts: Vec<Starts>,
    /// What can be, or begin, a number in words.
    pub(crate) beginnings: WholePhrases,
    /// The words that tell figures apart.
    pub(crate) terms: Terms,
}

/// What can start with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Starts {
    Nothing,
    /// An idiom, and no number.
    Idiom,
    /// A number, where one of the vague, magnitude or currency phrases starts there.
    Phrase,
    /// A date, where its day or year follows.
    Month,
    /// Where a number follows: "between", "a".
    Opener,
    Number,
}

impl Lexicon {
    /// The English lexicon.
    pub fn english() -> &'static Lexicon {
        static ENGLISH: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(load::english);
        &ENGLISH
    }

    /// Works out what each word may start, once all lists are read.
    fn index_starts(&mut self) {
        let words = &self.words;
        let starts = words.all().map(|symbol| {
            let is_number = words.number(symbol).is_some()
                || words.ordinal(symbol).is_some()
                || words.multiple(symbol).is_some()
                || words.denominator(symbol).is_some()
                || words.classes(symbol).has(Class::Decade);
            let is_phrase = self.vague.has_first(symbol)
                || self.magnitudes.has_first(symbol)
                || self.currencies.has_first(symbol);
            // The first symbol stands for every word that no list has.
            if symbol == Symbol::UNKNOWN {
                Starts::Nothing
            } else if is_number {
                Starts::Number
            } else if words.classes(symbol).has(Class::Starter) {
                Starts::Opener
            } else if words.month(symbol).is_some() {
                Starts::Month
            } else if is_phrase {
                Starts::Phrase
            } else if self.idioms.has_first(symbol) {
                Starts::Idiom
            } else {
                Starts::Nothing
            }
        });
        self.starts = starts.collect();
    }

    /// What a word may start.
    #[inline]
    pub(crate) fn starts(&self, symbol: Symbol) -> Starts {
        self.starts.get(symbol.index()).copied().unwrap_or(Starts::Nothing)
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
