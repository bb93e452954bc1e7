//! The rows of a results table: "Net 12.6 mln vs 15.8 mln", whose currency another row has told.

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::unit::{Dimension, Unit};

use super::Kind;
use super::carried::{is_bare, is_scaled};
use super::reader::{Reader, Reading};

/// How many tokens may name a row of any kind: "Interest payable and similar charges".
const LONGEST_ROW: usize = 8;

/// How many words may name a row: "Oper net profit".
const LONGEST_LABEL: usize = 4;

/// Gives the bare sum of a row the currency of its table; `last` is the sum before it in the row.
pub(super) fn currency(
    reader: &Reader,
    found: &mut Reading,
    named: Option<Dimension>,
    last: Option<&Reading>,
) {
    let Some(Dimension::Money(code)) = named else { return };
    if !is_bare(reader, found, true) && !signed(reader, found) {
        return;
    }
    let against = last.filter(|last| compared(reader, found.start, last));
    // "making seven cents vs 6.5": in what it is compared with.
    if let Some(last) = against.filter(|last| !in_whole(reader, found, last)) {
        (found.kind, found.unit) = (Kind::Money, last.unit);
    } else if (against.is_some() || labelled(reader, found.start, last) || is_row(reader, found))
        && let Ok(id) = std::str::from_utf8(&code)
    {
        (found.kind, found.unit) = (Kind::Money, Unit::new(id, Dimension::Money(code), Decimal::ONE));
    }
}

/// "Deposits at banks 5.6 mln vs 4.9 mln": a row of whatever money was made with, and not of shares or goods.
fn is_row(reader: &Reader, found: &Reading) -> bool {
    let label = 0..found.start;
    let word =
        |at: usize| reader.is_word(at) || matches!(reader.mark(at), Some(',' | '-' | '.' | '&' | '\'' | '’'));
    is_scaled(reader, found)
        && (1..=LONGEST_ROW).contains(&found.start)
        && reader.is_capital(0)
        && label.clone().all(word)
        && !label.into_iter().any(|at| reader.class(at, Class::Goods) || reader.class(at, Class::Being))
        && reader.is(found.end + usize::from(signed(reader, found)), "vs")
}

/// "2.4 mln loss", "4.3 mln credit": what says on which side the sum stands, and ends the row.
fn signed(reader: &Reader, found: &Reading) -> bool {
    found.kind == Kind::Count
        && found.end == found.number_end
        && reader.class(found.end, Class::RowSum)
        && !reader.is_content(found.end + 1)
}

/// "Net", "Oper net profit", "Revs" right before the number, with a capital that opens the row.
fn labelled(reader: &Reader, start: usize, last: Option<&Reading>) -> bool {
    let label = |at: usize| reader.class(at, Class::RowSum) || reader.is_dash(at) && reader.glued(at);
    let words = (1..=LONGEST_LABEL).map_while(|back| start.checked_sub(back)).take_while(|&at| label(at));
    // "net profit 157,500": another row, without its capital.
    let row = |first| first == 0 || last.is_some_and(|last| last.end == first && last.kind == Kind::Money);
    // "raised £3m after eight left"
    let told = reader.is(start.wrapping_sub(1), "after");
    !told && words.last().is_some_and(|first| reader.is_capital(first) || row(first))
}

/// "29 cents vs loss 1.85": cents have no hundredths, dollars have.
fn in_whole(reader: &Reader, found: &Reading, last: &Reading) -> bool {
    let hundredths = |at: usize| reader.digits(at).is_some_and(|digits| digits.decimals == 2);
    hundredths(found.number_start) && !hundredths(last.number_start) && last.high > found.high
}

/// "vs 15.8 mln", "vs loss 2,165,000" right behind the last sum.
fn compared(reader: &Reader, start: usize, last: &Reading) -> bool {
    let before = start.wrapping_sub(1);
    let against = before.wrapping_sub(usize::from(reader.class(before, Class::RowSum)));
    let end = last.end + usize::from(reader.class(last.end, Class::RowSum));
    last.kind == Kind::Money && against == end && reader.class(against, Class::Against)
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
    fn a_row_may_be_of_any_money() {
        for (text, want) in [
            ("Shr 12 cts\n    Deposits at banks 5.2 mln vs 4.1 mln", "4.1 mln | money 4100000 USD"),
            ("Shr three cts vs loss two cts\n    net profit 157,500", "157,500 | money 157500 USD"),
            ("Shr 12 cts\n    Net 5,000\n    Shr 29 cts vs loss 1.85", "1.85 | money 1.85 USD"),
            ("Shr 12 cts\n    Div four cents making seven cents vs 6.5", "6.5 | money 6.5 USX"),
            ("Shr 12 cts\n    Associates 2.4 mln loss vs 4.3 mln credit", "4.3 mln | money 4300000 USD"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn other_copy_keeps_its_counts() {
        for (text, want) in [
            ("Net 4,100,000 vs 3,900,000", "3,900,000 | count 3900000"),
            ("Shr 12 cts\n    Avg shrs 5.2 mln vs 4.1 mln", "4.1 mln | count 4100000"),
            ("Shr 12 cts\n\nNet 4,100,000", "4,100,000 | count 4100000"),
            ("Shr 12 cts\nThe net result of 4,100,000", "4,100,000 | count 4100000"),
            ("It paid £3 for orders of 250.", "250 | count 250"),
            ("The book costs £8. Sales of 5,000 are likely.", "5,000 | count 5000"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
