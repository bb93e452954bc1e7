//! Names of places.

use hashbrown::{HashMap, HashSet};

use serde::Deserialize;

/// Words of the longest name that is looked for.
const LONGEST: usize = 4;

/// The lists as they stand in `places.toml`: the names of one place together.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceLists {
    wide: Vec<Vec<String>>,
    narrow: Vec<Vec<String>>,
    people: Vec<Vec<String>>,
}

/// A place of the lexicon; two names of one place are equal.
pub(crate) type Place = usize;

/// Names of places that a number may be given for.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Names in lower case, words parted by one space.
    names: HashMap<String, Place>,
    /// The first words of the names.
    firsts: HashSet<String>,
    /// Places below this are countries, nations, regions and states.
    wide: Place,
    /// By place, its names and what its people are called.
    called: Vec<Vec<String>>,
}

impl Places {
    pub(super) fn new(lists: PlaceLists) -> Places {
        let wide = lists.wide.len();
        let mut called: Vec<Vec<String>> = lists.wide.into_iter().chain(lists.narrow).collect();
        let numbered = called.iter().enumerate();
        let names: HashMap<String, Place> = numbered
            .flat_map(|(place, names)| names.iter().map(move |n| (n.to_lowercase(), place)))
            .collect();
        for people in lists.people {
            let Some((place, people)) = people.split_first() else { continue };
            if let Some(&place) = names.get(&place.to_lowercase()) {
                called[place].extend_from_slice(people);
            }
        }
        let firsts = names.keys().filter_map(|name| name.split(' ').next()).map(str::to_owned).collect();
        Places { names, firsts, wide, called }
    }

    /// Every name of the place that has this one, and what its people are called; none of a place that is not known.
    pub(crate) fn called(&self, name: &str) -> &[String] {
        self.names.get(&name.to_lowercase()).map_or(&[], |&place| &self.called[place])
    }

    /// Whether the place is larger than a county or a city.
    pub(crate) fn is_wide(&self, place: Place) -> bool {
        place < self.wide
    }

    /// Whether a name of a place may begin with the lower-case word.
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        self.firsts.contains(word)
    }

    /// The place whose name these lower-case words begin with, and how many words it takes.
    pub(crate) fn begin<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(Place, usize)> {
        let mut name = String::new();
        let mut longest = None;
        for (nth, word) in words.take(LONGEST).enumerate() {
            match nth {
                // Few words begin one.
                0 if !self.may_begin(word) => return None,
                0 => {}
                _ => name.push(' '),
            }
            name.push_str(word);
            longest = self.names.get(&name).map(|&place| (place, nth + 1)).or(longest);
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> PlaceLists {
        toml::from_str(include_str!("en/places.toml")).unwrap()
    }

    #[test]
    fn places_are_sorted_and_named_once() {
        let lists = lists();
        assert!(lists.wide.is_sorted() && lists.narrow.is_sorted() && lists.people.is_sorted());
        let names: Vec<&String> = lists.wide.iter().chain(&lists.narrow).flatten().collect();
        assert!(lists.people.iter().all(|people| people.len() > 1 && names.contains(&&people[0])));
        let unique: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len());
        assert!(names.iter().all(|n| n.split(' ').count() <= LONGEST));
    }

    #[test]
    fn the_longest_name_wins() {
        let places = Places::new(lists());
        let place = |text: &str| places.begin(text.split(' '));
        assert_eq!(place("west virginia said").map(|(_, words)| words), Some(2));
        assert_eq!(place("uk voters").map(|(p, _)| p), place("great britain").map(|(p, _)| p));
        assert_eq!(place("nowhere"), None);
    }

    #[test]
    fn a_place_is_called_by_its_people() {
        let places = Places::new(lists());
        assert_eq!(places.called("croatia"), ["Croatia", "Croat", "Croatian"]);
        assert!(places.called("UK").iter().any(|name| name == "Briton"));
        assert!(places.called("Ambridge").is_empty());
    }
}
