//! Numbers with their units, alone or as ranges: "£3.2bn", "10 to 13 inches", "between 46,000 and 47,000".

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::lexicon::{Class, UnitEntry};
use crate::quantity::Form;
use crate::unit::{Dimension, Unit};

use super::Kind;
use super::numerals::{Numeral, numeral, says_minus};
use super::reader::{Reader, Reading};
use super::{compounds, movers, number_words, quotes, trend, units};

/// A numeral with the unit beside it.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) number_start: usize,
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    pub(super) unit: Option<UnitEntry>,
    /// Whether the unit is a currency before the number.
    pub(super) prefixed: bool,
}

/// Reads the amount or range at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if reader.is(at, "between") || reader.is(at, "from") || reader.class(at, Class::Anywhere) {
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
    let frame = if reader.class(at, Class::Anywhere) { at + 1 } else { at };
    let between = reader.is(frame, "between");
    if !between && !reader.is(frame, "from") {
        return None;
    }
    // "from about 250 to 290"
    let first = single(reader, skip_hedge(reader, frame + 1), !between)?;
    // "from 0800 to 1800": hours.
    if reader.digits(frame + 1).is_some_and(|d| d.padded && d.wholes == 4) {
        return None;
    }
    let joined = if between {
        reader.class(first.end, Class::BetweenJoint) || reader.is_dash(first.end)
    } else {
        reader.class(first.end, Class::FromJoint)
    };
    // "by £240, from £5,218 to £5,458"
    let sized = reader.is_mark(at.wrapping_sub(1), ',') && reader.digits(at.wrapping_sub(2)).is_some();
    // "go from £2 to £3": where it was and where it went are two numbers.
    if !joined || !between && sized || !between && (trend::moves(reader, at) || trend::travels(reader, at)) {
        return None;
    }
    let second = single(reader, skip_hedge(reader, first.end + 1), true)?;
    let mut found = join(reader, &first, &second, reader.is_dash(first.end))?;
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
    let dash = reader.is_dash(at) || reader.is_mark(at, '~') || quotes::quoted(reader, first);
    let suspended =
        dash && reader.glued(at) && !reader.glued(at + 1) && reader.class(at + 1, Class::RangeJoint);
    // "six-to-eight-year"
    let chained = dash
        && (at..at + 4).all(|i| reader.glued(i))
        && reader.class(at + 1, Class::Ranging)
        && reader.is_dash(at + 2);
    // "a five-under 67": two numbers of golf.
    let bound = reader.class(at + 1, Class::Younger) || reader.class(at + 1, Class::Older);
    if dash && reader.glued(at + 1) && bound {
        return None;
    }
    let next = if suspended {
        at + 2
    } else if chained {
        at + 3
    } else if dash {
        // A spaced hyphen is a dash, except between two bare numbers.
        // "2 -7 g" is a range set badly.
        let even = reader.glued(at) == reader.glued(at + 1)
            || reader.digits(at - 1).is_some() && reader.digits(at + 1).is_some();
        if !even || !reader.glued(at) && (first.unit.is_some() && !first.prefixed || first.numeral.spelled) {
            return None;
        }
        at + 1
    } else if reader.class(at, Class::RangeJoint) || is_guess(reader, first) {
        at + 1
    } else {
        return None;
    };
    let mut second = single(reader, skip_hedge(reader, next), true)?;
    let mut first = first.clone();
    if let Some((low, high)) = reader.is_mark(at, '/').then(|| quotes::prices(reader, at)).flatten() {
        first.numeral = Numeral { low, high: low, ..first.numeral };
        second.numeral = Numeral { low: high, high, ..second.numeral };
    }
    let first = &first;
    if reader.is(at, "to") && reader.is(first.start.wrapping_sub(1), "from") {
        return None;
    }
    if reader.is(at, "to") && !suspended && splits(reader, first, &second) {
        return None;
    }
    // "the $28-to-$31 range"
    let alike = chained && first.prefixed && second.prefixed;
    if (reader.is(at, "or") || chained) && !alike && !close(first, &second) {
        return None;
    }
    if first.numeral.form == Form::Magnitude || second.numeral.form == Form::Magnitude && !reader.is(at, "to")
    {
        return None;
    }
    join(reader, first, &second, dash)
}

