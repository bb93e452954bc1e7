//! The words round a number, each with how far it reaches to it.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::aspect::Aspect;
use super::index::{Index, Term};
use super::period::Period;
use super::sentence::{Sentence, SentenceWord};
use crate::document::{BlockKind, Document};
use crate::lexicon::{Lexicon, Terms};
use crate::scan::{Kind, Mention, Step};

/// Reach of a word of the noun phrase counted.
const COUNTED: u32 = 110;
/// Reach of a word of the same clause.
const CLAUSE: u32 = 100;
/// Least reach of a word that belongs to the number's own clause.
pub(crate) const OWN_CLAUSE: u32 = 80;
/// Least reach of a word that may be part of the number's subject.
const SUBJECT: u32 = 60;
/// Reach of a word of the sentence before.
const BEFORE: u32 = 30;
/// Greatest reach of a word outside the number's own sentence, the sentence before it goes on from apart.
pub(crate) const OUTSIDE: u32 = 30;
/// Reach of the sentence before where this one goes on about it.
const INHERITED: u32 = 65;
/// Reach of the nearest heading and of the headline.
const HEADING: u32 = 28;
/// Greatest count that is seldom a statistic.
const SMALL: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
/// Words further than this from the number, in words, reach less.
const NEAR: usize = 12;

/// What a number is said to count, as the book sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    /// Nothing is named.
    None,
    /// "people", "them": could be anything.
    Open,
    /// A term of the book.
    Known(Term),
    /// A noun the book never uses.
    Foreign(String),
}

/// The words round a number and what they say about its scope.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// Terms of the book, each once with its greatest reach, sorted by term.
    reach: Vec<(Term, u32)>,
    /// The noun counted.
    pub(crate) head: Head,
    /// Years and months that date the number.
    pub(crate) period: Period,
    /// The words that mark it as an old number.
    pub(crate) dated: Option<String>,
    /// Words that mark it as someone else's number, or a wish, each with its stem.
    pub(crate) elsewhere: Vec<(String, String)>,
    /// A name after a preposition that the book does not know.
    pub(crate) foreign: Option<String>,
    /// Whether it is a count of a dozen at most.
    pub(crate) is_small: bool,
    /// Level, change or rate.
    pub(crate) aspect: Aspect,
    /// Whether it counts some of a known group: "four of the closures".
    pub(crate) is_part: bool,
}

impl Frame {
    /// How far the term reaches to the number, 0 where it is absent.
    pub(crate) fn reach(&self, term: Term) -> u32 {
        self.reach.binary_search_by_key(&term, |(t, _)| *t).map_or(0, |at| self.reach[at].1)
    }

    /// The book's terms round the number, with their reach.
    pub(crate) fn terms(&self) -> &[(Term, u32)] {
        &self.reach
    }

    fn add(&mut self, term: Term, reach: u32) {
        self.reach.push((term, reach));
    }

    fn settle(&mut self) {
        self.reach.sort_unstable_by_key(|&(term, reach)| (term, std::cmp::Reverse(reach)));
        self.reach.dedup_by_key(|(term, _)| *term);
    }
}

/// Makes frames for the numbers of one document, parsing each sentence once.
pub(crate) struct Framer<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    index: &'a Index,
    terms: &'a Terms,
    sentences: Vec<Option<Sentence>>,
    named: BTreeSet<Term>,
}

