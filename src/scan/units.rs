//! The unit beside a number: currency before it, unit words and signs after it.

use rust_decimal::Decimal;

use crate::lexicon::{Class, UnitEntry};
use crate::quantity::Form;
use crate::unit::{Dimension, Unit};

use super::Kind;
use super::numerals::{Numeral, says_minus};
use super::reader::Reader;
use super::{metres, pounds, trend};

/// How many tokens before points are asked for a percentage.
const POINTS_REACH: usize = 16;

/// A currency sign or code that stands before the number at `at + len`.
pub(super) fn before(reader: &Reader, at: usize) -> Option<(usize, UnitEntry)> {
    let (len, entry) = reader.lexicon.currencies.starting_at(reader.tokens, reader.prose, at)?;
    // "A $2bn gap" has an article, "A$2bn" Australian dollars.
    if len == 2 && reader.text(at) == "A" && !reader.glued(at + 1) {
        return None;
    }
    // "Australian dollars 648m" is a sum, "US dollars 12 years ago" none.
    let named = reader.class(at + len - 1, Class::Dollar) && reader.is_word(at);
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(at + len + 1)).is_some();
    if named && !scale && !reader.is_grouped(at + len) {
        return None;
    }
    // "Rs" or "RM" touch or precede digits alone, so that no word is taken for one.
    let number = at + len;
    let signed = (at..number).any(|i| reader.mark(i).is_some_and(|c| !c.is_ascii_alphanumeric() && c != '.'));
    (signed || reader.digits(number).is_some()).then_some((len, *entry))
}

/// The unit after a numeral that ends at `numeral.end`, and where it ends.
pub(super) fn after(reader: &Reader, start: usize, numeral: &Numeral) -> Option<(usize, UnitEntry)> {
    simple(reader, start, numeral).map(|found| slashed(reader, found))
}

/// "10 mg/ml", "5mg/kg": a measure for each of another, which is a unit of its own.
fn slashed(reader: &Reader, (end, entry): (usize, UnitEntry)) -> (usize, UnitEntry) {
    let joined = reader.is_mark(end, '/') && reader.glued(end) && reader.glued(end + 1);
    let base = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end + 1);
    match base.filter(|(_, base)| joined && entry.kind == Kind::Measure && base.kind == Kind::Measure) {
        Some((len, base)) if !reader.glued(end + 1 + len) || reader.mark(end + 1 + len).is_some() => {
            let id = [&*entry.unit.id, &*base.unit.id].join("/");
            let unit = Unit::new(&id, Dimension::Other, Decimal::ONE);
            (end + 1 + len, UnitEntry { unit, ..entry })
        }
        _ => (end, entry),
    }
}

/// The same without what it is for each of.
fn simple(reader: &Reader, start: usize, numeral: &Numeral) -> Option<(usize, UnitEntry)> {
    let end = numeral.end;
    // "a third week" is the next in a row, "a quarter mile" a length.
    let is_simple = reader.class(end - 1, Class::SimplePart);
    if numeral.share
        && numeral.spelled
        && !is_simple
        && !reader.is(end, "of")
        && reader.class(start, Class::Article)
    {
        return None;
    }
    if let Some(found) = quarters(reader, start, numeral) {
        return Some(found);
    }
    if let Some(found) = bracketless(reader, start, end, numeral) {
        return Some(found);
    }
    if let (Some('(' | '[' | '{' | '<'), Some(')' | ']' | '}' | '>')) =
        (reader.mark(end), reader.mark(end + 2))
        && let Some((found, entry)) = bracketless(reader, start, end + 1, numeral)
        && found == end + 2
        && reader.glued(end + 1)
        && reader.text(end + 1).len() < 4
    {
        return Some((found + 1, entry));
    }
    // "16,818 (nil) tonnes", "33,623 (523,625) tonnes": the unit is said behind what the bracket compares.
    if reader.is_mark(end, '(')
        && reader.is_mark(end + 2, ')')
        && (reader.digits(end + 1).is_some() || reader.is(end + 1, "nil"))
        && let Some(found) =
            bracketless(reader, start, end + 3, numeral).filter(|f| f.1.kind == Kind::Measure)
    {
        return Some((end, found.1));
    }
    // 10" long: a mark of inches only where a length is told.
    if matches!(reader.mark(end), Some('"' | '”' | '″'))
        && reader.class(end + 1, Class::Extent)
        && !numeral.spelled
    {
        return Some((end + 1, *reader.lexicon.unit("inch")?));
    }
    // "four more years"
    if reader.class(end, Class::Additional)
        && reader.is_plural(end + 1)
        && let Some(found) =
            bracketless(reader, start, end + 1, numeral).filter(|f| f.1.kind == Kind::Duration)
    {
        return Some(found);
    }
    // "one full percentage point"
    if reader.class(end, Class::Whole)
        && let Some(found) = bracketless(reader, start, end + 1, numeral)
        && matches!(found.1.kind, Kind::Points | Kind::Duration)
    {
        return Some(found);
    }
    let hyphen = reader.is_dash(end) && reader.glued(end + 1) && reader.glued(end);
    // "half-a-second clear", "half-an-hour"
    if hyphen && numeral.share && reader.class(end + 1, Class::Article) && reader.is_dash(end + 2) {
        return bracketless(reader, start, end + 3, numeral);
    }
    if !hyphen {
        return article(reader, start, end, numeral);
    }
    bracketless(reader, start, end + 1, numeral)
}

