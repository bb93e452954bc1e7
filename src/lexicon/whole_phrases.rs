//! Finds phrases of plain words in text, in any case, none of whose words is cut short.

use std::ops::Range;

use hashbrown::HashMap;

use super::eights::letters;
use super::openings::Openings;

/// A list of phrases in lower case, each of which begins with an ASCII letter.
#[derive(Debug, Default)]
pub(crate) struct WholePhrases {
    openings: Openings,
    /// By their first letters, what must follow those, and the phrase's place in the list.
    following: HashMap<String, Vec<(String, usize)>>,
}

impl WholePhrases {
    /// Of these phrases.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> WholePhrases {
        let mut following: HashMap<String, Vec<(String, usize)>> = HashMap::new();
        for (place, phrase) in phrases.enumerate() {
            let (first, rest) = phrase.split_at(letters(phrase.as_bytes()));
            following.entry_ref(first).or_default().push((rest.to_owned(), place));
        }
        WholePhrases { openings: Openings::of_words(following.keys().map(String::as_str)), following }
    }

    /// Where they stand in a text, with their places in the list; they may overlap.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let starts = self.openings.hits(text).filter(move |&at| !text[..at].ends_with(char::is_alphanumeric));
        starts.flat_map(move |start| {
            let first = start + letters(&text.as_bytes()[start..]);
            let known = self.following.get(text[start..first].to_ascii_lowercase().as_str());
            let standing = known.into_iter().flatten().filter(move |(rest, _)| goes_on(&text[first..], rest));
            standing.map(move |(rest, place)| (start..first + rest.len(), *place))
        })
    }
}

/// Whether a text goes on so, in any case, and no word is cut short by it.
fn goes_on(text: &str, so: &str) -> bool {
    let (Some(next), Some(after)) = (text.get(..so.len()), text.get(so.len()..)) else { return false };
    next.eq_ignore_ascii_case(so) && !after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_in_any_case_and_whole() {
        let phrases = WholePhrases::new(["ten", "half", "year-old", "day old", "day"].into_iter());
        for (text, found) in [
            ("He had Ten.", "7..10"),
            ("Often tenants left.", ""),
            ("HALF-TIME came.", "0..4"),
            ("A three-legged year.", ""),
            ("A year-old dog, a year-older cat.", "2..10"),
            ("A day old", "2..9 2..5"),
            ("caféten éday ten", "15..18"),
            ("Base Ten's meters, ten&c.", "5..8 19..22"),
            ("ten2 tené", ""),
            ("", ""),
        ] {
            let ranges: Vec<String> = phrases.find(text).map(|(range, _)| format!("{range:?}")).collect();
            assert_eq!(ranges.join(" "), found, "{text}");
        }
    }
}
