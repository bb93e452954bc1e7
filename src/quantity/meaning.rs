//! The interval a stated number may mean, from its form, granularity and hedge.

use rust_decimal::Decimal;

use super::{Bound, Form, Hedge, Interval};

/// "about" reaches 5% to each side; so do simple fractions and multiples.
const APPROXIMATE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Bare round numbers reach half their last digit, but no further than 2.5%.
const ROUND: Decimal = Decimal::from_parts(25, 0, 0, false, 3);

/// The values a number may stand for, before any canonical figure is known.
///
/// `low` and `high` are face values, `granularity` the size of the last digit printed.
/// The intervals are those of the house table: "about" 5% each way, "nearly" 5% below, bounds open or
/// closed as their words are, bare numbers half a last digit each way and no more than 2.5% where round.
pub fn means(
    low: Decimal,
    high: Decimal,
    granularity: Decimal,
    form: Form,
    hedge: Option<Hedge>,
) -> Interval {
    let reach = |value: Decimal, share: Decimal| value.abs().checked_mul(share).unwrap_or_default();
    let below = |value: Decimal, by: Decimal| value.checked_sub(by).unwrap_or(value);
    let above = |value: Decimal, by: Decimal| value.checked_add(by).unwrap_or(value);
    match hedge {
        Some(Hedge::Exactly) => Interval::closed(low, high),
        Some(Hedge::About) => {
            Interval::closed(below(low, reach(low, APPROXIMATE)), above(high, reach(high, APPROXIMATE)))
        }
        Some(Hedge::Nearly) => {
            Interval::new(Bound::Closed(below(low, reach(low, APPROXIMATE))), Bound::Open(high))
        }
        Some(Hedge::Over) => Interval::new(Bound::Open(low), Bound::Unbounded),
        Some(Hedge::JustOver) => {
            Interval::new(Bound::Open(low), Bound::Closed(above(high, reach(high, APPROXIMATE))))
        }
        Some(Hedge::AtLeast) => Interval::new(Bound::Closed(low), Bound::Unbounded),
        Some(Hedge::Under) => Interval::new(Bound::Unbounded, Bound::Open(high)),
        Some(Hedge::AtMost | Hedge::UpTo) => Interval::new(Bound::Unbounded, Bound::Closed(high)),
        None => match form {
            Form::Range | Form::Magnitude | Form::Vague => Interval::closed(low, high),
            Form::Fraction => {
                Interval::closed(below(low, reach(low, APPROXIMATE)), above(high, reach(high, APPROXIMATE)))
            }
            Form::Numeral => bare(low, granularity),
        },
    }
}

/// A bare number: half its last digit to each side; where that digit is a round one, 2.5% at most.
fn bare(value: Decimal, granularity: Decimal) -> Interval {
    let half = granularity.checked_div(Decimal::TWO).unwrap_or_default();
    let cap = if granularity > Decimal::ONE { value.abs().checked_mul(ROUND).unwrap_or(half) } else { half };
    let by = half.min(cap);
    let (low, high) = (value.checked_sub(by), value.checked_add(by));
    Interval::new(Bound::Closed(low.unwrap_or(value)), Bound::Open(high.unwrap_or(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(value: i64) -> Decimal {
        Decimal::from(value)
    }

    #[test]
    fn a_round_number_is_approximate() {
        let sixteen = means(d(16_000), d(16_000), d(1_000), Form::Numeral, None);
        assert!(sixteen.contains(d(15_800)));
        assert!(!sixteen.contains(d(15_500)));
        let hundred = means(d(100), d(100), d(100), Form::Numeral, None);
        assert!(hundred.contains(d(102)) && !hundred.contains(d(103)));
    }

    #[test]
    fn a_number_that_is_not_round_is_precise() {
        let precise = means(d(15_820), d(15_820), d(10), Form::Numeral, None);
        assert!(!precise.contains(d(15_800)));
        assert!(precise.contains(d(15_820)));
    }

    #[test]
    fn hedges_bound() {
        let over = means(d(16_000), d(16_000), d(1_000), Form::Numeral, Some(Hedge::Over));
        assert!(!over.contains(d(16_000)) && over.contains(d(16_001)));
        let nearly = means(d(16_000), d(16_000), d(1_000), Form::Numeral, Some(Hedge::Nearly));
        assert!(nearly.contains(d(15_800)) && !nearly.contains(d(16_000)));
        let least = means(d(5), d(5), d(1), Form::Numeral, Some(Hedge::AtLeast));
        assert!(least.contains(d(5)) && !least.contains(d(4)));
    }

    #[test]
    fn negative_numbers_keep_their_order() {
        let about = means(d(-100), d(-100), d(100), Form::Numeral, Some(Hedge::About));
        assert!(about.contains(d(-104)) && about.contains(d(-96)) && !about.contains(d(-110)));
    }

    #[test]
    fn the_largest_decimal_does_not_overflow() {
        for hedge in [None, Some(Hedge::About), Some(Hedge::Nearly), Some(Hedge::JustOver)] {
            let interval = means(Decimal::MAX, Decimal::MAX, Decimal::ONE, Form::Numeral, hedge);
            assert!(interval.low().value().is_some());
        }
    }
}
