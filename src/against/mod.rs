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
mod vocabulary;

pub(crate) use itself::{Contradiction, contradictions};
pub(crate) use passage::Passage;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::figures::{FigureBook, Origin};
use crate::lexicon::Lexicon;
use crate::pair::{Pairing, Pairings, Trace, TracedCandidate};
use crate::quantity::Verdict;
use crate::scan::Mention;
use align::{Aligned, Weighed, align};

/// Ties numbers to the figures of the book's source documents, where no figure of a rules file has them.
///
/// `pairings` hold what the words of all figures say. The contexts of a source's numbers say more: they go first.
/// What the words alone then call wrong stands only where no source gives the value.
pub fn pair(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    lexicon: &Lexicon,
    pairings: &mut Pairings,
) {
    if book.sources().is_empty() {
        return;
    }
    let passages: Vec<&Passage> = book.sources().iter().map(|s| &s.passage).collect();
    let aligned = align(document, mentions, &passages, lexicon);
    let mut tied: BTreeMap<usize, Pairing> =
        std::mem::take(&mut pairings.tied).into_iter().map(|p| (p.mention, p)).collect();
    for number in &aligned {
        let by_words = tied.get(&number.mention);
        let is_rules = |p: &Pairing| book.figures()[p.figure].origin == Origin::Rules;
        // An old value has a number of its own in the source, and agrees with it.
        if by_words.is_some_and(|p| is_rules(p) || p.verdict == Verdict::Superseded) {
            continue;
        }
        if let Some(pairing) = pairing(number, book) {
            tied.insert(number.mention, pairing);
        } else if by_words.is_some_and(|p| !p.verdict.stands()) && number.is_given {
            tied.remove(&number.mention);
        }
    }
    let considered = aligned.iter().filter(|a| a.is_considered()).map(|a| a.mention);
    let near: BTreeSet<usize> = pairings.abstained.iter().copied().chain(considered).collect();
    pairings.abstained = near.into_iter().filter(|at| !tied.contains_key(at)).collect();
    pairings.tied = tied.into_values().collect();
}

/// Adds to each trace the source's numbers that were weighed, and what became of it.
pub fn trace(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    lexicon: &Lexicon,
    traces: &mut [Trace],
) {
    let passages: Vec<&Passage> = book.sources().iter().map(|s| &s.passage).collect();
    if passages.is_empty() {
        return;
    }
    let mut pairings = crate::pair::pair(document, mentions, book, lexicon);
    pair(document, mentions, book, lexicon, &mut pairings);
    for trace in traces.iter_mut() {
        let tied = pairings.tied.binary_search_by_key(&trace.mention, |p| p.mention);
        trace.tied = tied.ok().map(|at| pairings.tied[at].figure);
    }
    for aligned in align(document, mentions, &passages, lexicon) {
        let Some(trace) = traces.get_mut(aligned.mention) else { continue };
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
    })
}
