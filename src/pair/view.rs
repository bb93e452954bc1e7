//! A sentence as one of its numbers sees it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::frame::{CLAUSE, COUNTED, Head, OWN_CLAUSE};
use super::glossary::Sense;
use super::index::Term;
use super::sentence::{Sentence, SentenceWord};
use crate::document::Document;
use crate::lexicon::Terms;
use crate::scan::{Kind, Mention};

/// Words further than this from the number, in words, reach less.
const NEAR: usize = 12;
/// Greatest count that is seldom a statistic.
const SMALL: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// Bytes of the sentence that are looked at on either side of a number: a hundred words.
pub(super) const SIGHT: usize = 600;

/// A sentence and the number whose words are wanted.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) sentence: &'a Sentence,
    pub(crate) own: &'a Mention,
    pub(crate) document: &'a Document,
    pub(crate) terms: &'a Terms,
    /// The mentions and words in sight, and where sight ends in the prose.
    mentions: &'a [Mention],
    words: &'a [SentenceWord],
    start: usize,
    end: usize,
}

impl<'a> View<'a> {
    /// The view of a number on its sentence.
    pub(crate) fn new(
        own: &'a Mention,
        sentence: &'a Sentence,
        mentions: &'a [Mention],
        document: &'a Document,
        terms: &'a Terms,
    ) -> View<'a> {
        let Range { start, end } = document.sight(own.sentence, &own.prose, SIGHT);
        let first = mentions.partition_point(|m| m.prose.start < start);
        let last = mentions.partition_point(|m| m.prose.start < end);
        let from = sentence.words.partition_point(|w| w.range.start < start);
        let to = sentence.words.partition_point(|w| w.range.start < end);
        let (mentions, words) = (&mentions[first..last], &sentence.words[from..to]);
        View { sentence, own, document, terms, mentions, words, start, end }
    }

    /// What is in sight of the sentence, as bytes of the prose.
    pub(crate) fn sight(self) -> Range<usize> {
        self.start..self.end
    }

    /// What is said of no other number of the sentence: what comes before the first, and what lies on either side as
    /// far as the next.
    pub(crate) fn own_words(self) -> [Range<usize>; 3] {
        let claiming = || self.mentions.iter().filter(|m| claims_words(m)).map(|m| &m.prose);
        let own = &self.own.prose;
        let first = claiming().map(|other| other.start).min().unwrap_or(own.start).min(own.start);
        let before = claiming().map(|other| other.end).filter(|end| *end <= own.start).max();
        let after = claiming().map(|other| other.start).filter(|start| *start >= own.end).min();
        [
            self.start..first.max(self.start),
            before.unwrap_or(self.start).max(self.start)..own.start,
            own.end..after.unwrap_or(self.end).min(self.end).max(own.end),
        ]
    }

    /// The number's clause, as far as it is in sight.
    pub(crate) fn clause(self) -> Range<usize> {
        let clause = self.sentence.clause_of(&self.own.prose);
        clause.start.max(self.start)..clause.end.min(self.end)
    }

    /// The book's terms in the sentence, with their reach; the number's own words are left out.
    pub(crate) fn terms(self) -> impl Iterator<Item = (Term, u32)> + 'a {
        let known = self.words.iter().filter(move |w| w.term.is_some() && !self.is_own(w));
        let around = known.filter_map(move |word| Some((word.term?, self.reach_of(word))));
        around.chain(self.unit_word().map(|term| (term, CLAUSE)))
    }

    /// The words of the sentence that are not the number's own.
    pub(crate) fn words(self) -> impl Iterator<Item = &'a SentenceWord> + 'a {
        self.words.iter().filter(move |w| !self.is_own(w))
    }

    /// The mentions in sight, the number itself included.
    pub(crate) fn numbers(self) -> impl Iterator<Item = &'a Mention> + 'a {
        self.mentions.iter()
    }

    /// Whether the word stands before the number.
    pub(crate) fn is_before(self, word: &SentenceWord) -> bool {
        word.range.start < self.own.prose.start
    }

    /// The word right before the number.
    pub(crate) fn word_before(self) -> Option<&'a str> {
        self.sentence.word_before(self.own.prose.start)
    }

    /// What the number counts: the last noun of the phrase after it, or the one in "groups of 50".
    pub(crate) fn head(self) -> Head {
        let Some(counted) = &self.own.counted else {
            return self.unit_word().map_or_else(|| self.head_before(), Head::Known);
        };
        // "spilled 38,412 times" counts spills; nobody counts homes so.
        let is_often = |w: &SentenceWord| w.range == *counted && w.lower() == "times";
        if is_small(self.own) && self.words.iter().any(is_often) {
            let event = self.sentence.words_before(self.own.prose.start).last();
            return Head::Occasions(event.and_then(|word| word.term));
        }
        let mut head = Head::None;
        let inside = |w: &&SentenceWord| counted.start <= w.range.start && w.range.end <= counted.end;
        for word in self.words.iter().filter(inside) {
            if self.terms.is_preposition(word.lower()) && head != Head::None {
                break;
            }
            if self.terms.is_stop(word.lower()) || self.terms.is_comparative(word.lower()) {
                continue;
            }
            head = match word.term {
                _ if word.known.sense == Sense::Pronominal => Head::Open,
                Some(term) => Head::Known(term),
                None => Head::Foreign(word.lower().to_owned()),
            };
        }
        head
    }

    /// The word for the unit, where the book speaks of it: "years since the ferry closed", "hours of volunteers".
    pub(crate) fn unit_word(self) -> Option<Term> {
        if !matches!(self.own.kind, Kind::Measure | Kind::Duration) {
            return None;
        }
        let own = self.words.iter().filter(|w| self.is_own(w));
        own.filter(|w| w.lower().starts_with(char::is_alphabetic)).filter_map(|w| w.term).next_back()
    }

    fn head_before(self) -> Head {
        let before = self.sentence.words.partition_point(|w| w.range.end <= self.own.prose.start);
        match self.sentence.words[..before].last_chunk() {
            Some([noun, of]) if of.lower() == "of" && !self.terms.is_stop(noun.lower()) => match noun.term {
                _ if noun.known.sense != Sense::Content => Head::None,
                Some(term) => Head::Known(term),
                None => Head::Foreign(noun.lower().to_owned()),
            },
            _ => Head::None,
        }
    }

    fn is_own(self, word: &SentenceWord) -> bool {
        self.own.prose.start <= word.range.start && word.range.end <= self.own.prose.end
    }

    fn is_counted(self, word: &SentenceWord) -> bool {
        self.own.counted.as_ref().is_some_and(|c| c.start <= word.range.start && word.range.end <= c.end)
    }

    /// How far a word reaches: clauses, other numbers and distance between wear it down.
    pub(crate) fn reach_of(self, word: &SentenceWord) -> u32 {
        if self.is_counted(word) {
            return COUNTED;
        }
        let between = if self.is_before(word) {
            word.range.end..self.own.prose.start
        } else {
            self.own.prose.end..word.range.start
        };
        // "The woodpigeon, of which there were 879,006": nothing that could part the two stands between.
        if self.is_before(word) && self.sentence.only_links_in(&between) {
            return CLAUSE;
        }
        if self.is_before(word) && self.sentence.is_subject_of(word, &self.own.prose) {
            return OWN_CLAUSE;
        }
        let mut reach = CLAUSE;
        reach = reach * [100, 80, 65, 55][self.sentence.breaks_in(&between).min(3)] / 100;
        let claimed = self.numbers_in(&between) + usize::from(self.is_of_the_next(word));
        reach = reach * [100, 65, 45][claimed.min(2)] / 100;
        if self.sentence.words_in(&between) > NEAR { reach * 85 / 100 } else { reach }
    }

    /// "The US received 1.2 million, and Germany 329,100": whether a later clause that has a number of its own holds the
    /// word.
    fn is_of_the_next(self, word: &SentenceWord) -> bool {
        if self.is_before(word) || self.sentence.breaks_in(&(self.own.prose.end..word.range.start)) == 0 {
            return false;
        }
        let clause = self.sentence.clause_of(&word.range);
        let opening = self.sentence.word_from(clause.start).map(SentenceWord::lower);
        // "While outdoor fires, a sort that takes in haystacks, rose by 39%": what is held against this number goes on.
        let end = if matches!(opening, Some("while" | "whereas")) { self.end } else { clause.end };
        self.numbers_in(&(word.range.end..end)) > 0
    }

    /// Other numbers between that could claim the word; small counts, spans of time and roles claim none.
    fn numbers_in(self, between: &Range<usize>) -> usize {
        let first = self.mentions.partition_point(|m| m.prose.start < between.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.prose.end <= between.end);
        // Two are as good as many.
        inside.filter(|m| claims_words(m)).take(2).count()
    }
}

/// Whether the words beside a number are likely its own.
pub(crate) fn claims_words(mention: &Mention) -> bool {
    let counts = matches!(
        mention.kind,
        Kind::Count | Kind::Percent | Kind::Points | Kind::Money | Kind::Ratio | Kind::Measure
    );
    counts && !is_small(mention)
}

/// Whether the words after a number make it some of a group named before: "of them".
pub(crate) fn is_some_of_them(after: &str) -> bool {
    ["of them", "of these", "of those"].iter().any(|words| after.starts_with(words))
}

/// A count of a dozen at most, which claims no words and is seldom a statistic.
pub(crate) fn is_small(mention: &Mention) -> bool {
    mention.kind == Kind::Count && mention.quantity.high <= SMALL
}
