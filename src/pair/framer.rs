//! Makes the frames of a document's numbers: their sentence, the one before, the headings above.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::frame::{BEFORE, Frame, HEADING, INHERITED, ROW};
use super::index::{Index, Term};
use super::period::Period;
use super::scope::Scope;
use super::sentence::{Sense, Sentence, SentenceWord};
use super::view::{View, is_some_of_them};
use crate::document::{BlockKind, Cell, Document};
use crate::lexicon::{Lexicon, Terms};
use crate::scan::Mention;

/// Characters in which a sentence says that it goes on from the one before.
const OPENING: usize = 24;
/// Cells and bare lines that are looked past for the words of a row.
const MOST_BARE: usize = 8;
/// Words of another sentence that speak of a number: its last ones, or a heading's first.
const MOST_WORDS: usize = 100;

/// The sentence that a number's own goes on from.
#[derive(Debug, Clone, Copy)]
struct Before {
    sentence: usize,
    reach: u32,
    /// How many cells of numbers stand between.
    column: usize,
}

/// The sentences that name a number's row and column.
#[derive(Debug, Clone, Copy, Default)]
struct Heads {
    row: Option<usize>,
    column: Option<usize>,
}

/// Makes frames for the numbers of one document, parsing each sentence once.
pub(crate) struct Framer<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    index: &'a Index,
    terms: &'a Terms,
    sentences: Vec<Option<Sentence>>,
    /// Whether a sentence says nothing but numbers, once asked.
    bare: Vec<Option<bool>>,
    /// The nearest heading above each block.
    headings: Vec<Option<usize>>,
    /// The years and months that a column's head names, once asked.
    columns: BTreeMap<usize, Period>,
    named: BTreeSet<Term>,
}

