//! Times of day: "7:30am", "11 a.m.", "6pm", "14:30", "five o'clock".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::scan::reader::{Reader, Reading};
use crate::scan::{Kind, number_words};

use super::race_times;

/// How many tokens before a time the zone may stand that holds for it.
const ZONE_REACH: usize = 100;

/// How many tokens before two times the part of the day may stand.
const DAY_REACH: usize = 4;

/// Reads the time at `at`: of a time of day its hour, of a race the seconds.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if let Some(found) = span(reader, at) {
        return Some(found);
    }
    if let Some(digits) = reader.digits(at) {
        // "2200 GMT", "0800 local time"
        let hundred = Decimal::ONE_HUNDRED;
        if digits.wholes == 4 && digits.decimals == 0 && !digits.grouped && digits.value < Decimal::from(2400)
        {
            // "from 0800 to 1800GMT": nothing but a time starts with a zero.
            let zoned = reader.class(at + 1, Class::Zone);
            let bare =
                at > 0 && !reader.glued(at) && !reader.glued(at + 1) && reader.digits(at + 1).is_none();
            // "at about 1900 on Sundays"
            let at_hour = (1..=2).any(|back| reader.is(at.wrapping_sub(back), "at"));
            let weekly = at_hour && reader.is(at + 1, "on") && reader.class(at + 2, Class::Weekday);
            // "2340 on BBC One"
            let aired = bare
                && reader.is(at + 1, "on")
                && reader.class(at + 2, Class::Station)
                && reader.is_capital(at + 2);
            // "until 1500 (1400 GMT)"
            let again = reader.is_mark(at + 1, '(')
                && reader.plain(at + 2).is_some()
                && reader.class(at + 3, Class::Zone);
            // "at 1030 GMT, with the others due at 1330"
            let ends =
                !reader.is_content(at + 1) && reader.digits(at + 1).is_none() && !reader.is_mark(at + 1, '-');
            let told = at > 0
                && ends
                && reader.is(at - 1, "at")
                && (at.saturating_sub(ZONE_REACH)..at).any(|i| {
                    reader.class(i, Class::Zone) && reader.text(i).bytes().all(|b| b.is_ascii_uppercase())
                });
            let zone = (told || zoned || again || weekly || aired || digits.padded && bare)
                && digits.value % hundred < Decimal::from(60);
            let end = at + 1 + usize::from(zoned);
            return zone.then(|| Reading::role(at, end, Kind::Time, (digits.value / hundred).trunc()));
        }
        if digits.wholes > 2 || digits.grouped {
            return None;
        }
        if reader.is_mark(at + 1, ':') && reader.glued(at + 1) && reader.glued(at + 2) {
            return race_times::on_clock(reader, at).or_else(|| clock(reader, at));
        }
        if let Some(found) = told(reader, at) {
            return Some(found);
        }
        let value = digits.value.trunc();
        if value > Decimal::from(24) || digits.decimals == 1 {
            return None;
        }
        // "12 noon"
        if value == Decimal::from(12) && (reader.is(at + 1, "noon") || reader.is(at + 1, "midnight")) {
            return Some(Reading::role(at, at + 2, Kind::Time, value));
        }
        // "11.30 hrs", "22.45 BST"
        let zoned = reader.class(at + 1, Class::Zone)
            && reader.is_capital(at + 1)
            && digits.value.fract() < Decimal::new(60, 2);
        let hours = digits.decimals == 2 && (reader.is(at + 1, "hrs") || zoned);
        let end = if hours { at + 2 } else { half_of_day(reader, at + 1)? };
        return Some(Reading::role(at, end, Kind::Time, value));
    }
    o_clock(reader, at)
        .or_else(|| spelled(reader, at))
        .or_else(|| past(reader, at))
        .or_else(|| of_day(reader, at))
}

/// "until three in the morning": an hour of a part of the day.
fn of_day(reader: &Reader, at: usize) -> Option<Reading> {
    let hour = number_words::small(reader, at).filter(|hour| (1..=12).contains(hour))?;
    let day = reader.is(at + 1, "in") && reader.is(at + 2, "the") && reader.class(at + 3, Class::DayPart);
    let when = ["about", "around", "at", "by", "from", "till", "until"];
    (day && reader.is_any(at.wrapping_sub(1), &when))
        .then(|| Reading::role(at, at + 1, Kind::Time, hour.into()))
}

