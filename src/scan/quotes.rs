//! The two prices of a market quote: "2,355/2,360 stg", "145.60/70 yen", "6.40/30 per cent", "6-7/16 6-5/16 per cent".

use rust_decimal::Decimal;

use super::lexer::Digits;
use super::numerals::numeral;
use super::reader::{Reader, Reading};
use super::{amounts, amounts::Amount};

/// Whether the slash behind the amount parts it from the other price of a quote.
pub(super) fn quoted(reader: &Reader, first: &Amount) -> bool {
    let slash = reader.is_mark(first.end, '/') && reader.glued(first.end) && reader.glued(first.end + 1);
    slash && prices(reader, first.end).is_some() && !reader.is_mark(first.end + 2, '/')
}

/// The lower and the higher price round the slash at `at`.
pub(super) fn prices(reader: &Reader, at: usize) -> Option<(Decimal, Decimal)> {
    let (a, b) = (reader.digits(at.checked_sub(1)?)?, reader.digits(at + 1)?);
    rest(a, b).or_else(|| whole(a, b))
}

/// "2,355/2,360", "155.80/154": two prices in full. Prices that fall have their cents, which dates have not.
fn whole(a: Digits, b: Digits) -> Option<(Decimal, Decimal)> {
    let long = |d: Digits| d.wholes >= 3 || d.decimals > 0;
    let (low, high) = (a.value.min(b.value), a.value.max(b.value));
    let climbs = a.value < b.value && high < low.saturating_mul(Decimal::TWO);
    let falls = a.decimals > 0 && high > low && high < low.saturating_mul(Decimal::new(11, 1));
    (long(a) && long(b) && (climbs || falls)).then_some((low, high))
}

/// "145.60/70", "145.95/05", "6.40/30": the second price says only its last digits.
fn rest(a: Digits, b: Digits) -> Option<(Decimal, Decimal)> {
    // "8.75/10" are marks out of ten.
    let marks =
        [Decimal::TEN, Decimal::ONE_HUNDRED].contains(&b.value) && a.value < b.value && a.decimals <= 2;
    if a.decimals < b.wholes || b.wholes < 2 || b.decimals > 0 || marks {
        return None;
    }
    let last = Decimal::new(1, a.decimals.into());
    let kept = Decimal::new(1, u32::from(a.decimals - b.wholes));
    let other = a.value.checked_sub(a.value % kept)?.checked_add(b.value.checked_mul(last)?)?;
    // Prices lie close: what would be far below is the next round number up.
    let half = kept.checked_div(Decimal::TWO)?;
    let other = if a.value.checked_sub(other)? > half { other.checked_add(kept)? } else { other };
    (other != a.value).then(|| (other.min(a.value), other.max(a.value)))
}

/// The unit of "6-7/16" in "6-7/16 6-5/16 per cent": it is said once for two prices in sixteenths and the like.
pub(super) fn unit_of_pair(reader: &Reader, found: &Reading) -> Option<Reading> {
    let fraction = |end: usize| reader.is_mark(end.wrapping_sub(2), '/');
    let second = numeral(reader, found.end, false).filter(|n| fraction(found.end) && fraction(n.end))?;
    let near = |one: Decimal, other: Decimal| one.checked_sub(other).is_some_and(|d| d.abs() < Decimal::ONE);
    near(found.low, second.low).then(|| amounts::read(reader, found.end))?
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn both_prices_are_read() {
        for (text, want) in [
            ("The dollar was at 145.60/70 yen.", "145.60/70 yen | money 145.6..145.7 JPY"),
            ("The dollar was at 145.95/05 yen.", "145.95/05 yen | money 145.95..146.05 JPY"),
            ("One month slipped to 6.40/30 pct.", "6.40/30 pct | percent 6.3..6.4 %"),
            ("It had a high and low of 155.80/154 dlrs.", "155.80/154 dlrs | money 154..155.8 USD"),
            ("Tin was at 2,355/2,360 stg.", "2,355/2,360 stg | money 2355..2360 GBP"),
            ("It won 3/4 of them.", "3/4 | ratio 0.75"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn the_unit_is_said_once_for_two_prices() {
        let want = ["6-7/16 | percent 6.4375 %", "6-5/16 pct | percent 6.3125 %"];
        assert_eq!(lines("Rates were 6-7/16 6-5/16 pct."), want);
    }
}
