//! Years, spans of years and decades: "in 2020", "2025-26", "the 1870s", "A.D. 1000".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::scan::reader::{MODERN_YEARS, Reader, Reading};
use crate::scan::{Kind, trend};

use super::ages::plural;

/// How many tokens before and behind a decade are asked for prices.
const VALUED_BEFORE: usize = 24;
const VALUED_AFTER: usize = 8;

/// How many words before a decade are asked for the weather.
const REACH: usize = 7;

/// Reads the year at `at`, or the span that "between" or "from" at `at` opens.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if reader.is(at, "between") || reader.is(at, "from") {
        reader.plain(at + 1)?;
        let found = read(reader, at + 1).filter(|f| f.low < f.high && f.end > at + 3)?;
        let word = reader.is(at + 2, "and") || reader.is(at + 2, "to");
        return word.then_some(Reading { start: at, number_start: at, ..found });
    }
    if let Some(found) = decade(reader, at).or_else(|| named_decade(reader, at)) {
        return Some(found);
    }
    let year = reader.plain(at)?;
    let digits = reader.digits(at)?;
    if let Some(found) = short(reader, at, year) {
        return Some(found);
    }
    if let Some(found) = era(reader, at, year) {
        return Some(found);
    }
    if digits.padded || !is_free(reader, at) {
        return None;
    }
    if digits.wholes != 4 || !(1000..=2100).contains(&year) || !is_year(reader, at, year) {
        return None;
    }
    let found = Reading::role(at, at + 1, Kind::Year, year.into());
    Some(span(reader, at, year).unwrap_or(found))
}

/// Nothing but a hyphenated prefix or an opening mark touches the year, and no sign of currency.
fn is_free(reader: &Reader, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let tag = matches!(reader.mark(before), Some('<' | '>')) && reader.glued(at);
    if tag || matches!(reader.mark(before), Some('$' | '£' | '€' | '¥' | '₹' | '#' | '~' | '+' | '.')) {
        return false;
    }
    !reader.glued(at) || reader.mark(before).is_some()
}

/// Whether a four-digit number in plain digits is a year here.
fn is_year(reader: &Reader, at: usize, year: u32) -> bool {
    let next = at + 1;
    // "2048 * 1080 pixels"
    if matches!(reader.mark(next), Some('*' | '×')) && reader.digits(next + 1).is_some() {
        return false;
    }
    if reader.glued(next) && (reader.is_word(next) || matches!(reader.mark(next), Some('%' | '°'))) {
        return false;
    }
    // "2004 won’t be": a contraction is no unit.
    let short = |len| reader.is_apostrophe(next + len) && reader.glued(next + len);
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, next);
    let unit = unit.filter(|&(len, _)| !short(len));
    let scaled = reader.lexicon.words.scale_suffix(reader.symbol(next)).is_some();
    if unit.is_some_and(|(_, u)| u.kind != Kind::Duration) || scaled {
        return false;
    }
    // "(NRKX 2024)": the code of a wire story.
    let code = reader.text(at.wrapping_sub(1));
    if code.len() >= 4
        && code.chars().all(char::is_uppercase)
        && matches!(reader.mark(at.wrapping_sub(2)), Some('(' | ','))
    {
        return false;
    }
    // "the LaserJet 2000": a capital inside the word is a brand's. "CeBit 2005" has its year.
    if year.is_multiple_of(100) && super::names::is_brand(reader.text(at.wrapping_sub(1))) {
        return false;
    }
    // "Windows 2000", "Office 2003"
    if reader.class(at.wrapping_sub(1), Class::Software) && reader.is_capital(at.wrapping_sub(1)) {
        return false;
    }
    let modern = MODERN_YEARS.contains(&year);
    let cue = reader.class(at.wrapping_sub(1), Class::YearCue);
    // "2000 homes", "1500 people": round numbers that count a plural.
    let counts = reader.is_plural(next) && !reader.is_capital(next) && !reader.class(next, Class::Dated);
    if counts && (year.is_multiple_of(100) || !modern) && !reader.is(at.wrapping_sub(1), "the") {
        return false;
    }
    // "fell to 1024 from 1028"
    let joint = at.wrapping_sub(1);
    let level =
        reader.is(joint, "to") || reader.is(joint, "from") && reader.digits(joint.wrapping_sub(1)).is_some();
    if !modern && level && trend::moves(reader, at) {
        return false;
    }
    // "over 2000 homes" counts; "up 5% over 1986" compares with a year.
    let hedged = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, at).is_some();
    let hedge = hedged && (year.is_multiple_of(50) || !modern || counts);
    // "her 1431 execution"
    let owned = reader.class(at.wrapping_sub(1), Class::Determiner) && !year.is_multiple_of(10) && !counts;
    let cue = cue || owned;
    modern && !hedge || cue && !counts && unit.is_none() && !hedge
}

