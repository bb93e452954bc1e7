//! The words that tell figures apart, and how words are brought to a common form.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};
use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;

use super::markers::{Markers, RELATIVES};
use super::openings::Openings;
use super::places::Places;

/// Endings of an English verb or noun that leave it the same word.
const ENDINGS: [&str; 5] = ["", "d", "ed", "ing", "s"];

/// Word lists as `terms.toml` has them; [`Terms::new`] brings those that hold for every form of a word to their stems.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TermLists {
    stop: HashSet<String>,
    prepositions: HashSet<String>,
    participle: HashSet<String>,
    light: HashSet<String>,
    pronominal: HashSet<String>,
    generic: HashSet<String>,
    clause: HashSet<String>,
    anaphora: Vec<String>,
    predicate: HashSet<String>,
    dated: Markers,
    ahead: Markers,
    elsewhere: HashSet<String>,
    rival: HashSet<String>,
    change: HashSet<String>,
    change_noun: HashSet<String>,
    worldwide: HashSet<String>,
    year_long: HashSet<String>,
    part_of_year: Markers,
    place_word: HashSet<String>,
    publishing: HashSet<String>,
    comparative: HashSet<String>,
    first_person: HashSet<String>,
    locality: HashSet<String>,
    pronoun: HashSet<String>,
    contrasts: Vec<Vec<String>>,
    synonyms: Vec<Vec<String>>,
    irregular: HashMap<String, String>,
    numerals: HashMap<String, u32>,
}

/// Stop words, synonyms and the markers that pairing listens to.
pub struct Terms {
    stemmer: Stemmer,
    lists: TermLists,
    /// Each stem's set of contrasting words.
    contrasts: HashMap<String, usize>,
    /// How words begin that may have one of these stems.
    contrasting: Openings,
    /// How words begin that may stand for a change.
    changing: Openings,
    /// Each stem that another stands for.
    synonyms: HashMap<String, String>,
    places: Places,
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terms").field("stop", &self.lists.stop.len()).finish_non_exhaustive()
    }
}

impl Terms {
    /// Stems the lists once.
    pub(super) fn new(lists: TermLists, places: Places) -> Terms {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut terms = Terms {
            stemmer,
            lists,
            contrasts: HashMap::new(),
            contrasting: Openings::default(),
            changing: Openings::default(),
            synonyms: HashMap::new(),
            places,
        };
        for group in std::mem::take(&mut terms.lists.synonyms) {
            let mut stems = group.iter().map(|w| terms.stem(w)).collect::<Vec<_>>().into_iter();
            let Some(first) = stems.next() else { continue };
            terms.synonyms.extend(stems.map(|stem| (stem, first.clone())));
        }
        for (set, words) in std::mem::take(&mut terms.lists.contrasts).iter().enumerate() {
            let stems: Vec<String> = words.iter().map(|w| terms.stem(w)).collect();
            terms.contrasts.extend(stems.into_iter().map(|stem| (stem, set)));
        }
        terms.lists.light = terms.stems(&terms.lists.light);
        terms.lists.pronominal = terms.stems(&terms.lists.pronominal);
        terms.lists.generic = terms.stems(&terms.lists.generic);
        terms.lists.rival = terms.stems(&terms.lists.rival);
        terms.lists.change = terms.stems(&terms.lists.change);
        terms.lists.change_noun = terms.stems(&terms.lists.change_noun);
        let (contrasting, changing) = {
            let others: Vec<(&str, Cow<'_, str>)> = terms.other_forms().collect();
            let change = terms.lists.change.union(&terms.lists.change_noun);
            (openings(terms.contrasts.keys(), &others), openings(change, &others))
        };
        Terms { contrasting, changing, ..terms }
    }

    fn stems(&self, words: &HashSet<String>) -> HashSet<String> {
        words.iter().map(|w| self.stem(w)).collect()
    }

    /// The form that stands for every inflection and synonym of a lower-case word.
    pub fn stem(&self, word: &str) -> String {
        let word = self.lists.irregular.get(word).map_or(word, String::as_str);
        let stem: Cow<'_, str> = self.stemmer.stem(word);
        self.synonyms.get(stem.as_ref()).cloned().unwrap_or_else(|| stem.into_owned())
    }

    /// Forms that [`Terms::stem`] takes for another word: synonyms, as stems, and irregular inflections, each with the
    /// stem that stands for it.
    pub(crate) fn other_forms(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let synonyms = self.synonyms.iter().map(|(form, stem)| (form.as_str(), Cow::from(stem.as_str())));
        let irregular = self.lists.irregular.keys().map(|form| (form.as_str(), Cow::from(self.stem(form))));
        synonyms.chain(irregular)
    }

    /// Every stem of which the lists say more than that it is a word: generic, pronominal, a change, a contrast.
    pub(crate) fn stems_that_say_more(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.lists.generic, &self.lists.light, &self.lists.pronominal, &self.lists.change];
        lists.into_iter().flatten().chain(self.contrasts.keys()).map(String::as_str)
    }

