//! What the number itself says about which figure was meant.

use rust_decimal::Decimal;

use super::period::Period;
use super::words::{Word, words};
use crate::figures::{Figure, Superseded};
use crate::quantity::{Canonical, Form, Quantity, Slip, Verdict, agree, significant_digits, slip};
use crate::scan::{Kind, Mention, Step};
use crate::unit::Dimension;

/// How a stated number bears on a figure's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same digits; how many of them carry information.
    Same(usize),
    /// It agrees by rounding, hedge or order of magnitude.
    Agrees,
    /// A value that was once right; significant digits.
    Was(usize),
    /// The same digits in another unit; significant digits.
    OtherUnit(usize),
    /// The same digits, per cent for percentage points or the other way round; significant digits.
    Points(usize),
    /// A slip of the keyboard; significant digits of the canonical value.
    Slip(Slip, usize),
    /// A slip in a value that was once right; its significant digits.
    OldSlip(Slip, usize),
    /// A slip in one end of the figure's change, the other end of which stands in the sentence.
    EndSlip(Slip),
    /// The value of a figure whose words are farther off; its significant digits told so.
    Swapped,
    /// The value of a figure whose own value stands beside it in turn.
    Exchanged,
    /// None: another number.
    None,
}

/// Significant digits of which all but a slip's are right by no accident.
pub(crate) const LONG: usize = 5;
/// Significant digits that a rounded old value is taken to have: enough to tie, too few to place a document.
const ROUNDED: usize = 1;

/// A number held against a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// What ties the two numbers.
    pub(crate) relation: Relation,
    /// Whether the copy may stand.
    pub(crate) verdict: Verdict,
    /// True of the figure, but a bound so far off that it must be about something else: "more than one".
    pub(crate) is_remote: bool,
    /// How far off it is.
    pub(crate) distance: Distance,
    /// Its unit goes without saying, so that it may have another.
    pub(crate) is_unsaid: bool,
}

impl From<(Relation, Verdict)> for Evidence {
    fn from((relation, verdict): (Relation, Verdict)) -> Evidence {
        Evidence { relation, verdict, is_remote: false, distance: Distance::Near, is_unsaid: false }
    }
}

/// How far a number is from a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Distance {
    /// Within twice of it.
    Near,
    /// Less than half of the figure, or more than twice as much.
    Far,
    /// Less than a tenth of the figure, or more than ten times as much; of numerals alone.
    AnotherOrder,
    /// Less than a thousandth of it, or more than a thousand times as much: it must be about something else.
    AnotherWorld,
}

impl Distance {
    fn of(stated: &Quantity, canonical: &Quantity) -> Distance {
        let ends = stated.unit.to_base(stated.low).zip(canonical.unit.to_base(canonical.low));
        // The one is the larger for every factor.
        let ends = ends.map(|(value, truth)| (value.abs().min(truth.abs()), value.abs().max(truth.abs())));
        let is_off = |factor: Decimal| {
            ends.is_none_or(|(small, great)| small.checked_mul(factor).unwrap_or(Decimal::MAX) < great)
        };
        let is_word = matches!(stated.form, Form::Magnitude | Form::Vague);
        if is_off(Decimal::ONE_THOUSAND) && !is_word {
            Distance::AnotherWorld
        } else if is_off(Decimal::TEN) && !is_word {
            Distance::AnotherOrder
        } else if is_off(Decimal::TWO) {
            Distance::Far
        } else {
            Distance::Near
        }
    }

    /// Whether it is more than twice too large or too small.
    pub(crate) fn is_far(self) -> bool {
        self > Distance::Near
    }
}

impl Evidence {
    /// Whether it is a bound just broken, or a rounding just too coarse.
    pub(crate) fn is_near(self) -> bool {
        matches!(self.verdict, Verdict::WrongBound | Verdict::TooLoose) && !self.distance.is_far()
    }

    /// Whether the digits alone show that this figure was meant: no chance brings them so near it.
    pub(crate) fn betrays(self) -> bool {
        match self.relation {
            Relation::Slip(Slip::Transposed | Slip::Scale, digits) => digits >= 2,
            Relation::Slip(_, digits) => digits >= 4,
            Relation::Was(_)
            | Relation::OtherUnit(_)
            | Relation::Points(_)
            | Relation::OldSlip(..)
            | Relation::EndSlip(_)
            | Relation::Swapped
            | Relation::Exchanged => true,
            Relation::Same(_) | Relation::Agrees | Relation::None => false,
        }
    }
}

