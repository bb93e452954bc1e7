//! The two ends of a change: what a figure is and what it was, in one sentence. Where one of them is rightly given, a
//! slip in the other is told without a word: "The Poles had 546,000 in 2011 and have 621,000 now."

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::evidence::{same_value, slipped, telling_digits};
use super::index::Index;
use crate::figures::{Figure, FigureBook};
use crate::quantity::{Quantity, Slip};
use crate::scan::Mention;

/// Digits from which a value tells its figure, and a slip what was meant.
const TELLING: usize = 3;
/// The same for a value of so many, however round.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// Numbers between two ends.
const NEAR: usize = 8;
/// Digits from which any slip tells what was meant, not only one that keeps them all.
const MANY: usize = 4;

/// Whether a value is what the figure is, or what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Now,
    Before,
}

/// The ends of changes that a story gives rightly: by sentence, the number, the figure, and which end it is.
#[derive(Debug, Default)]
pub(super) struct Ends(BTreeMap<usize, Vec<(usize, usize, Time)>>);

impl Ends {
    /// Those of the story's numbers.
    pub(super) fn of(story: Range<usize>, mentions: &[Mention], book: &FigureBook) -> Ends {
        let index = book.index();
        let mut ends = Ends::default();
        for at in story {
            for figure in index.digits().given(&mentions[at].quantity) {
                if let Some(time) = time(&mentions[at], &book.figures()[figure], index, figure) {
                    ends.0.entry(mentions[at].sentence).or_default().push((at, figure, time));
                }
            }
        }
        ends
    }

    /// The figures of which the number may be the other end, with a slip in it.
    pub(super) fn slips(&self, at: usize, mentions: &[Mention], book: &FigureBook) -> Vec<usize> {
        let figures = self.beside(at, mentions).map(|(figure, _)| figure);
        let mut found: Vec<usize> =
            figures.filter(|&figure| self.slip(at, figure, mentions, book).is_some()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The slip in the number, if it is the other end of the figure's change.
    pub(super) fn slip(
        &self,
        at: usize,
        figure: usize,
        mentions: &[Mention],
        book: &FigureBook,
    ) -> Option<Slip> {
        let stated = &mentions[at].quantity;
        let other = &book.figures()[figure];
        let own = self.beside(at, mentions).filter(|(beside, _)| *beside == figure);
        own.into_iter().find_map(|(_, time)| match time {
            Time::Now => other.was.iter().find_map(|was| told(stated, &was.quantity)),
            Time::Before => told(stated, &other.quantity),
        })
    }

    /// Whether an end of the figure's change stands near the number in its sentence.
    pub(super) fn is_beside(&self, at: usize, figure: usize, mentions: &[Mention]) -> bool {
        self.beside(at, mentions).any(|(beside, _)| beside == figure)
    }

    /// The ends that numbers near it in its sentence are.
    fn beside(&self, at: usize, mentions: &[Mention]) -> impl Iterator<Item = (usize, Time)> + '_ {
        let sentence = self.0.get(&mentions[at].sentence).map_or(&[][..], Vec::as_slice);
        let first = sentence.partition_point(|end| end.0 + NEAR < at);
        let near = sentence[first..].iter().take_while(move |end| end.0 <= at + NEAR);
        near.filter(move |end| end.0 != at).map(|&(_, figure, time)| (figure, time))
    }
}

/// Which end of the figure's change the number is.
fn time(mention: &Mention, figure: &Figure, index: &Index, at: usize) -> Option<Time> {
    if figure.was.is_empty() || !index.may_compare(mention, at) {
        return None;
    }
    let stated = &mention.quantity;
    let is = |value: &Quantity| {
        stated.unit.dimension == value.unit.dimension && tells(value) && same_value(stated, value)
    };
    if is(&figure.quantity) {
        return Some(Time::Now);
    }
    figure.was.iter().any(|was| is(&was.quantity)).then_some(Time::Before)
}

/// The slip that makes a value of the figure this number, where it tells what was meant.
fn told(stated: &Quantity, value: &Quantity) -> Option<Slip> {
    if stated.unit.dimension != value.unit.dimension || !tells(value) {
        return None;
    }
    slipped(stated, value).filter(|slip| match slip {
        Slip::Transposed | Slip::Scale | Slip::Zeros => true,
        Slip::Dropped | Slip::Added | Slip::Mistyped => telling_digits(value) >= MANY,
    })
}

fn tells(value: &Quantity) -> bool {
    telling_digits(value) >= TELLING || value.low.abs() >= LARGE
}
