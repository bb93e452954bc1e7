//! Copy against a source document: every number of the source is a provisional figure.
//!
//! A book's figures have names; a source's numbers have only their own
//! sentences. So a number of the copy is held against the source's number
//! whose *context* is most like its own: the words round it, nearer ones
//! more. Numbers with no support in the source's words stay untied.

mod align;
mod apart;
mod comparison;
mod context;
mod itself;
mod likeness;
mod passage;
mod unweighed;
mod vocabulary;

#[cfg(test)]
mod tests;

pub(crate) use itself::{Contradiction, contradictions};
pub(crate) use passage::Passage;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::pair::{Pairing, Pairings, Trace, TracedCandidate};
use crate::quantity::Verdict;
use crate::scan::Mention;
use align::{Aligned, Weighed, align};

/// Ties numbers to the figures of the book's source documents, where no figure of a rules file has them.
///
/// The contexts of a source's numbers say more than the words of its figures: they go first. What the words alone
/// then call wrong stands only where no source gives the value.
pub fn pair(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    lexicon: &Lexicon,
    pairings: &mut Pairings,
) {
    let Some((provisional, first)) = book.provisional() else { return };
    let passages: Vec<&Passage<'_>> = book.sources().iter().map(|s| &s.passage).collect();
    let by_words = crate::pair::pair(document, mentions, provisional, lexicon);
    let mut by_words: BTreeMap<usize, Pairing> =
        by_words.tied.into_iter().map(|p| (p.mention, placed(p, first))).collect();
    let mut tied: BTreeMap<usize, Pairing> =
        std::mem::take(&mut pairings.tied).into_iter().map(|p| (p.mention, p)).collect();
    let aligned = align(document, mentions, &passages, lexicon);
    for number in &aligned {
        if tied.contains_key(&number.mention) {
            continue;
        }
        let words = by_words.remove(&number.mention);
        // An old value has a number of its own in the source, and agrees with it.
        let superseded = words.as_ref().is_some_and(|p| p.verdict == Verdict::Superseded);
        let by_context = pairing(number, book).filter(|_| !superseded);
        let stands = |p: &Pairing| p.verdict.stands() || superseded || !number.is_given;
        if let Some(pairing) = by_context.or_else(|| words.filter(stands)) {
            tied.insert(number.mention, pairing);
        }
    }
    let considered = aligned.iter().filter(|a| a.is_considered()).map(|a| a.mention);
    let near: BTreeSet<usize> = pairings.abstained.iter().copied().chain(considered).collect();
    pairings.abstained = near.into_iter().filter(|at| !tied.contains_key(at)).collect();
    pairings.tied = tied.into_values().collect();
}

/// The pairing with its figures at their place in the whole book.
fn placed(pairing: Pairing, first: usize) -> Pairing {
    let also = pairing.also.into_iter().map(|figure| figure + first).collect();
    Pairing { figure: pairing.figure + first, also, ..pairing }
}

/// Adds to each trace the source's numbers that were weighed, and what became of it.
pub fn trace(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    lexicon: &Lexicon,
    traces: &mut [Trace],
) {
    let Some((provisional, first)) = book.provisional() else { return };
    let passages: Vec<&Passage<'_>> = book.sources().iter().map(|s| &s.passage).collect();
    let mut pairings = crate::pair::pair(document, mentions, book, lexicon);
    pair(document, mentions, book, lexicon, &mut pairings);
    let by_words = crate::pair::trace(document, mentions, provisional, lexicon);
    for ((trace, words), aligned) in
        traces.iter_mut().zip(by_words).zip(align(document, mentions, &passages, lexicon))
    {
        if trace.frame.is_empty() {
            trace.frame = words.frame;
        }
        let placed = |c: TracedCandidate| TracedCandidate { figure: c.figure + first, ..c };
        trace.candidates.extend(words.candidates.into_iter().map(placed));
        for weighed in &aligned.weighed {
            let (figure, refused) = (figure(weighed, book), weighed.refused.map(str::to_owned));
            if let Some(known) = trace.candidates.iter_mut().find(|c| c.figure == figure) {
                known.score = known.score.max(weighed.likeness);
                known.refused = known.refused.take().and(refused);
            } else {
                let (score, verdict) = (weighed.likeness, weighed.comparison.verdict);
                trace.candidates.push(TracedCandidate { figure, score, cues: Vec::new(), verdict, refused });
            }
        }
        let tied = pairings.tied.binary_search_by_key(&trace.mention, |p| p.mention);
        let tied = tied.ok().map(|at| &pairings.tied[at]);
        trace.tied = tied.map(|pairing| pairing.figure);
        // Words and context may judge differently: what stands is told.
        for candidate in &mut trace.candidates {
            let stands = tied.filter(|pairing| pairing.figure == candidate.figure);
            candidate.verdict = stands.map_or(candidate.verdict, |pairing| pairing.verdict);
        }
        trace.candidates.sort_by_key(|c| (trace.tied != Some(c.figure), Reverse(c.score)));
    }
}

fn figure(weighed: &Weighed, book: &FigureBook) -> usize {
    book.sources().get(weighed.passage).map_or(0, |s| s.first_figure) + weighed.number
}

fn pairing(aligned: &Aligned, book: &FigureBook) -> Option<Pairing> {
    let tied = &aligned.weighed[aligned.tied?];
    Some(Pairing {
        mention: aligned.mention,
        figure: figure(tied, book),
        also: aligned.also.iter().map(|&at| figure(&aligned.weighed[at], book)).collect(),
        score: tied.likeness,
        cues: Vec::new(),
        verdict: tied.comparison.verdict,
        firm: tied.likeness >= align::FIRM,
        out_of_scope: None,
    })
}
