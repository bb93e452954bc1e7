//! Dates: "17 March", "March 2017", "Oct. 31", "17th of March 2018", "5/17/2018", "2018-10-17".

use rust_decimal::Decimal;

use crate::lexicon::{Class, NumberWord};
use crate::scan::Kind;
use crate::scan::reader::{Reader, Reading};

/// Reads the date at `at`, which may be its month. The value is its year, else its day.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if let Some((end, value)) = numeric(reader, at)
        .or_else(|| laydays(reader, at))
        .or_else(|| month_first(reader, at))
        .or_else(|| day_first(reader, at))
        .or_else(|| weekday(reader, at))
    {
        return Some(Reading::role(at, end, Kind::Date, value));
    }
    None
}

/// A month's name at `at`, and where it ends with its full stop. "may" and "march" need their capital.
fn month(reader: &Reader, at: usize) -> Option<usize> {
    reader.lexicon.words.month(reader.symbol(at))?;
    if !reader.is_capital(at) && !reader.class(at, Class::PlainMonth) {
        return None;
    }
    let short = reader.text(at).len() <= 4 && reader.token(at + 2).is_some() && !reader.is_capital(at + 2);
    let dot = short && reader.is_mark(at + 1, '.') && reader.glued(at + 1) && !reader.is(at, "may");
    Some(at + 1 + usize::from(dot))
}

/// A day of the month, "17" or "17th", and where it ends.
fn day(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    // "payable July six": wire copy spells days below ten.
    if reader.lexicon.words.month(reader.symbol(at.wrapping_sub(1))).is_some()
        && let Some(NumberWord::Small(day @ 1..=9)) = reader.lexicon.words.number(reader.symbol(at))
        && (!reader.is_content(at + 1)
            || reader.is_capital(at)
            // "the May five meeting"
            || reader.class(at.wrapping_sub(2), Class::Articled) && !reader.is_plural(at + 1))
    {
        return Some((u32::try_from(day).ok()?, at + 1));
    }
    let day = reader.plain(at).filter(|d| (1..=31).contains(d))?;
    if reader.glued(at + 1) && reader.is_word(at + 1) {
        return reader.class(at + 1, Class::OrdinalSuffix).then_some((day, at + 2));
    }
    Some((day, at + 1))
}

/// A year after a month or day, with the comma that American dates put before it.
fn year(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let start = at + usize::from(reader.is_mark(at, ','));
    let start = start + usize::from(start == at && reader.is(at, "of"));
    let year = reader.plain(start).filter(|y| (1000..=2100).contains(y))?;
    (!reader.glued(start + 1) || reader.mark(start + 1).is_some_and(|c| !matches!(c, '%')))
        .then_some((year, start + 1))
}

fn month_first(reader: &Reader, at: usize) -> Option<(usize, Decimal)> {
    let end = month(reader, at)?;
    let dashed = end + usize::from(reader.is_dash(end) && reader.glued(end));
    // "Jul/May  3-3/4", "NOV  3": another column of a table.
    let capitals = reader.text(at).bytes().all(|b| b.is_ascii_uppercase());
    if reader.is_apart(dashed) && (capitals || reader.is_mark(at.wrapping_sub(1), '/')) {
        return None;
    }
    // "In March 25 people died"; "March 15,000" is grouped and so no day.
    let people = |after: usize| reader.is(at.wrapping_sub(1), "in") && counts(reader, after);
    if let Some((day, after)) = day(reader, dashed).filter(|&(_, after)| !people(after)) {
        let after = last_day(reader, at, day, second_day(reader, after));
        return Some(match year(reader, after) {
            Some((year, after)) => (after, year.into()),
            None => (after, day.into()),
        });
    }
    let (year, after) = year(reader, dashed)?;
    Some((after, year.into()))
}

