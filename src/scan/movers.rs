//! Shares in a row, each with how far it moved and its price: "Acme fell 15 won to 386, Bolt 60 to 1,170".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::unit::Unit;

use super::carried::is_bare;
use super::numerals::Numeral;
use super::reader::{Reader, Reading};
use super::{Kind, Step, amounts, trend};

/// How many words may name a share.
const LONGEST_NAME: usize = 4;

/// How many tokens a price may have, its unit counted in.
const PRICE: usize = 6;

/// How many times as much as the move the price at least is.
const FEWEST_MOVES: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// What a price in dollars is told to.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Whether a price told by "to" and the name of the next share stand before the number at `at`.
pub(super) fn is_row(reader: &Reader, at: usize) -> bool {
    // "Acme Corp <ACM>"
    let code = reader.is_mark(at.wrapping_sub(1), '>') && reader.is_mark(at.wrapping_sub(3), '<');
    let Some(at) = at.checked_sub(if code { 3 } else { 0 }) else { return false };
    let names = (1..=LONGEST_NAME)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&i| reader.is_capital(i) && !reader.class(i, Class::Function))
        .count();
    let Some(joint) = at.checked_sub(names + 1).filter(|_| names > 0) else { return false };
    let joined = matches!(reader.mark(joint), Some(',' | ';')) || reader.is(joint, "and");
    let comma = usize::from(reader.is(joint, "and") && reader.is_mark(joint.wrapping_sub(1), ','));
    let Some(end) = joint.checked_sub(comma).filter(|_| joined) else { return false };
    (1..=PRICE)
        .map_while(|back| end.checked_sub(back))
        .any(|i| reader.digits(i).is_some() && reader.is(i.wrapping_sub(1), "to"))
}

/// Whether the number is how far the share of such a row moved: its price comes next.
pub(super) fn is_step(reader: &Reader, found: &Reading) -> bool {
    reader.is(found.end, "to") && reader.digits(found.end + 1).is_some() && is_row(reader, found.start)
}

/// Whether "600 to 11,700" or "four to 5.46" is a move and a price in such a row, and no range.
pub(super) fn is_move(reader: &Reader, at: usize, low: &Numeral, high: &Numeral) -> bool {
    let cents = low.low.is_integer() && high.granularity == CENT;
    (cents || high.low >= low.high.saturating_mul(FEWEST_MOVES)) && is_row(reader, at)
}

/// Gives the move, and then the price, the unit and the direction of the row before, `told`.
pub(super) fn read(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| matches!(t.kind, Kind::Money | Kind::Count)) else { return };
    let Some((trend, step)) = told.change else { return };
    // The price may have been given the unit of the move.
    let given =
        found.kind == Kind::Money && found.start == found.number_start && found.end == found.number_end;
    if !given && !is_bare(reader, found, false) {
        return;
    }
    if step == Step::To && is_step(reader, found) {
        found.change = Some((trend, Step::By));
        give(reader, found, told, told.granularity == CENT && found.low.is_integer(), "cents");
    } else if step == Step::By
        && is_row(reader, told.start)
        && reader.is(told.end, "to")
        && told.end + 1 == found.start
    {
        found.change = Some((trend, Step::To));
        give(reader, found, told, found.granularity == CENT && told.low.is_integer(), "dollars");
    }
}

/// Gives the unit of `told`; where one tells dollars to the cent and the other whole cents, only dollars have the `other`.
fn give(reader: &Reader, found: &mut Reading, told: &Reading, mixed: bool, other: &str) {
    let unit = match &*told.unit.id {
        _ if !mixed => Some(told.unit),
        "USD" | "USX" => reader.lexicon.unit(other).map(|entry| entry.unit),
        _ => None,
    };
    if let Some(unit) = unit {
        (found.kind, found.unit) = (told.kind, unit);
    }
}

/// "rose 1/2 to 57-3/4", "at 90-5/8, up 1/8": parts of a point that a share moved, as fine as they are printed.
pub(super) fn part_of_point(reader: &Reader, found: &Reading) -> Option<Reading> {
    let over = found.number_end.wrapping_sub(1);
    let part = reader.is_mark(over.wrapping_sub(1), '/') && over == found.start + 2;
    let verb = found.start.wrapping_sub(1);
    let moved = || trend::direction(reader, verb).is_some() || is_step(reader, found);
    if found.kind != Kind::Ratio || !part || !moved() {
        return None;
    }
    let parts = reader.plain(over).map(Decimal::from)?;
    let mixed = |at: usize| reader.is_mark(at, '/') && reader.glued(at) && reader.is_dash(at.wrapping_sub(2));
    let before = reader.is_mark(verb.wrapping_sub(1), ',') && mixed(verb.wrapping_sub(3));
    let next = found.end + 1;
    let behind = reader.is_any(found.end, &["at", "to"])
        && (mixed(next + 3)
            || reader.plain(next).is_some() && reader.mark(next + 1).is_some_and(|m| m != '/'))
        && amounts::read(reader, next).is_some_and(|price| price.kind == Kind::Count);
    let granularity = Decimal::ONE.checked_div(parts)?;
    (found.end == found.number_end && (before || behind)).then(|| Reading {
        kind: Kind::Count,
        unit: Unit::count(),
        form: Form::Numeral,
        granularity,
        ..found.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changes, lines};

    #[test]
    fn a_row_has_the_unit_of_the_first() {
        let text = "Acme fell 15 won to 386, Bolt Tools 60 to 1,170 and Carr 9 to 320.";
        assert_eq!(
            lines(text),
            [
                "15 won | money 15 KRW",
                "386 | money 386 KRW",
                "60 | money 60 KRW",
                "1,170 | money 1170 KRW",
                "9 | money 9 KRW",
                "320 | money 320 KRW"
            ]
        );
        assert_eq!(changes(text)[2..], ["60: down By", "1,170: down To", "9: down By", "320: down To"]);
    }

    #[test]
    fn cents_move_dollars() {
        assert_eq!(
            lines("Acme shed 20 cents to 3.50 dollars, Bolt four to 5.40.")[2..],
            ["four | money 4 USX", "5.40 | money 5.4 USD"]
        );
    }

    #[test]
    fn a_share_moves_by_parts_of_a_point() {
        assert_eq!(lines("Acme fell 3/4 to 57-1/8.")[0], "3/4 | count 0.75");
        assert_eq!(lines("Acme is at 90-5/8, up 1/2.")[1], "1/2 | count 0.5");
        let row = "Acme <ACM> rose 1/2 to 56-7/8, Bolt Inc <BLT> 3/8 to 66.";
        assert_eq!(changes(row)[2..], ["3/8: up By", "66: up To"]);
        assert_eq!(lines(row)[2..], ["3/8 | count 0.375", "66 | count 66"]);
        assert_eq!(lines("Acme rose 2-1/2 to 56-7/8, Bolt one to 66.")[2], "one | count 1");
        assert_eq!(lines("They left 1/2 to him.")[0], "1/2 | ratio 0.5");
        assert_eq!(lines("Rates rose 1/2 to 8-1/2 pct.")[0], "1/2 | ratio 0.5");
    }

    #[test]
    fn a_range_stays_one() {
        assert_eq!(
            lines("It sold 5 to 6 farms, Spain 60 to 70.").last().map(String::as_str),
            Some("60 to 70 | count 60..70")
        );
    }
}
