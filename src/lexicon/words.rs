//! The vocabulary: every word of the lists has a [`Symbol`], a number sense and classes.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::hash::FnvBuilder;

/// A word of the vocabulary; [`Symbol::UNKNOWN`] for all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Symbol(u16);

impl Symbol {
    /// A word that is in no list.
    pub(crate) const UNKNOWN: Symbol = Symbol(0);

    /// Its place in tables indexed by symbol.
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What a word is as part of a spelled-out number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// "zero" to "nineteen".
    Small(u64),
    /// "twenty" to "ninety".
    Tens(u64),
    /// "hundred".
    Hundred,
    /// "dozen", "thousand" and up, "bn".
    Scale(u64),
}

/// Classes a word may belong to; the names of the lists in `classes.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, Hash, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Class {
    /// Ends a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, common verbs.
    Function,
    /// May stand between "of" and the noun: "the", "these", "all".
    Determiner,
    /// People of whom an age is told.
    Person,
    /// Names that a number follows: "Section", "Channel", "page".
    Label,
    /// The last word of an address: "Street", "Road".
    Street,
    /// Says that the numbers beside it are a score or a vote.
    Contest,
    /// Stands before a year.
    YearCue,
    /// Goes up: verbs, nouns, particles.
    Up,
    /// Goes down.
    Down,
    /// Comparatives after a number: "more", "higher".
    UpAfter,
    /// Comparatives after a number: "fewer", "lower".
    DownAfter,
    /// Words a trend may skip on its way to the number: "by", "sharply", "another".
    TrendFiller,
    /// Says that the pounds beside it are weight, or the degrees an angle.
    Weight,
    /// Says that degrees are an angle.
    Angle,
    /// Says that an "m" is metres: "tall", "long", "sprint".
    Extent,
    /// Says that an "m" to two decimals is metres: "a throw of 15.27m".
    FieldEvent,
    /// What follows "N times" when it compares.
    Comparison,
    /// Plurals that do not end in s.
    Plural,
    /// Weekday names.
    Weekday,
    /// Begins a number without being one: "minus", "between", "a".
    Starter,
    /// Market indices, whose number is part of their name.
    Index,
    /// Words of change that move a share, but only handle a sum: "raise $1bn", "a loss of £6m".
    Soft,
    /// Time zones and the like after a 24-hour time.
    Zone,
    /// Before a number, says that an "m" is metres: "a height of 48m".
    Span,
    /// Labels that name without a capital: "page 12".
    LabelSmall,
    /// Short labels with a full stop: "No. 10".
    LabelDotted,
    /// Says that a short number is a telephone's.
    Telephone,
    /// Prefixes that leave a hyphenated number a number: "mid-1990s", "nearly-five".
    Prefix,
    /// Before "over" and a length of time, says that the time is bounded, not spanned: "for over 20 years".
    Lasting,
    /// Before "double", says that it is a verb or a multiple.
    Doubling,
    /// Verbs whose "up" or "down" moves nothing: "gave up", "set down".
    Phrasal,
    /// Verbs of motion without a direction of their own: "go from £2 to £3", "went up to 15 per cent".
    Motion,
    /// Verbs of going past a number: "tops 500", "passes 1m".
    Passing,
    /// Verbs before "up to" that make it no hedge: "lives up to half his promises".
    Amounting,
    /// Nouns of change that take "in" and "of": "an increase in sales of 4%".
    ChangeNoun,
    /// Says that the quarters counted are parts of years: "the preceding three quarters".
    Past,
    /// Tens in the plural, as ages: "twenties".
    Decade,
    /// Plurals that a year before them dates: "1990 levels".
    Dated,
    /// Prepositions that, after a verb of change, say where it went: "fell below 148,000".
    Threshold,
}

#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    classes: u64,
    number: Option<NumberWord>,
    scale_suffix: Option<u64>,
    ordinal: Option<u64>,
    denominator: Option<u64>,
    month: Option<u8>,
    multiple: Option<Decimal>,
}

