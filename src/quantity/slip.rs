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
    let (stated, canonical) = (Digits::of(stated), Digits::of(canonical));
    let tells = canonical.significant().len() >= 2 || stated.significant().len() >= 2;
    if stated.significant() == canonical.significant() {
        return match stated.exponent.abs_diff(canonical.exponent) {
            3 | 6 | 9 => Some(Slip::Scale),
            1 | 2 if tells => Some(Slip::Zeros),
            _ => None,
        };
    }
    if !tells {
        return None;
    }
    let (a, b) = aligned(&stated, &canonical);
    if a.len() == b.len() {
        return same_length(&a, &b);
    }
    if a.len() + 1 == b.len() && a.len() >= 2 && one_missing(&a, &b) {
        return Some(Slip::Dropped);
    }
    (b.len() + 1 == a.len() && b.len() >= 2 && one_missing(&b, &a)).then_some(Slip::Added)
}

/// How many digits of the number carry information: 3 for 15,800 and for 0.158.
pub fn significant_digits(value: Decimal) -> usize {
    Digits::of(value).significant().len()
}

struct Digits {
    digits: Vec<u8>,
    /// Power of ten of the last digit.
    exponent: i32,
}

impl Digits {
    fn of(value: Decimal) -> Digits {
        let mut digits = value.mantissa().unsigned_abs().to_string().into_bytes();
        let mut exponent = -i32::try_from(value.scale()).unwrap_or(0);
        while digits.len() > 1 && digits.last() == Some(&b'0') {
            digits.pop();
            exponent += 1;
        }
        Digits { digits, exponent }
    }

    fn significant(&self) -> &[u8] {
        &self.digits
    }
}

/// Both as digits of the smaller power of ten, so that "1,800" and "15,800" read 18 and 158.
fn aligned(a: &Digits, b: &Digits) -> (Vec<u8>, Vec<u8>) {
    let exponent = a.exponent.min(b.exponent);
    let widen = |d: &Digits| {
        let zeros = usize::try_from(d.exponent - exponent).unwrap_or(0);
        let mut digits = d.digits.clone();
        digits.extend(std::iter::repeat_n(b'0', zeros));
        digits
    };
    (widen(a), widen(b))
}

fn same_length(a: &[u8], b: &[u8]) -> Option<Slip> {
    let differing: Vec<usize> = (0..a.len()).filter(|&i| a[i] != b[i]).collect();
    match differing[..] {
        [_] if a.len() >= 3 => Some(Slip::Mistyped),
        [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i] => Some(Slip::Transposed),
        _ => None,
    }
}

/// Whether `long` is `short` with one digit put in.
fn one_missing(short: &[u8], long: &[u8]) -> bool {
    let same = short.iter().zip(long).take_while(|(s, l)| s == l).count();
    short[same..] == long[same + 1..]
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
