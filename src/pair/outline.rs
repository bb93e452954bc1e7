//! What is told of a figure before its entry is looked at. In a great book entries lie far from each other, and most
//! figures that share a word with a number go no further: a few bytes of each, side by side, decide that.

use super::evidence::Nature;
use super::index::Entry;
use super::score::{self, FULL};
use crate::figures::Figure;

/// More phrases say no more for a figure: [`score::HEAD`] bounds what they say together.
const MOST_OTHERS: u32 = 1000;

/// A figure that has a term.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Posting {
    figure: u32,
    share: u16,
    /// Whether the term is a head noun of it.
    pub(crate) is_head: bool,
}

impl Posting {
    /// A posting of the figure at this place of the book, not weighed yet.
    pub(crate) fn new(figure: usize) -> Posting {
        Posting { figure: u32::try_from(figure).unwrap_or(u32::MAX), share: 0, is_head: false }
    }

    /// The same weighed: the most that the term is of one of the figure's phrases, in thousandths rounded up, and whether it is a
    /// head noun of it.
    pub(crate) fn weighed(self, share: u32, is_head: bool) -> Posting {
        Posting { share: u16::try_from(share).unwrap_or(u16::MAX), is_head, ..self }
    }

    /// The figure's place in the book.
    pub(crate) fn figure(self) -> usize {
        self.figure as usize
    }

    /// The most that the term is of one of the figure's phrases, in thousandths.
    pub(crate) fn share(self) -> u32 {
        u32::from(self.share)
    }
}

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
            let idle = phrase.terms.iter().filter(|(term, _)| !entry.naming.contains(term));
            let idle = idle.map(|(_, weight)| weight).sum::<u32>() * FULL;
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

/// What is told of a term before any figure that has it is looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TermOutline {
    /// Whether it names a figure: it is no generic word, no word for change, no number.
    pub(crate) is_naming: bool,
    /// How many figures have it.
    pub(crate) figures: usize,
    /// How rare it is among the figures of the book.
    pub(crate) rarity: u32,
    /// The most that it is of a phrase of one of them, in thousandths.
    pub(crate) share: u32,
    /// Whether it is a head noun of one.
    pub(crate) is_head: bool,
    /// The most phrases that one has beside one.
    pub(crate) others: u32,
    /// The most that the terms which name nothing are of a phrase of one, in thousandths.
    pub(crate) idle: u32,
}

impl TermOutline {
    /// The outline of a term with these postings.
    pub(crate) fn of(
        postings: &[Posting],
        outlines: &[Outline],
        is_naming: bool,
        rarity: u32,
    ) -> TermOutline {
        let own = TermOutline { is_naming, figures: postings.len(), rarity, ..TermOutline::default() };
        postings.iter().fold(own, |own, posting| {
            let figure = outlines[posting.figure()];
            TermOutline {
                share: own.share.max(posting.share()),
                is_head: own.is_head || posting.is_head,
                others: own.others.max(figure.others),
                idle: own.idle.max(figure.idle),
                ..own
            }
        })
    }
}
