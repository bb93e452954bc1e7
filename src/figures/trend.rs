//! Which way a figure goes: from the words that name it, else from the values it had.

use super::value::in_unit;
use crate::quantity::Quantity;
use crate::scan::Trend;

/// Words that say a figure measures a rise.
const UP: [&str; 18] = [
    "climb",
    "climbed",
    "gain",
    "gains",
    "grew",
    "growing",
    "growth",
    "increase",
    "increased",
    "increases",
    "jump",
    "rise",
    "rises",
    "rising",
    "rose",
    "surge",
    "up",
    "upturn",
];

/// Words that say a figure measures a fall.
const DOWN: [&str; 22] = [
    "cut",
    "cuts",
    "decline",
    "declined",
    "declines",
    "decrease",
    "decreased",
    "decreases",
    "down",
    "downturn",
    "drop",
    "dropped",
    "drops",
    "fall",
    "fallen",
    "falling",
    "falls",
    "fell",
    "loss",
    "losses",
    "reduction",
    "slump",
];

/// The direction the words give; `None` where they give none, or both.
pub(super) fn of_words(what: &str) -> Option<Trend> {
    let words: Vec<String> =
        what.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    // "up to 12 months" bounds, it does not rise.
    let up = words.iter().enumerate().any(|(i, word)| {
        UP.contains(&word.as_str()) && !(word == "up" && words.get(i + 1).is_some_and(|next| next == "to"))
    });
    let down = words.iter().any(|word| DOWN.contains(&word.as_str()));
    match (up, down) {
        (true, false) => Some(Trend::Up),
        (false, true) => Some(Trend::Down),
        _ => None,
    }
}

/// The direction from the old values to the new one; `None` where they differ among themselves.
pub(super) fn of_values<'q>(new: &Quantity, old: impl IntoIterator<Item = &'q Quantity>) -> Option<Trend> {
    let mut trends = old.into_iter().map(|old| match in_unit(old, &new.unit) {
        Some(value) if value < new.low => Some(Trend::Up),
        Some(value) if value > new.high => Some(Trend::Down),
        _ => None,
    });
    let first = trends.next()??;
    trends.all(|trend| trend == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_a_direction() {
        for (what, trend) in [
            ("Rise in hate crime", Some(Trend::Up)),
            ("GDP growth", Some(Trend::Up)),
            ("decline in the number of pubs", Some(Trend::Down)),
            ("babies up to 12 months old", None),
            ("rise and fall of prices", None),
            ("uprising", None),
            ("shortcuts", None),
        ] {
            assert_eq!(of_words(what), trend, "{what}");
        }
    }

    #[test]
    fn the_word_lists_are_sorted_and_apart() {
        assert!(UP.is_sorted() && DOWN.is_sorted());
        assert!(!UP.iter().any(|word| DOWN.contains(word)));
    }
}
