//! The direction the copy gives a number: "rose 4%", "up from", "a fall to", "6.3 per cent more".

use rust_decimal::Decimal;

use crate::lexicon::Class;

use super::reader::{Reader, Reading};
use super::{Kind, Step, Trend, amounts, changed, directed, metres, roles};

/// How many words before a number are asked for a verb.
const REACH: usize = 6;

/// How many words may stand between a verb of change and "by".
pub(super) const OBJECT: usize = 10;

/// Whether a verb or noun of change leads up to `start` in the same clause.
pub(super) fn moves(reader: &Reader, start: usize) -> bool {
    before(reader, start).is_some()
        || (1..=12).map(|back| start.wrapping_sub(back)).take_while(|&at| !parts(reader, at)).any(|at| {
            reader.is_word(at)
                && (reader.class(at, Class::Up) || reader.class(at, Class::Down))
                && !reader.class(at, Class::Adverbial)
        })
}

/// Whether "from" at `at` follows a verb of motion that has no direction: "go from £2 to £3".
pub(super) fn travels(reader: &Reader, at: usize) -> bool {
    let verb = at.wrapping_sub(1);
    let verb = if reader.class(verb, Class::UpDown) { verb.wrapping_sub(1) } else { verb };
    reader.class(verb, Class::Motion)
}

/// "go from £2 to £3": the numbers alone say which way.
fn travelled(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let from = found.start.checked_sub(1).filter(|&at| reader.is(at, "from") && travels(reader, at))?;
    if reader.class(from.wrapping_sub(1), Class::UpDown) || !reader.is(found.end, "to") {
        return None;
    }
    let next = amounts::read(reader, found.end + 1)?;
    let trend = if next.high < found.low { Trend::Down } else { Trend::Up };
    Some((trend, Step::From))
}

/// A mark that parts two clauses: "by 35 miles - from 252 miles to 287".
fn parts(reader: &Reader, at: usize) -> bool {
    let dash = reader.is_dash(at) && !reader.glued(at) && !reader.glued(at + 1);
    dash || matches!(reader.mark(at), Some(';' | ':' | '(' | ')'))
}

/// How far before a size its article may stand: "a seasonally adjusted".
const DESCRIBED: usize = 3;

/// The trend of the number, and which part of the change it is.
pub(super) fn of(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    if matches!(
        found.kind,
        Kind::Identifier | Kind::Date | Kind::Time | Kind::Score | Kind::Ordinal | Kind::Year
    ) {
        return None;
    }
    let last = found.start.wrapping_sub(1);
    // "was dropped by six stations": they did it.
    if found.kind == Kind::Count
        && reader.is(last, "by")
        && reader.class(last.wrapping_sub(1), Class::Handled)
        && (reader.class(last.wrapping_sub(2), Class::AgeVerb) || reader.is(last.wrapping_sub(2), "been"))
    {
        return None;
    }
    // "flames jumped a four-lane road": what was crossed.
    if found.kind == Kind::Count
        && reader.class(last, Class::Article)
        && reader.is_dash(found.end)
        && reader.glued(found.end)
        && reader.is_word(found.end + 1)
        && !reader.is(found.end + 1, "point")
    {
        return None;
    }
    // "rose five times"
    if found.kind == Kind::Count && reader.is(found.end, "times") {
        return None;
    }
    // "a leap of 6.43m": of an athlete.
    if found.kind == Kind::Measure && reader.is(last, "of") && metres::is_leap(reader, last.wrapping_sub(1)) {
        return None;
    }
    // "a seventy-year high", "a two-week low": a hyphened length of time measures no change.
    if found.kind == Kind::Duration
        && (reader.is_dash(found.number_end) || reader.class(found.end, Class::Since))
    {
        return None;
    }
    // "fell two days after the talks"
    if found.kind == Kind::Duration && reader.class(found.end, Class::Elapsed) && !reader.is(found.end, "on")
    {
        return None;
    }
    // "rise over three years", "fell within two days": how long it took.
    if found.kind == Kind::Duration && (reader.class(last, Class::Timed) || reader.class(last, Class::Dating))
    {
        return None;
    }
    before(reader, found.start)
        .or_else(|| described(reader, found))
        .filter(|_| !soft(reader, found))
        .or_else(|| passing(reader, found.start))
        .or_else(|| travelled(reader, found))
        .or_else(|| changed::of(reader, found))
        .or_else(|| multiplied(reader, found))
        .or_else(|| directed::of(reader, found))
        .map(|change| if is_pace(reader, found, change) { (change.0, Step::By) } else { change })
}

