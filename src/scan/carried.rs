//! A unit said once for two numbers: "rose to 763,331 tonnes from 689,964", "3.1 and 4.2 per cent".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::unit::Dimension;

use super::numerals::numeral;
use super::reader::{Reader, Reading};
use super::{Kind, Step, Trend, amounts, quotes, trend};

/// How many words may stand between the two ends of a change: "to 91m marks in the year from 50m".
const NEAR: usize = 4;

/// How many tokens may stand between a level and the share by which it grew: "budget, which means an increase of 18%".
const LEVEL_NEAR: usize = 8;

/// How many may stand between two numbers that are said to be compared.
const FAR: usize = 24;

/// How many times as much one end of a change may be.
const APART: u32 = 100;

/// The same for a price and how far it moved: "off two marks at 366.50".
const PRICED_APART: u32 = 1_000;

/// The same for two numbers with a scale each: "capital of 1.4bn and assets of 738bn".
const SCALED_APART: u32 = 10_000;

/// How many words may say whose the other end is: "from last week's".
const FORMER: usize = 5;

/// How many tokens may stand between a sum and "from" and what it was.
const FORMERLY: usize = 10;

/// How many numbers may share the unit of the last.
const LONGEST_LIST: usize = 6;

/// Gives a bare number the money, measure or percentage of the number it is compared with, the last one `told`.
pub(super) fn from_before(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| shared(t.kind)) else { return };
    let further = usize::from(reader.is(found.start.wrapping_sub(1), "further"));
    let is_article = reader.class(found.start.wrapping_sub(1 + further), Class::Article);
    let article = if is_article { 1 + further } else { 0 };
    let Some(cue) = before_former(reader, found.start, article).filter(|&cue| cue >= told.end) else {
        return;
    };
    let scaled = is_scaled(reader, found);
    let part = scaled && reader.is(found.end, "of") && reader.is(found.end + 1, "which");
    if !is_bare(reader, found, scaled) && !part || article > 0 && !scaled {
        return;
    }
    let gap = cue - told.end;
    let size = matches!(told.change, Some((_, Step::By)));
    let share = matches!(told.kind, Kind::Percent | Kind::Points);
    // "a dividend of nine marks after eight in 1985"
    let dated =
        told.kind == Kind::Money && reader.is(found.end, "in") && reader.is_modern_year(found.end + 1);
    let compared = (1..=2).any(|n| reader.class(cue.wrapping_sub(n), Class::Comparing));
    let turned = reader.class(cue, Class::Against)
        || compared && reader.class(cue, Class::Compared)
        || reader.is(cue, "after") && (scaled || dated);
    // "18.75 marks to the dollar from 16.95", "213 cents per kilo from 207": the base of a rate may stand between.
    let base = |i: usize| reader.is(i - 1, "the") || reader.is_per(i - 1);
    let month = |i: usize| reader.lexicon.words.month(reader.symbol(i)).is_some();
    let loose = |i: usize| {
        !reader.is_content(i) || reader.class(i, Class::Interval) || month(i) || i > told.end && base(i)
    };
    let near = gap <= NEAR && (told.end..cue).all(loose);
    // "2,189 tonnes of the best cocoa, up from 1,624"
    // "to 9,500 barrels a day capacity from 7,500"
    let named = gap == 1 && alike(told, found, 5);
    let from = reader.is(cue, "from")
        && (near || named || scaled || reader.class(cue.wrapping_sub(1), Class::UpDown));
    // "from 3.1% to 3.4"
    let to = reader.is(cue, "to") && gap == 0 && reader.is(told.start.wrapping_sub(1), "from");
    let from = from || to;
    // "Acme 8p at 525": London tells how far a share moved, and its price.
    let london = gap == 0 && &*told.unit.id == "GBX";
    let priced = (size || london) && reader.class(cue, Class::Pricing);
    // "up 5 per cent from 120": what went up was no percentage.
    let other_end = (turned || from) && !(share && size) || priced && near && !share;
    let more = reader.class(cue, Class::Adding) && (scaled || rate(found, told)) && !share;
    // "233,003 tonnes against 230,764 in May and 241,567 a year earlier"
    let grouped = |r: &Reading| reader.is_grouped(r.number_start) || is_scaled(reader, r);
    let against = (told.start.saturating_sub(2)..told.start)
        .any(|i| reader.class(i, Class::Against) || reader.class(i, Class::Compared) || reader.is(i, "from"));
    let listed = told.kind == Kind::Measure
        && against
        && reader.is(cue, "and")
        && near
        && grouped(found)
        && grouped(told)
        && alike(told, found, 3);
    // "between one dollar lower and one higher"
    let moved = told.kind == Kind::Money
        && reader.class(cue, Class::Spanning)
        && gap <= 1
        && trend::compares(reader, told.end)
        && trend::compares(reader, found.end)
        && !reader.class(found.end, Class::MoreFewer);
    let more = more || moved || listed;
    // "287 mln marks this year, 556 mln in 1988": a unit in words holds until another is said; "£5m" has a sign.
    let (tokens, prose) = (reader.tokens, reader.prose);
    let signed = reader.lexicon.currencies.ending_at(tokens, prose, told.number_start).is_some();
    // "covers 2.7m square miles and has a population of 16m": land and distance are no measure of what else there is.
    let spatial = matches!(told.unit.dimension, Dimension::Area | Dimension::Length);
    let elsewhere = || (told.end..found.start).any(|at| reader.is_content(at) || reader.is(at, "and"));
    let goes_on = scaled && !share && !signed && (!spatial || !elsewhere());
    // "imports of 1.8 mln tonnes, of which Cuba sold 550,000"
    let which = |i: usize| reader.is(i, "which") && reader.is(i.wrapping_sub(1), "of");
    let within = found.granularity < told.high
        && found.low < told.low
        && reader.is_grouped(found.number_start)
        && (told.end..found.start).any(which)
        && found.start - told.end <= FAR;
    if within && told.kind == Kind::Measure && is_bare(reader, found, false) {
        (found.kind, found.unit) = (told.kind, told.unit);
        return;
    }
    let part = part || goes_on;
    let times = if goes_on {
        SCALED_APART
    } else if priced {
        PRICED_APART
    } else {
        APART
    };
    if (other_end || more || part) && (near || gap <= FAR) && alike(told, found, times) {
        (found.kind, found.unit) = (told.kind, told.unit);
        // "112bn against 105bn": what it was before.
        if turned && found.change.is_none() && found.low != told.low {
            let trend = if found.low < told.low { Trend::Up } else { Trend::Down };
            found.change = Some((trend, Step::From));
        }
    }
}

