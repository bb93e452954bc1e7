//! Reads the lists into a [`Lexicon`].

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::scan::{Kind, lexer};
use crate::unit::{Dimension, Unit};

use super::Lexicon;
use super::data::{
    Exact, HedgeSense, Hedges, Idioms, Lists, Magnitude, Numbers, UnitData, UnitEntry, Units, Vague, Word,
};
use super::homes::SharedCurrencies;
use super::phrases::Phrases;
use super::places::Places;
use super::terms::Terms;
use super::whole_phrases::WholePhrases;
use super::words::{NumberWord, Words};

/// A list of `src/lexicon/en/`, of which the build made JSON.
macro_rules! list {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

const NUMBERS: &str = list!("numbers");
const UNITS: &str = list!("units");
const MONEY: &str = list!("money");
const HOMES: &str = list!("homes");
const HEDGES: &str = list!("hedges");
const CLASSES: &str = list!("classes");
const CUES: &str = list!("cues");
const IDIOMS: &str = list!("idioms");
const TERMS: &str = list!("terms");
const PLACES: &str = list!("places");

/// A list that does not parse counts as empty; a test sees to it that all parse.
fn parse<T: Deserialize<'static> + Default>(text: &'static str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

pub(super) fn english() -> Lexicon {
    let numbers: Numbers = parse(NUMBERS);
    let classes = [CLASSES, CUES].map(parse::<Lists>);
    let mut words = Words::with_room_for(classes.iter().flat_map(BTreeMap::values).map(Vec::len).sum());
    add_numbers(&mut words, &numbers);
    for (class, list) in classes.into_iter().flatten() {
        for word in list {
            words.add_class(word, class);
        }
    }
    let mut units = Phrases::default();
    let mut currencies = Phrases::default();
    let money = parse::<Units>(MONEY).unit;
    for unit in parse::<Units>(UNITS).unit.iter().chain(&money) {
        add_unit(&mut words, &mut units, &mut currencies, unit);
    }
    let hedges: Hedges = parse(HEDGES);
    let currency = |id: &str| {
        let data = money.iter().find(|data| data.id == id)?;
        Some(Unit::new(id, dimension(data.dimension)?.0, data.factor.0))
    };
    let shared_currencies = SharedCurrencies::new(parse(HOMES), currency);
    let mut lexicon = Lexicon {
        units,
        shared_currencies,
        currencies,
        hedges_before: Phrases::default(),
        hedges_after: Phrases::default(),
        magnitudes: Phrases::default(),
        vague: Phrases::default(),
        idioms: Phrases::default(),
        starts: Vec::new(),
        beginnings: beginnings(&numbers),
        terms: Terms::new(parse(TERMS), Places::new(parse(PLACES))),
        words,
    };
    for (lists, phrases) in
        [(&hedges.before, &mut lexicon.hedges_before), (&hedges.after, &mut lexicon.hedges_after)]
    {
        for (hedge, list) in lists.all() {
            for phrase in list {
                add(&mut lexicon.words, phrases, phrase, false, HedgeSense { hedge });
            }
        }
    }
    for (phrase, &[Exact(low), Exact(high), Exact(least), Exact(below)]) in &numbers.magnitudes {
        add(
            &mut lexicon.words,
            &mut lexicon.magnitudes,
            phrase,
            false,
            Magnitude { low, high, least, below },
        );
    }
    for (phrase, &[Exact(low), Exact(high)]) in &numbers.vague {
        add(&mut lexicon.words, &mut lexicon.vague, phrase, false, Vague { low, high });
    }
    for phrase in parse::<Idioms>(IDIOMS).idioms {
        add(&mut lexicon.words, &mut lexicon.idioms, phrase, false, ());
    }
    lexicon.index_starts();
    lexicon
}

fn add<T>(words: &mut Words, phrases: &mut Phrases<T>, phrase: &str, exact: bool, meaning: T) {
    let mut tokens = Vec::new();
    lexer::lex(phrase, 0..phrase.len(), words, &mut tokens);
    for token in &mut tokens {
        if token.kind == lexer::TokenKind::Word {
            token.symbol = words.intern(&phrase[token.start..token.end]);
        }
    }
    phrases.add(phrase, &tokens, exact, meaning);
}

fn add_numbers(words: &mut Words, numbers: &Numbers) {
    for (word, &value) in &numbers.small {
        words.set_number(word, NumberWord::Small(value));
    }
    for (word, &value) in &numbers.tens {
        words.set_number(word, NumberWord::Tens(value));
    }
    for (word, value) in run_together(&numbers.tens, &numbers.small) {
        words.set_number(&word, NumberWord::Small(value));
    }
    for (word, value) in run_together(&numbers.tens, &numbers.ordinals) {
        words.set_ordinal(&word, value);
    }
    for word in &numbers.hundred {
        words.set_number(word, NumberWord::Hundred);
        words.set_scale_suffix(word, 100);
    }
    for (word, &value) in &numbers.scales {
        words.set_number(word, NumberWord::Scale(value));
        words.set_scale_suffix(word, value);
    }
    for (word, &value) in &numbers.suffixes {
        words.set_scale_suffix(word, value);
    }
    for (word, &value) in &numbers.ordinals {
        words.set_ordinal(word, value);
    }
    for (word, &value) in &numbers.denominators {
        words.set_denominator(word, value);
    }
    for (word, &Exact(value)) in &numbers.multiples {
        words.set_multiple(word, value);
    }
    for (word, &value) in &numbers.months {
        words.set_month(word, value);
    }
}

/// "twentyone", "thirtyfirst": tens and units that have lost their hyphen.
fn run_together<'a>(
    tens: &'a BTreeMap<Word, u64>,
    units: &'a BTreeMap<Word, u64>,
) -> impl Iterator<Item = (String, u64)> + 'a {
    let below_ten = units.iter().filter(|(_, value)| (1..10).contains(*value));
    below_ten.flat_map(|(unit, &more)| {
        tens.iter().map(move |(ten, &value)| (format!("{ten}{unit}"), value + more))
    })
}

