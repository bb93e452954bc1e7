//! Small numbers spelt out: "five" for "three".

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// Papers that spell out any numbers spell out these.
const TEN: usize = 10;

/// The number a word spells, if it is a small one.
pub(super) fn value(word: &str) -> Option<usize> {
    WORDS.iter().position(|known| known.eq_ignore_ascii_case(word))
}

/// The value as a word in the case of `like`; `None` where a house that spells out `like` might not spell it out.
pub(super) fn spelled(number: Decimal, like: &str) -> Option<String> {
    let limit = value(like)?.max(TEN);
    let whole = number.is_integer().then(|| number.to_usize()).flatten().filter(|whole| *whole <= limit)?;
    let word = WORDS.get(whole)?;
    Some(in_case(word, like))
}

/// The word in capitals, with one, or without, as the other one is.
pub(super) fn in_case(word: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return word.to_owned();
    }
    if letters.next().is_some_and(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut rest = word.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::scan::read_value;

    #[test]
    fn the_words_are_read_as_the_numbers() {
        for (number, word) in WORDS.iter().enumerate() {
            let read = read_value(word, Lexicon::english());
            assert_eq!(read.map(|m| m.quantity.low), Some(Decimal::from(number)), "{word}");
        }
    }

    #[test]
    fn the_case_is_kept_and_large_numbers_are_left() {
        let spelled = |number: u32, like| spelled(number.into(), like);
        assert_eq!(spelled(5, "three").as_deref(), Some("five"));
        assert_eq!(spelled(5, "Three").as_deref(), Some("Five"));
        assert_eq!(spelled(5, "THREE").as_deref(), Some("FIVE"));
        assert_eq!(spelled(12, "three"), None);
        assert_eq!(spelled(11, "twelve").as_deref(), Some("eleven"));
        assert_eq!(spelled(3, "dozen"), None);
    }
}