    /// Whether the stem is one of [`Terms::stems_that_say_more`].
    pub(crate) fn says_more(&self, stem: &str) -> bool {
        self.is_generic(stem) || self.is_change(stem) || self.side_of_stem(stem).is_some()
    }

    /// Every small number word, and the term that stands for it and its digits.
    pub(crate) fn numerals(&self) -> impl Iterator<Item = (&str, String)> {
        self.lists.numerals.iter().map(|(word, value)| (word.as_str(), format!("#{value}")))
    }

    /// The value of a small number word.
    pub fn numeral(&self, word: &str) -> Option<u32> {
        self.lists.numerals.get(word).copied()
    }

    /// Too common to tell one figure from another.
    pub fn is_stop(&self, word: &str) -> bool {
        self.lists.stop.contains(word)
    }

    /// A word after which a phrase only qualifies its head noun.
    pub fn is_preposition(&self, word: &str) -> bool {
        self.lists.prepositions.contains(word)
    }

    /// "destroyed", "waiting", "lost": says what became of the noun before it.
    pub fn is_participle(&self, word: &str) -> bool {
        let regular = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
        regular || self.lists.participle.contains(word)
    }

    /// A stem such as "share" that only measures the noun after "of".
    pub fn is_light(&self, stem: &str) -> bool {
        self.lists.light.contains(stem)
    }

    /// A stem such as "people" that stands for whatever is counted.
    pub fn is_pronominal(&self, stem: &str) -> bool {
        self.lists.pronominal.contains(stem)
    }

    /// A stem that says little by itself: a measuring or pronominal noun, a span of time, "new".
    pub fn is_generic(&self, stem: &str) -> bool {
        self.lists.generic.contains(stem) || self.is_light(stem) || self.is_pronominal(stem)
    }

    /// A word that ends a clause.
    pub fn ends_clause(&self, word: &str) -> bool {
        self.lists.clause.contains(word)
    }

