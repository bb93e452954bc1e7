//! Reads the numbers of one sentence, left to right.

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::unit::Unit;

use super::elided::Said;
use super::reader::{Reader, Reading};
use super::{
    Kind, Step, amounts, bounds, carried, continued, dollars, elided, heads, hedges, homes, movers,
    neighbours, ones, ratios, roles, series, sides, starts, statement, trend,
};

/// How many tokens before a number are asked for the bracket it stands in.
const BRACKET_REACH: usize = 8;

/// How many tokens before "in half" are asked for the other period of a report.
const PERIOD_REACH: usize = 10;

/// Calls `sink` with every number of the sentence, in order, none overlapping.
///
/// `said` is what the paragraph has told of money, before the sentence and after it.
pub(super) fn read(reader: &Reader, said: &mut Said, mut sink: impl FnMut(&Reading)) {
    let mut at = 0;
    let mut free = 0;
    let mut last = None;
    let mut measured = false;
    let mut told: Option<Reading> = None;
    let mut level: Option<Reading> = None;
    let mut lasting: Option<Reading> = None;
    let mut named = None;
    let mut labelled = false;
    while at < reader.tokens.len() {
        if let Some(past) = starts::past(reader, at) {
            at = past;
            continue;
        }
        let Some(mut found) = number_at(reader, at) else {
            at += 1;
            continue;
        };
        // "0.3% a quarter", "$4.25 a dozen": for each, and no number.
        let each = found.start == free && measured && reader.class(at, Class::Article);
        let each = each && reader.is_any(at + 1, &["dozen", "quarter"]);
        if heads::is_head(reader, &found) || each {
            at = found.end;
            continue;
        }
        // "iPhone 11 Pro and 11 Pro Max": a name said again.
        // "the Rex 40 and the Royal Rex 40 vans"
        let again = named.filter(|&(value, _)| value == found.low && found.kind == Kind::Count);
        let word = at.wrapping_sub(1);
        let same = |label: usize| reader.is_capital(word) && reader.text(word) == reader.text(label);
        if again.is_some_and(|(_, label)| reader.is_capital(found.end) || same(label)) {
            found.kind = Kind::Identifier;
        }
        // "junctions 10 and 11": the label holds for both.
        // "Windows 95, 98 and 2000" too.
        let listed = reader.is_mark(free, ',')
            && (reader.is_mark(found.end, ',') || reader.class(found.end, Class::Joining));
        let joined =
            at == free + 1 && (reader.class(free, Class::Spanning) || listed) && reader.plain(at).is_some();
        let bare = !reader.is_content(found.end) || reader.class(found.end, Class::Adverb);
        let seated = reader.is_dash(found.end) && reader.glued(found.end);
        if joined && labelled && found.kind == Kind::Count && bare && !seated {
            found.kind = Kind::Identifier;
        }
        // "at number eight and 10"
        let short = found.number_end == found.number_start + 1;
        labelled = found.kind == Kind::Identifier && (reader.plain(at).is_some() || short);
        named = (found.kind == Kind::Identifier).then_some((found.low, at.wrapping_sub(1))).or(named);
        carried::from_after(reader, &mut found);
        elided::named_again(reader, &mut found, said.currency);
        homes::settle(reader, &mut found, said.since);
        let bare = found.clone();
        hedges::attach(reader, &mut found);
        // A hedge never reaches back into the number before, and "4 percent above the $402,800" has none.
        let relation = found.start == free && measured && trend::relates(reader, free);
        if found.start < free || relation {
            found.start = found.start.max(if relation { bare.start } else { bare.start.max(free) });
            found.hedge = bare.hedge;
        }
        if let Some(both) = bounds::joined(reader, &found) {
            found = both;
        }
        found.change = trend::of(reader, &found).or_else(|| continued::of(reader, &found, last.as_ref()));
        carried::from_before(reader, &mut found, told.as_ref());
        neighbours::unit(reader, &mut found, told.as_ref());
        movers::read(reader, &mut found, told.as_ref());
        carried::from_level(reader, &mut found, level.as_ref(), told.as_ref());
        series::unit(reader, &mut found, lasting.as_ref().or(told.as_ref()));
        series::placed(reader, &mut found, told.as_ref());
        series::bracketed(reader, &mut found, told.as_ref());
        series::row(reader, &mut found, told.as_ref());
        series::respective(reader, &mut found, told.as_ref());
        series::part_of_total(reader, &mut found, told.as_ref());
        elided::duration(reader, &mut found, lasting.as_ref());
        elided::currency(reader, &mut found, said.currency, told.as_ref());
        statement::currency(reader, &mut found, said.currency, told.as_ref());
        elided::price(reader, &mut found, said);
        elided::race_time(reader, &mut found, said);
        heads::unit_of_row(reader, &mut found, &mut said.head, said.since);
        dollars::named(reader, &mut found, said);
        said.keep(&found);
        dollars::keep(reader, &found, said);
        last = found.change.map(|(trend, step)| (trend, found.end, step == Step::By)).or(last);
        sink(&found);
        measured = matches!(
            found.kind,
            Kind::Count | Kind::Percent | Kind::Points | Kind::Money | Kind::Ratio | Kind::Multiple
        );
        at = found.end.max(at + 1);
        free = at;
        let role = matches!(
            found.kind,
            Kind::Year | Kind::Date | Kind::Time | Kind::Ordinal | Kind::Identifier | Kind::Duration
        );
        lasting = (found.kind == Kind::Duration).then(|| found.clone());
        if role || told.is_some() && bracketed(reader, found.start) {
            continue;
        }
        if !carried::is_growth(&found) {
            level = Some(found.clone());
        }
        told = Some(found);
    }
}

