//! Which words of copy may be forms of given words, by how they begin: most are passed over at a glance.

/// Codes of a byte: none, 26 letters, digits by fours, and what joins letters to a word.
const CODES: usize = 32;
/// Letters that a word's stem shares with it, at most: what comes after may be cut off or changed.
const SHARED: usize = 4;
/// Letters of the shortest stem, which no inflection changes.
const SHORTEST: usize = 2;

/// The first letters of every form of every term.
#[derive(Debug, Clone, Default)]
pub(crate) struct Openings {
    /// By the codes of three bytes, a bit for each code of the fourth; empty where there is no term.
    codes: Vec<u32>,
    /// Whether a form begins with a letter beyond ASCII.
    has_foreign: bool,
}

impl Openings {
    /// The openings of stems and irregular forms.
    pub(crate) fn new<'a>(forms: impl Iterator<Item = &'a str>) -> Openings {
        let mut openings = Openings { codes: vec![0; CODES.pow(3)], has_foreign: false };
        for form in forms {
            openings.has_foreign |= !form.starts_with(|c: char| c.is_ascii());
            let letters = form.bytes().take_while(|b| is_part(*b)).count();
            // "aging" is a form of "age", "hoping" of "hope": the last letter of a short stem is not in all its forms.
            let is_whole = letters == form.len();
            let sure = if is_whole { letters.saturating_sub(1).max(SHORTEST.min(letters)) } else { letters };
            openings.add(&form.as_bytes()[..sure.min(SHARED)], is_whole && sure < SHARED);
        }
        openings
    }

    /// The openings of words that copy prints as they are.
    pub(crate) fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Openings {
        let mut openings = Openings { codes: vec![0; CODES.pow(3)], has_foreign: false };
        openings.add_words(words);
        openings
    }

    /// Adds words of a few letters that copy prints as they are.
    pub(crate) fn add_words<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        for word in words {
            self.has_foreign |= !word.is_ascii();
            // "Ten’s", "ten&": what may join letters to a word also ends one.
            for printed in [word.to_owned(), format!("{word}'")] {
                self.add(&printed.as_bytes()[..printed.len().min(SHARED)], false);
            }
        }
    }

    /// Where words of the text start that may be terms, or begin one: no term is missed.
    pub(crate) fn hits(&self, text: &str) -> impl Iterator<Item = usize> {
        let bytes = if self.codes.is_empty() { &[] } else { text.as_bytes() };
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let start = at;
                let byte = *bytes.get(start)?;
                at += 1;
                let is_hit = if byte.is_ascii_alphanumeric() {
                    let rest = &bytes[at..];
                    at += rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                    self.has(&bytes[start..])
                } else {
                    self.has_foreign && is_letter_beyond_ascii(byte)
                };
                if is_hit {
                    return Some(start);
                }
            }
        })
    }

    /// Whether the lower-case word may be a term, or begin one: never false where it is.
    pub(crate) fn may_be(&self, word: &str) -> bool {
        match word.as_bytes().first() {
            Some(first) if first.is_ascii() => !self.codes.is_empty() && self.has(word.as_bytes()),
            _ => self.has_foreign,
        }
    }

    fn has(&self, word: &[u8]) -> bool {
        let (first, fourth) = place(word);
        self.codes[first] & 1 << fourth != 0
    }

    /// Adds words that begin so; with `is_open`, whatever follows.
    fn add(&mut self, opening: &[u8], is_open: bool) {
        let (first, fourth) = place(opening);
        let width = match opening.len() {
            _ if !is_open => 0,
            length @ 0..SHARED => CODES.pow(u32::try_from(SHARED - 1 - length).unwrap_or(0)),
            _ => 0,
        };
        self.codes[first] |= 1 << fourth;
        self.codes[first..first + width].fill(u32::MAX);
    }
}

/// The place of a word's opening among the codes, and the code of its fourth letter.
fn place(word: &[u8]) -> (usize, u8) {
    let code = |nth: usize| word.get(nth).map_or(0, |&byte| CODE_OF[usize::from(byte)]);
    // What comes after the end of the word is no part of its opening.
    let after = |before: u8, nth: usize| if before == 0 { 0 } else { code(nth) };
    let first = code(0);
    let second = after(first, 1);
    let third = after(second, 2);
    let place = (usize::from(first) * CODES + usize::from(second)) * CODES + usize::from(third);
    (place, after(third, 3))
}

/// Whether the byte may be part of a word: "A&E" is one.
fn is_part(byte: u8) -> bool {
    CODE_OF[usize::from(byte)] != 0
}

/// By byte, the code of a letter or digit in any case; 0 for what is no part of a word. "cry" and its stem "cri" begin
/// alike.
const CODE_OF: [u8; 256] = {
    let mut codes = [0; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        codes[byte as usize] = match byte.to_ascii_lowercase() {
            b'y' => b'i' - b'a' + 1,
            letter @ b'a'..=b'z' => letter - b'a' + 1,
            digit @ b'0'..=b'9' => 27 + (digit - b'0') % 4,
            b'&' | b'\'' => 31,
            _ => 0,
        };
        byte += 1;
    }
    codes
};

/// The first byte of a letter beyond ASCII, or of a sign; never false for a letter. Dashes and quotation marks, the
/// most common of such characters, begin with the two bytes left out.
fn is_letter_beyond_ascii(byte: u8) -> bool {
    byte >= 0xc3 && byte != 0xe2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pair::{Stems, words};

    fn openings(forms: &[&str]) -> Openings {
        Openings::new(forms.iter().copied())
    }

    #[test]
    fn most_words_are_passed_over() {
        let may_be_in = |openings: &Openings, text: &str| openings.hits(text).next().is_some();
        let openings = openings(&["babi", "age", "risk"]);
        assert!(may_be_in(&openings, "some Babies"));
        assert!(may_be_in(&openings, "an aging fleet") && may_be_in(&openings, "(aged"));
        assert!(!may_be_in(&openings, "The company’s net profit rose by 33 per cent."));
        let emergency = self::openings(&["a&e"]);
        assert!(may_be_in(&emergency, "at A&E’s door") && !may_be_in(&emergency, "A day at a time"));
        assert!(!may_be_in(&Openings::default(), "babies"));
    }

    proptest! {
        #[test]
        fn no_inflection_of_a_term_is_missed(word in "[a-zé]{2,6}(s|es|ed|ing|y|ies|ly|er|ation|e|)") {
            let terms = crate::Lexicon::english().terms();
            if let Some(stem) = Stems::new(terms).term(&word) {
                let openings = openings(&[&stem]);
                // Synonyms begin otherwise; the index lists them as forms of their own.
                let is_own = terms.other_forms().all(|(form, _)| form != word && !word.starts_with(form));
                prop_assert!(!is_own || openings.may_be(&word), "{word} {stem}");
            }
        }

        #[test]
        fn words_stand_where_pairing_finds_them(text in "[a-c .,’–&'0-9é]{0,30}") {
            for word in words(&text).filter(|w| w.lower.is_ascii()) {
                prop_assert!(openings(&[&word.lower]).hits(&text).any(|at| at == word.range.start), "{word:?}");
            }
        }
    }
}
