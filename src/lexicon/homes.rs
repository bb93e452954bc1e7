//! Currencies that several countries call by one name, and what names those countries.

use std::collections::BTreeMap;

use crate::unit::Unit;

/// Currencies of one name, with the names that tell of each country.
type Homes = Vec<(Unit, Vec<String>)>;

/// The lists as they stand in `homes.toml`: by noun, by currency, the names.
pub(super) type HomeLists = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The nouns and their homes.
#[derive(Debug, Default)]
pub(crate) struct SharedCurrencies(Vec<(String, Homes)>);

impl SharedCurrencies {
    /// `unit` gives the currency with an id.
    pub(super) fn new(lists: HomeLists, unit: impl Fn(&str) -> Option<Unit>) -> SharedCurrencies {
        let homes = |by_id: BTreeMap<String, Vec<String>>| {
            by_id.into_iter().filter_map(|(id, names)| Some((unit(&id)?, names))).collect()
        };
        SharedCurrencies(lists.into_iter().map(|(noun, by_id)| (noun, homes(by_id))).collect())
    }

    /// Whether several countries call their currency so, in the singular or plural.
    pub(crate) fn is_shared(&self, word: &str) -> bool {
        self.homes(word).is_some()
    }

    /// The currency called `word` of the country that the text names last.
    pub(crate) fn last_named(&self, word: &str, text: &str) -> Option<&Unit> {
        let place = |names: &[String]| names.iter().filter_map(|name| text.rfind(name.as_str())).max();
        let named = self.homes(word)?.iter().filter_map(|(unit, names)| Some((place(names)?, unit)));
        named.max_by_key(|(at, _)| *at).map(|(_, unit)| unit)
    }

    fn homes(&self, word: &str) -> Option<&Homes> {
        let noun = word.trim_end_matches(['s', 'S']);
        self.0.iter().find(|(shared, _)| noun.eq_ignore_ascii_case(shared)).map(|(_, homes)| homes)
    }
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;

    #[test]
    fn the_country_named_last_has_it() {
        let shared = &Lexicon::english().shared_currencies;
        let id = |word, text| shared.last_named(word, text).map(|unit| unit.id.to_string());
        assert_eq!(id("crowns", "Denmark met Norway").as_deref(), Some("NOK"));
        assert_eq!(id("CROWN", "in Prague").as_deref(), Some("CZK"));
        assert_eq!(id("crowns", "in Rome"), None);
        assert_eq!(id("guilders", "in Norway"), None);
        assert!(!shared.is_shared("guilders"));
    }
}
