//! One number in the copy.

use std::ops::Range;

use crate::document::Span;
use crate::quantity::Quantity;

/// The role a number plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Things counted, or a bare number.
    Count,
    /// Per cent.
    Percent,
    /// Percentage points, basis points.
    Points,
    /// Money.
    Money,
    /// A share put as a fraction or ratio: "a quarter", "one in three", "3 out of 10".
    Ratio,
    /// "double", "2.5 times", "twofold".
    Multiple,
    /// A physical measure: "275 pound-feet", "3-inch".
    Measure,
    /// Degrees.
    Temperature,
    /// A length of time: "8 years", "34 minutes".
    Duration,
    /// An age: "aged 23", "0-5", "a 12-year-old".
    Age,
    /// "third", "21st".
    Ordinal,
    /// A calendar year, decade or span of years.
    Year,
    /// A day or month date.
    Date,
    /// A time of day.
    Time,
    /// A score, vote or odds: "3-2".
    Score,
    /// Numbers that only name: phones, roads, pages, versions, models, URLs.
    Identifier,
}

impl Kind {
    /// The name in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Percent => "percent",
            Kind::Points => "points",
            Kind::Money => "money",
            Kind::Ratio => "ratio",
            Kind::Multiple => "multiple",
            Kind::Measure => "measure",
            Kind::Temperature => "temperature",
            Kind::Duration => "duration",
            Kind::Age => "age",
            Kind::Ordinal => "ordinal",
            Kind::Year => "year",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Score => "score",
            Kind::Identifier => "identifier",
        }
    }

    /// Whether it is a role: compared with numbers of the same role, and never with quantities.
    pub fn is_role(self) -> bool {
        matches!(
            self,
            Kind::Age | Kind::Ordinal | Kind::Year | Kind::Date | Kind::Time | Kind::Score | Kind::Identifier
        )
    }

    /// Whether it says when: a year or a date.
    pub fn is_date(self) -> bool {
        matches!(self, Kind::Year | Kind::Date)
    }

    /// Every kind, in the order of the documentation.
    pub const ALL: [Kind; 16] = [
        Kind::Count,
        Kind::Percent,
        Kind::Points,
        Kind::Money,
        Kind::Ratio,
        Kind::Multiple,
        Kind::Measure,
        Kind::Temperature,
        Kind::Duration,
        Kind::Age,
        Kind::Ordinal,
        Kind::Year,
        Kind::Date,
        Kind::Time,
        Kind::Score,
        Kind::Identifier,
    ];
}

/// The direction of a change that the copy gives a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// "rose", "up", "an increase of".
    Up,
    /// "fell", "down", "a cut of".
    Down,
}

impl Trend {
    /// The name in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Trend::Up => "up",
            Trend::Down => "down",
        }
    }
}

/// Which part of a change a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The size of the change: "rose by 4%", "a 4% rise", "up 4%".
    By,
    /// Where it went: "rose to 1,320".
    To,
    /// Where it came from: "up from 71.9 per cent", "compared with 1,080".
    From,
}

impl Mention {
    /// The trend for machine output: that of a number which is itself the change ("rose 4%"),
    /// `None` for where a change went to or came from ("rose to 1,320").
    pub fn own_trend(&self) -> Option<Trend> {
        self.trend.filter(|_| self.step == Some(Step::By))
    }
}

/// A number in the copy.
///
/// Mentions are in source order and never overlap. Roles (years, dates,
/// scores, identifiers …) are mentions too, so that nothing reads them as counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of source: number, hedge and unit ("nearly £3.2bn", "one in three").
    pub span: Span,
    /// The same bytes in the prose.
    pub prose: Range<usize>,
    /// The number alone in the prose, hedge and unit left out.
    pub number: Range<usize>,
    /// Index of its sentence in [`crate::Document::sentences`].
    pub sentence: usize,
    /// Its role.
    pub kind: Kind,
    /// Its value, hedge and unit.
    pub quantity: Quantity,
    /// The direction the copy gives it.
    pub trend: Option<Trend>,
    /// Which part of a change it is.
    pub step: Option<Step>,
    /// The noun phrase counted, in the prose: "babies" of "15,800 babies under 1".
    pub counted: Option<Range<usize>>,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}