/// "half past seven", "ten past three", "a quarter to nine".
fn past(reader: &Reader, at: usize) -> Option<Reading> {
    let part = reader.is_any(at, &["half", "quarter"]);
    let minutes = number_words::small(reader, at).is_some_and(|n| (2..30).contains(&n));
    let told = reader.is(at + 1, "past") || reader.is(at, "quarter") && reader.is(at + 1, "to");
    let hour = number_words::small(reader, at + 2).filter(|hour| (1..=12).contains(hour))?;
    let ends = !reader.is_content(at + 3) && !reader.is_dash(at + 3) && !reader.is_mark(at + 3, '%');
    ((part || minutes) && told && ends).then(|| Reading::role(at, at + 3, Kind::Time, hour.into()))
}

/// "three p.m.", "eleven am": an hour in words.
fn spelled(reader: &Reader, at: usize) -> Option<Reading> {
    let hour = number_words::small(reader, at).filter(|hour| (1..=12).contains(hour))?;
    let end = half_of_day(reader, at + 1).filter(|_| !reader.glued(at + 1))?;
    // "one am" and the verb: a full stop or a "p" tells.
    let told = reader.is_mark(at + 2, '.') || reader.is(at + 1, "pm");
    told.then(|| Reading::role(at, end, Kind::Time, hour.into()))
}

/// "between 2000 and 2100 GMT": the zone is said once.
fn span(reader: &Reader, at: usize) -> Option<Reading> {
    let first = at + usize::from(reader.class(at, Class::Framing));
    let joint = reader.class(first + 1, Class::BetweenJoint) || reader.is_dash(first + 1);
    let hour = |at: usize| {
        let digits = reader.digits(at).filter(|d| d.wholes == 4 && d.decimals == 0 && !d.grouped)?;
        (digits.value < Decimal::from(2400) && digits.value % Decimal::ONE_HUNDRED < Decimal::from(60))
            .then(|| (digits.value / Decimal::ONE_HUNDRED).trunc())
    };
    // "from 3.30 to 5.30 p.m.", "in the afternoon between 3.30 and 5.30"
    let minutes = |at: usize| {
        let digits = reader.digits(at).filter(|d| d.decimals == 2 && d.value < Decimal::from(24))?;
        (digits.value.fract() < Decimal::new(60, 2)).then(|| digits.value.trunc())
    };
    if first > at
        && let (Some(from), Some(_)) = (minutes(first), minutes(first + 2))
        && (joint || reader.is(first + 1, "to"))
    {
        let half = half_of_day(reader, first + 3);
        let day = || (at.saturating_sub(DAY_REACH)..at).any(|i| reader.class(i, Class::DayPart));
        let bare = !reader.is_content(first + 3);
        if half.is_some() || bare && day() {
            return Some(Reading::role(at, half.unwrap_or(first + 3), Kind::Time, from));
        }
    }
    let (from, _) =
        (hour(first)?, hour(first + 2).filter(|_| joint && reader.class(first + 3, Class::Zone))?);
    Some(Reading::role(at, first + 4, Kind::Time, from))
}

/// "12.30 on a Saturday morning", "won in 30.26": what the words round two decimals say.
fn told(reader: &Reader, at: usize) -> Option<Reading> {
    let two = |d: crate::scan::lexer::Digits| d.decimals == 2 && d.value < Decimal::from(60);
    let bare = !reader.is_content(at + 1)
        && !reader.glued(at + 1)
        && reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 1).is_none()
        || reader.is_mark(at + 1, '.')
        || reader.is_mark(at + 1, ',')
        // "took the title in 47.35 ahead of"
        || reader.is(at + 1, "ahead");
    let digits = reader.digits(at).filter(|&d| two(d) && bare && !reader.glued(at))?;
    let minutes = digits.value.fract() < Decimal::new(60, 2) && digits.value < Decimal::from(24);
    let day = (at + 1..at + 6).take_while(|&i| reader.is_word(i)).any(|i| reader.class(i, Class::DayPart));
    let before = at.wrapping_sub(1);
    // "the 11.45 from Paddington"
    let train =
        reader.is(before, "the") && reader.is_any(at + 1, &["from", "to", "at"]) && reader.is_capital(at + 2);
    if minutes && (day && reader.class(at + 1, Class::OnDay) || train) {
        return Some(Reading::role(at, at + 1, Kind::Time, digits.value.trunc()));
    }
    race_times::bare(reader, at)
}

