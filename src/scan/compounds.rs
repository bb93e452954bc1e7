//! Amounts of several parts: "5ft 2in", "an hour and a half", "three dollars 50 cents", "2 degrees below zero".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::unit::{Dimension, Unit};

use super::amounts::Amount;
use super::numerals::{Numeral, numeral};
use super::reader::Reader;
use super::{Kind, fractions, units};

/// "5ft 2in", "two hours and 20 minutes", "three dollars 50 cents", "one hour and a half": the first unit's measure.
pub(super) fn whole(reader: &Reader, first: Amount) -> Amount {
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
    let comma = usize::from(reader.is_mark(whole.end, ',') && kind != Kind::Money);
    // "at 5.72 metres, 15cm below": a part has none of its own.
    if !whole.numeral.low.is_integer() && comma > 0 {
        return None;
    }
    let at = whole.end + comma;
    let and = reader.is(at, "and");
    let (total, end, granularity) = if and
        && kind != Kind::Money
        && let Some(part) = fractions::part(reader, at + 1)
        && !reader.is(part.end, "of")
    {
        (whole.numeral.low.checked_add(part.value)?, part.end, part.grain)
    } else {
        let second = numeral(reader, at + usize::from(and), false)?;
        if kind == Kind::Money
            && let Some(cents) = spoken_cents(reader, whole, &second)
        {
            return Some(cents);
        }
        let (end, factor) = part_unit(reader, at + usize::from(and), &second, unit, kind)?;
        // "one minute, 47.97 seconds"
        let grain = second.granularity.min(Decimal::ONE);
        let granularity = factor.checked_mul(grain)?.checked_div(unit.factor)?;
        // Summed in the base unit and divided once, so that six inches are exactly half a foot.
        let base =
            whole.numeral.low.checked_mul(unit.factor)?.checked_add(second.low.checked_mul(factor)?)?;
        (base.checked_div(unit.factor)?, end, granularity)
    };
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
pub(super) fn late_scale(reader: &Reader, found: Amount) -> Amount {
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
    // "20 ringgit and 43 cents": a hundredth of whatever the first is.
    // "3 Gbit/s, 900 rpm": units of no known dimension have no parts.
    let same = entry.unit.dimension == first.dimension && first.dimension != Dimension::Other
        || kind == Kind::Money && entry.unit.factor < Decimal::ONE;
    (same && entry.kind == kind && entry.unit.factor < first.factor).then_some((end, entry.unit.factor))
}

/// "an hour and a half", "a minute and 30 seconds": an article counts where more follows.
pub(super) fn after_article(reader: &Reader, at: usize) -> Option<Amount> {
    if !reader.class(at, Class::Article) || !reader.is(at + 2, "and") {
        return None;
    }
    let (len, entry) = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 1)?;
    let found = Amount {
        start: at,
        number_start: at,
        end: at + 1 + len,
        numeral: Numeral::one(at + 1),
        unit: Some(*entry),
        prefixed: false,
    };
    next_part(reader, &found)
}

/// "2 degrees below zero", "10C below freezing", "12 below zero".
pub(super) fn below_zero(reader: &Reader, found: Amount) -> Amount {
    if !reader.is(found.end, "below") || !reader.class(found.end + 1, Class::Freezing) {
        return found;
    }
    let plain = reader.lexicon.unit("degrees");
    let degrees = match &found.unit {
        // However many they are, these turn nothing.
        Some(unit) if plain.is_some_and(|plain| plain.unit.id == unit.unit.id) => plain,
        Some(unit) => Some(unit),
        None => plain,
    };
    let degrees = degrees.filter(|unit| unit.kind == Kind::Temperature);
    let Some(degrees) = degrees.copied() else { return found };
    let numeral = Numeral { low: -found.numeral.high, high: -found.numeral.low, ..found.numeral };
    // "10 degrees below zero Fahrenheit"
    let end = found.end + 2;
    let scale = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end);
    match scale.filter(|(_, scale)| scale.kind == Kind::Temperature) {
        Some((len, scale)) => Amount { end: end + len, numeral, unit: Some(*scale), ..found },
        None => Amount { end, numeral, unit: Some(degrees), ..found },
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn parts_add_up_in_the_first_unit() {
        for (text, want) in [
            ("He is 5ft 6in tall.", "5ft 6in | measure 5.5 [ft_i]"),
            ("It took two hours and 15 minutes.", "two hours and 15 minutes | duration 2.25 h"),
            ("It took an hour and a half.", "an hour and a half | duration 1.5 h"),
            ("It cost three dollars 50 cents.", "three dollars 50 cents | money 3.5 USD"),
            ("It was 2 degrees below zero.", "2 degrees below zero | temperature -2 deg"),
            (
                "It was 296 degrees below zero Fahrenheit.",
                "296 degrees below zero Fahrenheit | temperature -296 [degF]",
            ),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
