//! Ages: "aged 23", "Smith, 23,", "babies under 1", "a 12-year-old", "over-65s", "aged 0-5".
//!
//! The value is in years (unit `a`) unless the age is told in months, weeks or days.

use rust_decimal::Decimal;

use crate::lexicon::{Class, NumberWord};
use crate::quantity::{Form, Hedge};
use crate::scan::noun_phrase::is_participle;
use crate::scan::numerals::numeral;
use crate::scan::reader::{Reader, Reading};
use crate::scan::{Kind, number_words};
use crate::unit::Unit;

use super::names::place;
use super::{age_decades, told_ages};

/// No one printed is older.
const OLDEST: u32 = 122;

/// The ages that sides of young players have as names.
const YOUTH: std::ops::RangeInclusive<u32> = 8..=23;

/// How many words a name in a list may have.
const LONGEST_NAME: usize = 4;

/// How many ages a list may have.
const LONGEST_LIST: usize = 6;

/// Reads the age at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let told = || year_old(reader, at).or_else(|| aged(reader, at));
    let in_words = reader.has(Class::AgeWord);
    bound(reader, at)
        .or_else(|| in_words.then(told).flatten())
        .or_else(|| bracketed(reader, at))
        .or_else(|| in_words.then(|| banded(reader, at)).flatten())
        .or_else(|| apposed(reader, at))
        .or_else(|| age_decades::read(reader, at))
        .or_else(|| told_ages::read(reader, at))
}

/// A whole number of years a person may have, in digits or words.
pub(super) fn number(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let (value, end) = match reader.plain(at) {
        Some(value) if !reader.digits(at)?.padded => (Decimal::from(value), at + 1),
        Some(_) => return None,
        None => {
            let whole = number_words::whole(reader, at, false).filter(|_| !reader.is(at, "a"))?;
            (whole.value, whole.end)
        }
    };
    (value <= Decimal::from(OLDEST)).then_some((value, end))
}

pub(super) fn age(start: usize, end: usize, low: Decimal, high: Decimal) -> Reading {
    Reading {
        high,
        form: if low == high { Form::Numeral } else { Form::Range },
        unit: Unit::years(),
        ..Reading::role(start, end, Kind::Age, low)
    }
}

/// One number or a range: "23", "0-5", "5 to 11", "between 5 and 10".
fn span(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let between = reader.class(at, Class::Framing);
    let (low, end) = number(reader, at + usize::from(between))?;
    // "the 18-to-29 age group"
    let chained = reader.is_dash(end) && reader.is(end + 1, "to") && reader.is_dash(end + 2);
    let joint = reader.is_dash(end)
        || reader.is(end, "to")
        || reader.is(end, "or")
        || between && reader.is(end, "and");
    match number(reader, end + if chained { 3 } else { 1 }) {
        Some((high, end)) if joint && high > low => Some((low, high, end)),
        _ if between => None,
        _ => Some((low, low, end)),
    }
}

/// "aged 23", "ages 5 to 11", "age 87", "aged under 18", "aged 65 and over" (its hedge comes after).
fn aged(reader: &Reader, at: usize) -> Option<Reading> {
    // "at the age of just 28"
    let before = at.wrapping_sub(1 + usize::from(reader.class(at.wrapping_sub(1), Class::Merely)));
    let hedged = hedge(reader, before).is_some();
    let cue = if hedged { before.wrapping_sub(1) } else { before };
    let of = reader.is(cue, "of") && reader.class(cue.wrapping_sub(1), Class::AgeNoun)
        || reader.is(cue, "as") && reader.class(cue.wrapping_sub(1), Class::OldYoung);
    let of = of || is_listed(reader, at);
    if !(reader.class(cue, Class::Aged) || of) {
        return None;
    }
    // "between the ages of six and 11"
    let framed = (2..=3).any(|back| reader.is(cue.wrapping_sub(back), "between"));
    // "aged between 18 and 24"
    if reader.class(at, Class::Framing) {
        return span(reader, at).map(|(low, high, end)| age(at, end, low, high));
    }
    let (low, end) = number(reader, at)?;
    let second = number(reader, end + 1).filter(|s| framed && reader.is(end, "and") && s.0 > low);
    let (low, high, end) = second.map_or_else(|| span(reader, at), |(high, end)| Some((low, high, end)))?;
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end);
    match unit.filter(|(_, u)| u.kind == Kind::Duration) {
        Some((len, entry)) => {
            Some(Reading { number_end: end, unit: entry.unit, ..age(at, end + len, low, high) })
        }
        None => Some(age(at, end, low, high)),
    }
}

