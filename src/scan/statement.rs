//! The rows of a results table: "Net 12.6 mln vs 15.8 mln", whose currency another row has told.

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::unit::{Dimension, Unit};

use super::Kind;
use super::carried::is_bare;
use super::reader::{Reader, Reading};

/// How many words may name a row: "Oper net profit".
const LONGEST_LABEL: usize = 4;

/// How many tokens a line that only dates the rows below it has: "Period ended March 31".
const LONGEST_HEADER: usize = 5;

/// Whether the sentence is a row of a table, or the header of some, so that the currency told before it still holds.
pub(super) fn is_row(reader: &Reader) -> bool {
    reader.tokens.len() <= LONGEST_HEADER
        || reader.is_capital(0) && (reader.class(0, Class::Row) || reader.class(0, Class::RowSum))
}

/// Gives the bare sum of a row the currency of its table; `last` is the sum before it in the row.
pub(super) fn currency(
    reader: &Reader,
    found: &mut Reading,
    named: Option<Dimension>,
    last: Option<&Reading>,
) {
    if let Some(Dimension::Money(code)) = named
        && is_bare(reader, found, true)
        && (labelled(reader, found.start) || last.is_some_and(|last| compared(reader, found.start, last)))
        && let Ok(id) = std::str::from_utf8(&code)
    {
        (found.kind, found.unit) = (Kind::Money, Unit::new(id, Dimension::Money(code), Decimal::ONE));
    }
}

/// "Net", "Oper net profit", "Revs" right before the number, with a capital that opens the row.
fn labelled(reader: &Reader, start: usize) -> bool {
    let label = |at: usize| reader.class(at, Class::RowSum) || reader.is_dash(at) && reader.glued(at);
    let words = (1..=LONGEST_LABEL).map_while(|back| start.checked_sub(back)).take_while(|&at| label(at));
    words.last().is_some_and(|first| reader.is_capital(first))
}

/// "vs 15.8 mln", "vs loss 2,165,000" right behind the last sum.
fn compared(reader: &Reader, start: usize, last: &Reading) -> bool {
    let before = start.wrapping_sub(1);
    let against = before.wrapping_sub(usize::from(reader.class(before, Class::RowSum)));
    last.kind == Kind::Money && against == last.end && reader.class(against, Class::Against)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn the_sums_of_a_table_share_its_currency() {
        let table =
            "Shr 12 cts vs five cts\n    Net 4,100,000 vs loss 88,000\n    Avg shrs 5,230,000 vs 5,110,000
    Nine mths\n    Oper net profit 12.6 mln vs 9,870,000";
        assert_eq!(
            lines(table),
            [
                "12 cts | money 12 USX",
                "five cts | money 5 USX",
                "4,100,000 | money 4100000 USD",
                "88,000 | money 88000 USD",
                "5,230,000 | count 5230000",
                "5,110,000 | count 5110000",
                "Nine mths | duration 9 mo",
                "12.6 mln | money 12600000 USD",
                "9,870,000 | money 9870000 USD",
            ]
        );
    }

    #[test]
    fn other_copy_keeps_its_counts() {
        for (text, want) in [
            ("Net 4,100,000 vs 3,900,000", "3,900,000 | count 3900000"),
            ("Shr 12 cts\n\nNet 4,100,000", "4,100,000 | count 4100000"),
            ("Shr 12 cts\nThe net result of 4,100,000", "4,100,000 | count 4100000"),
            ("It paid £3 for orders of 250.", "250 | count 250"),
            ("The book costs £8. Sales of 5,000 are likely.", "5,000 | count 5000"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
