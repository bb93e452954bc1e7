//! What a number is about, in the source's own words, and an id made of them.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Lexicon, Terms};
use crate::pair::{Period, is_small, words};
use crate::scan::{Kind, Mention, Trend};

/// Words of a phrase that names a figure.
const MOST_WORDS: usize = 14;
/// First words of a phrase, one of which says that it is a change.
const CHANGE_WORDS: usize = 2;
/// Content words that an id is made of.
const ID_WORDS: usize = 4;
/// Naming words that are enough to tell a figure by.
const ENOUGH: usize = 2;
/// Numbers in between that are looked past as scope.
const MOST_SCOPES: usize = 4;
/// Characters in which a sentence says that it goes on from the one before.
const OPENING: usize = 24;
/// Marks that end what is said of one number.
const ENDS: [char; 6] = [';', '(', ')', '—', '–', ','];
/// Words that only link a number to its words.
const LINKS: [&str; 12] = [
    "according",
    "against",
    "amounted",
    "compared",
    "comprised",
    "during",
    "including",
    "reached",
    "stood",
    "totaled",
    "totalled",
    "within",
];
/// Words that a date leaves behind.
const LOOSE: [&str; 3] = ["beginning", "end", "start"];
/// Bytes looked at on either side of a number.
const SIGHT: usize = 300;

/// Names the numbers of one document.
pub(crate) struct Naming<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    terms: &'a Terms,
}