/// The unit after an article or "of": "half an hour", "a quarter of a mile", "hundreds of miles".
fn article(reader: &Reader, start: usize, end: usize, numeral: &Numeral) -> Option<(usize, UnitEntry)> {
    // "tens of thousands of pounds", "hundreds of miles".
    if matches!(numeral.form, Form::Magnitude | Form::Vague) && reader.is(end, "of") {
        let (found, entry) = bracketless(reader, start, end + 1, numeral)?;
        return matches!(entry.kind, Kind::Money | Kind::Measure | Kind::Duration).then_some((found, entry));
    }
    // "by 0.1 of a percentage point"
    let part = numeral.share || numeral.low < Decimal::ONE && reader.is(end, "of");
    if !part {
        return None;
    }
    let at = if reader.is(end, "of") { end + 1 } else { end };
    // "half of one per cent"
    let one = at > end && numeral.share && (reader.is(at, "one") || reader.plain(at) == Some(1));
    let article = one || reader.is(at, "a") || reader.is(at, "an");
    if !article && at == end {
        return None;
    }
    let (found, entry) = bracketless(reader, start, at + usize::from(article), numeral)?;
    // "the same quarter a year ago"
    if reader.is(start, "quarter") && article && entry.kind == Kind::Duration {
        return None;
    }
    let fits = match entry.kind {
        // "half a per cent", and no "half of per cent"
        Kind::Percent => article && numeral.share,
        Kind::Points => true,
        // "half of one village", "a third of 1 mile" of several
        _ => !one,
    };
    (fits && !reader.is_plural(found - 1)).then_some((found, entry))
}

/// "the preceding three quarters", "two consecutive quarters" aside: quarters of years.
fn quarters(reader: &Reader, start: usize, numeral: &Numeral) -> Option<(usize, UnitEntry)> {
    if !numeral.share {
        return None;
    }
    let end = numeral.end;
    let several = reader.is(end - 1, "quarters");
    let of = several && reader.is(end, "of");
    let told = several && reader.class(start.wrapping_sub(1), Class::Past) && !of;
    // "two quarters ahead", "a quarter in advance"
    let apart = reader.class(end, Class::Apart) || reader.is(end, "in") && reader.is(end + 1, "advance");
    let told = told
        || of
            && (end + 1..end + 4)
                .take_while(|&i| reader.is_content(i))
                .any(|i| reader.class(i, Class::QuarterlyNoun))
        // "the first three quarters of 1985/86"
        || of && reader.is_modern_year(end + 1);
    let row = told || apart && reader.class(end - 1, Class::QuarterYear);
    let entry = row.then(|| reader.lexicon.unit("year")).flatten()?;
    Some((numeral.end, *entry))
}

fn bracketless(reader: &Reader, start: usize, at: usize, numeral: &Numeral) -> Option<(usize, UnitEntry)> {
    let (len, entry) = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at)?;
    // A capital beyond a wide gap opens another line or column: "28.8 mln     Year".
    let gap = reader.token(at)?.start.saturating_sub(reader.token(at.checked_sub(1)?)?.end);
    if gap > 3 && reader.is_capital(at) {
        return None;
    }
    let end = at + len;
    let glued = reader.glued(at);
    // "2 g of sugar": these may stand apart.
    let loose = matches!(reader.text(at), "g" | "l") && !numeral.spelled && !reader.is_content(end)
        || reader.text(at) == "mm" && !numeral.spelled && numeral.scale.is_none();
    if entry.tight && !glued && !loose || cut_short(reader, end) {
        return None;
    }
    if !plausible(reader, start, at, end, numeral, entry) {
        return None;
    }
    let mut entry = *entry;
    if pounds::are_weight(reader, start, at, end, &entry, numeral)
        && let Some(pound) = reader.lexicon.unit("lb")
    {
        entry = *pound;
    }
    // No weather is hotter: "a 360-degree view".
    let turned = || numeral.low >= Decimal::from(150) || near(reader, start, end, Class::Angle);
    if entry.kind == Kind::Temperature && &*entry.unit.id == "deg" && turned() {
        entry.kind = Kind::Measure;
        entry.unit.dimension = Dimension::Other;
    }
    Some((end, entry))
}

