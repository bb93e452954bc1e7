//! When a stated number agrees with a canonical one.

/// The outcome of comparing a stated number with a canonical one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A careful editor would print it.
    Agrees,
    /// A magnitude word that is weaker than it could be: "thousands" for 15,800.
    Understated,
    /// The right direction, too coarse to print.
    TooLoose,
    /// On the wrong side of the bound: "more than 16,000" for 15,800.
    WrongBound,
    /// Another order of magnitude: "hundreds" for 15,800.
    WrongMagnitude,
    /// Another value.
    WrongValue,
    /// Another unit: percent for percentage points.
    WrongUnit,
    /// The value in `was`, given as current.
    Superseded,
}

impl Verdict {
    /// The name in machine output: the check's name, or `agrees`.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agrees => "agrees",
            Verdict::Understated | Verdict::WrongMagnitude => "magnitude-disagrees",
            Verdict::TooLoose => "rounding-too-loose",
            Verdict::WrongBound => "bound-disagrees",
            Verdict::WrongValue => "value-disagrees",
            Verdict::WrongUnit => "unit-disagrees",
            Verdict::Superseded => "superseded-figure",
        }
    }
}

/// Placeholder.
pub fn agree() -> Verdict {
    Verdict::Agrees
}
