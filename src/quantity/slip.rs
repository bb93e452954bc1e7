//! How one number may have become another at the keyboard.

use rust_decimal::Decimal;

/// A slip that turns one printed number into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// Two neighbouring digits changed places: 1,530 for 1,350.
    Transposed,
    /// A digit is missing: 1,800 for 15,800.
    Dropped,
    /// A digit too many: 155,800 for 15,800.
    Added,
    /// One digit is another: 3,829 for 3,820.
    Mistyped,
    /// The right digits, a thousand (or a million …) times too large or too small: £14.6bn for £14.6m.
    Scale,
    /// The right digits, ten or a hundred times too large or too small.
    Zeros,
}

/// The slip that turns `canonical` into `stated`, if one does.
///
/// Both in one unit. Numbers of a single digit give no evidence of a slip, but for millions and billions.
pub fn slip(stated: Decimal, canonical: Decimal) -> Option<Slip> {
    if stated.is_sign_negative() != canonical.is_sign_negative() {
        return None;
    }
    let (stated, canonical) = (Significant::of(stated), Significant::of(canonical));
    let tells = canonical.length >= 2 || stated.length >= 2;
    if stated.digits == canonical.digits {
        return match stated.exponent.abs_diff(canonical.exponent) {
            3 | 6 | 9 => Some(Slip::Scale),
            1 | 2 if tells => Some(Slip::Zeros),
            _ => None,
        };
    }
    if !tells {
        return None;
    }
    // Both as digits of the smaller power of ten, so that "1,800" and "15,800" read 18 and 158.
    let exponent = stated.exponent.min(canonical.exponent);
    let lengths = (stated.length_down_to(exponent), canonical.length_down_to(exponent));
    // Most numbers are too unlike for their digits to matter.
    if lengths.0.abs_diff(lengths.1) > 1 {
        return None;
    }
    let (stated, canonical) = (Digits::of(stated.digits), Digits::of(canonical.digits));
    let a = Widened { digits: stated.kept(), length: lengths.0 };
    let b = Widened { digits: canonical.kept(), length: lengths.1 };
    if a.length == b.length {
        return same_length(a, b);
    }
    if a.length + 1 == b.length && a.length >= 2 && one_missing(a, b) {
        return Some(Slip::Dropped);
    }
    (b.length + 1 == a.length && b.length >= 2 && one_missing(b, a)).then_some(Slip::Added)
}

/// How many digits of the number carry information: 3 for 15,800 and for 0.158.
pub fn significant_digits(value: Decimal) -> usize {
    Significant::of(value).length
}

/// How many digits a whole number has; none where it is zero.
pub(crate) fn digit_count(digits: u128) -> usize {
    let log = match u64::try_from(digits) {
        Ok(small) => small.checked_ilog10(),
        Err(_) => digits.checked_ilog10(),
    };
    usize::try_from(log.map_or(0, |log| log + 1)).unwrap_or(0)
}

/// A number without its last noughts, and how many those are; none of zero.
pub(crate) fn without_noughts(mut digits: u128) -> (u128, u32) {
    let mut noughts = 0;
    while digits > u128::from(u64::MAX) && digits.is_multiple_of(10) {
        digits /= 10;
        noughts += 1;
    }
    // Nearly all numbers fit the smaller type, which divides much faster.
    let Ok(mut small) = u64::try_from(digits) else { return (digits, noughts) };
    while small > 0 && small.is_multiple_of(10) {
        small /= 10;
        noughts += 1;
    }
    (small.into(), noughts)
}

/// Digits of the largest number: a decimal has 96 bits.
const MOST_DIGITS: usize = 29;

/// The digits of a number that carry information.
struct Significant {
    /// Without the last noughts.
    digits: u128,
    /// How many they are; one of zero.
    length: usize,
    /// Power of ten of the last of them.
    exponent: i32,
}

impl Significant {
    fn of(value: Decimal) -> Significant {
        let (digits, noughts) = without_noughts(value.mantissa().unsigned_abs());
        let exponent = noughts.cast_signed() - i32::try_from(value.scale()).unwrap_or(0);
        Significant { digits, length: digit_count(digits).max(1), exponent }
    }

    /// How many digits there are with noughts after them down to a lower power of ten.
    fn length_down_to(&self, exponent: i32) -> usize {
        self.length + usize::try_from(self.exponent - exponent).unwrap_or(0)
    }
}

/// Digits one by one, kept off the heap: slips are looked for in every number.
struct Digits {
    /// The last of these.
    kept: [u8; MOST_DIGITS],
    start: usize,
}

impl Digits {
    fn of(mut rest: u128) -> Digits {
        let mut kept = [0; MOST_DIGITS];
        let mut start = MOST_DIGITS;
        // Nearly all numbers fit the smaller type, which divides much faster.
        while rest > u128::from(u64::MAX) {
            start -= 1;
            kept[start] = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        let mut rest = u64::try_from(rest).unwrap_or(0);
        while rest > 0 || start == MOST_DIGITS {
            start -= 1;
            kept[start] = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        Digits { kept, start }
    }

    fn kept(&self) -> &[u8] {
        &self.kept[self.start..]
    }
}

/// Digits with noughts after them.
#[derive(Clone, Copy)]
struct Widened<'a> {
    digits: &'a [u8],
    length: usize,
}

impl Widened<'_> {
    fn at(self, place: usize) -> u8 {
        self.digits.get(place).copied().unwrap_or(0)
    }
}

fn same_length(a: Widened<'_>, b: Widened<'_>) -> Option<Slip> {
    let mut differing = (0..a.length).filter(|&i| a.at(i) != b.at(i));
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, _) if a.length >= 3 => Some(Slip::Mistyped),
        (Some(i), Some(j), None) if j == i + 1 && a.at(i) == b.at(j) && a.at(j) == b.at(i) => {
            Some(Slip::Transposed)
        }
        _ => None,
    }
}

/// Whether `long` is `short` with one digit put in.
fn one_missing(short: Widened<'_>, long: Widened<'_>) -> bool {
    let same = (0..short.length).take_while(|&i| short.at(i) == long.at(i)).count();
    (same..short.length).all(|i| short.at(i) == long.at(i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(stated: &str, canonical: &str) -> Option<Slip> {
        slip(stated.parse().unwrap(), canonical.parse().unwrap())
    }

    #[test]
    fn slips_are_told_apart() {
        assert_eq!(of("1530", "1350"), Some(Slip::Transposed));
        assert_eq!(of("6.28", "6.82"), Some(Slip::Transposed));
        assert_eq!(of("74", "47"), Some(Slip::Transposed));
        assert_eq!(of("1800", "15800"), Some(Slip::Dropped));
        assert_eq!(of("155800", "15800"), Some(Slip::Added));
        assert_eq!(of("3829", "3820"), Some(Slip::Mistyped));
        assert_eq!(of("14600000000", "14600000"), Some(Slip::Scale));
        assert_eq!(of("1580", "15800"), Some(Slip::Zeros));
    }

    #[test]
    fn unlike_numbers_show_no_slip() {
        assert_eq!(of("15800", "15800"), None);
        assert_eq!(of("200", "15800"), None);
        assert_eq!(of("7", "9"), None);
        assert_eq!(of("12", "19"), None);
        assert_eq!(of("-15", "51"), None);
    }
}
