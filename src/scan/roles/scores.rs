//! Scores, votes and odds: "3-2", "won 52-48", "5-1 odds", "6-4 6-3".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::scan::Kind;
use crate::scan::reader::{Reader, Reading};
use crate::unit::{Dimension, Unit};

use super::headline;

/// How many tokens round a pair of numbers are asked for the score of another match.
const MATCH_REACH: usize = 24;

/// How many words round a fraction are asked for a word of betting.
const BETTING_REACH: usize = 8;

/// How many words may stand between a verb of voting and the votes: "approved the bill 13 to 11".
const BALLOT_REACH: usize = 8;

/// How many words behind an exchange may say that it is of shares.
const SHARES_REACH: usize = 3;

/// Runs of the lowest innings that is told with its wickets, and how many those may be.
const FEWEST_RUNS: u64 = 20;
const WICKETS: u64 = 10;

/// Reads the score at `at`. The ends of the value are its two numbers.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let (a, b) = (reader.plain(at)?, reader.plain(at + 2)?);
    // "7-6 (7/5)": how the tie was broken.
    let tie = reader.is_mark(at + 1, '/')
        && reader.is_mark(at.wrapping_sub(1), '(')
        && reader.is_mark(at + 3, ')')
        && is_pair(reader, at.wrapping_sub(4));
    if tie {
        return Some(Reading {
            high: Decimal::from(a.max(b)),
            form: Form::Range,
            ..Reading::role(at, at + 3, Kind::Score, a.min(b).into())
        });
    }
    let joined = reader.is_dash(at + 1) && reader.glued(at + 1) && reader.glued(at + 2);
    let longest = [at, at + 2]
        .iter()
        .filter_map(|&i| reader.digits(i))
        .any(|d| d.wholes > 3 || d.padded && d.wholes > 1);
    if !joined
        || longest
        || reader.glued(at)
            && reader.mark(at.wrapping_sub(1)).is_none_or(|c| !matches!(c, '(' | '"' | '“' | '‘' | '\''))
            // "1-6,4-6"
            && !(reader.is_mark(at.wrapping_sub(1), ',') && is_pair(reader, at.wrapping_sub(4)))
    {
        return None;
    }
    let mut end = at + 3;
    // "2-1-4", "3-0-1": records; a third long part makes it a phone number.
    while reader.is_dash(end)
        && reader.glued(end)
        && reader.glued(end + 1)
        && reader.plain(end + 1).is_some_and(|n| n < 200)
    {
        end += 2;
    }
    if reader.glued(end) && (reader.is_word(end) || reader.is_dash(end) && reader.glued(end + 1))
        || reader.is_mark(end, '%')
    {
        return None;
    }
    // "6-3/16 pct": a mixed number.
    if reader.is_mark(end, '/') && reader.glued(end) {
        return None;
    }
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end);
    let scaled = reader.lexicon.words.scale_suffix(reader.symbol(end)).is_some();
    if unit.is_some_and(|(_, u)| u.kind != Kind::Points) || scaled {
        return None;
    }
    // A range climbs; a score that climbs is told by its sport.
    let contest = (1..=5).any(|n| {
        reader.class(at.wrapping_sub(n), Class::Contest) || reader.class(end + n - 1, Class::Contest)
    });
    // "6-4 5-7 6-3": sets stand in a row.
    let before = at.wrapping_sub(1);
    let parted = matches!(reader.mark(before), Some('(' | ')' | ','));
    let row = is_pair(reader, if parted { at.wrapping_sub(4) } else { at.wrapping_sub(3) })
        || is_pair(reader, if matches!(reader.mark(end), Some('(' | ',')) { end + 1 } else { end });
    // "115-112, 114-113 and 113-114"
    let row = row || reader.class(before, Class::Joining) && falls(reader, before.wrapping_sub(3));
    // "a 2-3-2 formation": no range has three parts.
    let chain = end > at + 3;
    // "Mansfield 0-1 Leyton Orient"
    let sides = reader.is_capital(before) && reader.is_capital(end) && a.max(b) < 100;
    // "won 3-1 there and lost at Oxley 0-2"
    let away = reader.is_capital(before)
        && !reader.is_content(end)
        && a.max(b) < 10
        && (at.saturating_sub(MATCH_REACH)..at + MATCH_REACH).any(|i| i != at && falls(reader, i));
    let contest = contest || row || chain || sides || away;
    let climbs = a < b;
    // "15 new ATR 72-500": the maker's letters before the model.
    let letters = reader.text(before);
    let maker = (2..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    if climbs && maker && !contest && b >= 100 && !headline(reader) {
        let value = Reading::role(at, end, Kind::Identifier, a.into());
        return Some(Reading { high: Decimal::from(b), form: Form::Range, ..value });
    }
    let counted = reader.is_plural(end) && climbs;
    if climbs && !contest || counted && !reader.class(end, Class::Contest) {
        return None;
    }
    let (low, high) = (a.min(b), a.max(b));
    // "the 930-11 model", "737-800 planes"
    let design = reader.class(end, Class::Design) && !contest;
    let kind = if design { Kind::Identifier } else { Kind::Score };
    Some(Reading { high: Decimal::from(high), form: Form::Range, ..Reading::role(at, end, kind, low.into()) })
}

