//! What a formula computes with: a decimal and what it measures.

use rust_decimal::Decimal;

use super::Operator;
use crate::figures::wording;
use crate::quantity::Quantity;
use crate::unit::{Dimension, Unit};

/// A value and what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) struct Amount {
    pub(in crate::figures) value: Decimal,
    pub(in crate::figures) measure: Measure,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) enum Measure {
    /// A number of the formula, or a ratio of two like amounts.
    Number,
    Count,
    /// A share of one.
    Share,
    /// A difference of two shares, as a share of one: 0.041 for 4.1 points.
    Points,
    /// Anything else, in this unit.
    Of(Unit),
}

/// Why two amounts cannot be combined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) enum Mismatch {
    /// They measure different things, in words.
    Measures(String, String),
    /// The right one is zero.
    DivisionByZero,
    /// The result has more digits than a decimal holds.
    TooLarge,
}

/// How many points one of a unit is, as a share of one: `pp` and `bp` are the two there are.
fn point(unit: &Unit) -> Decimal {
    if &*unit.id == "bp" { Decimal::new(1, 4) } else { Decimal::new(1, 2) }
}

impl Amount {
    pub(in crate::figures) fn number(value: Decimal) -> Amount {
        Amount { value, measure: Measure::Number }
    }

    /// The face value of a quantity that is one number; `None` where it is too large.
    pub(in crate::figures) fn of(quantity: &Quantity) -> Option<Amount> {
        let value = quantity.low;
        let unit = &quantity.unit;
        let (value, measure) = match unit.dimension {
            Dimension::Count => (unit.to_base(value)?, Measure::Count),
            Dimension::Share => (unit.to_base(value)?, Measure::Share),
            Dimension::Multiple => (unit.to_base(value)?, Measure::Number),
            Dimension::Points => (value.checked_mul(point(unit))?, Measure::Points),
            _ => (value, Measure::Of(*unit)),
        };
        Some(Amount { value, measure })
    }

    /// The value in a unit; `None` where that measures something else.
    pub(in crate::figures) fn in_unit(&self, unit: &Unit) -> Option<Decimal> {
        match (&self.measure, unit.dimension) {
            (Measure::Number | Measure::Count, Dimension::Count)
            | (Measure::Number | Measure::Share | Measure::Points, Dimension::Share)
            | (Measure::Number, Dimension::Multiple) => self.value.checked_div(unit.factor),
            (Measure::Share | Measure::Points, Dimension::Points) => self.value.checked_div(point(unit)),
            (Measure::Of(own), _) => convert(self.value, own, unit),
            _ => None,
        }
    }

    /// What an editor calls it.
    pub(in crate::figures) fn describe(&self) -> String {
        match &self.measure {
            Measure::Number | Measure::Count => wording::dimension(Dimension::Count),
            Measure::Share => wording::dimension(Dimension::Share),
            Measure::Points => wording::dimension(Dimension::Points),
            Measure::Of(unit) => wording::dimension(unit.dimension),
        }
    }

    pub(super) fn combine(&self, operator: Operator, right: &Amount) -> Result<Amount, Mismatch> {
        match operator {
            Operator::Add | Operator::Subtract => self.add(operator == Operator::Subtract, right),
            Operator::Multiply => self.multiply(right),
            Operator::Divide => self.divide(right),
        }
    }

    fn add(&self, subtract: bool, right: &Amount) -> Result<Amount, Mismatch> {
        use Measure::{Count, Number, Of, Points, Share};
        let (measure, other) = match (&self.measure, &right.measure) {
            (Number, Number) => (Number, Some(right.value)),
            (Number | Count, Number | Count) => (Count, Some(right.value)),
            // Sub-editors' rule: the difference of two percentages is percentage points.
            (Share, Share) if subtract => (Points, Some(right.value)),
            (Share, Share | Points) | (Points, Share) => (Share, Some(right.value)),
            (Points, Points) => (Points, Some(right.value)),
            (Of(a), Of(b)) if a.dimension == b.dimension => (Of(*a), convert(right.value, b, a)),
            _ => return Err(self.mismatch(right)),
        };
        let other = other.ok_or(Mismatch::TooLarge)?;
        let sum = if subtract { self.value.checked_sub(other) } else { self.value.checked_add(other) };
        Ok(Amount { value: sum.ok_or(Mismatch::TooLarge)?, measure })
    }

    fn multiply(&self, right: &Amount) -> Result<Amount, Mismatch> {
        // Plain numbers and shares scale whatever they multiply; a count scales what is no number.
        let scale = |measure: &Measure| match measure {
            Measure::Number => Some(0),
            Measure::Share => Some(1),
            Measure::Count => Some(2),
            Measure::Points | Measure::Of(_) => None,
        };
        let measure = match (scale(&self.measure), scale(&right.measure)) {
            (None, None) => return Err(self.mismatch(right)),
            (left, other) if left.is_some() && (other.is_none() || left <= other) => &right.measure,
            _ => &self.measure,
        };
        let measure = measure.clone();
        let value = self.value.checked_mul(right.value).ok_or(Mismatch::TooLarge)?;
        Ok(Amount { value, measure })
    }

    fn divide(&self, right: &Amount) -> Result<Amount, Mismatch> {
        use Measure::{Count, Number, Of, Points, Share};
        let (measure, divisor) = match (&self.measure, &right.measure) {
            (Of(a), Of(b)) if a.dimension == b.dimension => (Number, convert(right.value, b, a)),
            // A plain number may be a count as well: "births / 68,265,200 as %".
            (Number | Count, Number | Count) | (Share | Points, Share | Points) => {
                (Number, Some(right.value))
            }
            (other, Number | Count | Share) => (other.clone(), Some(right.value)),
            _ => return Err(self.mismatch(right)),
        };
        let divisor = divisor.ok_or(Mismatch::TooLarge)?;
        if divisor.is_zero() {
            return Err(Mismatch::DivisionByZero);
        }
        let value = self.value.checked_div(divisor).ok_or(Mismatch::TooLarge)?;
        Ok(Amount { value, measure })
    }

    fn mismatch(&self, right: &Amount) -> Mismatch {
        Mismatch::Measures(self.describe(), right.describe())
    }
}

/// A value in another unit of the same dimension.
fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    // Measures that convert to nothing else share a dimension but not a unit.
    if from.dimension != to.dimension || from.dimension == Dimension::Other {
        return None;
    }
    from.to_base(value)?.checked_sub(to.offset)?.checked_div(to.factor)
}