fn day_first(reader: &Reader, at: usize) -> Option<(usize, Decimal)> {
    let (day, after) = day(reader, at)?;
    // "pre-11 May 2001 levels"
    let dash = at.wrapping_sub(1);
    let prefixed =
        reader.is_dash(dash) && reader.glued(dash) && reader.class(dash.wrapping_sub(1), Class::Prefix);
    if reader.glued(at) && !prefixed && reader.mark(dash).is_none_or(|c| !matches!(c, '(' | '‘' | '“' | '"'))
    {
        return None;
    }
    let span = second_day(reader, listed_days(reader, after));
    let named = span + usize::from(reader.is(span, "of"));
    let named = named + usize::from(reader.is_dash(named) && reader.glued(named));
    let end = month(reader, named)?;
    Some(match year(reader, end).filter(|&(_, e)| e == end + 1 || reader.is_mark(end, ',')) {
        Some((year, end)) => (end, year.into()),
        None => (end, day.into()),
    })
}

/// "Thursday 9": a bare day after its weekday.
fn weekday(reader: &Reader, at: usize) -> Option<(usize, Decimal)> {
    let (day, end) = day(reader, at)?;
    let named = reader.class(at.wrapping_sub(1), Class::Weekday) && reader.is_capital(at.wrapping_sub(1));
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end).is_some();
    (named && !unit && !reader.is_content(end) && !reader.is_mark(end, ':')).then(|| (end, day.into()))
}

/// Whether the number that ends at `end` counts or measures something.
fn counts(reader: &Reader, end: usize) -> bool {
    reader.is_plural(end)
        || reader.is_plural(end + 1) && reader.is_content(end)
        || reader.lexicon.units.starting_at(reader.tokens, reader.prose, end).is_some()
        || reader.lexicon.words.scale_suffix(reader.symbol(end)).is_some()
        || reader.glued(end) && !matches!(reader.mark(end), Some('.' | ',' | ';' | ')'))
}

/// Past the bare last day of "between June 9 and 15", "from June 9 to 15".
fn last_day(reader: &Reader, start: usize, first: u32, at: usize) -> usize {
    let framed = reader.class(start.wrapping_sub(1), Class::Period);
    let joined = reader.class(at, Class::DayJoint);
    match day(reader, at + 1) {
        Some((_, end)) if framed && joined && !reader.is_content(end) && !reader.glued(end + 1) => end,
        // "on June 24 and 25"
        Some((last, end)) if reader.class(at, Class::Joining) && first < last && !counts(reader, end) => end,
        // "May 14 to 16."
        Some((last, end))
            if (reader.is(at, "to") || reader.is(at, "through"))
                && first < last
                && !counts(reader, end)
                && !reader.is_content(end) =>
        {
            end
        }
        // "for April 14/30 delivery"
        Some((last, end))
            if reader.is_mark(at, '/')
                && reader.glued(at)
                && !reader.is_dash(at.wrapping_sub(2))
                && first < last
                && !reader.glued(end) =>
        {
            end
        }
        _ => at,
    }
}

/// Past the middle days of "14, 20 and 27 April".
fn listed_days(reader: &Reader, at: usize) -> usize {
    let mut end = at;
    // A list of days is short, which keeps reading linear.
    for _ in 0..4 {
        match day(reader, end + 1) {
            Some((_, next)) if reader.is_mark(end, ',') => end = next,
            _ => break,
        }
    }
    end
}

/// Past the second day of "17-19 March" or "17 and 18 March".
fn second_day(reader: &Reader, at: usize) -> usize {
    let joined = reader.is_dash(at) || reader.class(at, Class::Spanning) || reader.is_mark(at, '/');
    match day(reader, at + 1) {
        Some((_, end))
            if joined && (reader.is_dash(at) || month(reader, end).is_some() || reader.is(end, "of")) =>
        {
            end
        }
        _ => at,
    }
}

/// "20-30/4", "25/4-5/5": the days within which a ship loads, before their month in digits.
fn laydays(reader: &Reader, at: usize) -> Option<(usize, Decimal)> {
    let days = |i: usize| reader.plain(i).filter(|d| (1..=31).contains(d));
    let months = |i: usize| reader.plain(i).filter(|m| (1..=12).contains(m));
    let (first, second) = (days(at)?, days(at + 2)?);
    let joined = |end: usize| (at + 1..end).all(|i| reader.glued(i)) && !reader.glued(end);
    // A month less than its day makes no fraction: "3-3/4" is one.
    let end = if reader.is_dash(at + 1) && reader.is_mark(at + 3, '/') {
        let month = months(at + 4)?;
        (first < second && second > month && joined(at + 5)).then_some(at + 5)
    } else if reader.is_mark(at + 1, '/') && reader.is_dash(at + 3) && reader.is_mark(at + 5, '/') {
        let (from, to) = (months(at + 2)?, months(at + 6)?);
        days(at + 4)?;
        (first > from && (from == to || from + 1 == to) && joined(at + 7)).then_some(at + 7)
    } else {
        None
    };
    end.map(|end| (end, first.into()))
}

