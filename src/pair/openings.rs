//! Which words of copy may be terms of a book, by how they begin: most sentences are passed over at a glance.

use std::collections::BTreeSet;

/// Codes of a byte: none, 26 letters, and digits by fives.
const CODES: usize = 32;
/// Letters that a word's stem shares with it: what comes after may be cut off or changed.
const SHARED: usize = 3;

/// The first letters of every form of every term.
#[derive(Debug, Clone, Default)]
pub(crate) struct Openings {
    /// By the codes of three bytes; empty where there is no term.
    codes: Vec<bool>,
    /// Whether a form begins with a letter beyond ASCII.
    has_foreign: bool,
}

impl Openings {
    /// The openings of stems and irregular forms.
    pub(crate) fn new<'a>(forms: impl Iterator<Item = &'a str>) -> Openings {
        let mut openings = Openings { codes: vec![false; CODES * CODES * CODES], has_foreign: false };
        let mut seen = BTreeSet::new();
        for form in forms {
            openings.has_foreign |= !form.starts_with(|c: char| c.is_ascii());
            let known = form.bytes().take_while(u8::is_ascii_alphanumeric).take(SHARED);
            let mut opening: Vec<u8> = known.map(code).collect();
            // "aging" is a form of "age", "ads" of "ad": the end of a short stem is not in all its forms.
            let is_short = form.len() <= SHARED;
            opening.truncate(if is_short { SHARED - 1 } else { SHARED });
            if seen.insert((opening.clone(), is_short)) {
                openings.add(&opening, is_short);
            }
        }
        openings
    }

    /// Whether a word of the text may be a term, or begin one: never false where one is.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        if self.codes.is_empty() {
            return false;
        }
        let mut inside = false;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            let was_inside = std::mem::replace(&mut inside, byte.is_ascii_alphanumeric());
            let is_foreign = self.has_foreign && is_letter_beyond_ascii(byte);
            if is_foreign || inside && !was_inside && self.codes[place(&text.as_bytes()[at..])] {
                return true;
            }
        }
        false
    }

    fn add(&mut self, opening: &[u8], is_open: bool) {
        let padded = |at: usize| opening.get(at).copied().map_or(0, usize::from);
        let first = (padded(0) * CODES + padded(1)) * CODES + padded(2);
        let width = match opening.len() {
            _ if !is_open => 1,
            0 => CODES.pow(3),
            1 => CODES.pow(2),
            2 => CODES,
            _ => 1,
        };
        if let Some(codes) = self.codes.get_mut(first..first + width) {
            codes.fill(true);
        }
    }
}

/// The place of a word's opening among the codes.
fn place(word: &[u8]) -> usize {
    let letters = word.iter().take(SHARED).take_while(|b| b.is_ascii_alphanumeric());
    let (place, read) =
        letters.fold((0, 0), |(place, read), &b| (place * CODES + usize::from(code(b)), read + 1));
    (read..SHARED).fold(place, |place, _| place * CODES)
}

/// A letter or digit, in any case; "cry" and its stem "cri" begin alike.
fn code(byte: u8) -> u8 {
    match byte.to_ascii_lowercase() {
        b'y' => b'i' - b'a' + 1,
        letter @ b'a'..=b'z' => letter - b'a' + 1,
        digit @ b'0'..=b'9' => 27 + (digit - b'0') % 5,
        _ => 0,
    }
}

/// The first byte of a letter beyond ASCII, or of a sign; never false for a letter. Dashes and quotation marks, the
/// most common of such characters, begin with the two bytes left out.
fn is_letter_beyond_ascii(byte: u8) -> bool {
    byte >= 0xc3 && byte != 0xe2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pair::{term, words};

    fn openings(forms: &[&str]) -> Openings {
        Openings::new(forms.iter().copied())
    }

    #[test]
    fn most_words_are_passed_over() {
        let openings = openings(&["babi", "age", "risk"]);
        assert!(openings.may_be_in("some Babies"));
        assert!(openings.may_be_in("an aging fleet") && openings.may_be_in("(aged"));
        assert!(!openings.may_be_in("The company’s net profit rose by 33 per cent."));
        assert!(!Openings::default().may_be_in("babies"));
    }

    proptest! {
        #[test]
        fn no_inflection_of_a_term_is_missed(word in "[a-zé]{2,6}(s|es|ed|ing|y|ies|ly|er|ation|e|)") {
            let terms = crate::Lexicon::english().terms();
            if let Some(stem) = term(&word, terms) {
                let openings = openings(&[&stem]);
                // Synonyms begin otherwise; the index lists them as forms of their own.
                let is_own = terms.other_forms().all(|(form, _)| form != word && !word.starts_with(form));
                prop_assert!(!is_own || openings.may_be_in(&word), "{word} {stem}");
            }
        }

        #[test]
        fn words_stand_where_pairing_finds_them(text in "[a-c .,’–&'0-9é]{0,30}") {
            for word in words(&text).filter(|w| w.lower.is_ascii()) {
                prop_assert!(openings(&[&word.lower]).may_be_in(&text), "{word:?}");
            }
        }
    }
}
