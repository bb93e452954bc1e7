//! Phrases that say something of a whole clause wherever they stand in it.

use serde::Deserialize;

use super::whole_phrases::WholePhrases;

/// Words after which a phrase says what a change is measured from: "up 6% on last year".
const BASES: [&str; 4] = ["on", "than", "over", "from"];
/// Words after which "had been" only describes: "people who had been uprooted".
pub(super) const RELATIVES: [&str; 3] = ["that", "which", "who"];

/// A list of phrases in lower case, found in any case.
#[derive(Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Markers {
    phrases: Vec<String>,
    found: WholePhrases,
}

impl From<Vec<String>> for Markers {
    fn from(phrases: Vec<String>) -> Markers {
        let found = WholePhrases::new(phrases.iter().map(String::as_str));
        Markers { phrases, found }
    }
}

impl std::fmt::Debug for Markers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Markers").field(&self.phrases).finish()
    }
}

impl Markers {
    /// Whether one of the phrases stands in the text, whatever it says there: if none does, none stands in a part of it
    /// that cuts no word short.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.found.find(text).next().is_some()
    }

    /// Of the phrases that stand in the clause as whole words, the first of the list; one that only says what a change is
    /// measured from dates nothing.
    pub(super) fn in_clause(&self, clause: &str) -> Option<&str> {
        let standing = self.found.find(clause).filter(|(range, _)| {
            let before = &clause[..range.start];
            let follows = |words: &[&str]| {
                let last = before.split_whitespace().next_back();
                last.is_some_and(|last| words.iter().any(|word| last.eq_ignore_ascii_case(word)))
            };
            let describes = || clause[range.clone()].starts_with("had ") && follows(&RELATIVES);
            !follows(&BASES) && !describes()
        });
        let first = standing.map(|(_, place)| place).min()?;
        self.phrases.get(first).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_whole_words_and_no_base_of_a_change() {
        let markers = Markers::from(vec!["last year".to_owned(), "year ago".to_owned()]);
        assert_eq!(markers.in_clause("It was £516 Last year"), Some("last year"));
        assert_eq!(markers.in_clause("a year ago, not last year"), Some("last year"));
        assert_eq!(markers.in_clause("up 6% on last year"), None);
        assert!(markers.stand_in("up 6% on last year") && !markers.stand_in("the last yearbook"));
        let had = Markers::from(vec!["had been".to_owned()]);
        assert_eq!(had.in_clause("people who had been uprooted"), None);
        assert_eq!(had.in_clause("the rate had been 4%"), Some("had been"));
        assert_eq!(markers.in_clause("the lastyear archive, the last yearbook"), None);
        assert_eq!(markers.in_clause("“last year”, a year  ago"), Some("last year"));
    }
}
