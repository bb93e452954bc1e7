//! How a number is printed in digits, and another value in the same way.

use std::ops::Range;

use rust_decimal::Decimal;

use super::edit::Edit;
use super::rounding::{Rounded, power_of_ten};
use super::scales::{self, Style};
use super::small_words::in_case;

/// What may part thousands.
const SEPARATORS: [char; 5] = [',', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// A number in ASCII digits, taken apart. Ranges are bytes of its text.
#[derive(Debug)]
pub(super) struct Printed<'t> {
    digits: Range<usize>,
    negative: bool,
    separator: Option<char>,
    /// Digits before the point.
    wholes: usize,
    /// Digits after it.
    decimals: usize,
    /// Whether it begins with "0.".
    below_one: bool,
    scale: Option<Scale<'t>>,
}

/// "million" of "1.42 million".
#[derive(Debug)]
struct Scale<'t> {
    word: &'t str,
    range: Range<usize>,
    style: Style,
    power: u32,
}

impl<'t> Printed<'t> {
    /// The parts of the number; `None` where it is in words, in other digits, or has anything else in it.
    pub(super) fn read(text: &'t str) -> Option<Printed<'t>> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let negative = match text.get(..start)?.trim_end() {
            "" => false,
            "-" | "−" | "minus" => true,
            _ => return None,
        };
        let mut separator = None;
        let mut wholes = digits_at(text, start);
        let mut end = start + wholes;
        while wholes < 28
            && let Some(mark) = text.get(end..)?.chars().next().filter(|c| SEPARATORS.contains(c))
            && digits_at(text, end + mark.len_utf8()) == 3
        {
            if separator.is_some_and(|known| known != mark) || separator.is_none() && wholes > 3 {
                return None;
            }
            separator = Some(mark);
            end += mark.len_utf8() + 3;
            wholes += 3;
        }
        let mut decimals = 0;
        if text.get(end..)?.starts_with('.') {
            decimals = digits_at(text, end + 1);
            end += if decimals > 0 { 1 + decimals } else { 0 };
        }
        let below_one = text.get(start..)?.starts_with("0.");
        let tail = text.get(end..)?;
        let scale = if tail.is_empty() { None } else { Some(Scale::read(text, end)?) };
        Some(Printed { digits: start..end, negative, separator, wholes, decimals, below_one, scale })
    }

    /// What to change in the number's text for it to say `to`; `grouped` says that thousands may be parted.
    pub(super) fn saying(&self, to: Rounded, grouped: bool, is_money: bool) -> Option<Vec<Edit>> {
        if to.value.is_sign_negative() != self.negative && !to.value.is_zero() {
            return None;
        }
        let value = to.value.abs();
        let (power, scale) = self.scale_for(value);
        let lost = self.lost_scale(value);
        let power = lost.map_or(power, |(_, power)| power);
        let unit = power_of_ten(i32::try_from(power).ok()?)?;
        let mantissa = value.checked_div(unit)?.normalize();
        let kept = to.step.checked_div(unit)?.normalize().scale();
        let mut places = if power > 0 { mantissa.scale() } else { kept.max(mantissa.scale()) };
        // Prices keep their pence: "£4.20".
        if is_money && self.decimals == 2 && power == 0 && !mantissa.is_integer() {
            places = places.max(2);
        }
        let plain = format!("{mantissa:.0$}", places as usize);
        let mut digits = if grouped { self.parted(&plain) } else { plain };
        if let Some((word, _)) = lost {
            digits.push(' ');
            digits.push_str(word);
        }
        let mut edits = vec![Edit { prose: self.digits.clone(), text: digits }];
        edits.extend(scale);
        Some(edits)
    }

    /// The power of ten whose word goes behind the value, and the change from the word that stands there.
    fn scale_for(&self, value: Decimal) -> (u32, Option<Edit>) {
        let Some(scale) = &self.scale else { return (0, None) };
        let fits = |power: u32, least: Decimal, most: Decimal| {
            let unit = i32::try_from(power).ok().and_then(power_of_ten);
            let mantissa = unit.and_then(|unit| value.checked_div(unit));
            mantissa.is_some_and(|m| m >= least && m < most)
        };
        // A house that prints "0.5 million" prints "0.7 million"; others print "700,000".
        let least = if self.below_one { Decimal::new(1, 1) } else { Decimal::ONE };
        // And "1,470 million" is another house's "1.47 billion".
        let most = if self.wholes > 3 { Decimal::from(1_000_000) } else { Decimal::ONE_THOUSAND };
        if fits(scale.power, least, most) {
            return (scale.power, None);
        }
        // Nobody prints "746 thousand" who has the choice.
        let mut others = scale.style.iter().filter(|(word, _)| *word != "thousand");
        if let Some((word, power)) = others.find(|(_, p)| fits(*p, Decimal::ONE, Decimal::ONE_THOUSAND)) {
            let replaced = (*power != scale.power)
                .then(|| Edit { prose: scale.range.clone(), text: in_case(word, scale.word) });
            return (*power, replaced);
        }
        (0, Some(Edit { prose: self.digits.end..scale.range.end, text: String::new() }))
    }

