//! The whole decision on each number as JSON, under the same promise as `record`.

use serde::Serialize;

use super::jsonl::object;
use super::scanned::{Number, number};
use super::traced::decision;
use crate::document::Document;
use crate::figures::FigureBook;
use crate::lines::Lines;
use crate::pair;
use crate::scan::Mention;

/// Raised when a name or a meaning changes.
const VERSION: u32 = 1;

#[derive(Debug, Serialize)]
struct Traced<'a> {
    version: u32,
    path: &'a str,
    traces: Vec<Decided<'a>>,
}

/// One number and all that decided on it.
#[derive(Debug, Serialize)]
struct Decided<'a> {
    mention: Number<'a>,
    /// The book's words round the number; the reach is in hundredths of a word of the same clause.
    frame: Vec<Word<'a>>,
    /// Best first.
    candidates: Vec<Weighed<'a>>,
    figure: Option<&'a str>,
    decision: String,
}

#[derive(Debug, Serialize)]
struct Word<'a> {
    word: &'a str,
    reach: u32,
}

/// A row of the decision table.
#[derive(Debug, Serialize)]
struct Weighed<'a> {
    figure: &'a str,
    canonical: &'a str,
    score: u32,
    verdict: &'static str,
    cues: &'a [String],
    tied: bool,
    refused: Option<&'a str>,
}

/// The decisions on some numbers of a document as one JSON document, `{"version": 1, "path", "traces": […]}`.
///
/// # Errors
/// Never in practice: all of it is text and whole numbers.
pub fn told_as_json(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    traces: &[pair::Trace],
) -> Result<String, std::fmt::Error> {
    let lines = Lines::new(document.source());
    let decided = |traced| decided(traced, document, &lines, mentions, book);
    let traces = traces.iter().map(decided).collect();
    object(&Traced { version: VERSION, path: document.path(), traces })
}

fn decided<'a>(
    traced: &'a pair::Trace,
    document: &'a Document,
    lines: &Lines<'_>,
    mentions: &'a [Mention],
    book: &'a FigureBook,
) -> Decided<'a> {
    let figures = book.figures();
    let weighed = traced.candidates.iter().map(|candidate| Weighed {
        figure: &figures[candidate.figure].id,
        canonical: &figures[candidate.figure].text,
        score: candidate.score,
        verdict: candidate.verdict.name(),
        cues: &candidate.cues,
        tied: traced.tied == Some(candidate.figure),
        refused: candidate.refused.as_deref(),
    });
    Decided {
        mention: number(&mentions[traced.mention], document, lines),
        frame: traced.frame.iter().map(|(word, reach)| Word { word, reach: *reach }).collect(),
        candidates: weighed.collect(),
        figure: traced.tied.map(|tied| figures[tied].id.as_str()),
        decision: decision(book, traced),
    }
}
