//! Documents to entries: each figure once, its other wordings beside it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use super::candidate::{folded, printed, value};
use super::entry::{Draft, Entry, LeftOut, Place, Reason};
use super::ids::Ids;
use super::naming::Naming;
use super::{citation, scope};
use crate::against::Passage;
use crate::document::Document;
use crate::figures::phrase_key;
use crate::lexicon::Lexicon;
use crate::lines::Lines;
use crate::scan::{Mention, Step, scan};

/// More figures than any editor goes over, and as many as can be held against each other in no time.
const MOST_ENTRIES: usize = 2_000;
/// Likeness of two sentences that give one figure, in thousandths.
const SAME_FIGURE: u32 = 330;
/// Characters of a sentence that are quoted.
const LONGEST_QUOTE: usize = 240;
/// Other wordings that are kept; more would drown the entry.
const MOST_WORDINGS: usize = 4;
/// Numbers that may stand between a value and the one it replaced.
const MOST_BETWEEN: usize = 4;
/// Bytes between the two.
const BESIDE: usize = 240;

/// What tells two figures apart in a book: words, unit or role, period.
type Signature = (String, String, String);

/// Everything collected so far.
struct Collector<'a> {
    lexicon: &'a Lexicon,
    draft: Draft,
    passages: Vec<Passage<'static>>,
    /// The entry that a number of a document became or joined.
    entry_of: HashMap<(usize, usize), usize>,
    ids: Ids,
    /// The entry that has a signature.
    signatures: HashMap<Signature, usize>,
}

/// The figures of the documents; not yet held against them.
pub(super) fn collect(documents: &[Document], lexicon: &Lexicon) -> Draft {
    let mut collector = Collector {
        lexicon,
        draft: Draft::default(),
        passages: Vec::new(),
        entry_of: HashMap::new(),
        ids: Ids::default(),
        signatures: HashMap::new(),
    };
    for document in documents {
        collector.read(document);
    }
    collector.draft
}

impl Collector<'_> {
    fn read(&mut self, document: &Document) {
        let mentions = scan(document, self.lexicon);
        self.draft.sources.push(citation(document, &mentions));
        let at = self.passages.len();
        self.passages.push(Passage::new(
            Cow::Owned(document.clone()),
            Cow::Owned(mentions),
            self.lexicon.terms(),
        ));
        let lines = Lines::new(document.source());
        let mentions = self.passages[at].mentions().to_vec();
        let naming = Naming::new(document, &mentions, self.lexicon);
        for nth in 0..mentions.len() {
            let Some(value) = value(document, &mentions, nth, self.lexicon) else { continue };
            let place = Place {
                document: at,
                path: document.path().to_owned(),
                span: mentions[nth].span,
                line: lines.position(mentions[nth].span.start).line,
                sentence: quoted(document, &mentions[nth]),
            };
            self.add(Number { document, mentions: &mentions, nth, place, value }, at, &naming);
        }
    }

    fn add(&mut self, number: Number<'_>, document: usize, naming: &Naming<'_>) {
        let mention = &number.mentions[number.nth];
        if let Some(entry) = self.replaced_by(&number, document) {
            let until = scope::until(number.document, number.mentions, number.nth);
            self.draft.entries[entry].was = Some((number.value, until));
            return;
        }
        let Some(what) = naming.what(number.nth) else {
            self.leave_out(number, Reason::NoWords);
            return;
        };
        let period = scope::period(number.document, number.mentions, number.nth);
        let own = signature(&what, mention, period.as_deref());
        if let Some(entry) = self.same_figure(&number, document, &own) {
            self.entry_of.insert((document, number.nth), entry);
            self.join(entry, number.place, what, &own);
            return;
        }
        if self.draft.entries.len() >= MOST_ENTRIES {
            self.leave_out(number, Reason::TooMany);
            return;
        }
        let (what, own) = if self.signatures.contains_key(&own) {
            let longer = naming.whole_sentence(number.nth);
            let own = signature(&longer, mention, period.as_deref());
            if longer.is_empty() || self.signatures.contains_key(&own) {
                self.leave_out(number, Reason::SameWords);
                return;
            }
            (longer, own)
        } else {
            (what, own)
        };
        let entry = self.draft.entries.len();
        self.signatures.insert(own, entry);
        self.entry_of.insert((document, number.nth), entry);
        let place = scope::place(number.document, mention, self.lexicon.terms());
        self.draft.entries.push(Entry {
            id: self.ids.give(&naming.id(&what)),
            value: number.value,
            what,
            aka: Vec::new(),
            period,
            place,
            was: None,
            at: number.place,
            again: Vec::new(),
        });
    }

    /// The entry of the value that this one was before: "1,320, compared with 1,080 a year earlier".
    fn replaced_by(&self, number: &Number<'_>, document: usize) -> Option<usize> {
        let mention = &number.mentions[number.nth];
        if !is_old(number) {
            return None;
        }
        let before = number.mentions[..number.nth].iter().enumerate().rev().take(MOST_BETWEEN);
        let beside = before.take_while(|(_, new)| {
            new.sentence == mention.sentence && mention.prose.start - new.prose.end < BESIDE
        });
        let mut alike = beside.filter(|(_, new)| {
            new.kind == mention.kind
                && new.quantity.unit == mention.quantity.unit
                && new.step != Some(Step::By)
        });
        let entry = alike.find_map(|(nth, _)| self.entry_of.get(&(document, nth)).copied())?;
        self.draft.entries[entry].was.is_none().then_some(entry)
    }

    /// The entry that gives the same value in words much alike, or in the same words.
    fn same_figure(&self, number: &Number<'_>, document: usize, own: &Signature) -> Option<usize> {
        let same_words = self.signatures.get(own).copied();
        if let Some(entry) = same_words.filter(|&entry| self.draft.entries[entry].value == number.value) {
            return Some(entry);
        }
        let terms = self.lexicon.terms();
        let mut best: Option<(u32, usize)> = None;
        for (at, passage) in self.passages.iter().enumerate().take(document + 1) {
            for (other, likeness) in passage.equals(number.document, number.mentions, number.nth, terms) {
                let Some(&entry) = self.entry_of.get(&(at, other)) else { continue };
                if likeness >= SAME_FIGURE && best.is_none_or(|(most, _)| likeness > most) {
                    best = Some((likeness, entry));
                }
            }
        }
        best.map(|(_, entry)| entry)
    }

    /// Adds a place, and its wording where that is new and no other figure's.
    fn join(&mut self, entry: usize, place: Place, what: String, own: &Signature) {
        let joined = &mut self.draft.entries[entry];
        joined.again.push(place);
        if joined.aka.len() < MOST_WORDINGS && !self.signatures.contains_key(own) {
            // An entry answers to all its wordings in its own period.
            let period = joined.period.as_deref().map_or(String::new(), phrase_key);
            let held = (own.0.clone(), own.1.clone(), period);
            if let Slot::Vacant(slot) = self.signatures.entry(held) {
                slot.insert(entry);
                joined.aka.push(what);
            }
        }
    }

    fn leave_out(&mut self, number: Number<'_>, reason: Reason) {
        self.draft.left_out.push(LeftOut { value: number.value, at: number.place, reason });
    }
}

