//! The words round a number, each with how far it reaches to it.

use std::rc::Rc;

use super::index::Term;
use super::scope::Scope;
use super::term_set::bit;

/// Reach, in hundredths, of a word of the noun phrase counted.
pub(crate) const COUNTED: u32 = 110;
/// Reach of a word of the same clause.
pub(crate) const CLAUSE: u32 = 100;
/// Least reach of a word that belongs to the number's own clause.
pub(crate) const OWN_CLAUSE: u32 = 80;
/// Reach of the sentence before where this one goes on about it.
pub(crate) const INHERITED: u32 = 65;
/// Reach of a row's head to the first number of the row.
pub(crate) const ROW: u32 = 85;
/// Least reach of a word that may be part of the number's subject.
pub(crate) const SUBJECT: u32 = 60;
/// Reach of a word of the sentence before.
pub(crate) const BEFORE: u32 = 30;
/// Reach of the nearest heading and of the headline.
pub(crate) const HEADING: u32 = 28;

/// What a number is said to count, as the book sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    /// Nothing is named.
    None,
    /// "people", "them": could be anything.
    Open,
    /// A term of the book.
    Known(Term),
    /// A noun the book never uses.
    Foreign(String),
    /// "flooded three times": how often, and the book's term for the word before the number.
    Occasions(Option<Term>),
}

/// The book's words round a number.
#[derive(Debug, Clone)]
pub(crate) struct Around {
    /// Terms of the book, each once with its greatest reach, sorted by term.
    reach: Vec<(Term, u32)>,
    /// A bit for each of them, by the last bits of the term: most terms that are asked for are absent.
    present: u128,
    /// The noun counted.
    pub(crate) head: Head,
    /// The word for the number's unit, where the book speaks of it.
    pub(crate) unit: Option<Term>,
}

impl Around {
    /// These terms, any of them repeated.
    pub(crate) fn new(mut reach: Vec<(Term, u32)>, head: Head, unit: Option<Term>) -> Around {
        reach.sort_unstable_by_key(|&(term, reach)| (term, std::cmp::Reverse(reach)));
        reach.dedup_by_key(|(term, _)| *term);
        let present = reach.iter().fold(0, |present, &(term, _)| present | bit(term));
        Around { reach, present, head, unit }
    }

    /// How far the term reaches to the number, 0 where it is absent.
    pub(crate) fn reach(&self, term: Term) -> u32 {
        if self.present & bit(term) == 0 {
            return 0;
        }
        self.reach.binary_search_by_key(&term, |(t, _)| *t).map_or(0, |at| self.reach[at].1)
    }

    /// The book's terms round the number, with their reach.
    pub(crate) fn terms(&self) -> &[(Term, u32)] {
        &self.reach
    }
}

/// The words round a number and what they say about its scope.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The book's words.
    pub(crate) around: Rc<Around>,
    /// When, where and whose the number is.
    pub(crate) scope: Scope,
}

impl Frame {
    /// How far the term reaches to the number, 0 where it is absent.
    pub(crate) fn reach(&self, term: Term) -> u32 {
        self.around.reach(term)
    }

    /// The book's terms round the number, with their reach.
    pub(crate) fn terms(&self) -> &[(Term, u32)] {
        self.around.terms()
    }
}