/// "1.4bn euros (£960m; $1.85bn)": whether the number only says again what stands before the bracket.
pub(super) fn bracketed(reader: &Reader, at: usize) -> bool {
    let marks = (1..=BRACKET_REACH)
        .map_while(|back| at.checked_sub(back))
        .find_map(|i| reader.mark(i).filter(|c| matches!(c, '(' | ')')));
    marks == Some('(')
}

/// The number that starts at the token, if one does.
pub(super) fn number_at(reader: &Reader, at: usize) -> Option<Reading> {
    // "12 per 100,000 people": the second is part of the measure.
    // "62 cents per $100"
    let per = |before: usize| reader.is(before, "per");
    let base = per(at.wrapping_sub(1))
        || reader.glued(at) && reader.is_mark(at.wrapping_sub(1), '$') && per(at.wrapping_sub(2));
    if base || entity(reader, at) {
        return None;
    }
    if let Some(side) = sides::read(reader, at) {
        return Some(side);
    }
    if let Some(found) = ratios::ratio(reader, at)
        .or_else(|| ratios::of_the_pound(reader, at))
        .or_else(|| ratios::multiple(reader, at))
    {
        return Some(found);
    }
    if let Some(found) = roles::read(reader, at) {
        // "a third of" and "two thirds" are shares, "a third man" is not.
        return Some(found);
    }
    if embedded(reader, at) {
        return None;
    }
    let mut found = amounts::read(reader, at)?;
    if found.kind == Kind::Count
        && found.end == found.number_end
        && reader.is(found.end, "to")
        && let joint = found.end + usize::from(reader.class(found.end + 1, Class::Merely))
        && let Some(to) = amounts::read(reader, amounts::skip_hedge(reader, joint + 1))
        && (matches!(to.kind, Kind::Percent | Kind::Points | Kind::Money)
            || to.kind == Kind::Count && reader.is(at.wrapping_sub(1), "from")
            || to.kind == Kind::Measure
                && reader.is(at.wrapping_sub(1), "from")
                && carried::alike(&found, &to, 20)
            || to.kind == Kind::Duration && carried::alike(&found, &to, 5) && trend::moves(reader, at))
        && (reader.is(at.wrapping_sub(1), "from")
            || trend::compares(reader, to.end)
            || divided(reader, at, &found, &to)
            || stepped(reader, at, &found, &to))
    {
        // "from 20 to 30 pct", "3.10 to 0.10 dlrs lower": the unit is said once.
        if reader.is(at.wrapping_sub(1), "from") {
            carried::share_scale(reader, &mut found, &to);
        }
        (found.kind, found.unit) = (to.kind, to.unit);
    }
    // "from $3.1 to $3.4 billion"
    if found.kind == Kind::Money
        && reader.is(at.wrapping_sub(1), "from")
        && reader.is(found.end, "to")
        && let Some(to) = amounts::read(reader, amounts::skip_hedge(reader, found.end + 1))
        && to.kind == Kind::Money
        && to.unit.id == found.unit.id
    {
        carried::share_scale(reader, &mut found, &to);
    }
    if former(reader, at, &found)
        && let Some(from) = amounts::read(reader, found.end + 1)
        && matches!(from.kind, Kind::Percent | Kind::Points)
        && carried::alike(&found, &from, 5)
    {
        (found.kind, found.unit) = (from.kind, from.unit);
    }
    // "moved from 12 to number five": where it stood.
    let place = reader.is(found.end, "to") && reader.is(found.end + 1, "number");
    let stood = place && found.kind == Kind::Count && reader.is(at.wrapping_sub(1), "from");
    if stood || is_name(reader, at, &found) {
        found.kind = Kind::Identifier;
        return Some(found);
    }
    if found.end == at + 1 && reader.is(at, "one") && is_label(reader, at) {
        found.kind = Kind::Identifier;
        return Some(found);
    }
    let lone = found.end == at + 1 && reader.is(at, "one") && found.kind == Kind::Count;
    if lone && !ones::counts(reader, at) && !movers::is_step(reader, &found) {
        return None;
    }
    if found.kind == Kind::Duration && ones::someday(reader, at) {
        return None;
    }
    if let Some(part) = movers::part_of_point(reader, &found) {
        return Some(part);
    }
    if found.kind == Kind::Ratio && !shares(reader, at, &found) {
        return None;
    }
    if titled(reader, &found) {
        (found.kind, found.unit) = (Kind::Identifier, Unit::count());
    }
    let names = match found.form {
        Form::Numeral => roles::labelled(reader, at, found.end) || roles::proper(reader, at, found.end),
        Form::Range => roles::labelled_range(reader, at, found.end),
        _ => false,
    };
    if found.kind == Kind::Count && names && !is_noted(reader, &found) && !movers::is_step(reader, &found) {
        found.kind = Kind::Identifier;
    }
    Some(found)
}

