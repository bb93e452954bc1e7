//! A traced decision in words that an editor can act on.

use super::table::value;
use super::trace::{Candidate, Frame, Trace};
use crate::document::Document;
use crate::figures::{FigureBook, Origin};
use crate::lines::Lines;
use crate::pair;
use crate::scan::Mention;

/// Terms shown of a frame; the nearest are what counts.
const MOST_TERMS: usize = 16;
/// Candidates shown; those below had less to say for them.
const MOST_CANDIDATES: usize = 5;
/// Reach, in hundredths, from which a term stands in the number's own sentence.
const OWN_SENTENCE: u32 = 31;

/// The decision on one number, told.
pub fn told(document: &Document, mention: &Mention, book: &FigureBook, traced: &pair::Trace) -> Trace {
    let at = Lines::new(document.source()).position(mention.span.start);
    let prose = |range: &std::ops::Range<usize>| document.prose()[range.clone()].to_owned();
    let terms = |near: bool| {
        let side = traced.frame.iter().filter(|(_, reach)| (*reach >= OWN_SENTENCE) == near);
        side.take(MOST_TERMS).map(|(name, _)| name.clone()).collect()
    };
    let candidates = traced.candidates.iter().take(MOST_CANDIDATES).map(|c| Candidate {
        figure: book.figures()[c.figure].id.clone(),
        score: c.score,
        cues: c.cues.clone(),
        verdict: c.verdict.name().to_owned(),
        why_not: match (&c.refused, traced.tied) {
            (Some(why), _) => Some(why.clone()),
            (None, Some(tied)) if tied != c.figure => {
                Some("another figure has more to say for it".to_owned())
            }
            (None, _) => None,
        },
    });
    Trace {
        path: document.path().to_owned(),
        line: at.line,
        column: at.column,
        text: prose(&mention.prose),
        kind: mention.kind.name().to_owned(),
        value: value(mention),
        frame: Frame {
            counted: mention.counted.as_ref().map(prose),
            words: terms(true),
            inherited: terms(false),
        },
        candidates: candidates.collect(),
        decision: decision(book, traced),
    }
}

/// What was decided and why, as a sentence.
pub(super) fn decision(book: &FigureBook, traced: &pair::Trace) -> String {
    let Some(tied) = traced.tied else {
        return match traced.candidates.first() {
            None => "left alone: no figure of the book shares its words and its unit".to_owned(),
            Some(best) if book.figures()[best.figure].origin == Origin::Source => {
                "left alone: its words are not like enough to the source's to say that it is wrong".to_owned()
            }
            Some(best) => format!(
                "left alone: if it is about `{0}`, give that figure the words of the copy as `aka`, or its `period` or \
                 `place`",
                book.figures()[best.figure].id
            ),
        };
    };
    let figure = &book.figures()[tied];
    let verdict = traced.candidates.iter().find(|c| c.figure == tied).map_or("agrees", |c| c.verdict.name());
    if let Some(out) = &traced.out_of_scope {
        return format!("tied to `{}`: scope-disagrees, for the copy says “{}”", figure.id, out.words());
    }
    if verdict == "agrees" {
        format!("tied to `{}`, and it agrees with {}", figure.id, figure.text)
    } else {
        format!("tied to `{}`: {verdict} ({})", figure.id, figure.text)
    }
}
