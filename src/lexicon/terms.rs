//! The words that tell figures apart, and how words are brought to a common form.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;

use super::places::Places;

/// Endings of an English verb or noun that leave it the same word.
const ENDINGS: [&str; 5] = ["", "d", "ed", "ing", "s"];

/// Word lists as they stand in `terms.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TermLists {
    stop: Vec<String>,
    prepositions: Vec<String>,
    participle: Vec<String>,
    light: Vec<String>,
    pronominal: Vec<String>,
    generic: Vec<String>,
    clause: Vec<String>,
    anaphora: Vec<String>,
    dated: Vec<String>,
    ahead: Vec<String>,
    elsewhere: Vec<String>,
    rival: Vec<String>,
    change: Vec<String>,
    change_noun: Vec<String>,
    year_long: Vec<String>,
    part_of_year: Vec<String>,
    place_word: Vec<String>,
    publishing: Vec<String>,
    comparative: Vec<String>,
    first_person: Vec<String>,
    locality: Vec<String>,
    pronoun: Vec<String>,
    contrasts: Vec<Vec<String>>,
    synonyms: Vec<Vec<String>>,
    irregular: HashMap<String, String>,
    numerals: HashMap<String, u32>,
}

/// Stop words, synonyms and the markers that pairing listens to.
pub struct Terms {
    stemmer: Stemmer,
    stop: HashSet<String>,
    prepositions: HashSet<String>,
    participles: HashSet<String>,
    light: HashSet<String>,
    pronominal: HashSet<String>,
    generic: HashSet<String>,
    clause: HashSet<String>,
    anaphora: Vec<String>,
    dated: Vec<String>,
    ahead: Vec<String>,
    elsewhere: HashSet<String>,
    rival: HashSet<String>,
    change: HashSet<String>,
    change_nouns: HashSet<String>,
    year_long: HashSet<String>,
    part_of_year: Vec<String>,
    place_words: HashSet<String>,
    publishing: HashSet<String>,
    comparative: HashSet<String>,
    first_person: HashSet<String>,
    locality: HashSet<String>,
    pronoun: HashSet<String>,
    /// Each stem's set of contrasting words.
    contrasts: HashMap<String, usize>,
    synonyms: HashMap<String, String>,
    irregular: HashMap<String, String>,
    numerals: HashMap<String, u32>,
    places: Places,
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terms").field("stop", &self.stop.len()).finish_non_exhaustive()
    }
}

impl Terms {
    /// Stems the lists once.
    pub(super) fn new(lists: TermLists, places: Places) -> Terms {
        let mut terms = Terms {
            stemmer: Stemmer::create(Algorithm::English),
            stop: lists.stop.into_iter().collect(),
            prepositions: lists.prepositions.into_iter().collect(),
            participles: lists.participle.into_iter().collect(),
            light: HashSet::new(),
            pronominal: HashSet::new(),
            generic: HashSet::new(),
            clause: lists.clause.into_iter().collect(),
            anaphora: lists.anaphora,
            dated: lists.dated,
            ahead: lists.ahead,
            elsewhere: lists.elsewhere.into_iter().collect(),
            rival: HashSet::new(),
            change: HashSet::new(),
            change_nouns: HashSet::new(),
            year_long: lists.year_long.into_iter().collect(),
            part_of_year: lists.part_of_year,
            place_words: lists.place_word.into_iter().collect(),
            publishing: lists.publishing.into_iter().collect(),
            comparative: lists.comparative.into_iter().collect(),
            first_person: lists.first_person.into_iter().collect(),
            locality: lists.locality.into_iter().collect(),
            pronoun: lists.pronoun.into_iter().collect(),
            contrasts: HashMap::new(),
            synonyms: HashMap::new(),
            irregular: lists.irregular,
            numerals: lists.numerals,
            places,
        };
        for group in &lists.synonyms {
            let stems: Vec<String> = group.iter().map(|w| terms.stem(w)).collect();
            for stem in stems.iter().skip(1) {
                terms.synonyms.insert(stem.clone(), stems[0].clone());
            }
        }
        let stems = |words: &[String]| words.iter().map(|w| terms.stem(w)).collect::<HashSet<_>>();
        let (light, pronominal) = (stems(&lists.light), stems(&lists.pronominal));
        let rival = stems(&lists.rival);
        let (generic, change_nouns) = (stems(&lists.generic), stems(&lists.change_noun));
        let change = stems(&lists.change);
        let sets = lists.contrasts.iter().enumerate();
        let contrasts =
            sets.flat_map(|(set, words)| stems(words).into_iter().map(move |stem| (stem, set))).collect();
        Terms { light, pronominal, generic, rival, change, change_nouns, contrasts, ..terms }
    }

    /// The form that stands for every inflection and synonym of a lower-case word.
    pub fn stem(&self, word: &str) -> String {
        let word = self.irregular.get(word).map_or(word, String::as_str);
        let stem: Cow<'_, str> = self.stemmer.stem(word);
        self.synonyms.get(stem.as_ref()).cloned().unwrap_or_else(|| stem.into_owned())
    }

    /// The value of a small number word.
    pub fn numeral(&self, word: &str) -> Option<u32> {
        self.numerals.get(word).copied()
    }

    /// Too common to tell one figure from another.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// A word after which a phrase only qualifies its head noun.
    pub fn is_preposition(&self, word: &str) -> bool {
        self.prepositions.contains(word)
    }

    /// "destroyed", "waiting", "lost": says what became of the noun before it.
    pub fn is_participle(&self, word: &str) -> bool {
        let regular = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
        regular || self.participles.contains(word)
    }

    /// A stem such as "share" that only measures the noun after "of".
    pub fn is_light(&self, stem: &str) -> bool {
        self.light.contains(stem)
    }

