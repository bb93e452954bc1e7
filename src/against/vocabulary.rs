//! The words of a text, numbered, and how much each says.

use std::collections::HashMap;

use crate::pair::Stems;

/// A word of a [`Vocabulary`].
pub(super) type Word = u32;

/// Weight of a word that names things.
const CONTENT: u32 = 8;
/// Weight of "year", "rise", "people": words found by every number.
const GENERIC: u32 = 3;
/// Weight of "of" and "the", which only right beside a number say anything.
const STOP: u32 = 1;

/// What a word contributes: its common form, and how much it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Telling {
    pub(super) stem: String,
    pub(super) weight: u32,
}

impl Telling {
    /// A lower-case word of prose.
    pub(super) fn word(lower: &str, stems: &Stems<'_>) -> Telling {
        let terms = stems.terms;
        match stems.term(lower) {
            None => Telling { stem: lower.to_owned(), weight: STOP },
            Some(stem) if terms.is_generic(&stem) || terms.is_change(&stem) => {
                Telling { stem, weight: GENERIC }
            }
            Some(stem) => Telling { stem, weight: CONTENT },
        }
    }

    /// A neighbouring number, by its face: "=1320".
    pub(super) fn number(face: &str) -> Telling {
        Telling { stem: format!("={face}"), weight: CONTENT }
    }

    /// Whether the word is too common to name anything.
    pub(super) fn is_stop(&self) -> bool {
        self.weight == STOP
    }
}

/// The words of a source's contexts.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    words: HashMap<String, Word>,
    /// Whether each word tells what is spoken of.
    naming: Vec<bool>,
}

impl Vocabulary {
    /// The number of a word, given to it now if it is new.
    pub(super) fn intern(&mut self, telling: Telling) -> Word {
        let next = Word::try_from(self.words.len()).unwrap_or(Word::MAX);
        let naming = &mut self.naming;
        let is_year = telling.stem.strip_prefix('=').is_some_and(|face| face.len() == 4);
        let is_naming = telling.weight == CONTENT && !is_year;
        *self.words.entry(telling.stem).or_insert_with(|| {
            naming.push(is_naming);
            next
        })
    }

    /// Whether the word, or the number beside, tells what is spoken of; a year and "week" do not.
    pub(super) fn is_naming(&self, word: Word) -> bool {
        self.naming.get(word as usize).copied().unwrap_or(false)
    }

    /// The number of a word that the source uses.
    pub(super) fn get(&self, stem: &str) -> Option<Word> {
        self.words.get(stem).copied()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}