impl<'a> Naming<'a> {
    /// Names for these mentions of the document.
    pub(crate) fn new(document: &'a Document, mentions: &'a [Mention], lexicon: &'a Lexicon) -> Naming<'a> {
        Naming { document, mentions, terms: lexicon.terms() }
    }

    /// The words of the number's clause that say what it is, what it counts first; `None` where there are none.
    pub(crate) fn what(&self, at: usize) -> Option<String> {
        if let Some(named) = self.of_cell(&self.mentions[at]) {
            return Some(named);
        }
        let (mut phrase, mut aside) = self.phrase(at, true);
        if phrase.is_empty() {
            std::mem::swap(&mut phrase, &mut aside);
        }
        aside.truncate(MOST_WORDS.saturating_sub(phrase.len()));
        while aside.last().is_some_and(|w| self.is_edge(w)) {
            aside.pop();
        }
        self.drop_loose_end(&mut phrase);
        if phrase.is_empty() {
            return None;
        }
        if let Some(change) = self.change(&self.mentions[at], &phrase) {
            let is_change = |w: &String| self.terms.says_change(&w.to_lowercase());
            while phrase.len() > 1 && phrase.last().is_some_and(is_change) {
                phrase.pop();
            }
            phrase.splice(0..0, [change.to_owned(), "in".to_owned()]);
        }
        let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join(" ")) };
        Some(phrase.join(" ") + &aside)
    }

    /// The words of the row's head, and of the column's where it says more than a date: "matchday income (target)".
    fn of_cell(&self, own: &Mention) -> Option<String> {
        let heads = self.document.heads(own.prose.start);
        let said = |head: Option<usize>| {
            let mut words = self.trimmed(self.document.sentences().get(head?)?.clone());
            words.truncate(MOST_WORDS);
            (!words.is_empty()).then(|| words.join(" "))
        };
        let row = said(heads.row)?;
        Some(said(heads.column).map_or(row.clone(), |column| format!("{row} ({column})")))
    }

    /// "Rise" or "fall", for a number that is the size of a change and whose words do not say so.
    fn change(&self, own: &Mention, phrase: &[String]) -> Option<&'static str> {
        let mut opening = phrase.iter().take(CHANGE_WORDS);
        let is_said = opening.any(|word| self.terms.is_change_noun(&word.to_lowercase()));
        match own.own_trend().filter(|_| !is_said)? {
            Trend::Up => Some("rise"),
            Trend::Down => Some("fall"),
        }
    }

    /// "Journeys in the year to the end" of a month that is the period: the end says nothing.
    fn drop_loose_end(&self, phrase: &mut Vec<String>) {
        let is_loose = |w: &String| self.is_edge(w) || LOOSE.contains(&w.to_lowercase().as_str());
        while phrase.len() > ENOUGH && phrase.last().is_some_and(is_loose) {
            phrase.pop();
        }
    }

    /// The words on the side that names the number, and as an aside the others where those say little.
    ///
    /// `may_inherit` lets "of these" take up the sentence before.
    fn phrase(&self, at: usize, may_inherit: bool) -> (Vec<String>, Vec<String>) {
        let own = &self.mentions[at];
        let (before, after) = self.sides(at);
        let (before, after) = (self.trimmed(before), self.trimmed(after));
        let counts = own.counted.is_some() || matches!(own.kind, Kind::Percent | Kind::Ratio);
        let (mut phrase, second) =
            if counts && !after.is_empty() { (after, before) } else { (before, after) };
        phrase.truncate(MOST_WORDS);
        while phrase.last().is_some_and(|w| self.is_edge(w)) {
            phrase.pop();
        }
        let mut aside = Vec::new();
        if self.says_little(&phrase) {
            self.add(&phrase, &mut aside, second);
        }
        if self.says_little(&phrase) && self.says_little(&aside) {
            self.add(&phrase, &mut aside, self.subject(at));
        }
        let inherited = if may_inherit { self.sentence_before(at) } else { Vec::new() };
        if !inherited.is_empty() {
            // "Of these, 6,150 were destroyed" counts what the sentence before does: homes destroyed.
            let own = std::mem::replace(&mut phrase, inherited);
            let (known, mut new) = (phrase.clone(), Vec::new());
            self.add(&known, &mut new, own);
            phrase.extend(new);
        }
        (phrase, aside)
    }

    /// Adds the words that neither has.
    fn add(&self, phrase: &[String], aside: &mut Vec<String>, more: Vec<String>) {
        let new: Vec<String> =
            more.into_iter().filter(|w| !phrase.contains(w) && !aside.contains(w)).collect();
        let first = new.iter().position(|w| !self.is_edge(w)).unwrap_or(new.len());
        aside.extend_from_slice(&new[first..]);
    }

    /// What the first number of the sentence before is, where this one goes on about it, or is only a cell.
    fn sentence_before(&self, at: usize) -> Vec<String> {
        let own = &self.mentions[at];
        let start = self.sight(own).start;
        let opening: String = self.document.prose()[start..].trim_start().chars().take(OPENING).collect();
        let opening = opening.to_lowercase();
        // "It has 265 staff" is said of the one who counts, not of what was counted.
        let of_someone = ["it ", "they "].iter().any(|word| opening.starts_with(word));
        if of_someone || !self.terms.is_anaphoric(&opening) {
            return Vec::new();
        }
        let first = self.mentions.partition_point(|m| m.sentence + 1 < own.sentence);
        let before = self.mentions[first..].iter().take_while(|m| m.sentence < own.sentence);
        let found = before.take(MOST_SCOPES).enumerate().find(|(_, m)| claims_words(m));
        found.map_or_else(Vec::new, |(nth, _)| self.phrase(first + nth, false).0)
    }

    /// The telling words of the whole sentence, as far as a phrase goes.
    pub(crate) fn whole_sentence(&self, at: usize) -> String {
        let own = &self.mentions[at];
        let Range { start, end } = self.sight(own);
        let (clause_before, clause_after) = self.sides(at);
        let mut phrase = self.trimmed(clause_before);
        phrase.extend(self.trimmed(clause_after));
        let others = self.trimmed(start..own.prose.start).into_iter().chain(self.trimmed(own.prose.end..end));
        for word in others {
            if phrase.len() < MOST_WORDS && !self.is_stop(&word) && !phrase.contains(&word) {
                phrase.push(word);
            }
        }
        phrase.truncate(MOST_WORDS);
        phrase.join(" ")
    }

    /// The words of the sentence before its first number.
    fn subject(&self, at: usize) -> Vec<String> {
        let own = &self.mentions[at];
        let start = self.sight(own).start;
        let first = self.mentions.partition_point(|m| m.prose.end <= start);
        let end = self.mentions.get(first).map_or(own.prose.start, |m| m.prose.start.min(own.prose.start));
        self.trimmed(start..end.max(start))
    }

    /// The number's sentence, as far as it is looked at.
    fn sight(&self, own: &Mention) -> Range<usize> {
        self.document.sight(own.sentence, &own.prose, SIGHT)
    }

    /// A readable id, which another phrase may share.
    pub(crate) fn id(&self, what: &str) -> String {
        let telling = words(what).filter(|w| !self.terms.is_stop(&w.lower)).take(ID_WORDS);
        let mut id: Vec<String> = telling
            .map(|w| w.lower.chars().filter(|c| c.is_alphanumeric()).collect())
            .filter(|w: &String| !w.is_empty())
            .collect();
        if !id.iter().any(|w| w.contains(char::is_alphabetic)) {
            id.insert(0, "figure".to_owned());
        }
        id.join("-")
    }

    /// The words of the clause before and after the number, up to the numbers on either side.
    fn sides(&self, at: usize) -> (Range<usize>, Range<usize>) {
        let own = &self.mentions[at];
        let prose = self.document.prose();
        let Range { start: first, end: last } = self.sight(own);
        // A span of time, an age or a year between is scope: "patients waiting more than 12 hours".
        let previous = self.mentions[..at].iter().rev().take(MOST_SCOPES).find(|m| claims_words(m));
        let previous = previous.map_or(0, |m| m.prose.end);
        let next = self.mentions[at + 1..].iter().take(MOST_SCOPES).find(|m| claims_words(m));
        let next = next.map_or(prose.len(), |m| m.prose.start);
        let start = first.max(previous).min(own.prose.start);
        let end = last.min(next).max(own.prose.end);
        let left = &prose[start..own.prose.start];
        let cut = left.char_indices().rev().find(|(_, c)| ENDS.contains(c));
        let from = cut.map_or(start, |(at, c)| start + at + c.len_utf8());
        let right = &prose[own.prose.end..end];
        let to = right.find(|c| c == ':' || ENDS.contains(&c)).map_or(end, |cut| own.prose.end + cut);
        (from..own.prose.start, own.prose.end..self.past_aside(to, end))
    }

    /// "treatments (pathways) on the waiting list": past an aside in brackets that opens here, to the next mark.
    fn past_aside(&self, to: usize, end: usize) -> usize {
        let prose = self.document.prose();
        let rest = &prose[to..end];
        let Some(close) = rest.strip_prefix('(').and_then(|aside| aside.find(')')) else { return to };
        let after = to + 1 + close + 1;
        let more = &prose[after..end];
        if !more.starts_with(' ') {
            return to;
        }
        more.find(|c| c == ':' || ENDS.contains(&c)).map_or(end, |cut| after + cut)
    }

    /// The words of the range, stop words and dates at either end left out.
    fn trimmed(&self, range: Range<usize>) -> Vec<String> {
        let Range { start: offset, end: last } = range;
        let text = &self.document.prose()[range];
        let first = self.mentions.partition_point(|m| m.prose.end <= offset);
        let inside = self.mentions[first..].iter().take_while(|m| m.prose.start < last);
        let mut dates = inside.filter(|m| m.kind.is_date()).peekable();
        let mut in_aside = false;
        let mut end = 0;
        let mut all: Vec<String> = Vec::new();
        for word in words(text) {
            let gap = &text[end..word.range.start];
            end = word.range.end;
            in_aside = (in_aside || gap.contains('(')) && !gap.contains(')');
            let at = offset + word.range.start;
            while dates.next_if(|m| m.prose.end <= at).is_some() {}
            let is_dated = dates.peek().is_some_and(|m| m.prose.start <= at)
                || !Period::of(&text[word.range.clone()]).is_empty();
            if in_aside || is_dated {
                continue;
            }
            let printed = &text[word.range];
            // "18-week" is one word to the reader.
            match all.last_mut().filter(|_| gap == "-") {
                Some(last) => *last = [last.as_str(), "-", printed].concat(),
                None => all.push(printed.to_owned()),
            }
        }
        let first = all.iter().position(|w| !self.is_edge(w)).unwrap_or(all.len());
        let last = all.iter().rposition(|w| !self.is_edge(w)).map_or(first, |at| at + 1);
        all[first..last].to_vec()
    }

    fn says_little(&self, phrase: &[String]) -> bool {
        let telling = phrase.iter().map(|w| w.to_lowercase()).filter(|w| !self.terms.is_stop(w));
        let naming = telling.filter(|w| {
            let stem = self.terms.stem(w);
            !self.terms.is_generic(&stem) && !self.terms.is_change(&stem)
        });
        naming.count() < ENOUGH
    }

    /// A word that no phrase begins or ends with.
    fn is_edge(&self, word: &str) -> bool {
        self.is_stop(word) || LINKS.contains(&word.to_lowercase().as_str())
    }

    fn is_stop(&self, word: &str) -> bool {
        self.terms.is_stop(&word.to_lowercase())
    }
}

/// Whether the words beside a number are likely its own: a date, an age or a span of time only limits them.
fn claims_words(mention: &Mention) -> bool {
    !mention.kind.is_role() && mention.kind != Kind::Duration && !is_small(mention)
}
