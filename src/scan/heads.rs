//! A unit that a head tells for the rows below it: "in cents per lb", "(dlrs/tonne)", "in mln tonnes --".

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::{Class, Lexicon};
use crate::unit::Unit;

use super::Kind;
use super::carried::is_bare;
use super::reader::{Reader, Reading};

/// How many bytes below its head a row may stand.
const REACH: usize = 4_000;

/// Characters that a head in a bracket has at most.
const LONGEST_BRACKET: usize = 80;

/// The unit of a row's numbers, and how many of it they count: a million tonnes.
#[derive(Debug, Clone)]
struct Scaled {
    kind: Kind,
    unit: Unit,
    scale: Decimal,
}

/// What a head tells; nothing where its unit is none.
type Told = Option<Scaled>;

/// What has been looked through for a head, and the last one found.
#[derive(Debug, Default, Clone)]
pub(super) struct Head {
    /// Where in the prose the search goes on.
    searched: usize,
    /// Where the last head stands, and its unit.
    last: Option<(usize, Told)>,
    /// The same of a row that has a unit of its own.
    row: Option<(usize, Told)>,
}

/// Gives a bare number in a row the unit of the head above it, which no blank line before `since` parts from it.
pub(super) fn unit_of_row(reader: &Reader, found: &mut Reading, head: &mut Head, since: usize) {
    let bare = is_bare(reader, found, false) || quoted(reader, found) || noted(reader, found);
    if !bare || !is_in_row(reader, found) {
        return;
    }
    let Some(start) = reader.token(found.number_start).map(|token| token.start) else { return };
    if head.searched < since {
        *head = Head { searched: since, ..Head::default() };
    }
    if head.searched < start {
        told(head, reader.prose, head.searched..start, reader.lexicon);
        head.searched = start;
    }
    let same_line = |at: usize| reader.prose.get(at..start).is_some_and(|between| !between.contains('\n'));
    let near = |at: usize| start.saturating_sub(at) < REACH;
    let row = head.row.as_ref().filter(|(at, _)| near(*at) && same_line(*at));
    if let Some((at, Some(row))) = row.or(head.last.as_ref())
        && near(*at)
        && let Some(low) = found.low.checked_mul(row.scale)
        && let Some(high) = found.high.checked_mul(row.scale)
        && let Some(granularity) = found.granularity.checked_mul(row.scale)
    {
        (found.kind, found.unit) = (row.kind, row.unit);
        (found.low, found.high, found.granularity) = (low, high, granularity);
    }
}

/// "40 over May": how a price is quoted.
fn quoted(reader: &Reader, found: &Reading) -> bool {
    let beside = |at: usize| reader.class(at, Class::Quoting);
    found.kind == Kind::Count && found.end == found.number_end && beside(found.end)
}

/// "3,168.9-x": the letter of a footnote.
fn noted(reader: &Reader, found: &Reading) -> bool {
    let letter = found.end + 1;
    found.kind == Kind::Count
        && found.end == found.number_end
        && reader.is_dash(found.end)
        && reader.is_word(letter)
        && reader.text(letter).len() == 1
        && !reader.glued(letter + 1)
}

/// Whether a word of scale is all there is of the number, and only heads rows: "in thousand tonnes".
pub(super) fn is_head(reader: &Reader, found: &Reading) -> bool {
    let before = found.start.wrapping_sub(1);
    let opens = reader.is(before, "in") || reader.is_mark(before, '(');
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(found.number_start));
    opens
        && found.kind == Kind::Measure
        && found.number_end == found.number_start + 1
        && scale.is_some_and(|scale| found.low == Decimal::from(scale))
        && !reader.is(found.end, "of")
}

/// Whether the number stands in a row of a table: "196.00   185.00", "offered 0.40 over", "99 (97)".
fn is_in_row(reader: &Reader, found: &Reading) -> bool {
    let before = found.start.wrapping_sub(1);
    let apart = reader.is_apart(found.start) || reader.is_apart(found.end);
    let bracketed = reader.is_mark(before, '(') && reader.is_mark(found.end, ')')
        || reader.is_mark(found.end, '(') && reader.digits(found.end + 1).is_some();
    // "Over 350 to 700 tons"
    let bound = reader.class(before, Class::Threshold)
        || reader.class(before, Class::UpDown)
        || reader.is(before, "over");
    let offered = reader.class(before, Class::Quoting) || quoted(reader, found);
    (apart || bracketed || offered) && !bound
}

