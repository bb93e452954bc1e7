//! A price's unit that a head tells for the rows below it: "in cents per lb", "(dlrs/tonne)".

use crate::lexicon::{Class, Lexicon};
use crate::unit::Unit;

use super::Kind;
use super::carried::is_bare;
use super::reader::{Reader, Reading};

/// How many bytes below its head a row may stand.
const REACH: usize = 4_000;

/// What has been looked through for a head, and the last one found.
#[derive(Debug, Default, Clone)]
pub(super) struct Head {
    /// Where in the prose the search goes on.
    searched: usize,
    /// Where the last head stands, and its unit.
    last: Option<(usize, Unit)>,
}

/// Gives a bare number in a row the unit of the head above it, which no blank line before `since` parts from it.
pub(super) fn price(reader: &Reader, found: &mut Reading, head: &mut Head, since: usize) {
    if !is_bare(reader, found, false) && !quoted(reader, found) || !is_in_row(reader, found) {
        return;
    }
    let Some(start) = reader.token(found.number_start).map(|token| token.start) else { return };
    if head.searched < since {
        *head = Head { searched: since, last: None };
    }
    if head.searched < start {
        let told = told(reader.prose, head.searched..start, reader.lexicon);
        head.last = told.or_else(|| head.last.take());
        head.searched = start;
    }
    if let Some((at, unit)) = &head.last
        && start.saturating_sub(*at) < REACH
    {
        (found.kind, found.unit) = (Kind::Money, unit.clone());
    }
}

/// "40 over May": how a price is quoted.
fn quoted(reader: &Reader, found: &Reading) -> bool {
    let beside = |at: usize| reader.class(at, Class::Quoting);
    found.kind == Kind::Count && found.end == found.number_end && beside(found.end)
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

/// The last head in this part of the prose: "in" or a bracket, a currency without a sum, and what the price is for.
fn told(prose: &str, part: std::ops::Range<usize>, lexicon: &Lexicon) -> Option<(usize, Unit)> {
    let text = prose.get(part.clone())?;
    let joints = ["per ", "PER ", "/"].into_iter().flat_map(|joint| text.match_indices(joint));
    let mut last: Option<(usize, Unit)> = None;
    for (at, _) in joints {
        let before = text[..at].trim_end();
        let head = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let currency = before[head.len()..].to_ascii_lowercase();
        let opens = head.ends_with('(') || opens_in(head);
        if !opens || last.as_ref().is_some_and(|(other, _)| *other > at + part.start) {
            continue;
        }
        if let Some(entry) = lexicon.unit(&currency).filter(|entry| entry.kind == Kind::Money) {
            last = Some((at + part.start, entry.unit.clone()));
        }
    }
    last
}

/// Whether the text ends in the word "in", and white space.
fn opens_in(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace().rev();
    let word = words.next().unwrap_or_default().trim_start_matches('(');
    // "Average price in dollars per bushel" explains a row of its own.
    let row = words.next().is_some_and(|before| before.eq_ignore_ascii_case("price"));
    word.eq_ignore_ascii_case("in") && text.ends_with(|c: char| c.is_ascii_whitespace()) && !row
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
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
