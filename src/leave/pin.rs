//! A number tied to a figure by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::read::{Instructions, Origin};
use crate::checks::Settings;
use crate::document::{Comment, Document};
use crate::figures::{Figure, FigureBook, Origin as Declared};
use crate::pair::{Pairing, Pairings, Trace, TracedCandidate, by_hand};
use crate::scan::Mention;
use crate::sheet::nearest;

/// Numbers that are a figure's because an editor says so.
#[derive(Debug)]
pub(crate) struct Pin {
    pub(super) origin: Origin,
    /// Index into the book.
    pub(super) figure: usize,
    /// Indices of the numbers; none where there is none to tie.
    pub(super) mentions: Vec<usize>,
}

/// The figure of this id. `Ok(None)` where there is no book to know it, else an error with the remedy.
pub(super) fn figure(id: &str, book: &FigureBook) -> Result<Option<usize>, String> {
    let figures = book.figures();
    if let Some(at) = figures.iter().position(|figure| figure.id == id) {
        return Ok(Some(at));
    }
    let mut ids =
        figures.iter().filter(|figure| figure.origin == Declared::Rules).map(|f| f.id.as_str()).peekable();
    if ids.peek().is_none() {
        return Ok(None);
    }
    Err(match nearest(id, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`tieout book list` shows the ids of the book".to_owned(),
    })
}

/// The first number after the comment, in the copy it is about, that could be the figure's.
pub(super) fn next_number(
    comment: &Comment,
    document: &Document,
    mentions: &[Mention],
    figure: &Figure,
) -> Option<usize> {
    let blocks = document.blocks().get(comment.blocks.clone())?;
    number_in(comment.prose..blocks.last()?.range.end, mentions, figure)
}

/// The first number in a range of prose that could be the figure's: a date is passed over on the way to a count.
pub(super) fn number_in(range: Range<usize>, mentions: &[Mention], figure: &Figure) -> Option<usize> {
    let first = mentions.partition_point(|mention| mention.number.start < range.start);
    let inside = mentions[first..].iter().take_while(|mention| mention.number.end <= range.end);
    let could_be = |m: &Mention| m.kind == figure.kind || !m.kind.is_role() && !figure.kind.is_role();
    inside.enumerate().find(|(_, mention)| could_be(mention)).map(|(nth, _)| first + nth)
}

/// Ties what is pinned, whatever the words say.
pub(crate) fn tie_by_hand(
    told: &Instructions,
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    pairings: &mut Pairings,
) {
    let pinned = told.pinned();
    if pinned.is_empty() {
        return;
    }
    // Where the words tie the two as well, they also know whether the value is an old one, rightly dated.
    let agreed: BTreeSet<usize> = pairings
        .tied
        .iter()
        .filter(|pairing| pinned.get(&pairing.mention) == Some(&pairing.figure) && pairing.also.is_empty())
        .map(|pairing| pairing.mention)
        .collect();
    pairings.abstained.retain(|mention| !pinned.contains_key(mention));
    pairings
        .tied
        .retain(|pairing| !pinned.contains_key(&pairing.mention) || agreed.contains(&pairing.mention));
    let missing = pinned.into_iter().filter(|(mention, _)| !agreed.contains(mention));
    pairings.tied.extend(missing.map(|(mention, figure)| by_hand(document, mentions, mention, figure, book)));
    pairings.tied.sort_by_key(|pairing| pairing.mention);
}

impl Instructions {
    /// Each pinned number with its figure; of two pins on one number the first holds.
    fn pinned(&self) -> BTreeMap<usize, usize> {
        let mut pinned = BTreeMap::new();
        for pin in &self.pins {
            for &mention in &pin.mentions {
                pinned.entry(mention).or_insert(pin.figure);
            }
        }
        pinned
    }
}

/// Puts into the traces of a document, one a number, what an editor tied by hand.
pub fn trace(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    settings: &Settings,
    traces: &mut [Trace],
) {
    for (mention, figure) in super::read(document, mentions, book, settings).pinned() {
        let Some(trace) = traces.get_mut(mention).filter(|trace| trace.mention == mention) else { continue };
        if trace.tied == Some(figure) {
            continue;
        }
        let Pairing { score, cues, verdict, .. } = by_hand(document, mentions, mention, figure, book);
        trace.candidates.retain(|candidate| candidate.figure != figure);
        trace.candidates.insert(0, TracedCandidate { figure, score, cues, verdict, refused: None });
        trace.tied = Some(figure);
        trace.out_of_scope = None;
    }
}
