//! What the words of a sentence and round it can tell of its numbers, seen before any of them is cut up.

use super::index::{Index, Term};
use super::need::LEAST_TO_TIE;
use super::postings::Families;
use super::tally::Tally;

/// The book's words that may reach the numbers of one sentence.
#[derive(Debug, Default)]
pub(super) struct Glance {
    /// The sentence, once there is one.
    pub(super) sentence: Option<usize>,
    /// Those that name figures, in ascending order.
    naming: Vec<Term>,
    /// Whether they, and others that name nothing, may speak enough for any figure.
    pub(super) may_speak: bool,
}

impl Glance {
    /// The words within reach of a sentence, each with the farthest that it may reach, as they bear on figures of these
    /// families; `least` is enough.
    pub(super) fn of(
        sentence: usize,
        within_reach: &[(Term, u32)],
        families: Families,
        least: u32,
        tally: &mut Tally,
        index: &Index,
    ) -> Glance {
        let naming = within_reach.iter().map(|&(term, _)| term).collect();
        let may_speak = tally.may_speak(within_reach, families, least, index);
        Glance { sentence: Some(sentence), naming, may_speak }
    }

    /// Whether words enough for a figure may stand by a number that has its digits.
    pub(super) fn may_tie(&self, figure: usize, index: &Index) -> bool {
        let entry = &index.entries()[figure];
        let names = |term: &Term| {
            entry.naming.contains(*term) || entry.place.iter().flatten().any(|name| name == term)
        };
        index.outlines()[figure].idle >= LEAST_TO_TIE || self.naming.iter().any(names)
    }
}