/// Whether a quotation mark touches the number.
fn opens_quotation(reader: &Reader, start: usize) -> bool {
    matches!(reader.mark(start.wrapping_sub(1)), Some('\'' | '‘' | '’' | '"' | '“')) && reader.glued(start)
}

/// Letters or digits that touch the unit: "5mile3" holds no miles.
fn cut_short(reader: &Reader, end: usize) -> bool {
    // "35 M&S goods"
    let name = reader.is_mark(end, '&') && reader.glued(end + 1);
    reader.glued(end) && (reader.is_word(end) || reader.digits(end).is_some() || name)
}

/// Words that are units only in some company.
fn plausible(
    reader: &Reader,
    start: usize,
    at: usize,
    end: usize,
    numeral: &Numeral,
    entry: &UnitEntry,
) -> bool {
    // "contributed 0.6 point": less than one is no point of an index.
    if reader.is(end - 1, "point") && at + 1 == end {
        // "a quarter-point cut": of a rate, and so of a percentage.
        // "cut its rates by half a point"
        let article = reader.class(numeral.end, Class::Article) && near(reader, start, end, Class::Rate);
        let part = numeral.spelled && at == numeral.end + usize::from(reader.is_dash(numeral.end) || article);
        return part && numeral.share && reader.class(numeral.end - 1, Class::SimplePart)
            || numeral.low < Decimal::ONE && !numeral.spelled
            || are_of_percentage(reader, start, end);
    }
    match reader.text(end - 1) {
        // "five won" is a verb, "ten million won" money.
        "won" if reader.is_apostrophe(end) && reader.glued(end) => false,
        // "a 300m mark loan", and not "the 300m mark"
        "mark" => {
            let hyphen = reader.is_dash(at.wrapping_sub(1));
            let adverb = reader.class(end, Class::Adverb) && !reader.is_content(end + 1);
            let noun = reader.is_content(end) && !adverb;
            hyphen || noun && numeral.scale.is_some_and(|s| s >= Decimal::from(1_000_000))
        }
        _ if reader.class(end - 1, Class::CommonCurrency) => {
            // "1.8205/15 marks": the second price says its last digits.
            let quoted = reader.is_mark(start.wrapping_sub(1), '/') && reader.glued(start);
            numeral.scale.is_some()
                || numeral.low >= Decimal::ONE_HUNDRED
                || !numeral.low.is_integer()
                || quoted
                || reader.is_dash(at.wrapping_sub(1))
                || reader.is(end, "per")
                || reader.is(start.wrapping_sub(1), "of")
                    && reader.class(start.wrapping_sub(2), Class::Payment)
                || reader.is(end, "a") && reader.is(end + 1, "share")
                || trend::priced(reader, start, end)
        }
        // "13F filing", "SCP-173C": degrees only in the range of weather.
        "C" | "F" if entry.tight => {
            let most = if reader.text(at) == "C" { 60 } else { 140 };
            // "-7C overnight", "30C heat"
            let signed = matches!(reader.mark(start), Some('-' | '−')) || says_minus(reader, start);
            let part = reader.digits(at.wrapping_sub(1)).is_some_and(|d| d.decimals > 0);
            // "a 1.5C target", "9C yesterday"
            let told =
                part || reader.is_any(end, &["overnight", "today", "tomorrow", "tonight", "yesterday"]);
            let warm =
                reader.text(at) == "C" && (numeral.low >= Decimal::TEN || told) && !reader.is_capital(end);
            // "1.55C warmer"
            let compared = reader.is_any(end, &["warmer", "colder", "hotter", "cooler", "higher", "lower"]);
            let alone = (!reader.is_content(end)
                || compared
                || signed
                || warm && !reader.is_capital(start.wrapping_sub(1)))
                && !reader.is_mark(end, '/');
            // "20-25C"
            let before = start.wrapping_sub(1);
            let ranged = reader.is_dash(before) && reader.digits(before.wrapping_sub(1)).is_some();
            let free = !reader.glued(start) || reader.is_mark(before, '(') || ranged;
            numeral.low <= Decimal::from(most) && alone && free
        }
        "c" if entry.tight => {
            entry.unit.dimension != Dimension::Temperature && numeral.low < Decimal::ONE_HUNDRED
        }
        // "249,000 week ago": the number is last week's.
        "day" | "week" | "month" | "year" if reader.class(end, Class::Bygone) => numeral.low <= Decimal::ONE,
        // "5,000 day tickets"
        "day" if reader.is_plural(end) && numeral.low >= Decimal::ONE_THOUSAND => false,
        "p" if entry.tight => ![480, 720, 1080, 1440, 2160].iter().any(|&n| numeral.low == Decimal::from(n)),
        // "the 250 GT": a car.
        "GT" => false,
        "m" => metres::abbreviated(reader, at, numeral),
        // "the England ‘15s’" are a team.
        // "two Boeing 737s"
        "s" if entry.tight && start > 0 && reader.is_capital(start - 1) => false,
        "s" if entry.tight => {
            // "the 15s and the Sevens"
            let side = reader.is(start.wrapping_sub(1), "the") && !reader.is_content(end);
            !numeral.low.is_integer()
                || numeral.low >= Decimal::TEN && !opens_quotation(reader, start) && !side
        }
        // "5/8 points": rates and bonds move by fractions of one.
        // "turnout was 60%, down 7.6 points"
        "points" => {
            at + 1 < end || numeral.share && !numeral.spelled || are_of_percentage(reader, start, end)
        }
        // "a hundredth of a second"
        // "half-a-second"
        "second"
            if numeral.share
                && reader.class(end - 2 - usize::from(reader.is_dash(end - 2)), Class::Article) =>
        {
            true
        }
        "second" if at + 1 == end => {
            // "one second-set outburst"
            let next_in_row = !reader.is_dash(at - 1) && reader.is_dash(end) && reader.glued(end + 1);
            !numeral.share
                && !next_in_row
                && (reader.is_dash(at.wrapping_sub(1)) || numeral.low == Decimal::ONE || !numeral.spelled)
        }
        "turn" | "turns" => !numeral.spelled && !reader.is_plural(end),
        "may" | "bit" if !reader.is_dash(at.wrapping_sub(1)) => !numeral.spelled,
        "stone" | "cups" | "cup" => {
            !reader.is_content(end) || !numeral.spelled || trend::compares(reader, end)
        }
        "foot" | "feet" | "quarter" => !numeral.share || at > numeral.end,
        _ => true,
    }
}

