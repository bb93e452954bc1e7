//! Bare numbers whose unit a neighbour in the sentence tells, and no comparison: "£80m, and will lend 30m of it", "about
//! 250 pence, maybe 260", "fell below 132 yen and may drop to 129".

use rust_decimal::Decimal;

use crate::lexicon::Class;

use super::Kind;
use super::carried::{alike, is_bare, is_near, is_scaled};
use super::reader::{Reader, Reading};
use super::trend;

/// How many tokens may stand between where a price is and where it may go.
const NEAR: usize = 6;

/// The same where "it" goes on telling of the price.
const FAR: usize = 14;

/// How many times as much a total may be.
const TOTAL_APART: u32 = 10;

/// How many times as much a second guess may be.
const GUESS_APART: u32 = 2;

/// How far from a price another may be, as a part of it.
const PRICE_APART: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// Gives the bare number the unit of `told`, the number before it, where it is said of the same thing.
pub(super) fn unit(reader: &Reader, found: &mut Reading, told: Option<&Reading>) {
    let Some(told) = told.filter(|t| t.end <= found.start && found.kind == Kind::Count) else { return };
    let measured = matches!(told.kind, Kind::Money | Kind::Measure | Kind::Percent);
    let money = told.kind == Kind::Money;
    if money && is_part(reader, found, told)
        || measured && is_guess(reader, found, told)
        || money && is_next(reader, found, told)
        || money && is_total(reader, found, told)
    {
        (found.kind, found.unit) = (told.kind, told.unit);
    }
}

/// "will lend 30m of this": a part of the sum just told.
fn is_part(reader: &Reader, found: &Reading, told: &Reading) -> bool {
    let end = found.end;
    is_scaled(reader, found)
        && end == found.number_end
        && found.low < told.low
        && reader.is(end, "of")
        && reader.is_any(end + 1, &["it", "that", "this"])
        && !reader.is_content(end + 2)
}

/// "about 250 pence, maybe 260": a second guess.
fn is_guess(reader: &Reader, found: &Reading, told: &Reading) -> bool {
    let comma = usize::from(reader.is_mark(told.end, ','));
    let joint = usize::from(reader.class(told.end + comma, Class::Joining));
    let word = told.end + comma + joint;
    word + 1 == found.start
        && reader.class(word, Class::Guessing)
        && is_bare(reader, found, is_scaled(reader, found))
        && alike(told, found, GUESS_APART)
}

/// "a final dividend of 20 cents vs 12, making 35": what the sums add up to.
fn is_total(reader: &Reader, found: &Reading, told: &Reading) -> bool {
    let comma = usize::from(reader.is_mark(told.end, ','));
    let making = told.end + comma;
    making + 1 == found.start
        && reader.is(making, "making")
        && found.low >= told.low
        && is_bare(reader, found, false)
        && alike(told, found, TOTAL_APART)
}

/// "fell below 132 yen and may drop to 129": where the price goes from there.
fn is_next(reader: &Reader, found: &Reading, told: &Reading) -> bool {
    let to = found.start.wrapping_sub(1);
    let verb = to.wrapping_sub(1);
    let moves = trend::direction(reader, verb).is_some() || reader.class(verb, Class::Motion);
    // "drops below 132 yen, it will gather pace and slide to 129"
    let same = reader.is_mark(told.end, ',') && reader.is(told.end + 1, "it");
    let plain = |at: usize| {
        reader.is_word(at) && (!reader.is_content(at) || same && !reader.is_plural(at))
            || reader.is_mark(at, ',')
    };
    verb > told.end
        && verb - told.end <= if same { FAR } else { NEAR }
        && reader.is(to, "to")
        && moves
        && is_near(found.low, told.low, PRICE_APART)
        && (told.end..verb).all(plain)
        && is_bare(reader, found, false)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn the_sum_before_tells_the_currency() {
        for (text, want) in [
            ("It costs 80m marks and Acme will lend 30m of this.", "30m | money 30000000 DEM"),
            ("It costs £80m and Acme will lend 30m of it.", "30m | money 30000000 GBP"),
            ("It costs £80m and Acme has 30m of these readers.", "30m | count 30000000"),
            ("A bid of about 250 pence, maybe 260, is likely.", "260 | money 260 GBX"),
            ("The dollar fell below 132 yen and could drop to 129.", "129 | money 129 JPY"),
            ("The dollar fell below 132 yen and the index may drop to 129.", "129 | count 129"),
            ("If it drops below 132 yen, it will gather pace and slide to 129.", "129 | money 129 JPY"),
            ("Final div 7 cents vs two, making 9", "9 | money 9 USX"),
            ("It paid 7 cents, making 90 people rich.", "90 | count 90"),
            ("It cost £132 and fell to 12.", "12 | count 12"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }
}
