//! A sentence of copy as words and clauses.

use std::ops::Range;

use compact_str::CompactString;

use super::glossary::{Glossary, Known, Sense};
use super::index::Term;
use super::words::{bare, ranges};

/// Stop words that link a noun to its number: "of which there were".
const MOST_LINKS: usize = 4;

/// Bytes of a word and of what parts it from the next: seldom fewer on average.
const BYTES_PER_WORD: usize = 5;

/// Words that room is made for before there are any: a sentence may be of any length.
const MOST_AHEAD: usize = 128;

/// Words before a name that are looked at: enough for a clause that says something.
const MOST_BEFORE: usize = 16;

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct SentenceWord {
    /// Bytes of the prose.
    pub(crate) range: Range<usize>,
    lower: CompactString,
    /// What is known of it wherever it stands.
    pub(crate) known: Known,
    /// The book's term for it, or for it and the next word as one.
    pub(crate) term: Option<Term>,
}

impl SentenceWord {
    /// The word in lower case, its possessive ending gone.
    pub(crate) fn lower(&self) -> &str {
        &self.lower
    }
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
    /// Where an aside begins and the sentence goes on after it: "The bill, it says, is £40". Both are ends of clauses.
    asides: Vec<Range<usize>>,
    /// Where the name ends that opens it, if one does.
    name_end: usize,
    /// Clause ends after which its subject goes on: "Mali covers 1.2m square kilometres and has 22 million people".
    goings_on: Vec<usize>,
}

impl Sentence {
    /// Cuts up a sentence; commas within the given numbers part no clauses.
    pub(crate) fn parse(
        prose: &str,
        range: Range<usize>,
        numbers: impl Iterator<Item = Range<usize>>,
        glossary: &mut Glossary<'_>,
    ) -> Sentence {
        let mut sentence = Sentence {
            range: range.clone(),
            words: Vec::with_capacity((range.len() / BYTES_PER_WORD + 1).min(MOST_AHEAD)),
            breaks: Vec::new(),
            asides: Vec::new(),
            name_end: range.start,
            goings_on: Vec::new(),
        };
        let mut gap_start = range.start;
        let mut comma = None;
        let mut numbers = numbers.peekable();
        for word in ranges(&prose[range.clone()]) {
            let at = range.start + word.start..range.start + word.end;
            while numbers.next_if(|number| number.end <= gap_start).is_some() {}
            let inside_number =
                numbers.peek().is_some_and(|n| n.start < at.start && gap_start < n.end && at.start < n.end);
            let printed = &prose[at.clone()];
            let (lower, known) = (bare(printed), glossary.look_up(printed));
            let gap = &prose[gap_start..at.start];
            // "Urdu (291,000)": the bracket belongs to what stands before it.
            let is_apposed = numbers.peek().is_some_and(|number| {
                (gap_start..=at.start).contains(&number.start) && prose[gap_start..number.start].trim() == "("
            });
            if !inside_number && (known.part.ends_clause || parts_clauses(gap) && !is_apposed) {
                // Of two commas with no other end of a clause between, the verb after the second goes on.
                let before = comma.take();
                comma = (gap.trim() == ",").then_some(at.start);
                let aside = before.filter(|_| comma.is_some() && known.is_predicate);
                if let Some(before) = aside {
                    sentence.asides.push(before..at.start);
                    comma = None;
                }
                sentence.breaks.push(at.start);
            }
            sentence.join_names(&known, &at);
            sentence.follow_subject(&known, gap_start, &at);
            gap_start = at.end;
            sentence.join(&lower, &known, glossary);
            sentence.words.push(SentenceWord { range: at, lower, term: known.term, known });
        }
        sentence
    }

    /// "Bosnia and Herzegovina": an "and" between two names parts no clauses where nothing has been said before it.
    fn join_names(&mut self, known: &Known, at: &Range<usize>) {
        let is_name = |known: &Known| known.capital && !known.part.is_stop;
        let [rest @ .., name, and] = &self.words[..] else { return };
        let joins = and.lower() == "and"
            && self.breaks.last() == Some(&and.range.start)
            && is_name(&name.known)
            && is_name(known)
            && and.range.start == name.range.end + 1
            && at.start == and.range.end + 1;
        let start = self.breaks.iter().rev().nth(1).copied().unwrap_or(self.range.start);
        let mut clause = rest.iter().rev().take_while(|word| word.range.start >= start).take(MOST_BEFORE);
        let says = |word: &SentenceWord| {
            word.known.is_predicate || word.lower().starts_with(|c: char| c.is_ascii_digit())
        };
        if joins && !clause.any(says) {
            self.breaks.pop();
            if self.name_end == name.range.end {
                self.name_end = at.end;
            }
        }
    }

    /// Notes the name that opens the sentence, and where a verb goes on with it.
    fn follow_subject(&mut self, known: &Known, gap_start: usize, at: &Range<usize>) {
        let conjunction = self.words.last().filter(|last| matches!(last.lower(), "and" | "but"));
        self.goings_on.extend(conjunction.filter(|_| known.is_predicate).map(|last| last.range.start));
        let may_name = known.capital && !known.part.is_stop;
        let opens = self.words.len() < MOST_BEFORE && self.words.iter().all(|word| word.known.part.is_stop);
        if may_name && (self.name_end == gap_start || opens) {
            self.name_end = at.end;
        }
    }