/// Whether the copy gives a number as an old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dated {
    /// It does not.
    No,
    /// Its sentence speaks of another time as well.
    Beside,
    /// Its own clause does.
    Itself,
}

/// How the copy dates a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dating<'a> {
    /// Whether it gives the number as an old one.
    pub(crate) dated: Dated,
    /// Years before the figure's that the sentence names: they date a value of their own time.
    pub(crate) years: Option<&'a Period>,
    /// The years that it names, where the figure has none of its own.
    pub(crate) undated: Option<&'a Period>,
    /// Its sentence, as far as it is in sight: a name in it may be the time of an old value, as "Tokyo" of the Games before.
    pub(crate) sentence: &'a str,
}

impl Dating<'_> {
    /// The number is of now.
    pub(crate) const NOW: Dating<'static> =
        Dating { dated: Dated::No, years: None, undated: None, sentence: "" };

    /// Whether it excuses this old value.
    fn excuses(self, was: &Superseded) -> bool {
        let until = was.until.as_deref().unwrap_or("");
        let period = Period::of(until);
        let is_name = |word: &Word| word.capital && Period::of(&until[word.range.clone()]).is_empty();
        let mut names = words(until).filter(is_name);
        self.dated != Dated::No
            || self.years.is_some_and(|years| period.years.is_empty() || period.is_next_to(years))
            || self.undated.is_some_and(|years| period.ends_with(years))
            || names.any(|name| words(self.sentence).any(|word| word.capital && word.lower == name.lower))
    }
}

/// What of the copy bears on how a number is held against a figure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The number's unit is what the figure counts: "656,014 hours" of 656,014, "hours of spills".
    pub(crate) counts_unit: bool,
    /// How the copy gives the number as an old one.
    pub(crate) dating: Dating<'a>,
    /// It stands in a headline or lead.
    pub(crate) is_prominent: bool,
    /// The slip in it, where the other end of the figure's change stands in its sentence.
    pub(crate) end_slip: Option<Slip>,
}

/// Holds a mention against a figure; `None` where the two can never be about one thing.
pub(crate) fn evidence(mention: &Mention, figure: &Figure, setting: Setting<'_>) -> Option<Evidence> {
    let stated = &mention.quantity;
    let canonical = &figure.quantity;
    match gate(mention, Nature::of(figure)) {
        Gate::Shut => None,
        Gate::Ajar => other_unit(stated, canonical),
        Gate::Unsaid => unsaid_unit(mention, figure, setting),
        Gate::Counted => {
            let quantity = Quantity { unit: figure.quantity.unit, ..stated.clone() };
            setting.counts_unit.then(|| compare(&Mention { quantity, ..mention.clone() }, figure, setting))
        }
        Gate::Open => Some(compare(mention, figure, setting)),
    }
}

/// What sort of number a figure is: kept apart from the figures, of a great book they are too far from each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Nature {
    pub(super) kind: Kind,
    pub(super) dimension: Dimension,
    /// Its value, or the lower end of it.
    low: Decimal,
}

impl Nature {
    /// The sort of number that the figure is.
    pub(crate) fn of(figure: &Figure) -> Nature {
        let Quantity { unit, low, .. } = figure.quantity;
        Nature { kind: figure.kind, dimension: unit.dimension, low }
    }
}

/// Whether the two can be about one thing at all, as far as kind, unit and digits tell.
pub(crate) fn may_compare(mention: &Mention, figure: Nature) -> bool {
    match gate(mention, figure) {
        Gate::Shut => false,
        Gate::Ajar => mention.quantity.low == figure.low,
        Gate::Unsaid | Gate::Counted | Gate::Open => true,
    }
}

enum Gate {
    Open,
    /// Open only to the same digits: percent and points, two currencies.
    Ajar,
    /// Open to the same digits or a slip in them: a bare number whose unit goes without saying.
    Unsaid,
    /// Open where the figure counts what the number measures in: hours, acres.
    Counted,
    Shut,
}

fn gate(mention: &Mention, figure: Nature) -> Gate {
    if mention.kind.is_role() || figure.kind.is_role() {
        return if mention.kind == figure.kind { Gate::Open } else { Gate::Shut };
    }
    let (stated, canonical) = (mention.quantity.unit.dimension, figure.dimension);
    match (stated, canonical) {
        _ if stated == canonical => Gate::Open,
        (Dimension::Money(_), Dimension::Money(_))
        | (Dimension::Share, Dimension::Points | Dimension::Multiple)
        | (Dimension::Multiple | Dimension::Points, Dimension::Share) => Gate::Ajar,
        (Dimension::Count, _) if leaves_unit_unsaid(mention) => Gate::Unsaid,
        (_, Dimension::Count) if matches!(mention.kind, Kind::Measure | Kind::Duration) => Gate::Counted,
        _ => Gate::Shut,
    }
}

