//! Which way a figure goes: from the words that name it, else from the values it had.

use super::value::in_unit;
use crate::quantity::Quantity;
use crate::scan::Trend;

/// Words that say a figure measures a rise.
const UP: [&str; 23] = [
    "climb",
    "climbed",
    "climbs",
    "gain",
    "gains",
    "grew",
    "growing",
    "growth",
    "increase",
    "increased",
    "increases",
    "jump",
    "jumped",
    "jumps",
    "rise",
    "risen",
    "rises",
    "rising",
    "rose",
    "surge",
    "surged",
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

/// Words behind "up" and "down" that make them a direction, and no part of a verb: "sales up on last year".
const COMPARING: [&str; 6] = ["by", "from", "in", "on", "since", "year"];

/// Words before a verb that make it tell of what is counted: "snow that fell on the hills".
const RELATIVE: [&str; 4] = ["that", "which", "who", "whose"];

/// The direction the words give; `None` where they give none, or both.
pub(super) fn of_words(what: &str) -> Option<Trend> {
    let lower = what.to_lowercase();
    // "high-rise flats" do not rise: a hyphen makes one word.
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let says = |list: &[&str]| {
        let mut listed = words.iter().enumerate().filter(|(_, word)| list.binary_search(word).is_ok());
        listed.any(|(at, word)| {
            let before = at.checked_sub(1).map_or("", |at| words[at]);
            let next = words.get(at + 1).copied().unwrap_or_default();
            let adverb = matches!(*word, "up" | "down");
            // "up to 12 months", "people who signed up", "children who grew up here"
            let moves =
                if adverb { COMPARING.contains(&next) } else { !matches!(next, "up" | "off" | "out") };
            moves && !RELATIVE.contains(&before)
        })
    };
    match (says(&UP), says(&DOWN)) {
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
            ("snow that fell on Great Scar", None),
            ("people living in high-rise flats", None),
            ("pupils who dropped out of school", None),
            ("shops boarded up", None),
            ("retail sales up on the year", Some(Trend::Up)),
            ("year-on-year fall in rents", Some(Trend::Down)),
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
