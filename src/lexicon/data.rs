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

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbers {
    pub(super) small: BTreeMap<String, u64>,
    pub(super) tens: BTreeMap<String, u64>,
    pub(super) cues: Vec<String>,
    pub(super) hundred: Vec<String>,
    pub(super) scales: BTreeMap<String, u64>,
    pub(super) suffixes: BTreeMap<String, u64>,
    pub(super) ordinals: BTreeMap<String, u64>,
    pub(super) denominators: BTreeMap<String, u64>,
    pub(super) multiples: BTreeMap<String, Exact>,
    pub(super) months: BTreeMap<String, u8>,
    pub(super) magnitudes: BTreeMap<String, [Exact; 4]>,
    pub(super) vague: BTreeMap<String, [Exact; 2]>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    pub(super) unit: Vec<UnitData>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitData {
    pub(super) id: String,
    pub(super) dimension: String,
    #[serde(default = "one")]
    pub(super) factor: Exact,
    #[serde(default)]
    pub(super) offset: Exact,
    #[serde(default)]
    pub(super) before: Vec<String>,
    #[serde(default)]
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) tight: Vec<String>,
}

fn one() -> Exact {
    Exact(Decimal::ONE)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hedges {
    pub(super) before: HedgeLists,
    pub(super) after: HedgeLists,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct HedgeLists {
    #[serde(default)]
    pub(super) exactly: Vec<String>,
    #[serde(default)]
    pub(super) about: Vec<String>,
    #[serde(default)]
    pub(super) nearly: Vec<String>,
    #[serde(default)]
    pub(super) over: Vec<String>,
    #[serde(default)]
    pub(super) just_over: Vec<String>,
    #[serde(default)]
    pub(super) at_least: Vec<String>,
    #[serde(default)]
    pub(super) under: Vec<String>,
    #[serde(default)]
    pub(super) at_most: Vec<String>,
    #[serde(default)]
    pub(super) up_to: Vec<String>,
}

impl HedgeLists {
    pub(super) fn all(&self) -> [(Hedge, &[String]); 9] {
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
pub(super) type Lists = BTreeMap<Class, Vec<String>>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Idioms {
    pub(super) idioms: Vec<String>,
}
