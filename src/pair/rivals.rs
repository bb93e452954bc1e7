//! Figures that compete for one number.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::Offer;
use super::evidence::Relation;
use super::frame::CLAUSE;
use super::study::{Candidate, Considered, Study};
use crate::figures::FigureBook;

/// How much farther the words of one figure must reach than another's to be plainly its.
const PLAINLY: u32 = 20;
/// Share, in hundredths, of the best words with which a figure that agrees still wins.
const SURVIVOR: u32 = 65;

/// A number that is one figure's value beside the words of another is a swap, not a mere disagreement.
pub(super) fn mark_swaps(numbers: &mut [Considered], book: &FigureBook) {
    for number in numbers {
        let given =
            |c: &Candidate| matches!(c.evidence.relation, Relation::Same(2..)) && c.evidence.verdict.stands();
        let owners: Vec<usize> =
            (0..number.candidates.len()).filter(|&n| given(&number.candidates[n])).collect();
        let is_swapped = |nth: &usize| {
            let candidate = &number.candidates[*nth];
            candidate.evidence.relation == Relation::None
                && candidate.words.is_of_one_kind()
                && owners.iter().any(|&owner| overrules(book, number, *nth, owner))
        };
        let swapped: Vec<usize> = (0..number.candidates.len()).filter(is_swapped).collect();
        for nth in swapped {
            number.candidates[nth].evidence.relation = Relation::Swapped;
        }
    }
}

/// Where several figures survive and the number agrees with one, it is that one, unless the words are
/// plainly another's: that is how a swapped pair shows.
pub(super) fn settle(study: &Study<'_>, offers: &mut Vec<Offer>) {
    let mut by_number: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(_, at, nth) in offers.iter() {
        by_number.entry(at).or_default().push(nth);
    }
    let mut out: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (&at, rivals) in &by_number {
        let number = &study.numbers[at];
        let (agreeing, accusing): (Vec<usize>, Vec<usize>) =
            rivals.iter().partition(|&&nth| number.candidates[nth].evidence.verdict.stands());
        for &mild in &agreeing {
            let overruled = accusing.iter().any(|&grave| overrules(study.book, number, grave, mild));
            if overruled {
                out.insert((at, mild));
            }
        }
        let survivors = agreeing.iter().filter(|&&nth| !out.contains(&(at, nth)));
        let fitting = survivors.map(|&nth| &number.candidates[nth]).filter(|c| c.fits());
        let best = fitting.map(|c| c.words.score).max().unwrap_or(0);
        let weak = |nth: &&usize| best * 100 >= number.candidates[**nth].words.score * SURVIVOR;
        out.extend(accusing.iter().filter(weak).map(|&nth| (at, nth)));
    }
    offers.retain(|&(_, at, nth)| !out.contains(&(at, nth)));
}

/// Whether the words that tell two figures apart stand by the number for the first and not for the second.
fn overrules(book: &FigureBook, number: &Considered, first: usize, second: usize) -> bool {
    let entries = book.index().entries();
    let naming = |nth: usize| &entries[number.candidates[nth].figure].naming;
    let reach = |own: usize, other: usize| {
        naming(own).difference(naming(other)).map(|&term| number.frame.reach(term)).max()
    };
    match (reach(first, second), reach(second, first)) {
        (Some(for_first), Some(for_second)) => for_first >= CLAUSE && for_first >= for_second + PLAINLY,
        // Where one figure's words are all the other's too, nothing tells them apart.
        _ => false,
    }
}