fn clock(reader: &Reader, at: usize) -> Option<Reading> {
    let first = reader.plain(at)?;
    let second = reader.digits(at + 2)?;
    // "1:5" is odds or a verse; minutes have two digits.
    if second.wholes != 2 || second.value >= Decimal::from(60) {
        return None;
    }
    let mut end = at + 3;
    if reader.is_mark(end, ':')
        && reader.glued(end)
        && reader.glued(end + 1)
        && reader.digits(end + 1).is_some()
    {
        end += 2;
    }
    let end = half_of_day(reader, end).unwrap_or(end);
    Some(Reading::role(at, end, Kind::Time, first.into()))
}

/// Past "am", "pm", "a.m.", "p.m." at `at`.
fn half_of_day(reader: &Reader, at: usize) -> Option<usize> {
    if reader.class(at, Class::HalfDay)
        && (reader.glued(at) || !reader.is_capital(at) || reader.text(at).chars().all(char::is_uppercase))
    {
        return Some(at + 1);
    }
    let dotted = reader.class(at, Class::HalfDayLetter)
        && reader.is_mark(at + 1, '.')
        && reader.is(at + 2, "m")
        && reader.glued(at + 2);
    dotted.then(|| at + 3 + usize::from(reader.is_mark(at + 3, '.') && reader.glued(at + 3)))
}

fn o_clock(reader: &Reader, at: usize) -> Option<Reading> {
    let named = reader.is(at + 1, "o") && reader.is_apostrophe(at + 2) && reader.is(at + 3, "clock");
    if !named {
        return None;
    }
    let whole = crate::scan::number_words::whole(reader, at, false).filter(|w| w.end == at + 1)?;
    Some(Reading::role(at, at + 4, Kind::Time, whole.value))
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn a_zone_holds_for_the_time_before_it() {
        assert_eq!(lines("Watch it at 2340 on BBC One."), ["2340 | time 23"]);
        assert_eq!(lines("Until 1500 (1400 GMT) then."), ["1500 | time 15", "1400 GMT | time 14"]);
    }

    #[test]
    fn a_zone_said_once_holds_for_the_sentence() {
        assert_eq!(lines("It meets after a talk at 1100 GMT, at 1330.")[1], "1330 | time 13");
        assert_eq!(lines("It closed at 1330."), ["1330 | count 1330"]);
    }

    #[test]
    fn times_of_day() {
        for (text, want) in [
            ("At 7:30am it rained.", "7:30am | time 7"),
            ("On Sunday at 11 a.m. then.", "11 a.m. | time 11"),
            ("By 6pm it was dark.", "6pm | time 6"),
            ("It is on at about 1900 on Sundays.", "1900 | time 19"),
            ("Viewers left between 2000 and 2100 GMT.", "between 2000 and 2100 GMT | time 20"),
            ("At 14:30 they met.", "14:30 | time 14"),
            ("It opens to 12 noon.", "12 noon | time 12"),
            ("It opens at three p.m. local time.", "three p.m. | time 3"),
            ("It opens from 3.30 to 5.30 p.m. then.", "from 3.30 to 5.30 p.m. | time 3"),
            ("At five o’clock they met.", "five o’clock | time 5"),
            ("It was 12.30 on a Saturday morning.", "12.30 | time 12"),
            ("She slept until half past seven.", "half past seven | time 7"),
            ("It was ten past three.", "ten past three | time 3"),
            ("The 11.45 from Paddington left.", "11.45 | time 11"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
