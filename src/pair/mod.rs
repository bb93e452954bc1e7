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
mod candidates;
mod decide;
mod drafts;
mod ends;
mod evidence;
mod exchanges;
mod frame;
mod framer;
mod glance;
mod glossary;
mod hand;
mod home;
mod index;
mod known_digits;
mod lapsed;
mod look;
mod need;
mod outline;
mod own_facts;
mod own_words;
mod period;
mod places;
mod postings;
mod recall;
mod rivals;
mod said;
mod scope;
mod score;
mod sentence;
mod sentence_terms;
mod signature;
mod stems;
mod stories;
mod study;
mod tally;
mod term_set;
mod trace;
mod view;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

pub(crate) use evidence::{old_slip, slipped};
pub(crate) use hand::by_hand;
pub(crate) use index::Index;
pub(crate) use period::Period;
pub use said::OutOfScope;
pub(crate) use stems::Stems;
pub(crate) use stories::Stories;
pub use trace::{Trace, TracedCandidate, trace};
pub(crate) use view::is_small;
pub(crate) use words::words;

use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::parallel;
use crate::quantity::Verdict;
use crate::scan::Mention;
use decide::CONSIDERED;
use framer::Framer;
use glossary::Glossary;
use recall::Recall;
use study::{Considered, Study};
use tally::Tally;

/// Stories of one document that are worth several threads.
const MANY_STORIES: usize = 4;

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
    /// Whether the words, or another value of the figure beside it, tie the two so firmly that a fault beside the value may be
    /// reported.
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

impl Pairings {
    /// These, and after them those of later numbers.
    fn followed_by(mut self, later: Pairings) -> Pairings {
        self.tied.extend(later.tied);
        self.abstained.extend(later.abstained);
        self
    }
}

/// Ties each number to the figure it is about, or to none.
pub fn pair(document: &Document, mentions: &[Mention], book: &FigureBook, lexicon: &Lexicon) -> Pairings {
    Pairer::new(book, lexicon).pair(document, mentions, &Stories::of(document, mentions).numbers)
}

/// Pairs documents with one book, and keeps from one to the next what it learns of words.
#[derive(Debug)]
pub(crate) struct Pairer<'a> {
    book: &'a FigureBook,
    lexicon: &'a Lexicon,
    glossary: Glossary<'a>,
    tally: Tally,
    recall: Recall,
}

impl<'a> Pairer<'a> {
    /// A pairer that has seen no copy yet.
    pub(crate) fn new(book: &'a FigureBook, lexicon: &'a Lexicon) -> Pairer<'a> {
        let glossary = Glossary::new(book.index(), lexicon.terms());
        Pairer { book, lexicon, glossary, tally: Tally::new(book.indexed().len()), recall: Recall::default() }
    }

    /// Has a document come that was not read before, or another version of the last one, of which what was told of it
    /// still holds.
    pub(crate) fn expect(&mut self, is_known: bool) {
        if !is_known || !self.recall.is_lasting() {
            self.recall = Recall::new(is_known);
        }
    }

    /// Ties each number of a document's `stories` to the figure it is about, or to none.
    ///
    /// Many stories are shared among threads.
    pub(crate) fn pair(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        stories: &[Range<usize>],
    ) -> Pairings {
        if stories.len() < MANY_STORIES {
            return self.pair_stories(document, mentions, stories);
        }
        let Pairer { book, lexicon, .. } = *self;
        let share = stories.len().div_ceil(rayon::current_num_threads()).max(1);
        let pair_share =
            |stories: &[Range<usize>]| Pairer::new(book, lexicon).pair_stories(document, mentions, stories);
        let shares: Vec<&[Range<usize>]> = stories.chunks(share).collect();
        let pairings = parallel::map(&shares, 2, |share| pair_share(share));
        pairings.into_iter().fold(Pairings::default(), Pairings::followed_by)
    }

    fn pair_stories(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        stories: &[Range<usize>],
    ) -> Pairings {
        let mut pairings = Pairings::default();
        self.study(document, mentions, stories, |study| {
            let tied = study.assign();
            let is_tied: BTreeSet<usize> = tied.iter().map(|p| p.mention).collect();
            let considered = |n: &&Considered| n.candidates.iter().any(|c| c.words.score >= CONSIDERED);
            let untied = study.numbers.iter().filter(|n| !is_tied.contains(&n.mention));
            pairings.abstained.extend(untied.filter(considered).map(|n| n.mention));
            pairings.tied.extend(tied);
        });
        pairings
    }

    /// Studies the stories of a document, in order.
    fn study(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        stories: &[Range<usize>],
        mut told: impl FnMut(&Study<'_>),
    ) {
        if self.book.indexed().is_empty() {
            return;
        }
        let Pairer { book, glossary, tally, recall, .. } = self;
        if !recall.is_lasting() {
            recall.clear();
        }
        let mut framer = Framer::new(document, mentions, glossary, recall.is_lasting());
        for story in stories {
            told(&Study::of(document, mentions, story.clone(), book, &mut framer, tally, recall));
        }
    }
}