/// "aged 10 and 11", "aged six, seven and nine": whether the age is one of a list.
fn is_listed(reader: &Reader, at: usize) -> bool {
    let mut at = at;
    for _ in 0..LONGEST_LIST {
        let joint = at.wrapping_sub(1);
        let before = joint.wrapping_sub(1);
        let joined = reader.is_mark(joint, ',') || reader.class(joint, Class::Joining);
        if !joined || number(reader, before).is_none_or(|(_, end)| end != joint) {
            return false;
        }
        if reader.is(before.wrapping_sub(1), "aged") {
            return true;
        }
        at = before;
    }
    false
}

/// The one-word hedge of an age bound: "under", "over", "below", "above".
fn hedge(reader: &Reader, at: usize) -> Option<Hedge> {
    if reader.class(at, Class::Younger) {
        Some(Hedge::Under)
    } else if reader.class(at, Class::Older) {
        Some(Hedge::Over)
    } else {
        None
    }
}

/// "babies under 1", "under the age of one", "under-18s", "the over 65s".
fn bound(reader: &Reader, at: usize) -> Option<Reading> {
    let hedge = hedge(reader, at)?;
    let mut next = at + 1;
    let hyphen = reader.is_dash(next) && reader.glued(next);
    next += usize::from(hyphen);
    let the = reader.is(next, "the") && reader.is(next + 1, "age") && reader.is(next + 2, "of");
    let of_age = reader.is(next, "age") && (reader.is(next + 1, "of") || number(reader, next + 1).is_some());
    let named = the || of_age;
    next += if the {
        3
    } else if of_age {
        1 + usize::from(reader.is(next + 1, "of"))
    } else {
        0
    };
    // "under-fives", "the over-sixties"
    if let Some(value) = plural(reader, next)
        && (hyphen || reader.is(at.wrapping_sub(1), "the"))
    {
        return Some(Reading { number_start: next, hedge: Some(hedge), ..age(at, next + 1, value, value) });
    }
    let (value, mut end) = number(reader, next)?;
    let number_end = end;
    let plural = reader.text(end) == "s" && reader.glued(end)
        || reader.is_apostrophe(end) && reader.text(end + 1) == "s" && reader.glued(end + 1) && !hyphen;
    let person = reader.class(at.wrapping_sub(1), Class::Person)
        && reader.lexicon.units.starting_at(reader.tokens, reader.prose, end).is_none();
    // "people over 10 districts" counts districts; "babies under one placed" are aged.
    // "30 people over one weekend", "drivers over 12 penalty points" neither.
    let weekend = value == Decimal::ONE && reader.is_content(end) && !is_participle(reader, end);
    let after = !(reader.is_plural(end) || weekend || reader.is_content(end) && reader.is_plural(end + 1));
    let years_old = reader.class(end, Class::YearNoun);
    if plural {
        end = if reader.text(end) == "s" { end + 1 } else { end + 2 };
    } else if named && years_old {
        end += 1;
        if reader.is(end, "old") {
            end += 1;
        }
    } else if !(named
        || is_side(reader, at, end)
        || (person || told_of_people(reader, at, end)) && after
        // "an under-10 second race" is timed.
        || hyphen && (person || reader.is_word(end)) && !reader.is_any(end, &["hour", "minute", "second"]))
    {
        return None;
    }
    // "over 65% of": the number has a unit of its own.
    if reader.is_mark(end, '%') || reader.class(end, Class::OtherUnit) {
        return None;
    }
    Some(Reading {
        start: at,
        number_start: next,
        number_end,
        hedge: Some(hedge),
        ..age(at, end, value, value)
    })
}