/// Gives a bare number the unit of the level that a percentage changed: "was 6.93m barrels, up 4 per cent from 6.67m".
pub(super) fn from_level(
    reader: &Reader,
    found: &mut Reading,
    level: Option<&Reading>,
    told: Option<&Reading>,
) {
    let (Some(level), Some(told)) = (level, told) else { return };
    let grown = is_growth(told) && told.start.saturating_sub(level.end) <= LEVEL_NEAR;
    // "an increase of 18 per cent over last year's 5.8 billion"
    let cue = before_former(reader, found.start, 0);
    let from = cue == Some(told.end) && (reader.is(told.end, "from") || reader.is(told.end, "over"));
    let measured = matches!(level.kind, Kind::Money | Kind::Measure);
    if grown && from && measured && is_bare(reader, found, is_scaled(reader, found)) && alike(level, found, 5)
    {
        (found.kind, found.unit) = (level.kind, level.unit);
    }
}

/// "up 4 per cent": how much something changed, as a share of it.
pub(super) fn is_growth(told: &Reading) -> bool {
    matches!(told.kind, Kind::Percent | Kind::Points) && matches!(told.change, Some((_, Step::By)))
}

/// The word before the number that may compare it, what dates the number left out: "from last week's 16.95".
fn before_former(reader: &Reader, start: usize, article: usize) -> Option<usize> {
    let mut at = start.checked_sub(1 + article)?;
    for _ in 0..FORMER {
        let month = reader.lexicon.words.month(reader.symbol(at)).is_some();
        let owner = reader.is_apostrophe(at);
        // "from 1985’s 6.19 billion"
        let year = reader.is(at + 1, "s") || reader.is_apostrophe(at + 1);
        let year = year && reader.is_modern_year(at);
        if !(reader.class(at, Class::Former) || month || owner || year) {
            break;
        }
        at = at.checked_sub(1)?;
    }
    Some(at)
}