/// Whether the unit of a number may go without saying: it is a single one, in digits or words, with no noun to count.
pub(crate) fn leaves_unit_unsaid(mention: &Mention) -> bool {
    mention.kind == Kind::Count && mention.quantity.form == Form::Numeral && mention.counted.is_none()
}

/// Digits with which such a number may be a figure's that it is not the value of.
pub(crate) const UNSAID_DIGITS: usize = 4;

/// "Wyoming lost 667,075", "in the spring it was 7.3": the number read in the figure's own unit.
fn unsaid_unit(mention: &Mention, figure: &Figure, setting: Setting<'_>) -> Option<Evidence> {
    let unit = figure.quantity.unit;
    let mention = Mention { quantity: Quantity { unit, ..mention.quantity.clone() }, ..mention.clone() };
    let evidence = compare(&mention, figure, setting);
    let digits = significant_digits(mention.quantity.low);
    let told = match evidence.relation {
        Relation::Same(_) | Relation::Was(_) => digits >= 2,
        Relation::Slip(..) => digits >= UNSAID_DIGITS && evidence.betrays(),
        // Another figure's value may have been swapped for this one's.
        Relation::None => digits >= UNSAID_DIGITS,
        _ => false,
    };
    told.then_some(Evidence { is_unsaid: true, ..evidence })
}

fn other_unit(stated: &Quantity, canonical: &Quantity) -> Option<Evidence> {
    let same = stated.same_face(canonical);
    let digits = significant_digits(canonical.low);
    let dimensions = (stated.unit.dimension, canonical.unit.dimension);
    let relation = match dimensions {
        (Dimension::Share, Dimension::Points) | (Dimension::Points, Dimension::Share) => {
            Relation::Points(digits)
        }
        _ => Relation::OtherUnit(digits),
    };
    same.then_some(Evidence::from((relation, Verdict::WrongUnit)))
}

/// Whether the degrees of a figure are those of a change; unknown of "1.6C above the average", and of all but degrees.
fn is_change(mention: &Mention, figure: &Figure) -> Option<bool> {
    if figure.quantity.unit.dimension != Dimension::Temperature {
        return None;
    }
    let compares = |word: Word| {
        matches!(
            word.lower.as_str(),
            "above"
                | "anomaly"
                | "below"
                | "colder"
                | "cooler"
                | "difference"
                | "hotter"
                | "range"
                | "warmer"
        )
    };
    let is_compared = words(&figure.what).any(compares);
    match figure.is_change {
        true => Some(true),
        false if mention.step == Some(Step::By) || is_compared => None,
        false => Some(false),
    }
}

fn compare(mention: &Mention, figure: &Figure, setting: Setting<'_>) -> Evidence {
    let Setting { dating, is_prominent: prominent, end_slip, .. } = setting;
    let exactly;
    let stated = if mention.kind.is_role() {
        // A year is the year or it is not: roles do not round.
        exactly = mention.quantity.exactly();
        &exactly
    } else {
        &mention.quantity
    };
    let held = Canonical {
        quantity: &figure.quantity,
        exact: figure.exact.as_ref(),
        tolerance: figure.tolerance,
        is_change: is_change(mention, figure),
    };
    let verdict = agree(stated, held, prominent);
    let digits = telling_digits(&figure.quantity);
    if verdict.stands() {
        let same = [Some(&figure.quantity), figure.exact.as_ref()]
            .into_iter()
            .flatten()
            .any(|c| same_value(stated, c));
        let relation = if same { Relation::Same(digits) } else { Relation::Agrees };
        return Evidence::from((relation, verdict));
    }
    if let Some(was) = figure.was.iter().find(|w| same_value(stated, &w.quantity)) {
        let verdict = if dating.excuses(was) { Verdict::Agrees } else { Verdict::Superseded };
        let relation = Relation::Was(telling_digits(&was.quantity));
        return Evidence::from((relation, verdict));
    }
    if dating.dated != Dated::No && figure.was.iter().any(|w| rounds(stated, &w.quantity, prominent)) {
        let relation = Relation::Was(ROUNDED);
        return Evidence::from((relation, Verdict::Agrees));
    }
    // "85.1m against 72.3m": what something was before is no slip for what it is.
    let before = mention.step == Some(Step::From);
    let relation = if verdict == Verdict::WrongUnit {
        Relation::OtherUnit(digits)
    } else if let Some(slip) = end_slip {
        Relation::EndSlip(slip)
    } else if let Some(slip) = slip_in(stated, figure).filter(|_| !before) {
        Relation::Slip(slip, digits)
    } else {
        let old = figure.was.iter().find_map(|was| {
            let digits = significant_digits(was.quantity.low);
            let slip = slipped(stated, &was.quantity).filter(|_| digits >= LONG)?;
            Some(Relation::OldSlip(slip, digits))
        });
        old.unwrap_or(Relation::None)
    };
    let distance = Distance::of(stated, &figure.quantity);
    Evidence {
        is_remote: verdict == Verdict::TooLoose && distance.is_far(),
        distance,
        ..Evidence::from((relation, verdict))
    }
}