    /// A stem such as "people" that stands for whatever is counted.
    pub fn is_pronominal(&self, stem: &str) -> bool {
        self.pronominal.contains(stem)
    }

    /// A stem that says little by itself: a measuring or pronominal noun, a span of time, "new".
    pub fn is_generic(&self, stem: &str) -> bool {
        self.generic.contains(stem) || self.is_light(stem) || self.is_pronominal(stem)
    }

    /// A word that ends a clause.
    pub fn ends_clause(&self, word: &str) -> bool {
        self.clause.contains(word)
    }

    /// A lower-case word that says a number is someone else's, or a wish; "expectancy" is not "expect".
    pub fn is_elsewhere(&self, word: &str) -> bool {
        ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|base| self.elsewhere.contains(base))
    }

    /// A stem such as "rival" that makes every number of its sentence someone else's.
    pub fn is_rival(&self, stem: &str) -> bool {
        self.rival.contains(stem)
    }

    /// A stem that says "change", and so says nothing of what changes.
    pub fn is_change(&self, stem: &str) -> bool {
        self.change.contains(stem)
    }

    /// A stem such as "rise" that makes a figure the size of a change.
    pub fn is_change_noun(&self, stem: &str) -> bool {
        self.change_nouns.contains(stem)
    }

    /// A word such as "year" that makes a figure one of a whole year.
    pub fn is_year_long(&self, word: &str) -> bool {
        self.year_long.contains(word)
    }

    /// The words of a lower-case clause that speak of less than a year.
    pub fn part_of_year(&self, clause: &str) -> Option<&str> {
        marker(&self.part_of_year, clause)
    }

    /// A word such as "across" after which a place says where a number holds.
    pub fn is_place_word(&self, word: &str) -> bool {
        self.place_words.contains(word)
    }

    /// A word such as "published" whose date is not the number's.
    pub fn is_publishing(&self, word: &str) -> bool {
        self.publishing.contains(word)
    }

    /// A word such as "lower" that compares and counts nothing.
    pub fn is_comparative(&self, word: &str) -> bool {
        self.comparative.contains(word)
    }

    /// A word such as "its" that stands for what was spoken of before.
    pub fn is_pronoun(&self, word: &str) -> bool {
        self.pronoun.contains(word)
    }

    /// A word such as "city" for a part of a country.
    pub fn is_locality(&self, word: &str) -> bool {
        self.locality.contains(word)
    }

    /// "We", "our", "my".
    pub fn is_first_person(&self, word: &str) -> bool {
        self.first_person.contains(word)
    }

    /// The set of contrasting words that a lower-case word belongs to, and its stem.
    pub fn side(&self, word: &str) -> Option<(usize, String)> {
        let stem = self.stem(word);
        self.contrasts.get(&stem).map(|&set| (set, stem))
    }

    /// Names of places.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// Whether a lower-case sentence goes on about the number before it.
    pub fn is_anaphoric(&self, sentence: &str) -> bool {
        self.anaphora.iter().any(|opening| starts_with_words(sentence, opening))
    }

    /// The words of a lower-case clause that mark a number as an old one.
    pub fn dated_marker(&self, clause: &str) -> Option<&str> {
        marker(&self.dated, clause)
    }

    /// The words of a lower-case clause that mark a number as still to come.
    pub fn ahead_marker(&self, clause: &str) -> Option<&str> {
        marker(&self.ahead, clause)
    }
}

/// The first marker that stands in the clause as whole words.
fn marker<'a>(markers: &'a [String], clause: &str) -> Option<&'a str> {
    // A search per marker costs more in setting up than in searching: compare where words start instead.
    let starts: Vec<usize> = word_starts(clause).collect();
    markers.iter().map(String::as_str).find(|marker| {
        let initial = marker.as_bytes().first();
        let alike = |at: &&usize| clause.as_bytes().get(**at) == initial;
        starts.iter().filter(alike).any(|&at| {
            // "up 6% on a year earlier": what a change is measured from dates nothing.
            starts_with_words(&clause[at..], marker)
                && !matches!(
                    clause[..at].split_whitespace().next_back(),
                    Some("on" | "than" | "over" | "from")
                )
        })
    })
}

/// Where words of letters and digits start.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let was_inside = std::mem::replace(&mut inside, c.is_alphanumeric());
        (inside && !was_inside).then_some(at)
    })
}

fn starts_with_words(text: &str, opening: &str) -> bool {
    text.strip_prefix(opening).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every list of words in the built-in file, by name.
    fn lists() -> Vec<(String, Vec<String>)> {
        let table: toml::Table = include_str!("en/terms.toml").parse().unwrap();
        let words = |value: &toml::Value| -> Vec<String> {
            let texts = value.as_array().into_iter().flatten();
            // A group of synonyms goes by its first word.
            texts.map(|v| v.as_array().map_or(v, |group| &group[0]).as_str().unwrap().to_owned()).collect()
        };
        table.iter().filter(|(_, v)| v.is_array()).map(|(name, v)| (name.clone(), words(v))).collect()
    }

    #[test]
    fn lists_are_sorted_and_unique() {
        assert!(lists().len() > 10);
        for (name, words) in lists() {
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{name}: {words:?}");
        }
    }

    #[test]
    fn the_built_in_lists_parse() {
        assert!(toml::from_str::<TermLists>(include_str!("en/terms.toml")).is_ok());
    }

    #[test]
    fn markers_are_whole_words_and_no_base_of_a_change() {
        let terms = crate::Lexicon::english().terms();
        assert_eq!(terms.dated_marker("it was £516 last year"), Some("last year"));
        assert_eq!(terms.dated_marker("up 6% on last year"), None);
        assert_eq!(terms.dated_marker("the lastyear archive"), None);
    }
}
