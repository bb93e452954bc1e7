//! How errors put numbers and units.

use rust_decimal::Decimal;

use crate::unit::Dimension;

/// The value with so many decimal places, or two significant digits where that would leave zero.
pub(super) fn rounded(value: Decimal, places: u32) -> Decimal {
    let short = value.round_dp(places);
    if short.is_zero() { value.round_sf(2).unwrap_or(value) } else { short }
}

/// What an editor calls a dimension: "money (GBP)", "a percentage".
pub(super) fn dimension(dimension: Dimension) -> String {
    match dimension {
        Dimension::Count => "a plain number",
        Dimension::Money(code) => return format!("money ({})", String::from_utf8_lossy(&code)),
        Dimension::Share => "a percentage or share",
        Dimension::Points => "percentage points",
        Dimension::Multiple => "a multiple",
        Dimension::Duration => "a length of time",
        Dimension::Length => "a length",
        Dimension::Area => "an area",
        Dimension::Volume => "a volume",
        Dimension::Mass => "a weight",
        Dimension::Speed => "a speed",
        Dimension::Temperature => "a temperature",
        Dimension::Energy => "an energy",
        Dimension::Power => "a power",
        Dimension::Data => "an amount of data",
        Dimension::Other => "a measure",
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_do_not_round_to_nothing() {
        assert_eq!(rounded("0.000123".parse().unwrap(), 1), "0.00012".parse().unwrap());
        assert_eq!(rounded("24.1667".parse().unwrap(), 1), "24.2".parse().unwrap());
    }
}