/// "2025-26", "2016/17", "2007-2014", "2016 to 2018", "between 2019 and 2022" from its first year.
fn span(reader: &Reader, at: usize, first: u32) -> Option<Reading> {
    let dash = (reader.is_dash(at + 1) || reader.is_mark(at + 1, '/'))
        && reader.glued(at + 1) == reader.glued(at + 2);
    let between = reader.is(at.wrapping_sub(1), "between") && reader.is(at + 1, "and");
    // "the six years, 1984 to 1989", "during 1984 to 1989"
    let opened = reader
        .is_any(at.wrapping_sub(1), &["covering", "during", "from", "over", "period", "years"])
        || matches!(reader.mark(at.wrapping_sub(1)), Some(',' | '('));
    let to = reader.is(at + 1, "to") && opened;
    if !dash && !between && !to {
        return None;
    }
    let digits = reader.digits(at + 2)?;
    let mut last = reader.plain(at + 2)?;
    // "2003/4", "2005-6"
    if digits.wholes == 1 && dash && last > first % 10 {
        last += first / 10 * 10;
    } else if digits.wholes == 2 && dash {
        // "the 1999-00 season"; "1995-01" is a month.
        let turns = last == 0 && first % 100 == 99;
        last += first / 100 * 100 + if turns { 100 } else { 0 };
    } else if digits.wholes != 4 {
        return None;
    }
    let orderly = first < last && last <= 2100;
    let free = !(reader.glued(at + 3) && reader.is_word(at + 3));
    (orderly && free).then(|| Reading {
        high: Decimal::from(last),
        form: Form::Range,
        ..Reading::role(at, at + 3, Kind::Year, first.into())
    })
}

/// "the 1870s", "the '90s", "mid-1990s".
fn decade(reader: &Reader, at: usize) -> Option<Reading> {
    let year = reader.plain(at)?;
    let digits = reader.digits(at)?;
    let apostrophe = reader.is_apostrophe(at + 1) && reader.glued(at + 1);
    let s = at + 1 + usize::from(apostrophe);
    let plural = reader.text(s) == "s" && reader.glued(s);
    if !plural || !year.is_multiple_of(10) {
        return None;
    }
    // "Band Aid 20’s website"
    if apostrophe && reader.is_capital(at.wrapping_sub(1)) && at > 1 {
        return None;
    }
    // "2020’s figure" is that of one year.
    let decade = reader.is(at.wrapping_sub(1), "the") || reader.class(at.wrapping_sub(1), Class::Early);
    let decade = decade || reader.glued(at) && reader.is_dash(at.wrapping_sub(1));
    if apostrophe && digits.wholes == 4 && !decade && reader.is_content(s + 1) {
        return None;
    }
    // "1000s of people"
    let counted = year == 1000 && (reader.is(s + 1, "of") || reader.is_plural(s + 1));
    let full = !counted && digits.wholes == 4 && (1000..=2100).contains(&year);
    let short = digits.wholes == 2 && (20..=90).contains(&year) && !person_in(reader, at);
    // "highs in the mid-90s"
    let scale = reader.lexicon.units.starting_at(reader.tokens, reader.prose, s + 1);
    let scale = scale.filter(|(_, scale)| scale.kind == Kind::Temperature);
    let weather = (2..=REACH + 1).any(|back| reader.class(at.wrapping_sub(back), Class::Weather));
    let warm = short && (weather || scale.is_some());
    let start = if matches!(reader.mark(at.wrapping_sub(1)), Some('\'' | '’' | '‘')) && reader.glued(at) {
        at - 1
    } else {
        at
    };
    // "the 1700s" are a century, "the 1900s" may be either.
    let span = if full && year < 1900 && year.is_multiple_of(100) { 99 } else { 9 };
    let told = short && !warm && !is_valued(reader, at);
    let first = if told { in_century(year.into()) } else { year.into() };
    let found = Reading {
        high: first.saturating_add(span.into()),
        form: Form::Range,
        ..Reading::role(start, s + 1, Kind::Year, first)
    };
    match reader.lexicon.unit("degrees").filter(|_| warm) {
        // "in the middle 20's Fahrenheit"
        Some(degrees) => {
            let (len, unit) = scale.map_or((0, degrees.unit), |(len, scale)| (len, scale.unit));
            Some(Reading { end: s + 1 + len, kind: Kind::Temperature, unit, ..found })
        }
        None => (full || short).then_some(found),
    }
}

