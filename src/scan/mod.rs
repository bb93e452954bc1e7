//! Document to mentions: every number in the copy, and how it is read.
//!
//! A glance at the letters that words begin with finds the sentences that may hold a number; those alone are
//! lexed, and small readers try each place in turn: roles first (dates, ages,
//! scores …), then shares, multiples and amounts. Each looks a bounded number
//! of tokens around, so that time is linear in the text.

mod amounts;
mod bounds;
mod carried;
mod changed;
mod compounds;
mod conjoined;
mod continued;
mod counted;
mod digits;
mod directed;
mod dollars;
mod elided;
mod fractions;
mod heads;
mod hedges;
mod homes;
pub(crate) mod lexer;
mod mention;
mod metres;
mod movers;
mod neighbours;
mod noun_phrase;
mod number_words;
mod numerals;
mod ones;
mod opening;
mod pounds;
mod powers;
mod quotes;
mod ratios;
mod reader;
mod roles;
mod sentence;
mod series;
mod sides;
mod starts;
mod statement;
mod stretch;
mod suffixes;
#[cfg(test)]
mod testing;
mod trend;
mod uncounted;
mod units;
mod vague;

use std::ops::Range;

pub use mention::{Kind, Mention, Step, Trend};

use crate::document::{Document, Span};
use crate::lexicon::{Class, Lexicon};
use crate::parallel;
use crate::quantity::{Quantity, means};

use elided::Said;
use reader::{Reader, Reading};
pub(crate) use stretch::Seen;
use stretch::Stretch;

/// Bytes that are looked at together for a digit.
const TOGETHER: usize = 64;

/// Every number in the copy, in source order, none overlapping.
///
/// A large document is read by several threads.
pub fn scan(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    scan_seen(document, lexicon, None)
}

/// The same; of a document that one thread reads, what was `seen` before is not read again.
pub(crate) fn scan_seen(document: &Document, lexicon: &Lexicon, seen: Option<&mut Seen>) -> Vec<Mention> {
    match &document.parts()[..] {
        [part] => scan_within(document, lexicon, part.clone(), seen),
        parts => parallel::map(parts, 2, |part| scan_within(document, lexicon, part.clone(), None)).concat(),
    }
}

/// Every number in these parts of a rewritten document, which are sentences in source order: what the paragraphs before
/// say of money is heeded.
pub(crate) fn scan_again(
    document: &Document,
    lexicon: &Lexicon,
    parts: &[Range<usize>],
    mut seen: Option<&mut Seen>,
) -> Vec<Vec<Mention>> {
    let sentences = document.sentences();
    let offset = |part: &Range<usize>| sentences.get(part.start).map_or(0, |first| first.start);
    // Parts that no blank line parts are read as one, so that a long table is read once.
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let floor = at.checked_sub(1).map_or(0, |before| offset(&parts[before]));
        let start = stretch::start(document, offset(part), floor);
        match runs.last_mut() {
            Some((_, run)) if start <= floor => run.end = at + 1,
            _ => runs.push((sentences.partition_point(|sentence| sentence.start < start), at..at + 1)),
        }
    }
    let mut found = Vec::new();
    for (from, run) in runs {
        let mentions = scan_within(document, lexicon, from..parts[run.end - 1].end, seen.as_deref_mut());
        for part in &parts[run] {
            let bound = |sentence: usize| mentions.partition_point(|mention| mention.sentence < sentence);
            found.push(mentions[bound(part.start)..bound(part.end)].to_vec());
        }
    }
    found
}

/// Every number in these sentences, which start after a blank line; those `seen` before are not read again.
pub(crate) fn scan_within(
    document: &Document,
    lexicon: &Lexicon,
    part: Range<usize>,
    mut seen: Option<&mut Seen>,
) -> Vec<Mention> {
    let candidates = with_candidates(document.prose(), document.sentences(), part, lexicon);
    let mut tokens = Vec::new();
    let mut mentions = Vec::new();
    for stretch in Stretch::all(document, candidates) {
        mentions.extend(match &mut seen {
            Some(seen) => seen.read(&stretch, document, lexicon, &mut tokens),
            None => stretch.read(document, lexicon, &mut tokens),
        });
    }
    mentions
}

