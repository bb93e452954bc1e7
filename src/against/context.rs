//! The words round one number, each with how far it reaches.

use std::ops::Range;

use super::apart::Apart;
use super::vocabulary::{Telling, Word};
use crate::document::{BlockKind, Document};
use crate::lexicon::Terms;
use crate::pair::{Stems, words};
use crate::scan::{Kind, Mention};

/// Words looked at on either side, so that a sentence of a million numbers takes no longer than as many sentences.
const SIGHT: usize = 25;
/// Bytes looked at on either side.
const SIGHT_BYTES: usize = 300;
/// Reach of a word beside the number, in hundredths.
const BESIDE: u32 = 100;
/// Reach of a word of the noun phrase counted.
const COUNTED: u32 = 110;
/// Words after which reach has halved.
const HALVED: u32 = 10;
/// What is left of the reach behind a comma or "and", and behind another number, in hundredths.
const PAST_CLAUSE: u32 = 80;
const PAST_NUMBER: u32 = 70;
/// Least reach of a word that may set a number apart.
pub(super) const APART_REACH: u32 = 40;
/// Common words reach this many words.
const STOP_SIGHT: usize = 3;

/// A word by a number.
#[derive(Debug, Clone)]
pub(super) struct Near {
    pub(super) telling: Telling,
    pub(super) reach: u32,
    /// Whether it is written with a capital where the sentence does not ask for one.
    pub(super) is_name: bool,
    /// Whether it makes a number someone else's, or a wish.
    pub(super) is_elsewhere: bool,
}

/// What a number is said to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counted {
    /// Nothing is named.
    Nothing,
    /// "people", "them": could be anything.
    Open,
    /// Nouns, as stems: any of them may be the head.
    Nouns(Vec<String>),
}

/// The words round a number of the text, and the nouns it counts.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    near: Vec<Near>,
    counted: Counted,
    apart: Apart,
}

/// A context as a vocabulary knows it.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// Known words with weight times reach, each once, sorted by word.
    pub(super) words: Vec<(Word, u32)>,
    /// Weight times reach of all words that the vocabulary lacks.
    pub(super) unknown: u32,
    pub(super) counted: Counted,
    pub(super) apart: Apart,
}

impl Context {
    /// `number` gives each word of the surroundings its number, or none where the vocabulary lacks it.
    pub(super) fn new(
        surroundings: Surroundings,
        mut number: impl FnMut(Telling) -> Option<Word>,
    ) -> Context {
        let Surroundings { near, counted, mut apart } = surroundings;
        let mut unknown = 0;
        let mut words: Vec<(Word, u32)> = Vec::new();
        for Near { telling, reach, is_name, .. } in near {
            let weight = telling.weight * reach;
            if let Some(word) = number(telling) {
                words.push((word, weight));
            } else {
                unknown += weight;
                apart.is_foreign |= is_name && reach >= APART_REACH;
            }
        }
        words.sort_unstable_by_key(|&(word, weight)| (word, std::cmp::Reverse(weight)));
        words.dedup_by_key(|(word, _)| *word);
        Context { words, unknown, counted, apart }
    }

    /// Weighs each word by how few of the source's numbers it stands by.
    pub(super) fn weighed(mut self, rarity: impl Fn(Word) -> u32, of_unknown: u32) -> Context {
        for (word, weight) in &mut self.words {
            *weight *= rarity(*word);
        }
        self.unknown *= of_unknown;
        self
    }

    /// The sum over all words.
    pub(super) fn total(&self) -> u32 {
        self.unknown + self.words.iter().map(|(_, weight)| weight).sum::<u32>()
    }
}

/// The words of the mention's sentence round it; `at` is its index.
pub(super) fn surroundings(
    document: &Document,
    mentions: &[Mention],
    at: usize,
    stems: &Stems<'_>,
) -> Surroundings {
    let terms = stems.terms;
    let own = &mentions[at];
    let sentence = document.sentences().get(own.sentence).cloned().unwrap_or(own.prose.clone());
    let mut near = Vec::new();
    let Range { start, end } = document.sight(own.sentence, &own.prose, SIGHT_BYTES);
    let (before, after) = (start..own.prose.start, own.prose.end..end);
    let following = mentions[at + 1..].iter().take_while(|m| m.prose.start < end).take(SIGHT);
    let is_headline =
        document.block_at(own.prose.start).is_some_and(|b| document.blocks()[b].kind == BlockKind::Heading);
    // In a headline every word may have a capital.
    let first = if is_headline { sentence.end } else { sentence.start };
    walk(document.prose(), after, own, &mut following.peekable(), stems, &mut near, (false, first));
    let preceding = mentions[..at].iter().rev().take_while(|m| m.prose.end > start).take(SIGHT);
    walk(document.prose(), before, own, &mut preceding.peekable(), stems, &mut near, (true, first));
    near.extend(own_unit(document, own, stems));
    near.extend(heads(document, mentions, own, stems));
    let apart = Apart::of(document, own, &near, start..end, terms);
    Surroundings { near, counted: counted(document, own, terms), apart }
}

