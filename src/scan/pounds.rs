//! Pounds: of money, or of weight.

use rust_decimal::Decimal;

use crate::lexicon::{Class, UnitEntry};
use crate::quantity::Form;

use super::Kind;
use super::numerals::Numeral;
use super::reader::Reader;
use super::units;

/// Pounds are money unless the words round them weigh something.
pub(super) fn are_weight(
    reader: &Reader,
    start: usize,
    at: usize,
    end: usize,
    entry: &UnitEntry,
    numeral: &Numeral,
) -> bool {
    if !reader.class(end - 1, Class::Pound) || end - at != 1 || entry.kind != Kind::Money {
        return false;
    }
    let scaled = numeral.scale.is_some_and(|s| s >= Decimal::from(1_000_000));
    let vague = matches!(numeral.form, Form::Magnitude | Form::Vague);
    // Nobody loses so much weight, nor any to the hundredth; a cargo or an aircraft weighs it.
    let decimals = reader.digits(at.wrapping_sub(1)).map_or(0, |digits| digits.decimals);
    let loaded = units::near(reader, start, end, Class::Loaded)
        || reader.is(end, "of") && reader.class(end + 1, Class::Goods);
    !(scaled || vague || !loaded && (decimals == 2 || numeral.low >= Decimal::from(10_000)))
        && (loaded || decimals > 0 || units::near(reader, start, end, Class::Weight))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn words_that_weigh_make_weight_of_pounds() {
        for (text, want) in [
            ("He lost 30 pounds in May.", "30 pounds | measure 30 [lb_av]"),
            ("It carries a payload of 30,000 pounds.", "30,000 pounds | measure 30000 [lb_av]"),
            ("He lost 30,000 pounds in May.", "30,000 pounds | money 30000 GBP"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
