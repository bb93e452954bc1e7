//! Whose dollars: once "Canadian dollars" are named, the "dollars" of the same paragraph are Canadian too; so are cents.

use crate::lexicon::Class;
use crate::unit::Unit;

use super::Kind;
use super::elided::Said;
use super::reader::{Reader, Reading};
use super::sentence::bracketed;

/// How many tokens before plain dollars are asked in whose they are told.
const REACH: usize = 24;

/// Gives plain "dlrs" or "dollars" the country that the paragraph has named; a bracket may convert them.
pub(super) fn named(reader: &Reader, found: &mut Reading, said: &mut Said) {
    // "1,000 and 5,000 dlrs": the second one has the word.
    let shared = found.kind == Kind::Money
        && &*found.unit.id == "USD"
        && found.end == found.number_end
        && reader.class(found.end, Class::Joining)
        && reader.lexicon.currencies.ending_at(reader.tokens, reader.prose, found.number_start).is_none();
    if is_cent(reader, found) && found.end == found.number_end + 1 && !bracketed(reader, found.start) {
        found.unit = said.cent.unwrap_or(found.unit);
        return;
    }
    let plain = is_dollar(reader, found) && found.end == found.number_end + 1;
    if !(plain || shared) || bracketed(reader, found.start) {
        return;
    }
    if let Some(unit) = terms(reader, found.start) {
        said.dollar = Some(unit);
    }
    if let Some(unit) = &said.dollar {
        found.unit = *unit;
    }
}

/// "In Australian dollar terms, reserves fell by": the dollars in which the sums from `start` on are told.
fn terms(reader: &Reader, start: usize) -> Option<Unit> {
    let at = (1..=REACH)
        .map_while(|back| start.checked_sub(back))
        .find(|&at| reader.class(at, Class::Dollar) && reader.is(at.wrapping_sub(2), "in"))?;
    let (len, entry) = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at - 1)?;
    (len == 2 && entry.kind == Kind::Money).then_some(entry.unit)
}

/// Keeps whose dollars the number tells.
pub(super) fn keep(reader: &Reader, found: &Reading, said: &mut Said) {
    if is_dollar(reader, found) && found.end > found.number_end + 1 {
        said.dollar = Some(found.unit);
    }
    if is_cent(reader, found) && found.end > found.number_end + 1 {
        said.cent = Some(found.unit);
    }
}

/// Whether the unit's last word is "cents", with no sign of another currency before the number.
fn is_cent(reader: &Reader, found: &Reading) -> bool {
    found.kind == Kind::Money
        && found.start == found.number_start
        && reader.is_any(found.end.wrapping_sub(1), &["cent", "cents", "ct", "cts"])
}

/// Whether the unit's last word is "dollar".
fn is_dollar(reader: &Reader, found: &Reading) -> bool {
    found.kind == Kind::Money && reader.class(found.end.wrapping_sub(1), Class::Dollar)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn a_country_holds_for_its_paragraph() {
        for (text, want) in [
            ("It made 28m Canadian dollars. It paid 3m dollars.", "3m dollars | money 3000000 CAD"),
            ("It made 28 mln Canadian dlrs (20 mln dlrs).", "20 mln dlrs | money 20000000 USD"),
            ("It made 28 mln Canadian dlrs or 20 mln U.S. dlrs, up 2 dlrs.", "2 dlrs | money 2 USD"),
            ("In Canadian dollar terms it made 3m dollars.", "3m dollars | money 3000000 CAD"),
            ("In Canadian dollars sales fell. It made 3m dollars.", "3m dollars | money 3000000 USD"),
            ("It made 28m Canadian dollars. It paid $3m.", "$3m | money 3000000 USD"),
            ("It made 28m Canadian dollars.\n\nIt paid 3m dollars.", "3m dollars | money 3000000 USD"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
        let cents = lines("It paid 12 H.K. cents. It will pay 9 cents.");
        assert_eq!(cents[1], "9 cents | money 9 HKX");
        let bonds = lines("It made 28m Canadian dollars in bonds of 1,000 and 5,000 dollars.");
        assert_eq!(bonds[1..], ["1,000 | money 1000 CAD", "5,000 dollars | money 5000 CAD"]);
    }
}