/// Whether the source gives the number as what another was before: "compared with 58.9%", "(2024-25: £2.93bn)".
fn is_old(number: &Number<'_>) -> bool {
    let mention = &number.mentions[number.nth];
    let before = number.document.prose()[..mention.prose.start].trim_end();
    let date = number.nth.checked_sub(1).map(|at| &number.mentions[at]).filter(|m| m.kind.is_date());
    let opens = |m: &Mention| number.document.prose()[..m.prose.start].ends_with('(');
    let in_brackets = before.ends_with(':') && date.is_some_and(opens);
    let links = ["compared with", "compared to", "up from", "down from"];
    mention.step == Some(Step::From) || in_brackets || links.iter().any(|words| before.ends_with(words))
}

/// A number worth keeping.
struct Number<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    nth: usize,
    place: Place,
    value: String,
}

fn signature(what: &str, mention: &Mention, period: Option<&str>) -> Signature {
    let unit = format!("{:?}", mention.quantity.unit.dimension);
    (phrase_key(what), unit, period.map_or(String::new(), phrase_key))
}

/// The number's sentence on one line, cut round the number where it is long.
fn quoted(document: &Document, mention: &Mention) -> String {
    let prose = document.prose();
    // Four bytes a character reach any sentence's share of a quotation.
    let near = document.sight(mention.sentence, &mention.prose, LONGEST_QUOTE * 4);
    let before = folded(&prose[near.start..mention.prose.start]);
    // A cell's row says what its number is.
    let row = document.heads(mention.prose.start).row.and_then(|row| document.sentences().get(row));
    let before = row.map_or(before.clone(), |row| format!("{}: {before}", folded(&prose[row.clone()])));
    let after = folded(&prose[mention.prose.end..near.end]);
    let half = LONGEST_QUOTE / 2;
    let skip = before.chars().count().saturating_sub(half);
    let head: String = before.chars().skip(skip).collect();
    let tail: String = after.chars().take(half).collect();
    let opening = if skip > 0 { "…" } else { "" };
    let closing = if after.chars().count() > half { "…" } else { "" };
    let space = |text: &str, edge: Option<char>| {
        if text.is_empty() || edge.is_none_or(|c| !c.is_whitespace()) { "" } else { " " }
    };
    let gap = space(&head, prose[..mention.prose.start].chars().next_back());
    let then = space(&tail, prose[mention.prose.end..].chars().next());
    folded(&format!("{opening}{head}{gap}{}{then}{tail}{closing}", printed(document, mention)))
}