/// "three, four years ago": the next number up, and then the unit.
fn is_guess(reader: &Reader, first: &Amount) -> bool {
    let small = |at: usize| number_words::small(reader, at);
    let (Some(low), Some(high)) = (small(first.start), small(first.end + 1)) else { return false };
    let alone = first.unit.is_none() && first.end == first.start + 1 && reader.is_mark(first.end, ',');
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, first.end + 2);
    let joint = first.start.wrapping_sub(1);
    let listed = reader.is_mark(joint, ',') && small(joint.wrapping_sub(1)).is_some();
    alone && low < 10 && high == low + 1 && unit.is_some_and(|(_, u)| u.kind == Kind::Duration) && !listed
}

/// Past a hedge between the two ends: "between 2 g and about 7 g".
pub(super) fn skip_hedge(reader: &Reader, at: usize) -> usize {
    let hedge = reader.lexicon.hedges_before.starting_at(reader.tokens, reader.prose, at);
    hedge.map_or(at, |(len, _)| at + len)
}

/// "rose 10% to 15%", "up 4 to 120": a step and where it went are two numbers.
fn splits(reader: &Reader, first: &Amount, second: &Amount) -> bool {
    // "gains of 20 to 80 cents": the size of the change, and the unit is said once.
    if first.unit.is_none() && second.unit.is_some() && reader.is(first.start.wrapping_sub(1), "of") {
        return false;
    }
    // "or 16.75 pence to 293.5p": no range is so wide. "reduced to 6.4 to 6.5 mln": no change ends in another.
    // "£3.1 to £3.4 million" is not: the scale is said once.
    let once = first.prefixed
        && !first.numeral.low.is_integer()
        && first.numeral.scale.is_none()
        && second.numeral.scale.is_some();
    let wide = second.numeral.low > first.numeral.high.saturating_mul(Decimal::TEN) && !once;
    // "Acme 1-3/8 to 36-1/2": how far a share moved, and its price.
    let share = first.unit.is_none() && !first.numeral.low.is_integer() && first.end > first.start + 1;
    let apart = wide && (first.unit.is_some() && second.unit.is_some() || share);
    let hedge = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, first.start);
    let before = first.start.wrapping_sub(1 + hedge.map_or(0, |h| h.0));
    // "and by one pct to 10 pct": a size with its own unit, and a level.
    let sized = reader.is(before, "by") && first.unit.is_some() && second.unit.is_some();
    // "growth of 0.2% to 0.3%"
    let shares = |amount: &Amount| amount.unit.is_some_and(|unit| unit.kind == Kind::Percent);
    let spread = reader.is(before, "of") && shares(first) && shares(second);
    // "gains of two cents to four cents"
    let alike = first.unit.zip(second.unit).is_some_and(|(one, other)| one.unit.id == other.unit.id);
    let several = reader.is(before, "of")
        && reader.is_plural(before.wrapping_sub(1))
        && reader.class(before.wrapping_sub(1), Class::ChangeNoun)
        && second.numeral.high <= first.numeral.low.saturating_mul(Decimal::TEN);
    let spread = spread || alike && several;
    let moved = trend::moves(reader, first.start) && !reader.is(before, "to") && !spread;
    // "rose 1.06 billion to 2.10 billion": a range would say its scale once.
    let verb = reader.class(before, Class::Up) || reader.class(before, Class::Down);
    let scaled = verb
        && !reader.class(before, Class::Soft)
        && first.numeral.scale.is_some()
        && second.numeral.scale.is_some()
        && !first.numeral.spelled;
    // "Acme fell 15 won to 386, Bolt 60 to 1,170"
    let bare = first.unit.is_none() && second.unit.is_none() && second.numeral.scale.is_none();
    let row = bare && movers::is_move(reader, first.start, &first.numeral, &second.numeral);
    apart
        || row
        || sized
        || scaled
        || moved
            && (first.unit.is_some()
                || mantissa(first, second) > first.numeral.high.saturating_mul(Decimal::TWO))
}

/// The second number without a scale that the first leaves unsaid: "by five to six billion".
fn mantissa(first: &Amount, second: &Amount) -> Decimal {
    // "fell by 600,000 to 5.9 million": so long a number leaves no scale unsaid.
    let short = first.numeral.scale.is_none() && first.numeral.high < Decimal::ONE_THOUSAND;
    let scale = second.numeral.scale.filter(|_| short && first.unit.is_none());
    scale.and_then(|s| second.numeral.low.checked_div(s)).unwrap_or(second.numeral.low)
}