/// Reads a value as the book writes it ("£3.2bn", "1 in 3", "more than 13,000", "244 antisemitic crimes").
///
/// `None` unless the text is one number, with no more before it than a determiner and no more after it than the
/// words of its noun phrase.
pub fn read_value(text: &str, lexicon: &Lexicon) -> Option<Mention> {
    let mut tokens = Vec::new();
    lexer::lex(text, 0..text.len(), &lexicon.words, &mut tokens);
    let reader = Reader::new(text, &tokens, lexicon);
    let mut found = None;
    let mut count = 0;
    sentence::read(&reader, &mut Said::default(), |reading| {
        count += 1;
        found = Some(reading.clone());
    });
    let reading = found.filter(|r| count == 1 && opens(&reader, r.start) && trails(&reader, r.end))?;
    let range = prose_range(&reader, reading.start, reading.end);
    Some(mention(&reader, &reading, Span { start: range.start, end: range.end }, 0, false))
}

/// Whether a value's number may start at the token: at the text's own start, behind one determiner, or behind "aged".
fn opens(reader: &Reader, start: usize) -> bool {
    start == 0 || start == 1 && (reader.class(0, Class::Determiner) || reader.class(0, Class::Aged))
}

/// Whether words alone, and the base of a rate ("per 100,000 people"), follow a value's number.
fn trails(reader: &Reader, end: usize) -> bool {
    // "£3.2bnx": a slip of the hand in the unit.
    if reader.glued(end) && reader.is_word(end) {
        return false;
    }
    (end..reader.tokens.len()).all(|at| {
        let joint =
            reader.is_dash(at) && reader.glued(at) && reader.glued(at + 1) || reader.is_apostrophe(at);
        let base = reader.digits(at).is_some() && reader.is(at.wrapping_sub(1), "per");
        reader.is_word(at) && reader.lexicon.words.number(reader.symbol(at)).is_none() || joint || base
    })
}

/// Those of the `part` of the sentences that may hold a number, in order.
fn with_candidates<'a>(
    prose: &'a str,
    sentences: &'a [Range<usize>],
    part: Range<usize>,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = usize> + 'a {
    part.filter(move |&index| {
        let sentence = sentences[index].clone();
        // Most have a digit, if any number.
        has_digit(&prose[sentence.clone()])
            || lexicon.beginnings.find(&prose[sentence.clone()]).next().is_some()
            || digits::has_foreign_number(&prose[sentence])
    })
}

/// Whether a text has a digit; told of many bytes at once.
fn has_digit(text: &str) -> bool {
    let mut parts = text.as_bytes().chunks(TOGETHER);
    parts.any(|part| part.iter().fold(false, |found, byte| found | byte.is_ascii_digit()))
}

fn prose_range(reader: &Reader, start: usize, end: usize) -> Range<usize> {
    let first = reader.token(start).map_or(0, |t| t.start);
    let last = end.checked_sub(1).and_then(|i| reader.token(i)).map_or(first, |t| t.end);
    first..last
}

fn mention(reader: &Reader, found: &Reading, span: Span, sentence: usize, quoted: bool) -> Mention {
    let plain = || means(found.low, found.high, found.granularity, found.form, found.hedge);
    let quantity = Quantity {
        low: found.low,
        high: found.high,
        granularity: found.granularity,
        form: found.form,
        hedge: found.hedge,
        means: found.means.filter(|_| found.hedge.is_none()).unwrap_or_else(plain),
        unit: found.unit,
    };
    Mention {
        span,
        prose: prose_range(reader, found.start, found.end),
        number: prose_range(reader, found.number_start, found.number_end),
        sentence,
        kind: found.kind,
        quantity,
        trend: found.change.map(|c| c.0),
        step: found.change.map(|c| c.1),
        counted: counted::phrase(reader, found).map(|r| prose_range(reader, r.start, r.end)),
        quoted,
    }
}

#[cfg(test)]
mod tests;