/// "in band one", "at stage one": a label before the "one" names it.
fn is_label(reader: &Reader, at: usize) -> bool {
    let label = at.wrapping_sub(1);
    reader.class(label, Class::LabelSmall)
        && reader.class(label.wrapping_sub(1), Class::Preposition)
        && !reader.is_content(at + 1)
        && !reader.is(at + 1, "of")
}

/// "cut to 12.20 from 12.75 per cent": a bare level before the one it had.
fn former(reader: &Reader, at: usize, found: &Reading) -> bool {
    found.kind == Kind::Count
        && found.end == found.number_end
        && reader.is(at.wrapping_sub(1), "to")
        && reader.is(found.end, "from")
}

/// "by 52 to 48 per cent": two shares of one vote, the larger first.
fn divided(reader: &Reader, at: usize, found: &Reading, to: &Reading) -> bool {
    let shares = to.kind == Kind::Percent && found.low > to.low && found.low <= Decimal::ONE_HUNDRED;
    shares && reader.is(at.wrapping_sub(1), "by")
}

/// "fell by 0.58 to 0.50 cents": a step and a price to the same last digit.
fn stepped(reader: &Reader, at: usize, step: &Reading, price: &Reading) -> bool {
    (reader.is(at.wrapping_sub(1), "by") || reader.is(at.wrapping_sub(1), "of"))
        && price.start == price.number_start
        && step.granularity < Decimal::ONE
        && step.granularity == price.granularity
}

/// "caf&#233;": a letter written as its number.
fn entity(reader: &Reader, at: usize) -> bool {
    let hash = at.wrapping_sub(1);
    let glued = reader.glued(at) && reader.glued(hash);
    glued && reader.is_mark(hash, '#') && reader.is_mark(hash.wrapping_sub(1), '&')
}

/// A number word inside a hyphened word: the "four" of "production-four-door".
fn embedded(reader: &Reader, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let prefix = before.wrapping_sub(1);
    reader.is_word(at)
        && reader.glued(at)
        && reader.is_mark(before, '-')
        && reader.glued(before)
        && reader.is_word(prefix)
        && !reader.class(prefix, Class::Prefix)
}

/// A number word with a capital after a name: "Formula Two", "the Kick Six".
fn is_name(reader: &Reader, at: usize, found: &Reading) -> bool {
    found.kind == Kind::Count
        && found.end == at + 1
        && reader.is_capital(at)
        && at > 0
        && reader.is_capital(at - 1)
        && !is_noted(reader, found)
        && !reader.class(at - 1, Class::Function)
        // "OTHER GAFFES Three people left": behind a heading.
        && !(reader.is_plural(found.end) && !reader.is_capital(found.end) && is_heading(reader, at - 1))
        && !roles::headline(reader)
}