/// "30 or 40", "five or six", "700 or 800 mln dlrs": the second is the next round number up.
fn close(first: &Amount, second: &Amount) -> bool {
    let (low, high) = (first.numeral.low, mantissa(first, second));
    first.unit.is_none() && high > low && high <= low.saturating_mul(Decimal::from(2)) && !second.prefixed
}

/// One number with the currency before it or the unit after it.
fn single(reader: &Reader, at: usize, conjoin: bool) -> Option<Amount> {
    if let Some(cold) = spaced_minus(reader, at) {
        return Some(cold);
    }
    let minus = matches!(reader.mark(at), Some('-' | '−')) && !reader.glued(at) && reader.glued(at + 1)
        || says_minus(reader, at);
    let from = if minus { at + 1 } else { at };
    if let Some((len, entry)) = units::before(reader, from) {
        let number_start = from + len;
        let mut numeral = numeral(reader, number_start, conjoin)?;
        if minus {
            numeral = Numeral { low: -numeral.high, high: -numeral.low, ..numeral };
        }
        let end = second_currency(reader, &numeral, &entry);
        let found = Amount { start: at, number_start, end, numeral, unit: Some(entry), prefixed: true };
        return Some(compounds::whole(reader, found));
    }
    if let Some(found) = compounds::after_article(reader, at).or_else(|| asked(reader, at)) {
        return Some(found);
    }
    let numeral = numeral(reader, at, conjoin)?;
    let Some((end, entry)) = units::after(reader, at, &numeral) else {
        let end = numeral.end;
        let found = Amount { start: at, number_start: at, end, numeral, unit: None, prefixed: false };
        return Some(compounds::below_zero(reader, found));
    };
    let found = Amount { start: at, number_start: at, end, numeral, unit: Some(entry), prefixed: false };
    Some(compounds::whole(reader, compounds::late_scale(reader, compounds::below_zero(reader, found))))
}

/// "per cent of 210", at the very start: the sign stands before its number.
fn asked(reader: &Reader, at: usize) -> Option<Amount> {
    let (len, entry) =
        reader.lexicon.units.starting_at(reader.tokens, reader.prose, at).filter(|_| at == 0)?;
    let number_start = len + 1;
    let numeral = numeral(reader, number_start, true)
        .filter(|_| entry.kind == Kind::Percent && reader.is(len, "of"))?;
    let end = numeral.end;
    Some(Amount { start: at, number_start, end, numeral, unit: Some(*entry), prefixed: true })
}

/// "- 20 degrees Celsius": a minus stands apart only from a temperature; elsewhere it is the dash of a list.
fn spaced_minus(reader: &Reader, at: usize) -> Option<Amount> {
    let apart = matches!(reader.mark(at), Some('-' | '−')) && !reader.glued(at) && !reader.glued(at + 1);
    reader.digits(at + 1).filter(|_| apart && reader.digits(at.wrapping_sub(1)).is_none())?;
    let found = single(reader, at + 1, true)?;
    let scale = found.unit.as_ref().is_some_and(|u| u.kind == Kind::Temperature);
    let numeral = Numeral { low: -found.numeral.high, high: -found.numeral.low, ..found.numeral };
    scale.then_some(Amount { start: at, number_start: at, numeral, ..found })
}

/// "£5 million pounds", "US$3 dollars": the unit said twice.
fn second_currency(reader: &Reader, numeral: &Numeral, entry: &UnitEntry) -> usize {
    match units::after(reader, numeral.end, numeral) {
        Some((end, again)) if again.unit.id == entry.unit.id && reader.is_word(numeral.end) => end,
        _ => numeral.end,
    }
}

fn join(reader: &Reader, first: &Amount, second: &Amount, dash: bool) -> Option<Reading> {
    let second = &in_unit_of(reader, first, second).unwrap_or_else(|| second.clone());
    let mut low = first.numeral;
    let high = second.numeral;
    let unit = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) if a.unit.id != b.unit.id => return None,
        (Some(_), None) if !first.prefixed && !reader.is_dash(first.end) && !ends(reader, second) => {
            return None;
        }
        (Some(a), _) => Some(*a),
        (None, b) => *b,
    };
    if thousand_once(reader, first, second, dash) {
        low = low.times(Decimal::ONE_THOUSAND, low.end)?;
    }
    // "1/2 to one per cent"
    let signs = low.share && !low.spelled && unit.as_ref().is_some_and(|u| u.kind == Kind::Percent);
    if low.share != high.share && !signs || low.form == Form::Fraction && low.share && unit.is_none() && dash
    {
        return None;
    }
    // "10 to 15 million", "£5-6m": the scale is said once.
    // "between £3 and £4m" too; "between £3 and £90m" is as wide as it says.
    let framed = reader.is(first.start.wrapping_sub(1), "between");
    if let (None, Some(scale)) = (low.scale, high.scale)
        && scale > Decimal::ONE
        && let Some(mantissa) = high.low.checked_div(scale)
        && low.low <= mantissa
        && (dash
            || !(first.prefixed && second.prefixed)
            // "£3.1 to £3.4 million"
            || !low.low.is_integer()
            || framed && mantissa <= low.low.saturating_mul(Decimal::TEN))
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