/// "the under 14 boys", "Leeds under 16 side": players of that age.
fn is_side(reader: &Reader, at: usize, end: usize) -> bool {
    let young = reader.plain(end.wrapping_sub(1)).is_some_and(|age| YOUTH.contains(&age));
    young && reader.is(at, "under") && end == at + 2 && reader.class(end, Class::YouthSide)
}

/// "tax payers are over 65", "those who are under 18": whether people are told of before the bound at `at`.
fn told_of_people(reader: &Reader, at: usize, end: usize) -> bool {
    let verb = at.wrapping_sub(1);
    let people = |i: usize| {
        reader.class(i, Class::Person)
            || reader.class(i, Class::PersonPronoun)
            || reader.is_plural(i) && reader.text(i).ends_with("ers")
    };
    // "40 per cent was under 25"
    let share = verb.wrapping_sub(1);
    let shared = reader.is_mark(share, '%') || reader.is(share, "cent") || reader.is(share, "percent");
    reader.class(verb, Class::AgeVerb)
        && (shared || (1..=2).any(|back| people(verb.wrapping_sub(back))))
        && !reader.is_content(end)
        && reader.lexicon.units.starting_at(reader.tokens, reader.prose, end).is_none()
        && !matches!(reader.mark(end), Some('%' | '-' | '/'))
}

/// A number word in the plural: "fives", "sixties".
pub(super) fn plural(reader: &Reader, at: usize) -> Option<Decimal> {
    if !(reader.is_word(at) && reader.text(at).ends_with(['s', 'S'])) {
        return None;
    }
    let text = reader.text(at).to_ascii_lowercase();
    let word = match text.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => text.strip_suffix('s')?.to_owned(),
    };
    let words = &reader.lexicon.words;
    match words.number(words.symbol(&word))? {
        NumberWord::Small(value) | NumberWord::Tens(value) => Some(value.into()),
        _ => None,
    }
}

/// "23-year-old", "18 months old", "a year old", "16- and 17-year-olds", "87 yo", "6 weeks of age".
fn year_old(reader: &Reader, at: usize) -> Option<Reading> {
    let a_year = reader.is(at, "a") && reader.class(at + 1, Class::TimeSpan);
    let (low, high, end) = if a_year {
        (Decimal::ONE, Decimal::ONE, at + 1)
    } else {
        let found = numeral(reader, at, false).filter(|n| !n.share && n.low == n.high)?;
        let suspended = reader.is_dash(found.end) && reader.glued(found.end) && !reader.glued(found.end + 1);
        let joint = if suspended { found.end + 1 } else { found.end };
        let second = (suspended && reader.class(joint, Class::Spanning)
            || reader.is_dash(joint)
            || reader.class(joint, Class::Spanning))
        .then(|| number(reader, joint + 1))
        .flatten()
        .filter(|s| s.0 > found.low);
        match second {
            Some((high, end)) => (found.low, high, end),
            None => (found.low, found.low, found.end),
        }
    };
    let hyphen = usize::from(reader.is_dash(end) && reader.glued(end));
    if reader.is(end, "yo") && low == high {
        return Some(age(at, end + 1, low, high));
    }
    let (len, entry) = reader
        .lexicon
        .units
        .starting_at(reader.tokens, reader.prose, end + hyphen)
        .filter(|(_, u)| u.kind == Kind::Duration)?;
    let after = end + hyphen + len;
    let old = after + usize::from(reader.is_dash(after) && reader.glued(after));
    let person = (1..6).any(|n| reader.class(at.wrapping_sub(n), Class::Person)) || !a_year;
    if !person && a_year && !reader.class(at.wrapping_sub(1), Class::OldBound) {
        return None;
    }
    let end_of = if reader.class(old, Class::OldNoun) {
        // "the company is 50 years old" is an age too.
        old + 1
    } else if reader.is(after, "of") && reader.is(after + 1, "age") {
        after + 2
    } else {
        return None;
    };
    Some(Reading { number_end: end, unit: entry.unit, ..age(at, end_of, low, high) })
}