/// Keeps the last head of a block, and the last of a row, that this part of the prose tells.
fn told(head: &mut Head, prose: &str, part: Range<usize>, lexicon: &Lexicon) {
    let Some(text) = prose.get(part.clone()) else { return };
    let openers =
        text.match_indices("in").filter(|&(at, _)| is_word(text, at)).map(|(at, _)| (at + 2, false));
    let brackets = text.match_indices('(').map(|(at, _)| (at + 1, true));
    for (at, bracket) in openers.chain(brackets) {
        let Some(told) = text.get(at..).and_then(|rest| unit(rest, bracket, lexicon)) else { continue };
        let place = part.start + at;
        // "Yield (lbs)  5,648": of its row alone.
        let line = text.get(at..).and_then(behind_bracket);
        let row = bracket && line.is_some_and(|behind| !behind.trim_start_matches(' ').starts_with('\n'));
        let slot = if row && told.as_ref().is_some_and(|t| t.kind == Kind::Measure && t.scale == Decimal::ONE)
        {
            &mut head.row
        } else {
            &mut head.last
        };
        if slot.as_ref().is_none_or(|(last, _)| *last <= place) {
            *slot = Some((place, told));
        }
    }
}

/// What stands behind the bracket that closes soon.
fn behind_bracket(text: &str) -> Option<&str> {
    let (close, _) = text.char_indices().take(LONGEST_BRACKET).find(|(_, c)| *c == ')')?;
    text.get(close + 1..)
}

/// Whether the two letters at `at` are a word that does not explain a row of its own, as "average price in" does.
fn is_word(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 2..).unwrap_or_default());
    let space = |c: char| c.is_ascii_whitespace();
    let told = before.trim_end();
    let price = told.len().checked_sub(5).and_then(|from| told.get(from..));
    after.starts_with(space)
        && (before.is_empty() || before.ends_with(|c: char| space(c) || c == '('))
        // "y - in mln cwts" is a footnote.
        && (!told.ends_with(" -") || told.ends_with("--"))
        && !price.is_some_and(|word| word.eq_ignore_ascii_case("price"))
}

/// The unit told at the start of the text, and how many of it a row counts: "mln tonnes --", "cents per lb".
fn unit(text: &str, bracket: bool, lexicon: &Lexicon) -> Option<Told> {
    let mut words = Words(text);
    let mut word = words.next()?.to_ascii_lowercase();
    let mut scale = None;
    if let Some(value) = lexicon.words.scale_suffix(lexicon.words.symbol(word.trim_end_matches('s'))) {
        scale = Some(Decimal::from(value));
        word = words.next()?.to_ascii_lowercase();
        if word == "of" {
            word = words.next()?.to_ascii_lowercase();
        }
    }
    if word == "metric" || word == "short" {
        word = words.next()?.to_ascii_lowercase();
    }
    let Some(entry) = lexicon.unit(&word) else {
        // "(mln tubs)": rows of what has no unit.
        return (bracket && scale.is_some()).then_some(None);
    };
    let rest = words.0.trim_start();
    let priced =
        words.0.starts_with('/') || rest.get(..4).is_some_and(|per| per.eq_ignore_ascii_case("per "));
    // "(dlrs)", "in mln tonnes --", "in mln bushels, unless noted": nothing more is said of it.
    let ends = rest.starts_with([')', ',', ':', '-', '–', '—']) || words.0.starts_with('\n');
    let heads = match entry.kind {
        Kind::Money => priced || scale.is_some() && ends,
        Kind::Measure => (scale.is_some() || bracket) && ends && !priced,
        _ => false,
    };
    let row = || Scaled { kind: entry.kind, unit: entry.unit, scale: scale.unwrap_or(Decimal::ONE) };
    heads.then(|| Some(row()))
}

/// The words at the start of a text, and the text behind them.
struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.0.trim_start();
        let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.0 = rest;
        (!word.is_empty()).then_some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn a_head_tells_the_unit_of_its_rows() {
        for (text, want) in [
            ("Oil (pence per lb)\n    Spot   3.60   3.50", "3.50 | money 3.5 GBX"),
            ("Prices in pence\n    per lb.\n    May offered 0.40 over.", "0.40 | money 0.4 GBX"),
            ("Prices (POUNDS/TONNE)\n    Maize 70 (71), wheat.", "71 | money 71 GBP"),
            ("Oil (pence per lb)\n\n    Spot   3.60   3.50", "3.50 | count 3.5"),
            ("Oil costs 3 pence per lb.\n    Spot   3.60   3.50", "3.50 | count 3.5"),
            ("Oil (pence per lb)\n    Spot   3.60 tonnes", "3.60 tonnes | measure 3.6 t"),
            ("Oil (pence per lb)\n    Of them 3.5 rose.", "3.5 | count 3.5"),
            ("Grain, in mln tonnes --\n Exports  2.5   3.5", "3.5 | measure 3500000 t"),
            ("Grain, in thousand tonnes, unless noted\n Exports  2.5   3.5-x", "3.5 | measure 3500 t"),
            ("Area (acres)\n Wheat   250   350", "350 | measure 350 [acr_br]"),
            ("Grain, in mln tonnes --\n Yield (lbs) 55\n Wheat   250   350", "350 | measure 350000000 t"),
            ("Grain, in mln tonnes --\n Yield (lbs)  55   57", "57 | measure 57 [lb_av]"),
            ("Area (acres)\n Wheat 3.\n Supply (mln tubs)\n Wheat   250   350", "350 | count 350"),
            ("Average price in pence per lb.\n Wheat   250   350", "350 | count 350"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
