//! The figures that a number's digits may be those of: their own, or with a slip of the keyboard.

use std::sync::OnceLock;

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::evidence::telling_digits;
use crate::figures::Figure;
use crate::quantity::{Quantity, digit_count, without_noughts};

/// Digits from which a value tells its figure on a few words.
const TELLING: usize = 2;
/// Digits from which a slip alone can tell which figure was meant, whatever the words.
const LONG: usize = 4;

/// The digits of every value of a book that tells its figure, unrounded and former ones as well.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownDigits {
    /// The figures by value, as printed and in base units.
    values: HashMap<Decimal, Vec<usize>>,
    /// By the long ones without their last noughts, whole and with any one digit left out; worked out for the first
    /// copy that is about the book.
    near: OnceLock<HashMap<u128, Vec<usize>>>,
}

impl KnownDigits {
    /// The digits of these figures.
    pub(crate) fn of(figures: &[Figure]) -> KnownDigits {
        let mut values: HashMap<Decimal, Vec<usize>> = HashMap::new();
        for (at, figure) in figures.iter().enumerate() {
            for quantity in quantities(figure).filter(|q| telling_digits(q) >= TELLING) {
                for value in faces(quantity) {
                    add(values.entry(value).or_default(), at);
                }
            }
        }
        KnownDigits { values, near: OnceLock::new() }
    }

    /// The figures that the quantity is the value of, its unit said or not, in ascending order.
    pub(crate) fn given(&self, stated: &Quantity) -> Vec<usize> {
        let mut found: Vec<usize> =
            faces(stated).filter_map(|value| self.values.get(&value)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The figures whose value a slip may have made of this, with any other; `figures` are the book's.
    pub(crate) fn slipped(&self, face: Decimal, figures: &[Figure]) -> Vec<usize> {
        let near = self.near.get_or_init(|| near(figures));
        // A digit dropped, put in, mistyped or moved: the two are alike with one left out on either side.
        let mut found: Vec<usize> =
            keys(digits(face)).filter_map(|key| near.get(&key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn near(figures: &[Figure]) -> HashMap<u128, Vec<usize>> {
    let mut near: HashMap<u128, Vec<usize>> = HashMap::new();
    for (at, figure) in figures.iter().enumerate() {
        for quantity in quantities(figure) {
            let digits = digits(quantity.low);
            if digit_count(digits) >= LONG {
                for key in keys(digits) {
                    add(near.entry(key).or_default(), at);
                }
            }
        }
    }
    near
}

/// Appends a figure that is not there yet; figures come in ascending order.
fn add(figures: &mut Vec<usize>, figure: usize) {
    if figures.last() != Some(&figure) {
        figures.push(figure);
    }
}

/// Every value the figure has or had.
fn quantities(figure: &Figure) -> impl Iterator<Item = &Quantity> {
    let was = figure.was.iter().map(|was| &was.quantity);
    [&figure.quantity].into_iter().chain(&figure.exact).chain(was)
}

/// The value as printed, and in base units where those differ.
fn faces(quantity: &Quantity) -> impl Iterator<Item = Decimal> {
    let printed = quantity.low.normalize();
    let base = quantity.unit.to_base(quantity.low).map(|base| base.normalize());
    std::iter::once(printed).chain(base.filter(|base| *base != printed))
}

/// The digits of a number without its last noughts.
fn digits(value: Decimal) -> u128 {
    without_noughts(value.mantissa().unsigned_abs()).0
}

/// The digits, and those with each of them left out in turn.
fn keys(digits: u128) -> impl Iterator<Item = u128> {
    std::iter::once(digits).chain(one_left_out(digits))
}

/// The digits with each of them left out in turn.
fn one_left_out(digits: u128) -> impl Iterator<Item = u128> {
    let places = (0..digit_count(digits)).scan(1_u128, |power, _| {
        let place = *power;
        *power = power.saturating_mul(10);
        Some(place)
    });
    places.map(move |place| without_noughts(digits / place / 10 * place + digits % place).0)
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
            let known: Vec<u128> = keys(digits(of(canonical))).collect();
            // A random number is seldom a slip of another, one with a changed digit always is.
            let power = 10_i64.pow(slipped);
            let near = canonical / (power * 10) * (power * 10) + stated % 10 * power + canonical % power;
            for stated in [stated, near, canonical * 1000, canonical * 10 + stated % 10] {
                let is_slip = slip(of(stated), of(canonical)).is_some();
                prop_assert!(!is_slip || keys(digits(of(stated))).any(|key| known.contains(&key)), "{stated} {canonical}");
            }
        }
    }
}
