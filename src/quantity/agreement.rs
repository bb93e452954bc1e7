//! When a stated number agrees with a canonical one.
//!
//! The rules are those a careful sub-editor applies. Bare round numbers are
//! read as approximate and bare non-round ones as precise (Williams & Power
//! 2013); "more than n" carries a ceiling (Cummins, Sauerland & Solt 2012).

use rust_decimal::Decimal;

use super::{Form, Hedge, Quantity};
use crate::unit::{Dimension, Unit};

/// Share of the canonical value by which a bare round number may be off.
const ROUND: Decimal = Decimal::from_parts(25, 0, 0, false, 3);
/// Share by which "about", "nearly", "just over" and fractions may be off.
const APPROXIMATE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Share beyond which an approximate number is wrong, not merely loose; also how far "more than" may fall short.
const LOOSE: Decimal = Decimal::from_parts(10, 0, 0, false, 2);
/// Share beyond which a broken bound is another value altogether.
const BOUND_REACH: Decimal = Decimal::from_parts(25, 0, 0, false, 2);
/// Share of its upper end that a stated range may span.
const WIDEST_RANGE: Decimal = Decimal::from_parts(50, 0, 0, false, 2);
/// A point of a share told as a fraction: "just under a fifth" is 19%.
const POINT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// Shares that have a plain name, in per cent, in order: of "more than a third" the truth lies below two-fifths.
const PLAIN_SHARES: [u32; 11] = [10, 20, 25, 33, 40, 50, 60, 67, 75, 80, 90];
/// One half.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The outcome of comparing a stated number with a canonical one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A careful editor would print it.
    Agrees,
    /// A magnitude word that is true but weak: "thousands" for 15,800.
    Understated,
    /// The right direction, too coarse to print.
    TooLoose,
    /// On the wrong side of the bound: "more than 16,000" for 15,800.
    WrongBound,
    /// Another order of magnitude: "hundreds" for 15,800.
    WrongMagnitude,
    /// Another value.
    WrongValue,
    /// The same digits in another unit: percent for percentage points.
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

    /// Whether an editor could let it stand: it agrees, or is true but weak.
    pub fn stands(self) -> bool {
        matches!(self, Verdict::Agrees | Verdict::Understated)
    }
}

/// What a stated number is held against.
#[derive(Debug, Clone, Copy)]
pub struct Canonical<'a> {
    /// The value.
    pub quantity: &'a Quantity,
    /// The unrounded value, as right as `quantity`.
    pub exact: Option<&'a Quantity>,
    /// Greatest relative error, as a share of one; replaces the rounding rules.
    pub tolerance: Option<Decimal>,
    /// Whether degrees are those of a change, in which 2 °C are 3.6 °F, or of a level, in which they are 35.6 °F; either
    /// where nobody knows.
    pub is_change: Option<bool>,
}

impl Canonical<'_> {
    /// A value alone, held to the rounding rules.
    pub fn value(quantity: &Quantity) -> Canonical<'_> {
        Canonical { quantity, exact: None, tolerance: None, is_change: None }
    }
}

/// Compares a stated number with a canonical one of the same dimension, or of one that is mistaken for it.
///
/// `prominent` says that the number stands in a headline or first paragraph,
/// where the allowances double. Numbers too large to convert disagree.
pub fn agree(stated: &Quantity, canonical: Canonical<'_>, prominent: bool) -> Verdict {
    let verdict = agree_with(stated, canonical.quantity, canonical, prominent);
    match canonical.exact {
        Some(exact) if !verdict.stands() => {
            let unrounded = agree_with(stated, exact, canonical, prominent);
            if unrounded.stands() { unrounded } else { verdict }
        }
        _ => verdict,
    }
}

/// Degrees are also compared as differences: 1.6 °C warmer is 2.9 °F warmer.
fn as_difference(quantity: &Quantity) -> Quantity {
    Quantity { unit: Unit { offset: Decimal::ZERO, ..quantity.unit }, ..quantity.clone() }
}

/// Compares with one of the values of the canonical number.
fn agree_with(stated: &Quantity, value: &Quantity, canonical: Canonical<'_>, prominent: bool) -> Verdict {
    let tolerance = canonical.tolerance;
    let face = |stated: &Quantity, value: &Quantity| compared(stated, value, tolerance, prominent);
    if stated.unit.offset == value.unit.offset {
        return face(stated, value);
    }
    let change = || face(&as_difference(stated), &as_difference(value));
    match canonical.is_change {
        Some(true) => change(),
        Some(false) => face(stated, value),
        None => {
            let level = face(stated, value);
            if level.stands() { level } else { Some(change()).filter(|c| c.stands()).unwrap_or(level) }
        }
    }
}

