//! Tells at a glance whether prose without digits may hold a number.

use hashbrown::HashMap;

use super::openings::Openings;

/// The words and phrases that can be, or begin, a number in words.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    openings: Openings,
    /// By their first word, what must follow it: nothing, or the rest of a phrase.
    following: HashMap<String, Vec<String>>,
}

impl Beginnings {
    /// Of these words and phrases, in lower case.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Beginnings {
        let mut following: HashMap<String, Vec<String>> = HashMap::new();
        for phrase in phrases {
            let (first, rest) = phrase.split_at(letters(phrase));
            following.entry_ref(first).or_default().push(rest.to_owned());
        }
        Beginnings { openings: Openings::of_words(following.keys().map(String::as_str)), following }
    }

    /// Whether a word of a text without digits may begin a number.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.openings.hits(text).any(|at| {
            let (first, rest) = text[at..].split_at(letters(&text[at..]));
            let following = self.following.get(first.to_ascii_lowercase().as_str());
            following.is_some_and(|following| following.iter().any(|follows| goes_on(rest, follows)))
        })
    }
}

/// Whether a text goes on so, in any case, and no word is cut short by it.
fn goes_on(text: &str, so: &str) -> bool {
    let (Some(next), after) = (text.get(..so.len()), text.as_bytes().get(so.len())) else { return false };
    next.eq_ignore_ascii_case(so) && !after.is_some_and(u8::is_ascii_alphabetic)
}

/// Bytes of the ASCII letters that a text starts with.
fn letters(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_alphabetic).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_are_met_in_any_case_and_whole() {
        let beginnings = Beginnings::new(["ten", "half", "year-old", "day old"].into_iter());
        for (text, may) in [
            ("He had Ten.", true),
            ("Often tenants left.", false),
            ("HALF-TIME came.", true),
            ("A three-legged year.", false),
            ("A year-old dog, a year-older cat.", true),
            ("A year-older cat.", false),
            ("A day old", true),
            ("Base Ten's meters, ten&c.", true),
            ("caféten ten", true),
            ("", false),
        ] {
            assert_eq!(beginnings.are_in(text), may, "{text}");
        }
    }
}
