//! The vocabulary: every word of the lists has a [`Symbol`], a number sense and classes.

use std::hash::{Hash, Hasher};

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::class::{Class, Classes};

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
    symbols: HashMap<Key, Symbol>,
    entries: Vec<Entry>,
    /// By symbol; apart from the entries, because they are asked for much oftener.
    classes: Vec<Classes>,
}

/// No word of the lists is longer, so longer words need no look-up.
const LONGEST: usize = 24;

/// A word in lower case, noughts after it: of a fixed size it is hashed and compared at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u64; LONGEST / 8]);

impl Key {
    /// The key of a word in any case; `None` where the word is longer than any of the lists.
    fn of(word: &str) -> Option<Key> {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return None;
        }
        let part = |nth: usize| bytes.get(nth * 8..).map_or(0, |rest| lower(eight(rest)));
        Some(Key([part(0), part(1), part(2)]))
    }
}

/// The first eight bytes as one number, noughts after the last.
fn eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // The two may overlap.
        return four(first) | (four(last) << ((bytes.len() - 4) * 8));
    }
    bytes.iter().rev().fold(0, |number, &byte| (number << 8) | u64::from(byte))
}

/// Eight bytes with the capitals of ASCII made small, all at once.
fn lower(bytes: u64) -> u64 {
    /// A one in each byte.
    const EACH: u64 = u64::MAX / 0xff;
    /// Brings "A" and what comes after it to 128 and more.
    const FROM_A: u64 = EACH * 0x3f;
    /// The same for what comes after "Z".
    const PAST_Z: u64 = EACH * 0x25;
    // No sum of two bytes below 128 runs over into the next.
    let low = bytes & (EACH * 0x7f);
    let capitals = ((low + FROM_A) ^ (low + PAST_Z)) & !bytes & (EACH * 0x80);
    bytes | (capitals >> 2)
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Most words have no third part, and no two of the lists have all else in common.
        let [first, second, third] = self.0;
        state.write_u64(first);
        state.write_u64(second ^ third);
    }
}

impl Words {
    /// None so far, and room for so many.
    pub(super) fn with_room_for(words: usize) -> Words {
        Words {
            symbols: HashMap::with_capacity(words),
            entries: Vec::with_capacity(words),
            classes: Vec::with_capacity(words),
        }
    }

    /// The symbol of a word of the copy, in any case.
    pub(crate) fn symbol(&self, word: &str) -> Symbol {
        Key::of(word).and_then(|key| self.symbols.get(&key)).copied().unwrap_or(Symbol::UNKNOWN)
    }

    /// The symbol of a word of a list, made if it is new.
    pub(super) fn intern(&mut self, word: &str) -> Symbol {
        if self.entries.is_empty() {
            self.entries.push(Entry::default());
        }
        let Some(key) = Key::of(word) else { return Symbol::UNKNOWN };
        if let Some(&symbol) = self.symbols.get(&key) {
            return symbol;
        }
        let Ok(next) = u16::try_from(self.entries.len()) else { return Symbol::UNKNOWN };
        let symbol = Symbol(next);
        self.symbols.insert(key, symbol);
        self.entries.push(Entry::default());
        symbol
    }

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

    /// Whether the word belongs to the class.
    pub(crate) fn is(&self, symbol: Symbol, class: Class) -> bool {
        self.classes.get(symbol.index()).is_some_and(|classes| classes.has(class))
    }

    /// Its part in spelled-out numbers.
    pub(crate) fn number(&self, symbol: Symbol) -> Option<NumberWord> {
        self.entry(symbol)?.number
    }

    /// What it multiplies digits by: "k", "million".
    pub(crate) fn scale_suffix(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol)?.scale_suffix
    }

    /// Its place as an ordinal: 3 for "third".
    pub(crate) fn ordinal(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol)?.ordinal
    }

    /// What it divides by: 3 for "third" and "thirds".
    pub(crate) fn denominator(&self, symbol: Symbol) -> Option<u64> {
        self.entry(symbol)?.denominator
    }

    /// The month it names, 1 to 12.
    pub(crate) fn month(&self, symbol: Symbol) -> Option<u8> {
        self.entry(symbol)?.month
    }

    /// The multiple it states alone: 2 for "doubled".
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_are_the_words_in_lower_case(word in "\\PC{0,26}|[@-Z^-~]{0,26}") {
            let mut bytes = word.to_ascii_lowercase().into_bytes();
            let fits = bytes.len() <= LONGEST;
            bytes.resize(LONGEST.max(bytes.len()), 0);
            let key = Key::of(&word).map(|key| key.0.map(u64::to_le_bytes).concat());
            prop_assert_eq!(key, fits.then_some(bytes));
        }
    }
}
