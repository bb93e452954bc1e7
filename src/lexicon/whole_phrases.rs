//! Finds phrases of plain words in text, in any case, none of whose words is cut short.

use std::ops::Range;

use hashbrown::HashMap;

use super::eights::{letters, lower_sixteen};
use super::openings::Openings;

/// A list of phrases in lower case, each of which begins with an ASCII letter.
#[derive(Debug, Default)]
pub(crate) struct WholePhrases {
    openings: Openings,
    /// By their first letters, sixteen at most, what must follow those, and the phrase's place in the list.
    following: HashMap<u128, Vec<(String, usize)>>,
}

impl WholePhrases {
    /// Of these phrases.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> WholePhrases {
        let mut following: HashMap<u128, Vec<(String, usize)>> = HashMap::new();
        let mut openings = Vec::new();
        for (place, phrase) in phrases.enumerate() {
            let (first, rest) = phrase.split_at(opening(phrase.as_bytes()));
            following.entry(lower_sixteen(first.as_bytes())).or_default().push((rest.to_owned(), place));
            openings.push(first);
        }
        WholePhrases { openings: Openings::of_words(openings.into_iter()), following }
    }

    /// Where they stand in a text, with their places in the list; they may overlap.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let starts = self.openings.hits(text).filter(move |&at| !text[..at].ends_with(char::is_alphanumeric));
        starts.flat_map(move |start| {
            let first = start + opening(&text.as_bytes()[start..]);
            let known = self.following.get(&lower_sixteen(&text.as_bytes()[start..first]));
            let standing = known.into_iter().flatten().filter(move |(rest, _)| goes_on(&text[first..], rest));
            standing.map(move |(rest, place)| (start..first + rest.len(), *place))
        })
    }
}

/// How many letters it opens with, as far as they are looked at together.
fn opening(text: &[u8]) -> usize {
    letters(text).min(16)
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
        let phrases =
            WholePhrases::new(["ten", "half", "year-old", "day old", "day", "counterproductive"].into_iter());
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
            ("a Counterproductive day", "2..19 20..23"),
            ("counterproductively, counterproductiv", ""),
            ("", ""),
        ] {
            let ranges: Vec<String> = phrases.find(text).map(|(range, _)| format!("{range:?}")).collect();
            assert_eq!(ranges.join(" "), found, "{text}");
        }
    }
}