/// The first year of the decade that two digits tell: "the 80s". Which century has "the 20s" is not said.
fn in_century(decade: Decimal) -> Decimal {
    if decade < Decimal::from(30) { decade } else { decade.saturating_add(Decimal::from(1900)) }
}

/// "the stock rose to the mid 30s", "readings in the 60s": tens that are no years.
fn is_valued(reader: &Reader, at: usize) -> bool {
    let valued = |i: usize| reader.class(i, Class::Valuing);
    // "50’s song": whatever is called so.
    let owner = reader.is_apostrophe(at + 1) && !reader.is_word(at.wrapping_sub(1));
    // "they were in the mid-90s Friday"
    let daily = (at..at + 4).any(|i| reader.class(i, Class::Weekday));
    owner
        || daily
        || (at.saturating_sub(VALUED_BEFORE)..at).any(valued)
        || (at..at + VALUED_AFTER).any(valued)
}

/// "in the seventies", "the mid-eighties": the weather's seventies are degrees.
fn named_decade(reader: &Reader, at: usize) -> Option<Reading> {
    if !reader.class(at, Class::Decade) {
        return None;
    }
    let value = in_century(plural(reader, at)?);
    let before = at.wrapping_sub(1);
    let joined = reader.is_dash(before) && reader.glued(before) && reader.glued(at);
    let stage = if joined { before.wrapping_sub(1) } else { before };
    let article = if reader.class(stage, Class::Early) { stage.wrapping_sub(1) } else { stage };
    let weather = (1..=REACH).any(|back| reader.class(article.wrapping_sub(back), Class::Weather));
    (reader.is(article, "the") && !weather).then(|| Reading {
        high: value.saturating_add(Decimal::from(9)),
        form: Form::Range,
        ..Reading::role(at, at + 1, Kind::Year, value)
    })
}

/// "in '94", "the summer of ’68": the century is left out.
fn short(reader: &Reader, at: usize, year: u32) -> Option<Reading> {
    let mark = at.checked_sub(1)?;
    let cut = matches!(reader.mark(mark), Some('\'' | '’' | '‘')) && reader.glued(at) && !reader.glued(mark);
    let cue = reader.class(mark.wrapping_sub(1), Class::YearCue);
    let two = reader.digits(at)?.wholes == 2 && !reader.is_content(at + 1);
    (cut && cue && two).then(|| Reading::role(mark, at + 1, Kind::Year, year.into()))
}

/// "a man in his 50s": an age, read elsewhere.
fn person_in(reader: &Reader, at: usize) -> bool {
    (1..=3).any(|back| reader.class(at.wrapping_sub(back), Class::PersonFrame))
}