/// "more than doubled", "has halved": which way the verb itself goes.
fn multiplied(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let verb = found.number_start;
    let value = reader.lexicon.words.multiple(reader.symbol(verb))?;
    let trend = if value < Decimal::ONE { Trend::Down } else { Trend::Up };
    // "would double the size"
    let before = verb.wrapping_sub(1);
    let infinite = reader.class(before, Class::Modal) || reader.is(before, "to");
    let inflected = ["ed", "es", "ing"].iter().any(|ending| reader.text(verb).ends_with(ending));
    let is_verb = inflected || infinite && !reader.is(verb, "twice");
    (found.kind == Kind::Multiple && is_verb).then_some((trend, Step::By))
}

/// "grew at a 4.9% annualised rate": how fast, and no level.
fn is_pace(reader: &Reader, found: &Reading, change: (Trend, Step)) -> bool {
    let article = found.start.wrapping_sub(1);
    let pace = |at: usize| reader.is_any(at, &["rate", "pace", "clip"]);
    found.kind == Kind::Percent
        && change.1 == Step::To
        && (reader.class(article, Class::Article)
            && reader.is(article.wrapping_sub(1), "at")
            && (found.end..found.end + 3).any(pace)
            || reader.is(article, "at")
                && (yearly(reader, found.end) || reader.is_any(article.wrapping_sub(1), &GROWING)))
}

/// Verbs whose "at" gives the pace, and no level: "spending grew at 4.6%".
const GROWING: [&str; 6] = ["expand", "expanded", "expanding", "grew", "grow", "growing"];

/// "growing at more than 5% a year"
fn yearly(reader: &Reader, at: usize) -> bool {
    reader.is_per(at) && reader.is_any(at + 1, &["annum", "month", "quarter", "year"])
        || reader.is_any(at, &["annually", "yearly"])
}

/// "grew a lacklustre 2.9 per cent", "fell a seasonally adjusted 13.2 per cent": what describes the size stands between
/// the verb and it.
fn described(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let article = (2..=DESCRIBED)
        .map_while(|back| found.start.checked_sub(back))
        .take_while(|&at| reader.is_content(at + 1))
        .find(|&at| reader.class(at, Class::Article))?;
    let bare = found.kind == Kind::Percent || !reader.is_content(found.end) && !reader.is_dash(found.end);
    before(reader, article).filter(|change| bare && change.1 == Step::By)
}

/// "tops 500", "passes 1m": the number is where it went.
fn passing(reader: &Reader, start: usize) -> Option<(Trend, Step)> {
    let near = |back: usize| reader.class(start.wrapping_sub(back), Class::Passing);
    let verb = reader.class(start, Class::Passing)
        || near(1)
        || near(2) && reader.class(start.wrapping_sub(1), Class::Determiner);
    verb.then_some((Trend::Up, Step::To))
}

/// "fell 10 marks to 315", "off two marks at 366.50": whether what stands from `start` to `end` is how far a price
/// moved.
pub(super) fn priced(reader: &Reader, start: usize, end: usize) -> bool {
    let moved = start.checked_sub(1).is_some_and(|verb| direction(reader, verb).is_some());
    moved
        && reader.class(end, Class::Pricing)
        && amounts::read(reader, end + 1).is_some_and(|price| {
            price.kind == Kind::Money || price.end == price.number_end && !reader.is_content(price.end)
        })
}

/// "raise $1bn", "a loss of £6m": the sum is handled, not changed. What "shares gained 3p to 410p" tells is changed.
fn soft(reader: &Reader, found: &Reading) -> bool {
    // "lost 2p at 1,333", and no "raised £3m at £5 a share"
    let tells = reader.is(found.end, "to") || !reader.class(found.start.wrapping_sub(1), Class::Raising);
    if tells && priced(reader, found.start, found.end) {
        return false;
    }
    // "Dow loses 300 points"
    let index = (found.start.saturating_sub(REACH)..found.start).any(|i| reader.class(i, Class::Index));
    if index && reader.is(found.end, "points") {
        return false;
    }
    // "has shed 6,000 jobs"
    if found.kind == Kind::Count
        && reader.class(found.start.wrapping_sub(1), Class::Employing)
        && reader.is(found.end, "jobs")
    {
        return false;
    }
    // "lost 65 cents, or 25 per cent"
    let or = found.end + usize::from(reader.is_mark(found.end, ','));
    if reader.is(or, "or") && amounts::read(reader, or + 1).is_some_and(|also| also.kind == Kind::Percent) {
        return false;
    }
    let share = matches!(found.kind, Kind::Percent | Kind::Points | Kind::Ratio | Kind::Multiple);
    let words = found.start.saturating_sub(REACH)..found.start;
    let nearest = words.rev().find(|&i| direction(reader, i).is_some());
    !share && nearest.is_some_and(|i| reader.class(i, Class::Soft))
}

