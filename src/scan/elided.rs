//! Units that other words have made plain: "waits rose to 14.1 weeks from 13.6", "Sales were £3bn. Profit was 1.1bn."

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::unit::{Dimension, Unit};

use super::carried::{alike, is_bare, is_growth, is_near, is_scaled};
use super::heads::Head;
use super::reader::{Reader, Reading};
use super::{Kind, Step, amounts, trend};

/// How many tokens may stand between a length of time and what compares it.
const NEAR: usize = 4;

/// How far before a sum the word for it is looked for.
const REACH: usize = 12;

/// What trade is told in: exports in millions may be cars.
const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// How many tokens before a gain or loss are asked for people.
const HEADS_REACH: usize = 16;

/// What a company charges or gains to the unit.
const CHARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// How many times as long the other length of time may be.
const APART: u32 = 5;

/// How far from the last price another may be, as a part of it.
const PRICE_APART: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// The same for an average of prices: "sold at 23.68 rupees, averaged 19.75".
const AVERAGE_APART: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// The same for a round price: "around 150" for 149.60.
const ROUND_APART: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// Prices are told to the hundredth at least.
const PRICE_GRAIN: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// What a paragraph has told of money so far.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The last currency.
    pub(super) currency: Option<Dimension>,
    /// The dollars last named by their country.
    pub(super) dollar: Option<Unit>,
    /// The cents last named by their country.
    pub(super) cent: Option<Unit>,
    /// Where in the prose the paragraphs begin that no blank line parts from this one.
    pub(super) since: usize,
    /// The unit that the head of a table has told.
    pub(super) head: Head,
    /// The last price to the hundredth: value, size of its last digit, unit.
    price: Option<(Decimal, Decimal, Unit)>,
    /// The last time of a race, told the same way.
    time: Option<(Decimal, Decimal, Unit)>,
}

impl Said {
    /// Nothing yet, in paragraphs that begin at `since`.
    pub(super) fn since(since: usize) -> Said {
        Said { since, ..Said::default() }
    }

    /// What still holds in a paragraph that no blank line parts from the last: no price, no time.
    pub(super) fn in_next_paragraph(self) -> Said {
        Said { price: None, time: None, ..self }
    }

    /// Keeps what the number tells.
    pub(super) fn keep(&mut self, found: &Reading) {
        if found.kind == Kind::Money {
            self.currency = Some(found.unit.dimension);
            if found.granularity <= PRICE_GRAIN {
                self.price = Some((found.low, found.granularity, found.unit));
            }
        }
        if found.kind == Kind::Duration && found.granularity <= PRICE_GRAIN && found.low == found.high {
            self.time = Some((found.low, found.granularity, found.unit));
        }
    }
}

/// Reads a bare number to the same last digit as the last price, and close to it, as a price: "fell to 144.60 yen.
/// It hovered around 144.70".
pub(super) fn price(reader: &Reader, found: &mut Reading, said: &Said) {
    let Some((last, grain, unit)) = &said.price else { return };
    // "drove the dollar up to around 150"
    let round = found.granularity >= Decimal::ONE
        && found.low >= Decimal::TEN
        && (reader.class(found.start.wrapping_sub(1), Class::Pricing))
        && found.hedge.is_some();
    // "traded at 23.68 rupees, averaged 19.75"
    let average = reader.is(found.start.wrapping_sub(1), "averaged");
    let near = match (round, average) {
        (true, _) => ROUND_APART,
        (_, true) => AVERAGE_APART,
        _ => PRICE_APART,
    };
    if (found.granularity == *grain || round)
        && is_bare(reader, found, false)
        && is_near(found.low, *last, near)
    {
        (found.kind, found.unit) = (Kind::Money, *unit);
    }
}

/// Reads a bare number to the same last digit as the last time of a race, and close to it, as a time: "won in 7.58
/// seconds. Lee was second in 7.82".
pub(super) fn race_time(reader: &Reader, found: &mut Reading, said: &Said) {
    let Some((last, grain, unit)) = &said.time else { return };
    let before = found.start.wrapping_sub(1);
    let told = reader.class(before, Class::Article)
        || reader.is_any(before, &["by", "clocked", "clocking", "in", "of", "ran", "the", "to"]);
    let near = is_near(found.low, *last, PRICE_APART);
    if near && told && found.granularity == *grain && is_bare(reader, found, false) {
        (found.kind, found.unit) = (Kind::Duration, *unit);
    }
}