/// "A.D. 1000", "300 BC", "AD 70".
fn era(reader: &Reader, at: usize, year: u32) -> Option<Reading> {
    let dotted_before = reader.is_mark(at.wrapping_sub(1), '.')
        && reader.is(at.wrapping_sub(2), "d")
        && reader.is(at.wrapping_sub(4), "a");
    let before = reader.text(at.wrapping_sub(1)) == "AD";
    let after = reader.class(at + 1, Class::Era) && reader.text(at + 1).chars().all(char::is_uppercase);
    let dotted_after =
        reader.text(at + 1) == "B" && reader.is_mark(at + 2, '.') && reader.text(at + 3) == "C";
    if dotted_before || before {
        return Some(Reading::role(at, at + 1, Kind::Year, year.into()));
    }
    let dot = usize::from(reader.is_mark(at + 4, '.') && reader.glued(at + 4));
    let end = if after { at + 2 } else { at + 4 + dot };
    (after || dotted_after).then(|| Reading::role(at, end, Kind::Year, year.into()))
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn decades_in_words_are_years() {
        for text in ["It was worse in the seventies.", "It was worse in the mid-seventies."] {
            assert_eq!(lines(text), ["seventies | year 1970..1979"], "{text}");
        }
        assert_eq!(lines("The heat was in the seventies."), [""; 0]);
    }

    #[test]
    fn years_and_spans() {
        for (text, want) in [
            ("It opened in 2020.", "2020 | year 2020"),
            ("In the 2025-26 season.", "2025-26 | year 2025..2026"),
            ("In the 1999-00 season.", "1999-00 | year 1999..2000"),
            ("It topped 2020’s total.", "2020 | year 2020"),
            ("A hit of the 1980’s pop scene.", "1980’s | year 1980..1989"),
            ("It was built in 300 B.C.", "300 B.C. | year 300"),
            ("It was built in 300 B.C", "300 B.C | year 300"),
            ("Since the 1870s.", "1870s | year 1870..1879"),
            ("Since the early 1700s.", "1700s | year 1700..1799"),
            ("Since the 1900s.", "1900s | year 1900..1909"),
            ("A hit of the '80s.", "'80s | year 1980..1989"),
            ("A hit of the 20s.", "20s | year 20..29"),
            ("The stock can go to the mid 30s.", "30s | year 30..39"),
            ("The 2018 sales rose.", "2018 | year 2018"),
            ("Sales between 2019 and 2022.", "between 2019 and 2022 | year 2019..2022"),
            ("It was built after A.D. 1000.", "1000 | year 1000"),
            ("They won it in '94, at home.", "'94 | year 94"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn counts_that_look_like_years() {
        assert_eq!(lines("They built 2000 homes."), ["2000 | count 2000"]);
        assert_eq!(lines("It spins at 3000 rpm."), ["3000 rpm | measure 3000 /min"]);
        assert_eq!(lines("It has 2048 * 1080 dots.")[0], "2048 | count 2048");
        assert_eq!(lines("The LaserJet 2000 is new."), ["2000 | identifier 2000"]);
        assert_eq!(lines("Welcome to CeBit 2005 here."), ["2005 | year 2005"]);
        assert_eq!(lines("It has 1000 hp."), ["1000 hp | measure 1000 [HP]"]);
    }

    #[test]
    fn a_year_dates_levels() {
        assert_eq!(lines("It must fall below 1990 levels."), ["1990 | year 1990"]);
        assert_eq!(lines("It was over 1990 homes."), ["over 1990 | count 1990 over"]);
    }

    #[test]
    fn a_level_and_the_weather_are_no_years() {
        assert_eq!(lines("The score fell to 1024 from 1028."), ["1024 | count 1024", "1028 | count 1028"]);
        assert_eq!(lines("Highs in the mid-90s came."), ["90s | temperature 90..99 deg"]);
        assert_eq!(
            lines("It will be in the 40s Fahrenheit.")[0],
            "40s Fahrenheit | temperature 40..49 [degF]"
        );
        assert_eq!(lines("Fashion of the mid-90s came."), ["90s | year 1990..1999"]);
    }
}
