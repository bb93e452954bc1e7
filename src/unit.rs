//! Units and dimensions, with exact conversion within a dimension.

use std::fmt;
use std::ops::Deref;

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

/// Bytes of the longest [`UnitId`]; `[lbf_av].[ft_i]` takes them all.
const LONGEST_ID: usize = 15;

/// What a unit is called, a string of at most 15 bytes: copied with every number, it must cost nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct UnitId {
    bytes: [u8; LONGEST_ID],
    length: u8,
}

impl UnitId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        self.bytes
            .get(..usize::from(self.length))
            .and_then(|id| std::str::from_utf8(id).ok())
            .unwrap_or_default()
    }
}

impl From<&str> for UnitId {
    /// A longer name loses what comes after its first 15 bytes.
    fn from(name: &str) -> UnitId {
        let end = (0..=LONGEST_ID).rev().find(|&end| name.is_char_boundary(end)).unwrap_or_default();
        let kept = &name[..end];
        let mut bytes = [0; LONGEST_ID];
        bytes[..kept.len()].copy_from_slice(kept.as_bytes());
        UnitId { bytes, length: u8::try_from(kept.len()).unwrap_or_default() }
    }
}

impl Deref for UnitId {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.pad(self)
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}

/// A unit of measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// ISO 4217 for money (`GBP`), `%`, `pp`, `bp`, UCUM for measures (`km`); empty for a plain number.
    pub id: UnitId,
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

    /// The unit of an age that names none: Julian years, in seconds.
    pub fn years() -> Unit {
        Unit::new("a", Dimension::Duration, Decimal::from_parts(31_557_600, 0, 0, false, 0))
    }

    /// The value in the dimension's base unit; `None` where it is too large for a decimal.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        let width = self.width_to_base(value)?;
        if self.offset.is_zero() { Some(width) } else { width.checked_add(self.offset) }
    }

    /// The difference of two values in the dimension's base unit; `None` where it is too large for a decimal.
    pub(crate) fn width_to_base(&self, width: Decimal) -> Option<Decimal> {
        // Counts and most sums are in it already.
        let is_base = (self.factor.mantissa(), self.factor.scale()) == (1, 0);
        if is_base { Some(width) } else { width.checked_mul(self.factor) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_whole_or_cut_between_characters() {
        assert_eq!(UnitId::from("[lbf_av].[ft_i]").as_str(), "[lbf_av].[ft_i]");
        assert_eq!(UnitId::from("kilometres per £").as_str(), "kilometres per ");
        assert_eq!(format!("{:>4}", UnitId::from("km")), "  km");
    }
}
