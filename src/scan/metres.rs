//! What makes metres of an "m" behind a number, and not millions: races, leaps and lengths.

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::unit::Dimension;

use super::Kind;
use super::numerals::Numeral;
use super::reader::Reader;
use super::trend;

/// How far one dashes in a game.
const DASH: Decimal = Decimal::ONE_HUNDRED;

/// The distances of races on track and in the pool.
const RACES: [u32; 15] = [50, 60, 100, 110, 200, 400, 500, 800, 1000, 1200, 1500, 2000, 3000, 5000, 10_000];

/// Metres in one letter: what a race or a length makes of it, or apart from the digits at the end of a phrase.
pub(super) fn abbreviated(reader: &Reader, at: usize, numeral: &Numeral) -> bool {
    let ends = !reader.is_content(at + 1);
    reader.text(at) == "m"
        && (is_metres(reader, at, numeral.low) || !reader.glued(at) && !numeral.spelled && ends)
}

/// Whether races are run over so many metres.
pub(super) fn is_race(metres: Decimal) -> bool {
    RACES.iter().any(|&r| metres == Decimal::from(r))
}

/// Whether the "m" at `at` stands for metres and not millions, after the number before it.
pub(super) fn is_metres(reader: &Reader, at: usize, value: Decimal) -> bool {
    if reader.text(at) != "m" {
        return false;
    }
    let signed = |i: usize| matches!(reader.mark(i), Some('$' | '£' | '€' | '¥' | '₹'));
    // "£32-60m": the sign stands before both.
    let money =
        signed(at.wrapping_sub(2)) || reader.is_dash(at.wrapping_sub(2)) && signed(at.wrapping_sub(4));
    // "a 400m euro loan"
    let money = money
        || reader
            .lexicon
            .units
            .starting_at(reader.tokens, reader.prose, at + 1)
            .is_some_and(|(_, unit)| unit.kind == Kind::Money && !titles(reader, at + 1));
    let spanned = (at.saturating_sub(5)..at).any(|i| reader.class(i, Class::Span));
    // "17m per second", "17m/s"
    let slash = usize::from(reader.is_mark(at + 1, '/') || reader.is(at + 1, "per"));
    let speed = slash > 0
        && (reader.is(at + 2, "second") || reader.is(at + 2, "minute") || reader.text(at + 2) == "s");
    // "between 28cm and 1.01m", "28cm by 1.2m"
    let other = at.wrapping_sub(3);
    let beside = reader.glued(at)
        && reader.lexicon.units.starting_at(reader.tokens, reader.prose, other).is_some_and(|(len, unit)| {
            len == 1
                && (&*unit.unit.id != "m" || reader.is(at.wrapping_sub(2), "x"))
                && unit.unit.dimension == Dimension::Length
                && reader.digits(other.wrapping_sub(1)).is_some()
        });
    let next = spanned
        || speed
        || beside
        || is_converted(reader, at)
        // "30m from the shore", but "4.5m from 4.1m"
        || reader.class(at + 1, Class::Extent) && reader.digits(at + 2).is_none()
        || reader.class(at + 1, Class::Across)
            && reader.digits(at + 2).is_some()
            // "11.9m and 49.2% of the audience"
            && !reader.is_mark(at + 3, '%');
    let plural = reader.is_plural(at + 1) && !is_acronym(reader, at + 1);
    let race = is_race(value) && !plural && !is_counted(reader, at);
    !money && (next || race || is_covered(reader, at, value) || is_field(reader, at, value))
}

/// "1.3m (4.2ft)": another length in brackets.
fn is_converted(reader: &Reader, at: usize) -> bool {
    let is_length = |unit: usize| {
        let found = reader.lexicon.units.starting_at(reader.tokens, reader.prose, unit);
        found.is_some_and(|(_, entry)| entry.unit.dimension == Dimension::Length)
    };
    reader.is_mark(at + 1, '(') && reader.digits(at + 2).is_some() && is_length(at + 3)
}

/// "raced 20m to touch down", "from 25m out", "stretches for about 250m": how far something is or goes.
fn is_covered(reader: &Reader, at: usize, value: Decimal) -> bool {
    let number = at.wrapping_sub(1);
    let hedge = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, number);
    let before = number.wrapping_sub(1 + hedge.map_or(0, |hedge| hedge.0));
    let ends = !reader.is_content(at + 1) && !reader.is(at + 1, "of");
    let dashed = value <= DASH && reader.class(before, Class::Covering);
    let out = value <= DASH && reader.is(at + 1, "out") && reader.is(before, "from");
    let long = reader.is(before, "for") && reader.class(before.wrapping_sub(1), Class::Stretching);
    reader.glued(at) && (ends && (dashed || long) || out)
}

