//! Numbers with their units, alone or as ranges: "£3.2bn", "10 to 13 inches", "between 46,000 and 47,000".

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::lexicon::{Class, UnitEntry};
use crate::quantity::Form;
use crate::unit::Unit;

use super::Kind;
use super::numerals::{Numeral, numeral};
use super::reader::{Reader, Reading};
use super::{trend, units};

/// A numeral with the unit beside it.
#[derive(Debug, Clone)]
struct Amount {
    start: usize,
    number_start: usize,
    end: usize,
    numeral: Numeral,
    unit: Option<UnitEntry>,
    /// Whether the unit is a currency before the number.
    prefixed: bool,
}

/// Reads the amount or range at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if reader.is(at, "between") || reader.is(at, "from") || reader.is_any(at, &["anywhere", "anything"]) {
        return framed(reader, at);
    }
    let first = single(reader, at, true)?;
    if let Some(range) = open_range(reader, &first) {
        return Some(range);
    }
    // "one hundred and two hundred" may have joined too much, but only "between" tells.
    Some(reading(&first, None))
}

/// "between X and Y", "from X to Y", "anywhere from X to Y".
fn framed(reader: &Reader, at: usize) -> Option<Reading> {
    let frame = if reader.is_any(at, &["anywhere", "anything"]) { at + 1 } else { at };
    let between = reader.is(frame, "between");
    if !between && !reader.is(frame, "from") {
        return None;
    }
    let first = single(reader, frame + 1, !between)?;
    let joined = if between {
        reader.is_any(first.end, &["and", "to"]) || reader.is_dash(first.end)
    } else {
        reader.is_any(first.end, &["to", "through"])
    };
    if !joined || !between && trend::moves(reader, at) {
        return None;
    }
    let second = single(reader, skip_hedge(reader, first.end + 1), true)?;
    let mut found = join(reader, &first, &second, false)?;
    // "between 6 and 12 December" is read as a date.
    if reader.lexicon.words.month(reader.symbol(found.end)).is_some() && reader.is_capital(found.end) {
        return None;
    }
    found.start = at;
    found.number_start = at;
    Some(found)
}

/// A range with no word before it: "10-15", "10 to 15", "five or six".
fn open_range(reader: &Reader, first: &Amount) -> Option<Reading> {
    let at = first.end;
    let dash = reader.is_dash(at) || reader.is_mark(at, '~');
    let suspended =
        dash && reader.glued(at) && !reader.glued(at + 1) && reader.is_any(at + 1, &["to", "and", "or"]);
    let next = if suspended {
        at + 2
    } else if dash {
        // A spaced hyphen is a dash, except between two bare numbers.
        let even = reader.glued(at) == reader.glued(at + 1);
        if !even || !reader.glued(at) && (first.unit.is_some() && !first.prefixed || first.numeral.spelled) {
            return None;
        }
        at + 1
    } else if reader.is_any(at, &["to", "or", "through"]) {
        at + 1
    } else {
        return None;
    };
    let second = single(reader, skip_hedge(reader, next), true)?;
    if reader.is(at, "to") && reader.is(first.start.wrapping_sub(1), "from") {
        return None;
    }
    if reader.is(at, "to") && !suspended && splits(reader, first, &second) {
        return None;
    }
    if reader.is(at, "or") && !close(first, &second) {
        return None;
    }
    if first.numeral.form == Form::Magnitude || second.numeral.form == Form::Magnitude && !reader.is(at, "to")
    {
        return None;
    }
    join(reader, first, &second, dash)
}

/// Past a hedge between the two ends: "between 2 g and about 7 g".
fn skip_hedge(reader: &Reader, at: usize) -> usize {
    let hedge = reader.lexicon.hedges_before.starting_at(reader.tokens, reader.prose, at);
    hedge.map_or(at, |(len, _)| at + len)
}

/// "rose 10% to 15%", "up 4 to 120": a step and where it went are two numbers.
fn splits(reader: &Reader, first: &Amount, second: &Amount) -> bool {
    let moved = trend::moves(reader, first.start);
    moved && (first.unit.is_some() || second.numeral.low > first.numeral.high * Decimal::from(2))
}

/// "30 or 40", "five or six": the second is the next round number up.
fn close(first: &Amount, second: &Amount) -> bool {
    let (low, high) = (first.numeral.low, second.numeral.low);
    first.unit.is_none() && high > low && high <= low.saturating_mul(Decimal::from(2)) && !second.prefixed
}

