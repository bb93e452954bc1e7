//! Units and dimensions, with exact conversion within a dimension.

use std::sync::Arc;

use rust_decimal::Decimal;

/// What a number measures. Only quantities of one dimension are ever compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Things counted: people, homes, spills. Also a bare number.
    Count,
    /// Money, in the currency of the unit's ISO 4217 code; currencies never convert.
    Money([u8; 3]),
    /// A share of one: per cent, "one in three", "a quarter".
    Share,
    /// A difference between two percentages: percentage points, basis points.
    Points,
    /// How many times as large: "double", "2.5 times".
    Multiple,
    /// A length of time.
    Duration,
    /// Distance or height.
    Length,
    /// Area.
    Area,
    /// Volume.
    Volume,
    /// Mass or weight.
    Mass,
    /// Speed.
    Speed,
    /// Temperature; scales convert by offset as well as factor.
    Temperature,
    /// Energy.
    Energy,
    /// Power.
    Power,
    /// Bytes and bits.
    Data,
    /// A measure that converts to nothing else: decibels, "pound-feet".
    Other,
}

/// A unit of measurement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// ISO 4217 for money (`GBP`), `%`, `pp`, `bp`, UCUM for measures (`km`); empty for a plain number.
    pub id: Arc<str>,
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the dimension's base unit one of it is, exactly: 0.01 for per cent, 1000 for `km`.
    pub factor: Decimal,
    /// Added after the factor: 32 °F is 32 × 5/9 − 160/9 °C. Zero for all but temperatures.
    pub offset: Decimal,
}

impl Unit {
    /// A unit with no offset.
    pub fn new(id: &str, dimension: Dimension, factor: Decimal) -> Unit {
        Unit { id: id.into(), dimension, factor, offset: Decimal::ZERO }
    }

    /// The unit of a plain count.
    pub fn count() -> Unit {
        Unit::new("", Dimension::Count, Decimal::ONE)
    }

    /// The value in the dimension's base unit; `None` where it is too large for a decimal.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.factor)?.checked_add(self.offset)
    }
}