/// Whether the word at `at`, right behind a number, compares that number with the next.
pub(super) fn relates(reader: &Reader, at: usize) -> bool {
    compares(reader, at) || reader.class(at, Class::Relation)
}

/// "lower", "up": whether the word at `at` gives what stands before it a direction.
pub(super) fn compares(reader: &Reader, at: usize) -> bool {
    reader.class(at, Class::UpAfter) || reader.class(at, Class::DownAfter)
}

fn before(reader: &Reader, start: usize) -> Option<(Trend, Step)> {
    let mut step = Step::By;
    let mut paced = false;
    let mut at = start;
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        // "would “cut” 35 of them"
        let mark = reader.is_quotation_mark(at) || reader.is_mark(at, '-') && reader.glued(at);
        if mark || ends_verb(reader, at) {
            continue;
        }
        if !reader.is_word(at) {
            return None;
        }
        let trend = direction(reader, at);
        if let Some(trend) = trend
            && !hedges_up_to(reader, at)
        {
            // "pay rise of 4%", "in a cut to 3%": nouns, like verbs, touch the number through fillers alone.
            let step = if step == Step::By && crosses(reader, start) { Step::To } else { step };
            // "the reduced price of £3": what it is now.
            let price = reader.text(at).ends_with("ed") && reader.class(at + 1, Class::Priced);
            if price && reader.is(start.wrapping_sub(1), "of") {
                return None;
            }
            // "cut the £85 cost", "ahead of the 0.6% forecast": what is changed, not by how much.
            if step == Step::By && reader.is(start.wrapping_sub(1), "the") {
                return None;
            }
            return Some((trend, step));
        }
        match reader.which(at, &["at", "rate", "pace", "to", "from"]) {
            // "rose at an annual rate of 10.7 per cent"
            "at" if paced => {}
            "rate" | "pace" if reader.is(at + 1, "of") => paced = true,
            "at" if step == Step::By => step = Step::To,
            "to" if step == Step::By && !hedges_up_to(reader, at.wrapping_sub(1)) => step = Step::To,
            "from" if step == Step::By => step = Step::From,
            _ if reader.class(at, Class::TrendFiller) => {}
            // "rose in February by 8.8%", "fell last year to 5m": the time stands between.
            _ if (reader.is(start - 1, "by") || reader.is(start - 1, "to")) && times(reader, at) => {}
            _ => return None,
        }
    }
    None
}

/// "crept up, to 91%", "has risen, by 19%": a comma right behind the verb parts it from no number.
fn ends_verb(reader: &Reader, comma: usize) -> bool {
    let next = comma + 1;
    let ties = reader.is(next, "to") || reader.is(next, "by") || reader.is(next, "from");
    reader.is_mark(comma, ',')
        && ties
        && comma.checked_sub(1).is_some_and(|verb| direction(reader, verb).is_some())
}

/// Words of time between a change and its size.
fn times(reader: &Reader, at: usize) -> bool {
    reader.class(at, Class::Interval)
        || reader.class(at, Class::Dating)
        || reader.lexicon.words.month(reader.symbol(at)).is_some()
}

/// "fell below 148,000", "rose to just above 3%": the hedge at `start` is where it went.
pub(super) fn crosses(reader: &Reader, start: usize) -> bool {
    let at = start + usize::from(reader.class(start, Class::Nearness));
    reader.class(at, Class::Threshold) || reader.class(start.wrapping_sub(1), Class::Threshold)
}

/// "up to" is a hedge and moves nothing; "went up to" moves.
fn hedges_up_to(reader: &Reader, at: usize) -> bool {
    reader.is(at, "up") && reader.is(at + 1, "to") && !reader.class(at.wrapping_sub(1), Class::Motion)
}

