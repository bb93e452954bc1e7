//! Fractions and mixed numbers: "½", "3½", "3/4", "two-thirds", "half a million", "one and a half".

use rust_decimal::Decimal;

use crate::lexicon::Class;

use super::lexer::TokenKind;
use super::reader::Reader;

/// Numerator and denominator of the fraction characters.
fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    })
}

/// Whether a mark is a fraction of its own.
pub(super) fn is_sign(mark: char) -> bool {
    vulgar(mark).is_some()
}

/// A part of one: "¾", "two-thirds".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fraction {
    pub(super) value: Decimal,
    /// What its denominator counts: a quarter in "three quarters".
    pub(super) grain: Decimal,
    /// One past its last token.
    pub(super) end: usize,
}

impl Fraction {
    fn new(numerator: u32, denominator: impl Into<Decimal>, end: usize) -> Option<Fraction> {
        let denominator = denominator.into();
        let over = |n: u32| Decimal::from(n).checked_div(denominator).map(|d| d.normalize());
        Some(Fraction { value: over(numerator)?, grain: over(1)?, end })
    }
}

/// A fraction in signs at `at`: "½", "3/4".
pub(super) fn signs(reader: &Reader, at: usize) -> Option<Fraction> {
    if let Some((n, d)) = reader.mark(at).and_then(vulgar) {
        return Fraction::new(n, d, at + 1);
    }
    let (n, d) = (reader.plain(at)?, reader.plain(at + 2)?);
    let slash = matches!(reader.mark(at + 1), Some('/' | '⁄'));
    let joined = reader.glued(at + 1) && reader.glued(at + 2);
    let spaced = !reader.glued(at + 1) && !reader.glued(at + 2);
    let dates = [(9, 11), (7, 7), (24, 7)].contains(&(n, d));
    let padded =
        reader.digits(at).is_some_and(|x| x.padded) || reader.digits(at + 2).is_some_and(|x| x.padded);
    let chained = matches!(reader.mark(at + 3), Some('/' | '-'))
        && reader.glued(at + 3)
        && reader.glued(at + 4)
        && !reader.is_word(at + 4);
    let usual = n < d && d <= 100 || d == 1000;
    // "5/8ths"
    let end = at + 3 + usize::from(reader.glued(at + 3) && reader.class(at + 3, Class::OrdinalEnding));
    (slash && (joined || spaced) && !dates && !padded && !chained && usual && n > 0)
        .then(|| Fraction::new(n, d, end))?
}

/// What follows a whole number and makes it mixed: "½" of "3½", "1/2" of "10 1/2", "and a half".
pub(super) fn after_whole(reader: &Reader, at: usize) -> Option<Fraction> {
    if let Some((n, d)) = reader.mark(at).and_then(vulgar) {
        return Fraction::new(n, d, at + 1);
    }
    if !reader.glued(at)
        && let Some(found) = signs(reader, at)
    {
        return Some(found);
    }
    let hyphens = reader.is_dash(at) && reader.glued(at);
    // "6-3/16 pct"
    if hyphens
        && reader.glued(at + 1)
        && let Some(found) = signs(reader, at + 1)
    {
        return Some(found);
    }
    let and = if hyphens { at + 1 } else { at };
    if !reader.is(and, "and") {
        return None;
    }
    let next = if reader.is_dash(and + 1) { and + 2 } else { and + 1 };
    // "Halo 2 and Half Life 2": a name begins.
    if reader.is_capital(next) && reader.is_capital(next + 1) && reader.digits(at.wrapping_sub(1)).is_some() {
        return None;
    }
    let found = part(reader, next)?;
    // "a third of the five and a half of the six": what has an "of" stands alone.
    (!reader.is(found.end, "of") || reader.class(found.end + 1, Class::Hour)).then_some(found)
}

/// "a half", "three quarters", "two-thirds", "half".
pub(super) fn part(reader: &Reader, at: usize) -> Option<Fraction> {
    let words = &reader.lexicon.words;
    if reader.is(at, "half") || reader.is(at, "quarter") && !reader.is(at + 1, "of") {
        let denominator = words.denominator(reader.symbol(at))?;
        return Fraction::new(1, denominator, at + 1);
    }
    let (numerator, mut end) = if reader.is(at, "a") || reader.is(at, "an") {
        (1, at + 1)
    } else if let Some(n) = reader.plain(at) {
        (n, at + 1)
    } else {
        let whole = super::number_words::whole(reader, at, false)?;
        (u32::try_from(whole.value).ok()?, whole.end)
    };
    if reader.is_dash(end) && reader.glued(end) {
        end += 1;
    }
    let denominator = words.denominator(reader.symbol(end))?;
    let plural = reader.text(end).ends_with('s');
    // "a two-third majority", "three-quarter length"
    let noun = reader.is_content(end + 1) && !reader.is_capital(end + 1);
    let describes = !plural && noun && reader.is_dash(end - 1) && (2..10).contains(&numerator);
    if (numerator == 1) == plural && !describes
        || numerator == 0
        || reader.token(end)?.kind != TokenKind::Word
    {
        return None;
    }
    // "three quarters" of a year stays a share; "twenty thirds" is nothing anyone prints.
    (numerator < 100).then(|| Fraction::new(numerator, denominator, end + 1))?
}

#[cfg(test)]
mod tests {
    use super::super::testing::with_reader;
    use super::*;

    #[test]
    fn signs_and_words() {
        for (text, value) in [("½", "0.5"), ("3/4", "0.75"), ("1 / 4", "0.25")] {
            let got = with_reader(text, |r| signs(&r, 0).map(|f| f.value.to_string()));
            assert_eq!(got.as_deref(), Some(value), "{text}");
        }
        for (text, value) in
            [("half", "0.5"), ("three-quarters", "0.75"), ("a fifth", "0.2"), ("three eighths", "0.375")]
        {
            let got = with_reader(text, |r| part(&r, 0).map(|f| f.value.to_string()));
            assert_eq!(got.as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn dates_are_not_fractions() {
        for text in ["9/11", "24/7", "05/06", "5/17/2018", "2016/17"] {
            assert_eq!(with_reader(text, |r| signs(&r, 0)), None, "{text}");
        }
    }
}
