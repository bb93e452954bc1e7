//! What is told of a figure before its entry is looked at. In a great book entries lie far from each other, and most
//! figures that share a word with a number go no further: a few bytes of each, side by side, decide that.

use super::evidence::Nature;
use super::index::Entry;
use super::postings::Posting;
use super::score::{self, FULL};
use super::tally;
use crate::figures::Figure;

/// More phrases say no more for a figure: [`score::HEAD`] bounds what they say together.
const MOST_OTHERS: u32 = 1000;

/// What a figure is, and how it may be spoken of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outline {
    /// What sort of number it is.
    pub(crate) nature: Nature,
    /// How many phrases it has beside one, [`MOST_OTHERS`] at most.
    pub(crate) others: u32,
    /// The most that its terms which name nothing are of one of its phrases, in thousandths.
    pub(crate) idle: u32,
}

impl Outline {
    /// The outline of a figure with this entry.
    pub(crate) fn of(figure: &Figure, entry: &Entry) -> Outline {
        let idle = entry.phrases.iter().map(|phrase| {
            let idle = phrase.idle().iter().map(|(_, weight)| weight).sum::<u32>() * FULL;
            idle.div_ceil(score::total(phrase, entry.place_tells))
        });
        Outline {
            nature: Nature::of(figure),
            others: u32::try_from(entry.phrases.len().saturating_sub(1))
                .unwrap_or(MOST_OTHERS)
                .min(MOST_OTHERS),
            idle: idle.max().unwrap_or(0),
        }
    }
}

/// What a term is, whichever figures have it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TermNature {
    /// Whether it names a figure: it is no generic word, no word for change, no number.
    pub(crate) is_naming: bool,
    /// How rare it is among the figures of the book.
    pub(crate) rarity: u32,
}

/// What is told of a term before any of the figures that have it is looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TermOutline {
    /// How many figures have it.
    pub(crate) figures: usize,
    /// The most that it is of a phrase of one of them, in thousandths.
    pub(crate) share: u32,
    /// Whether it is a head noun of one.
    pub(crate) is_head: bool,
    /// The most phrases that one has beside one.
    pub(crate) others: u32,
    /// The most that the terms which name nothing are of a phrase of one, in thousandths.
    pub(crate) idle: u32,
    /// The most that it can speak for one in a number's own clause, with no other word that names figures.
    pub(crate) alone: u32,
}

impl TermOutline {
    /// The outline of a term that these figures have.
    pub(crate) fn of(postings: &[Posting], outlines: &[Outline]) -> TermOutline {
        postings.iter().fold(TermOutline::default(), |own, posting| {
            let figure = outlines[posting.figure()];
            own.and(&TermOutline {
                figures: 1,
                share: posting.share(),
                is_head: posting.is_head,
                others: figure.others,
                idle: figure.idle,
                alone: tally::alone_at_most(*posting, figure),
            })
        })
    }

    /// The outline of a term that these figures have and those.
    pub(crate) fn and(self, more: &TermOutline) -> TermOutline {
        TermOutline {
            figures: self.figures + more.figures,
            share: self.share.max(more.share),
            is_head: self.is_head || more.is_head,
            others: self.others.max(more.others),
            idle: self.idle.max(more.idle),
            alone: self.alone.max(more.alone),
        }
    }
}
