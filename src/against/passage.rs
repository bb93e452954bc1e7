//! A source's numbers, ready to be held against a copy's.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::context::{Context, face, surroundings};
use super::likeness::{EQUAL, likeness};
use super::unweighed::Unweighed;
use super::vocabulary::{Vocabulary, Word};
use crate::document::Document;
use crate::lexicon::Terms;
use crate::pair::Stems;
use crate::scan::Mention;

/// A word found by more numbers than this tells none of them from the others.
const MOST_POSTINGS: usize = 512;
/// Numbers of a source with one value that are looked at.
const MOST_EQUAL: usize = 64;
/// Greatest weight of a word for standing by few of the numbers.
const MOST_RARE: u32 = 5;
/// Least weight: that of a word which all of them have.
const LEAST_RARE: u32 = 2;
/// That of a word which the source lacks: such words are many, and say only that the copy is another's.
const RARITY_OF_UNKNOWN: u32 = 2;
/// Numbers whose contexts are compared in full.
const MOST_CANDIDATES: usize = 24;

/// A document's numbers with their contexts, and an index of both.
#[derive(Debug, Clone)]
pub(crate) struct Passage<'a> {
    pub(super) document: Cow<'a, Document>,
    pub(super) mentions: Cow<'a, [Mention]>,
    pub(super) contexts: Vec<Context>,
    vocabulary: Vocabulary,
    postings: Vec<Vec<usize>>,
    by_face: BTreeMap<String, Vec<usize>>,
    /// The quantities in base units, ascending.
    by_value: Vec<(Decimal, usize)>,
}

impl<'a> Passage<'a> {
    /// Reads the contexts of the document's numbers.
    pub(crate) fn new(
        document: Cow<'a, Document>,
        mentions: Cow<'a, [Mention]>,
        terms: &Terms,
    ) -> Passage<'a> {
        Passage::of(Unweighed::new(document, mentions, terms))
    }

    /// Weighs the contexts, and reads those that are not read yet.
    pub(super) fn of(mut contexts: Unweighed<'_, 'a>) -> Passage<'a> {
        let (unweighed, vocabulary) = contexts.read_all();
        let Unweighed { document, mentions, .. } = contexts;
        let mut postings = vec![Vec::new(); vocabulary.len()];
        let mut by_face: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (context, mention)) in unweighed.iter().zip(mentions.iter()).enumerate() {
            for &(word, _) in &context.words {
                postings[word as usize].push(at);
            }
            by_face.entry(face(mention)).or_default().push(at);
        }
        let amounts = mentions.iter().enumerate().filter(|(_, m)| !m.kind.is_role());
        let mut by_value: Vec<(Decimal, usize)> =
            amounts.filter_map(|(at, m)| Some((m.quantity.unit.to_base(m.quantity.low)?, at))).collect();
        by_value.sort_unstable();
        let mut passage =
            Passage { document, mentions, contexts: Vec::new(), vocabulary, postings, by_face, by_value };
        passage.contexts = unweighed.into_iter().map(|c| passage.weighed(c)).collect();
        passage
    }

    fn weighed(&self, context: Context) -> Context {
        context.weighed(
            |word| self.rarity(self.postings.get(word as usize).map_or(0, Vec::len)),
            RARITY_OF_UNKNOWN,
        )
    }

    /// The more of the numbers have a word, the less it tells of one of them.
    fn rarity(&self, having: usize) -> u32 {
        let share = self.mentions.len() * 4 / having.max(1);
        share.max(1).ilog2().clamp(LEAST_RARE, MOST_RARE)
    }

    /// How alike, at least, the contexts of two numbers are before their words are weighed by how rare they are, if they
    /// are this much alike after it.
    pub(super) fn before_weighing(likeness: u32) -> u32 {
        let (shared, unshared) = (likeness * LEAST_RARE, EQUAL.saturating_sub(likeness) * MOST_RARE);
        shared * EQUAL / (shared + unshared).max(1)
    }

    /// The source.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// The source's own numbers.
    pub(crate) fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The context of a number of the copy, in this source's words.
    pub(super) fn context(
        &self,
        document: &Document,
        mentions: &[Mention],
        at: usize,
        terms: &Terms,
    ) -> Context {
        let found = surroundings(document, mentions, at, &Stems::new(terms));
        self.weighed(Context::new(found, |telling| self.vocabulary.get(&telling.stem)))
    }

    /// The source's numbers of the same value and unit, each with how alike its words are, in thousandths.
    pub(crate) fn equals(
        &self,
        document: &Document,
        mentions: &[Mention],
        at: usize,
        terms: &Terms,
    ) -> Vec<(usize, u32)> {
        let mention = &mentions[at];
        let equal = self.by_face.get(&face(mention)).into_iter().flatten().take(MOST_EQUAL);
        let alike = |&&other: &&usize| {
            let m = &self.mentions[other];
            m.kind == mention.kind && m.quantity.unit == mention.quantity.unit
        };
        let context = self.context(document, mentions, at, terms);
        equal.filter(alike).map(|&other| (other, likeness(&context, &self.contexts[other]))).collect()
    }

    /// The source's numbers that share most with the context, and those of the same value, in source order.
    pub(super) fn candidates(&self, context: &Context, mention: &Mention) -> Vec<usize> {
        let mut shared: BTreeMap<usize, u64> = BTreeMap::new();
        for &(word, weight) in &context.words {
            for &at in self.postings(word) {
                *shared.entry(at).or_default() += u64::from(weight);
            }
        }
        let mut best: Vec<(std::cmp::Reverse<u64>, usize)> =
            shared.into_iter().map(|(at, weight)| (std::cmp::Reverse(weight), at)).collect();
        best.sort_unstable();
        best.truncate(MOST_CANDIDATES);
        let equal = self.by_face.get(&face(mention)).into_iter().flatten().take(MOST_EQUAL);
        let mut found: Vec<usize> = best.into_iter().map(|(_, at)| at).chain(equal.copied()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// How many naming words stand by both numbers.
    pub(super) fn names_shared(&self, a: &Context, b: &Context) -> usize {
        let in_both = |word: &Word| b.words.binary_search_by_key(word, |(other, _)| *other).is_ok();
        a.words.iter().map(|(word, _)| word).filter(|w| self.vocabulary.is_naming(**w) && in_both(w)).count()
    }

    /// Numbers of the source within a tenth of the value, nearest below first.
    pub(super) fn near_value(&self, mention: &Mention) -> impl Iterator<Item = usize> + '_ {
        let value = mention.quantity.unit.to_base(mention.quantity.low).unwrap_or_default();
        let slack = value.abs().checked_div(Decimal::TEN).unwrap_or_default();
        let low = value.checked_sub(slack).unwrap_or(value);
        let high = value.checked_add(slack).unwrap_or(value);
        let first = self.by_value.partition_point(|(v, _)| *v < low);
        let near = self.by_value[first..].iter().take_while(move |(v, _)| *v <= high);
        near.take(MOST_EQUAL).map(|&(_, at)| at)
    }

    fn postings(&self, word: Word) -> &[usize] {
        let all = self.postings.get(word as usize).map_or(&[][..], Vec::as_slice);
        if all.len() > MOST_POSTINGS { &[] } else { all }
    }
}