/// The direction of the word at `at`, where it has one.
pub(super) fn direction(reader: &Reader, at: usize) -> Option<Trend> {
    let before = at.wrapping_sub(1);
    // "the S&P ended down 0.8%", and no "ended up with 40"
    if reader.is(at, "down") && reader.is_any(before, &["end", "ended", "ends"]) {
        return Some(Trend::Down);
    }
    // "gave up 517 yards", "set down 12 rules": the particle of another verb.
    if reader.class(at, Class::UpDown) && reader.class(before, Class::Phrasal) {
        return None;
    }
    // "shot down 76 drones", "a storm surge of 10 feet"
    if reader.is(at, "down") && reader.is_any(before, &["shoot", "shooting", "shoots", "shot"])
        || reader.is(at, "surge") && reader.is(before, "storm")
    {
        return None;
    }
    // "a jaw-dropping €1.1bn", "a follow-up half-point cut": what a hyphen joins on describes and moves nothing.
    let describes = reader.text(at).ends_with("ing") || reader.class(at, Class::UpDown);
    if describes && reader.glued(at) && reader.is_dash(before) {
        return None;
    }
    // "cut off ten sellers"
    if reader.is(at, "cut") && reader.is(at + 1, "off") {
        return None;
    }
    // "by contract customers": a verb where the word before says so.
    if reader.is(at, "contract")
        && !(reader.is(before, "to") || reader.is(before, "will") || reader.class(before, Class::Modal))
    {
        return None;
    }
    // ", off 7.9 per cent"
    let off = reader.is(at, "off")
        && (reader.is_mark(before, ',') || reader.is(before, "was") || reader.is(before, "were"));
    // "CAR SALES OFF 7.5 PCT"
    let headed = reader.text(at) == "OFF"
        && reader.digits(at + 1).is_some()
        && (reader.is(at + 2, "pct") || reader.is_mark(at + 2, '%') || reader.is(at + 2, "percent"))
        && reader.is_content(before)
        && !reader.class(before, Class::Phrasal)
        && roles::headline(reader);
    let off = off || headed;
    if reader.class(at, Class::Up) {
        Some(Trend::Up)
    } else if off || reader.class(at, Class::Down) {
        Some(Trend::Down)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::changes;

    #[test]
    fn where_it_went_is_not_by_how_much() {
        for (text, want) in [
            ("The toll fell below 148,000.", &["148,000: down To"][..]),
            ("The toll rose above 3 million.", &["3 million: up To"]),
            ("The toll fell more than 3%.", &["3: down By"]),
            ("The toll tops 500.", &["500: up To"]),
            ("The toll passes the 1m mark.", &["1m: up To"]),
            ("The rate will go up to 15 per cent.", &["15: up To"]),
            ("Prices rose 4% to 120.", &["4: up By", "120: up To"]),
            ("Prices rose by 8% in May and by 24% in June.", &["8: up By", "24: up By"]),
            ("The index rose 20.54 points, or 0.2%.", &["20.54: up By", "0.2: up By"]),
            ("Shares rose 15 cents - 1.1% - there.", &["15: up By", "1.1: up By"]),
            ("It grew 6% in March and 5% in May.", &["6: up By", "5: up By"]),
            ("Acme lost 3p at 410.", &["3: down By", "410: -"]),
            ("Shares gained 3p to 410p.", &["3: up By", "410: up To"]),
            ("Deaths crept up last year to 5m.", &["5m: up To"]),
            ("Demand was weak, off 7.9%.", &["7.9: down By"]),
            ("Fees have risen, by 19%.", &["19: up By"]),
            ("The share crept up, to 91.1%.", &["91.1: up To"]),
            ("Prices rose, so 19% left.", &["19: -"]),
            ("It raised £3m at £5 a share.", &["3m: -", "5: -"]),
        ] {
            assert_eq!(changes(text), want, "{text}");
        }
    }

    #[test]
    fn from_and_to_are_two_numbers() {
        for (text, want) in [
            ("The fee will go from £2 to £3.", ["2: up From", "3: up To"]),
            ("It went from 24 to 18.", ["24: down From", "18: down To"]),
            ("Prices rose from 3% to 5%.", ["3: up From", "5: up To"]),
        ] {
            assert_eq!(changes(text), want, "{text}");
        }
    }

    #[test]
    fn a_comparison_has_a_size_and_a_base() {
        for (text, want) in [
            ("It is 16.3 per cent more than the £8.60 paid.", ["16.3: up By", "8.60: up From"]),
            ("It is 4 percent below the $402,800 of May.", ["4: down By", "402,800: down From"]),
        ] {
            assert_eq!(changes(text), want, "{text}");
        }
    }

    #[test]
    fn a_level_is_no_change() {
        for (text, want) in [
            ("It sells at the reduced price of £3.", "3: -"),
            ("Sales grew a lacklustre 2.9%.", "2.9: up By"),
            ("They would “cut” £35bn now.", "35bn: down By"),
            ("Its shares lost 65 cents, or 25%.", "65: down By"),
            ("The club lost £6m.", "6m: -"),
            ("It lost 6,000 users.", "6,000: -"),
            ("A slump to tenth place and takings of £3m hurt.", "tenth: -"),
            ("She led with a leap of 6.43m.", "6.43: -"),
        ] {
            assert_eq!(changes(text)[0], want, "{text}");
        }
    }

    #[test]
    fn a_hyphened_participle_moves_nothing() {
        assert_eq!(changes("It made a jaw-dropping €1,054.5m."), ["1,054.5m: -"]);
        assert_eq!(changes("It began a price-cutting £3m drive."), ["3m: -"]);
        assert_eq!(changes("It was dropping 4%."), ["4: down By"]);
        assert_eq!(changes("A follow-up half-point cut is near."), ["half: down By"]);
    }

    #[test]
    fn a_multiple_and_a_pace_have_a_direction() {
        assert_eq!(changes("Income doubled to $6bn."), ["doubled: up By", "6bn: up To"]);
        assert_eq!(changes("Rates halved to 4%."), ["halved: down By", "4: down To"]);
        assert_eq!(changes("GDP grew at a 4.9% annual rate."), ["4.9: up By"]);
        assert_eq!(changes("It shrank at an annualized rate of 3%."), ["3: down By"]);
        assert_eq!(changes("Demand is growing at more than 5% a year."), ["5: up By"]);
        assert_eq!(changes("Consumer spending grew at 4.6%."), ["4.6: up By"]);
        assert_eq!(changes("A pay rise worth an average of 2% came."), ["2: up By"]);
        assert_eq!(changes("It rose 4% in 2022 and a further 6% in 2023.")[2], "6: up By");
        assert_eq!(changes("It has already shed 6,000 jobs."), ["6,000: down By"]);
        assert_eq!(changes("LATE APRIL TRUCK SALES OFF 7.5 PCT"), ["7.5: down By"]);
        assert_eq!(changes("ACME LAYING OFF 75 WORKERS IN LEEDS"), ["75: -"]);
        assert_eq!(changes("It plans to raise the Greens' share of it by 5 to 8 seats."), ["5 to 8: up By"]);
        assert_eq!(changes("The offer was raised by 12 dealers."), ["12: -"]);
        assert_eq!(changes("It works by sending down 30 litres."), ["30: -"]);
        assert_eq!(
            changes("It cut the posted price it pays for sweet crude 40 cents a barrel."),
            ["40: down By"]
        );
        assert_eq!(changes("It raised the price of tea that costs Leeds 40 cents a lb.")[0], "40: -");
        assert_eq!(changes("They sank 12 ships."), ["12: -"]);
        assert_eq!(changes("Flames jumped a four-lane road."), ["four: -"]);
        assert_eq!(changes("Stocks ended down 0.8%."), ["0.8: down By"]);
        assert_eq!(changes("It must halve its costs."), ["halve: down By"]);
        assert_eq!(changes("It signals two cuts in 2025.")[0], "two: -");
        assert_eq!(changes("They shot down 76 drones."), ["76: -"]);
        assert_eq!(changes("Sales shot up 7.5%."), ["7.5: up By"]);
        assert_eq!(changes("It would double the size."), ["double: up By"]);
        assert_eq!(changes("Users are almost doubling in a year."), ["doubling: up By"]);
        assert_eq!(changes("Acme triples sales."), ["triples: up By"]);
        assert_eq!(changes("It is more than double that."), ["double: -"]);
        assert_eq!(changes("The Dow loses 300 points."), ["300: down By"]);
        assert_eq!(changes("The team lost 12 points."), ["12: -"]);
        assert_eq!(changes("Oil settled $1.14, or 1.6%, higher."), ["1.14: up By", "1.6: up By"]);
    }
}
