//! Terms of words met again and again: a stem costs more than all else that is told of a word.

use std::cell::RefCell;

use hashbrown::HashMap;

use super::words::term;
use crate::lexicon::Terms;

/// The lexicon's words, with the term of each word met so far.
pub(crate) struct Stems<'a> {
    pub(crate) terms: &'a Terms,
    met: RefCell<HashMap<String, Option<String>>>,
    sides: RefCell<HashMap<String, Option<(usize, String)>>>,
}

impl<'a> Stems<'a> {
    /// No word met yet.
    pub(crate) fn new(terms: &'a Terms) -> Stems<'a> {
        Stems { terms, met: RefCell::default(), sides: RefCell::default() }
    }

    /// The term that a lower-case word stands for, as [`term`] tells it.
    pub(crate) fn term(&self, lower: &str) -> Option<String> {
        if let Some(known) = self.met.borrow().get(lower) {
            return known.clone();
        }
        let found = term(lower, self.terms);
        self.met.borrow_mut().insert(lower.to_owned(), found.clone());
        found
    }

    /// The set of contrasting words that a lower-case word belongs to, and its stem, as [`Terms::side`] tells them.
    pub(super) fn side(&self, lower: &str) -> Option<(usize, String)> {
        if !self.terms.may_contrast(lower) {
            return None;
        }
        if let Some(known) = self.sides.borrow().get(lower) {
            return known.clone();
        }
        let found = self.terms.side(lower);
        self.sides.borrow_mut().insert(lower.to_owned(), found.clone());
        found
    }
}

impl std::fmt::Debug for Stems<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stems").field("met", &self.met.borrow().len()).finish_non_exhaustive()
    }
}