impl<'a> Framer<'a> {
    pub(crate) fn new(
        document: &'a Document,
        mentions: &'a [Mention],
        index: &'a Index,
        lexicon: &'a Lexicon,
    ) -> Framer<'a> {
        let sentences = vec![None; document.sentences().len()];
        Framer { document, mentions, index, terms: lexicon.terms(), sentences, named: BTreeSet::new() }
    }

    /// The frame of the mention with this index.
    pub(crate) fn frame(&mut self, mention: usize) -> Frame {
        let own = &self.mentions[mention];
        let mut frame = Frame {
            reach: Vec::new(),
            head: Head::None,
            period: Period::default(),
            dated: None,
            elsewhere: Vec::new(),
            foreign: None,
            is_small: is_small(own),
            aspect: Aspect::Level,
            is_part: false,
        };
        self.parse(own.sentence);
        self.add_context(&mut frame, own);
        if let Some(sentence) = &self.sentences[own.sentence] {
            let view = View { sentence, own, mentions: self.mentions, prose: self.document.prose() };
            view.add_words(&mut frame);
            view.add_scope(&mut frame, self.terms);
            frame.head = view.head(self.terms);
        }
        frame.settle();
        frame
    }

    /// Names of the book that the sentences read so far write with a capital.
    pub(crate) fn named(&self) -> &BTreeSet<Term> {
        &self.named
    }

    fn parse(&mut self, index: usize) {
        if self.sentences[index].is_none() {
            let range = self.document.sentences()[index].clone();
            let first = self.mentions.partition_point(|m| m.prose.start < range.start);
            let own = self.mentions[first..].iter().take_while(|m| m.prose.start < range.end);
            let numbers: Vec<Range<usize>> = own.map(|m| m.prose.clone()).collect();
            let sentence = Sentence::parse(self.document.prose(), range, &numbers, self.index, self.terms);
            let names = sentence.words.iter().filter(|w| w.capital).filter_map(|w| w.term);
            self.named.extend(names.filter(|&t| self.index.is_proper(t)));
            self.sentences[index] = Some(sentence);
        }
    }

    /// The sentence before, the nearest heading above, and the headline.
    fn add_context(&mut self, frame: &mut Frame, own: &Mention) {
        if let Some(before) = own.sentence.checked_sub(1) {
            let reach = if self.goes_on(own) { INHERITED } else { BEFORE };
            self.add_sentence(frame, before, reach);
        }
        let Some(block) = self.document.block_at(own.prose.start) else { return };
        let blocks = self.document.blocks();
        let above = (0..block).rev().find(|&b| blocks[b].kind == BlockKind::Heading);
        let mut headings: Vec<usize> = above.into_iter().collect();
        if block > 0 && above != Some(0) {
            headings.push(0);
        }
        for heading in headings {
            if let Some(sentence) = self.document.sentence_at(blocks[heading].range.start) {
                self.add_sentence(frame, sentence, HEADING);
            }
        }
    }

    /// Whether the number's words are in the sentence before: "this leaves", "of them", a cell that holds it alone.
    fn goes_on(&self, own: &Mention) -> bool {
        let range = self.document.sentences()[own.sentence].clone();
        let prose = self.document.prose();
        let after = prose[own.prose.end..range.end].trim_start().to_lowercase();
        let alone = !prose[range.start..own.prose.start].contains(char::is_alphabetic)
            && !after.contains(char::is_alphabetic);
        alone
            || self.terms.is_anaphoric(&prose[range].to_lowercase())
            || ["of them", "of these", "of those"].iter().any(|opening| after.starts_with(opening))
    }

    fn add_sentence(&mut self, frame: &mut Frame, sentence: usize, reach: u32) {
        self.parse(sentence);
        for word in self.sentences[sentence].iter().flat_map(|s| &s.words) {
            if let Some(term) = word.term {
                frame.add(term, reach);
            }
        }
    }
}

/// A sentence as one of its numbers sees it.
struct View<'a> {
    sentence: &'a Sentence,
    own: &'a Mention,
    mentions: &'a [Mention],
    prose: &'a str,
}

