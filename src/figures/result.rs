//! What a formula's result is as a figure, and how it is printed.

use rust_decimal::Decimal;

use super::formula::{Amount, Measure};
use super::value::is_role;
use super::wording::{plain, rounded};
use crate::quantity::{Form, Interval, Quantity};
use crate::scan::Kind;
use crate::unit::{Dimension, Unit};

/// Currencies that copy prints with a sign.
const SIGNS: [(&str, char); 5] = [("GBP", '£'), ("USD", '$'), ("EUR", '€'), ("JPY", '¥'), ("INR", '₹')];

/// Units whose UCUM id is no word of copy.
const WORDS: [(&str, &str); 15] = [
    ("s", "seconds"),
    ("min", "minutes"),
    ("h", "hours"),
    ("d", "days"),
    ("wk", "weeks"),
    ("mo", "months"),
    ("a", "years"),
    ("Cel", "°C"),
    ("[degF]", "°F"),
    ("[mi_i]", "miles"),
    ("[yd_i]", "yards"),
    ("[ft_i]", "feet"),
    ("[in_i]", "inches"),
    ("[acr_br]", "acres"),
    ("har", "hectares"),
];

/// The value of a figure that has a formula alone: its quantity, kind and text.
///
/// `None` where the declared kind cannot be had of it. Without one, a ratio of
/// two figures is a share up to one and a multiple above.
pub(super) fn as_figure(amount: &Amount, declared: Option<Kind>) -> Option<(Quantity, Kind, String)> {
    let natural = match &amount.measure {
        Measure::Number if amount.value.abs() <= Decimal::ONE => Kind::Ratio,
        Measure::Number => Kind::Multiple,
        Measure::Count => Kind::Count,
        Measure::Share => Kind::Percent,
        Measure::Points => Kind::Points,
        Measure::Of(unit) => match unit.dimension {
            Dimension::Money(_) => Kind::Money,
            Dimension::Duration => Kind::Duration,
            Dimension::Temperature => Kind::Temperature,
            _ => Kind::Measure,
        },
    };
    let kind = declared.unwrap_or(natural);
    let unit = match (&amount.measure, kind) {
        (Measure::Of(unit), kind) if kind == natural => unit.clone(),
        (_, Kind::Percent) => Unit::new("%", Dimension::Share, Decimal::new(1, 2)),
        (_, Kind::Points) => Unit::new("pp", Dimension::Points, Decimal::ONE),
        (_, Kind::Ratio) => Unit::new("", Dimension::Share, Decimal::ONE),
        (_, Kind::Multiple) => Unit::new("", Dimension::Multiple, Decimal::ONE),
        (_, kind) if kind == Kind::Count || is_role(kind) => Unit::count(),
        _ => return None,
    };
    let value = amount.in_unit(&unit)?;
    let shown = rounded(value, places(&unit));
    let text = with_unit(shown, &unit);
    let quantity = Quantity {
        low: value,
        high: value,
        granularity: Decimal::new(1, shown.normalize().scale()),
        form: Form::Numeral,
        hedge: None,
        means: Interval::closed(value, value),
        unit,
    };
    Some((quantity, kind, text))
}

/// Decimal places a result is printed with: copy gives percentages one, money two.
pub(super) fn places(unit: &Unit) -> u32 {
    match unit.dimension {
        Dimension::Share if unit.factor == Decimal::ONE => 3,
        Dimension::Share | Dimension::Points => 1,
        _ => 2,
    }
}

/// A value as copy prints it: "£1,200", "24.2%", "2.5 times".
pub(super) fn with_unit(value: Decimal, unit: &Unit) -> String {
    let number = plain(value);
    let id = &*unit.id;
    match unit.dimension {
        Dimension::Money(_) => match SIGNS.iter().find(|(code, _)| *code == id) {
            Some((_, sign)) => match number.strip_prefix('-') {
                Some(positive) => format!("-{sign}{positive}"),
                None => format!("{sign}{number}"),
            },
            None => format!("{id} {number}"),
        },
        Dimension::Share if id == "%" => format!("{number}%"),
        Dimension::Points if id == "bp" => format!("{number} basis points"),
        Dimension::Points => format!("{number} percentage points"),
        Dimension::Multiple => format!("{number} times"),
        _ if id.is_empty() => number,
        _ => {
            let word = WORDS.iter().find(|(unit, _)| *unit == id).map_or(id, |(_, word)| *word);
            format!("{number} {word}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_read_like_copy() {
        let money = |id: &str| Unit::new(id, Dimension::Money(*b"XXX"), Decimal::ONE);
        for (value, unit, text) in [
            ("-1200.5", money("GBP"), "-£1,200.5"),
            ("1200", money("CHF"), "CHF 1,200"),
            ("6", Unit::new("a", Dimension::Duration, Decimal::ONE), "6 years"),
            ("12", Unit::new("km", Dimension::Length, Decimal::ONE_THOUSAND), "12 km"),
            ("25", Unit::new("bp", Dimension::Points, Decimal::new(1, 2)), "25 basis points"),
        ] {
            assert_eq!(with_unit(value.parse().unwrap(), &unit), text);
        }
    }

    #[test]
    fn a_declared_kind_decides_what_a_ratio_is() {
        let amount = Amount { value: Decimal::new(1026, 1), measure: Measure::Number };
        for (kind, text) in
            [(None, "102.6 times"), (Some(Kind::Count), "102.6"), (Some(Kind::Percent), "10,260%")]
        {
            assert_eq!(as_figure(&amount, kind).map(|(_, _, text)| text).as_deref(), Some(text));
        }
        assert!(as_figure(&amount, Some(Kind::Money)).is_none());
    }
}
