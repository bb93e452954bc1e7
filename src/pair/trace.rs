//! Why a number was, or was not, tied to a figure.

use super::candidates::Candidate;
use super::decide::Decision;
use super::evidence::Relation;
use super::need::NEVER;
use super::said::OutOfScope;
use super::score::Conflict;
use super::{Pairer, Stories};
use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::quantity::{Slip, Verdict};
use crate::scan::Mention;

/// The whole decision for one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Index into the mentions.
    pub mention: usize,
    /// The book's words round the number, with their reach in hundredths, nearest first.
    pub frame: Vec<(String, u32)>,
    /// Figures weighed, best first.
    pub candidates: Vec<TracedCandidate>,
    /// The figure it was tied to, as an index into [`FigureBook::figures`].
    pub tied: Option<usize>,
    /// What gives a right number another scope than the figure's.
    pub out_of_scope: Option<OutOfScope>,
}

/// One figure weighed for a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedCandidate {
    /// Index into [`FigureBook::figures`].
    pub figure: usize,
    /// How strongly the words tie the two.
    pub score: u32,
    /// What speaks for and against it.
    pub cues: Vec<String>,
    /// How the number compares.
    pub verdict: Verdict,
    /// Why it was not taken; `None` where it could be.
    pub refused: Option<String>,
}

/// Traces every number of a document, in source order.
pub fn trace(document: &Document, mentions: &[Mention], book: &FigureBook, lexicon: &Lexicon) -> Vec<Trace> {
    let mut traces: Vec<Trace> = (0..mentions.len())
        .map(|mention| Trace {
            mention,
            frame: Vec::new(),
            candidates: Vec::new(),
            tied: None,
            out_of_scope: None,
        })
        .collect();
    let stories = Stories::of(document, mentions).numbers;
    Pairer::new(book, lexicon).study(document, mentions, &stories, |study| {
        for number in &study.numbers {
            let trace = &mut traces[number.mention];
            let named =
                number.frame.terms().iter().map(|&(t, reach)| (book.index().word(t).to_owned(), reach));
            trace.frame = named.collect();
            trace.frame.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            trace.candidates = number
                .candidates
                .iter()
                .map(|candidate| TracedCandidate {
                    figure: candidate.figure,
                    score: candidate.words.score,
                    cues: cues(candidate, book),
                    verdict: candidate.evidence.verdict,
                    refused: refusal(&study.decision(number, candidate)),
                })
                .collect();
        }
        for pairing in study.assign() {
            let trace = &mut traces[pairing.mention];
            trace.tied = Some(pairing.figure);
            trace.out_of_scope = pairing.out_of_scope;
        }
    });
    traces
}

fn refusal(decision: &Decision) -> Option<String> {
    match decision {
        Decision::Tie => None,
        Decision::TooWeak(NEVER) => {
            Some("too few of its words stand by the number to call it wrong".to_owned())
        }
        Decision::TooWeak(need) => {
            Some(format!("its words are too far off: the score would have to be {need}"))
        }
        Decision::SetApart(why) => Some(why.clone().into_owned()),
    }
}

/// What speaks for and against a candidate, in words.
pub(super) fn cues(candidate: &Candidate, book: &FigureBook) -> Vec<String> {
    let index = book.index();
    let mut near = candidate.words.near.clone();
    near.sort_by_key(|&(term, reach)| (std::cmp::Reverse(reach), term));
    let mut cues: Vec<String> = near.iter().map(|&(t, _)| ["“", index.word(t), "”"].concat()).collect();
    cues.extend(match candidate.evidence.relation {
        Relation::Same(_) => Some("the same value".to_owned()),
        Relation::Agrees => Some("the number agrees".to_owned()),
        Relation::Was(_) => Some("the value it had before".to_owned()),
        Relation::OtherUnit(_) | Relation::Points(_) => Some("the same digits in another unit".to_owned()),
        Relation::Slip(slip, _) => Some(slip_cue(slip).to_owned()),
        Relation::OldSlip(slip, _) => Some(format!("{} in the value it had before", slip_cue(slip))),
        Relation::EndSlip(slip) => Some(format!("{}, and its other value stands beside", slip_cue(slip))),
        Relation::Exchanged => Some("its value and another figure's have changed places".to_owned()),
        Relation::Swapped => Some("another figure's value, whose words are farther off".to_owned()),
        Relation::None => None,
    });
    let figure = &book.figures()[candidate.figure];
    cues.extend(candidate.words.conflicts.iter().map(|conflict| match conflict {
        Conflict::Head(noun) | Conflict::Part(noun) => format!("but it counts “{noun}”"),
        Conflict::Not(nth, _) => {
            format!("but “{}” stands by it", figure.not.get(*nth).map_or("", String::as_str))
        }
        Conflict::Period => "but it is dated otherwise".to_owned(),
        Conflict::PlaceMissing => format!("but {} is not named", figure.place.join(" or ")),
        Conflict::OtherPlace(term) => format!("but “{}” is another place", index.word(*term)),
        Conflict::Aspect(stated, canonical) => {
            format!("but the copy gives {}, the figure is {}", stated.name(), canonical.name())
        }
        Conflict::RateUnsaid => "but the figure is a number per something".to_owned(),
        Conflict::Dated(marker) => format!("but “{marker}” dates it otherwise"),
        Conflict::Elsewhere(word) => format!("but “{word}” makes it another number"),
        Conflict::Said(out) => format!("but “{}” gives it another scope", out.words()),
        Conflict::Foreign(name) => format!("but it stands by “{name}”"),
    }));
    cues
}

/// What a slip is called.
pub(crate) fn slip_cue(slip: Slip) -> &'static str {
    match slip {
        Slip::Transposed => "two digits have changed places",
        Slip::Dropped => "a digit is missing",
        Slip::Added => "there is a digit too many",
        Slip::Mistyped => "one digit is different",
        Slip::Scale => "the same digits, thousands or millions apart",
        Slip::Zeros => "the same digits, with noughts too many or too few",
    }
}
