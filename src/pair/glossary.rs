//! What is known of each word of the copy, worked out once a word and kept from one document to the next.

use std::rc::Rc;

use hashbrown::HashMap;

use super::index::{Index, SHORTEST_OPENING, Term};
use super::words::{bare, term};
use crate::lexicon::{Terms, sixteen};

/// Words kept at most: the vocabulary of a large paper, so that copy of any length takes bounded memory.
const MOST_WORDS: usize = 1 << 16;

/// Bytes of a short word: nearly all are.
const SHORT: usize = 16;

/// How much a word says of what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A stop word or a word for change.
    Nothing,
    /// "year", "total", "new": little by itself.
    Generic,
    /// "people", "one": stands for whatever is counted.
    Pronominal,
    /// Anything else.
    Content,
}

impl Sense {
    fn of(stem: Option<&str>, terms: &Terms) -> Sense {
        match stem {
            None => Sense::Nothing,
            Some(stem) if terms.is_change(stem) => Sense::Nothing,
            Some(stem) if terms.is_pronominal(stem) => Sense::Pronominal,
            Some(stem) if terms.is_generic(stem) => Sense::Generic,
            Some(_) => Sense::Content,
        }
    }
}

/// A word of the copy as the book and the lexicon know it. It is small and kept in one piece: most words of copy are met
/// so seldom that to find each piece of memory takes longer than all else.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// The book's term for it.
    pub(crate) term: Option<Term>,
    /// How much it says.
    pub(crate) sense: Sense,
    /// Whether it goes on with a subject: "is", "had".
    pub(crate) is_predicate: bool,
    /// What part it may play among other words.
    pub(crate) part: Part,
    /// What it marks a number as; few words do.
    marks: Option<Rc<Marks>>,
}

impl Known {
    /// Its stem, where it marks a number as someone else's or a wish.
    pub(crate) fn elsewhere(&self) -> Option<&str> {
        self.marks.as_ref()?.elsewhere.as_deref()
    }

    /// Its set of contrasting words, and its stem.
    pub(crate) fn side(&self) -> Option<(usize, &str)> {
        let (set, stem) = self.marks.as_ref()?.side.as_ref()?;
        Some((*set, stem))
    }
}

/// What a word marks a number as.
#[derive(Debug)]
struct Marks {
    elsewhere: Option<String>,
    side: Option<(usize, String)>,
}

/// What part a word may play among others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// Whether it is too common to tell one figure from another.
    pub(crate) is_stop: bool,
    /// Whether it ends a clause.
    pub(crate) ends_clause: bool,
    /// Whether a term of the book may begin with it: the "hand" of its "handover".
    pub(crate) opens_term: bool,
}

/// The words met so far.
pub(crate) struct Glossary<'a> {
    index: &'a Index,
    terms: &'a Terms,
    /// By the word as it is printed, those of a few bytes as a number: one is found in a single place of memory.
    short: HashMap<u128, Known>,
    long: HashMap<Box<str>, Known>,
}

impl std::fmt::Debug for Glossary<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.short.len() + self.long.len();
        f.debug_struct("Glossary").field("words", &words).finish_non_exhaustive()
    }
}

impl<'a> Glossary<'a> {
    /// An empty glossary for copy that is held against the book of this index.
    pub(crate) fn new(index: &'a Index, terms: &'a Terms) -> Glossary<'a> {
        Glossary { index, terms, short: HashMap::new(), long: HashMap::new() }
    }

    /// The book's words.
    pub(crate) fn index(&self) -> &'a Index {
        self.index
    }

    /// The lexicon's words.
    pub(crate) fn terms(&self) -> &'a Terms {
        self.terms
    }

    /// What is known of a word as it is printed.
    pub(crate) fn look_up(&mut self, printed: &str) -> Known {
        let short = (printed.len() <= SHORT).then(|| sixteen(printed.as_bytes()));
        let known = match short {
            Some(short) => self.short.get(&short),
            None => self.long.get(printed),
        };
        if let Some(known) = known {
            return known.clone();
        }
        if self.short.len() + self.long.len() >= MOST_WORDS {
            self.short.clear();
            self.long.clear();
        }
        let known = self.know(printed);
        match short {
            Some(short) => self.short.insert(short, known.clone()),
            None => self.long.insert(printed.into(), known.clone()),
        };
        known
    }

    /// The book's term for two lower-case words that it writes as one: "hand over" is its "handover". The first opens
    /// a term.
    pub(crate) fn joined(&self, first: &str, second: &str) -> Option<Term> {
        let stem = (second.len() > 2).then(|| term(&[first, second].concat(), self.terms))?;
        self.index.term_of_stem(stem.as_deref())
    }

    fn know(&self, printed: &str) -> Known {
        let lower = bare(printed);
        // Stems cost most of all that is known of a word, and of most words they tell nothing.
        let is_told = self.index.told().may_be(&lower)
            || lower.starts_with(|c: char| c.is_ascii_digit())
            || self.terms.numeral(&lower).is_some();
        let stem = if is_told { term(&lower, self.terms) } else { None };
        let is_stop = self.terms.is_stop(&lower);
        let elsewhere = self
            .terms
            .is_elsewhere(&lower)
            .then(|| stem.clone().or_else(|| term(&lower, self.terms)).unwrap_or_else(|| lower.to_string()));
        let side = stem.as_deref().and_then(|stem| Some((self.terms.side_of_stem(stem)?, stem.to_owned())));
        let is_mark = elsewhere.is_some() || side.is_some();
        Known {
            capital: printed.starts_with(char::is_uppercase),
            term: self.index.term_of_stem(stem.as_deref()),
            sense: if is_told || is_stop { Sense::of(stem.as_deref(), self.terms) } else { Sense::Content },
            marks: is_mark.then(|| Rc::new(Marks { elsewhere, side })),
            is_predicate: self.terms.is_predicate(&lower),
            part: Part {
                is_stop,
                ends_clause: self.terms.ends_clause(&lower),
                opens_term: lower.len() >= SHORTEST_OPENING && self.index.opens_term(&lower),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Lexicon;

    proptest! {
        #[test]
        fn no_sense_is_lost_by_leaving_stems_out(word in "[a-z]{2,9}(s|ed|ing|ly|)", listed in any::<prop::sample::Index>()) {
            let terms = Lexicon::english().terms();
            let lists: Vec<&str> = terms.stems_that_say_more().chain(terms.other_forms().map(|(form, _)| form)).collect();
            let index = Index::new(&[], terms);
            let mut glossary = Glossary::new(&index, terms);
            for word in [word.as_str(), *listed.get(&lists)] {
                prop_assert_eq!(glossary.look_up(word).sense, Sense::of(term(word, terms).as_deref(), terms), "{}", word);
            }
        }
    }
}
