//! Intervals of decimals with open, closed or absent ends.

use rust_decimal::Decimal;

/// One end of an [`Interval`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No limit on this side.
    Unbounded,
    /// The value itself belongs.
    Closed(Decimal),
    /// The value itself does not belong.
    Open(Decimal),
}

impl Bound {
    /// The limit, `None` where there is none.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Bound::Unbounded => None,
            Bound::Closed(v) | Bound::Open(v) => Some(v),
        }
    }
}

/// The values a number may stand for. Invariant: low ≤ high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    low: Bound,
    high: Bound,
}

impl Interval {
    /// An interval with these ends; they change places where they are the wrong way round.
    pub fn new(low: Bound, high: Bound) -> Interval {
        match (low.value(), high.value()) {
            (Some(l), Some(h)) if l > h => Interval { low: high, high: low },
            _ => Interval { low, high },
        }
    }

    /// Both ends belong.
    pub fn closed(low: Decimal, high: Decimal) -> Interval {
        Interval::new(Bound::Closed(low), Bound::Closed(high))
    }

    /// The lower end.
    pub fn low(self) -> Bound {
        self.low
    }

    /// The upper end.
    pub fn high(self) -> Bound {
        self.high
    }

    /// Whether the value lies within.
    pub fn contains(self, value: Decimal) -> bool {
        let above = match self.low {
            Bound::Unbounded => true,
            Bound::Closed(low) => value >= low,
            Bound::Open(low) => value > low,
        };
        let below = match self.high {
            Bound::Unbounded => true,
            Bound::Closed(high) => value <= high,
            Bound::Open(high) => value < high,
        };
        above && below
    }
}