/// "a 3.1-point swing", "1.6 points to 33.7 per cent", "47%, 20 points ahead": whether points are of a percentage.
fn are_of_percentage(reader: &Reader, start: usize, end: usize) -> bool {
    let percent = |at: usize| {
        let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, at);
        unit.is_some_and(|(_, unit)| unit.kind == Kind::Percent)
    };
    let level = reader.is(end, "to") && reader.digits(end + 1).is_some() && percent(end + 2);
    let before = start.saturating_sub(POINTS_REACH)..start;
    let lead = reader.is_any(end, &["ahead", "behind"]) && before.clone().any(percent);
    // "support stands at 31%, down four points"
    let index = before.clone().any(|at| reader.class(at, Class::Index) || reader.is(at, "index"));
    let moved = start.checked_sub(1).is_some_and(|verb| trend::direction(reader, verb).is_some());
    let moved = moved && !index && before.clone().any(percent);
    let again = before.clone().any(|at| reader.is(at, "percentage"));
    level || lead || moved || again || near(reader, start, end, Class::Poll)
}

/// Whether a word of the class stands within a few words of the number.
pub(super) fn near(reader: &Reader, start: usize, end: usize, class: Class) -> bool {
    reader.has(class) && (start.saturating_sub(8)..start).chain(end..end + 4).any(|i| reader.class(i, class))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn a_quarter_point_is_of_a_percentage() {
        for text in ["It rose by a quarter point.", "It rose by a quarter-point."] {
            assert!(lines(text)[0].ends_with("points 0.25 pp"), "{text}");
        }
        assert_eq!(lines("It made a half-point cut."), ["a half-point | points 0.5 pp"]);
        assert_eq!(lines("It is one full percentage point."), ["one full percentage point | points 1 pp"]);
        assert_eq!(lines("She won by half-a-second."), ["half-a-second | duration 0.5 s"]);
        assert_eq!(
            lines("The first three quarters of 1986/87 were bad.")[1],
            "three quarters | duration 0.75 a"
        );
        for (text, want) in [
            ("Prices rose half a per cent.", "half a per cent | percent 0.5 %"),
            ("Prices rose half of one per cent.", "half of one per cent | percent 0.5 %"),
            ("Prices rose a tenth of 1%.", "a tenth of 1% | percent 0.1 %"),
            ("It was minus 8C overnight.", "minus 8C | temperature -8 Cel"),
            ("It was 9C yesterday.", "9C | temperature 9 Cel"),
            ("Paris set a 1.5C target.", "1.5C | temperature 1.5 Cel"),
            (
                "Tens of millions of pounds were lost.",
                "Tens of millions of pounds | money 10000000..100000000 GBP",
            ),
            ("Two Boeing 737s crashed.", "Two | count 2"),
        ] {
            assert_eq!(lines(text)[0], want, "{text}");
        }
        assert_eq!(lines("It is 20 pounds, and 10 pounds for pupils.")[1], "10 pounds | money 10 GBP");
        assert_eq!(lines("It hit (86F) then."), ["86F | temperature 86 [degF]"]);
        assert_eq!(lines("He plays for the ‘15s’ too."), ["15 | count 15"]);
        assert_eq!(lines("It cut its rates by half a point."), ["half a point | points 0.5 pp"]);
        assert_eq!(lines("They dropped half a point there."), ["half | ratio 0.5"]);
        assert_eq!(lines("A basket of 35 M&S goods is dear."), ["35 | count 35"]);
    }

    #[test]
    fn units_in_doubtful_company() {
        for (text, want) in [
            ("A ferry of 31,000 gt sank.", "31,000 gt | measure 31000 GT"),
            ("A 400m euro loan.", "400m euro | money 400000000 EUR"),
            ("A $2bn gap.", "$2bn | money 2000000000 USD"),
            ("A$2bn was paid.", "A$2bn | money 2000000000 AUD"),
            ("Shares rose 10.50 marks.", "10.50 marks | money 10.5 DEM"),
            ("In 2004 won’t do.", "2004 | year 2004"),
            ("A 360-degree view.", "360-degree | measure 360 deg"),
            ("A 400 mm lens.", "400 mm | measure 400 mm"),
            ("The 249,000 week ago.", "249,000 | count 249000"),
            ("He wants four more years.", "four more years | duration 4 a"),
            ("Trade added 0.6 point to growth.", "0.6 point | points 0.6 pp"),
            ("The dividend is 10 marks per share.", "10 marks | money 10 DEM"),
            ("It paid a dividend of 13 marks.", "13 marks | money 13 DEM"),
            ("The bond rose 5/8 points.", "5/8 points | points 0.625 pp"),
            ("He won by a hundredth of a second.", "a hundredth of a second | duration 0.01 s"),
            (
                "He paid many billions of dollars.",
                "many billions of dollars | money 1000000000..10000000000 USD",
            ),
            ("It runs at one gigabit a second.", "one gigabit a second | measure 1 Gbit/s"),
            ("It tells GDP two quarters ahead.", "two quarters | duration 0.5 a"),
            ("After three quarters of contraction it grew.", "three quarters | duration 0.75 a"),
            ("Three quarters of them fell.", "Three quarters | ratio 0.75"),
            ("It took a 300m mark loan.", "300m mark | money 300000000 DEM"),
            ("It minted a 10-mark coin.", "10-mark | money 10 DEM"),
            ("The last three quarters fell.", "three quarters | duration 0.75 a"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn a_measure_for_each_of_another_is_a_unit() {
        assert_eq!(lines("It holds 10 mg/ml."), ["10 mg/ml | measure 10 mg/ml"]);
        assert_eq!(lines("It hit 424 ppm."), ["424 ppm | measure 424 [ppm]"]);
    }

    #[test]
    fn points_beside_a_percentage_are_of_it() {
        assert_eq!(lines("The share rose 1.6 points to 33.7 per cent.")[0], "1.6 points | points 1.6 pp");
        assert_eq!(lines("At 47% it is 20 points ahead.")[1], "20 points | points 20 pp");
        assert_eq!(lines("The FTSE fell 0.6% or 12 points.")[1], "12 | count 12");
    }

    #[test]
    fn degrees_may_be_compared() {
        assert_eq!(lines("It was 1.55C warmer."), ["1.55C | temperature 1.55 Cel"]);
    }

    #[test]
    fn points_of_a_poll_are_of_a_percentage() {
        for (text, want) in [
            ("A 20.5-point swing came.", "20.5-point | points 20.5 pp"),
            ("Labour trails by 20 points.", "20 points | points 20 pp"),
            ("It is within the 3.1-point margin of error.", "3.1-point | points 3.1 pp"),
            ("Cut it by 0.1 of a percentage point.", "0.1 of a percentage point | points 0.1 pp"),
            ("The index rose 30 points.", "30 | count 30"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
