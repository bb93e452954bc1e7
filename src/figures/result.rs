//! What a formula's result is as a figure.

use rust_decimal::Decimal;

use super::formula::{Amount, Measure};
use super::wording::rounded;
use crate::quantity::{Form, Interval, Quantity, with_unit};
use crate::scan::Kind;
use crate::unit::{Dimension, Unit};

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
        (Measure::Of(unit), kind) if kind == natural => *unit,
        (_, Kind::Percent) => Unit::new("%", Dimension::Share, Decimal::new(1, 2)),
        (_, Kind::Points) => Unit::new("pp", Dimension::Points, Decimal::ONE),
        (_, Kind::Ratio) => Unit::new("", Dimension::Share, Decimal::ONE),
        (_, Kind::Multiple) => Unit::new("", Dimension::Multiple, Decimal::ONE),
        (Measure::Of(unit), Kind::Age) if unit.dimension == Dimension::Duration => *unit,
        (Measure::Number | Measure::Count, Kind::Age) => Unit::years(),
        (_, kind) if kind == Kind::Count || kind.is_role() => Unit::count(),
        _ => return None,
    };
    // A plain number may be an age in years.
    let is_bare_age = kind == Kind::Age && matches!(amount.measure, Measure::Number | Measure::Count);
    let value = if is_bare_age { amount.value } else { amount.in_unit(&unit)? };
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

#[cfg(test)]
mod tests {
    use super::*;

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