/// Gives a bare number of a list the unit, and the scale, that its last number has: "18 and 24 months".
pub(super) fn from_after(reader: &Reader, found: &mut Reading) {
    if found.kind != Kind::Count || found.end != found.number_end || found.form != Form::Numeral {
        return;
    }
    if let Some(other) = beside(reader, found) {
        (found.kind, found.unit) = (other.kind, other.unit);
        return;
    }
    // "three- and six-month bills"
    let hanging = reader.is_dash(found.end) && reader.glued(found.end) && !reader.glued(found.end + 1);
    let joint = found.end + usize::from(hanging);
    let last = quotes::unit_of_pair(reader, found)
        .or_else(|| last_of_list(reader, joint))
        .or_else(|| formerly(reader, found));
    let Some(last) = last.filter(|l| shared(l.kind) || l.kind == Kind::Duration) else { return };
    // "won 3 and 12 months later": two things are told.
    let later = last.kind == Kind::Duration && reader.class(last.end, Class::Elapsed);
    if later || last.number_start != last.start || last.end == last.number_end {
        return;
    }
    share_scale(reader, found, &last);
    if alike(&last, found, 20) {
        (found.kind, found.unit) = (last.kind, last.unit);
    }
}

/// "Shr nil vs one ct", "loss 6.07 vs loss 7.64 dlrs", "up two at seven dollars": the sum beside it, which has the unit.
fn beside(reader: &Reader, found: &Reading) -> Option<Reading> {
    let money = |at: usize| amounts::read(reader, at).filter(|o| o.kind == Kind::Money);
    if reader.class(found.end, Class::Against) {
        let cents = reader.digits(found.number_start).is_some_and(|d| d.decimals == 2);
        let side = found.end + 1 + usize::from(reader.class(found.end + 1, Class::RowSum));
        let other = if found.low.is_zero() || cents { money(side) } else { None };
        // "13 vs 14-week periods"
        let period = || {
            let time = amounts::read(reader, found.end + 1).filter(|o| o.kind == Kind::Duration)?;
            (reader.is_dash(time.number_end) && alike(&time, found, 2)).then_some(time)
        };
        return other.or_else(period).filter(|o| found.low.is_zero() || alike(o, found, 20));
    }
    let at = found.start.checked_sub(1).filter(|_| reader.is(found.end, "at"))?;
    trend::direction(reader, at)?;
    money(found.end + 1)
        .filter(|price| price.number_start == price.start && alike(price, found, PRICED_APART))
}

/// "made 316m in after-tax earnings, up from about 200m dollars": the sum it was before, which alone has the currency.
fn formerly(reader: &Reader, found: &Reading) -> Option<Reading> {
    if !is_scaled(reader, found) || !is_bare(reader, found, true) {
        return None;
    }
    let other = |at: usize| reader.digits(at).is_some() || matches!(reader.mark(at), Some('.' | ';' | '('));
    let from = (found.end..found.end + FORMERLY)
        .take_while(|&at| !other(at))
        .find(|&at| reader.is(at, "from") && (at == found.end || reader.class(at - 1, Class::UpDown)))?;
    let sum = amounts::read(reader, amounts::skip_hedge(reader, from + 1))?;
    (matches!(sum.kind, Kind::Money | Kind::Measure) && is_scaled_sum(reader, &sum)).then_some(sum)
}