/// Words to symbols, and what each means.
#[derive(Debug, Default)]
pub(crate) struct Words {
    symbols: HashMap<Box<str>, Symbol, FnvBuilder>,
    entries: Vec<Entry>,
}

/// No word of the lists is longer, so longer words need no look-up.
const LONGEST: usize = 24;

impl Words {
    /// The symbol of a word of the copy, in any case.
    pub(crate) fn symbol(&self, word: &str) -> Symbol {
        if word.len() > LONGEST {
            return Symbol::UNKNOWN;
        }
        let mut buffer = [0; LONGEST];
        let lower = &mut buffer[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok().and_then(|w| self.symbols.get(w)).copied().unwrap_or(Symbol::UNKNOWN)
    }

    /// The symbol of a word of a list, made if it is new.
    pub(super) fn intern(&mut self, word: &str) -> Symbol {
        if self.entries.is_empty() {
            self.entries.push(Entry::default());
        }
        let lower = word.to_ascii_lowercase();
        if let Some(&symbol) = self.symbols.get(lower.as_str()) {
            return symbol;
        }
        let Ok(next) = u16::try_from(self.entries.len()) else { return Symbol::UNKNOWN };
        let symbol = Symbol(next);
        self.symbols.insert(lower.into(), symbol);
        self.entries.push(Entry::default());
        symbol
    }

    fn entry(&self, symbol: Symbol) -> Entry {
        self.entries.get(symbol.index()).copied().unwrap_or_default()
    }

    fn entry_mut(&mut self, word: &str) -> Option<&mut Entry> {
        let symbol = self.intern(word);
        self.entries.get_mut(symbol.index())
    }

    /// Whether the word belongs to the class.
    pub(crate) fn is(&self, symbol: Symbol, class: Class) -> bool {
        self.entry(symbol).classes & (1 << class as u32) != 0
    }

    /// Its part in spelled-out numbers.
    pub(crate) fn number(&self, symbol: Symbol) -> Option<NumberWord> {
        self.entry(symbol).number
    }

    /// What it multiplies digits by: "k", "million".
    pub(crate) fn scale_suffix(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol).scale_suffix
    }

    /// Its place as an ordinal: 3 for "third".
    pub(crate) fn ordinal(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol).ordinal
    }

    /// What it divides by: 3 for "third" and "thirds".
    pub(crate) fn denominator(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol).denominator
    }

    /// The month it names, 1 to 12.
    pub(crate) fn month(&self, symbol: Symbol) -> Option<u8> {
        self.entry(symbol).month
    }

    /// The multiple it states alone: 2 for "doubled".
    pub(crate) fn multiple(&self, symbol: Symbol) -> Option<Decimal> {
        self.entry(symbol).multiple
    }

    pub(super) fn add_class(&mut self, word: &str, class: Class) {
        if let Some(entry) = self.entry_mut(word) {
            entry.classes |= 1 << class as u32;
        }
    }

    pub(super) fn set_number(&mut self, word: &str, number: NumberWord) {
        if let Some(entry) = self.entry_mut(word) {
            entry.number = Some(number);
        }
    }

    pub(super) fn set_scale_suffix(&mut self, word: &str, scale: u64) {
        if let Some(entry) = self.entry_mut(word) {
            entry.scale_suffix = Some(scale);
        }
    }

    pub(super) fn set_ordinal(&mut self, word: &str, ordinal: u64) {
        if let Some(entry) = self.entry_mut(word) {
            entry.ordinal = Some(ordinal);
        }
    }

    pub(super) fn set_denominator(&mut self, word: &str, denominator: u64) {
        if let Some(entry) = self.entry_mut(word) {
            entry.denominator = Some(denominator);
        }
    }

    pub(super) fn set_month(&mut self, word: &str, month: u8) {
        if let Some(entry) = self.entry_mut(word) {
            entry.month = Some(month);
        }
    }

    pub(super) fn set_multiple(&mut self, word: &str, multiple: Decimal) {
        if let Some(entry) = self.entry_mut(word) {
            entry.multiple = Some(multiple);
        }
    }
}
