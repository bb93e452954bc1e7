//! The sides of a thing whose unit is said once: "a 6x4in print", "10 by 12 feet", "a 10-by-12-foot room".

use crate::lexicon::UnitEntry;
use crate::unit::Dimension;

use super::numerals::numeral;
use super::reader::{Reader, Reading};
use super::trend;
use super::{Kind, carried, metres};

/// How many sides a thing has at most behind the first.
const MORE_SIDES: usize = 2;

/// How many runners a relay has at most.
const RUNNERS: u32 = 10;

/// How many times as long one side is at most.
const APART: u32 = 50;

/// Reads the number at `at` as a side: a length in the unit behind the last one.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    reader.digits(at).filter(|digits| !digits.padded)?;
    let mut last = at;
    for _ in 0..MORE_SIDES {
        last = next(reader, last).unwrap_or(last);
    }
    // The last side has its unit, which only a glued "x" hides from others.
    let before = at.wrapping_sub(1);
    let dashed = reader.is_dash(before)
        && reader.is(before.wrapping_sub(1), "by")
        && reader.digits(before.wrapping_sub(3)).is_some();
    let hidden = last == at && reader.glued(at) && (is_times(reader, before) || dashed);
    if last == at && !hidden {
        return None;
    }
    let (end, entry) = length(reader, last)?;
    if is_relay(reader, at, last) || moved(reader, at, last) {
        return None;
    }
    let number = numeral(reader, at, false).filter(|n| n.end == at + 1 && n.low == n.high)?;
    let other = reader.digits(last)?.value;
    let like = !other.is_zero() && carried::within_times(number.low, other, APART);
    like.then(|| Reading {
        number_end: at + 1,
        granularity: number.granularity,
        unit: entry.unit,
        ..Reading::role(at, if last == at { end } else { at + 1 }, Kind::Measure, number.low)
    })
}

/// The number of the next side, behind "x" or "by".
fn next(reader: &Reader, at: usize) -> Option<usize> {
    let joint = at + 1;
    let dashed = reader.is_dash(joint) && reader.is(joint + 1, "by") && reader.is_dash(joint + 2);
    let chained = dashed && (joint..joint + 4).all(|i| reader.glued(i));
    let even = reader.glued(joint) == reader.glued(joint + 1);
    let number = if chained { joint + 3 } else { joint + 1 };
    let joined = chained || even && (is_times(reader, joint) || reader.is(joint, "by"));
    reader.digits(number).filter(|_| joined).map(|_| number)
}

/// "x" or "×" behind a number.
fn is_times(reader: &Reader, at: usize) -> bool {
    let sign = reader.is(at, "x") || reader.is_mark(at, '×');
    sign && reader.digits(at.wrapping_sub(1)).is_some()
}

/// The unit of length behind the number at `at`, and where it ends.
fn length(reader: &Reader, at: usize) -> Option<(usize, UnitEntry)> {
    let hyphen = reader.is_dash(at + 1) && reader.glued(at + 1) && reader.glued(at + 2);
    let unit = at + 1 + usize::from(hyphen);
    let ends = |end: usize| !reader.glued(end) || reader.mark(end).is_some();
    // "6x4in": no "in" touches its number but that of inches.
    if reader.is(unit, "in") && reader.glued(unit) && ends(unit + 1) {
        return Some((unit + 1, *reader.lexicon.unit("inch")?));
    }
    let (len, entry) = reader.lexicon.units.starting_at(reader.tokens, reader.prose, unit)?;
    let measured = entry.kind == Kind::Measure && entry.unit.dimension == Dimension::Length;
    // "2 x 4m" may be millions.
    let sure = reader.glued(unit) || !entry.tight && reader.text(unit) != "m";
    (measured && sure && ends(unit + len)).then_some((unit + len, *entry))
}

/// "the 4x100m relay": runners, and how far each runs.
fn is_relay(reader: &Reader, first: usize, last: usize) -> bool {
    let metres = reader.is_any(last + 1, &["m", "metre", "metres", "meter", "meters"]);
    let race = reader.digits(last).is_some_and(|digits| metres::is_race(digits.value));
    let first = if first == last { first.wrapping_sub(2) } else { first };
    metres && race && reader.plain(first).is_some_and(|legs| legs <= RUNNERS)
}

/// "cut the two by 10 metres", "rose 8 by 10 feet": a change, and no side.
fn moved(reader: &Reader, first: usize, last: usize) -> bool {
    (first..last).any(|at| reader.is(at, "by")) && trend::moves(reader, first)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn each_side_has_the_unit() {
        for (text, want) in [
            ("A 6x4in print.", ["6 | measure 6 [in_i]", "4in | measure 4 [in_i]"]),
            ("It is 9x12cm now.", ["9 | measure 9 cm", "12cm | measure 12 cm"]),
            ("A room of 10 by 14 feet.", ["10 | measure 10 [ft_i]", "14 feet | measure 14 [ft_i]"]),
            ("An 8 x 11 inch sheet.", ["8 | measure 8 [in_i]", "11 inch | measure 11 [in_i]"]),
            ("A 10-by-12-foot room.", ["10 | measure 10 [ft_i]", "12-foot | measure 12 [ft_i]"]),
            ("A 3m x 5m room.", ["3m | measure 3 m", "5m | measure 5 m"]),
        ] {
            assert_eq!(lines(text), want, "{text}");
        }
        assert_eq!(lines("It is 6x4x2in.").len(), 3);
    }

    #[test]
    fn other_numbers_are_no_sides() {
        assert_eq!(lines("She won the 4x100m relay.")[0], "4x100m | identifier 4");
        assert_eq!(lines("It rose 8 by 10 feet.")[0], "8 | count 8");
        assert_eq!(lines("It has 1024x768 pixels.")[0], "1024 | count 1024");
        assert_eq!(lines("He beat 12 by 10 votes.")[0], "12 | count 12");
    }
}
