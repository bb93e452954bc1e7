//! Whose dollars: once "Canadian dollars" are named, the "dollars" of the same paragraph are Canadian too.

use crate::lexicon::Class;

use super::Kind;
use super::elided::Said;
use super::reader::{Reader, Reading};
use super::sentence::bracketed;

/// Gives plain "dlrs" or "dollars" the country that the paragraph has named; a bracket may convert them.
pub(super) fn named(reader: &Reader, found: &mut Reading, said: &Said) {
    if let Some(unit) = &said.dollar
        && is_dollar(reader, found)
        && found.end == found.number_end + 1
        && !bracketed(reader, found.start)
    {
        found.unit = unit.clone();
    }
}

/// Keeps whose dollars the number tells.
pub(super) fn keep(reader: &Reader, found: &Reading, said: &mut Said) {
    if is_dollar(reader, found) && found.end > found.number_end + 1 {
        said.dollar = Some(found.unit.clone());
    }
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
            ("It made 28m Canadian dollars. It paid $3m.", "$3m | money 3000000 USD"),
            ("It made 28m Canadian dollars.\n\nIt paid 3m dollars.", "3m dollars | money 3000000 USD"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