/// "young children (0-5)".
fn bracketed(reader: &Reader, at: usize) -> Option<Reading> {
    if !reader.is_mark(at.wrapping_sub(1), '(') || !reader.class(at.wrapping_sub(2), Class::Person) {
        return None;
    }
    let (low, high, end) = span(reader, at)?;
    (reader.is_mark(end, ')') && low != high).then(|| age(at, end, low, high))
}

/// "the 25-54 age category", "11-14 age group".
fn banded(reader: &Reader, at: usize) -> Option<Reading> {
    reader.digits(at)?;
    let (low, high, end) = span(reader, at).filter(|(low, high, _)| low < high)?;
    let hyphened = usize::from(reader.is_dash(end) && reader.glued(end));
    let age = end + hyphened;
    (reader.is(age, "age") && reader.class(age + 1, Class::AgeBand)).then(|| self::age(at, end, low, high))
}

/// "John Smith, 23, said".
fn apposed(reader: &Reader, at: usize) -> Option<Reading> {
    let value = reader.plain(at).filter(|n| (1..=OLDEST).contains(n))?;
    // "Agassi, now 34, won"
    let mark = at.wrapping_sub(1 + usize::from(reader.class(at.wrapping_sub(1), Class::AgeAdverb)));
    if reader.digits(at)?.padded || !reader.is_mark(mark, ',') || !reader.glued(mark) {
        return None;
    }
    let surname = mark.wrapping_sub(1);
    let listed = reader.digits(at + 2).is_some();
    let closed = matches!(reader.mark(at + 1), Some(',' | '.' | ';' | ')')) && !listed
        || at + 1 == reader.tokens.len();
    // "Ann, 16, and Kim, 14 were there"
    let second =
        reader.class(surname.wrapping_sub(1), Class::Joining) && reader.is_mark(surname.wrapping_sub(2), ',');
    let closed =
        closed || second && (reader.class(at + 1, Class::AgeVerb) || reader.class(at + 1, Class::Auxiliary));
    let first = surname.wrapping_sub(1);
    let full = reader.is_capital(first) || reader.is_mark(first, '.') || reader.is_mark(first, '-');
    let month = reader.lexicon.words.month(reader.symbol(surname)).is_some();
    let comma = reader.is_mark(at + 1, ',');
    // "The prince, 20, apologised"
    // "The England international, 24, was hurt"
    let named_before = reader.is_capital(first) && reader.class(first.wrapping_sub(1), Class::Determiner);
    // "for killing girl, 9"
    let person = reader.class(surname, Class::Person) && !reader.is_plural(surname);
    let titled = (reader.class(first, Class::Determiner) || named_before)
        && reader.is_content(surname)
        && comma
        && value > 9;
    // "Greater Manchester, 45; West Midlands, 12": places, and what they have.
    let entry = reader.is_mark(at + 1, ';') && is_entry(reader, at + 2);
    if (entry || after_entry(reader, surname)) && place(reader, surname) {
        return None;
    }
    let named = reader.is_capital(surname) && (full || comma || second)
        || titled && !reader.is_plural(surname)
        || person
        // "the former president, 77, faces"
        || reader.class(surname, Class::Calling);
    // "Appleton,31, said" has lost its space.
    let apart = !reader.glued(at) || reader.digits(surname).is_none();
    (named && closed && !month && apart).then(|| age(at, at + 1, value.into(), value.into()))
}

/// Whether what begins at `at` is a name and its number: "West Midlands, 12".
fn is_entry(reader: &Reader, at: usize) -> bool {
    let comma = (at..=at + LONGEST_NAME).find(|&i| !reader.is_capital(i));
    comma.is_some_and(|end| end > at && reader.is_mark(end, ',') && reader.plain(end + 1).is_some())
}

