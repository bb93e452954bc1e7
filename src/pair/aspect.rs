//! Level, change or rate: what kind of number a figure or a mention is.

/// What kind of number it is. Numbers of different aspects are about different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aspect {
    /// How much there is.
    Level,
    /// How much more or less there is.
    Change,
    /// How much there is per something.
    Rate,
}

impl Aspect {
    /// A change of a rate is a change.
    pub(crate) fn of(is_change: bool, is_rate: bool) -> Aspect {
        match (is_change, is_rate) {
            (true, _) => Aspect::Change,
            (false, true) => Aspect::Rate,
            (false, false) => Aspect::Level,
        }
    }

    /// "a change", for people to read.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Aspect::Level => "a level",
            Aspect::Change => "the size of a change",
            Aspect::Rate => "a number per something",
        }
    }
}