/// Adds the words of a side, nearest first.
fn walk<'m>(
    prose: &str,
    side: Range<usize>,
    own: &Mention,
    numbers: &mut std::iter::Peekable<impl Iterator<Item = &'m Mention>>,
    stems: &Stems<'_>,
    near: &mut Vec<Near>,
    (backwards, sentence_start): (bool, usize),
) {
    let terms = stems.terms;
    if side.start >= side.end {
        return;
    }
    let mut found: Vec<_> = words(&prose[side.clone()]).collect();
    if backwards {
        found.reverse();
    }
    let mut reach = BESIDE;
    let mut edge = if backwards { own.prose.start } else { own.prose.end };
    let mut inside_number = false;
    for (distance, word) in found.into_iter().take(SIGHT).enumerate() {
        let at = side.start + word.range.start..side.start + word.range.end;
        let gap = if backwards { at.end..edge } else { edge..at.start };
        let ends = terms.ends_clause(&word.lower)
            || prose.get(gap).is_some_and(|gap| gap.contains([',', ';', ':', '(', ')', '–', '—']));
        if ends && !inside_number {
            reach = reach * PAST_CLAUSE / 100;
        }
        edge = if backwards { at.start } else { at.end };
        let far = |m: &&Mention| if backwards { m.prose.start >= at.end } else { m.prose.end <= at.start };
        while numbers.next_if(far).is_some() {}
        let number = numbers.peek().filter(|m| m.prose.start < at.end && at.start < m.prose.end);
        let entered = number.is_some() && !inside_number;
        inside_number = number.is_some();
        let decay = u32::try_from(distance).unwrap_or(u32::MAX).saturating_add(HALVED);
        let here = reach * HALVED / decay;
        if let Some(number) = number {
            if entered {
                near.push(Near {
                    telling: Telling::number(&face(number)),
                    reach: here,
                    is_name: false,
                    is_elsewhere: false,
                });
                if claims_words(number) {
                    reach = reach * PAST_NUMBER / 100;
                }
            }
            continue;
        }
        let telling = Telling::word(&word.lower, stems);
        if telling.is_stop() && distance >= STOP_SIGHT {
            continue;
        }
        let is_counted = own.counted.as_ref().is_some_and(|c| c.start <= at.start && at.end <= c.end);
        near.push(Near {
            is_name: word.capital && !telling.is_stop() && at.start > sentence_start,
            is_elsewhere: terms.is_elsewhere(&word.lower),
            telling,
            reach: if is_counted { COUNTED } else { here },
        });
    }
}

/// The words and numbers that name a cell's row and column.
fn heads(document: &Document, mentions: &[Mention], own: &Mention, stems: &Stems<'_>) -> Vec<Near> {
    let heads = document.heads(own.prose.start);
    let mut near = Vec::new();
    for (head, reach) in [(heads.row, BESIDE), (heads.column, BESIDE / 2)] {
        let Some(sentence) = head.and_then(|head| document.sentences().get(head)) else { continue };
        let first = mentions.partition_point(|number| number.prose.start < sentence.start);
        let numbers = mentions[first..].iter().take_while(|number| number.prose.end <= sentence.end);
        let said = words(&document.prose()[sentence.clone()]).take(SIGHT);
        let said = said.map(|word| Telling::word(&word.lower, stems)).filter(|telling| !telling.is_stop());
        let told = numbers.take(SIGHT).map(|number| Telling::number(&face(number)));
        near.extend(said.chain(told).map(|telling| Near {
            telling,
            reach,
            is_name: false,
            is_elsewhere: false,
        }));
    }
    near
}

/// "Tier 1", "Q2", "two-week": the letters that the number itself carries.
fn own_unit(document: &Document, own: &Mention, stems: &Stems<'_>) -> Vec<Near> {
    let text = &document.prose()[own.prose.clone()];
    let number = own.number.start - own.prose.start..own.number.end - own.prose.start;
    let letters = words(text).filter(|w| w.range.end <= number.start || number.end <= w.range.start);
    let near = |telling| Near { telling, reach: BESIDE / 2, is_name: false, is_elsewhere: false };
    letters.map(|w| near(Telling::word(&w.lower, stems))).collect()
}

/// The printed value: the same for "£3.2bn" and "£3.2 billion".
pub(super) fn face(mention: &Mention) -> String {
    let quantity = &mention.quantity;
    if quantity.low == quantity.high {
        quantity.low.normalize().to_string()
    } else {
        format!("{}-{}", quantity.low.normalize(), quantity.high.normalize())
    }
}

/// Whether the words beside a number are likely its own.
fn claims_words(mention: &Mention) -> bool {
    !matches!(mention.kind, Kind::Year | Kind::Date | Kind::Time | Kind::Identifier | Kind::Ordinal)
}

/// The nouns that a number counts.
pub(super) fn counted(document: &Document, own: &Mention, terms: &Terms) -> Counted {
    let Some(range) = &own.counted else { return Counted::Nothing };
    let Some(text) = document.prose().get(range.clone()) else { return Counted::Nothing };
    let mut nouns = Vec::new();
    let mut open = false;
    for word in words(text) {
        if terms.is_preposition(&word.lower) && !nouns.is_empty() {
            break;
        }
        if terms.is_stop(&word.lower) {
            continue;
        }
        let stem = terms.stem(&word.lower);
        if terms.is_pronominal(&stem) {
            open = true;
        } else {
            nouns.push(stem);
        }
    }
    match (nouns.is_empty(), open) {
        (true, true) => Counted::Open,
        (true, false) => Counted::Nothing,
        _ => Counted::Nouns(nouns),
    }
}