/// One number with the currency before it or the unit after it.
fn single(reader: &Reader, at: usize, conjoin: bool) -> Option<Amount> {
    let minus = matches!(reader.mark(at), Some('-' | '−')) && !reader.glued(at) && reader.glued(at + 1);
    let from = if minus { at + 1 } else { at };
    if let Some((len, entry)) = units::before(reader, from) {
        let number_start = from + len;
        let mut numeral = numeral(reader, number_start, conjoin)?;
        if minus {
            numeral = Numeral { low: -numeral.high, high: -numeral.low, ..numeral };
        }
        let end = second_currency(reader, &numeral, &entry);
        let found = Amount { start: at, number_start, end, numeral, unit: Some(entry), prefixed: true };
        return Some(compound(reader, found));
    }
    if let Some(found) = article_first(reader, at) {
        return Some(found);
    }
    let numeral = numeral(reader, at, conjoin)?;
    match units::after(reader, at, &numeral) {
        Some((end, entry)) => {
            let found =
                Amount { start: at, number_start: at, end, numeral, unit: Some(entry), prefixed: false };
            Some(compound(reader, late_scale(reader, below_zero(reader, found))))
        }
        None => Some(Amount {
            start: at,
            number_start: at,
            end: numeral.end,
            numeral,
            unit: None,
            prefixed: false,
        }),
    }
}

/// "2 degrees below zero", "10C below freezing".
fn below_zero(reader: &Reader, found: Amount) -> Amount {
    let cold = found.unit.as_ref().is_some_and(|u| u.kind == Kind::Temperature)
        && reader.is(found.end, "below")
        && reader.is_any(found.end + 1, &["zero", "freezing"]);
    if !cold {
        return found;
    }
    let numeral = Numeral { low: -found.numeral.high, high: -found.numeral.low, ..found.numeral };
    Amount { end: found.end + 2, numeral, ..found }
}

/// "£5 million pounds", "US$3 dollars": the unit said twice.
fn second_currency(reader: &Reader, numeral: &Numeral, entry: &UnitEntry) -> usize {
    match units::after(reader, numeral.end, numeral) {
        Some((end, again)) if again.unit.id == entry.unit.id && reader.is_word(numeral.end) => end,
        _ => numeral.end,
    }
}

/// "5ft 2in", "two hours and 20 minutes", "three dollars 50 cents", "one hour and a half": the first unit's measure.
fn compound(reader: &Reader, first: Amount) -> Amount {
    let mut whole = first;
    // Three parts at most are ever printed.
    for _ in 0..2 {
        match next_part(reader, &whole) {
            Some(longer) => whole = longer,
            None => break,
        }
    }
    whole
}

fn next_part(reader: &Reader, whole: &Amount) -> Option<Amount> {
    let unit = &whole.unit.as_ref()?.unit;
    let kind = whole.unit.as_ref()?.kind;
    if !matches!(kind, Kind::Duration | Kind::Measure | Kind::Money)
        || unit.factor < Decimal::ONE && kind == Kind::Money
    {
        return None;
    }
    let comma = usize::from(reader.is_mark(whole.end, ',') && kind == Kind::Measure);
    let at = whole.end + comma;
    let and = reader.is(at, "and");
    let (value, end, granularity) = if and
        && kind != Kind::Money
        && let Some((part, end)) = crate::scan::fractions::part(reader, at + 1)
        && !reader.is(end, "of")
    {
        (part, end, part)
    } else {
        let second = numeral(reader, at + usize::from(and), false)?;
        if kind == Kind::Money
            && let Some(cents) = spoken_cents(reader, whole, &second)
        {
            return Some(cents);
        }
        let (end, factor) = part_unit(reader, at + usize::from(and), &second, unit, kind)?;
        let granularity = factor.checked_div(unit.factor)?;
        (second.low.checked_mul(granularity)?, end, granularity)
    };
    let total = whole.numeral.low.checked_add(value)?;
    let numeral = Numeral { low: total, high: total, granularity, end, ..whole.numeral };
    Some(Amount { end, numeral, ..whole.clone() })
}

/// "thirteen dollars forty-five", "15 dollars 50": cents left unsaid at the end of a clause.
fn spoken_cents(reader: &Reader, whole: &Amount, second: &Numeral) -> Option<Amount> {
    let two_digits =
        second.low >= Decimal::TEN && second.low < Decimal::ONE_HUNDRED && second.low.is_integer();
    let ends = matches!(reader.mark(second.end), None | Some('.' | ',' | ';' | '!' | '?'))
        && !reader.is_word(second.end);
    let bare = reader.digits(second.end).is_none() && second.scale.is_none() && second.form == Form::Numeral;
    if whole.prefixed || whole.numeral.scale.is_some() || !(two_digits && ends && bare) {
        return None;
    }
    let value = second.low.checked_div(Decimal::ONE_HUNDRED)?.checked_add(whole.numeral.low)?;
    let numeral = Numeral {
        low: value,
        high: value,
        granularity: Decimal::new(1, 2),
        end: second.end,
        ..whole.numeral
    };
    Some(Amount { end: second.end, numeral, ..whole.clone() })
}