    /// "hand over" is the book's "handover", "town houses" its "townhouses".
    fn join(&mut self, lower: &str, known: &Known, glossary: &Glossary<'_>) {
        let may_join = |before: &SentenceWord| {
            before.known.part.opens_term && (before.term.is_none() || known.part.is_stop)
        };
        if let Some(before) = self.words.last_mut().filter(|before| may_join(before)) {
            before.term = glossary.joined(&before.lower, lower).or(before.term);
        }
    }

    /// How many clause ends lie in the range; an aside that lies in it as a whole parts nothing.
    pub(crate) fn breaks_in(&self, range: &Range<usize>) -> usize {
        let below = |at: usize| self.breaks.partition_point(|&b| b <= at);
        let ended = self.asides.partition_point(|aside| aside.end <= range.end);
        let asides = ended.saturating_sub(self.asides.partition_point(|aside| aside.start <= range.start));
        below(range.end).saturating_sub(below(range.start) + 2 * asides)
    }

    /// Whether the range lies in an aside that the other is no part of.
    pub(crate) fn is_aside(&self, range: &Range<usize>, other: &Range<usize>) -> bool {
        let at = self.asides.partition_point(|aside| aside.end < range.end);
        self.asides.get(at).is_some_and(|aside| {
            let holds = |range: &Range<usize>| aside.start <= range.start && range.end <= aside.end;
            holds(range) && !holds(other)
        })
    }

    /// Whether the word is of the name that opens the sentence, and a clause of which that name is the subject as well
    /// holds the range: "Mali covers 1.2m square kilometres and has 22 million people".
    pub(crate) fn is_subject_of(&self, word: &SentenceWord, range: &Range<usize>) -> bool {
        word.range.end <= self.name_end && self.goings_on.binary_search(&self.clause_of(range).start).is_ok()
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
            inside.next().is_some_and(|w| matches!(w.lower(), "of" | "which" | "who" | "with" | "at"));
        opens && inside.enumerate().all(|(nth, w)| nth + 1 < MOST_LINKS && w.known.sense == Sense::Nothing)
    }

    /// The word that ends last before the offset.
    pub(crate) fn word_before(&self, offset: usize) -> Option<&str> {
        let after = self.words.partition_point(|w| w.range.end <= offset);
        after.checked_sub(1).map(|at| self.words[at].lower())
    }

    /// The words that end before the offset.
    pub(crate) fn words_before(&self, offset: usize) -> &[SentenceWord] {
        &self.words[..self.words.partition_point(|w| w.range.end <= offset)]
    }

    /// The words that start at or after the offset.
    pub(crate) fn words_from(&self, offset: usize) -> &[SentenceWord] {
        &self.words[self.words.partition_point(|w| w.range.start < offset)..]
    }

    /// The last word that lies in the range.
    pub(crate) fn last_word_in(&self, range: Range<usize>) -> Option<&SentenceWord> {
        self.words_before(range.end).last().filter(|w| w.range.start >= range.start)
    }

    /// The first word that starts at or after the offset.
    pub(crate) fn word_from(&self, offset: usize) -> Option<&SentenceWord> {
        self.words_from(offset).first()
    }

    /// The clause that holds the range.
    pub(crate) fn clause_of(&self, range: &Range<usize>) -> Range<usize> {
        let next = self.breaks.partition_point(|&b| b <= range.start);
        let start = next.checked_sub(1).map_or(self.range.start, |at| self.breaks[at]);
        let end = self.breaks[next..].iter().copied().find(|&b| b >= range.end).unwrap_or(self.range.end);
        start..end
    }
}

/// Whether the marks between two words part clauses.
fn parts_clauses(gap: &str) -> bool {
    // A single space is by far the most common.
    gap.len() > 1 && gap.contains([',', ';', ':', '(', ')', '–', '—'])
        || matches!(gap, "," | ";" | ":" | "(" | ")")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::pair::Index;

    /// How many ends of clauses a sentence has.
    fn breaks(text: &str) -> usize {
        let terms = Lexicon::english().terms();
        let index = Index::new(&[], terms);
        let sentence =
            Sentence::parse(text, 0..text.len(), std::iter::empty(), &mut Glossary::new(&index, terms));
        sentence.breaks_in(&(0..text.len()))
    }

    #[test]
    fn an_and_between_two_names_parts_no_clauses() {
        assert_eq!(breaks("The fees of Usk and Wye were 4."), 0);
        assert_eq!(breaks("It took 12 in Usk and Wye took 4."), 1);
        assert_eq!(breaks("The fee is that of Usk and Wye is 4."), 1);
        assert_eq!(breaks("The fees of Usk, and Wye were 4."), 1);
    }

    #[test]
    fn an_aside_counts_for_nothing() {
        assert_eq!(breaks("The fee, they say, is 4."), 0);
        assert_eq!(breaks("The fee, they say, of 4."), 2);
    }
}
