//! Paragraphs that no blank line parts: what one says of money, a table's head or a country holds for the next.

use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashMap;
use xxhash_rust::xxh3::xxh3_128;

use super::elided::Said;
use super::reader::Reader;
use super::{Mention, lexer, mention, prose_range, sentence};
use crate::document::Document;
use crate::lexicon::Lexicon;

/// Numbers kept at most: those of some versions of a long article.
const MOST_NUMBERS: usize = 1 << 14;

/// The sentences of such paragraphs that may hold a number.
pub(super) struct Stretch {
    /// Where in the prose its first paragraph begins.
    since: usize,
    /// Indices of the sentences, each with that of its block.
    sentences: Vec<(usize, Option<usize>)>,
}

impl Stretch {
    /// The stretches of these sentences, in order.
    pub(super) fn all(document: &Document, sentences: impl Iterator<Item = usize>) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut last = None;
        for index in sentences {
            let range = &document.sentences()[index];
            let block = document.block_at(range.start);
            let goes_on = last.is_some_and(|(before, other)| {
                other == block || document.adjoin(&document.sentences()[before], range)
            });
            last = Some((index, block));
            match stretches.last_mut() {
                Some(stretch) if goes_on => stretch.sentences.push((index, block)),
                _ => stretches.push(Stretch {
                    since: start(document, range.start, 0),
                    sentences: vec![(index, block)],
                }),
            }
        }
        stretches
    }

    /// Its numbers, in order.
    pub(super) fn read(
        &self,
        document: &Document,
        lexicon: &Lexicon,
        tokens: &mut Vec<lexer::Token>,
    ) -> Vec<Mention> {
        let prose = document.prose();
        let mut mentions = Vec::new();
        let mut said = Said::since(self.since);
        let mut paragraph = self.sentences.first().and_then(|first| first.1);
        for &(index, block) in &self.sentences {
            tokens.clear();
            lexer::lex(prose, document.sentences()[index].clone(), &lexicon.words, tokens);
            let reader = Reader::new(prose, tokens, lexicon);
            // A currency holds to the next blank line.
            if block != paragraph {
                said = said.in_next_paragraph();
                paragraph = block;
            }
            sentence::read(&reader, &mut said, |found| {
                let range = prose_range(&reader, found.start, found.end);
                let span = document.span_of(range.clone());
                let quoted = document.is_quoted(range.start);
                mentions.push(mention(&reader, found, span, index, quoted));
            });
        }
        mentions
    }
}

/// Where the paragraphs begin that no blank line parts from the one at `offset`; looked for as far back as `floor`.
pub(super) fn start(document: &Document, offset: usize, floor: usize) -> usize {
    let blocks = document.blocks();
    let Some(mut first) = document.block_at(offset) else { return offset };
    while let Some((before, here)) = first.checked_sub(1).map(|i| &blocks[i]).zip(blocks.get(first))
        && here.range.start > floor
        && document.adjoin(&before.range, &here.range)
    {
        first -= 1;
    }
    blocks.get(first).map_or(offset, |block| block.range.start)
}

/// What was read in the stretches of a document, for when it is read again: after a fix, or after a key stroke.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// By the text and its sentences; places in the prose are counted from the stretch's own start, sentences from its
    /// first.
    stretches: HashMap<u128, Rc<[Mention]>>,
    numbers: usize,
}

impl Seen {
    /// The numbers of the stretch, read or remembered.
    pub(super) fn read(
        &mut self,
        stretch: &Stretch,
        document: &Document,
        lexicon: &Lexicon,
        tokens: &mut Vec<lexer::Token>,
    ) -> Vec<Mention> {
        let from = stretch.sentences.first().map_or(0, |first| first.0);
        let key = stretch.key(document);
        if let Some(known) = self.stretches.get(&key) {
            return known.iter().map(|mention| placed(mention, stretch.since, from, document)).collect();
        }
        let read = stretch.read(document, lexicon, tokens);
        if self.numbers >= MOST_NUMBERS {
            *self = Seen::default();
        }
        self.numbers += read.len();
        self.stretches.insert(key, read.iter().map(|mention| lifted(mention, stretch.since, from)).collect());
        read
    }
}

impl Stretch {
    /// All that its numbers depend on, as one number of 2^128: no two that differ ever meet.
    fn key(&self, document: &Document) -> u128 {
        let place = |&(index, block): &(usize, Option<usize>)| {
            let Range { start, end } = document.sentences()[index];
            [index, block.map_or(0, |block| block + 1), start - self.since, end - self.since]
        };
        let places: Vec<[usize; 4]> = self.sentences.iter().map(place).collect();
        let [first, block, ..] = places.first().copied().unwrap_or_default();
        let end = places.last().map_or(0, |last| last[3]);
        let mut all = document.prose().as_bytes()[self.since..self.since + end].to_vec();
        for [index, in_block, start, end] in places {
            for number in [index - first, in_block - block, start, end] {
                all.extend_from_slice(&number.to_le_bytes());
            }
        }
        xxh3_128(&all)
    }
}

/// The mention with its places counted from where its stretch begins.
fn lifted(mention: &Mention, since: usize, first: usize) -> Mention {
    let lift = |range: &Range<usize>| range.start - since..range.end - since;
    Mention {
        prose: lift(&mention.prose),
        number: lift(&mention.number),
        counted: mention.counted.as_ref().map(lift),
        sentence: mention.sentence - first,
        ..mention.clone()
    }
}

/// Such a mention in a document where the stretch begins at `since`, and its first sentence is `first`.
fn placed(mention: &Mention, since: usize, first: usize, document: &Document) -> Mention {
    let place = |range: &Range<usize>| range.start + since..range.end + since;
    let prose = place(&mention.prose);
    Mention {
        span: document.span_of(prose.clone()),
        quoted: document.is_quoted(prose.start),
        number: place(&mention.number),
        counted: mention.counted.as_ref().map(place),
        sentence: mention.sentence + first,
        prose,
        ..mention.clone()
    }
}