/// "5/17/2018", "2018-10-17".
fn numeric(reader: &Reader, at: usize) -> Option<(usize, Decimal)> {
    let dashed = reader.is_dash(at + 1) && reader.is_capital(at + 3);
    let slash = (reader.is_mark(at + 1, '/') || dashed) && reader.glued(at + 1) && reader.glued(at + 2);
    let free = !reader.is_mark(at + 3, '/') || !reader.glued(at + 3);
    let named = [(9, 11), (7, 7), (24, 7)]
        .iter()
        .any(|&(a, b)| reader.plain(at) == Some(a) && reader.plain(at + 2) == Some(b) && slash && free);
    // "9/11", "24/7": names by now.
    if named && !reader.is_mark(at.wrapping_sub(1), '/') {
        return Some((at + 3, reader.digits(at)?.value));
    }
    let parts = [reader.plain(at)?, reader.plain(at + 2)?, reader.plain(at + 4)?];
    let mark = reader.mark(at + 1)?;
    let joined = (at + 1..at + 5).all(|i| reader.glued(i));
    if !matches!(mark, '/' | '-') || reader.mark(at + 3) != Some(mark) || !joined {
        return None;
    }
    let days = |d: u32| (1..=31).contains(&d);
    let years = |y: u32| y < 100 || (1000..=2100).contains(&y);
    match parts {
        [a, b, y] if days(a) && days(b) && years(y) && (mark == '/' || y > 100) => Some((at + 5, y.into())),
        [y, a, b] if y > 100 && years(y) && days(a) && days(b) => Some((at + 5, y.into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn a_count_behind_a_month_or_a_day_is_no_part_of_the_date() {
        assert_eq!(lines("In March 25 people died."), ["25 | count 25"]);
        assert_eq!(lines("It shut on June 24th and 20 more did."), ["June 24th | date 24", "20 | count 20"]);
        assert_eq!(lines("On March 25 people died."), ["March 25 | date 25"]);
    }

    #[test]
    fn dates_of_all_shapes() {
        for (text, want) in [
            ("It ends on Oct 31 this year.", "Oct 31 | date 31"),
            ("On 17 March 2018 it rained.", "17 March 2018 | date 2018"),
            ("In March 2017, it fell.", "March 2017 | date 2017"),
            ("On September 8 she left.", "September 8 | date 8"),
            ("They meet May 14 to 16.", "May 14 to 16 | date 14"),
            ("Since June of 2018 they met.", "June of 2018 | date 2018"),
            ("By 5/17/2018 it was over.", "5/17/2018 | date 2018"),
            ("Mar 9 2018 it began.", "Mar 9 2018 | date 2018"),
            ("The 21st of May is free.", "21st of May | date 21"),
            ("It may load 20-30/4 there.", "20-30/4 | date 20"),
            ("It may load 25/4-5/5 there.", "25/4-5/5 | date 25"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn two_days_and_dates_that_are_names() {
        for (text, want) in [
            ("It closed on June 24 and 25 again.", "June 24 and 25 | date 24"),
            ("It may close on June 24 or 25 again.", "June 24 or 25 | date 24"),
            ("It is for April 14/30 delivery.", "April 14/30 | date 14"),
            ("It ran from June 9 to 15, then shut.", "June 9 to 15 | date 9"),
            ("A vote on 16 or 17 March.", "16 or 17 March | date 16"),
            ("Since 9/11 it has grown.", "9/11 | date 9"),
            ("Held on 14, 20 and 27 April.", "14, 20 and 27 April | date 14"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
        assert_eq!(lines("On March 5 and 20 people came."), ["March 5 | date 5", "20 | count 20"]);
    }
}