/// "NOTE Fourteen vs 13-week periods": behind the head of a note.
fn is_noted(reader: &Reader, found: &Reading) -> bool {
    let head = reader.text(found.start.wrapping_sub(1));
    reader.is_word(found.start)
        && reader.class(found.end, Class::Against)
        && head.len() > 2
        && head.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether the words up to the one at `last` are all in capitals.
fn is_heading(reader: &Reader, last: usize) -> bool {
    let capitals =
        |at: usize| reader.text(at).len() > 1 && reader.text(at).bytes().all(|b| b.is_ascii_uppercase());
    capitals(last) && last > 0 && capitals(last - 1)
}

/// "50 Cent", "24 Hour Party People": a unit with a capital inside a sentence.
fn titled(reader: &Reader, found: &Reading) -> bool {
    let unit = found.end.wrapping_sub(1);
    found.end > found.number_end
        && (found.start > 0 || found.low > Decimal::ONE && !reader.is_plural(unit))
        && found.number_end == found.number_start + 1
        && (found.kind == Kind::Money && unit == found.number_end && !reader.text(unit).ends_with('s')
            || matches!(found.kind, Kind::Duration | Kind::Measure))
        && reader.is_capital(unit)
        && reader.text(unit).len() > 3
        && reader.text(unit).chars().skip(1).all(char::is_lowercase)
        && !reader.is(unit, "dlrs")
        // "40 Mbps": a rate names no film.
        && !found.unit.id.contains('/')
        && !roles::headline(reader)
}

/// "a third of those", "more than half": a share; "the third man", "a quarter-finalist", "half-way": none.
fn shares(reader: &Reader, at: usize, found: &Reading) -> bool {
    let end = found.end;
    if reader.is_dash(end) && reader.glued(end) && reader.glued(end + 1) {
        return false;
    }
    if reader.glued(at) && reader.is_dash(at.wrapping_sub(1)) {
        return false;
    }
    let single = reader.is(at, "a") || reader.is(at, "an");
    // "added a third after the break": a goal.
    if single
        && reader.class(at.wrapping_sub(1), Class::Scoring)
        && !reader.is(end, "of")
        && !reader.is(end, "to")
    {
        return false;
    }
    let next_noun =
        reader.is_content(end) && !reader.class(end, Class::UpAfter) && !reader.class(end, Class::DownAfter);
    if single && next_noun {
        return false;
    }
    // "3,000 dlrs in quarter and 5,000 dlrs in half": of a year.
    let period = |i: usize| reader.is(i, "quarter") && reader.is(i.wrapping_sub(1), "in");
    if reader.is(at, "half")
        && reader.is(at.wrapping_sub(1), "in")
        && (at.saturating_sub(PERIOD_REACH)..at).any(period)
    {
        return false;
    }
    if reader.is(at, "quarter") || reader.is(at, "half") {
        let before = at.wrapping_sub(1);
        // "into the Italian half"
        let named = before > 0 && reader.is_capital(before) && reader.is(before - 1, "the")
            // "that half", and no "means that half of them"
            || reader.class(before, Class::NamedPart) && !(reader.is(before, "that") && reader.is(end, "of"))
            // "into their half": of the pitch.
            || reader.class(before, Class::Possessive) && !reader.is(end, "of");
        let hedged = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, at).is_some();
        let people = reader.is(at, "half") && (!next_noun || hedged && reader.is_plural(end));
        return !named && (people || reader.tokens.len() == found.end - at);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn idioms_state_no_number() {
        for text in [
            "A second-hand car.",
            "A nine-to-five job.",
            "It was a million miles away.",
            "The first lady spoke.",
            "The caf&#233;s were shut.",
        ] {
            assert_eq!(lines(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_step_shares_the_unit_of_its_price() {
        assert_eq!(
            lines("It was cut to 12.20 from 12.75 per cent."),
            ["12.20 | percent 12.2 %", "12.75 per cent | percent 12.75 %"]
        );
        assert_eq!(
            lines("Sugar fell by 0.58 to 0.50 cents."),
            ["0.58 | money 0.58 USX", "0.50 cents | money 0.5 USX"]
        );
    }

    #[test]
    fn a_third_goal_is_no_share() {
        assert_eq!(lines("It means that half of them left."), ["half | ratio 0.5"]);
        assert_eq!(lines("In that half they won."), [""; 0]);
        assert_eq!(lines("Carr added a third after an hour."), ["third | ordinal 3"]);
        assert_eq!(
            lines("It added a third to its sales.")[0],
            "a third | ratio 0.3333333333333333333333333333"
        );
    }

    #[test]
    fn a_label_names_one() {
        assert_eq!(lines("It lent 65m stg in band one at once.")[1], "one | identifier 1");
        assert_eq!(lines("It is the page one can read."), [""; 0]);
    }

    #[test]
    fn a_currency_in_capitals_is_no_title() {
        assert_eq!(lines("It fixed it at one U.S. Dollar."), ["one U.S. Dollar | money 1 USD"]);
        assert_eq!(lines("He likes 50 Cent songs."), ["50 Cent | identifier 50"]);
    }

    #[test]
    fn a_rate_in_capitals_is_no_title() {
        assert_eq!(lines("It offers 40 Mbps now."), ["40 Mbps | measure 40 Mbit/s"]);
        assert_eq!(lines("It offers 2Mbps now."), ["2Mbps | measure 2 Mbit/s"]);
    }

    #[test]
    fn a_relation_is_no_hedge() {
        assert_eq!(
            lines("It is 4 percent above the $402,800 paid."),
            ["4 percent | percent 4 %", "$402,800 | money 402800 USD"]
        );
    }
}
