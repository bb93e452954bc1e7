//! Two values that have changed places: each number is the other's figure.

use super::candidates::Candidate;
use super::evidence::Relation;
use super::home::{Home, Homes};
use super::study::Considered;
use crate::figures::FigureBook;
use crate::scan::Mention;

/// How much more the words must speak for the figure whose value stands at the other number, at both.
const MARGIN: u32 = 30;
/// Numbers after it in its sentence that each is held against.
const MOST_AFTER: usize = 5;

/// Marks the numbers of one sentence that are each the value of the other's figure, where the words by both say so: one
/// such number may be chance, two are a slip.
pub(super) fn mark(numbers: &mut [Considered], mentions: &[Mention], book: &FigureBook, homes: &Homes) {
    for first in 0..numbers.len() {
        let sentence = mentions[numbers[first].mention].sentence;
        for second in first + 1..numbers.len().min(first + 1 + MOST_AFTER) {
            if mentions[numbers[second].mention].sentence != sentence {
                break;
            }
            for [at_first, at_second] in exchanged(&numbers[first], &numbers[second], book, homes) {
                numbers[first].candidates[at_first].evidence.relation = Relation::Exchanged;
                numbers[second].candidates[at_second].evidence.relation = Relation::Exchanged;
            }
        }
    }
}

/// The candidates, one of each number, that the other number has the value of.
fn exchanged(first: &Considered, second: &Considered, book: &FigureBook, homes: &Homes) -> Vec<[usize; 2]> {
    let given = |number: &Considered| -> Vec<usize> {
        let given = |c: &&Candidate| c.is_own_value() && homes.of(&book.figures()[c.figure]) != Home::Abroad;
        number.candidates.iter().filter(given).map(|c| c.figure).collect()
    };
    let mut found = Vec::new();
    for by_first in given(first) {
        for &by_second in given(second).iter().filter(|figure| **figure != by_first) {
            let places = (told_rather(first, by_second, by_first), told_rather(second, by_first, by_second));
            if let (Some(at_first), Some(at_second)) = places {
                found.push([at_first, at_second]);
            }
        }
    }
    found
}

/// The place of the candidate that the words by a number tell rather than the figure whose value it is.
fn told_rather(number: &Considered, told: usize, given: usize) -> Option<usize> {
    let place = |figure: usize| number.candidates.iter().position(|c| c.figure == figure);
    let (at, value) = (place(told)?, place(given)?);
    let candidate = &number.candidates[at];
    let is_wrong = matches!(candidate.evidence.relation, Relation::None | Relation::Swapped);
    let is_told = candidate.words.score >= number.candidates[value].words.score + MARGIN;
    (is_wrong && candidate.may_be_mixed_up() && is_told).then_some(at)
}
