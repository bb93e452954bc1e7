//! Words as keys of a fixed size, and the table that numbers them.

use hashbrown::HashTable;

use super::eights::{eight, lower};

/// No word of the lists is longer, so longer words need no look-up.
const LONGEST: usize = 24;

/// An odd number whose bits have no pattern: the golden ratio's.
const MIXER: u64 = 0x9e37_79b9_7f4a_7c15;

/// How a text begins, in any case: tells most texts apart at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head(u64);

impl Head {
    /// A text of fewer bytes is told by its head alone.
    pub(crate) const BYTES: usize = 8;

    /// The head of a text; known when built for a text that is.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Head {
        Head(lower(eight(text)))
    }
}

/// A word in lower case, noughts after it: of a fixed size it is hashed and compared at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key([u64; LONGEST / 8]);

impl Key {
    /// The key of a word in any case; `None` where the word is longer than any of the lists.
    #[inline]
    pub(super) fn of(word: &[u8]) -> Option<Key> {
        let part = |nth: usize| word.get(nth * 8..).map_or(0, |rest| lower(eight(rest)));
        match word.len() {
            // Most are so short.
            0..=8 => Some(Key([part(0), 0, 0])),
            9..=LONGEST => Some(Key([part(0), part(1), part(2)])),
            _ => None,
        }
    }

    pub(super) fn head(&self) -> Head {
        Head(self.0[0])
    }

    fn hash(&self) -> u64 {
        // Most words have no third part, and no two of the lists have all else in common.
        let [first, second, third] = self.0;
        let mixed = (first.wrapping_mul(MIXER) ^ second ^ third).wrapping_mul(MIXER);
        // The table looks at the bits of either end, and a product's low ones are mixed least.
        mixed ^ mixed >> (u64::BITS / 2)
    }
}

/// Keys, numbered from 1 in the order they are added.
#[derive(Debug, Default)]
pub(super) struct Keys(HashTable<(Key, u16)>);

impl Keys {
    /// None so far, and room for so many.
    pub(super) fn with_room_for(keys: usize) -> Keys {
        Keys(HashTable::with_capacity(keys))
    }

    /// The number of a key; 0 of one that has none.
    #[inline]
    pub(super) fn number(&self, key: &Key) -> u16 {
        self.0.find(key.hash(), |(known, _)| known == key).map_or(0, |(_, number)| *number)
    }

    /// The number of a key, given it now if it has none; 0 where there is no more room.
    pub(super) fn add(&mut self, key: Key) -> u16 {
        let known = self.number(&key);
        match u16::try_from(self.0.len() + 1) {
            Ok(number) if known == 0 => {
                self.0.insert_unique(key.hash(), (key, number), |(key, _)| key.hash());
                number
            }
            _ => known,
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
            let key = Key::of(word.as_bytes()).map(|key| key.0.map(u64::to_le_bytes).concat());
            prop_assert_eq!(key, fits.then_some(bytes));
        }
    }

    #[test]
    fn a_key_keeps_its_number() {
        let mut keys = Keys::default();
        let word = |n: usize| Key::of(format!("word{n}").as_bytes()).unwrap();
        let numbers: Vec<u16> = (0..9_000).map(|n| keys.add(word(n))).collect();
        assert!((1..=9_000).eq(numbers.iter().copied()));
        assert!((0..9_000).all(|n| keys.add(word(n)) == numbers[n] && keys.number(&word(n)) == numbers[n]));
        assert_eq!(keys.number(&word(9_000)), 0);
    }
}
