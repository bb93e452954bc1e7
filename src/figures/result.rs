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
        (_, Kind::Points) => Unit::new("pp", Dimension::Points, Decimal::new(1, 2)),
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
        _ => format!("{number} {id}"),
    }
}