/// Whether the sum's number has a scale: "200m dollars".
fn is_scaled_sum(reader: &Reader, sum: &Reading) -> bool {
    sum.number_start == sum.start && is_scaled(reader, sum)
}

/// Gives a small number the scale of the next one: "from 116 to 217 mln".
pub(super) fn share_scale(reader: &Reader, found: &mut Reading, next: &Reading) {
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(next.number_end - 1)).map(Decimal::from);
    let Some(scale) = scale.filter(|_| !is_scaled(reader, found) && found.low < Decimal::ONE_THOUSAND) else {
        return;
    };
    let times = |value: Decimal| value.checked_mul(scale);
    let (Some(low), Some(high), Some(granularity)) =
        (times(found.low), times(found.high), times(found.granularity))
    else {
        return;
    };
    let most = Decimal::from(20);
    if next.low < low.saturating_mul(most) && low < next.low.saturating_mul(most) {
        (found.low, found.high, found.granularity) = (low, high, granularity);
    }
}

/// The number after the last "and" of a list of bare numbers, from the mark or word at `at` on.
fn last_of_list(reader: &Reader, at: usize) -> Option<Reading> {
    let mut at = at;
    for _ in 0..LONGEST_LIST {
        let comma = reader.is_mark(at, ',');
        let last = at + usize::from(comma);
        // "by 12, or 8 per cent": the same in another unit.
        if comma && reader.is(last, "or") {
            return None;
        }
        if reader.class(last, Class::Joining) {
            return amounts::read(reader, last + 1).filter(|l| l.form == Form::Numeral);
        }
        at = numeral(reader, at + 1, false).filter(|n| comma && !n.share)?.end;
    }
    None
}

/// Units that a number compared with another shares.
fn shared(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Measure | Kind::Percent | Kind::Points | Kind::Temperature)
}

/// "1.1 billion", "91m": a number too large to count without saying what.
pub(super) fn is_scaled(reader: &Reader, found: &Reading) -> bool {
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(found.number_end.wrapping_sub(1)));
    scale.is_some_and(|s| s >= 1_000_000)
}

/// A number that counts nothing itself: no noun follows, or with a scale one that sums have: "a 1.1bn shortfall".
pub(super) fn is_bare(reader: &Reader, found: &Reading, scaled: bool) -> bool {
    let end = found.end;
    if found.kind != Kind::Count || end != found.number_end || reader.is(end, "of") {
        return false;
    }
    // "from 129 billion forecast for May"
    let told = reader.text(end).ends_with("ed") || reader.is(end, "forecast");
    let participle = told && reader.class(end + 1, Class::Function);
    // "down from 1.3 billion originally asked"
    let planned = || reader.text(end + 1).ends_with("ed") && !reader.is_content(end + 2);
    let adverb = reader.class(end, Class::Adverb) && !reader.is_content(end + 1)
        || reader.text(end).ends_with("ly") && planned();
    // "nil  nil"
    let number = reader.lexicon.words.number(reader.symbol(end)).is_some();
    let noun = reader.is_content(end)
        && !adverb
        && !number
        && !(scaled && (reader.class(end, Class::Sum) || participle));
    !(noun || reader.is_dash(end) && reader.glued(end))
}

/// "145.55 yen in New York and 146.00 here": prices to the same last digit.
fn rate(found: &Reading, told: &Reading) -> bool {
    found.granularity < Decimal::ONE && found.granularity == told.granularity && alike(told, found, 2)
}

/// Whether neither is more than so many times the other: "$3m from 12" tells two things.
pub(super) fn alike(one: &Reading, other: &Reading, times: u32) -> bool {
    within_times(one.low, other.low, times)
}

/// Whether neither value is more than so many times the other.
pub(super) fn within_times(one: Decimal, other: Decimal, times: u32) -> bool {
    let times = Decimal::from(times);
    other <= one.saturating_mul(times) && one <= other.saturating_mul(times)
}