/// Gives a bare number the unit of the length of time it is compared with: "14.1 weeks from 13.6", "30 days, not 20".
pub(super) fn duration(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    // "a year or two"
    let before = found.start.wrapping_sub(1);
    if reader.is(before, "or")
        && reader.class(before.wrapping_sub(1), Class::TimeSpan)
        && is_bare(reader, found, false)
        && found.high <= Decimal::TEN
        && let Some(unit) = reader.lexicon.unit(reader.text(before - 1))
    {
        (found.kind, found.unit) = (unit.kind, unit.unit);
        return;
    }
    let Some(told) = told else { return };
    let Some(cue) = found.start.checked_sub(1).filter(|&cue| cue >= told.end && cue - told.end <= NEAR)
    else {
        return;
    };
    let compared = reader.class(cue, Class::Compared) && reader.class(cue - 1, Class::Comparing);
    // "15 in two years compared with 12": the time only dates what is compared.
    let dates = reader.class(told.start.wrapping_sub(1), Class::Preposition)
        || reader.class(told.start.wrapping_sub(1), Class::Dating)
        || reader.is_dash(told.end.wrapping_sub(2));
    let other_end = match told.change {
        Some((_, Step::To)) => reader.is(cue, "from"),
        Some((_, Step::From)) => reader.is(cue, "to"),
        // "extend it to 14 years from 12½", "from six months to nine"
        _ => {
            let before = told.start.wrapping_sub(1);
            reader.is(cue, "from") && reader.is(before, "to")
                || reader.is(cue, "to") && reader.is(before, "from")
        }
    };
    let between = told.end..cue;
    let plain = between.clone().all(|i| !reader.is_content(i) || reader.class(i, Class::Comparing));
    if (other_end || compared && !dates)
        && plain
        && is_bare(reader, found, false)
        && alike(told, found, APART)
    {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// Gives a bare sum with a scale the currency its paragraph has named, where a word for money says that it is one.
///
/// `told` is the number before it: "was 5 per cent up from 49.9 billion" tells of money where the paragraph does.
pub(super) fn currency(
    reader: &Reader,
    found: &mut Reading,
    named: Option<Dimension>,
    told: Option<&Reading>,
) {
    let grown = || {
        let change = told.filter(|t| is_growth(t) && found.low >= BILLION);
        let cue = found.start.wrapping_sub(1);
        change.is_some_and(|t| {
            // "rose 24 per cent to 27.92 billion"
            reader.is(cue, "from") && cue - t.end <= 1 || reader.is(cue, "to") && cue == t.end
        })
    };
    let told_each = per_share(reader, found);
    if let Some(Dimension::Money(code)) = named.or(told_each)
        && (is_scaled(reader, found) && raised(reader, found)
            || told_each.is_none() && singular(reader, found)
            || is_bare(reader, found, true)
                && (is_scaled(reader, found)
                    && (sums(reader, found)
                        || grown()
                        || apart(reader, found)
                        || of_a_sum(reader, found)
                        || in_money(reader, found))
                    || told_each.is_some()
                    || charged(reader, found)
                    || each(reader, found)))
        && let Ok(id) = std::str::from_utf8(&code)
    {
        (found.kind, found.unit) = (Kind::Money, Unit::new(id, Dimension::Money(code), Decimal::ONE));
    }
}

/// Reads "marks" behind a number as the currency where the paragraph has named it: "profits of 20m marks … 10 marks".
pub(super) fn named_again(reader: &Reader, found: &mut Reading, named: Option<Dimension>) {
    let bare = found.kind == Kind::Count && found.end == found.number_end;
    if named.is_none() || !bare || !reader.class(found.end, Class::CommonCurrency) {
        return;
    }
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, found.end);
    if let Some((len, entry)) = unit
        && Some(entry.unit.dimension) == named
        && (reader.is_plural(found.end) || is_one(reader, found))
    {
        (found.kind, found.unit) = (entry.kind, entry.unit);
        found.end += len;
    }
}

/// "lost one mark to nine marks": one of the currency.
fn is_one(reader: &Reader, found: &Reading) -> bool {
    let alone = !reader.is_content(found.end + 1) && !reader.is(found.end + 1, "of");
    alone && found.low == Decimal::ONE && found.high == Decimal::ONE
}

/// "would be 30 billion lower than last year’s deficit": how far two sums lie apart.
fn apart(reader: &Reader, found: &Reading) -> bool {
    let deficit = (found.end + 2..found.end + REACH)
        .take_while(|&at| reader.mark(at).is_none_or(|mark| matches!(mark, '’' | '\'')))
        .any(|at| reader.class(at, Class::Sum));
    trend::compares(reader, found.end) && reader.is(found.end + 1, "than") && deficit
}

/// "nearly double the 7.3 billion deficit of May": the noun is one for money.
fn of_a_sum(reader: &Reader, found: &Reading) -> bool {
    let noun = found.end;
    !found.low.is_zero()
        && reader.class(noun, Class::Sum)
        && !reader.is_plural(noun)
        && !reader.is_content(noun + 1)
        && !reader.is_dash(noun + 1)
}

/// "returned 1.1 billion in capital and interest": what the sum is made of.
fn in_money(reader: &Reader, found: &Reading) -> bool {
    let noun = found.end + 1;
    reader.is(found.end, "in")
        && (reader.class(noun, Class::Sum) || reader.class(noun, Class::MadeOf))
        && !(reader.is_content(noun + 1) || reader.is_dash(noun + 1))
}

/// "an 800m bond issue": as a count it would have a plural.
fn raised(reader: &Reader, found: &Reading) -> bool {
    let words = (found.end..found.end + NEAR).take_while(|&at| reader.is_content(at)).count();
    let last = (found.end + words).wrapping_sub(1);
    found.kind == Kind::Count
        && found.end == found.number_end
        && reader.class(found.start.wrapping_sub(1), Class::Article)
        && words > 0
        && reader.class(last, Class::Financing)
        && !(found.end..last)
            .any(|at| reader.class(at, Class::Goods) || reader.is_plural(at) || reader.is(at, "share"))
}

/// "a 4,250,000 non-recurring charge": as a count it would have a plural.
fn singular(reader: &Reader, found: &Reading) -> bool {
    let part = |at: usize| reader.is_content(at) || reader.is_dash(at) && reader.glued(at);
    let words = (found.end..=found.end + NEAR).take_while(|&at| part(at)).count();
    let last = (found.end + words).wrapping_sub(1);
    // "a 90,000 gain in jobs"
    let sum = reader.class(last, Class::Sum) || reader.class(last, Class::Gain) && !reader.is(last + 1, "in");
    found.kind == Kind::Count
        && found.end == found.number_end
        && reader.class(found.start.wrapping_sub(1), Class::Article)
        && reader.is_grouped(found.number_start)
        && found.low >= CHARGE
        && words > 0
        && sum
        && !reader.is_dash(found.end)
        && !is_of_people(reader, found)
        && !(found.end..=last).any(|at| reader.class(at, Class::Goods) || reader.is_plural(at))
}

/// "loss 293,000, or 16 cents per share": what is told again of each share is money, in the currency of that.
fn per_share(reader: &Reader, found: &Reading) -> Option<Dimension> {
    let or = found.end + usize::from(reader.is_mark(found.end, ','));
    if !reader.is(or, "or") {
        return None;
    }
    let each = amounts::read(reader, or + 1).filter(|each| each.kind == Kind::Money)?;
    let share = reader.is_per(each.end) && reader.is(each.end + 1, "share");
    share.then_some(each.unit.dimension)
}

/// "933,000 dollars, or 1.08 a share": no other number is so told of a share.
fn each(reader: &Reader, found: &Reading) -> bool {
    let per = reader.is_per(found.end);
    found.granularity < Decimal::ONE && per && reader.is(found.end + 1, "share")
}

/// "charges of 7,900,000", "includes gains 895,000 for a sale": no such number of them would be told.
fn charged(reader: &Reader, found: &Reading) -> bool {
    let last = found.start.wrapping_sub(1 + usize::from(reader.is(found.start.wrapping_sub(1), "of")));
    // "excludes loss discontinued operations 2,441,000"
    let noun = (0..NEAR)
        .map_while(|back| last.checked_sub(back))
        .take_while(|&at| reader.is_content(at))
        .find(|&at| {
            let told = |at: usize| reader.is_any(at, &["excludes", "excluding", "includes", "including"]);
            at == last || told(at.wrapping_sub(1)) || told(at.wrapping_sub(2))
        });
    let noun = noun.filter(|&at| reader.class(at, Class::Sum) || reader.class(at, Class::Gain));
    let grouped = reader.is_grouped(found.number_start);
    grouped && !is_of_people(reader, found) && found.low >= CHARGE && noun.is_some()
}

/// "Economists had forecast a gain of 170,000": of jobs.
fn is_of_people(reader: &Reader, found: &Reading) -> bool {
    (found.start.saturating_sub(HEADS_REACH)..found.start)
        .any(|at| reader.class(at, Class::Headcount) || reader.class(at, Class::Forecaster))
}

/// Whether the noun the number is said of, past words of change, of time and of place, is one for money.
fn sums(reader: &Reader, found: &Reading) -> bool {
    let billions = found.low >= BILLION;
    // "exports to Japan in 1986 were": what a preposition ties on is passed over.
    let mut object = false;
    for at in (1..=REACH).map_while(|back| found.start.checked_sub(back)) {
        let year = reader.is_modern_year(at);
        // "sales rose 9.5 per cent to"
        let unit = || reader.lexicon.units.starting_at(reader.tokens, reader.prose, at + 1);
        let growth = reader.digits(at).is_some() && unit().is_some_and(|(_, u)| u.kind == Kind::Percent);
        // "in the year to May 29, 1988, were"
        let dated =
            |at: usize| reader.plain(at).is_some() || reader.lexicon.words.month(reader.symbol(at)).is_some();
        let date = (reader.is_mark(at, ',') || reader.plain(at).is_some()) && dated(at.wrapping_sub(1));
        if !reader.is_word(at) && !year && !growth && !date && !reader.is_mark(at, '%') {
            return false;
        }
        let sum = reader.class(at, Class::Sum) || billions && reader.class(at, Class::TradeSum);
        let past = reader.class(at, Class::Interval)
            || reader.class(at, Class::Adverb)
            || reader.class(at, Class::TrendFiller)
            || reader.class(at, Class::Up)
            || reader.class(at, Class::Down)
            || reader.lexicon.words.month(reader.symbol(at)).is_some();
        if sum {
            return !object;
        }
        object = (object || reader.is_content(at) && !past) && !reader.class(at, Class::Tying) && !growth;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn the_other_length_of_time_has_its_unit() {
        for (text, want) in [
            ("Waits rose to 14.1 weeks from 13.6.", "13.6 | duration 13.6 wk"),
            ("Waits fell from 14 days to 9.", "9 | duration 9 d"),
            ("They agreed to extend it to 14 years from 12.", "12 | duration 12 a"),
            ("It extends leave from six months to nine.", "nine | duration 9 mo"),
            ("It takes 30 minutes compared with 45 last year.", "45 | duration 45 min"),
            ("It will take a year or two.", "two | duration 2 a"),
            ("They built 15 in two years compared with 12 before.", "12 | count 12"),
            ("It closed in three months from 12 on.", "12 | count 12"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn a_time_close_to_the_last_is_one() {
        for (text, want) in [
            ("She won in 8.61 seconds. Lee came second in 8.73.", "8.73 | duration 8.73 s"),
            ("She won in 8.61 seconds. Lee paid for 8.73.", "8.73 | count 8.73"),
            ("She won in 8.61 seconds. Lee ran to 12.73.", "12.73 | count 12.73"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn one_number_before_a_singular_is_a_sum() {
        for (text, want) in [
            ("It earned 1,950,000 or 42 cents a share.", "1,950,000 | money 1950000 USD"),
            ("It made £3m. It took a 450,000 non-recurring charge.", "450,000 | money 450000 GBP"),
            ("It made £3m. It saw a 450,000 gain in jobs.", "450,000 | count 450000"),
            ("It made 3m marks. Its payout lost one mark.", "one mark | money 1 DEM"),
        ] {
            let lines = lines(text);
            assert!(lines.iter().any(|line| line == want), "{text}: {lines:?}");
        }
    }

    #[test]
    fn a_price_close_to_the_last_has_its_unit() {
        for (text, want) in [
            ("The dollar fell to 151.20 yen. It hovered at 151.35.", "151.35 | money 151.35 JPY"),
            ("The dollar fell to 151.20 yen. It rose to about 152.", "about 152 | money 152 JPY about"),
            ("The dollar fell to 151.20 yen. It hovered at 120.35.", "120.35 | count 120.35"),
            ("Crepe sold at 23.68 rupees, averaged 19.75.", "19.75 | money 19.75 INR"),
            ("The dollar fell to 151.20 yen. It hovered at 151.355.", "151.355 | count 151.355"),
            ("The dollar fell to 151.20 yen.\n\nIt hovered at 151.35.", "151.35 | count 151.35"),
            ("It costs £3.50 to make 3.55 litres.", "3.55 litres | measure 3.55 l"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn a_sum_is_in_the_currency_of_its_paragraph() {
        for (text, want) in [
            ("Sales were £3bn. Profit rose to 1.1bn.", "1.1bn | money 1100000000 GBP"),
            ("Shares fell to 242p. Debt was 1.1bn.", "1.1bn | money 1100000000 GBP"),
            ("Sales were £3bn. Users rose to 1.1bn.", "1.1bn | count 1100000000"),
            (
                "Sales were £3bn. Profit in the year to May 29, 1988, was 1.1bn.",
                "1.1bn | money 1100000000 GBP",
            ),
            ("Cash is £3bn. This is 5% up from 2.1bn.", "2.1bn | money 2100000000 GBP"),
            ("Sales were £3bn.\n\nProfit rose to 1.1bn.", "1.1bn | count 1100000000"),
            ("Sales were £3bn. Exports to Japan in 1986 were 2.2bn.", "2.2bn | money 2200000000 GBP"),
            ("Sales were £3bn. Rental income rose 9.5 per cent to 1.1bn.", "1.1bn | money 1100000000 GBP"),
            ("Sales were £3bn. Exports were 2.2m.", "2.2m | count 2200000"),
            ("Sales were £3bn.\n    Profit rose to 1.1bn.", "1.1bn | money 1100000000 GBP"),
            ("It paid 20m marks. Each got 10 marks.", "10 marks | money 10 DEM"),
            ("It paid £20m. Each got 10 marks.", "10 | count 10"),
            ("Spending was £3bn. Profit rose as users grew to 1.1bn.", "1.1bn | count 1100000000"),
            ("It made £3m. It had charges of 7,900,000 for tax.", "7,900,000 | money 7900000 GBP"),
            ("It made £3m. It includes gains 895,000 for a sale.", "895,000 | money 895000 GBP"),
            ("It made £3m. It saw losses of 7,900,000 votes.", "7,900,000 | count 7900000"),
            ("It made £3m, or 1.08 a share.", "1.08 | money 1.08 GBP"),
            ("It made £3m. M1 rose 24 per cent to 27.92 billion.", "27.92 billion | money 27920000000 GBP"),
            ("It has £3m. It plans an 800 mln bond issue.", "800 mln | money 800000000 GBP"),
            ("It has £3m. It plans an 800 mln share issue.", "800 mln | count 800000000"),
            ("Debt is £3bn. It returned 1.1bn in capital and interest.", "1.1bn | money 1100000000 GBP"),
            ("Debt is £3bn. It sold 1.1bn in cash machines.", "1.1bn | count 1100000000"),
            ("Assets were £3bn. Debts rose to 1.1bn.", "1.1bn | money 1100000000 GBP"),
            ("Aid was £3bn, nearly double the 1.1bn deficit then.", "1.1bn | money 1100000000 GBP"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
