//! Makes the frames of a document's numbers: their sentence, the one before, the headings above.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashMap;

use super::frame::{Around, BEFORE, COUNTED, HEADING, Head, INHERITED, ROW};
use super::glossary::Glossary;
use super::glossary::Sense;
use super::index::Term;
use super::period::Period;
use super::recall::Recall;
use super::scope::Scope;
use super::sentence::Sentence;
use super::sentence_terms::SentenceTerms;
use super::signature::{self, Signature};
use super::view::{View, is_some_of_them};
use super::words::{bare, ranges};
use crate::document::{BlockKind, Document};
use crate::scan::Mention;

/// Cells and bare lines that are looked past for the words of a row.
const MOST_BARE: usize = 8;
/// Bytes beside its numbers that a row of a table has at most.
const SHORT: usize = 48;
/// Sentences kept parsed: those that the frames of neighbouring numbers share.
const MOST_PARSED: usize = 64;
/// Sentences whose terms are kept: headings stand above many numbers.
const MOST_BESIDE: usize = 1024;
/// Words of a label that opens a paragraph, and sentences after it that it names.
const LABEL: usize = 6;
const LABELLED: usize = 2;
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

/// The sentences round a number.
struct Near {
    /// What names its row, its column and its paragraph.
    heads: [Option<usize>; 3],
    headings: [Option<usize>; 2],
    /// Those before, as far as they are looked at.
    before: Range<usize>,
}

/// What is known of a sentence, each once it is asked for.
#[derive(Debug, Clone, Default)]
struct Asked {
    /// Whether it says nothing but numbers.
    bare: Option<bool>,
    /// Whether it may be a cell or a row of a table.
    short: Option<bool>,
    /// Whether it goes on about the one before.
    anaphoric: Option<bool>,
    /// Whether it is but a name that opens its block.
    label: Option<bool>,
    /// Its terms that name figures.
    terms: Option<Vec<Term>>,
    /// All that is in it.
    signature: Option<Signature>,
}

/// Makes frames for the numbers of one document, in source order.
pub(crate) struct Framer<'a, 'g, 'b> {
    document: &'a Document,
    mentions: &'a [Mention],
    /// By sentence, its first mention or that of the next that has one.
    firsts: Vec<usize>,
    glossary: &'g mut Glossary<'b>,
    /// Whether what is told of the document outlasts this version of it.
    is_lasting: bool,
    /// The signatures of the mentions, each once it is asked for.
    signatures: Vec<Option<Signature>>,
    /// The sentences parsed last.
    sentences: HashMap<usize, Rc<Sentence>>,
    /// The terms of sentences before numbers, of headings and of heads of rows: all numbers beside and below ask for those.
    terms_beside: HashMap<usize, SentenceTerms>,
    /// What has been asked of each sentence.
    asked: Vec<Asked>,
    /// The nearest heading above each block.
    headings: Vec<Option<usize>>,
    /// The years and months that a column's head names, once asked.
    columns: BTreeMap<usize, Period>,
}