fn compared(stated: &Quantity, canonical: &Quantity, tolerance: Option<Decimal>, prominent: bool) -> Verdict {
    if stated.unit.dimension != canonical.unit.dimension {
        return Verdict::WrongUnit;
    }
    let (Some(ends), Some(truth)) = (Ends::of(stated), Ends::of(canonical)) else {
        return Verdict::WrongValue;
    };
    let allowance = Allowance { tolerance, factor: if prominent { Decimal::TWO } else { Decimal::ONE } };
    let verdict = match stated.form {
        Form::Magnitude | Form::Vague => magnitude(stated, &stated.unit, truth),
        Form::Range => range(ends, truth, allowance),
        Form::Numeral | Form::Fraction => point(stated, ends, truth, canonical.hedge, allowance),
    };
    if !verdict.stands() && stated.unit.id != canonical.unit.id && stated.same_face(canonical) {
        return Verdict::WrongUnit;
    }
    verdict
}

/// The two ends and the granularity of a quantity, in the dimension's base unit.
#[derive(Clone, Copy)]
struct Ends {
    low: Decimal,
    high: Decimal,
    grain: Decimal,
    /// Whether it ends in a nought, and so may be rounded.
    round: bool,
    bound: Option<Hedge>,
    fraction: bool,
}

impl Ends {
    fn of(quantity: &Quantity) -> Option<Ends> {
        let unit = &quantity.unit;
        let fraction = quantity.form == Form::Fraction || unit.dimension == Dimension::Multiple;
        Some(Ends {
            low: unit.to_base(quantity.low)?,
            high: unit.to_base(quantity.high)?,
            // A fraction has no last digit: "a third" is held to a share of the truth alone.
            grain: if fraction { Decimal::ZERO } else { unit.width_to_base(quantity.granularity)?.abs() },
            round: quantity.granularity >= Decimal::TEN,
            bound: quantity.hedge,
            fraction,
        })
    }

    /// The one value of a canonical range that a number with this hedge speaks of.
    fn facing(self, hedge: Option<Hedge>, stated: Decimal) -> Decimal {
        match hedge {
            Some(Hedge::Over | Hedge::AtLeast | Hedge::JustOver) => self.low,
            Some(Hedge::Under | Hedge::AtMost | Hedge::UpTo | Hedge::Nearly) => self.high,
            _ => stated.clamp(self.low, self.high),
        }
    }
}

/// How far off a number may be.
#[derive(Clone, Copy)]
struct Allowance {
    tolerance: Option<Decimal>,
    /// Two in prominent places, else one.
    factor: Decimal,
}

impl Allowance {
    /// Whether `difference` is within this share of `truth`.
    fn within(self, difference: Decimal, truth: Decimal, share: Decimal) -> bool {
        let limit = share.checked_mul(self.factor).and_then(|s| s.checked_mul(truth.abs()));
        limit.is_some_and(|limit| difference <= limit)
    }

    /// A bare number: equal at its own precision, and a round one within 2.5 per cent.
    fn bare(self, difference: Decimal, truth: Decimal, stated: Ends) -> bool {
        if let Some(tolerance) = self.tolerance {
            return difference <= tolerance.checked_mul(truth.abs()).unwrap_or(Decimal::MAX);
        }
        let half = halved(stated.grain);
        difference <= half && (!stated.round || truth.is_zero() || self.within(difference, truth, ROUND))
    }
}

fn point(
    stated: &Quantity,
    ends: Ends,
    canonical: Ends,
    canonical_hedge: Option<Hedge>,
    allowance: Allowance,
) -> Verdict {
    let value = ends.low;
    let truth = canonical.facing(stated.hedge, value);
    let Some(difference) = value.checked_sub(truth).map(|d| d.abs()) else { return Verdict::WrongValue };
    let bare = allowance.bare(difference, truth, ends);
    // "More than 13,000" in the book lies above 13,000, so copy may say so too.
    // Of "about 13,000" nobody knows on which side the truth lies.
    let is_about = canonical_hedge == Some(Hedge::About);
    let truth_is_above =
        is_about || matches!(canonical_hedge, Some(Hedge::Over | Hedge::AtLeast | Hedge::JustOver));
    let truth_is_below = is_about
        || matches!(canonical_hedge, Some(Hedge::Nearly | Hedge::Under | Hedge::AtMost | Hedge::UpTo));
    // The book's "more than 13,000" is no "at most 13,000", its "fewer than 5,000" no "at least 5,000".
    let is_above = matches!(canonical_hedge, Some(Hedge::Over | Hedge::JustOver));
    let is_below = matches!(canonical_hedge, Some(Hedge::Under | Hedge::Nearly));
    let is_share = ends.fraction && stated.unit.dimension == Dimension::Share;
    let at_most = truth < value || truth == value && !is_above;
    let at_least = truth > value || truth == value && !is_below;
    let approximately = |on_right_side: bool| {
        if !on_right_side {
            return wrong_side(difference, truth, allowance);
        }
        let is_near = || {
            allowance.within(difference, truth, APPROXIMATE)
                || is_share && difference <= POINT && allowance.within(difference, truth, LOOSE)
        };
        if bare || allowance.tolerance.is_none() && is_near() {
            Verdict::Agrees
        } else if allowance.within(difference, truth, LOOSE) {
            Verdict::TooLoose
        } else {
            Verdict::WrongValue
        }
    };
    match stated.hedge {
        Some(Hedge::Exactly) => verdict_if(difference.is_zero(), Verdict::WrongValue),
        None if ends.fraction => approximately(true),
        None if bare => Verdict::Agrees,
        None => bare_miss(difference, truth, ends.grain, allowance),
        Some(Hedge::About) => approximately(true),
        Some(Hedge::Nearly) => approximately(truth < value || truth_is_below && truth == value),
        Some(Hedge::JustOver) => approximately(truth > value || truth_is_above && truth == value),
        Some(Hedge::UpTo) => approximately(at_most),
        Some(Hedge::Over | Hedge::AtLeast) if is_share && truth > value && is_next_plain(value, truth) => {
            Verdict::Agrees
        }
        Some(Hedge::Over) if truth > value || truth_is_above && truth == value => {
            floor(difference, truth, allowance)
        }
        Some(Hedge::AtLeast) if at_least => floor(difference, truth, allowance),
        Some(Hedge::Under) if truth < value || truth_is_below && truth == value => ceiling(difference, truth),
        Some(Hedge::AtMost) if at_most => ceiling(difference, truth),
        Some(Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost) => {
            wrong_side(difference, truth, allowance)
        }
    }
}