/// "75 USD million": the scale after the currency's code.
fn late_scale(reader: &Reader, found: Amount) -> Amount {
    let code =
        found.unit.as_ref().is_some_and(|u| u.kind == Kind::Money) && reader.text(found.end - 1).len() == 3;
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(found.end)).filter(|&s| s >= 1_000_000);
    match scale.and_then(|s| found.numeral.times(Decimal::from(s), found.end + 1)) {
        Some(numeral) if code && found.numeral.scale.is_none() && reader.text(found.end).len() > 3 => {
            Amount { end: numeral.end, numeral, ..found }
        }
        _ => found,
    }
}

/// The smaller unit of a second part, where it goes with the first.
fn part_unit(
    reader: &Reader,
    at: usize,
    part: &Numeral,
    first: &Unit,
    kind: Kind,
) -> Option<(usize, Decimal)> {
    if &*first.id == "[ft_i]" && reader.is(part.end, "in") {
        return Some((part.end + 1, Decimal::new(254, 4)));
    }
    let (end, entry) = units::after(reader, at, part)?;
    let same = entry.unit.dimension == first.dimension || kind == Kind::Money && &*entry.unit.id == "USX";
    (same && entry.kind == kind && entry.unit.factor < first.factor).then_some((end, entry.unit.factor))
}

/// "an hour and a half", "a minute and 30 seconds": an article counts where more follows.
fn article_first(reader: &Reader, at: usize) -> Option<Amount> {
    if !(reader.is(at, "a") || reader.is(at, "an")) || !reader.is(at + 2, "and") {
        return None;
    }
    let (len, entry) = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 1)?;
    let one = Numeral::one(at + 1);
    let found = Amount {
        start: at,
        number_start: at,
        end: at + 1 + len,
        numeral: one,
        unit: Some(entry.clone()),
        prefixed: false,
    };
    next_part(reader, &found)
}

fn join(reader: &Reader, first: &Amount, second: &Amount, dash: bool) -> Option<Reading> {
    let mut low = first.numeral;
    let high = second.numeral;
    let unit = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) if a.unit.id != b.unit.id => return None,
        (Some(_), None) if !first.prefixed && !reader.is_dash(first.end) => return None,
        (Some(a), _) => Some(a.clone()),
        (None, b) => b.clone(),
    };
    if low.share != high.share || low.form == Form::Fraction && low.share && unit.is_none() && dash {
        return None;
    }
    // "10 to 15 million", "£5-6m": the scale is said once.
    if let (None, Some(scale)) = (low.scale, high.scale)
        && scale > Decimal::ONE
        && (dash || !(first.prefixed && second.prefixed))
        && let Some(mantissa) = high.low.checked_div(scale)
        && low.low <= mantissa
    {
        low = low.times(scale, low.end)?;
    }
    if low.low.cmp(&high.high) != Ordering::Less {
        return None;
    }
    let mut found =
        reading(&Amount { numeral: Numeral { high: high.high, ..low }, unit, ..first.clone() }, Some(second));
    found.form = Form::Range;
    found.granularity = low.granularity.min(high.granularity);
    found.means = None;
    Some(found)
}

fn reading(amount: &Amount, last: Option<&Amount>) -> Reading {
    let (kind, unit) = match &amount.unit {
        Some(entry) => (entry.kind, entry.unit.clone()),
        None if amount.numeral.share => {
            (Kind::Ratio, Unit::new("", crate::unit::Dimension::Share, Decimal::ONE))
        }
        None => (Kind::Count, Unit::count()),
    };
    let end = last.unwrap_or(amount);
    Reading {
        start: amount.start,
        end: end.end,
        number_start: amount.number_start,
        number_end: end.numeral.end,
        kind,
        low: amount.numeral.low,
        high: amount.numeral.high,
        granularity: amount.numeral.granularity,
        form: amount.numeral.form,
        unit,
        hedge: None,
        means: amount.numeral.means,
        change: None,
    }
}

/// "one person", "one child in four": whether the "one" at `at` counts, and is no pronoun.
pub(super) fn one_counts(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    let before = at.wrapping_sub(1);
    if reader
        .is_any(before, &["this", "that", "which", "each", "every", "any", "no", "another", "some", "not"])
    {
        return false;
    }
    let noun = reader.is_word(next)
        && !reader.is_capital(next)
        && !reader.class(next, Class::Function)
        && !reader.glued(next);
    let alone = reader.tokens.len() == 1;
    noun || alone || reader.is_dash(next) && reader.glued(next + 1)
}