/// "28cm to 1.01m": the second number in the unit of the first, of one dimension.
fn in_unit_of(reader: &Reader, first: &Amount, second: &Amount) -> Option<Amount> {
    let (own, other) = (first.unit?, second.unit?);
    // "80 cents to 1.50 dollars firmer": apart from a comparison, a step and a price.
    let priced = own.kind == Kind::Money && trend::compares(reader, second.end);
    let measures = (matches!(own.kind, Kind::Measure | Kind::Duration) || priced)
        && own.unit.dimension == other.unit.dimension;
    if !measures || own.unit.id == other.unit.id || own.unit.dimension == Dimension::Other {
        return None;
    }
    let convert = |value: Decimal| value.checked_mul(other.unit.factor)?.checked_div(own.unit.factor);
    let numeral = Numeral {
        low: convert(second.numeral.low)?,
        high: convert(second.numeral.high)?,
        granularity: convert(second.numeral.granularity)?,
        ..second.numeral
    };
    Some(Amount { numeral, unit: Some(own), ..second.clone() })
}

/// "£50-100,000": the thousand is said once.
fn thousand_once(reader: &Reader, first: &Amount, second: &Amount, dash: bool) -> bool {
    let (Some(a), Some(b)) = (reader.digits(first.number_start), reader.digits(second.number_start)) else {
        return false;
    };
    let thousand = Decimal::ONE_THOUSAND;
    let short = !a.grouped && a.decimals == 0 && first.numeral.scale.is_none();
    let long = b.grouped && (b.value % thousand).is_zero();
    dash && short && long && a.value.saturating_mul(thousand) < b.value
}

/// "between 4.08 dlrs and 4.72": nothing after the second number could be its own unit.
fn ends(reader: &Reader, second: &Amount) -> bool {
    let and = reader.is(second.start.wrapping_sub(1), "and");
    and && !reader.is_content(second.end) && !reader.glued(second.end + 1)
}

