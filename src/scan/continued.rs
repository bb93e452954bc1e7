//! The trend of a number that goes on from the last one: the other end of a change, the same change in another unit,
//! another's change whose verb is left out.

use crate::lexicon::Class;

use super::reader::{Reader, Reading};
use super::trend::{OBJECT, relates};
use super::{Kind, Step, Trend};

/// How many tokens may name whose change it is where the verb is left out: "and the S&P 500 fund".
const LONGEST_NAME: usize = 7;

/// "from 60 to 65", "rose 4% to 120", "fell to 42 from 46": the other end of a change just read.
pub(super) fn of(
    reader: &Reader,
    found: &Reading,
    last: Option<&(Trend, usize, bool)>,
) -> Option<(Trend, Step)> {
    let &(trend, end, by) = last?;
    let before = found.start.checked_sub(1)?;
    if matches!(found.kind, Kind::Year | Kind::Date | Kind::Time | Kind::Ordinal | Kind::Identifier) {
        return None;
    }
    // "16.3 per cent more than the £8.60": what it is compared with.
    if end < found.start && relates(reader, end) && (end + 1..found.start).all(|i| joins(reader, i)) {
        return Some((trend, Step::From));
    }
    let near = before >= end
        && before - end <= 3
        && (end..before).all(|i| reader.is_word(i) || reader.is_mark(i, ','));
    // "rose by 8% in May and by 24% in June"
    // "cut by 50% and Duri by 38%"
    let named = |at: usize| reader.is_capital(at) && reader.is(at.wrapping_sub(1), "and");
    let another = before.wrapping_sub(1);
    let again = by && reader.is(before, "by") && (reader.is(another, "and") || named(another));
    if again && before >= end && before - end <= OBJECT && (end..before).all(|i| reader.is_word(i)) {
        return Some((trend, Step::By));
    }
    // "by 10% this year and a further 10% next year", "3% on Monday and another 2%"
    let more = reader.is_any(before, &["further", "another"]);
    let dating = |i: usize| reader.is_word(i) || reader.is_modern_year(i);
    if by && more && found.kind == Kind::Percent && (end..before).all(dating) {
        return Some((trend, Step::By));
    }
    // "grew 6% in March and 5% in May"
    let share = matches!(found.kind, Kind::Percent | Kind::Points);
    let dated = |at: usize| reader.class(at, Class::Dating) || reader.is(at, "on") || reader.is(at, "next");
    let row = by && share && reader.is(before, "and") && dated(end) && dated(found.end);
    if row && before >= end && before - end <= OBJECT && (end..before).all(|i| reader.is_word(i)) {
        return Some((trend, Step::By));
    }
    // "rose 20.54 points, or 0.2%", "rose 15 cents - 1.1% - there"
    let words = || (end..before).all(|i| reader.is_content(i) || reader.is_mark(i, ','));
    let dashed = before == end && reader.is_dash(before) && !reader.glued(before);
    if share && by && (reader.is(before, "or") && before >= end && before - end <= 2 && words() || dashed) {
        return Some((trend, Step::By));
    }
    // "rose 4p, or nearly 1%": the same change in another unit.
    if by && before <= end + 1 && reader.is(before, "or") {
        return Some((trend, Step::By));
    }
    if by && share && verbless(reader, end, found.start) {
        return Some((trend, Step::By));
    }
    // "grew 8.3 per cent to 3.4m and 5.2 per cent year-to-date"
    let to_date = reader.is(found.end, "year") && reader.is(found.end + 4, "date");
    if share && to_date && before >= end && before - end <= 1 && reader.is(before, "and") {
        return Some((trend, Step::By));
    }
    // "rose 1-3/4 to 88, Bravo 2-5/8 to 64"
    let priced = !found.low.is_integer() && reader.is(found.end, "to");
    if priced && !by && reader.digits(found.end + 1).is_some() && verbless(reader, end, found.start) {
        return Some((trend, Step::By));
    }
    match reader.which(before, &["to", "from"]) {
        "to" if near => Some((trend, Step::To)),
        "from" if near => Some((trend, Step::From)),
        _ => None,
    }
}

/// Words between a comparison and the number compared with.
fn joins(reader: &Reader, at: usize) -> bool {
    reader.class(at, Class::RelationJoint) || reader.class(at, Class::Determiner)
}

/// "The Dow rose 12% and the Nasdaq 43%": whether nothing but another's name stands between two changes.
fn verbless(reader: &Reader, end: usize, start: usize) -> bool {
    let comma = usize::from(reader.is_mark(end, ','));
    let joint = usize::from(reader.class(end + comma, Class::Joining) || reader.is(end + comma, "while"));
    let name = end + comma + joint;
    if comma + joint == 0 || name >= start || start - name > LONGEST_NAME {
        return false;
    }
    let named = |at: usize| {
        reader.is_capital(at) && reader.lexicon.words.month(reader.symbol(at)).is_none()
            || reader.class(at, Class::Index)
            || reader.digits(at).is_some()
            || matches!(reader.mark(at), Some('&' | '.' | '’' | '\'' | '-' | '<' | '>'))
    };
    let mut words = name..start;
    if reader.class(name, Class::Determiner) {
        words.next();
    }
    words.clone().any(|at| reader.is_capital(at)) && words.all(named)
}

#[cfg(test)]
mod tests {
    use super::super::testing::changes;

    #[test]
    fn what_another_did_needs_no_verb() {
        for (text, want) in [
            ("The Dow rose 12% and the Nasdaq 43%.", &["12: up By", "43: up By"] as &[_]),
            ("Acme fell 2%, BP 3% and Shell 1%.", &["2: down By", "3: down By", "1: down By"]),
            ("Sales rose 4% and the group won 12%.", &["4: up By", "12: -"]),
            ("Minas was cut by 50% and Duri by 38%.", &["50: down By", "38: down By"]),
            ("Sales rose 4% to 120.", &["4: up By", "120: up To"]),
            (
                "Acme rose 1-3/4 to 88, Bravo-Delta Corp <BRV> 2-5/8 to 64.",
                &["1-3/4: up By", "88: up To", "2-5/8: up By", "64: up To"],
            ),
            ("Sales grew 8.3% to 3.4m and 5.2% year-to-date.", &["8.3: up By", "3.4m: up To", "5.2: up By"]),
        ] {
            assert_eq!(changes(text), want, "{text}");
        }
    }
}
