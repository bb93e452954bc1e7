//! The digits of a book's values, and all that a slip of the keyboard may make of them.

use hashbrown::HashSet;
use rust_decimal::Decimal;

use super::evidence::telling_digits;
use crate::figures::Figure;

/// Digits from which a value tells its figure on a few words.
const TELLING: usize = 2;
/// Digits from which a slip alone can tell which figure was meant, whatever the words.
const LONG: usize = 4;

/// The digits of every value of a book that tells its figure, unrounded and former ones as well.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownDigits {
    values: HashSet<Decimal>,
    /// The long ones without their last noughts, whole and with any one digit left out.
    near: HashSet<u128>,
}

impl KnownDigits {
    /// The digits of these figures.
    pub(crate) fn of(figures: &[Figure]) -> KnownDigits {
        let mut known = KnownDigits::default();
        for figure in figures {
            let was = figure.was.iter().map(|was| &was.quantity);
            for quantity in [&figure.quantity].into_iter().chain(&figure.exact).chain(was) {
                if telling_digits(quantity) >= TELLING {
                    known.values.insert(quantity.low.normalize());
                }
                let digits = digits(quantity.low);
                if length(digits) >= LONG {
                    known.near.insert(digits);
                    known.near.extend(one_left_out(digits));
                }
            }
        }
        known
    }

    /// Whether the digits of a number can tell one of the figures: they are its own, or one slip away from it.
    pub(crate) fn may_tell(&self, face: Decimal) -> bool {
        let is_near = |digits: u128| self.near.contains(&digits);
        // A digit dropped, put in, mistyped or moved: the two are alike with one left out on either side.
        self.values.contains(&face.normalize())
            || is_near(digits(face))
            || one_left_out(digits(face)).any(is_near)
    }
}

/// The digits of a number without its last noughts.
fn digits(value: Decimal) -> u128 {
    without_noughts(value.mantissa().unsigned_abs())
}

fn without_noughts(mut digits: u128) -> u128 {
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits
}

fn length(digits: u128) -> usize {
    usize::try_from(digits.checked_ilog10().map_or(0, |log| log + 1)).unwrap_or(0)
}

/// The digits with each of them left out in turn.
fn one_left_out(digits: u128) -> impl Iterator<Item = u128> {
    let places = (0..length(digits)).scan(1_u128, |power, _| {
        let place = *power;
        *power = power.saturating_mul(10);
        Some(place)
    });
    places.map(move |place| without_noughts(digits / place / 10 * place + digits % place))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::slip;

    #[test]
    fn digits_are_left_out_in_turn() {
        let found: Vec<u128> = one_left_out(158).collect();
        assert_eq!(found, [15, 18, 58]);
        assert_eq!(digits("15800".parse().unwrap()), 158);
    }

    proptest! {
        #[test]
        fn no_slip_is_missed(canonical in 1000_i64..10_000_000, stated in 1_i64..100_000_000, slipped in 0_u32..7) {
            let of = |n: i64| Decimal::from(n);
            let mut known = KnownDigits::default();
            let digits = digits(of(canonical));
            known.near.insert(digits);
            known.near.extend(one_left_out(digits));
            // A random number is seldom a slip of another, one with a changed digit always is.
            let power = 10_i64.pow(slipped);
            let near = canonical / (power * 10) * (power * 10) + stated % 10 * power + canonical % power;
            for stated in [stated, near, canonical * 1000, canonical * 10 + stated % 10] {
                let is_slip = slip(of(stated), of(canonical)).is_some();
                prop_assert!(!is_slip || known.may_tell(of(stated)), "{stated} {canonical}");
            }
        }
    }
}