/// Whether the name that ends at `last` follows another entry: "45; West Midlands".
fn after_entry(reader: &Reader, last: usize) -> bool {
    let mark = (0..=LONGEST_NAME).map_while(|back| last.checked_sub(back)).find(|&i| !reader.is_capital(i));
    mark.is_some_and(|mark| {
        reader.is_mark(mark, ';') && mark.checked_sub(1).is_some_and(|i| reader.plain(i).is_some())
    })
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn weekends_races_and_places_have_no_age() {
        for text in [
            "Police held 30 people over one weekend.",
            "It fined drivers over 12 penalty points.",
            "An under-10 second race was run.",
            "By area: Greater Manchester, 45; West Midlands, 12.",
        ] {
            assert!(!lines(text).iter().any(|line| line.contains("| age")), "{text}");
        }
        assert_eq!(lines("John Houston, 54, stood.")[0], "54 | age 54 a");
        assert_eq!(lines("Babies under one placed with kin did well.")[0], "under one | age 1 a under");
    }

    #[test]
    fn half_a_year_is_told_too() {
        assert_eq!(lines("A 6-1/2-year-old war."), ["6-1/2-year-old | age 6.5 a"]);
    }

    #[test]
    fn ages_are_not_counts() {
        for (text, want) in [
            ("a man aged 23 fell", "23 | age 23 a"),
            ("children aged 0-5 live", "0-5 | age 0..5 a"),
            ("Ann Smith, 23, said so", "23 | age 23 a"),
            ("babies under 1 live", "under 1 | age 1 a under"),
            ("babies under the age of one year live", "under the age of one year | age 1 a under"),
            ("babies under a year old live", "under a year old | age 1 a under"),
            ("the over-65s vote", "over-65s | age 65 a over"),
            ("a 12-year-old ran", "12-year-old | age 12 a"),
            ("young children (0-5) live", "0-5 | age 0..5 a"),
            ("16- and 17-year-olds vote", "16- and 17-year-olds | age 16..17 a"),
            ("men in their 50s vote", "50s | age 50..59 a"),
            ("it is 18 months old", "18 months old | age 18 mo"),
            ("girls as young as 11 were", "11 | age 11 a"),
            ("babies under one placed there", "under one | age 1 a under"),
            ("children between the ages of six and 11 watch", "six and 11 | age 6..11 a"),
            ("if the rate payers are over 65 they save", "over 65 | age 65 a over"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn more_ways_to_tell_an_age() {
        for (text, want) in [
            ("half of them under 1 now", "under 1 | age 1 a under"),
            ("The prince, 20, left", "20 | age 20 a"),
            ("The England international, 24, was hurt.", "24 | age 24 a"),
            ("Agassi, now 34, won.", "34 | age 34 a"),
            ("Those aged between 18 and 24 came.", "between 18 and 24 | age 18..24 a"),
            ("It is liked by the 25-54 age group.", "25-54 | age 25..54 a"),
            ("places for three and four-year-olds", "three and four-year-olds | age 3..4 a"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn ages_in_plural_words() {
        for (text, want) in [
            ("The under-fives fell ill.", "under-fives | age 5 a under"),
            ("He was in his late thirties then.", "thirties | age 30..39 a"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
        assert_eq!(lines("The roaring twenties ended."), [""; 0]);
    }

    #[test]
    fn a_child_and_a_calling_have_ages() {
        for (text, want) in [
            ("He was jailed for killing girl, 9.", "9 | age 9 a"),
            ("The former president, 77, left.", "77 | age 77 a"),
            ("The youngest was eight.", "eight | age 8 a"),
            ("Girls aged six, seven and nine came.", "nine | age 9 a"),
            ("It is 66 million years old.", "66 million years old | age 66000000 a"),
            ("Of them 40 per cent was under 25.", "under 25 | age 25 a under"),
            ("McIlroy, who is now 11 under par, leads.", "11 | count 11"),
            ("The 18-to-29 age group voted.", "18-to-29 | age 18..29 a"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
