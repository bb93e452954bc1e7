//! How far a canonical value is rounded to be printed in place of a wrong number.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::{Hedge, Quantity};

/// A value rounded to a step, a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rounded {
    pub(super) value: Decimal,
    pub(super) step: Decimal,
}

/// The roundings of `truth` to try, coarsest first: from as many digits as the number has, or as small a last
/// digit, down to `finest`.
pub(super) fn roundings(
    truth: Decimal,
    stated: &Quantity,
    finest: Decimal,
    hedge: Option<Hedge>,
) -> impl Iterator<Item = Rounded> {
    let strategy = match hedge {
        Some(Hedge::Over | Hedge::JustOver | Hedge::AtLeast) => RoundingStrategy::ToNegativeInfinity,
        Some(Hedge::Nearly | Hedge::Under | Hedge::AtMost | Hedge::UpTo) => {
            RoundingStrategy::ToPositiveInfinity
        }
        _ => RoundingStrategy::MidpointAwayFromZero,
    };
    let first = coarsest(truth, stated).unwrap_or(finest).max(finest);
    let steps = std::iter::successors(Some(first), move |step| {
        step.checked_div(Decimal::TEN).filter(|next| *next >= finest && !next.is_zero())
    });
    steps.filter_map(move |step| to_step(truth, step, strategy))
}

/// The value at the step.
pub(super) fn to_step(value: Decimal, step: Decimal, strategy: RoundingStrategy) -> Option<Rounded> {
    let steps = value.checked_div(step)?.round_dp_with_strategy(0, strategy);
    Some(Rounded { value: steps.checked_mul(step)?.normalize(), step })
}

/// The last digit of the number as printed, or that of `truth` with as many significant digits: the smaller.
fn coarsest(truth: Decimal, stated: &Quantity) -> Option<Decimal> {
    let grain = stated.granularity;
    let same_digits = || {
        let digits = exponent(stated.low)?.checked_sub(exponent(grain)?)?;
        power_of_ten(exponent(truth)?.checked_sub(digits)?)
    };
    Some(same_digits().map_or(grain, |step| step.min(grain))).filter(|step| !step.is_zero())
}

/// The power of ten of the first digit: 4 for 15,800, -1 for 0.5.
pub(super) fn exponent(value: Decimal) -> Option<i32> {
    let digits = value.abs().normalize();
    if digits.is_zero() {
        return None;
    }
    let length = i32::try_from(digits.mantissa().to_string().len()).ok()?;
    Some(length - 1 - i32::try_from(digits.scale()).ok()?)
}

/// Ten to the power; `None` where a decimal cannot hold it.
pub(super) fn power_of_ten(power: i32) -> Option<Decimal> {
    let size = power.unsigned_abs();
    if power < 0 {
        return (size <= Decimal::MAX_SCALE).then(|| Decimal::new(1, size));
    }
    std::iter::repeat_n(Decimal::TEN, size as usize).try_fold(Decimal::ONE, Decimal::checked_mul)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::scan::read_value;

    fn tried(truth: &str, stated: &str, finest: &str) -> Vec<String> {
        let stated = read_value(stated, Lexicon::english()).unwrap().quantity;
        let (truth, finest) = (truth.parse().unwrap(), finest.parse().unwrap());
        roundings(truth, &stated, finest, stated.hedge).map(|r| r.value.to_string()).collect()
    }

    #[test]
    fn digits_are_kept_and_added_one_by_one() {
        assert_eq!(tried("15800", "61,000", "100"), ["16000", "15800"]);
        assert_eq!(tried("15800", "158", "100"), ["15800"]);
        assert_eq!(tried("15800", "158,000", "100"), ["15800"]);
        assert_eq!(tried("51.4", "4%", "0.1"), ["51", "51.4"]);
        assert_eq!(tried("1240000", "1.42 million", "10000"), ["1240000"]);
    }

    #[test]
    fn a_bound_rounds_to_its_own_side() {
        assert_eq!(tried("15800", "more than 18,000", "100"), ["15000", "15800"]);
        assert_eq!(tried("15300", "nearly 18,000", "100"), ["16000", "15300"]);
    }

    #[test]
    fn the_size_of_a_number_is_that_of_its_first_digit() {
        for (value, size) in [("15800", 4), ("0.5", -1), ("1", 0), ("-99.9", 1), ("1000", 3)] {
            assert_eq!(exponent(value.parse().unwrap()), Some(size), "{value}");
        }
        assert_eq!(exponent(Decimal::ZERO), None);
        assert_eq!(power_of_ten(-29), None);
        assert_eq!(power_of_ten(29), None);
    }
}