/// A bare number that does not agree: too coarse where it is the truth rounded, else wrong.
fn bare_miss(difference: Decimal, truth: Decimal, grain: Decimal, allowance: Allowance) -> Verdict {
    let rounded = difference <= halved(grain) && allowance.within(difference, truth, LOOSE);
    if rounded && allowance.tolerance.is_none() { Verdict::TooLoose } else { Verdict::WrongValue }
}

/// A true lower bound: loose where it falls far short.
fn floor(difference: Decimal, truth: Decimal, allowance: Allowance) -> Verdict {
    verdict_if(allowance.within(difference, truth, LOOSE), Verdict::TooLoose)
}

/// Whether no share with a plain name lies above the stated one and up to the truth: no other fraction says more.
fn is_next_plain(value: Decimal, truth: Decimal) -> bool {
    let plain = PLAIN_SHARES.map(|percent| Decimal::new(i64::from(percent), 2));
    // "A third" and "two-thirds" are themselves, however many threes they are given.
    plain.iter().any(|share| (share - value).abs() < POINT)
        && !plain.iter().any(|share| *share - value >= POINT && *share <= truth)
}

/// A true upper bound: loose where it is half as much again.
fn ceiling(difference: Decimal, truth: Decimal) -> Verdict {
    verdict_if(difference <= halved(truth.abs()), Verdict::TooLoose)
}

/// A bound the truth breaks: wrong as a bound where it is near, else another value.
fn wrong_side(difference: Decimal, truth: Decimal, allowance: Allowance) -> Verdict {
    if allowance.within(difference, truth, BOUND_REACH) { Verdict::WrongBound } else { Verdict::WrongValue }
}

fn halved(value: Decimal) -> Decimal {
    // To divide takes many times as long.
    value.checked_mul(HALF).unwrap_or_default()
}

fn verdict_if(agrees: bool, otherwise: Verdict) -> Verdict {
    if agrees { Verdict::Agrees } else { otherwise }
}

fn range(stated: Ends, canonical: Ends, allowance: Allowance) -> Verdict {
    if canonical.low < canonical.high {
        let ends = [(stated.low, canonical.low), (stated.high, canonical.high)];
        let same =
            ends.iter().all(|(s, c)| s.checked_sub(*c).is_some_and(|d| allowance.bare(d.abs(), *c, stated)));
        return verdict_if(same, Verdict::WrongValue);
    }
    let truth = canonical.low;
    if truth < stated.low || truth > stated.high {
        return Verdict::WrongValue;
    }
    let width = stated.high.checked_sub(stated.low).unwrap_or(Decimal::MAX);
    verdict_if(allowance.within(width, stated.high, WIDEST_RANGE), Verdict::TooLoose)
}

/// "several", "hundreds", "many thousands": the truth lies in the decade, or the word is weak, or it is wrong.
fn magnitude(stated: &Quantity, unit: &Unit, canonical: Ends) -> Verdict {
    let Some(truth) = from_base(unit, canonical.facing(canonical.bound, canonical.low)) else {
        return Verdict::WrongMagnitude;
    };
    if stated.means.contains(truth) {
        return Verdict::Agrees;
    }
    let Some(top) = stated.means.high().value() else { return Verdict::WrongMagnitude };
    // Up to twice the top no stronger word is free ("tens of thousands" starts at 20,000); and 35,000 are still
    // "thousands", as 6,150 are never "hundreds".
    let weak_below = if stated.low >= Decimal::ONE_THOUSAND { Decimal::TEN } else { Decimal::TWO };
    let weak = truth >= top && top.checked_mul(weak_below).is_some_and(|limit| truth < limit);
    if weak { Verdict::Understated } else { Verdict::WrongMagnitude }
}

fn from_base(unit: &Unit, base: Decimal) -> Option<Decimal> {
    base.checked_sub(unit.offset)?.checked_div(unit.factor)
}
