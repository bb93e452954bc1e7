//! Numbers for people to read.

use rust_decimal::Decimal;

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

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted() {
        let of = |text: &str| grouped(text.parse().unwrap());
        assert_eq!(of("15800"), "15,800");
        assert_eq!(of("999"), "999");
        assert_eq!(of("-1234567.50"), "-1,234,567.5");
    }
}
