//! A number in place of words: "nearly 16,000" for "hundreds".

use rust_decimal::{Decimal, RoundingStrategy};

use super::rounding::{Rounded, exponent, power_of_ten, to_step};
use super::{Case, small_words};
use crate::document::Span;
use crate::quantity::grouped;
use crate::report::Fix;

/// Significant digits of the number: as many as a paper gives where it spoke of hundreds before.
const DIGITS: i32 = 2;

/// Words that start the group that "of" is said of: "hundreds of the babies".
const GROUP: [&str; 19] = [
    "all", "both", "each", "her", "his", "its", "my", "our", "that", "the", "their", "them", "these", "this",
    "those", "us", "which", "whom", "your",
];

/// The fix for a count in words. Its span takes the "of" behind the words along where the number needs none.
pub(super) fn fix(case: &Case<'_>) -> Option<Fix> {
    let Case { document, mention, figure, .. } = *case;
    let canonical = &figure.quantity;
    if !mention.quantity.unit.id.is_empty() || !canonical.unit.id.is_empty() {
        return None;
    }
    let prose = document.prose();
    let words = prose.get(mention.prose.clone())?;
    let text = small_words::in_case(&said(canonical.low)?, words);
    let sentence = document.sentences().get(mention.sentence)?;
    let opens = prose.get(sentence.start..mention.prose.start)?.chars().all(|c| !c.is_alphanumeric());
    if opens && text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = mention.prose.end + of(prose.get(mention.prose.end..sentence.end)?);
    let whole = mention.prose.start..end;
    let span = document.span_of(whole.clone());
    let source = document.source().get(span.range())?;
    let is_verbatim = source == &prose[whole] && !source.contains(['\n', '\r']);
    is_verbatim.then_some(Fix { span: Span { start: mention.span.start, ..span }, text })
}

/// "nearly 16,000", "more than 15,000", "six".
fn said(value: Decimal) -> Option<String> {
    let step = power_of_ten((exponent(value)? - DIGITS + 1).max(0))?;
    let Rounded { value: round, .. } = to_step(value, step, RoundingStrategy::MidpointAwayFromZero)?;
    let number = small_words::spelled(round, "ten").unwrap_or_else(|| number(round));
    Some(match round.cmp(&value) {
        std::cmp::Ordering::Greater => format!("nearly {number}"),
        std::cmp::Ordering::Less => format!("more than {number}"),
        std::cmp::Ordering::Equal => number,
    })
}

/// "16,000", "1.3 million".
fn number(value: Decimal) -> String {
    let scales = [(12, "trillion"), (9, "billion"), (6, "million")];
    let in_words = scales.iter().find_map(|(power, word)| {
        let unit = power_of_ten(*power).filter(|unit| value.abs() >= *unit)?;
        Some(format!("{} {word}", grouped(value.checked_div(unit)?)))
    });
    in_words.unwrap_or_else(|| grouped(value))
}

/// Bytes of " of" behind the words, if the noun itself follows it.
fn of(rest: &str) -> usize {
    let Some(noun) = rest.strip_prefix(" of ") else { return 0 };
    let word: String = noun.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if word.is_empty() || GROUP.contains(&word.as_str()) { 0 } else { " of".len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_said_roundly() {
        for (value, wanted) in [
            ("15800", "nearly 16,000"),
            ("15200", "more than 15,000"),
            ("12", "12"),
            ("7", "seven"),
            ("1240000", "more than 1.2 million"),
            ("0", ""),
        ] {
            assert_eq!(said(value.parse().unwrap()).unwrap_or_default(), wanted);
        }
    }

    #[test]
    fn of_goes_where_the_noun_follows() {
        assert_eq!(of(" of babies"), 3);
        assert_eq!(of(" of the babies"), 0);
        assert_eq!(of(" babies"), 0);
        assert_eq!(of(" of 20,000"), 0);
    }
}
