//! What was made of the numbers of a document, for when it is read again: after a fix, or after a key stroke.

use std::rc::Rc;

use hashbrown::HashMap;

use super::candidates::Candidate;
use super::frame::Frame;
use super::home::Home;
use super::index::Term;
use super::signature::Signature;
use super::study::Considered;

/// Numbers kept at most; a long article has a few hundred, and each version of a sentence adds its own.
const MOST_NUMBERS: usize = 1 << 14;

/// A number with its candidates, before others of its story are asked.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) frame: Rc<Frame>,
    pub(super) candidates: Vec<Candidate>,
}

impl Weighed {
    /// It as one of a study's numbers, the mention with this index.
    pub(super) fn of(self, mention: usize) -> Considered {
        Considered { mention, frame: self.frame, candidates: self.candidates }
    }
}

/// What was made of a document's numbers, by all that it depends on.
#[derive(Debug, Default)]
pub(super) struct Recall {
    /// Whether it is kept from one version of the document to the next.
    is_lasting: bool,
    /// What each look at a number made of it; `None` where no figure was worth weighing.
    numbers: HashMap<(Signature, Home), Option<Weighed>>,
    /// The names of the book in each sentence.
    names: HashMap<Signature, Vec<Term>>,
}

impl Recall {
    /// Nothing yet, of a document of which other versions are read, or not.
    pub(super) fn new(is_lasting: bool) -> Recall {
        Recall { is_lasting, ..Recall::default() }
    }

    /// Whether it is kept from one version of the document to the next.
    pub(super) fn is_lasting(&self) -> bool {
        self.is_lasting
    }

    /// What was made of such a number at such a look, if it was looked at.
    pub(super) fn get(&self, number: Signature, home: Home) -> Option<&Option<Weighed>> {
        self.numbers.get(&(number, home))
    }

    /// Keeps what was made of a number.
    pub(super) fn keep(&mut self, number: Signature, home: Home, made: Option<Weighed>) {
        if self.numbers.len() >= MOST_NUMBERS {
            self.clear();
        }
        self.numbers.insert((number, home), made);
    }

    /// The names in such a sentence, found now if it was not looked at.
    pub(super) fn names(&mut self, sentence: Signature, find: impl FnOnce() -> Vec<Term>) -> &[Term] {
        if self.names.len() >= MOST_NUMBERS {
            self.clear();
        }
        self.names.entry(sentence).or_insert_with(find)
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        *self = Recall::new(self.is_lasting);
    }
}
