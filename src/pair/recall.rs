//! What was made of the numbers of a document, for when it is read again: after a fix, or after a key stroke.

use std::rc::Rc;

use hashbrown::HashMap;

use super::candidates::Candidate;
use super::frame::Frame;
use super::home::Home;
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

/// By all that it depends on, what was made of a number at each look; `None` where no figure was worth weighing.
#[derive(Debug, Default)]
pub(super) struct Recall(HashMap<(Signature, Home), Option<Weighed>>);

impl Recall {
    /// Whether there is nothing to ask for.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was made of such a number at such a look, if it was looked at.
    pub(super) fn get(&self, number: Signature, home: Home) -> Option<&Option<Weighed>> {
        self.0.get(&(number, home))
    }

    /// Keeps what was made of a number.
    pub(super) fn keep(&mut self, number: Signature, home: Home, made: Option<Weighed>) {
        if self.0.len() >= MOST_NUMBERS {
            self.clear();
        }
        self.0.insert((number, home), made);
    }

    /// Forgets all: another document is read.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
