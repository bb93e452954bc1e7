//! One number, however it is put, without unit or hedge.

use std::cell::RefCell;

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::{Form, Interval, without_noughts};

use super::fractions::Fraction;
use super::lexer::TokenKind;
use super::reader::Reader;
use super::{fractions, number_words, powers, suffixes, vague};

/// A number without unit or hedge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    pub(super) end: usize,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) granularity: Decimal,
    pub(super) form: Form,
    /// Whether a scale word or letter multiplied it.
    pub(super) scale: Option<Decimal>,
    /// A share of one: "half", "two-thirds". "half a million" is none.
    pub(super) share: bool,
    /// In words.
    pub(super) spelled: bool,
    /// What the words mean, where the form does not say.
    pub(super) means: Option<Interval>,
}

impl Numeral {
    pub(super) fn new(value: Decimal, granularity: Decimal, form: Form, end: usize) -> Numeral {
        Numeral {
            end,
            low: value,
            high: value,
            granularity,
            form,
            scale: None,
            share: false,
            spelled: false,
            means: None,
        }
    }

    /// A share of one.
    fn part(part: Fraction) -> Numeral {
        Numeral { share: true, ..Numeral::new(part.value, part.value, Form::Fraction, part.end) }
    }

    /// The one that an article stands for: "an hour and a half".
    pub(super) fn one(end: usize) -> Numeral {
        Numeral { spelled: true, ..Numeral::new(Decimal::ONE, Decimal::ONE, Form::Numeral, end) }
    }

    /// The value multiplied; `None` where it leaves the range of decimals.
    pub(super) fn times(self, factor: Decimal, end: usize) -> Option<Numeral> {
        Some(Numeral {
            end,
            low: self.low.checked_mul(factor)?,
            high: self.high.checked_mul(factor)?,
            granularity: self.granularity.checked_mul(factor)?,
            scale: Some(factor),
            ..self
        })
    }
}

/// The size of the last digit that is not a trailing zero: 1,000 for 16,000, 0.1 for 4.1.
pub(super) fn granularity(value: Decimal, decimals: u32) -> Decimal {
    if decimals > 0 {
        return Decimal::try_from_i128_with_scale(1, decimals).unwrap_or(Decimal::ONE);
    }
    let whole = value.trunc();
    let (_, noughts) = without_noughts(whole.mantissa().unsigned_abs() / 10_u128.pow(whole.scale()));
    Decimal::from_i128_with_scale(10_i128.pow(noughts), 0)
}

/// Reads a number at `at`. With `conjoin`, "and" may join its words.
pub(super) fn numeral(reader: &Reader, at: usize, conjoin: bool) -> Option<Numeral> {
    if let Some((after, negative)) = sign(reader, at) {
        let found = unsigned(reader, after, conjoin).filter(|n| n.form != Form::Magnitude)?;
        return Some(if negative { Numeral { low: -found.high, high: -found.low, ..found } } else { found });
    }
    let found = unsigned(reader, at, conjoin)?;
    Some(if reader.is_mark(found.end, '(') { restated(reader, found) } else { found })
}

/// "forty-five (45) days": a number in words said again in digits, or the other way round.
fn restated(reader: &Reader, found: Numeral) -> Numeral {
    let inside = unsigned(reader, found.end + 1, true);
    let again = inside.filter(|n| n.spelled != found.spelled && n.low == found.low && n.high == found.high);
    match again {
        Some(again) if reader.is_mark(again.end, ')') => Numeral { end: again.end + 1, ..found },
        _ => found,
    }
}

/// A minus sign, "minus" or "negative", or a plus sign: where the number starts, and whether it is negative.
fn sign(reader: &Reader, at: usize) -> Option<(usize, bool)> {
    let number_next =
        |at| reader.digits(at).is_some() || reader.lexicon.words.number(reader.symbol(at)).is_some();
    if says_minus(reader, at) && number_next(at + 1) {
        return Some((at + 1, true));
    }
    let mark = reader.mark(at)?;
    let free =
        !reader.glued(at) || matches!(reader.mark(at.wrapping_sub(1)), Some('<' | '>' | '=' | '≤' | '≥'));
    let touching = reader.glued(at + 1) && reader.digits(at + 1).is_some();
    match mark {
        '-' | '−' if reader.digits(at.wrapping_sub(1)).is_some() => None,
        '-' | '−' if free && touching => Some((at + 1, true)),
        '+' if free && touching => Some((at + 1, false)),
        _ => None,
    }
}

