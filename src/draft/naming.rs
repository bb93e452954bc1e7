//! What a number is about, in the source's own words, and an id made of them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Lexicon, Terms};
use crate::pair::{Period, words};
use crate::scan::{Kind, Mention};

/// Words of a phrase that names a figure.
const MOST_WORDS: usize = 14;
/// Content words that an id is made of.
const ID_WORDS: usize = 4;
/// Bytes looked at on either side of a number.
const SIGHT: usize = 300;

/// Names the numbers of one document.
pub(crate) struct Naming<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    terms: &'a Terms,
    taken: &'a mut HashSet<String>,
    /// The number that the next id of the same words gets.
    next: HashMap<String, usize>,
}

impl<'a> Naming<'a> {
    /// `taken` are ids that must not be given again.
    pub(crate) fn new(
        document: &'a Document,
        mentions: &'a [Mention],
        lexicon: &'a Lexicon,
        taken: &'a mut HashSet<String>,
    ) -> Naming<'a> {
        Naming { document, mentions, terms: lexicon.terms(), taken, next: HashMap::new() }
    }

    /// The words of the number's clause that say what it is, what it counts first; `None` where there are none.
    pub(crate) fn what(&self, at: usize) -> Option<String> {
        let own = &self.mentions[at];
        let (before, after) = self.sides(at);
        let before = self.trimmed(before);
        let after = self.trimmed(after);
        let counts = own.counted.is_some() || matches!(own.kind, Kind::Percent | Kind::Ratio);
        let (first, second) = if counts && !after.is_empty() { (after, before) } else { (before, after) };
        let mut phrase = first;
        if self.says_little(&phrase) {
            phrase.extend(second);
        }
        phrase.truncate(MOST_WORDS);
        while phrase.last().is_some_and(|w| self.is_stop(w)) {
            phrase.pop();
        }
        (!phrase.is_empty()).then(|| phrase.join(" "))
    }

    /// A readable id that was never given before.
    pub(crate) fn id(&mut self, what: &str) -> String {
        let telling = words(what).filter(|w| !self.terms.is_stop(&w.lower)).take(ID_WORDS);
        let mut id: Vec<String> = telling
            .map(|w| w.lower.chars().filter(|c| c.is_alphanumeric()).collect())
            .filter(|w: &String| !w.is_empty())
            .collect();
        if !id.iter().any(|w| w.contains(char::is_alphabetic)) {
            id.insert(0, "figure".to_owned());
        }
        let base = id.join("-");
        let next = self.next.entry(base.clone()).or_insert(1);
        loop {
            let candidate = if *next == 1 { base.clone() } else { format!("{base}-{next}") };
            *next += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }

    /// The words of the clause before and after the number, up to the numbers on either side.
    fn sides(&self, at: usize) -> (Range<usize>, Range<usize>) {
        let own = &self.mentions[at];
        let prose = self.document.prose();
        let sentence = self.document.sentences().get(own.sentence).cloned().unwrap_or(own.prose.clone());
        let previous = at.checked_sub(1).map_or(0, |p| self.mentions[p].prose.end);
        let next = self.mentions.get(at + 1).map_or(prose.len(), |n| n.prose.start);
        let mut start = sentence.start.max(previous).max(own.prose.start.saturating_sub(SIGHT));
        while !prose.is_char_boundary(start) {
            start += 1;
        }
        let mut end = sentence.end.min(next).min(own.prose.end + SIGHT).max(own.prose.end);
        while !prose.is_char_boundary(end) {
            end -= 1;
        }
        let left = &prose[start..own.prose.start];
        let from = left
            .rfind([';', '(', ')', '—', '–', ','])
            .map_or(start, |cut| start + cut + left[cut..].chars().next().map_or(1, char::len_utf8));
        let right = &prose[own.prose.end..end];
        let to = right.find([';', '(', ')', '—', '–', ',', ':']).map_or(end, |cut| own.prose.end + cut);
        (from.min(own.prose.start)..own.prose.start, own.prose.end..to)
    }

    /// The words of the range, stop words and dates at either end left out.
    fn trimmed(&self, range: Range<usize>) -> Vec<String> {
        let text = &self.document.prose()[range];
        let all: Vec<String> =
            words(text).map(|w| text[w.range].to_owned()).filter(|w| Period::of(w).is_empty()).collect();
        let first = all.iter().position(|w| !self.is_stop(w)).unwrap_or(all.len());
        let last = all.iter().rposition(|w| !self.is_stop(w)).map_or(first, |at| at + 1);
        all[first..last].to_vec()
    }

    fn says_little(&self, phrase: &[String]) -> bool {
        let telling = phrase.iter().map(|w| w.to_lowercase()).filter(|w| !self.terms.is_stop(w));
        telling.filter(|w| !self.terms.is_generic(&self.terms.stem(w))).count() < 3
    }

    fn is_stop(&self, word: &str) -> bool {
        self.terms.is_stop(&word.to_lowercase())
    }
}
