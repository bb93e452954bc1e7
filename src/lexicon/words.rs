//! The vocabulary: every word of the lists has a [`Symbol`], a number sense and classes.

use rust_decimal::Decimal;

use super::class::{Class, Classes};
use super::keys::{Head, Key, Keys};

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
    /// "zero" to "nineteen"; "twentyone" without its hyphen.
    Small(u64),
    /// "twenty" to "ninety".
    Tens(u64),
    /// "hundred".
    Hundred,
    /// "dozen", "thousand" and up, "bn".
    Scale(u64),
}

#[derive(Debug, Clone, Copy, Default)]
struct Entry {
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
    keys: Keys,
    entries: Vec<Entry>,
    /// By symbol; apart from the entries, because they are asked for much oftener.
    classes: Vec<Classes>,
}

impl Words {
    /// None so far, and room for so many.
    pub(super) fn with_room_for(words: usize) -> Words {
        Words {
            keys: Keys::with_room_for(words),
            entries: Vec::with_capacity(words),
            classes: Vec::with_capacity(words),
        }
    }

    /// The symbol of a word of the copy, in any case.
    pub(crate) fn symbol(&self, word: &str) -> Symbol {
        self.look_up(word.as_bytes()).0
    }

    /// The symbol of a word of the copy, in any case, and how the word begins.
    #[inline]
    pub(crate) fn look_up(&self, word: &[u8]) -> (Symbol, Head) {
        match Key::of(word) {
            Some(key) => (Symbol(self.keys.number(&key)), key.head()),
            None => (Symbol::UNKNOWN, Head::of(word)),
        }
    }

    /// The symbol of a word of a list, made if it is new.
    pub(super) fn intern(&mut self, word: &str) -> Symbol {
        let symbol = Key::of(word.as_bytes()).map_or(Symbol::UNKNOWN, |key| Symbol(self.keys.add(key)));
        if self.entries.len() <= symbol.index() {
            self.entries.resize(symbol.index() + 1, Entry::default());
        }
        symbol
    }

    #[inline]
    fn entry(&self, symbol: Symbol) -> Option<&Entry> {
        self.entries.get(symbol.index())
    }

    /// Every word of the lists.
    pub(super) fn all(&self) -> impl Iterator<Item = Symbol> {
        (0..self.entries.len()).filter_map(|at| u16::try_from(at).ok().map(Symbol))
    }

    fn entry_mut(&mut self, word: &str) -> Option<&mut Entry> {
        let symbol = self.intern(word);
        self.entries.get_mut(symbol.index())
    }

    /// The classes the word belongs to.
    #[inline]
    pub(crate) fn classes(&self, symbol: Symbol) -> Classes {
        self.classes.get(symbol.index()).copied().unwrap_or_default()
    }

    /// Its part in spelled-out numbers.
    #[inline]
    pub(crate) fn number(&self, symbol: Symbol) -> Option<NumberWord> {
        self.entry(symbol)?.number
    }

    /// What it multiplies digits by: "k", "million".
    #[inline]
    pub(crate) fn scale_suffix(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol)?.scale_suffix
    }

    /// Its place as an ordinal: 3 for "third".
    #[inline]
    pub(crate) fn ordinal(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol)?.ordinal
    }

    /// What it divides by: 3 for "third" and "thirds".
    #[inline]
    pub(crate) fn denominator(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol)?.denominator
    }

    /// The month it names, 1 to 12.
    #[inline]
    pub(crate) fn month(&self, symbol: Symbol) -> Option<u8> {
        self.entry(symbol)?.month
    }

    /// The multiple it states alone: 2 for "doubled".
    #[inline]
    pub(crate) fn multiple(&self, symbol: Symbol) -> Option<Decimal> {
        self.entry(symbol)?.multiple
    }

    pub(super) fn add_class(&mut self, word: &str, class: Class) {
        let at = self.intern(word).index();
        if self.classes.len() <= at {
            self.classes.resize(at + 1, Classes::default());
        }
        self.classes[at].add(class);
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
