//! What a number says and what it may mean: face value, form, and interval.

mod agreement;
mod interval;
mod meaning;
mod print;
mod slip;

use rust_decimal::Decimal;

pub use agreement::{Canonical, Verdict, agree};
pub use interval::{Bound, Interval};
pub use meaning::means;
pub use print::grouped;
pub(crate) use print::with_unit;
pub use slip::{Slip, significant_digits, slip};
pub(crate) use slip::{digit_count, without_noughts};

use crate::unit::Unit;

/// The words before (or after) a number that say how it bounds the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// "exactly", "precisely".
    Exactly,
    /// "about", "around", "roughly", "some", "an estimated", "thought to be".
    About,
    /// "nearly", "almost", "just under", "close to": below, and not far.
    Nearly,
    /// "more than", "over", "upwards of", "above".
    Over,
    /// "just over", "a little over": above, and not far. Printed as `over`.
    JustOver,
    /// "at least", "no fewer than", "or more".
    AtLeast,
    /// "fewer than", "less than", "under", "below".
    Under,
    /// "at most", "no more than", "or less".
    AtMost,
    /// "up to", "as many as".
    UpTo,
}

impl Hedge {
    /// The name in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Hedge::Exactly => "exactly",
            Hedge::About => "about",
            Hedge::Nearly => "nearly",
            Hedge::Over | Hedge::JustOver => "over",
            Hedge::AtLeast => "at-least",
            Hedge::Under => "under",
            Hedge::AtMost => "at-most",
            Hedge::UpTo => "up-to",
        }
    }
}

/// The way a number is put, which decides how exactly it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Digits or number words: "15,800", "£3.2bn", "two hundred and five".
    Numeral,
    /// Two ends: "10 to 15", "between 46,000 and 47,000".
    Range,
    /// An order of magnitude: "dozens", "hundreds", "tens of thousands".
    Magnitude,
    /// "several", "a few", "several hundred", "a couple", "many thousands": an interval by convention.
    Vague,
    /// A simple part or fraction: "half", "two-thirds", "one in three", "half a million", "a dozen".
    Fraction,
}

/// A number as printed, with what it may mean.
///
/// `low` and `high` are face values in `unit` ("51.4%" is 51.4; "15–20" is 15
/// and 20; "hundreds" is 100 and 1000); they are equal for a single number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// Face value, or the lower end of a range.
    pub low: Decimal,
    /// Face value, or the upper end of a range.
    pub high: Decimal,
    /// The size of the last digit printed, in `unit`: 1,000 for "16,000", 0.1 for "4.1".
    pub granularity: Decimal,
    /// How it is put.
    pub form: Form,
    /// The hedge it carries.
    pub hedge: Option<Hedge>,
    /// The values it may stand for, in `unit`.
    pub means: Interval,
    /// Its unit; [`Unit::count`] for a plain number.
    pub unit: Unit,
}

impl Quantity {
    /// Whether the printed digits are the same, whatever the unit and hedge.
    pub fn same_face(&self, other: &Quantity) -> bool {
        self.low == other.low && self.high == other.high
    }

    /// The same number, meant to the last digit.
    #[must_use]
    pub fn exactly(&self) -> Quantity {
        Quantity { hedge: Some(Hedge::Exactly), ..self.clone() }
    }
}
