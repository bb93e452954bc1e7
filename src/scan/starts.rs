//! Whether a number can start at a token at all: cheap tests, so that the readers are seldom asked in vain.

use crate::lexicon::{Class, Starts};

use super::lexer::TokenKind;
use super::reader::Reader;
use super::{amounts, fractions};

/// How far behind a month's name its day or year may stand: "Jan. , of 5".
const DATE_REACH: usize = 4;

/// Past what starts at the token, where that is an idiom or no number can be.
#[inline]
pub(super) fn past(reader: &Reader, at: usize) -> Option<usize> {
    // Most words start neither.
    let nothing = reader.is_word(at) && reader.lexicon.starts(reader.symbol(at)) == Starts::Nothing;
    if nothing { Some(at + 1) } else { past_idiom(reader, at) }
}

fn past_idiom(reader: &Reader, at: usize) -> Option<usize> {
    match reader.lexicon.idioms.starting_at(reader.tokens, reader.prose, at) {
        Some((len, ())) => Some(at + len),
        None => (!self::at(reader, at)).then_some(at + 1),
    }
}

/// Whether a number can start at the token; never false where one does.
fn at(reader: &Reader, at: usize) -> bool {
    match reader.token(at).map(|token| token.kind) {
        Some(TokenKind::Number(_) | TokenKind::Code) => true,
        Some(TokenKind::Mark(mark)) => sign(reader, at, mark),
        Some(TokenKind::Word) => match reader.lexicon.starts(reader.symbol(at)) {
            Starts::Nothing | Starts::Idiom => false,
            Starts::Number => true,
            Starts::Phrase => phrase(reader, at),
            Starts::Month => month(reader, at) || phrase(reader, at),
            Starts::Opener => opener(reader, at) || phrase(reader, at) || unit_first(reader, at),
        },
        None => false,
    }
}

/// "£3", "½", "-3", "(020 7946 0958".
fn sign(reader: &Reader, at: usize, mark: char) -> bool {
    match mark {
        '.' | ',' | ';' | ':' | '!' | '?' | '"' | '”' | '“' | '’' | '\'' | ')' => false,
        '-' | '−' | '+' | '(' if is_digits(reader, at + 1) || currency(reader, at + 1) => true,
        _ => fractions::is_sign(mark) || currency(reader, at) || unit_first(reader, at),
    }
}

/// A vague number, an order of magnitude or a currency.
fn phrase(reader: &Reader, at: usize) -> bool {
    let (lexicon, tokens, prose) = (reader.lexicon, reader.tokens, reader.prose);
    lexicon.vague.starting_at(tokens, prose, at).is_some()
        || lexicon.magnitudes.starting_at(tokens, prose, at).is_some()
        || currency(reader, at)
}

fn currency(reader: &Reader, at: usize) -> bool {
    reader.lexicon.currencies.starting_at(reader.tokens, reader.prose, at).is_some()
}

/// "per cent of 210", at the very start.
fn unit_first(reader: &Reader, at: usize) -> bool {
    at == 0 && reader.lexicon.units.starting_at(reader.tokens, reader.prose, at).is_some()
}

fn is_digits(reader: &Reader, at: usize) -> bool {
    reader.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Number(_)))
}

/// A number in digits, or the word that begins one.
fn is_number(reader: &Reader, at: usize) -> bool {
    is_digits(reader, at) || reader.lexicon.words.number(reader.symbol(at)).is_some()
}

/// "March 5", "Oct. 2017", "July six".
fn month(reader: &Reader, at: usize) -> bool {
    (at + 1..=at + DATE_REACH).any(|next| is_number(reader, next))
}

/// A word that is no number, and only opens one.
fn opener(reader: &Reader, at: usize) -> bool {
    let is = |class| reader.class(at, class);
    if is(Class::Article) {
        article(reader, at)
    } else if is(Class::Framing) || is(Class::Anywhere) {
        framed(reader, at)
    } else if is(Class::Younger) || is(Class::Older) {
        bounded(reader, at)
    } else {
        // "per cent" is a number's only where the sentence begins with it.
        !reader.is(at, "per") && !reader.is(at, "percent")
    }
}

/// "a dozen", "a third", "a-half", "a year old", "an hour and a half".
fn article(reader: &Reader, at: usize) -> bool {
    let words = &reader.lexicon.words;
    let noun = at + 1 + usize::from(reader.is_dash(at + 1));
    words.number(reader.symbol(at + 1)).is_some()
        || words.denominator(reader.symbol(noun)).is_some()
        || reader.class(at + 1, Class::TimeSpan)
        || reader.is(at + 2, "and")
}

/// "between 46,000 and", "from about half", "anywhere from 10 to".
fn framed(reader: &Reader, at: usize) -> bool {
    let next = at + 1 + usize::from(reader.class(at, Class::Anywhere));
    let number = |next| !reader.class(next, Class::Framing) && self::at(reader, next);
    number(next) || number(amounts::skip_hedge(reader, next))
}

/// "under 18", "over-65s", "under the age of one", "the over sixties".
fn bounded(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    let named = reader.is_dash(next) || reader.is_any(next, &["age", "an", "the"]);
    named || is_number(reader, next) || reader.is(at.wrapping_sub(1), "the")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sentence::number_at;
    use super::super::testing::with_reader;

    /// What opens numbers, what they are made of, and what stands between.
    const PARTS: [&str; 64] = [
        "a", "an", "from", "between", "anywhere", "over", "under", "per", "percent", "cent", "the", "age",
        "of", "hour", "year", "and", "to", "half", "third", "5", "20", "1987", "3.5", "three", "million",
        "hundred", "dozen", "fives", "sixties", "March", "may", "Sept", "about", "more", "than", "high",
        "mid", "low", "hundreds", "minus", "negative", "-", "–", "+", "(", ")", "$", "£", "A$", "%", "/",
        "<", ">", "½", ",", ".", "’", "s", "old", "up", "few", "couple", "&", "#163;",
    ];

    proptest! {
        #[test]
        fn no_number_is_missed(parts in prop::collection::vec((0..PARTS.len(), any::<bool>()), 1..8)) {
            let mut prose = String::new();
            for (part, glued) in parts {
                // Two words glued would be another.
                let letter = char::is_alphabetic;
                if !glued || prose.ends_with(letter) && PARTS[part].starts_with(letter) {
                    prose.push(' ');
                }
                prose.push_str(PARTS[part]);
            }
            let missed = with_reader(&prose, |reader| {
                (0..reader.tokens.len()).find(|&at| !super::at(&reader, at) && number_at(&reader, at).is_some())
            });
            prop_assert_eq!(missed, None, "{}", prose);
        }
    }
}
