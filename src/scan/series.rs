//! Numbers in a row whose unit and scale the first one tells: "3.2 mln tonnes against 2.8", "6.2% in May and 6.4 in
//! June", "Brazil exported 5.2m bags, Colombia 3.1 and Peru 0.9".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;

use super::Kind;
use super::carried::{self, is_bare};
use super::counted;
use super::reader::{Reader, Reading};

/// How many tokens may stand between two numbers of a row.
const NEAR: usize = 9;

/// How many words may name a row: "the Social Democratic Party".
const LONGEST_NAME: usize = 4;

/// How many times as much one of them may be.
const APART: u32 = 20;

/// The same for goods of which some are told of a week and some of a year.
const GOODS_APART: u32 = 100;

/// How many tokens may stand between the "of" that opens a sentence and the whole.
const TOTAL_REACH: usize = 6;

/// The same for what a bracket compares.
const BRACKET_APART: u32 = 3;

/// Gives a bare number the unit and scale of the one before it in the row, `told`.
///
/// Both are printed to the same decimal, so that whole numbers, which count anything, stay what they are.
pub(super) fn unit(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| t.form == Form::Numeral && t.low == t.high && shares(reader, t)) else {
        return;
    };
    let Some((grain, scale)) = printed(reader, told).zip(scale_of(reader, told)) else { return };
    let Some(mantissa) = told.low.checked_div(scale) else { return };
    let times = Decimal::from(APART);
    let alike = found.low <= mantissa.saturating_mul(times) && mantissa <= found.low.saturating_mul(times);
    if found.granularity != grain
        || found.form != Form::Numeral
        || !alike
        || !is_bare(reader, found, false)
        || !follows(reader, noun_end(reader, told), found.start)
    {
        return;
    }
    let (Some(value), Some(granularity)) = (found.low.checked_mul(scale), grain.checked_mul(scale)) else {
        return;
    };
    (found.low, found.high, found.granularity) = (value, value, granularity);
    (found.kind, found.unit) = (told.kind, told.unit);
}