impl<'a, 'g, 'b> Framer<'a, 'g, 'b> {
    pub(crate) fn new(
        document: &'a Document,
        mentions: &'a [Mention],
        glossary: &'g mut Glossary<'b>,
        is_lasting: bool,
    ) -> Framer<'a, 'g, 'b> {
        Framer {
            document,
            mentions,
            firsts: firsts(mentions, document.sentences().len()),
            glossary,
            is_lasting,
            signatures: vec![None; if is_lasting { mentions.len() } else { 0 }],
            sentences: HashMap::new(),
            terms_beside: HashMap::new(),
            asked: vec![Asked::default(); document.sentences().len()],
            headings: headings_above(document),
            columns: BTreeMap::new(),
        }
    }

    /// The terms that name figures and may reach a number of the mention's sentence, each once with the farthest that
    /// it may reach: told at a glance, with no sentence cut up.
    pub(crate) fn within_reach(&mut self, mention: usize) -> Vec<(Term, u32)> {
        let own = &self.mentions[mention];
        let Near { heads, headings, before } = self.near(own);
        let beside = if self.is_short(own.sentence) { ROW } else { INHERITED };
        let sentences = std::iter::once((own.sentence, COUNTED))
            .chain(heads.into_iter().flatten().map(|head| (head, ROW)))
            .chain(before.map(|sentence| (sentence, beside)))
            .chain(headings.into_iter().flatten().map(|heading| (heading, HEADING)));
        let mut found: Vec<(Term, u32)> = Vec::new();
        for (sentence, reach) in sentences {
            found.extend(self.terms_of(sentence).iter().map(|&term| (term, reach)));
        }
        found.sort_unstable_by_key(|&(term, reach)| (term, Reverse(reach)));
        found.dedup_by_key(|(term, _)| *term);
        found
    }

    /// The signature of a number and of all that its frame is made of; where it need not outlast this version of the
    /// document, its place will do.
    pub(crate) fn signature(&mut self, mention: usize) -> Signature {
        if !self.is_lasting {
            return mention as Signature;
        }
        if let Some(known) = self.signatures[mention] {
            return known;
        }
        let own = &self.mentions[mention];
        let Near { heads, headings, before } = self.near(own);
        let nth = mention - self.firsts[own.sentence];
        let one = |sentence: Option<usize>| sentence.map_or(0, |sentence| self.signature_of(sentence));
        let sentences = std::iter::once(Some(own.sentence)).chain(heads).chain(headings);
        let sentences = sentences.chain(before.map(Some)).map(one);
        let signature = signature::of_number(nth, sentences);
        self.signatures[mention] = Some(signature);
        signature
    }

    fn signature_of(&mut self, sentence: usize) -> Signature {
        if !self.is_lasting {
            return sentence as Signature;
        }
        if let Some(known) = self.asked[sentence].signature {
            return known;
        }
        let signature = signature::of_sentence(self.document, sentence, self.numbers_of(sentence));
        self.asked[sentence].signature = Some(signature);
        signature
    }

    /// The sentences that a number's frame is made of beside its own.
    fn near(&mut self, own: &Mention) -> Near {
        let heads = self.document.heads(own.prose.start);
        let looks_back = if self.is_short(own.sentence) { MOST_BARE + 1 } else { 1 };
        Near {
            heads: [heads.row, heads.column, self.label(own)],
            headings: self.headings(own),
            before: own.sentence.saturating_sub(looks_back)..own.sentence,
        }
    }

    /// The terms in a sentence that name figures.
    fn terms_of(&mut self, sentence: usize) -> &[Term] {
        if self.asked[sentence].terms.is_none() {
            let text = &self.document.prose()[self.document.sentences()[sentence].clone()];
            let index = self.glossary.index();
            let mut found = Vec::new();
            for at in index.leads().hits(text) {
                let mut words = ranges(&text[at..]).map(|word| &text[at + word.start..at + word.end]);
                let Some(first) = words.next() else { continue };
                let known = self.glossary.look_up(first);
                let second = words.next().filter(|_| known.part.opens_term);
                let joined = second.and_then(|second| self.glossary.joined(&bare(first), &bare(second)));
                let terms = known.term.into_iter().chain(joined);
                found.extend(terms.filter(|&term| index.leads_to_figures(term)));
            }
            // A heading may say one of them a thousand times.
            found.sort_unstable();
            found.dedup();
            self.asked[sentence].terms = Some(found);
        }
        self.asked[sentence].terms.as_deref().unwrap_or_default()
    }

    /// Names of the book that the copy writes with a capital in the sentences of these numbers, those before them, and
    /// the headings above.
    pub(super) fn named(&mut self, story: Range<usize>, recall: &mut Recall) -> BTreeSet<Term> {
        let near = |own: &'a Mention| {
            let headings = self.headings(own).into_iter().flatten();
            [own.sentence.saturating_sub(1), own.sentence].into_iter().chain(headings)
        };
        let mut sentences: Vec<usize> = self.mentions[story].iter().flat_map(near).collect();
        sentences.sort_unstable();
        sentences.dedup();
        let mut named = BTreeSet::new();
        for sentence in sentences {
            let signature = self.signature_of(sentence);
            named.extend(recall.names(signature, || self.names_in(sentence)));
        }
        named
    }

    /// Names of the book that a sentence writes with a capital.
    fn names_in(&mut self, sentence: usize) -> Vec<Term> {
        let text = &self.document.prose()[self.document.sentences()[sentence].clone()];
        let mut names = Vec::new();
        // "STORES SHUT" names nobody.
        if !text.contains(char::is_lowercase) {
            return names;
        }
        let index = self.glossary.index();
        for at in index.told().hits(text) {
            if text[at..].starts_with(char::is_uppercase)
                && let Some(word) = ranges(&text[at..]).next()
            {
                let known = self.glossary.look_up(&text[at + word.start..at + word.end]);
                names.extend(known.term.filter(|&term| index.is_proper(term)));
            }
        }
        names
    }

    /// The book's words round the mention with this index.
    pub(crate) fn around(&mut self, mention: usize) -> Around {
        let own = &self.mentions[mention];
        let sentence = self.parsed(own.sentence);
        let mut reach = Vec::new();
        let heads = self.document.heads(own.prose.start);
        for head in heads.row.into_iter().chain(heads.column).chain(self.label(own)) {
            self.add_opening(&mut reach, head, ROW);
        }
        if heads.row.is_none()
            && let Some(before) = self.sentence_before(own, &sentence)
        {
            self.add_ending(&mut reach, before.sentence, before.reach);
        }
        for heading in self.headings(own).into_iter().flatten() {
            self.add_opening(&mut reach, heading, HEADING);
        }
        let view = self.view(own, &sentence);
        reach.extend(view.terms());
        // Without a word of the book round it, what it counts does not matter.
        let head = if reach.is_empty() { Head::None } else { view.head() };
        Around::new(reach, head, view.unit_word())
    }

    /// When, where and whose the mention is.
    pub(crate) fn scope(&mut self, mention: usize) -> Scope {
        let own = &self.mentions[mention];
        let sentence = self.parsed(own.sentence);
        let view = self.view(own, &sentence);
        let mut scope = Scope::of(&view);
        match self.document.heads(own.prose.start).column {
            Some(head) => scope.set_column(self.period_of(head)),
            // Only a cell that holds numbers alone looks past others.
            None if self.is_bare(own.sentence)
                && self.sentence_before(own, &sentence).is_some_and(|b| b.column > 0) =>
            {
                scope.set_column_apart();
            }
            None => {}
        }
        // A table may have its years down the side.
        if let Some(head) = self.document.heads(own.prose.start).row {
            scope.set_column(self.period_of(head));
        }
        scope
    }

    /// The view of a mention on its sentence.
    fn view<'s>(&'s self, own: &'s Mention, sentence: &'s Sentence) -> View<'s> {
        View::new(own, sentence, self.numbers_of(own.sentence), self.document, self.glossary.terms())
    }

    /// The mentions of a sentence.
    pub(crate) fn numbers_of(&self, sentence: usize) -> &'a [Mention] {
        &self.mentions[self.firsts[sentence]..self.firsts[sentence + 1]]
    }

    fn parsed(&mut self, index: usize) -> Rc<Sentence> {
        if let Some(sentence) = self.sentences.get(&index) {
            return Rc::clone(sentence);
        }
        let range = self.document.sentences()[index].clone();
        let numbers = self.numbers_of(index).iter().map(|m| m.prose.clone());
        let sentence = Sentence::parse(self.document.prose(), range, numbers, self.glossary);
        if self.sentences.len() >= MOST_PARSED {
            self.sentences.clear();
        }
        let sentence = Rc::new(sentence);
        self.sentences.insert(index, Rc::clone(&sentence));
        sentence
    }

    /// The sentence before and its reach; a cell or line that holds numbers alone looks past others of its kind.
    fn sentence_before(&mut self, own: &Mention, sentence: &Sentence) -> Option<Before> {
        let before = own.sentence.checked_sub(1)?;
        if self.is_bare(own.sentence) {
            let row = (before.saturating_sub(MOST_BARE)..=before).rev().find(|&s| !self.is_bare(s))?;
            return Some(Before { sentence: row, reach: ROW, column: before - row });
        }
        let end = self.document.sentences()[own.sentence].end;
        let after = self.document.prose()[own.prose.end..end.max(own.prose.end)].trim_start();
        let goes_on = self.is_anaphoric(own.sentence)
            || is_some_of_them(after)
            || self.has_pronoun_before(own, sentence);
        Some(Before { sentence: before, reach: if goes_on { INHERITED } else { BEFORE }, column: 0 })
    }

    /// Whether a sentence goes on about what the one before counts: "That is 20 more".
    fn is_anaphoric(&mut self, sentence: usize) -> bool {
        if let Some(known) = self.asked[sentence].anaphoric {
            return known;
        }
        let text = &self.document.prose()[self.document.sentences()[sentence].clone()];
        let is_anaphoric = self.glossary.terms().is_anaphoric(text.trim_start());
        self.asked[sentence].anaphoric = Some(is_anaphoric);
        is_anaphoric
    }

    /// "This time the survey fell early, and they came out 62% lower."
    fn has_pronoun_before(&self, own: &Mention, sentence: &Sentence) -> bool {
        let view = self.view(own, sentence);
        let clause = view.clause();
        let before = sentence.words_before(own.prose.start).iter().rev();
        let mut clause = before.take_while(|w| w.range.start >= clause.start);
        clause.any(|w| self.glossary.terms().is_pronoun(w.lower()))
    }

    /// Whether a sentence says nothing but numbers and which way they went: a cell of a table.
    fn is_bare(&mut self, sentence: usize) -> bool {
        if let Some(known) = self.asked[sentence].bare {
            return known;
        }
        let is_bare = self.is_short(sentence) && {
            let parsed = self.parsed(sentence);
            self.says_only_numbers(sentence, &parsed)
        };
        self.asked[sentence].bare = Some(is_bare);
        is_bare
    }

    /// Whether a sentence has so little beside its numbers that it may be a cell or a row of a table.
    fn is_short(&mut self, sentence: usize) -> bool {
        if let Some(known) = self.asked[sentence].short {
            return known;
        }
        let range = &self.document.sentences()[sentence];
        let taken: usize = self.numbers_of(sentence).iter().map(|m| m.prose.len()).sum();
        let is_short = range.len() <= taken + SHORT;
        self.asked[sentence].short = Some(is_short);
        is_short
    }

    fn says_only_numbers(&self, index: usize, sentence: &Sentence) -> bool {
        let mut numbers = self.numbers_of(index).iter().peekable();
        if numbers.peek().is_none() {
            return false;
        }
        sentence.words.iter().all(|word| {
            while numbers.next_if(|m| m.prose.end <= word.range.start).is_some() {}
            word.known.sense == Sense::Nothing
                || numbers.peek().is_some_and(|m| m.prose.start < word.range.end)
        })
    }

    /// The name that opens the number's paragraph as a label: "**Southbank Centre.** More than 3.7 million came."
    fn label(&mut self, own: &Mention) -> Option<usize> {
        let block = self.document.block_at(own.prose.start)?;
        let first = self.document.sentence_at(self.document.blocks()[block].range.start)?;
        let is_after = (first + 1..=first + LABELLED).contains(&own.sentence);
        (is_after && self.is_label(first)).then_some(first)
    }

    /// Whether a sentence is a name and no more.
    fn is_label(&mut self, sentence: usize) -> bool {
        if let Some(known) = self.asked[sentence].label {
            return known;
        }
        let text = &self.document.prose()[self.document.sentences()[sentence].clone()];
        let has_number = !self.numbers_of(sentence).is_empty();
        let mut words = ranges(text).map(|word| self.glossary.look_up(&text[word]));
        let names = words.by_ref().take(LABEL).filter(|word| !word.part.is_stop);
        let is_label = !has_number
            && names.map(|word| word.capital).reduce(|all, capital| all && capital) == Some(true)
            && words.next().is_none();
        self.asked[sentence].label = Some(is_label);
        is_label
    }

    /// The sentences that are the nearest heading above and the headline.
    fn headings(&self, own: &Mention) -> [Option<usize>; 2] {
        let Some(block) = self.document.block_at(own.prose.start) else { return [None; 2] };
        let blocks = self.document.blocks();
        let above = self.headings[block];
        let headline = (block > 0 && above != Some(0)).then_some(0);
        [above, headline].map(|block| self.document.sentence_at(blocks[block?].range.start))
    }

    /// Adds the words that a heading or the head of a row begins with.
    fn add_opening(&mut self, reach: &mut Vec<(Term, u32)>, sentence: usize, far: u32) {
        reach.extend(self.terms_beside(sentence).first(MOST_WORDS).map(|term| (term, far)));
    }

    /// Adds the words that the sentence before ends with.
    fn add_ending(&mut self, reach: &mut Vec<(Term, u32)>, sentence: usize, far: u32) {
        reach.extend(self.terms_beside(sentence).last(MOST_WORDS).map(|term| (term, far)));
    }

    /// The terms of a sentence that is not a number's own.
    fn terms_beside(&mut self, sentence: usize) -> &SentenceTerms {
        if self.terms_beside.len() >= MOST_BESIDE {
            self.terms_beside.clear();
        }
        self.terms_beside.entry(sentence).or_insert_with(|| {
            if let Some(parsed) = self.sentences.get(&sentence) {
                return SentenceTerms::of_parsed(parsed);
            }
            let text = &self.document.prose()[self.document.sentences()[sentence].clone()];
            SentenceTerms::of(text, self.glossary)
        })
    }

    /// The years and months of a column's head, read once for all its numbers.
    fn period_of(&mut self, head: usize) -> &Period {
        let text = &self.document.prose()[self.document.sentences()[head].clone()];
        self.columns.entry(head).or_insert_with(|| Period::of(text))
    }
}

/// By sentence, and one more, its first mention or that of the next that has one.
fn firsts(mentions: &[Mention], sentences: usize) -> Vec<usize> {
    let mut next = 0;
    (0..=sentences)
        .map(|sentence| {
            while mentions.get(next).is_some_and(|mention| mention.sentence < sentence) {
                next += 1;
            }
            next
        })
        .collect()
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