/// "odds of 1/14", "the 11/4 favourite": what a bookmaker offers.
pub(super) fn odds(reader: &Reader, at: usize) -> Option<Reading> {
    // "5,000-1 outsiders"
    let long = reader.digits(at).filter(|digits| digits.grouped && reader.plain(at + 2) == Some(1));
    let long = long.and_then(|digits| u32::try_from(digits.value).ok());
    let (a, b) = (reader.plain(at).or(long)?, reader.plain(at + 2)?);
    let mark = reader.is_mark(at + 1, '/') || long.is_some() && reader.is_dash(at + 1);
    let slash = mark && reader.glued(at + 1) && reader.glued(at + 2);
    let offered = (1..=BETTING_REACH).any(|n| {
        reader.class(at.wrapping_sub(n), Class::Betting) || reader.class(at + 2 + n, Class::Betting)
    });
    // "a 50/50 chance"; "at 9/4" is no share of one.
    let priced = reader.is(at.wrapping_sub(1), "at") && a > b && b <= 10;
    let offered = offered || (a, b) == (50, 50) || priced;
    let quoted = matches!(reader.mark(at.wrapping_sub(1)), Some('"' | '“' | '‘' | '\''));
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 3);
    (slash && offered && a.min(b) > 0 && unit.is_none() && (!reader.glued(at) || quoted)).then(|| Reading {
        high: a.max(b).into(),
        form: if a == b { Form::Numeral } else { Form::Range },
        ..Reading::role(at, at + 3, Kind::Score, a.min(b).into())
    })
}

/// "three-for-two", "2-for-1", "a 52-to-48 vote": a split, an exchange, a vote in words.
pub(super) fn chained(reader: &Reader, at: usize) -> Option<Reading> {
    let joined =
        (at + 1..at + 5).all(|i| reader.glued(i)) && reader.is_dash(at + 1) && reader.is_dash(at + 3);
    let number = |i| reader.plain(i).map(u64::from).or_else(|| crate::scan::number_words::small(reader, i));
    let (a, b) = (number(at)?, number(at + 4)?);
    // "10-to-15-year": a range climbs.
    // "12-of-24 shooting"
    let made = reader.is(at + 2, "of") && a <= b;
    let fits = reader.is(at + 2, "for") || reader.is(at + 2, "to") && a > b || made;
    if joined && reader.is(at + 2, "for") && (a > b || is_of_shares(reader, at + 5)) {
        return exchange(at, at + 5, a, b);
    }
    (joined && fits).then(|| Reading {
        high: Decimal::from(a.max(b)),
        form: Form::Range,
        ..Reading::role(at, at + 5, Kind::Score, a.min(b).into())
    })
}

/// "two-for-one": so many given for so many.
fn exchange(at: usize, end: usize, given: u64, taken: u64) -> Option<Reading> {
    let value = Decimal::from(given).checked_div(Decimal::from(taken))?;
    Some(Reading {
        form: Form::Fraction,
        unit: Unit::new("", Dimension::Share, Decimal::ONE),
        granularity: value,
        ..Reading::role(at, end, Kind::Ratio, value)
    })
}