/// "936,000 tonnes in Spain, 499,000 in Italy and 4,000 in Malta": the unit of the first of a list in which each number
/// has its own place.
pub(super) fn placed(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| matches!(t.kind, Kind::Measure | Kind::Money | Kind::Percent)) else {
        return;
    };
    let place = |at: usize| reader.class(at, Class::Tying) && reader.is_capital(at + 1);
    let joint = found.start.wrapping_sub(1);
    let joined = reader.is_mark(joint, ',') || reader.is(joint, "and");
    let signed = told.number_start != told.start && told.hedge.is_none();
    // "at 153 marks per tonne for March and 133 for April"
    let base = reader.is_per(told.end);
    let end = told.end + if base { 2 } else { 0 };
    let same = place(end) && reader.text(end) == reader.text(found.end);
    if joined
        && same
        && place(found.end)
        && !signed
        && is_bare(reader, found, false)
        && found.start > end
        && found.start - end <= NEAR
        && (end + 1..joint)
            .all(|at| reader.is_capital(at) || reader.is_mark(at, '/') || reader.is_mark(at, ','))
    {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// "a loss of $2,441,000 and 4,078,000, respectively": the unit of the first of two.
pub(super) fn respective(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| t.end + 1 == found.start) else { return };
    let closes = |end: usize| reader.is(end + usize::from(reader.is_mark(end, ',')), "respectively");
    let last = reader.is(told.end, "and") && closes(found.end);
    // "38,000 tonnes, 106,000 tonnes, 4,800,000 and 1,900,000 respectively"
    let last_but_one = reader.is_mark(told.end, ',')
        && reader.is(found.end, "and")
        && reader.digits(found.end + 1).is_some()
        && closes(found.end + 2);
    let goods = told.kind == Kind::Measure && grouped(reader, found);
    let like = matches!(told.kind, Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration)
        && grouped(reader, found) == grouped(reader, told)
        && carried::alike(told, found, if goods { GOODS_APART } else { APART });
    if like && (last || last_but_one) && is_bare(reader, found, false) {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// "Of the 800,000 tonnes made there, 425,000 will be sold and the remaining 375,000 kept": what is told of a part is in
/// the unit of the whole.
pub(super) fn part_of_total(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| t.kind == Kind::Measure && grouped(reader, t) && grouped(reader, found))
    else {
        return;
    };
    let before = found.start.wrapping_sub(1);
    let rest = reader.is(before, "remaining") && reader.class(before.wrapping_sub(1), Class::Determiner);
    let opened = (1..=TOTAL_REACH)
        .filter_map(|back| told.start.checked_sub(back))
        .any(|at| reader.is(at, "of") && (at == 0 || reader.mark(at - 1).is_some()));
    let part = opened && reader.is_mark(before, ',') && found.high <= told.low;
    let said = reader.class(found.end, Class::AgeVerb)
        || reader.class(found.end, Class::Modal)
        || reader.is_any(found.end, &["will", "went", "go", "came", "come", "has", "have", "had"]);
    if (part && said || rest) && is_bare(reader, found, false) {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// "505,000 tonnes (504,000)": what the bracket compares with the number before it.
pub(super) fn bracketed(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| t.end + 1 == found.start) else { return };
    // "33,623 (523,625) tonnes" has its unit behind the bracket.
    if told.end == told.number_end && told.kind != Kind::Measure {
        return;
    }
    let enclosed = reader.is_mark(told.end, '(') && reader.is_mark(found.end, ')');
    let like = matches!(told.kind, Kind::Measure | Kind::Percent)
        && carried::alike(told, found, BRACKET_APART)
        && grouped(reader, found) == grouped(reader, told);
    if enclosed && like && is_bare(reader, found, false) {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// "Spain 936,000 tonnes, Italy 499,000", "Spain (936,000 tonnes), Italy (499,000)", "in tonnes: Spain 936,000", "Labour 43
/// per cent, the Greens 30": the unit of the first row of a list of names, or of the words that open it.
pub(super) fn row(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    if !is_bare(reader, found, false) || found.form != Form::Numeral || found.start < 2 {
        return;
    }
    let open = usize::from(reader.is_mark(found.start - 1, '('));
    let Some(first) = (0..LONGEST_NAME)
        .map_while(|back| (found.start - 1 - open).checked_sub(back))
        .take_while(|&at| names(reader, at))
        .last()
    else {
        return;
    };
    let Some(joint) = first.checked_sub(1) else { return };
    let joint = if reader.is(joint, "the") { joint.wrapping_sub(1) } else { joint };
    if reader.is_mark(joint, ':') {
        opened(reader, found, joint);
        return;
    }
    let joined = reader.is_mark(joint, ',') || reader.is(joint, "and");
    let Some(told) = told.filter(|t| joined && t.end <= joint && joint - t.end <= NEAR) else { return };
    let share = told.kind == Kind::Percent && found.high <= Decimal::ONE_HUNDRED && !grouped(reader, found);
    let goods = told.kind == Kind::Measure && grouped(reader, found) && grouped(reader, told);
    // What another row put in brackets may stand between: "936,000 (900,000), Italy 499,000".
    let noun = counted::phrase(reader, told).map_or(told.end, |noun| noun.end.max(told.end));
    let marks = |at: usize| {
        matches!(reader.mark(at), Some('(' | ')' | ',')) || reader.digits(at).is_some() || names(reader, at)
    };
    if (share || goods) && (noun..joint).all(marks) {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// "in tonnes: Spain 936,000", "Egypt 419,196 (409,177)": the unit that stands before the colon at `colon`.
fn opened(reader: &Reader, found: &mut Reading, colon: usize) {
    let unit = colon.checked_sub(1).and_then(|at| reader.lexicon.unit(reader.text(at)));
    let told = reader.is(colon.wrapping_sub(2), "in") && reader.is_plural(colon.wrapping_sub(1));
    if let Some(entry) = unit.filter(|entry| told && entry.kind == Kind::Measure && grouped(reader, found)) {
        (found.kind, found.unit) = (entry.kind, entry.unit);
    }
}

/// Whether the word at `at` may be part of the name of a row.
fn names(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at)
        && !reader.class(at, Class::Function)
        && reader.lexicon.words.month(reader.symbol(at)).is_none()
}

/// Whether the number is printed with commas.
fn grouped(reader: &Reader, found: &Reading) -> bool {
    reader.is_grouped(found.number_start)
}

/// Kinds whose unit, or at least scale, goes without saying in a row.
fn shares(reader: &Reader, told: &Reading) -> bool {
    match told.kind {
        Kind::Money | Kind::Measure | Kind::Percent | Kind::Temperature | Kind::Duration => true,
        Kind::Count => scale_of(reader, told).is_some_and(|scale| scale > Decimal::ONE),
        _ => false,
    }
}

/// The size of the last digit printed, where it is a decimal: a tenth for "3.2 mln".
fn printed(reader: &Reader, told: &Reading) -> Option<Decimal> {
    let digits = reader.digits(told.number_start).filter(|d| d.decimals > 0)?;
    Some(Decimal::new(1, digits.decimals.into()))
}

/// What its scale multiplies the printed number by, be it said or left unsaid; one where it has none.
fn scale_of(reader: &Reader, told: &Reading) -> Option<Decimal> {
    told.granularity.checked_div(printed(reader, told)?).filter(|scale| *scale >= Decimal::ONE)
}

/// One past what the number counts: "5.2m bags, Colombia".
fn noun_end(reader: &Reader, told: &Reading) -> usize {
    counted::phrase(reader, told).map_or(told.end, |noun| noun.end.max(told.end))
}

/// Whether what stands between two numbers, from `end` to `start`, puts them in a row: a comma, "and", "against" or a
/// bracket, and beside them no more than names, dates and what is compared.
fn follows(reader: &Reader, end: usize, start: usize) -> bool {
    let between = end..start;
    // No "or": that offers a choice of the same thing.
    let separator = |at: usize| {
        reader.is_mark(at, ',') || reader.is_mark(at, '(') || reader.is(at, "and") || compares(reader, at)
    };
    let dated = |at: usize| {
        reader.lexicon.words.month(reader.symbol(at)).is_some()
            || reader.is_modern_year(at)
            || reader.class(at, Class::Dating)
            || reader.class(at, Class::Interval)
            || reader.class(at, Class::Former)
            || reader.class(at, Class::Article)
            || reader.class(at, Class::Determiner)
    };
    let named = |at: usize| reader.is_capital(at) && !reader.class(at, Class::Function);
    start > end
        && start - end <= NEAR
        && between.clone().any(separator)
        && between.into_iter().all(|at| separator(at) || dated(at) || named(at))
}

/// "against", "compared with".
fn compares(reader: &Reader, at: usize) -> bool {
    reader.class(at, Class::Against)
        || reader.class(at, Class::Comparing)
        || reader.class(at, Class::Compared) && reader.class(at.wrapping_sub(1), Class::Comparing)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn the_first_tells_unit_and_scale() {
        for (text, want) in [
            ("Output was 3.2 mln barrels vs 2.8.", "2.8 | measure 2800000 [bbl_us]"),
            ("Sales of 3.5 mln tonnes compare with 3.2 a year ago.", "3.2 | measure 3200000 t"),
            ("Profit was £5.2m against 4.1 last year.", "4.1 | money 4100000 GBP"),
            ("The rate was 6.2% in May and 6.4 in June.", "6.4 | percent 6.4 %"),
            ("It ran to 9.8 seconds, Smith 9.9.", "9.9 | duration 9.9 s"),
            ("Brazil sold 5.2 mln bags, Colombia 3.1 and Peru 0.9.", "0.9 | count 900000"),
            ("It grew 9,000 tonnes in Spain, 490 in Italy and 4 in Malta.", "4 | measure 4 t"),
            ("Spain grew 9,000 tonnes, Italy 4,900 and Malta 4,000.", "4,000 | measure 4000 t"),
            ("They were, in tonnes: Spain 9,000 (8,000), Italy 4,900.", "4,900 | measure 4900 t"),
            ("Labour had 40%, the Tories 30.", "30 | percent 30 %"),
            ("Egypt (9,196 tonnes), Iraq (1,490) came.", "1,490 | measure 1490 t"),
            ("It grew 9,000 tonnes in Spain, 490 farms in Italy.", "490 | count 490"),
            ("Output was 9,000 tonnes (8,900).", "8,900 | measure 8900 t"),
            ("It owns 10 per cent (12).", "12 | percent 12 %"),
            ("It grew 9,000 tonnes (12).", "12 | count 12"),
            ("It is 153 marks per tonne for March and 133 for April.", "133 | money 133 DEM"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn parts_of_a_whole_have_its_unit() {
        assert_eq!(
            lines("It sold 33,623 (34,625) tonnes."),
            ["33,623 | measure 33623 t", "34,625 | measure 34625 t"]
        );
        let text = "Of the plant’s 800,000 tonnes, 425,000 will be sold and the remaining 375,000 kept.";
        assert_eq!(
            lines(text),
            ["800,000 tonnes | measure 800000 t", "425,000 | measure 425000 t", "375,000 | measure 375000 t"]
        );
        assert_eq!(lines("It made 800,000 tonnes, 425,000 people said.")[1], "425,000 | count 425000");
        assert_eq!(
            lines("It lost £2,441,000 and 4,078,000, respectively.")[1],
            "4,078,000 | money 4078000 GBP"
        );
        assert_eq!(lines("It lost £2,441,000 and 4,078,000 of its users.")[1], "4,078,000 | count 4078000");
        let text = "Rye was 3,100 tonnes, 9,200 tonnes, 410,000 and 180,000 respectively.";
        assert_eq!(lines(text)[2..], ["410,000 | measure 410000 t", "180,000 | measure 180000 t"]);
    }

    #[test]
    fn other_numbers_stay_what_they_are() {
        for (text, want) in [
            ("It rose 1.2 per cent to 102.4.", "102.4 | count 102.4"),
            ("It paid £5.2m, and 12 came.", "12 | count 12"),
            ("It paid £5.2m and won 4.1 shares.", "4.1 | count 4.1"),
            ("It paid £5.2m for a grade of 4.1.", "4.1 | count 4.1"),
            ("The rate was 6.2%, and 6.45 was the mark.", "6.45 | count 6.45"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
