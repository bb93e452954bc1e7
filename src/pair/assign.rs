//! Numbers to figures, best first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::decide::{Decision, FIRM, is_given_elsewhere};
use super::evidence::Relation;
use super::home::Home;
use super::said::OutOfScope;
use super::score::Conflict;
use super::study::{Considered, Study};
use super::{Pairing, rivals, trace};

/// Candidates within this of the best are told apart by their numbers alone.
const NEAR_TIE: u32 = 60;

/// A candidate that may be tied: its rank, the number, and its place among the number's candidates.
pub(super) type Offer = (u32, usize, usize);

/// Whether the words, or both ends of a change, tell the figure beyond doubt.
fn is_firm(candidate: &Candidate) -> bool {
    candidate.words.score >= FIRM || candidate.has_other_end && candidate.is_own_value()
}

impl Study<'_> {
    /// Ties numbers best first; within a sentence a figure is not given to a second, different number.
    pub(super) fn assign(&self) -> Vec<Pairing> {
        let mut offers: Vec<Offer> = Vec::new();
        for (at, number) in self.numbers.iter().enumerate() {
            for (nth, candidate) in number.candidates.iter().enumerate() {
                if self.decision(number, candidate) == Decision::Tie {
                    offers.push((candidate.rank(), at, nth));
                }
            }
        }
        rivals::settle(self, &mut offers);
        offers.sort_unstable_by_key(|&(rank, at, nth)| (Reverse(rank), at, nth));
        let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut chosen: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, at, nth) in offers {
            let number = &self.numbers[at];
            let candidate = &number.candidates[nth];
            let key = (self.mentions[number.mention].sentence, candidate.figure);
            let agrees = candidate.evidence.verdict.stands();
            // "6,301,972, up from 5,868,786": a slip in the old value is about the old one.
            let is_other_end =
                matches!(candidate.evidence.relation, Relation::OldSlip(..) | Relation::EndSlip(_));
            let is_another = !agrees && !is_other_end;
            if chosen.contains_key(&at) || is_another && taken.contains(&key) {
                continue;
            }
            // "It falls from £9,100 to £10,500": the old value is not the figure.
            if !matches!(candidate.evidence.relation, Relation::Was(_)) {
                taken.insert(key);
            }
            chosen.insert(at, nth);
        }
        chosen.into_iter().map(|(at, nth)| self.pairing(&self.numbers[at], nth)).collect()
    }

    /// The words of the copy that give a right number another scope, where it is the figure's beyond doubt.
    fn out_of_scope(&self, candidate: &Candidate) -> Option<OutOfScope> {
        let Candidate { figure, words, evidence, .. } = candidate;
        if !is_given_elsewhere(words, *evidence, self.home(*figure)) {
            return None;
        }
        words.conflicts.iter().find_map(|conflict| match conflict {
            Conflict::Said(out) => Some(out.clone()),
            Conflict::OtherPlace(term) => Some(OutOfScope::Place(self.book.index().word(*term).to_owned())),
            Conflict::Not(nth, true) => {
                Some(OutOfScope::Group(self.book.figures()[*figure].not.get(*nth)?.clone()))
            }
            _ => None,
        })
    }

    fn pairing(&self, number: &Considered, nth: usize) -> Pairing {
        let candidate = &number.candidates[nth];
        let contradicts = |c: &&Candidate| {
            c.figure != candidate.figure
                && c.rank() + NEAR_TIE >= candidate.rank()
                && !c.evidence.verdict.stands()
                && self.decision(number, c) == Decision::Tie
        };
        let also = if candidate.evidence.verdict.stands() || candidate.evidence.relation != Relation::None {
            Vec::new()
        } else {
            number.candidates.iter().filter(contradicts).map(|c| c.figure).collect()
        };
        Pairing {
            mention: number.mention,
            figure: candidate.figure,
            also,
            score: candidate.words.score,
            cues: trace::cues(candidate, self.book),
            verdict: candidate.evidence.verdict,
            out_of_scope: self.out_of_scope(candidate),
            firm: self.home(candidate.figure) == Home::At && is_firm(candidate),
        }
    }
}