/// Whether what an exchange is of, from `at` on, is shares: "a one-for-four rights issue".
fn is_of_shares(reader: &Reader, at: usize) -> bool {
    (at..at + SHARES_REACH)
        .any(|i| reader.is_any(i, &["basis", "bonus", "issue", "rights", "split", "stock"]))
}

/// "a two for one stock split", "245 for six at stumps"
pub(super) fn split(reader: &Reader, at: usize) -> Option<Reading> {
    let number = |i| reader.plain(i).map(u64::from).or_else(|| crate::scan::number_words::small(reader, i));
    if !reader.is(at + 1, "for") || reader.glued(at + 1) {
        return None;
    }
    let (a, b) = (number(at)?, number(at + 2)?);
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 3);
    let ends = !reader.is_content(at + 3) && unit.is_none() && !reader.is_mark(at + 3, '%');
    // "dinner costs 120 for two" is no innings.
    let batted = at == 0 || reader.is_mark(at - 1, ',') || reader.class(at - 1, Class::Batting);
    let innings = a >= FEWEST_RUNS && b <= WICKETS && ends && batted && !reader.is_dash(at + 3);
    if is_of_shares(reader, at + 3) {
        return exchange(at, at + 3, a, b);
    }
    if !innings {
        return None;
    }
    Some(Reading {
        high: Decimal::from(a.max(b)),
        form: Form::Range,
        ..Reading::role(at, at + 3, Kind::Score, a.min(b).into())
    })
}

/// "an eight to one majority", "a vote of 34 to 2": a vote in words.
pub(super) fn voted(reader: &Reader, at: usize) -> Option<Reading> {
    let number = |i| reader.plain(i).map(u64::from).or_else(|| crate::scan::number_words::small(reader, i));
    // "by 215 votes to 214"
    if reader.is(at + 1, "votes") && reader.is(at + 2, "to") && !reader.is_content(at + 4) {
        let (a, b) = (number(at)?, number(at + 3)?);
        return (a >= b).then(|| Reading {
            high: Decimal::from(a),
            form: Form::Range,
            ..Reading::role(at, at + 4, Kind::Score, b.into())
        });
    }
    if !reader.is(at + 1, "to") || reader.glued(at + 1) {
        return None;
    }
    let (a, b) = (number(at)?, number(at + 2)?);
    // "the panel rejected it by 13 to 11"
    let by = at.wrapping_sub(usize::from(reader.is(at.wrapping_sub(1), "by")));
    let balloted = !reader.is_content(at + 3)
        && (1..=BALLOT_REACH)
            .map(|back| by.wrapping_sub(back))
            // "voted to cut the courts by 60 to 50"
            .take_while(|&i| !reader.class(i, Class::Up) && !reader.class(i, Class::Down))
            .any(|i| reader.class(i, Class::Balloting))
        && !(1..=2).any(|back| reader.is(by.wrapping_sub(back), "from"));
    // "debt exceeds equity two to one"
    let times =
        reader.is(at + 2, "one") && !reader.is_content(at + 3) && !reader.is(by.wrapping_sub(1), "from");
    let told = balloted
        || times
        || reader.class(at + 3, Class::Verdict)
        || reader.is(at.wrapping_sub(1), "of") && reader.class(at.wrapping_sub(2), Class::Margin);
    // "the Senate voted 93 to 0"
    let told = told || reader.class(at.wrapping_sub(1), Class::Voting) && !reader.is_plural(at + 3);
    let ends = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 3).is_none();
    (told && ends && a > b).then(|| Reading {
        high: Decimal::from(a),
        form: Form::Range,
        ..Reading::role(at, at + 3, Kind::Score, b.into())
    })
}

/// Two short numbers joined by a hyphen, the second less than the first.
fn falls(reader: &Reader, at: usize) -> bool {
    at < reader.tokens.len()
        && reader.is_dash(at + 1)
        && reader.glued(at + 1)
        && reader.glued(at + 2)
        && reader.plain(at).zip(reader.plain(at + 2)).is_some_and(|(a, b)| b < a && a < 200)
}

