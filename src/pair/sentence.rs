//! A sentence of copy as words and clauses.

use std::ops::Range;

use super::index::{Index, Term};
use super::words::{term, words};
use crate::lexicon::Terms;

/// Stop words that link a noun to its number: "of which there were".
const MOST_LINKS: usize = 4;

/// How much a word says of what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A stop word or a word for change.
    Nothing,
    /// "year", "total", "new": little by itself.
    Generic,
    /// "people", "one": stands for whatever is counted.
    Pronominal,
    /// Anything else.
    Content,
}

impl Sense {
    fn of(stem: Option<&str>, terms: &Terms) -> Sense {
        match stem {
            None => Sense::Nothing,
            Some(stem) if terms.is_change(stem) => Sense::Nothing,
            Some(stem) if terms.is_pronominal(stem) => Sense::Pronominal,
            Some(stem) if terms.is_generic(stem) => Sense::Generic,
            Some(_) => Sense::Content,
        }
    }
}

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct SentenceWord {
    /// Bytes of the prose.
    pub(crate) range: Range<usize>,
    /// Lower case.
    pub(crate) lower: String,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// The book's term for it.
    pub(crate) term: Option<Term>,
    /// How much it says.
    pub(crate) sense: Sense,
    /// Its stem, where it marks a number as someone else's or a wish.
    pub(crate) elsewhere: Option<String>,
}

/// A sentence of copy, cut into words and clauses.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Bytes of the prose.
    pub(crate) range: Range<usize>,
    /// Its words, in order.
    pub(crate) words: Vec<SentenceWord>,
    /// Where clauses end, in order.
    breaks: Vec<usize>,
}

impl Sentence {
    /// Cuts up a sentence; commas within the given numbers part no clauses.
    pub(crate) fn parse(
        prose: &str,
        range: Range<usize>,
        numbers: &[Range<usize>],
        index: &Index,
        terms: &Terms,
    ) -> Sentence {
        let mut sentence = Sentence { range: range.clone(), words: Vec::new(), breaks: Vec::new() };
        let mut gap_start = range.start;
        let mut number = 0;
        for word in words(&prose[range.clone()]) {
            let at = range.start + word.range.start..range.start + word.range.end;
            while number < numbers.len() && numbers[number].end <= gap_start {
                number += 1;
            }
            let inside_number = numbers
                .get(number)
                .is_some_and(|n| n.start < at.start && gap_start < n.end && at.start < n.end);
            let punctuated = prose[gap_start..at.start].contains([',', ';', ':', '(', ')', '–', '—']);
            if !inside_number && (punctuated || terms.ends_clause(&word.lower)) {
                sentence.breaks.push(at.start);
            }
            gap_start = at.end;
            let stem = term(&word.lower, terms);
            sentence.join(&word.lower, index, terms);
            sentence.words.push(SentenceWord {
                term: index.term_of_stem(stem.as_deref()),
                sense: Sense::of(stem.as_deref(), terms),
                elsewhere: terms
                    .is_elsewhere(&word.lower)
                    .then(|| stem.unwrap_or_else(|| word.lower.clone())),
                range: at,
                lower: word.lower,
                capital: word.capital,
            });
        }
        sentence
    }

    /// "hand over" is the book's "handover", "town houses" its "townhouses".
    fn join(&mut self, lower: &str, index: &Index, terms: &Terms) {
        let Some(before) = self.words.last_mut().filter(|w| w.term.is_none() || terms.is_stop(lower)) else {
            return;
        };
        if before.lower.len() > 2 && lower.len() > 2 {
            let joined = term(&[before.lower.as_str(), lower].concat(), terms);
            before.term = index.term_of_stem(joined.as_deref()).or(before.term);
        }
    }

    /// How many clause ends lie in the range.
    pub(crate) fn breaks_in(&self, range: &Range<usize>) -> usize {
        let below = |at: usize| self.breaks.partition_point(|&b| b <= at);
        below(range.end).saturating_sub(below(range.start))
    }

    /// How many words start in the range.
    pub(crate) fn words_in(&self, range: &Range<usize>) -> usize {
        let below = |at: usize| self.words.partition_point(|w| w.range.start < at);
        below(range.end).saturating_sub(below(range.start))
    }

    /// Whether the range holds a relative clause that says nothing of its own: "of which there were".
    pub(crate) fn only_links_in(&self, range: &Range<usize>) -> bool {
        let first = self.words.partition_point(|w| w.range.start < range.start);
        let mut inside =
            self.words[first..].iter().take_while(|w| w.range.end <= range.end).take(MOST_LINKS + 1);
        let opens =
            inside.next().is_some_and(|w| matches!(w.lower.as_str(), "of" | "which" | "who" | "with" | "at"));
        opens && inside.enumerate().all(|(nth, w)| nth + 1 < MOST_LINKS && w.sense == Sense::Nothing)
    }

    /// The word that ends last before the offset.
    pub(crate) fn word_before(&self, offset: usize) -> Option<&str> {
        let after = self.words.partition_point(|w| w.range.end <= offset);
        after.checked_sub(1).map(|at| self.words[at].lower.as_str())
    }

    /// The words that end before the offset.
    pub(crate) fn words_before(&self, offset: usize) -> &[SentenceWord] {
        &self.words[..self.words.partition_point(|w| w.range.end <= offset)]
    }

    /// The last word that lies in the range.
    pub(crate) fn last_word_in(&self, range: Range<usize>) -> Option<&SentenceWord> {
        self.words_before(range.end).last().filter(|w| w.range.start >= range.start)
    }

    /// The first word that starts at or after the offset.
    pub(crate) fn word_from(&self, offset: usize) -> Option<&SentenceWord> {
        self.words.get(self.words.partition_point(|w| w.range.start < offset))
    }

    /// The clause that holds the range.
    pub(crate) fn clause_of(&self, range: &Range<usize>) -> Range<usize> {
        let next = self.breaks.partition_point(|&b| b <= range.start);
        let start = next.checked_sub(1).map_or(self.range.start, |at| self.breaks[at]);
        let end = self.breaks[next..].iter().copied().find(|&b| b >= range.end).unwrap_or(self.range.end);
        start..end
    }
}