fn add_unit(
    words: &mut Words,
    units: &mut Phrases<UnitEntry>,
    currencies: &mut Phrases<UnitEntry>,
    data: &UnitData,
) {
    let Some((dimension, kind)) = dimension(data.dimension) else { return };
    let id = if data.id == "1" { "" } else { data.id };
    let unit = Unit { offset: data.offset.0, ..Unit::new(id, dimension, data.factor.0) };
    for phrase in &data.before {
        add(words, currencies, phrase, false, UnitEntry { unit, kind, tight: false });
    }
    for (list, tight) in [(&data.words, false), (&data.tight, true)] {
        for phrase in list {
            add(words, units, phrase, tight, UnitEntry { unit, kind, tight });
        }
    }
}

/// The dimension a name in the lists stands for; three capitals are a currency.
fn dimension(name: &str) -> Option<(Dimension, Kind)> {
    Some(match name {
        "share" => (Dimension::Share, Kind::Percent),
        "points" => (Dimension::Points, Kind::Points),
        "duration" => (Dimension::Duration, Kind::Duration),
        "temperature" => (Dimension::Temperature, Kind::Temperature),
        "length" => (Dimension::Length, Kind::Measure),
        "area" => (Dimension::Area, Kind::Measure),
        "volume" => (Dimension::Volume, Kind::Measure),
        "mass" => (Dimension::Mass, Kind::Measure),
        "speed" => (Dimension::Speed, Kind::Measure),
        "energy" => (Dimension::Energy, Kind::Measure),
        "power" => (Dimension::Power, Kind::Measure),
        "data" => (Dimension::Data, Kind::Measure),
        "count" => (Dimension::Count, Kind::Measure),
        "other" => (Dimension::Other, Kind::Measure),
        code => (Dimension::Money(code.as_bytes().try_into().ok()?), Kind::Money),
    })
}

/// Every word that can begin a number, so that text without numbers costs nothing more.
fn beginnings(numbers: &Numbers) -> WholePhrases {
    let phrases = numbers.magnitudes.keys().chain(numbers.vague.keys());
    let joined: Vec<String> = run_together(&numbers.tens, &numbers.small)
        .chain(run_together(&numbers.tens, &numbers.ordinals))
        .map(|(word, _)| word)
        .collect();
    let listed = numbers
        .cues
        .iter()
        .chain(numbers.small.keys())
        .chain(numbers.tens.keys())
        .chain(&numbers.hundred)
        .chain(numbers.scales.keys())
        .chain(numbers.ordinals.keys())
        .chain(numbers.denominators.keys())
        .chain(numbers.multiples.keys())
        .copied()
        .chain(joined.iter().map(String::as_str))
        .chain(phrases.filter_map(|phrase| phrase.split(' ').find(|word| word.len() > 2)));
    WholePhrases::new(listed)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::super::homes::HomeLists;
    use super::*;
    use crate::unit::UnitId;

    #[test]
    fn every_list_parses() {
        serde_json::from_str::<Numbers>(NUMBERS).unwrap();
        serde_json::from_str::<Units>(UNITS).unwrap();
        serde_json::from_str::<Units>(MONEY).unwrap();
        serde_json::from_str::<HomeLists>(HOMES).unwrap();
        serde_json::from_str::<Hedges>(HEDGES).unwrap();
        serde_json::from_str::<Lists>(CLASSES).unwrap();
        serde_json::from_str::<Lists>(CUES).unwrap();
        serde_json::from_str::<Idioms>(IDIOMS).unwrap();
    }

    fn assert_sorted(what: &str, list: &[impl Ord]) {
        assert!(list.is_sorted_by(|a, b| a < b), "{what} is not sorted or not unique");
    }

    #[test]
    fn lists_are_sorted_and_unique() {
        for (class, list) in
            [CLASSES, CUES].into_iter().flat_map(|l| serde_json::from_str::<Lists>(l).unwrap())
        {
            assert_sorted(&format!("{class:?}"), &list);
        }
        for (currency, names) in serde_json::from_str::<HomeLists>(HOMES).unwrap().into_values().flatten() {
            assert_sorted(&currency, &names);
        }
        assert_sorted("idioms", &serde_json::from_str::<Idioms>(IDIOMS).unwrap().idioms);
        let hedges: Hedges = serde_json::from_str(HEDGES).unwrap();
        for (hedge, list) in hedges.before.all().into_iter().chain(hedges.after.all()) {
            assert_sorted(&format!("{hedge:?}"), list);
        }
    }

    #[test]
    fn units_have_a_dimension_a_factor_and_no_phrase_twice() {
        for text in [UNITS, MONEY] {
            let units: Units = serde_json::from_str(text).unwrap();
            let mut seen = std::collections::BTreeSet::new();
            for unit in &units.unit {
                assert!(dimension(unit.dimension).is_some(), "{}: {}", unit.id, unit.dimension);
                assert!(unit.factor.0 > Decimal::ZERO, "{}", unit.id);
                assert_eq!(UnitId::from(unit.id).as_str(), unit.id, "is too long");
                for phrase in unit.words.iter().chain(&unit.tight) {
                    assert!(seen.insert(*phrase), "{phrase} is in two units");
                }
            }
        }
    }
}
