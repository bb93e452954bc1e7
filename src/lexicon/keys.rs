//! Words as keys of a fixed size, and the table that numbers them.

use super::eights::{eight, lower};

/// No word of the lists is longer, so longer words need no look-up.
const LONGEST: usize = 24;

/// Places of the table, a power of two: many more than there are words, so that most are found, or missed, at once.
const PLACES: usize = 1 << PLACE_BITS;
const PLACE_BITS: u32 = 15;

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

    /// Where it stands in the table, if nothing else does.
    fn place(&self) -> usize {
        // Most words have no third part, and no two of the lists have all else in common.
        let [first, second, third] = self.0;
        let mixed = (first.wrapping_mul(MIXER) ^ second ^ third).wrapping_mul(MIXER);
        usize::try_from(mixed >> (u64::BITS - PLACE_BITS)).unwrap_or(0)
    }
}

/// Keys, numbered from 1 in the order they are added.
#[derive(Debug)]
pub(super) struct Keys {
    /// By number.
    known: Vec<Key>,
    /// By place, the number of the key there or of one that found its own place taken; 0 where there is none.
    places: Vec<u16>,
}

impl Default for Keys {
    fn default() -> Keys {
        // Number 0 is no key's.
        Keys { known: vec![Key([0; LONGEST / 8])], places: vec![0; PLACES] }
    }
}

impl Keys {
    /// The number of a key; 0 of one that has none.
    #[inline]
    pub(super) fn number(&self, key: &Key) -> u16 {
        self.places[self.find(key)]
    }

    /// The number of a key, given it now if it has none; 0 where there is no more room.
    pub(super) fn add(&mut self, key: Key) -> u16 {
        let place = self.find(&key);
        // Half of the places stay free, so that every search ends.
        if self.places[place] == 0
            && self.known.len() < PLACES / 2
            && let Ok(number) = u16::try_from(self.known.len())
        {
            self.known.push(key);
            self.places[place] = number;
        }
        self.places[place]
    }

    /// The place of a key, or the free one where it would stand.
    #[inline]
    fn find(&self, key: &Key) -> usize {
        let mut place = key.place();
        while self.places[place] != 0 && self.known[usize::from(self.places[place])] != *key {
            place = (place + 1) % PLACES;
        }
        place
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