/// "minus 3", "negative $450 million"; "plus or minus 3" lies on either side.
pub(super) fn says_minus(reader: &Reader, at: usize) -> bool {
    let or = at.wrapping_sub(1);
    let either = reader.is(or, "or") && reader.is(or.wrapping_sub(1), "plus");
    (reader.is(at, "minus") || reader.is(at, "negative")) && !either
}

/// Tokens whose numerals are kept: those of one number and its neighbours.
const KEPT: usize = 8;

/// The numerals of a sentence that were read last: each is asked for by several readers in turn.
#[derive(Debug, Default)]
pub(super) struct Recent {
    /// By token, the last of those that share a place.
    kept: RefCell<[Kept; KEPT]>,
}

/// What was found at a token, without and with "and" between its words, and which of both has been looked for.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    at: usize,
    known: [bool; 2],
    found: [Option<Numeral>; 2],
}

impl Recent {
    /// What was read at the token last, or what `read` finds there now.
    fn or_read(&self, at: usize, conjoin: bool, read: impl FnOnce() -> Option<Numeral>) -> Option<Numeral> {
        let (place, way) = (at % KEPT, usize::from(conjoin));
        {
            let kept = &self.kept.borrow()[place];
            if kept.at == at && kept.known[way] {
                return kept.found[way];
            }
        }
        let found = read();
        let kept = &mut self.kept.borrow_mut()[place];
        if kept.at != at {
            (kept.at, kept.known) = (at, [false; 2]);
        }
        // There is no "and" in what takes one token, or none.
        let alike = conjoin && found.is_none_or(|numeral| numeral.end == at + 1);
        for way in if alike { 0..2 } else { way..way + 1 } {
            (kept.known[way], kept.found[way]) = (true, found);
        }
        found
    }
}

fn unsigned(reader: &Reader, at: usize, conjoin: bool) -> Option<Numeral> {
    // "and" joins words alone.
    let conjoin = conjoin || !reader.is_word(at);
    reader.recent.or_read(at, conjoin, || read_unsigned(reader, at, conjoin))
}

fn read_unsigned(reader: &Reader, at: usize, conjoin: bool) -> Option<Numeral> {
    match reader.token(at)?.kind {
        TokenKind::Number(_) => in_digits(reader, at),
        TokenKind::Mark(_) => {
            let found = Numeral::part(fractions::signs(reader, at)?);
            Some(suffixes::after_share(reader, found).unwrap_or(found))
        }
        TokenKind::Word => in_words(reader, at, conjoin),
        TokenKind::Code => None,
    }
}

fn in_digits(reader: &Reader, at: usize) -> Option<Numeral> {
    if let Some((value, end)) = powers::read(reader, at) {
        return value.map(|value| {
            Numeral::new(value, granularity(value, value.normalize().scale()), Form::Numeral, end)
        });
    }
    if let Some(found) = vague::in_digits(reader, at) {
        return Some(found);
    }
    // "2 thirds"
    let spelled =
        || fractions::part(reader, at).filter(|part| !reader.class(part.end - 1, Class::DigitlessPart));
    if let Some(part) = fractions::signs(reader, at).or_else(spelled) {
        return Some(Numeral::part(part));
    }
    let mut digits = reader.digits(at)?;
    let mut end = at + 1;
    if let Some((value, after)) = suffixes::stray_space(reader, at) {
        digits.value = value;
        digits.grouped = true;
        end = after;
    }
    let size = granularity(digits.value, u32::from(digits.decimals));
    let mut found = Numeral::new(digits.value, size, Form::Numeral, end);
    if digits.decimals == 0
        && let Some(part) = fractions::after_whole(reader, end)
    {
        let value = digits.value.checked_add(part.value)?;
        found = Numeral::new(value, part.grain, Form::Numeral, part.end);
    }
    // "1.58-1/2 dlrs": markets quote halves of a cent.
    if digits.decimals == 2
        && reader.is_dash(end)
        && let Some(part) = fractions::after_whole(reader, end)
        && let Some(value) = part.value.checked_div(Decimal::ONE_HUNDRED)
        && let Some(grain) = part.grain.checked_div(Decimal::ONE_HUNDRED)
    {
        found = Numeral::new(digits.value.checked_add(value)?, grain, Form::Numeral, part.end);
    }
    if digits.padded && digits.decimals == 0 {
        return Some(found);
    }
    Some(suffixes::read(reader, found))
}