/// Whether the value lies no farther from another than so much of that one.
pub(super) fn is_near(value: Decimal, other: Decimal, share: Decimal) -> bool {
    let gap = value.checked_sub(other).map(|gap| gap.abs());
    gap.is_some_and(|gap| gap <= other.abs().saturating_mul(share))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    fn assert_last(cases: &[(&str, &str)]) {
        for &(text, want) in cases {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn the_other_end_of_a_change_has_its_unit() {
        assert_last(&[
            ("Exports rose to 763,331 tonnes in 1986 from 689,964.", "689,964 | measure 689964 t"),
            ("Aid will rise to 91 mln marks from 50 mln.", "50 mln | money 50000000 DEM"),
            ("It sold 1.8 mln tonnes, of which Cuba got 550,000.", "550,000 | measure 550000 t"),
            ("Exports fell to 882 tonnes in March from 1,764.", "1,764 | measure 1764 t"),
            (
                "It lends 320 mln marks, down from the further 1.2 billion originally asked.",
                "1.2 billion | money 1200000000 DEM",
            ),
            ("Debt rose 251 mln stg to 1.19 billion.", "1.19 billion | money 1190000000 GBP"),
            ("Sales were 112 billion yen against 105 billion.", "105 billion | money 105000000000 JPY"),
            ("The share was 18.83 yen vs 18.73.", "18.73 | money 18.73 JPY"),
            ("It sold 2,189 tonnes of the best cocoa, up from 1,624.", "1,624 | measure 1624 t"),
            ("It is 7.50 marks per dollar instead of 4.3.", "4.3 | money 4.3 DEM"),
            ("It fell to 18.75 marks to the dollar from last week’s 16.95.", "16.95 | money 16.95 DEM"),
            ("It closed at 145.55 yen compared with 146.10 here.", "146.10 | money 146.1 JPY"),
            ("The rate fell to 7.2 per cent from 7.4 in May.", "7.4 | percent 7.4 %"),
            ("Sales were £6.9m, up 4 per cent from 6.6m.", "6.6m | money 6600000 GBP"),
            ("Output is 1.31m tonnes, off 7.9% from 1.42m last year.", "1.42m | measure 1420000 t"),
            ("It went from 3.1% to 3.4 last year.", "3.4 | percent 3.4 %"),
            ("It covers 2.7m square miles and has a population of 16m.", "16m | count 16000000"),
            (
                "The £6.9bn budget, an increase of 18% over last year’s 5.8bn, fell.",
                "5.8bn | money 5800000000 GBP",
            ),
            ("It made 3m barrels, down 10% from 1985’s 3.3m.", "3.3m | measure 3300000 [bbl_us]"),
            ("It gives 9,500 barrels a day capacity from 7,500.", "7,500 | measure 7500 [bbl_us]/d"),
            ("Stocks were 233,003 tonnes against 230,764 and 241,567.", "241,567 | measure 241567 t"),
            (
                "It sold 93,100 tonnes, up from 83,000 in May and 86,000 a year ago.",
                "86,000 | measure 86000 t",
            ),
            ("It cost 1.31 marks, up from 1.21 yesterday.", "1.21 | money 1.21 DEM"),
            ("VW shed 23 marks to 1,022.", "1,022 | money 1022 DEM"),
            ("VW was off two marks at 366.50.", "366.50 | money 366.5 DEM"),
            ("The class gained 23 marks to be proud of.", "23 | count 23"),
        ]);
    }

    #[test]
    fn what_was_forecast_has_the_unit_of_what_is() {
        assert_eq!(
            lines("It must fall below 70bn francs from 129bn forecast for May.")[1],
            "129bn | money 129000000000 FRF"
        );
        let ago = lines("It made £3m in the same quarter a year ago.");
        assert_eq!(ago, ["£3m | money 3000000 GBP"]);
    }

    #[test]
    fn a_dividend_after_another_has_its_currency() {
        assert_eq!(lines("It pays nine dollars after eight in 1985.")[1], "eight | money 8 USD");
        assert_eq!(lines("It raised £3m after eight in Leeds left.")[1], "eight | count 8");
    }

    #[test]
    fn a_sum_beside_a_sum_is_money() {
        assert_last(&[
            ("Borrowing is £6.3bn, 1.5bn of which is spent.", "1.5bn | money 1500000000 GBP"),
            ("It lost £2.5bn after a 1.1 billion shortfall last year.", "1.1 billion | money 1100000000 GBP"),
            ("It lost 287 mln marks this year, 556 mln in May.", "556 mln | money 556000000 DEM"),
            ("It lost 2 mln marks, 3 mln in May and 4 mln in June.", "4 mln | money 4000000 DEM"),
            ("It grew to 250 mln marks from the original 150 mln.", "150 mln | money 150000000 DEM"),
            ("It gave £20bn for the period, plus 2.9bn carried over.", "2.9bn | money 2900000000 GBP"),
        ]);
    }

    #[test]
    fn what_counts_keeps_its_count() {
        assert_eq!(lines("It raised £3m from 12 on Friday."), ["£3m | money 3000000 GBP", "12 | count 12"]);
        assert_eq!(
            lines("It bought 40 tonnes from 12 farms."),
            ["40 tonnes | measure 40 t", "12 | count 12"]
        );
        assert_eq!(lines("The index rose 5% from 120."), ["5% | percent 5 %", "120 | count 120"]);
        assert_last(&[("It spent £5m on films, and sales rose to 3 million.", "3 million | count 3000000")]);
        assert_last(&[("It cost £5m and 3 million people saw it.", "3 million | count 3000000")]);
    }

    #[test]
    fn the_last_of_a_list_has_the_unit() {
        for (text, want) in [
            ("Terms of 18 and 24 months.", ["18 | duration 18 mo", "24 months | duration 24 mo"]),
            ("Rises of 3.1 and 4.2 per cent.", ["3.1 | percent 3.1 %", "4.2 per cent | percent 4.2 %"]),
            ("Notes of 1,000 and 10,000 dlrs.", ["1,000 | money 1000 USD", "10,000 dlrs | money 10000 USD"]),
            (
                "Stakes of five and 10 mln dlrs.",
                ["five | money 5000000 USD", "10 mln dlrs | money 10000000 USD"],
            ),
            ("Deaths rose by 12, or 8 per cent.", ["12 | count 12", "8 per cent | percent 8 %"]),
            ("It passed by 52 to 48 per cent.", ["52 | percent 52 %", "48 per cent | percent 48 %"]),
            ("They lost 3 and 12 months later won.", ["3 | count 3", "12 months | duration 12 mo"]),
            ("Sales of three- and six-month bills.", ["three | duration 3 mo", "six-month | duration 6 mo"]),
            ("It sells two- and four-wheel drives.", ["two | count 2", "four | count 4"]),
        ] {
            assert_eq!(lines(text), want, "{text}");
        }
        let sums = lines("It made 316m in net earnings, up from about 200m dollars.");
        assert_eq!(sums[0], "316m | money 316000000 USD");
        assert_eq!(lines("The stock is up two at seven dollars.")[0], "two | money 2 USD");
        assert_eq!(lines("Exports rose from 32,796 to 50,855 tonnes.")[0], "32,796 | measure 32796 t");
        assert_eq!(lines("Shr nil vs one ct.")[0], "nil | money 0 USX");
        assert_eq!(lines("NOTE Fourteen vs 13-week periods.")[0], "Fourteen | duration 14 wk");
        assert_eq!(lines("Shr loss 6.07 vs loss 7.64 dlrs.")[0], "6.07 | money 6.07 USD");
        assert_eq!(lines("It was between one dlr lower and one higher.")[1], "one | money 1 USD");
        assert_eq!(lines("The wait fell from 36 to just 21 days.")[0], "36 | duration 36 d");
        assert_eq!(lines("Profit rose from 116 to 217m marks.")[0], "116 | money 116000000 DEM");
        let list = lines("Fees of 10, 20 and 30 per cent.");
        assert_eq!(list, ["10 | percent 10 %", "20 | percent 20 %", "30 per cent | percent 30 %"]);
    }
}
