//! Times of races: "4:21.37", "won in 30.26", "the 400m in 46.45".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::scan::metres;
use crate::scan::reader::{Reader, Reading};

/// How many tokens before a race time its distance may stand.
const REACH: usize = 24;

/// The same behind it: "a record of 12.37 in the 100m hurdles".
const AHEAD: usize = 6;

/// Metres a second that nobody runs or swims.
const TOO_FAST: Decimal = Decimal::from_parts(11, 0, 0, false, 0);

/// "4:21.37": minutes and seconds, as no clock has tenths; "29:52": nor so many hours.
pub(super) fn on_clock(reader: &Reader, at: usize) -> Option<Reading> {
    let (first, second) = (reader.plain(at)?, reader.digits(at + 2)?);
    let joined = reader.is_mark(at + 1, ':') && reader.glued(at + 1) && reader.glued(at + 2);
    let alone = !reader.glued(at + 3) || reader.mark(at + 3).is_some_and(|mark| mark != ':');
    let told = raced(reader, at);
    let long = first > 24 && told;
    let minutes = joined
        && alone
        && (!reader.glued(at) || reader.is_mark(at.wrapping_sub(1), '('))
        && second.wholes == 2
        && second.value < Decimal::from(60)
        && (if told { 1..=3 } else { 2..=3 }).contains(&second.decimals)
        || joined && alone && long && second.wholes == 2 && second.decimals == 0;
    // "a ratio of 1:12.5"
    let ratio = (1..=2).any(|back| reader.is(at.wrapping_sub(back), "ratio"));
    let value = Decimal::from(first).checked_mul(Decimal::from(60))?.checked_add(second.value)?;
    seconds(reader, at, at + 3, value).filter(|_| minutes && !ratio)
}

/// "won in 30.26": the seconds, or behind a longer distance the minutes and seconds.
pub(super) fn bare(reader: &Reader, at: usize) -> Option<Reading> {
    let digits = reader.digits(at)?;
    if !raced(reader, at) && !behind_distance(reader, at) {
        return None;
    }
    let (value, minutes) = (digits.value, digits.value.trunc());
    let fast = (at.saturating_sub(REACH)..at)
        .rev()
        .find_map(|i| run(reader, i))
        .and_then(|metres| metres.checked_div(value))
        .is_some_and(|speed| speed > TOO_FAST);
    let seconds_over = value.checked_sub(minutes)?.checked_mul(Decimal::ONE_HUNDRED)?;
    if !fast {
        return seconds(reader, at, at + 1, value);
    }
    let value = minutes.checked_mul(Decimal::from(60))?.checked_add(seconds_over)?;
    let found = seconds(reader, at, at + 1, value).filter(|_| seconds_over < Decimal::from(60))?;
    Some(Reading { granularity: Decimal::ONE, ..found })
}

/// "won in", "a time of", "took the title in" before the number.
fn raced(reader: &Reader, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let last = before.wrapping_sub(1);
    reader.is(before, "in")
        && ((1..=2).any(|n| reader.class(before.wrapping_sub(n), Class::Racing))
            || reader.class(last, Class::Contested))
        || reader.is(before, "of")
            && (reader.is(last, "time")
                || reader.is(last, "best") && reader.is(last.wrapping_sub(1), "personal"))
}

/// "won the 60m hurdles, clocking 8.06", "the 400m in 46.45": two decimals behind the distance of a race.
fn behind_distance(reader: &Reader, at: usize) -> bool {
    let told = reader.class(at.wrapping_sub(1), Class::RaceTime) || reader.is_mark(at.wrapping_sub(1), '(');
    let distance =
        |i: usize| run(reader, i).is_some_and(|metres| metres::is_race(metres) || reader.is(i + 2, "course"));
    told && (at.saturating_sub(REACH)..at + AHEAD).any(distance)
}

/// The metres of "400m" at the token.
fn run(reader: &Reader, at: usize) -> Option<Decimal> {
    let metres = reader.text(at + 1) == "m" && reader.glued(at + 1);
    reader.digits(at).filter(|digits| metres && digits.decimals == 0).map(|digits| digits.value)
}

/// So many seconds, as fine as the last digit printed.
fn seconds(reader: &Reader, at: usize, end: usize, value: Decimal) -> Option<Reading> {
    let entry = reader.lexicon.unit("seconds")?;
    let last = reader.digits(end.checked_sub(1)?)?;
    let granularity = Decimal::try_from_i128_with_scale(1, u32::from(last.decimals)).ok()?;
    Some(Reading { granularity, unit: entry.unit, ..Reading::role(at, end, entry.kind, value) })
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn a_race_has_a_time() {
        let text = "She was third in the 60m hurdles by clocking 8.06 on Sunday.";
        assert_eq!(lines(text)[2], "8.06 | duration 8.06 s");
        assert_eq!(lines("She set a record of 12.37 in the 100m hurdles.")[0], "12.37 | duration 12.37 s");
        for (text, want) in [
            ("She won in 30.26.", "30.26 | duration 30.26 s"),
            ("He took the title in 52.18 ahead of Lee.", "52.18 | duration 52.18 s"),
            ("He took the women’s title in 52.18.", "52.18 | duration 52.18 s"),
            ("She came home by clocking 8.06.", "8.06 | count 8.06"),
            ("He ran a time of 9.87 there.", "9.87 | duration 9.87 s"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn minutes_and_seconds_are_no_clock() {
        for (text, want) in [
            ("She won in 1:36.6 there.", "1:36.6 | duration 96.6 s"),
            ("A lap of 1:36.6 won.", "1:36.6 | time 1"),
            ("He came second in 4:02.18.", "4:02.18 | duration 242.18 s"),
            ("He ran a time of 29:14 there.", "29:14 | duration 1754 s"),
            ("Jo Lee (4:02.18) won.", "4:02.18 | duration 242.18 s"),
            ("It left at 4:02.", "4:02 | time 4"),
            ("It has a ratio of 1:12.5 now.", "1:12.5 | time 1"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn a_long_race_takes_minutes() {
        assert_eq!(lines("He ran the 10,000m in 28.14 there.")[1], "28.14 | duration 1694 s");
        assert_eq!(lines("He ran the 9,500m course in 28.14.")[1], "28.14 | duration 1694 s");
        assert_eq!(lines("He ran the 400m in 46.14 there.")[1], "46.14 | duration 46.14 s");
    }
}