    /// The word that "1.24" has lost where it is to say 1,240,000.
    fn lost_scale(&self, value: Decimal) -> Option<(&'static str, u32)> {
        let could_have_one = self.scale.is_none() && self.decimals > 0;
        let is_large =
            |power: u32| i32::try_from(power).ok().and_then(power_of_ten).is_some_and(|p| value >= p);
        let mut scales = scales::words().iter().rev().filter(|(_, power)| could_have_one && *power >= 6);
        scales.find(|(_, power)| is_large(*power)).copied()
    }

    /// The digits with their thousands parted as the number's are; by commas where it is too short to tell.
    fn parted(&self, plain: &str) -> String {
        let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(w, f)| (w, Some(f)));
        // Houses that print "1500" print "15,800".
        let is_longer = self.wholes == 4 && whole.len() > 4;
        let separator = match self.separator {
            Some(mark) => Some(mark),
            None if self.wholes <= 3 || is_longer => Some(','),
            None => None,
        };
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.extend(separator);
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }
}

impl<'t> Scale<'t> {
    /// The word from `at` to the end of the text.
    fn read(text: &'t str, at: usize) -> Option<Scale<'t>> {
        let tail = text.get(at..)?;
        let word = tail.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
        let (style, power) =
            scales::scale(word).or_else(|| scales::scale(&word.to_lowercase()).filter(|_| word.len() > 1))?;
        Some(Scale { word, range: text.len() - word.len()..text.len(), style, power })
    }
}

/// How many ASCII digits stand at the offset.
fn digits_at(text: &str, at: usize) -> usize {
    text.as_bytes().get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the value in it.
    fn said(text: &str, value: &str, step: &str) -> Option<String> {
        let printed = Printed::read(text)?;
        let to = Rounded { value: value.parse().unwrap(), step: step.parse().unwrap() };
        let mut out = text.to_owned();
        for edit in printed.saying(to, true, false)?.into_iter().rev() {
            out.replace_range(edit.prose, &edit.text);
        }
        Some(out)
    }

    #[test]
    fn separators_decimals_and_scales_are_kept() {
        for (text, value, step, wanted) in [
            ("16,000", "15800", "100", "15,800"),
            ("999", "15800", "100", "15,800"),
            ("1500", "1800", "100", "1800"),
            ("1500", "15800", "100", "15,800"),
            ("15000", "15800", "100", "15800"),
            ("12 345", "15800", "100", "15 800"),
            ("12\u{202f}345", "1015800", "100", "1\u{202f}015\u{202f}800"),
            ("4.0", "3", "0.1", "3.0"),
            ("4.0", "3", "1", "3"),
            ("-3.2", "-2.3", "0.1", "-2.3"),
            ("minus 3.2", "-2.3", "0.1", "minus 2.3"),
            ("1.42 million", "1240000", "10000", "1.24 million"),
            ("1.42 million", "1200000", "10000", "1.2 million"),
            ("1.42 million", "142000", "1000", "142,000"),
            ("0.5 million", "700000", "100000", "0.7 million"),
            ("746 million", "746000", "1000", "746,000"),
            ("1,470 million", "1740000000", "10000000", "1,740 million"),
            ("3.2m", "3200000000", "100000000", "3.2bn"),
            ("3.2-million", "3200000000", "100000000", "3.2-billion"),
            ("3.2 Million", "3200000000", "100000000", "3.2 Billion"),
            ("3.2mln", "3200000000", "100000000", "3.2bln"),
        ] {
            assert_eq!(said(text, value, step).as_deref(), Some(wanted), "{text} as {value}");
        }
    }

    #[test]
    fn what_is_not_plain_digits_is_left() {
        for text in
            ["three", "3½", "１２", "45 (forty-five)", "1,234 567", "12345,678", "19, 640", "3 crore", "5th"]
        {
            assert!(Printed::read(text).is_none(), "{text}");
        }
        assert_eq!(said("3.2", "-2.3", "0.1"), None);
    }

    #[test]
    fn prices_keep_their_pence() {
        let printed = Printed::read("3.50").unwrap();
        let to = Rounded { value: Decimal::new(42, 1), step: Decimal::new(1, 1) };
        assert_eq!(printed.saying(to, true, true).unwrap()[0].text, "4.20");
    }
}
