//! Numbers for people to read.

use rust_decimal::Decimal;

use crate::unit::{Dimension, Unit};

/// Currencies that copy prints with a sign.
const SIGNS: [(&str, char); 5] = [("GBP", '£'), ("USD", '$'), ("EUR", '€'), ("JPY", '¥'), ("INR", '₹')];

/// Units whose UCUM id is no word of copy.
const WORDS: [(&str, &str); 15] = [
    ("s", "seconds"),
    ("min", "minutes"),
    ("h", "hours"),
    ("d", "days"),
    ("wk", "weeks"),
    ("mo", "months"),
    ("a", "years"),
    ("Cel", "°C"),
    ("[degF]", "°F"),
    ("[mi_i]", "miles"),
    ("[yd_i]", "yards"),
    ("[ft_i]", "feet"),
    ("[in_i]", "inches"),
    ("[acr_br]", "acres"),
    ("har", "hectares"),
];

/// The number with its thousands parted by commas and no needless noughts: "15,800", "4.1".
pub fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A value as copy prints it: "£1,200", "24.2%", "2.5 times".
pub(crate) fn with_unit(value: Decimal, unit: &Unit) -> String {
    let number = grouped(value);
    let id = &*unit.id;
    match unit.dimension {
        Dimension::Money(_) => match SIGNS.iter().find(|(code, _)| *code == id) {
            Some((_, sign)) => match number.strip_prefix('-') {
                Some(positive) => format!("-{sign}{positive}"),
                None => format!("{sign}{number}"),
            },
            None => format!("{id} {number}"),
        },
        Dimension::Share if id == "%" => format!("{number}%"),
        Dimension::Points if id == "bp" => format!("{number} basis points"),
        Dimension::Points => format!("{number} percentage points"),
        Dimension::Multiple => format!("{number} times"),
        _ if id.is_empty() => number,
        _ => {
            let word = WORDS.iter().find(|(unit, _)| *unit == id).map_or(id, |(_, word)| *word);
            format!("{number} {word}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        let of = |text: &str| grouped(text.parse().unwrap());
        assert_eq!(of("15800"), "15,800");
        assert_eq!(of("999"), "999");
        assert_eq!(of("-1234567.50"), "-1,234,567.5");
        assert_eq!(of("0.05"), "0.05");
        assert_eq!(of("-0"), "0");
    }

    #[test]
    fn numbers_with_their_unit_read_like_copy() {
        let money = |id: &str| Unit::new(id, Dimension::Money(*b"XXX"), Decimal::ONE);
        for (value, unit, text) in [
            ("-1200.5", money("GBP"), "-£1,200.5"),
            ("1200", money("CHF"), "CHF 1,200"),
            ("6", Unit::new("a", Dimension::Duration, Decimal::ONE), "6 years"),
            ("12", Unit::new("km", Dimension::Length, Decimal::ONE_THOUSAND), "12 km"),
            ("25", Unit::new("bp", Dimension::Points, Decimal::new(1, 2)), "25 basis points"),
        ] {
            assert_eq!(with_unit(value.parse().unwrap(), &unit), text);
        }
    }
}
