//! Whole numbers in words: "two hundred and five", "twenty-nine", "half" left to fractions.

use rust_decimal::Decimal;

use crate::lexicon::{Class, NumberWord};

use super::reader::Reader;

/// Bytes of the longest abbreviated scale: "trn".
const LONGEST_SHORT_SCALE: usize = 3;

/// A whole number in words and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) value: Decimal,
    pub(super) end: usize,
    /// Whether its last word was "thousand", "million" …
    pub(super) scaled: bool,
}

/// Reads the whole number at `at`. With `conjoin`, "and" may join its parts.
#[inline]
pub(super) fn whole(reader: &Reader, at: usize, conjoin: bool) -> Option<Whole> {
    // Most are asked of digits and other words.
    let begins = reader.lexicon.words.number(reader.symbol(at)).is_some() || reader.class(at, Class::Article);
    if begins { words(reader, at, conjoin) } else { None }
}

fn words(reader: &Reader, at: usize, conjoin: bool) -> Option<Whole> {
    let mut total: u64 = 0;
    let mut limit = u64::MAX;
    let mut next = at;
    let mut found = None;
    while let Some((group, mut end)) = group(reader, next, conjoin, found.is_none()) {
        let mut value = group;
        let mut scale_of_group = 1;
        let mut scaled = false;
        while let Some((scale, after)) = scale(reader, end) {
            let Some(more) = value.checked_mul(scale) else { return found };
            value = more;
            scale_of_group = scale;
            end = after;
            scaled = true;
        }
        // "one billion one-dollar shares": what a hyphen joins to its unit is another number.
        let joined =
            found.is_some() && !scaled && reader.is_dash(end) && reader.glued(end) && reader.glued(end + 1);
        if value >= limit || joined && reader.is_word(end + 1) && scale(reader, end).is_none() {
            break;
        }
        let Some(sum) = total.checked_add(value) else { return found };
        total = sum;
        found = Some(Whole { value: Decimal::from(total), end, scaled });
        if !scaled {
            break;
        }
        // "six mln three year notes": nobody goes on behind an abbreviation.
        if reader.text(end - 1).len() <= LONGEST_SHORT_SCALE {
            break;
        }
        limit = scale_of_group;
        next = end;
        if reader.is(next, "and") {
            if !conjoin {
                break;
            }
            next += 1;
            let part = below_hundred(reader, next);
            if part.is_some_and(|(_, end)| reader.lexicon.words.denominator(reader.symbol(end)).is_some()) {
                break;
            }
        } else if reader.is_dash(next) && reader.glued(next) && reader.glued(next + 1) {
            next += 1;
        }
    }
    found
}

/// A scale word, hyphenated or not.
fn scale(reader: &Reader, at: usize) -> Option<(u64, usize)> {
    let at = if reader.is_dash(at) && reader.glued(at) && reader.glued(at + 1) { at + 1 } else { at };
    match reader.lexicon.words.number(reader.symbol(at))? {
        NumberWord::Scale(scale) => Some((scale, at + 1)),
        _ => None,
    }
}

/// A group below a scale word: "two hundred and five". `first` allows "a hundred" and bare "hundred".
fn group(reader: &Reader, at: usize, conjoin: bool, first: bool) -> Option<(u64, usize)> {
    let words = &reader.lexicon.words;
    if first && (reader.is(at, "a") || reader.is(at, "an")) {
        return match words.number(reader.symbol(at + 1))? {
            NumberWord::Hundred => Some(tail(reader, 100, at + 2, conjoin)),
            NumberWord::Scale(_) => Some((1, at + 1)),
            _ => None,
        };
    }
    let (value, end) = match words.number(reader.symbol(at)) {
        Some(NumberWord::Hundred) if first => return Some(tail(reader, 100, at + 1, conjoin)),
        Some(NumberWord::Scale(_)) if first && stands_alone(reader, at) => return Some((1, at)),
        _ => below_hundred(reader, at)?,
    };
    let hundred = if reader.is_dash(end) && reader.glued(end) { end + 1 } else { end };
    if value > 0 && words.number(reader.symbol(hundred)) == Some(NumberWord::Hundred) {
        return Some(tail(reader, value * 100, hundred + 1, conjoin));
    }
    Some((value, end))
}