fn reading(amount: &Amount, last: Option<&Amount>) -> Reading {
    let (kind, unit) = match &amount.unit {
        Some(entry) => (entry.kind, entry.unit),
        None if amount.numeral.share => (Kind::Ratio, Unit::new("", Dimension::Share, Decimal::ONE)),
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

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn ranges_share_scale_and_unit() {
        for (text, want) in [
            ("A surge of 10 to 13 inches hit.", "10 to 13 inches | measure 10..13 [in_i]"),
            ("It will cost £5-6m.", "£5-6m | money 5000000..6000000 GBP"),
            ("It costs between £3 and £4m.", "between £3 and £4m | money 3000000..4000000 GBP"),
            ("It costs between £300 and £4m.", "between £300 and £4m | money 300..4000000 GBP"),
            ("It cost 10 to 15 million.", "10 to 15 million | count 10000000..15000000"),
            ("Between 46,000 and 47,000 came.", "Between 46,000 and 47,000 | count 46000..47000"),
            ("There were five or six fires.", "five or six | count 5..6"),
            ("It fell 1/2 to one per cent.", "1/2 to one per cent | percent 0.5..1 %"),
            ("It takes 10–15 minutes.", "10–15 minutes | duration 10..15 min"),
            (
                "It costs between two hundred and five hundred pounds.",
                "between two hundred and five hundred pounds | money 200..500 GBP",
            ),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn a_change_is_no_range() {
        assert_eq!(lines("It rose from 60 to 65."), ["60 | count 60", "65 | count 65"]);
        assert_eq!(lines("It fell from 71.9% to 61.8%.").len(), 2);
        assert_eq!(lines("Sales rose 4% to 120.").len(), 2);
        assert_eq!(lines("It fell by 600,000 to 5.9 million.").len(), 2);
        assert_eq!(lines("It rose 1.6 billion to 2.1 billion.").len(), 2);
        assert_eq!(lines("It will fall by 1.6 billion to 2.1 billion.").len(), 1);
    }

    #[test]
    fn what_is_said_once_holds_for_both() {
        for (text, want) in [
            ("It paid £50-100,000 each.", "£50-100,000 | money 50000..100000 GBP"),
            ("It traded at 2,355/2,360 stg.", "2,355/2,360 stg | money 2355..2360 GBP"),
            ("It traded at 145.60/70 yen.", "145.60/70 yen | money 145.60..145.7 JPY"),
            ("It takes six-to-eight-year loans.", "six-to-eight-year | duration 6..8 a"),
            ("It needs 700 or 800 mln dlrs.", "700 or 800 mln dlrs | money 700000000..800000000 USD"),
            ("It made gains of 20 to 80 cents.", "20 to 80 cents | money 20..80 USX"),
            ("Two to three hundred came.", "Two to three hundred | count 200..300"),
            ("Two or three hundred came.", "Two or three hundred | count 200..300"),
            (
                "It saw three to four hundred million.",
                "three to four hundred million | count 300000000..400000000",
            ),
            ("It needs five to six billion.", "five to six billion | count 5000000000..6000000000"),
        ] {
            assert_eq!(lines(text), [want.replace("145.60..", "145.6..")], "{text}");
        }
        assert_eq!(lines("It rose from 20 to 30 pct."), ["20 | percent 20 %", "30 pct | percent 30 %"]);
    }

    #[test]
    fn a_dash_before_a_number_is_no_minus() {
        assert_eq!(lines("- 50,000 children came."), ["50,000 | count 50000"]);
        assert_eq!(lines("It was -5C outside."), ["-5C | temperature -5 Cel"]);
        assert_eq!(lines("It was - 20 degrees Celsius."), ["- 20 degrees Celsius | temperature -20 Cel"]);
        assert_eq!(lines("It owed minus £3m."), ["minus £3m | money -3000000 GBP"]);
    }

    #[test]
    fn what_two_ends_share_is_said_once() {
        for (text, want) in [
            (
                "Users grew from 3.1 to 3.4 million.",
                ["3.1 | count 3100000", "3.4 million | count 3400000"].as_slice(),
            ),
            (
                "Sales rose from $3.1 to $3.4 billion.",
                &["$3.1 | money 3100000000 USD", "$3.4 billion | money 3400000000 USD"],
            ),
            ("Costs were $1.3 to $1.5bn.", &["$1.3 to $1.5bn | money 1300000000..1500000000 USD"]),
            (
                "Up by £240, from £5,218 to £5,458.",
                &["£240 | money 240 GBP", "£5,218 | money 5218 GBP", "£5,458 | money 5458 GBP"],
            ),
            ("He shot a five-under 67.", &["five | count 5", "67 | count 67"]),
            ("It left the $28-to-$31 range.", &["$28-to-$31 | money 28..31 USD"]),
            ("It held gains of two cents to four cents.", &["two cents to four cents | money 2..4 USX"]),
            ("It saw a gain of 2p to 19p.", &["2p | money 2 GBX", "19p | money 19 GBX"]),
            ("Growth of 0.2% to 0.3% came.", &["0.2% to 0.3% | percent 0.2..0.3 %"]),
            ("They were 80 cents to 1.50 dollars firmer.", &["80 cents to 1.50 dollars | money 80..150 USX"]),
            ("It carries 16 months to four years.", &["16 months to four years | duration 16..48 mo"]),
            ("Acme rose 8p to £5.25.", &["8p | money 8 GBX", "£5.25 | money 5.25 GBP"]),
            ("It was between 28cm and 1.01m wide.", &["between 28cm and 1.01m | measure 28..101 cm"]),
            (
                "It stood at 5.72 metres, 15cm below.",
                &["5.72 metres | measure 5.72 m", "15cm | measure 15 cm"],
            ),
        ] {
            assert_eq!(lines(text), want, "{text}");
        }
    }

    #[test]
    fn a_sum_may_be_negative_and_a_margin_lies_on_both_sides() {
        assert_eq!(
            lines("Cash flow was negative $450 million."),
            ["negative $450 million | money -450000000 USD"]
        );
        assert_eq!(lines("It is plus or minus 3 percentage points."), ["3 percentage points | points 3 pp"]);
    }
}
