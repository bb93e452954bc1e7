//! Mentions × book to pairings: which figure a number is about.
//!
//! A closed book makes it possible without a model. Each number gets a
//! *frame*: the book's words round it, each with how far it reaches. `score`
//! weighs them against every figure's phrases and what sets the number apart;
//! `evidence` says how the digits bear on the figure; `decide` ties, accuses
//! or abstains.

mod aspect;
mod assign;
mod decide;
mod evidence;
mod frame;
mod framer;
mod glossary;
mod hand;
mod home;
mod index;
mod known_digits;
mod lapsed;
mod need;
mod period;
mod rivals;
mod said;
mod scope;
mod score;
mod sentence;
mod study;
mod tally;
mod trace;
mod view;
mod words;

use std::collections::BTreeSet;

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
use glossary::Glossary;
use study::{Considered, Study};
use tally::Tally;

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
        let study = self.study(document, mentions);
        let tied = study.assign();
        let is_tied: BTreeSet<usize> = tied.iter().map(|p| p.mention).collect();
        let considered = |n: &&Considered| n.candidates.iter().any(|c| c.words.score >= CONSIDERED);
        let untied = study.numbers.iter().filter(|n| !is_tied.contains(&n.mention));
        let abstained = untied.filter(considered).map(|n| n.mention).collect();
        Pairings { tied, abstained }
    }

    fn study<'m>(&mut self, document: &Document, mentions: &'m [Mention]) -> Study<'m>
    where
        'a: 'm,
    {
        Study::of(document, mentions, self.book, &mut self.glossary, &mut self.tally)
    }
}
