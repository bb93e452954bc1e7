//! How errors put names, choices and numbers.

use rust_decimal::Decimal;

use crate::unit::Dimension;

/// Longest piece of a rules file that a message repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// Names longer than this are never near misses of anything.
const LONGEST_NAME: usize = 64;

/// The text as a message repeats it: on one line, and not too long.
pub(super) fn brief(text: &str) -> String {
    let mut kept: String =
        text.chars().take(LONGEST_QUOTE).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        kept.push('…');
    }
    kept
}

/// The candidate most like the name, where one is near; ties go to the first.
pub(super) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = name.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let name = name.to_lowercase();
    let limit = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|c| c.len() <= LONGEST_NAME * 4 && c.chars().count().abs_diff(length) <= limit)
        .map(|c| (strsim::osa_distance(&name, &c.to_lowercase()), c))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}

/// "did you mean `x`?", or the whole choice where nothing is near.
pub(super) fn suggestion(name: &str, choices: &[&str]) -> String {
    match nearest(name, choices.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", choices.join(", ")),
    }
}

/// The value with so many decimal places, or two significant digits where that would leave zero.
pub(super) fn rounded(value: Decimal, places: u32) -> Decimal {
    let short = value.round_dp(places);
    if short.is_zero() { value.round_sf(2).unwrap_or(value) } else { short }
}

/// What an editor calls a dimension: "money (GBP)", "a percentage".
pub(super) fn dimension(dimension: Dimension) -> String {
    match dimension {
        Dimension::Count => "a plain number",
        Dimension::Money(code) => return format!("money ({})", String::from_utf8_lossy(&code)),
        Dimension::Share => "a percentage or share",
        Dimension::Points => "percentage points",
        Dimension::Multiple => "a multiple",
        Dimension::Duration => "a length of time",
        Dimension::Length => "a length",
        Dimension::Area => "an area",
        Dimension::Volume => "a volume",
        Dimension::Mass => "a weight",
        Dimension::Speed => "a speed",
        Dimension::Temperature => "a temperature",
        Dimension::Energy => "an energy",
        Dimension::Power => "a power",
        Dimension::Data => "an amount of data",
        Dimension::Other => "a measure",
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_do_not_round_to_nothing() {
        assert_eq!(rounded("0.000123".parse().unwrap(), 1), "0.00012".parse().unwrap());
        assert_eq!(rounded("24.1667".parse().unwrap(), 1), "24.2".parse().unwrap());
    }

    #[test]
    fn only_near_names_are_suggested() {
        let keys = ["value", "what", "was"];
        assert_eq!(suggestion("vale", &keys), "did you mean `value`?");
        assert_eq!(suggestion("Value", &keys), "did you mean `value`?");
        assert_eq!(suggestion("publisher", &keys), "use one of: value, what, was");
    }

    #[test]
    fn long_text_is_cut() {
        let quote = brief(&"£\n".repeat(50));
        assert_eq!(quote.chars().count(), LONGEST_QUOTE + 1);
        assert!(quote.starts_with("£ £") && quote.ends_with('…'));
    }
}
