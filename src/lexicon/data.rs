//! The shapes of the TOML lists and the meanings they give to phrases.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::quantity::Hedge;
use crate::scan::Kind;
use crate::unit::Unit;

use super::class::Class;

/// A unit and how it may stand beside a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitEntry {
    /// The unit itself.
    pub(crate) unit: Unit,
    /// The kind of number it makes.
    pub(crate) kind: Kind,
    /// Only without white space after digits: the "p" of "7.2p".
    pub(crate) tight: bool,
}

/// What a hedge phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HedgeSense {
    /// The hedge.
    pub(crate) hedge: Hedge,
}

/// An order of magnitude: face value and what its plural means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Magnitude {
    /// Face value, lower end.
    pub(crate) low: Decimal,
    /// Face value, upper end.
    pub(crate) high: Decimal,
    /// The least it can mean.
    pub(crate) least: Decimal,
    /// What it can no longer mean.
    pub(crate) below: Decimal,
}

/// A small vague number that may multiply a scale: "several", "several hundred".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vague {
    /// Lower end.
    pub(crate) low: Decimal,
    /// Upper end.
    pub(crate) high: Decimal,
}

/// A decimal written as a string, so that it is exact.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Exact(pub(super) Decimal);

impl TryFrom<String> for Exact {
    type Error = rust_decimal::Error;

    fn try_from(text: String) -> Result<Exact, rust_decimal::Error> {
        text.parse().map(Exact)
    }
}

/// A word or phrase of a list, where it stands in the program.
pub(super) type Word = &'static str;
type Words = Vec<Word>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Numbers {
    pub(super) small: BTreeMap<Word, u64>,
    pub(super) tens: BTreeMap<Word, u64>,
    pub(super) cues: Words,
    pub(super) hundred: Words,
    pub(super) scales: BTreeMap<Word, u64>,
    pub(super) suffixes: BTreeMap<Word, u64>,
    pub(super) ordinals: BTreeMap<Word, u64>,
    pub(super) denominators: BTreeMap<Word, u64>,
    pub(super) multiples: BTreeMap<Word, Exact>,
    pub(super) months: BTreeMap<Word, u8>,
    pub(super) magnitudes: BTreeMap<Word, [Exact; 4]>,
    pub(super) vague: BTreeMap<Word, [Exact; 2]>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Units {
    pub(super) unit: Vec<UnitData>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct UnitData {
    pub(super) id: Word,
    pub(super) dimension: Word,
    #[serde(default = "one")]
    pub(super) factor: Exact,
    #[serde(default)]
    pub(super) offset: Exact,
    #[serde(default)]
    pub(super) before: Words,
    #[serde(default)]
    pub(super) words: Words,
    #[serde(default)]
    pub(super) tight: Words,
}

fn one() -> Exact {
    Exact(Decimal::ONE)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Hedges {
    pub(super) before: HedgeLists,
    pub(super) after: HedgeLists,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", bound(deserialize = "'de: 'static"))]
pub(super) struct HedgeLists {
    #[serde(default)]
    pub(super) exactly: Words,
    #[serde(default)]
    pub(super) about: Words,
    #[serde(default)]
    pub(super) nearly: Words,
    #[serde(default)]
    pub(super) over: Words,
    #[serde(default)]
    pub(super) just_over: Words,
    #[serde(default)]
    pub(super) at_least: Words,
    #[serde(default)]
    pub(super) under: Words,
    #[serde(default)]
    pub(super) at_most: Words,
    #[serde(default)]
    pub(super) up_to: Words,
}

impl HedgeLists {
    pub(super) fn all(&self) -> [(Hedge, &[Word]); 9] {
        [
            (Hedge::Exactly, &self.exactly),
            (Hedge::About, &self.about),
            (Hedge::Nearly, &self.nearly),
            (Hedge::Over, &self.over),
            (Hedge::JustOver, &self.just_over),
            (Hedge::AtLeast, &self.at_least),
            (Hedge::Under, &self.under),
            (Hedge::AtMost, &self.at_most),
            (Hedge::UpTo, &self.up_to),
        ]
    }
}

/// Class name to its words.
pub(super) type Lists = BTreeMap<Class, Words>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Idioms {
    pub(super) idioms: Words,
}