/// Two numbers joined by a hyphen.
fn is_pair(reader: &Reader, at: usize) -> bool {
    at < reader.tokens.len()
        && reader.plain(at).is_some_and(|n| n < 100)
        && reader.is_dash(at + 1)
        && reader.glued(at + 2)
        && reader.plain(at + 2).is_some_and(|n| n < 100)
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn prices_cuts_and_swaps_are_no_scores() {
        for text in [
            "Dinner costs 120 for two.",
            "They voted to cut the number of courts by 60 to 50.",
            "The college swapped 10 for two exchange students.",
        ] {
            assert_eq!(lines(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn scores_and_ranges() {
        assert_eq!(lines("They won 3-2 at home."), ["3-2 | score 2..3"]);
        assert_eq!(lines("It sold 757-200 planes."), ["757-200 | identifier 200..757"]);
        assert_eq!(lines("He lost 1-6,4-6 to her.")[1], "4-6 | score 4..6");
        assert_eq!(lines("It lost 1-3 away."), ["1-3 | score 1..3"]);
        assert_eq!(lines("They play a 2-3-2 formation."), ["2-3-2 | score 2..3"]);
        assert_eq!(lines("There were 10-15 people."), ["10-15 | count 10..15"]);
        assert_eq!(lines("A vote of 52-48 settled it."), ["52-48 | score 48..52"]);
        assert_eq!(lines("The 52-to-48 vote settled it."), ["52-to-48 | score 48..52"]);
        assert_eq!(lines("A vote of 34 to 2 settled it."), ["34 to 2 | score 2..34"]);
        assert_eq!(lines("The Senate voted 93 to 0 today."), ["93 to 0 | score 0..93"]);
        assert_eq!(lines("An eight to one majority."), ["eight to one | score 1..8"]);
        assert_eq!(lines("The panel rejected the bill 13 to 11."), ["13 to 11 | score 11..13"]);
        assert_eq!(lines("The panel was cut from 13 to 11.").len(), 2);
        assert_eq!(lines("Its debt exceeds equity two to one."), ["two to one | score 1..2"]);
        assert_eq!(lines("Luton 0-1 Leyton Orient"), ["0-1 | score 0..1"]);
        assert_eq!(lines("He won 7-6 (7/5)."), ["7-6 | score 6..7", "7/5 | score 5..7"]);
        assert_eq!(lines("The odds are “50/50” now."), ["50/50 | score 50"]);
        assert_eq!(lines("It is a 50/50 chance."), ["50/50 | score 50"]);
        assert_eq!(lines("He is 11/4 favourite."), ["11/4 | score 4..11"]);
        assert_eq!(lines("The 930-11 model sells."), ["930-11 | identifier 11..930"]);
        assert_eq!(lines("It has 15 ATR 72-500 planes.")[1], "72-500 | identifier 72..500");
        assert_eq!(lines("A two for one stock split."), ["two for one | ratio 2"]);
        assert_eq!(lines("A three-for-two stock split."), ["three-for-two | ratio 1.5"]);
        assert_eq!(lines("A one-for-four rights issue."), ["one-for-four | ratio 0.25"]);
        assert_eq!(lines("He went 2-for-5."), ["2-for-5 | score 2..5"]);
        assert_eq!(lines("A six-to-eight-year run."), ["six-to-eight-year | duration 6..8 a"]);
    }

    #[test]
    fn innings_attempts_and_cards_are_scores() {
        for (text, want) in [
            ("England made 245 for 6 at stumps.", ["245 for 6 | score 6..245"].as_slice()),
            ("He had 12-of-24 shooting.", &["12-of-24 | score 12..24"]),
            ("It was 114-113 and 113-114.", &["114-113 | score 113..114", "113-114 | score 113..114"]),
            ("and 13-14 came.", &["13-14 | count 13..14"]),
            ("It passed by 215 votes to 214.", &["215 votes to 214 | score 214..215"]),
            ("They were 5,000-1 outsiders.", &["5,000-1 | score 1..5000"]),
            ("It sold 245 for 6 dollars.", &["245 | count 245", "6 dollars | money 6 USD"]),
        ] {
            assert_eq!(lines(text), want, "{text}");
        }
    }
}