/// "100m active users", "200m more people", "from 50m to 60m", "will cost 500m": millions, whatever is run over as many
/// metres.
fn is_counted(reader: &Reader, at: usize) -> bool {
    // Nobody writes a billion as 1,000m.
    if reader.is_grouped(at.wrapping_sub(1)) {
        return false;
    }
    let noun = |i: usize| reader.is_content(i) && reader.lexicon.words.number(reader.symbol(i)).is_none();
    let plural =
        (at + 1..at + 4).take_while(|&i| noun(i)).find(|&i| reader.is_plural(i) && !is_acronym(reader, i));
    // "the 100m hurdles", "in the 200m finals"
    let raced = ["champions", "finalists", "medals", "races", "records", "runners", "times", "titles"];
    let people = plural.is_some_and(|i| {
        !reader.class(i, Class::Extent) && !reader.class(i, Class::Racing) && !reader.is_any(i, &raced)
    });
    let more = reader.is_any(at + 1, &["fewer", "more"]) && reader.is_content(at + 2);
    let number = at.wrapping_sub(1);
    let cost = reader
        .is_any(number.wrapping_sub(1), &["cost", "costs", "costing", "raise", "raised", "spend", "spent"]);
    let changed = reader.is_any(number.wrapping_sub(1), &["from", "to"])
        && trend::moves(reader, number.wrapping_sub(1));
    people || more || cost || changed
}

/// "AAAs": the plural of letters, which name who holds a race.
fn is_acronym(reader: &Reader, at: usize) -> bool {
    let letters = reader.text(at).trim_end_matches('s');
    letters.len() > 2 && letters.bytes().all(|b| b.is_ascii_uppercase())
}

/// "the 5,000m crown", "the indoor 400m mark": what is won or broken, and no currency.
fn titles(reader: &Reader, at: usize) -> bool {
    reader.is(at, "crown") || reader.is(at, "mark") && !reader.is_content(at + 1)
}

/// "a throw of 15.27m", "to clear 2.16m": metres to the centimetre, as field events print them.
fn is_field(reader: &Reader, at: usize, value: Decimal) -> bool {
    let number = at.wrapping_sub(1);
    let jump = |i: usize| reader.is(i, "jump") && reader.class(i.wrapping_sub(1), Class::JumpKind);
    let event = |i: usize| reader.class(i, Class::FieldEvent) || jump(i);
    let before = number.wrapping_sub(1);
    let leap = before.wrapping_sub(1);
    let record = reader.is(before, "record") && reader.class(leap, Class::RecordKind);
    let best = record || reader.is(before, "of") && is_leap(reader, leap);
    value < Decimal::ONE_HUNDRED
        && reader.digits(number).is_some_and(|d| d.decimals == 2)
        && !reader.is_plural(at + 1)
        && (best || (at.saturating_sub(16)..at).any(event) || (at + 1..at + 8).any(event))
}

/// "a leap of 6.43m", "his best jump of 7.86m": whether an athlete did it.
pub(super) fn is_leap(reader: &Reader, at: usize) -> bool {
    let whose = at.wrapping_sub(1);
    let owned = reader.is(whose, "best") || reader.class(whose, Class::Possessive);
    reader.class(at, Class::BestLeap) || reader.is(at, "jump") && owned
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn users_prices_and_changes_are_in_millions() {
        for (text, want) in [
            ("The app has 100m active users.", "100m | count 100000000"),
            ("Users rose from 50m to 60m.", "50m | count 50000000"),
            ("It will cost 500m over ten years.", "500m | count 500000000"),
            ("Around 200m more people will starve.", "Around 200m | count 200000000 about"),
            ("He won the 100m hurdles.", "100m | measure 100 m"),
            ("He ran the 200m in Rome.", "200m | measure 200 m"),
        ] {
            assert_eq!(lines(text)[0], want, "{text}");
        }
    }

    #[test]
    fn what_it_was_before_makes_millions_no_metres() {
        let found = lines("Sales slipped to 4.5m from 4.6m.");
        assert_eq!(found, ["4.5m | count 4500000", "4.6m | count 4600000"]);
        assert_eq!(lines("It sank 30m from the shore."), ["30m | measure 30 m"]);
    }

    #[test]
    fn a_length_in_brackets_tells_metres() {
        assert_eq!(lines("A robot of 1.3m (4.2ft) came.")[0], "1.3m | measure 1.3 m");
        assert_eq!(lines("It made 1.3m (4.2% more) of them.")[0], "1.3m | count 1300000");
    }

    #[test]
    fn races_leaps_and_lengths_are_in_metres() {
        for (text, want) in [
            ("The 400m final.", "400m | measure 400 m"),
            ("It climbs 17m per second.", "17m per second | measure 17 m/s"),
            ("It climbs at 426m per minute.", "426m | measure 426 m"),
            ("A throw of 15.27m was good.", "15.27m | measure 15.27 m"),
            ("He failed to clear 2.16m again.", "2.16m | measure 2.16 m"),
            ("Sales of 15.27m were its best.", "15.27m | count 15270000"),
            ("It passed the 300m mark.", "passed the 300m | count 300000000 over"),
            ("He broke the indoor 400m mark.", "400m | measure 400 m"),
            ("He won the 5,000m crown.", "5,000m | measure 5000 m"),
            ("Cleared the lowest 1.85m at once.", "1.85m | measure 1.85 m"),
            ("She won it with a championship record 4.35m.", "4.35m | measure 4.35 m"),
            ("It was his best jump of 7.62m.", "7.62m | measure 7.62 m"),
            ("Sales saw a jump of 7.62m.", "7.62m | count 7620000"),
            ("He won the 1500m AAAs titles.", "1500m | measure 1500 m"),
            ("He raced 20m to touch down.", "20m | measure 20 m"),
            ("He scored from 25m out.", "25m | measure 25 m"),
            ("The rope stretches for about 250m and ends.", "about 250m | measure 250 m about"),
            ("They ran 20m of ads.", "20m | count 20000000"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
