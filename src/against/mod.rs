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
mod likeness;
mod passage;
mod vocabulary;

pub(crate) use passage::Passage;

use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::pair::{Pairing, Pairings, Trace, TracedCandidate};
use crate::scan::Mention;
use align::{Aligned, Weighed, align};

/// Ties the numbers that `pairings` leaves untied to the figures of the book's source documents.
pub fn pair(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    lexicon: &Lexicon,
    pairings: &mut Pairings,
) {
    let sources = book.sources();
    if sources.is_empty() {
        return;
    }
    let passages: Vec<&Passage> = sources.iter().map(|s| &s.passage).collect();
    let untied = |at: usize| pairings.tied.binary_search_by_key(&at, |p| p.mention).is_err();
    let aligned: Vec<Aligned> =
        align(document, mentions, &passages, lexicon).into_iter().filter(|a| untied(a.mention)).collect();
    let considered = aligned.iter().filter(|a| a.is_considered()).map(|a| a.mention);
    pairings.abstained.extend(considered);
    pairings.tied.extend(aligned.iter().filter_map(|a| pairing(a, book)));
    pairings.tied.sort_by_key(|p| p.mention);
    let tied = &pairings.tied;
    pairings.abstained.retain(|at| tied.binary_search_by_key(at, |p| p.mention).is_err());
    pairings.abstained.sort_unstable();
    pairings.abstained.dedup();
}

/// Adds to each trace the source's numbers that were weighed.
pub fn trace(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    lexicon: &Lexicon,
    traces: &mut [Trace],
) {
    let passages: Vec<&Passage> = book.sources().iter().map(|s| &s.passage).collect();
    for aligned in align(document, mentions, &passages, lexicon) {
        let Some(trace) = traces.get_mut(aligned.mention) else { continue };
        let candidates = aligned.weighed.iter().map(|weighed| TracedCandidate {
            figure: figure(weighed, book),
            score: weighed.likeness,
            cues: Vec::new(),
            verdict: weighed.comparison.verdict,
            refused: weighed.refused.map(str::to_owned),
        });
        trace.candidates.extend(candidates);
        trace.candidates.sort_by_key(|c| std::cmp::Reverse(c.score));
        trace.tied = trace.tied.or(aligned.tied.map(|at| figure(&aligned.weighed[at], book)));
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
