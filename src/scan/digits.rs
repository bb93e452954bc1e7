//! Numbers in digits: separators of thousands, decimal points, digits of any script.

use rust_decimal::Decimal;

use super::lexer::{Digits, TokenKind};

/// The zeros of Unicode's runs of ten decimal digits (general category Nd, Unicode 16), ASCII left out.
const ZEROS: [u32; 63] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
    0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
    0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30,
    0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0,
    0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2,
    0x1d7ec, 0x1d7f6, 0x1e140,
];

/// What parts thousands: the comma, plain, full-width and Arabic, and the spaces that style guides allow.
const SEPARATORS: [char; 7] = [',', '\u{ff0c}', '\u{66c}', '\u{2009}', '\u{202f}', '\u{a0}', ' '];
/// More digits than this do not fit a decimal.
const MOST_DIGITS: usize = 28;
/// Digits of the longest number that is asked for as a plain one.
const MOST_PLAIN: usize = 9;

/// The value of a decimal digit of any script.
fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let code = u32::from(c);
    let run = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    u8::try_from(code - ZEROS[run]).ok().filter(|&d| d < 10)
}

/// Whether the text could hold a number that is not written in ASCII: another script's digits, "½".
pub(super) fn has_foreign_number(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| !c.is_ascii() && c.is_numeric())
}

/// How many bytes, and digits, of digits the text starts with.
fn run(text: &str) -> (usize, usize) {
    let mut count = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut bytes = count;
    // Digits of two scripts are one number.
    if text.as_bytes().get(bytes).is_none_or(u8::is_ascii) {
        return (bytes, count);
    }
    for c in text[bytes..].chars() {
        if digit(c).is_none() {
            break;
        }
        bytes += c.len_utf8();
        count += 1;
    }
    (bytes, count)
}

/// Reads a number at `start`: the token and where it ends. `glued` says that it touches what is before.
pub(super) fn number(text: &str, start: usize, glued: bool) -> Option<(TokenKind, usize)> {
    let rest = text.get(start..)?;
    if rest.starts_with(|c: char| c.is_ascii() && !c.is_ascii_digit() && c != '.') {
        return None;
    }
    if let Some(after) = rest.strip_prefix('.') {
        let (bytes, _) = run(after);
        // "-.25" and "(.25" are numbers, ".25" after a letter, digit or full stop is none.
        let joined =
            glued && text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
        if joined || bytes == 0 {
            return None;
        }
        return Some(finish(rest, 0, 1 + bytes, false, start));
    }
    let (mut whole, count) = run(rest);
    if whole == 0 {
        return None;
    }
    let mut grouped = false;
    if count <= 3 {
        let more = groups(&rest[whole..], count);
        grouped = more > 0;
        whole += more;
    }
    let mut end = whole;
    if let Some(after) = rest[whole..].strip_prefix('.') {
        let (bytes, _) = run(after);
        if bytes > 0 {
            end = whole + 1 + bytes;
            if let Some(third) = rest[end..].strip_prefix('.')
                && run(third).0 > 0
            {
                return Some((TokenKind::Code, start + dotted(rest)));
            }
        }
    }
    Some(finish(rest, whole, end, grouped, start))
}

/// How many bytes of separated groups of three follow the first group.
fn groups(text: &str, first: usize) -> usize {
    let mut len = 0;
    let mut separator = None;
    let mut count = 0;
    while let Some(c) = text[len..].chars().next() {
        let fits = SEPARATORS.contains(&c) && separator.is_none_or(|s| s == c);
        if !fits {
            break;
        }
        if c == ' ' && count > 3 {
            return 0;
        }
        let (bytes, digits) = run(&text[len + c.len_utf8()..]);
        if digits != 3 {
            // Lakhs and crores: 12,34,567.
            if c == ',' && digits == 2 && first <= 2 && indian(&text[len..]) {
                len += c.len_utf8() + bytes;
                separator = Some(c);
                continue;
            }
            break;
        }
        len += c.len_utf8() + bytes;
        separator = Some(c);
        count += 1;
    }
    // A plain space parts thousands only where it plainly does, "1 414 021", "40 000", and not in a row of a table.
    let plainly = text.starts_with(" 000") || first <= 2 && (2..=3).contains(&count);
    if separator == Some(' ') && !plainly {
        return 0;
    }
    len
}

/// Whether groups of two end in a group of three.
fn indian(text: &str) -> bool {
    let mut rest = text;
    // No more groups fit a decimal, and an endless list must not be read to its end at every number.
    for _ in 0..MOST_DIGITS / 2 {
        let Some(after) = rest.strip_prefix(',') else { break };
        let (bytes, digits) = run(after);
        match digits {
            2 => rest = &after[bytes..],
            3 => return !after[bytes..].starts_with(','),
            _ => return false,
        }
    }
    false
}

/// How many bytes of digits and dots the text starts with, a last full stop left out.
fn dotted(text: &str) -> usize {
    let end = text.find(|c: char| c != '.' && digit(c).is_none()).unwrap_or(text.len());
    text[..end].trim_end_matches('.').len()
}

fn finish(text: &str, whole: usize, end: usize, grouped: bool, start: usize) -> (TokenKind, usize) {
    let mut mantissa: i128 = 0;
    let mut wholes = 0;
    let mut decimals = 0;
    for (at, c) in text[..end].char_indices() {
        let Some(d) = digit(c) else { continue };
        if wholes + decimals >= MOST_DIGITS {
            return (TokenKind::Code, start + end);
        }
        mantissa = mantissa * 10 + i128::from(d);
        if at < whole {
            wholes += 1;
        } else {
            decimals += 1;
        }
    }
    let scale = u32::try_from(decimals).unwrap_or_default();
    let Ok(value) = Decimal::try_from_i128_with_scale(mantissa, scale) else {
        return (TokenKind::Code, start + end);
    };
    let padded = wholes > 1 && text.chars().next().and_then(digit) == Some(0);
    let small = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let plain = u32::try_from(mantissa).ok().filter(|_| decimals == 0 && !grouped && wholes <= MOST_PLAIN);
    let digits = Digits { value, decimals: small(decimals), wholes: small(wholes), plain, grouped, padded };
    (TokenKind::Number(digits), start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        match number(text, 0, false)? {
            (TokenKind::Number(d), end) if end == text.len() => Some(d.value.to_string()),
            _ => None,
        }
    }

    #[test]
    fn reads_separators() {
        assert_eq!(value("1,234,567.89").as_deref(), Some("1234567.89"));
        assert_eq!(value("12,34,567").as_deref(), Some("1234567"));
        assert_eq!(value("1 414 021 100").as_deref(), Some("1414021100"));
        assert_eq!(value("300 400"), None);
        assert_eq!(value(".08").as_deref(), Some("0.08"));
    }

    #[test]
    fn reads_digits_of_other_scripts() {
        assert_eq!(value("１５,８００").as_deref(), Some("15800"));
        assert_eq!(value("٤٢").as_deref(), Some("42"));
        assert_eq!(value("１５，９００").as_deref(), Some("15900"));
        assert_eq!(value("١٥٬٩٠٠").as_deref(), Some("15900"));
    }

    #[test]
    fn too_many_digits_are_no_number() {
        assert_eq!(value(&"9".repeat(40)), None);
        assert_eq!(value(&"9".repeat(28)).map(|v| v.len()), Some(28));
    }

    #[test]
    fn zeros_are_in_order() {
        assert!(ZEROS.is_sorted());
    }
}
