//! Whether two numbers may be about one thing, and whether they agree.

use std::cmp::Ordering;

use crate::document::Document;
use crate::pair::{Period, slipped};
use crate::quantity::{Canonical, Hedge, Quantity, Slip, Verdict, agree, significant_digits};
use crate::scan::{Kind, Mention};
use crate::unit::Dimension;

/// Two numbers held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// Whether the first may stand beside the second.
    pub(crate) verdict: Verdict,
    /// Whether both print the same value.
    pub(crate) same: bool,
    /// Whether the digits alone show that this number was meant: two have changed places, a thousand became a
    /// million, the unit is another.
    pub(crate) betrays: bool,
}

/// A number and the text it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printed<'a> {
    pub(crate) document: &'a Document,
    pub(crate) mention: &'a Mention,
}

/// Compares a stated number with a source's; `None` where the two can never be about one thing.
pub(crate) fn compare(stated: Printed<'_>, source: Printed<'_>, prominent: bool) -> Option<Comparison> {
    let (own, other) = (stated.mention, source.mention);
    let same = own.quantity.same_face(&other.quantity);
    if own.kind.is_role() || other.kind.is_role() {
        let alike = own.kind == other.kind && (own.kind != Kind::Identifier || stated.names_as(source));
        let agrees = if own.kind == Kind::Date { stated.day().may_be(&source.day()) } else { same };
        let verdict = if agrees { Verdict::Agrees } else { Verdict::WrongValue };
        return alike.then_some(Comparison { verdict, same: agrees, betrays: false });
    }
    let dimensions = (own.quantity.unit.dimension, other.quantity.unit.dimension);
    let ajar = matches!(
        dimensions,
        (Dimension::Money(_), Dimension::Money(_))
            | (Dimension::Share, Dimension::Points)
            | (Dimension::Points, Dimension::Share)
    );
    if dimensions.0 != dimensions.1 {
        let telling = significant_digits(own.quantity.low) >= 2;
        let unlike = Comparison { verdict: Verdict::WrongUnit, same: false, betrays: telling };
        return (ajar && same).then_some(unlike);
    }
    let same = same && own.quantity.unit == other.quantity.unit && own.quantity.form == other.quantity.form;
    // "Hundreds" is as right as the source's own "hundreds".
    let repeated = same && own.quantity.hedge == other.quantity.hedge;
    let verdict = if repeated { Verdict::Agrees } else { held(&own.quantity, &other.quantity, prominent) };
    let betrays = !verdict.stands() && betrays(&own.quantity, &other.quantity);
    Some(Comparison { verdict, same, betrays })
}

/// Whether a slip of the keyboard, and no chance, brings the stated number so near the source's.
fn betrays(stated: &Quantity, source: &Quantity) -> bool {
    let digits = significant_digits(source.low);
    match slipped(stated, source) {
        Some(Slip::Transposed | Slip::Scale) => digits >= 2,
        Some(_) => digits >= 4,
        None => false,
    }
}

/// The verdict of the house table; where both give a bound on the same side, the bounds themselves must agree:
/// "below 30 billion" is true of what is "below 25 billion", but the source does not say so.
fn held(stated: &Quantity, source: &Quantity, prominent: bool) -> Verdict {
    if side(stated.hedge).is_none() || side(stated.hedge) != side(source.hedge) {
        return agree(stated, Canonical::value(source), prominent);
    }
    let unhedged = |quantity: &Quantity| Quantity { hedge: None, ..quantity.clone() };
    agree(&unhedged(stated), Canonical::value(&unhedged(source)), prominent)
}

/// The side of a bound on which the truth lies.
fn side(hedge: Option<Hedge>) -> Option<Ordering> {
    match hedge? {
        Hedge::Over | Hedge::JustOver | Hedge::AtLeast => Some(Ordering::Greater),
        Hedge::Under | Hedge::AtMost | Hedge::UpTo | Hedge::Nearly => Some(Ordering::Less),
        Hedge::Exactly | Hedge::About => None,
    }
}

/// A date as far as it is given: the 5th, of June.
#[derive(Debug, PartialEq, Eq)]
struct Day {
    day: Option<u16>,
    period: Period,
}

impl Day {
    /// Whether what both give is the same.
    fn may_be(&self, other: &Day) -> bool {
        (self.day.is_none() || other.day.is_none() || self.day == other.day)
            && !self.period.conflicts_with(&other.period)
    }
}

impl Printed<'_> {
    fn day(self) -> Day {
        let text = &self.document.prose()[self.mention.prose.clone()];
        let digits = text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse::<u16>().ok());
        Day { day: digits.filter(|day| *day <= 31).min(), period: Period::of(text) }
    }

    /// The number as printed, in lower case.
    fn reads(self) -> String {
        self.document.prose()[self.mention.prose.clone()].to_lowercase()
    }

    /// "Q2" and "Q3" name alike, "A40" and "Covid-19" do not: the letters are the same, only digits differ.
    fn names_as(self, other: Printed<'_>) -> bool {
        let letters = |text: String| text.chars().filter(|c| !c.is_numeric()).collect::<String>();
        letters(self.reads()) == letters(other.reads())
    }
}