/// "million" may stand for one million; "bn", and the scale of digits too long to read, stand for nothing.
fn stands_alone(reader: &Reader, at: usize) -> bool {
    let after_digits =
        at.checked_sub(1).is_some_and(|before| reader.text(before).ends_with(|c: char| c.is_numeric()));
    reader.text(at).len() > LONGEST_SHORT_SCALE && !after_digits
}

/// What follows "hundred": "and five", "five".
fn tail(reader: &Reader, hundreds: u64, at: usize, conjoin: bool) -> (u64, usize) {
    let next = match reader.is(at, "and") {
        true if !conjoin => return (hundreds, at),
        true => at + 1,
        false if reader.is_dash(at) && reader.glued(at) => at + 1,
        false => at,
    };
    match below_hundred(reader, next) {
        // "one hundred and two hundred" are two numbers.
        Some((value, end))
            if value > 0
                && reader.lexicon.words.number(reader.symbol(end)) != Some(NumberWord::Hundred)
                && !(next > at && reader.is(at, "and") && is_denominator(reader, end)) =>
        {
            (hundreds + value, end)
        }
        _ => (hundreds, at),
    }
}

/// "hundred and three quarters" is a mixed number.
fn is_denominator(reader: &Reader, at: usize) -> bool {
    reader.lexicon.words.denominator(reader.symbol(at)).is_some() && reader.text(at).ends_with('s')
}

/// One word from "zero" to "nineteen".
pub(super) fn small(reader: &Reader, at: usize) -> Option<u64> {
    match reader.lexicon.words.number(reader.symbol(at))? {
        NumberWord::Small(value) => Some(value),
        _ => None,
    }
}

/// "zero" to "ninety-nine".
pub(super) fn below_hundred(reader: &Reader, at: usize) -> Option<(u64, usize)> {
    let words = &reader.lexicon.words;
    match words.number(reader.symbol(at))? {
        NumberWord::Small(value) => Some((value, at + 1)),
        NumberWord::Tens(tens) => {
            let hyphen = reader.is_dash(at + 1) && (reader.glued(at + 1) == reader.glued(at + 2));
            let unit = if hyphen { at + 2 } else { at + 1 };
            match words.number(reader.symbol(unit)) {
                Some(NumberWord::Small(value)) if (1..10).contains(&value) => Some((tens + value, unit + 1)),
                _ => Some((tens, at + 1)),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lines, with_reader};
    use super::*;

    fn read(text: &str) -> Option<String> {
        with_reader(text, |r| {
            whole(&r, 0, true).filter(|w| w.end == r.tokens.len()).map(|w| w.value.to_string())
        })
    }

    #[test]
    fn a_short_scale_alone_is_no_number() {
        assert_eq!(read("bn"), None);
        assert_eq!(read("million").as_deref(), Some("1000000"));
    }

    #[test]
    fn a_number_joined_to_its_unit_is_another() {
        let want = ["one billion | count 1000000000", "one-dollar | money 1 USD"];
        assert_eq!(lines("It has one billion one-dollar shares."), want);
    }

    #[test]
    fn reads_whole_numbers() {
        for (text, value) in [
            ("zero", "0"),
            ("nineteen", "19"),
            ("Twenty-nine", "29"),
            ("two hundred and five", "205"),
            ("a hundred", "100"),
            ("nineteen hundred", "1900"),
            ("two thousand and two hundred", "2200"),
            ("twenty-one trillion three hundred", "21000000000300"),
            ("three hundred thousand", "300000"),
            ("seven hundred twenty-one thousand and twelve", "721012"),
            ("a million", "1000000"),
            ("two dozen", "24"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn two_numbers_are_not_one() {
        for text in ["one hundred and two hundred", "ten five", "five, six", "twenty and three"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn endless_scales_do_not_overflow() {
        assert_eq!(read(&"trillion ".repeat(50)), None);
    }

    #[test]
    fn an_abbreviation_ends_a_number() {
        let notes = lines("It sold six mln three year notes.");
        assert_eq!(notes, ["six mln | count 6000000", "three year | duration 3 a"]);
    }
}