impl<'a> Framer<'a> {
    pub(crate) fn new(
        document: &'a Document,
        mentions: &'a [Mention],
        index: &'a Index,
        lexicon: &'a Lexicon,
    ) -> Framer<'a> {
        let count = document.sentences().len();
        Framer {
            document,
            mentions,
            index,
            terms: lexicon.terms(),
            sentences: vec![None; count],
            bare: vec![None; count],
            headings: headings_above(document),
            columns: BTreeMap::new(),
            named: BTreeSet::new(),
        }
    }

    /// The frame of the mention with this index.
    pub(crate) fn frame(&mut self, mention: usize) -> Option<Frame> {
        let own = &self.mentions[mention];
        self.parse(own.sentence);
        let before = self.sentence_before(own);
        let mut reach = Vec::new();
        let heads = self.heads(own);
        for head in heads.row.into_iter().chain(heads.column) {
            self.add_opening(&mut reach, head, ROW);
        }
        if let Some(before) = before.filter(|_| heads.row.is_none()) {
            self.add_ending(&mut reach, before.sentence, before.reach);
        }
        for heading in self.headings(own) {
            self.add_opening(&mut reach, heading, HEADING);
        }
        let column = heads.column.map(|head| self.period_of(head));
        self.parse(own.sentence);
        let sentence = self.sentences.get(own.sentence)?.as_ref()?;
        let view = View::new(own, sentence, self.mentions, self.document, self.terms);
        reach.extend(view.terms());
        let mut scope = Scope::of(&view);
        match column {
            Some(head) => scope.set_column(&head),
            None if before.is_some_and(|b| b.column > 0) => scope.set_column_apart(),
            None => {}
        }
        Some(Frame::new(reach, view.head(), scope))
    }

    /// Names of the book that the sentences read so far write with a capital.
    pub(crate) fn named(&self) -> &BTreeSet<Term> {
        &self.named
    }

    fn parse(&mut self, index: usize) {
        if self.sentences[index].is_some() {
            return;
        }
        let range = self.document.sentences()[index].clone();
        let first = self.mentions.partition_point(|m| m.prose.start < range.start);
        let own = self.mentions[first..].iter().take_while(|m| m.prose.start < range.end);
        let numbers: Vec<Range<usize>> = own.map(|m| m.prose.clone()).collect();
        let sentence = Sentence::parse(self.document.prose(), range, &numbers, self.index, self.terms);
        let names = sentence.words.iter().filter(|w| w.capital).filter_map(|w| w.term);
        self.named.extend(names.filter(|&t| self.index.is_proper(t)));
        self.sentences[index] = Some(sentence);
    }

    /// The sentence before and its reach; a cell or line that holds numbers alone looks past others of its kind.
    fn sentence_before(&mut self, own: &Mention) -> Option<Before> {
        let before = own.sentence.checked_sub(1)?;
        if self.is_bare(own.sentence) {
            let row = (before.saturating_sub(MOST_BARE)..=before).rev().find(|&s| !self.is_bare(s))?;
            return Some(Before { sentence: row, reach: ROW, column: before - row });
        }
        let range = self.document.sentences()[own.sentence].clone();
        let prose = self.document.prose();
        let opening = |text: &str| text.trim_start().chars().take(OPENING).collect::<String>().to_lowercase();
        let after = opening(&prose[own.prose.end..range.end.max(own.prose.end)]);
        let goes_on = self.terms.is_anaphoric(&opening(&prose[range]))
            || is_some_of_them(&after)
            || self.has_pronoun_before(own);
        Some(Before { sentence: before, reach: if goes_on { INHERITED } else { BEFORE }, column: 0 })
    }

    /// "This time the survey fell early, and they came out 62% lower."
    fn has_pronoun_before(&self, own: &Mention) -> bool {
        let Some(sentence) = self.sentences.get(own.sentence).and_then(Option::as_ref) else { return false };
        let view = View::new(own, sentence, self.mentions, self.document, self.terms);
        let clause = view.clause();
        let before = sentence.words_before(own.prose.start).iter().rev();
        let mut clause = before.take_while(|w| w.range.start >= clause.start);
        clause.any(|w| self.terms.is_pronoun(&w.lower))
    }

    /// Whether a sentence says nothing but numbers and which way they went: a cell of a table.
    fn is_bare(&mut self, sentence: usize) -> bool {
        self.parse(sentence);
        if let Some(known) = self.bare[sentence] {
            return known;
        }
        let is_bare = self.sentences[sentence].as_ref().is_some_and(|s| self.says_only_numbers(s));
        self.bare[sentence] = Some(is_bare);
        is_bare
    }

    fn says_only_numbers(&self, sentence: &Sentence) -> bool {
        let first = self.mentions.partition_point(|m| m.prose.end <= sentence.range.start);
        let mut numbers =
            self.mentions[first..].iter().take_while(|m| m.prose.start < sentence.range.end).peekable();
        if numbers.peek().is_none() {
            return false;
        }
        sentence.words.iter().all(|word| {
            while numbers.next_if(|m| m.prose.end <= word.range.start).is_some() {}
            word.sense == Sense::Nothing || numbers.peek().is_some_and(|m| m.prose.start < word.range.end)
        })
    }

    /// What names the row and the column of a number in a table.
    fn heads(&self, own: &Mention) -> Heads {
        let cell = self.document.block_at(own.prose.start).and_then(|b| self.document.blocks()[b].cell);
        let Some(cell) = cell else { return Heads::default() };
        let sentence = |cell: Cell| {
            let block = self.document.block_of_cell(cell)?;
            self.document.sentence_at(self.document.blocks()[block].range.start)
        };
        Heads {
            row: (cell.column > 0).then(|| sentence(Cell { column: 0, ..cell })).flatten(),
            column: (cell.row > 0).then(|| sentence(Cell { row: 0, ..cell })).flatten(),
        }
    }

    /// The sentences that are the nearest heading above and the headline.
    fn headings(&self, own: &Mention) -> Vec<usize> {
        let Some(block) = self.document.block_at(own.prose.start) else { return Vec::new() };
        let blocks = self.document.blocks();
        let above = self.headings[block];
        let headline = (block > 0 && above != Some(0)).then_some(0);
        let found = above.into_iter().chain(headline);
        found.filter_map(|b| self.document.sentence_at(blocks[b].range.start)).collect()
    }

    /// Adds the words that a heading or the head of a row begins with.
    fn add_opening(&mut self, reach: &mut Vec<(Term, u32)>, sentence: usize, far: u32) {
        let words = self.words(sentence).iter().take(MOST_WORDS);
        reach.extend(words.filter_map(|w| Some((w.term?, far))));
    }

    /// Adds the words that the sentence before ends with.
    fn add_ending(&mut self, reach: &mut Vec<(Term, u32)>, sentence: usize, far: u32) {
        let words = self.words(sentence).iter().rev().take(MOST_WORDS);
        reach.extend(words.filter_map(|w| Some((w.term?, far))));
    }

    /// The years and months of a column's head, read once for all its numbers.
    fn period_of(&mut self, head: usize) -> Period {
        let text = &self.document.prose()[self.document.sentences()[head].clone()];
        self.columns.entry(head).or_insert_with(|| Period::of(text)).clone()
    }

    fn words(&mut self, sentence: usize) -> &[SentenceWord] {
        self.parse(sentence);
        self.sentences[sentence].as_ref().map_or(&[], |s| s.words.as_slice())
    }
}

/// The nearest heading above each block of the document.
fn headings_above(document: &Document) -> Vec<Option<usize>> {
    let mut above = None;
    let blocks = document.blocks().iter().enumerate();
    blocks
        .map(|(at, block)| {
            let here = above;
            if block.kind == BlockKind::Heading {
                above = Some(at);
            }
            here
        })
        .collect()
}