fn in_words(reader: &Reader, at: usize, conjoin: bool) -> Option<Numeral> {
    if let Some(found) = vague::read(reader, at) {
        return Some(found);
    }
    if let Some(part) = fractions::part(reader, at) {
        let found = Numeral { spelled: true, ..Numeral::part(part) };
        return Some(suffixes::after_share(reader, found).unwrap_or(found));
    }
    let whole = number_words::whole(reader, at, conjoin)?;
    let mut found = Numeral {
        spelled: true,
        ..Numeral::new(whole.value, granularity(whole.value, 0), Form::Numeral, whole.end)
    };
    if reader.is(at, "a") && whole.end == at + 2 && reader.is(at + 1, "dozen") {
        found.form = Form::Fraction;
    }
    // "two to three hundred": a hundred is said once, as a thousand is.
    if whole.scaled || reader.is(whole.end - 1, "hundred") {
        found.scale = Some(said_scale(whole.value));
    }
    // "nine point five"
    if reader.is(whole.end, "point")
        && let Some((decimals, end)) = spoken_decimals(reader, whole.end + 1)
    {
        let value = found.low.checked_add(decimals)?;
        found = Numeral {
            low: value,
            high: value,
            end,
            granularity: granularity(value, decimals.scale()),
            ..found
        };
        return Some(suffixes::read(reader, found));
    }
    if let Some(part) = fractions::after_whole(reader, found.end) {
        let million = Decimal::from(1_000_000);
        let step =
            if whole.scaled && whole.value >= million { largest_scale(whole.value) } else { Decimal::ONE };
        let value = part.value.checked_mul(step)?.checked_add(found.low)?;
        let granularity = part.grain.checked_mul(step)?;
        found = Numeral { low: value, high: value, end: part.end, granularity, ..found };
        // "two and a half million"
        if !whole.scaled {
            return Some(suffixes::read(reader, found));
        }
    }
    if reader.is(found.end, "dozens") && !whole.scaled {
        return found.times(Decimal::from(12), found.end + 1);
    }
    Some(found)
}

/// The scale that "six" of "five to six billion" has to itself: one where the words are longer.
fn said_scale(value: Decimal) -> Decimal {
    let mut scale = Decimal::ONE;
    while let Some(next) = scale.checked_mul(Decimal::ONE_THOUSAND)
        && next <= value
    {
        scale = next;
    }
    let hundreds = scale.saturating_mul(Decimal::ONE_HUNDRED);
    let whole = |unit: Decimal| value % unit == Decimal::ZERO;
    if whole(scale) && value < hundreds {
        scale
    } else if whole(hundreds) && value < hundreds.saturating_mul(Decimal::TEN) {
        hundreds
    } else {
        Decimal::ONE
    }
}

/// The scale a whole number in words ends with: a million for "two million".
fn largest_scale(value: Decimal) -> Decimal {
    let mut scale = Decimal::from(1_000_000);
    while let Some(next) = scale.checked_mul(Decimal::ONE_THOUSAND)
        && next <= value
    {
        scale = next;
    }
    scale
}

/// The digits after "point": "five", "zero three", "seventy-one".
fn spoken_decimals(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let mut value: u32 = 0;
    let mut places = 0;
    let mut end = at;
    while places < 9 {
        let Some((part, after)) = number_words::below_hundred(reader, end) else { break };
        let part = u32::try_from(part).ok()?;
        let width = if part < 10 { 1 } else { 2 };
        value = value.checked_mul(10_u32.pow(width))?.checked_add(part)?;
        places += width;
        end = after;
    }
    (end > at).then(|| Some((Decimal::try_from_i128_with_scale(value.into(), places).ok()?, end)))?
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lines, with_reader};
    use super::*;

    fn value(text: &str) -> Option<(String, String)> {
        with_reader(text, |r| {
            numeral(&r, 0, true)
                .filter(|n| n.end == r.tokens.len())
                .map(|n| (n.low.normalize().to_string(), n.granularity.normalize().to_string()))
        })
    }

    #[test]
    fn the_last_digit_printed_sets_the_grain() {
        for (text, low, grain) in [
            ("16,000", "16000", "1000"),
            ("4.1", "4.1", "0.1"),
            ("1.58-1/2", "1.585", "0.005"),
            ("10-3/8", "10.375", "0.125"),
            ("7¾", "7.75", "0.25"),
            ("minus 12", "-12", "1"),
            ("nine point five", "9.5", "0.1"),
            ("two and a half million", "2500000", "500000"),
        ] {
            assert_eq!(value(text), Some((low.to_owned(), grain.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_number_said_twice_is_one() {
        assert_eq!(lines("It took forty-five (45) days."), ["forty-five (45) days | duration 45 d"]);
        assert_eq!(lines("It took 45 (forty-five) days."), ["45 (forty-five) days | duration 45 d"]);
        assert_eq!(lines("It had four (5) of them.").len(), 2);
    }
}