impl View<'_> {
    fn add_words(&self, frame: &mut Frame) {
        for word in &self.sentence.words {
            if let Some(term) = word.term
                && !self.is_own(word)
            {
                frame.add(term, self.reach_of(word));
            }
        }
    }

    fn is_own(&self, word: &SentenceWord) -> bool {
        self.own.prose.start <= word.range.start && word.range.end <= self.own.prose.end
    }

    fn is_counted(&self, word: &SentenceWord) -> bool {
        self.own.counted.as_ref().is_some_and(|c| c.start <= word.range.start && word.range.end <= c.end)
    }

    /// How far a word of the sentence reaches: clauses, other numbers and distance between wear it down.
    fn reach_of(&self, word: &SentenceWord) -> u32 {
        if self.is_counted(word) {
            return COUNTED;
        }
        let between = if word.range.start < self.own.prose.start {
            word.range.end..self.own.prose.start
        } else {
            self.own.prose.end..word.range.start
        };
        let mut reach = CLAUSE;
        reach = reach * [100, 80, 65, 55][self.sentence.breaks_in(&between).min(3)] / 100;
        reach = reach * [100, 65, 45][self.numbers_in(&between).min(2)] / 100;
        if self.sentence.words_in(&between) > NEAR { reach * 85 / 100 } else { reach }
    }

    /// Other numbers between that could claim the word; spans of time and roles claim none.
    fn numbers_in(&self, between: &Range<usize>) -> usize {
        let claims = |m: &&Mention| {
            matches!(
                m.kind,
                Kind::Count | Kind::Percent | Kind::Points | Kind::Money | Kind::Ratio | Kind::Measure
            )
        };
        self.mentions_of_sentence()
            .filter(|m| m.prose.start >= between.start && m.prose.end <= between.end)
            .filter(claims)
            .count()
    }

    fn mentions_of_sentence(&self) -> impl Iterator<Item = &Mention> {
        let range = &self.sentence.range;
        let first = self.mentions.partition_point(|m| m.prose.start < range.start);
        self.mentions[first..].iter().take_while(move |m| m.prose.start < range.end)
    }

    fn add_scope(&self, frame: &mut Frame, terms: &Terms) {
        let clause = self.sentence.clause_of(&self.own.prose);
        let text = self.prose[clause.clone()].to_lowercase();
        frame.dated = terms.dated_marker(&text).map(str::to_owned);
        if self.own.step == Some(Step::From) {
            frame.dated.get_or_insert_with(|| "from".to_owned());
        }
        frame.period = self.period(&clause);
        let after = self.prose[self.own.prose.end..clause.end.max(self.own.prose.end)].trim_start();
        frame.is_part = ["of the ", "of them", "of these", "of those", "of its ", "of their "]
            .iter()
            .any(|p| after.starts_with(p))
            && !after.starts_with("of the most ");
        let is_rate = self.sentence.words.iter().any(|w| {
            w.range.start >= self.own.prose.end
                && w.range.start < clause.end
                && matches!(w.lower.as_str(), "per" | "each" | "every" | "apiece")
                && self.sentence.words_in(&(self.own.prose.end..w.range.start)) <= 3
        });
        frame.aspect = Aspect::of(self.own.step == Some(Step::By), is_rate);
        for (nth, word) in self.sentence.words.iter().enumerate() {
            if self.is_own(word) {
                continue;
            }
            let reach = self.reach_of(word);
            if let Some(stem) = &word.elsewhere {
                // "A rival firm said it would cut 600 posts, though its sales grew by 0.8%": a subject reaches far.
                let is_subject =
                    word.range.start < self.own.prose.start && (reach >= SUBJECT || terms.is_rival(stem));
                if reach >= OWN_CLAUSE || is_subject {
                    frame.elsewhere.push((word.lower.clone(), stem.clone()));
                }
            }
            let after_place_word = nth > 0
                && matches!(
                    self.sentence.words[nth - 1].lower.as_str(),
                    "in" | "at" | "across" | "near" | "neighbouring" | "neighboring"
                );
            if word.capital
                && word.term.is_none()
                && after_place_word
                && reach >= 50
                && Period::of(&self.prose[word.range.clone()]).is_empty()
            {
                frame.foreign.get_or_insert_with(|| word.lower.clone());
            }
        }
    }

    /// What dates the number: years and dates of its clause, or one that opens the sentence.
    fn period(&self, clause: &Range<usize>) -> Period {
        let mut text = String::new();
        for dated in self.mentions_of_sentence().filter(|m| matches!(m.kind, Kind::Year | Kind::Date)) {
            let opens = self.sentence.words_in(&(self.sentence.range.start..dated.prose.start)) <= 2;
            let in_clause = clause.start <= dated.prose.start && dated.prose.end <= clause.end;
            let only_bounds = self.sentence.word_before(dated.prose.start).is_some_and(|w| {
                matches!(w, "since" | "until" | "till" | "by" | "from" | "before" | "after")
            });
            if (in_clause || opens) && !only_bounds {
                text.push_str(&self.prose[dated.prose.clone()]);
                text.push(' ');
            }
        }
        let mut period = Period::of(&text);
        // "6.87% in May": a month alone is no number, so no mention stands for it.
        period.months.extend(Period::of(&self.prose[clause.clone()]).months);
        period
    }

    /// "groups of 50", "a staff of 21,600": the noun before "of" is what is counted.
    fn head_before(&self, terms: &Terms) -> Head {
        let before = self.sentence.words.partition_point(|w| w.range.end <= self.own.prose.start);
        match self.sentence.words[..before].last_chunk() {
            Some([noun, of]) if of.lower == "of" && !terms.is_stop(&noun.lower) => match noun.term {
                _ if noun.generic => Head::None,
                Some(term) => Head::Known(term),
                None => Head::Foreign(noun.lower.clone()),
            },
            _ => Head::None,
        }
    }

    fn head(&self, terms: &Terms) -> Head {
        let Some(counted) = &self.own.counted else { return self.head_before(terms) };
        let mut head = Head::None;
        for word in self
            .sentence
            .words
            .iter()
            .filter(|w| counted.start <= w.range.start && w.range.end <= counted.end)
        {
            if terms.is_preposition(&word.lower) && head != Head::None {
                break;
            }
            if terms.is_stop(&word.lower) {
                continue;
            }
            head = match word.term {
                _ if word.pronominal => Head::Open,
                Some(term) => Head::Known(term),
                None => Head::Foreign(word.lower.clone()),
            };
        }
        head
    }
}

/// A count of a dozen at most, which claims no words and is seldom a statistic.
fn is_small(mention: &Mention) -> bool {
    mention.kind == Kind::Count && mention.quantity.high <= SMALL
}
