//! Mentions × book to pairings: which figure a number is about.
//!
//! A closed book makes it possible without a model. Each number gets a
//! *frame*: the book's words round it, each with how far it reaches. `score`
//! weighs them against every figure's phrases and what sets the number apart;
//! `evidence` says how the digits bear on the figure; `decide` ties, accuses
//! or abstains.
//!
//! Most copy has nothing to do with the book, so a story is first looked at
//! for numbers that many of a figure's words or its very digits tell. Only
//! where those make it likely what the story is about (`home`), few words or
//! a slip in the digits will do. A long text is studied as many stories.

mod aspect;
mod assign;
mod decide;
mod evidence;
mod frame;
mod framer;
mod glance;
mod glossary;
mod hand;
mod home;
mod index;
mod known_digits;
mod lapsed;
mod need;
mod outline;
mod period;
mod rivals;
mod said;
mod scope;
mod score;
mod sentence;
mod stems;
mod study;
mod tally;
mod term_set;
mod trace;
mod view;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

pub(crate) use evidence::slipped;
pub(crate) use hand::by_hand;
pub(crate) use index::Index;
pub(crate) use period::Period;
pub use said::OutOfScope;
pub use trace::{Trace, TracedCandidate, trace};
pub(crate) use view::is_small;
pub(crate) use words::{term, words};

use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::quantity::Verdict;
use crate::scan::Mention;
use decide::CONSIDERED;
use framer::Framer;
use glossary::Glossary;
use study::{Considered, Study};
use tally::Tally;

/// Numbers that are studied together: more than a newspaper story has.
const MOST_NUMBERS: usize = 1024;

/// A number tied to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Index into the report's mentions.
    pub mention: usize,
    /// Index into [`FigureBook::figures`].
    pub figure: usize,
    /// Other figures the words name as well, all of which the number contradicts.
    pub also: Vec<usize>,
    /// How strongly the words tie the two; 1000 is a whole phrase of the book in the same clause.
    pub score: u32,
    /// Why, in words.
    pub cues: Vec<String>,
    /// Whether the number agrees.
    pub verdict: Verdict,
    /// What in the copy gives a right number another scope than the figure's.
    pub out_of_scope: Option<OutOfScope>,
    /// Whether the words tie the two so firmly that a fault beside the value may be reported.
    pub firm: bool,
}

/// What pairing made of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairings {
    /// At most one a mention, in source order.
    pub tied: Vec<Pairing>,
    /// Mentions some figure's words came near, too weakly to tie or to accuse.
    pub abstained: Vec<usize>,
}

/// Ties each number to the figure it is about, or to none.
pub fn pair(document: &Document, mentions: &[Mention], book: &FigureBook, lexicon: &Lexicon) -> Pairings {
    Pairer::new(book, lexicon).pair(document, mentions)
}

/// Pairs documents with one book, and keeps from one to the next what it learns of words.
#[derive(Debug)]
pub(crate) struct Pairer<'a> {
    book: &'a FigureBook,
    glossary: Glossary<'a>,
    tally: Tally,
}

impl<'a> Pairer<'a> {
    /// A pairer that has seen no copy yet.
    pub(crate) fn new(book: &'a FigureBook, lexicon: &'a Lexicon) -> Pairer<'a> {
        let glossary = Glossary::new(book.index(), lexicon.terms());
        Pairer { book, glossary, tally: Tally::new(book.figures().len()) }
    }

    /// Ties each number of a document to the figure it is about, or to none.
    pub(crate) fn pair(&mut self, document: &Document, mentions: &[Mention]) -> Pairings {
        let mut pairings = Pairings::default();
        self.study(document, mentions, |study| {
            let tied = study.assign();
            let is_tied: BTreeSet<usize> = tied.iter().map(|p| p.mention).collect();
            let considered = |n: &&Considered| n.candidates.iter().any(|c| c.words.score >= CONSIDERED);
            let untied = study.numbers.iter().filter(|n| !is_tied.contains(&n.mention));
            pairings.abstained.extend(untied.filter(considered).map(|n| n.mention));
            pairings.tied.extend(tied);
        });
        pairings
    }

    /// Studies the document story by story, in order.
    fn study(&mut self, document: &Document, mentions: &[Mention], mut told: impl FnMut(&Study<'_>)) {
        if self.book.figures().is_empty() {
            return;
        }
        let mut framer = Framer::new(document, mentions, &mut self.glossary);
        for story in stories(document, mentions) {
            told(&Study::of(document, mentions, story, self.book, &mut framer, &mut self.tally));
        }
    }
}

/// The numbers of a document as stories: a long text is many, and what one is about says nothing of the next.
fn stories(document: &Document, mentions: &[Mention]) -> impl Iterator<Item = Range<usize>> {
    let block = |at: usize| mentions.get(at).map(|m| document.block_at(m.prose.start));
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next;
        next = (start + MOST_NUMBERS).min(mentions.len());
        while next < mentions.len() && block(next) == block(next - 1) {
            next += 1;
        }
        (start < next).then_some(start..next)
    })
}
