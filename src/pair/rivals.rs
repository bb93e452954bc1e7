//! Figures that compete for one number.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::Offer;
use super::candidates::Candidate;
use super::evidence::{Distance, Relation};
use super::frame::{CLAUSE, Frame};
use super::home::{Home, Homes};
use super::index::{Entry, Term};
use super::need::LEAST_TO_ACCUSE;
use super::score::WHOLE;
use super::study::{Considered, Study};
use crate::figures::FigureBook;

/// How much more must stand by the number of what tells one figure than of what tells another to be plainly its.
const PLAINLY: u32 = 20;
/// How much more the words must speak for a figure than for the one whose value a number is.
const RATHER: u32 = 200;
/// Share, in hundredths, of what tells a figure from another that tells it.
const TOLD: u32 = 50;
/// Share below which nothing of the kind is said.
const TOLD_LITTLE: u32 = 30;
/// Share, in hundredths, of a figure's words that make another its rival.
const RIVAL: u32 = 40;
/// Least that the words must be able to speak for another figure, for it to be a rival of one that a number may contradict.
pub(super) const LEAST_RIVAL: u32 = LEAST_TO_ACCUSE * RIVAL / 100;
/// Share, in hundredths, of the best words with which a figure that agrees still wins.
const SURVIVOR: u32 = 65;
/// The same for a figure whose very digits are given.
const SURVIVOR_SAME: u32 = 45;

/// A number that is one figure's value beside the words of another is a swap, not a mere disagreement.
///
/// The value is of a file that the copy is about: none of another story slips into this one.
pub(super) fn mark_swaps(numbers: &mut [Considered], book: &FigureBook, homes: &Homes) {
    for number in numbers {
        let given = |c: &Candidate| c.is_own_value() && homes.of(&book.figures()[c.figure]) != Home::Abroad;
        let owners: Vec<usize> =
            (0..number.candidates.len()).filter(|&n| given(&number.candidates[n])).collect();
        let is_swapped = |nth: &usize| {
            let candidate = &number.candidates[*nth];
            candidate.evidence.relation == Relation::None
                && candidate.may_be_mixed_up()
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
        let candidate = |nth: usize| &number.candidates[nth];
        let given = agreeing.iter().map(|&nth| candidate(nth)).filter(|c| c.is_own_value());
        let given = given.map(|c| c.words.score).max();
        // "3.5" as another figure's old value, beside the figure that it is, unless the words are rather the other's.
        let is_old =
            |nth: &usize| given.is_some() && matches!(candidate(*nth).evidence.relation, Relation::Was(_));
        let (old, current): (Vec<usize>, Vec<usize>) = accusing
            .iter()
            .copied()
            .filter(is_old)
            .partition(|&nth| candidate(nth).words.score >= given.unwrap_or(0) + RATHER);
        out.extend(current.into_iter().map(|nth| (at, nth)));
        // Distinctive digits are their figure's, unless the words are all of another's.
        let is_given =
            agreeing.iter().any(|&nth| matches!(candidate(nth).evidence.relation, Relation::Same(3..)));
        let is_mere = |nth: &&usize| {
            let Candidate { evidence, words, .. } = candidate(**nth);
            is_given && evidence.relation == Relation::None && words.score < WHOLE
        };
        out.extend(accusing.iter().filter(is_mere).map(|&nth| (at, nth)));
        for &mild in &agreeing {
            let overruled = accusing.iter().any(|&grave| {
                candidate(grave).evidence.relation == Relation::Exchanged
                    || old.contains(&grave)
                    || overrules(study.book, number, grave, mild)
            });
            if overruled {
                out.insert((at, mild));
            }
        }
        let survivors = agreeing.iter().filter(|&&nth| !out.contains(&(at, nth)));
        let fitting =
            survivors.map(|&nth| &number.candidates[nth]).filter(|c| c.fits() || c.lacks_its_place());
        let worth = |c: &Candidate| match c.evidence.relation {
            Relation::Same(2..) => c.words.in_scope * SURVIVOR / SURVIVOR_SAME,
            _ => c.words.score,
        };
        let best = fitting.map(worth).max().unwrap_or(0);
        let weak = |nth: &&usize| best > 0 && best * 100 >= number.candidates[**nth].words.score * SURVIVOR;
        out.extend(accusing.iter().filter(weak).map(|&nth| (at, nth)));
    }
    offers.retain(|&(_, at, nth)| !out.contains(&(at, nth)));
}

/// Whether the words that tell two figures apart stand by the number for the first and not for the second.
fn overrules(book: &FigureBook, number: &Considered, first: usize, second: usize) -> bool {
    let entries = book.index().entries();
    let entry = |nth: usize| &entries[number.candidates[nth].figure];
    let nearest = |own: usize, other: usize| {
        let is_shared = |term: &Term| {
            entry(other).naming.contains(*term)
                || entry(other).place.iter().flatten().any(|name| name == term)
        };
        let telling = entry(own).naming.iter().filter(|term| !is_shared(term));
        telling.map(|&term| number.frame.reach(term)).max()
    };
    let score = |nth: usize| number.candidates[nth].words.score;
    match (nearest(first, second), nearest(second, first)) {
        (Some(for_first), Some(for_second)) => {
            score(first) >= score(second) + RATHER
                && for_first >= CLAUSE
                && for_first >= for_second + PLAINLY
                && telling(&number.frame, entry(first), entry(second)) >= Some(TOLD)
        }
        // Where one figure's words are all the other's too, nothing tells them apart.
        _ => false,
    }
}

/// How much of what tells a figure from another stands by the number, in hundredths; `None` where nothing tells it.
fn telling(frame: &Frame, own: &Entry, other: &Entry) -> Option<u32> {
    let shares = own.phrases.iter().filter_map(|phrase| {
        let telling = phrase.naming().iter().filter(|(term, _)| !other.terms.contains(*term));
        let (reached, total) = telling.fold((0, 0), |(reached, total), &(term, weight)| {
            (reached + weight * frame.reach(term).min(CLAUSE), total + weight)
        });
        (total > 0).then(|| reached / total)
    });
    shares.max()
}

/// A figure is not accused on words that it shares with others, nor where the words that tell another stand nearer.
pub(super) fn mark_outdone(numbers: &mut [Considered], book: &FigureBook) {
    let entries = book.index().entries();
    for number in numbers {
        let outdone = |nth: usize| {
            let candidate = &number.candidates[nth];
            if !candidate.may_be_accused() {
                return None;
            }
            let own = &entries[candidate.figure];
            // Where its digits are all but the figure's, no number of another order is meant.
            let is_slip = matches!(candidate.evidence.relation, Relation::Slip(_, 3..));
            let rivals = number.candidates.iter().filter(|c| {
                c.figure != candidate.figure
                    && c.words.in_scope * 100 >= candidate.words.score * RIVAL
                    && !(is_slip && c.evidence.distance >= Distance::AnotherOrder)
            });
            let mut telling_more = rivals.filter(|c| {
                let other = &entries[c.figure];
                let least = match telling(&number.frame, own, other) {
                    Some(for_own) if for_own < TOLD_LITTLE => return true,
                    Some(for_own) => for_own + PLAINLY,
                    None => TOLD,
                };
                telling(&number.frame, other, own) >= Some(least)
            });
            telling_more.next().map(|c| c.figure)
        };
        let found: Vec<Option<usize>> = (0..number.candidates.len()).map(outdone).collect();
        for (candidate, by) in number.candidates.iter_mut().zip(found) {
            candidate.outdone = by;
        }
    }
}