    /// A lower-case word that says a number is someone else's, or a wish; "expectancy" is not "expect".
    pub fn is_elsewhere(&self, word: &str) -> bool {
        ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|base| self.lists.elsewhere.contains(base))
    }

    /// A stem such as "rival" that makes every number of its sentence someone else's.
    pub fn is_rival(&self, stem: &str) -> bool {
        self.lists.rival.contains(stem)
    }

    /// A stem that says "change", and so says nothing of what changes.
    pub fn is_change(&self, stem: &str) -> bool {
        self.lists.change.contains(stem)
    }

    /// A lower-case word such as "rose" or "higher" that says "change".
    pub fn says_change(&self, word: &str) -> bool {
        self.changing.may_be(word) && self.is_change(&self.stem(word))
    }

    /// A lower-case word such as "rise" that makes a figure the size of a change.
    pub fn is_change_noun(&self, word: &str) -> bool {
        self.changing.may_be(word) && self.lists.change_noun.contains(&self.stem(word))
    }

    /// A word such as "is" that goes on with a subject after an aside.
    pub fn is_predicate(&self, word: &str) -> bool {
        self.lists.predicate.contains(word)
    }

    /// A word such as "global" that makes a figure one of the whole world.
    pub fn is_worldwide(&self, word: &str) -> bool {
        self.lists.worldwide.contains(word)
    }

    /// A word such as "year" that makes a figure one of a whole year.
    pub fn is_year_long(&self, word: &str) -> bool {
        self.lists.year_long.contains(word)
    }

    /// The words of a clause, in lower case, that speak of less than a year.
    pub fn part_of_year(&self, clause: &str) -> Option<&str> {
        self.lists.part_of_year.in_clause(clause)
    }

    /// A word such as "across" after which a place says where a number holds.
    pub fn is_place_word(&self, word: &str) -> bool {
        self.lists.place_word.contains(word)
    }

    /// A word such as "published" whose date is not the number's.
    pub fn is_publishing(&self, word: &str) -> bool {
        self.lists.publishing.contains(word)
    }

    /// A word such as "lower" that compares and counts nothing.
    pub fn is_comparative(&self, word: &str) -> bool {
        self.lists.comparative.contains(word)
    }

    /// A word such as "its" that stands for what was spoken of before.
    pub fn is_pronoun(&self, word: &str) -> bool {
        self.lists.pronoun.contains(word)
    }

    /// A lower-case word such as "who", after which "had" only describes.
    pub fn is_relative(&self, word: &str) -> bool {
        RELATIVES.contains(&word)
    }

    /// A word such as "city" for a part of a country.
    pub fn is_locality(&self, word: &str) -> bool {
        self.lists.locality.contains(word)
    }

    /// "We", "our", "my".
    pub fn is_first_person(&self, word: &str) -> bool {
        self.lists.first_person.contains(word)
    }

    /// The set of contrasting words that a lower-case word belongs to, and its stem.
    pub fn side(&self, word: &str) -> Option<(usize, String)> {
        let stem = self.may_contrast(word).then(|| self.stem(word))?;
        self.side_of_stem(&stem).map(|set| (set, stem))
    }

    /// Whether a lower-case word may be one of contrasting words: never false where it is.
    pub(crate) fn may_contrast(&self, word: &str) -> bool {
        self.contrasting.may_be(word)
    }

    /// The set of contrasting words that a stem belongs to.
    pub(crate) fn side_of_stem(&self, stem: &str) -> Option<usize> {
        self.contrasts.get(stem).copied()
    }

    /// Names of places.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// Whether a sentence goes on about the number before it, told by how it opens.
    pub fn is_anaphoric(&self, sentence: &str) -> bool {
        self.lists.anaphora.iter().any(|opening| starts_with_words(sentence, opening))
    }

    /// Whether words stand in the text that may date a number of it.
    pub(crate) fn may_date(&self, text: &str) -> bool {
        self.lists.dated.stand_in(text)
    }

    /// The words of a clause, in lower case, that mark a number as an old one.
    pub fn dated_marker(&self, clause: &str) -> Option<&str> {
        self.lists.dated.in_clause(clause)
    }

    /// The words of a clause, in lower case, that mark a number as still to come.
    pub fn ahead_marker(&self, clause: &str) -> Option<&str> {
        self.lists.ahead.in_clause(clause)
    }
}

/// How words begin that may have one of the stems; `others` are forms that another word stands for.
fn openings<'a>(
    stems: impl Iterator<Item = &'a String> + Clone,
    others: &[(&'a str, Cow<'a, str>)],
) -> Openings {
    let known: HashSet<&str> = stems.clone().map(String::as_str).collect();
    let forms = others.iter().filter(|(_, stem)| known.contains(stem.as_ref())).map(|(form, _)| *form);
    Openings::new(stems.map(String::as_str).chain(forms))
}

/// Whether a text opens with whole words, in any case.
fn starts_with_words(text: &str, opening: &str) -> bool {
    let (Some(start), Some(rest)) = (text.get(..opening.len()), text.get(opening.len()..)) else {
        return false;
    };
    start.eq_ignore_ascii_case(opening) && !rest.starts_with(char::is_alphanumeric)
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
}
