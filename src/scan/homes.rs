//! Whose crowns: a currency that several countries call alike is that of the country the story named last.

use super::Kind;
use super::reader::{Reader, Reading};

/// How many bytes before a sum are asked for a country.
const REACH: usize = 4_000;

/// How many of them are asked first: most countries are named so near.
const NEAR: usize = 400;

/// Gives "20m crowns" the currency of the country named last before it, and not before `since` in the prose.
pub(super) fn settle(reader: &Reader, found: &mut Reading, since: usize) {
    // "Danish crowns" have said it.
    if found.kind != Kind::Money || found.end != found.number_end + 1 {
        return;
    }
    let shared = &reader.lexicon.shared_currencies;
    let word = reader.text(found.end - 1);
    if !shared.is_shared(word) {
        return;
    }
    let end = reader.token(found.start).map_or(0, |token| token.start);
    let before = |reach: usize| {
        let mut start = end.saturating_sub(reach).max(since);
        while !reader.prose.is_char_boundary(start) {
            start -= 1;
        }
        reader.prose.get(start..end).unwrap_or_default()
    };
    if let Some(unit) = [NEAR, REACH].into_iter().find_map(|reach| shared.last_named(word, before(reach))) {
        found.unit = *unit;
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn the_story_says_whose_they_are() {
        for (text, want) in [
            ("Oslo spent 20m crowns.", "20m crowns | money 20000000 NOK"),
            ("Volvo of Sweden sells. It made 3 billion crowns.", "3 billion crowns | money 3000000000 SEK"),
            ("Oslo spent 20m Danish crowns.", "20m Danish crowns | money 20000000 DKK"),
            ("Sri Lanka spent 20 mln rupees.", "20 mln rupees | money 20000000 LKR"),
            ("It spent 20 mln rupees.", "20 mln rupees | money 20000000 INR"),
            ("Swiss reserves fell 20 mln francs.", "20 mln francs | money 20000000 CHF"),
            ("The Finnish firm made 20 mln marks.", "20 mln marks | money 20000000 FIM"),
            ("It is Norway’s.\n    It spent 20m crowns.", "20m crowns | money 20000000 NOK"),
            ("It is Norway’s.\n\nIt spent 20m crowns.", "20m crowns | money 20000000 SEK"),
            ("A court in Norway fined him 100 kroner.", "100 kroner | money 100 NOK"),
            ("It cost him 100 kroner.", "100 kroner | money 100 DKK"),
            ("Norway won two crowns.", "two | count 2"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