/// A slip in the figure's value, or in the unrounded one.
fn slip_in(stated: &Quantity, figure: &Figure) -> Option<Slip> {
    let exact = || figure.exact.as_ref().and_then(|exact| slipped(stated, exact));
    slipped(stated, &figure.quantity).or_else(exact)
}

/// Significant digits, and one more for a unit that itself tells: "£40bn" is rarer than "40".
pub(super) fn telling_digits(quantity: &Quantity) -> usize {
    let plain = matches!(quantity.unit.dimension, Dimension::Count | Dimension::Share | Dimension::Duration);
    significant_digits(quantity.low) + usize::from(!plain)
}

fn rounds(stated: &Quantity, was: &Quantity, prominent: bool) -> bool {
    agree(stated, Canonical::value(was), prominent).stands()
}

/// The same printed value and unit, hedges aside.
pub(super) fn same_value(stated: &Quantity, canonical: &Quantity) -> bool {
    let digits = matches!(stated.form, Form::Numeral | Form::Range | Form::Fraction);
    let base = |q: &Quantity| Some((q.unit.to_base(q.low)?, q.unit.to_base(q.high)?));
    digits && base(stated).is_some_and(|stated| Some(stated) == base(canonical))
}

/// The slip between two single numbers, in their own unit or, of two, the dimension's base unit.
pub(crate) fn slipped(stated: &Quantity, canonical: &Quantity) -> Option<Slip> {
    // "1-7/8" prints none of the digits of 1.875.
    let in_digits = |q: &Quantity| significant_digits(q.granularity) == 1;
    let single = |q: &Quantity| q.form == Form::Numeral && q.low == q.high && in_digits(q);
    if !single(stated) || !single(canonical) {
        return None;
    }
    // Of one unit the printed digits tell; acres in square metres have others.
    let (value, truth, grain) = if stated.unit.id == canonical.unit.id {
        (stated.low, canonical.low, stated.granularity)
    } else {
        let grain = stated.granularity.checked_mul(stated.unit.factor)?;
        (stated.unit.to_base(stated.low)?, canonical.unit.to_base(canonical.low)?, grain)
    };
    let slip =
        slip(value, truth).or_else(|| is_scaled_rounding(value, grain, truth).then_some(Slip::Scale))?;
    // A hedged number is rounded, so of its digits only the scale can betray a slip.
    (stated.hedge.is_none() || matches!(slip, Slip::Scale | Slip::Zeros)).then_some(slip)
}

/// The slip between the number and a value that the figure had before, and that value; none where it is a slip for what
/// the figure is now.
pub(crate) fn old_slip<'f>(stated: &Quantity, figure: &'f Figure) -> Option<(Slip, &'f Superseded)> {
    if slipped(stated, &figure.quantity).is_some() {
        return None;
    }
    figure.was.iter().find_map(|was| Some((slipped(stated, &was.quantity)?, was)))
}

/// "746 million" for 746,276: the truth rounded, and a thousand times too large or too small.
fn is_scaled_rounding(value: Decimal, grain: Decimal, truth: Decimal) -> bool {
    if significant_digits(value) < 3 || grain.is_zero() {
        return false;
    }
    // Twice the difference is no more than the last digit printed; nothing is divided, which takes long.
    let agrees = |value: Option<Decimal>, truth: Option<Decimal>, grain: Option<Decimal>| {
        let off = value.zip(truth).and_then(|(v, t)| v.checked_sub(t)?.abs().checked_mul(Decimal::TWO));
        off.zip(grain).is_some_and(|(off, grain)| off <= grain.abs())
    };
    [Decimal::ONE_THOUSAND, Decimal::from_parts(1_000_000, 0, 0, false, 0)].into_iter().any(|scale| {
        let times = |number: Decimal| number.checked_mul(scale);
        agrees(Some(value), times(truth), Some(grain)) || agrees(times(value), Some(truth), times(grain))
    })
}
