//! A unit said once in a change: "rose to 763,331 tonnes from 689,964".

use rust_decimal::Decimal;

use super::reader::{Reader, Reading};
use super::{Kind, Step};

/// Words that may stand between the two ends of a change: "to 91m marks in 1987 from 50m".
const BETWEEN: [&str; 5] = ["in", "last", "month", "week", "year"];

/// How many tokens may stand between the two ends.
const REACH: usize = 4;

/// Gives a bare number, the other end of a change, the money or measure of the one before it.
pub(super) fn unit(reader: &Reader, found: &mut Reading, last: Option<&Reading>) {
    let Some(last) = last.filter(|l| matches!(l.kind, Kind::Money | Kind::Measure)) else { return };
    let Some(before) = found.start.checked_sub(1) else { return };
    let size = matches!(last.change, Some((_, Step::By)));
    let turned = reader.is_any(before, &["from", "against"]) || size && reader.is(before, "to");
    let near = before >= last.end
        && before - last.end <= REACH
        && (last.end..before)
            .all(|i| reader.is_any(i, &BETWEEN) || reader.is_mark(i, ',') || reader.plain(i).is_some());
    let bare = found.kind == Kind::Count
        && found.end == found.number_end
        && !reader.is_content(found.end)
        && !reader.is(found.end, "of")
        && !(reader.is_dash(found.end) && reader.glued(found.end));
    if !bare || !turned || !near || !alike(last, found) {
        return;
    }
    (found.kind, found.unit) = (last.kind, last.unit.clone());
}

/// Whether one could have become the other: "$3m from 12" tells two things.
fn alike(last: &Reading, found: &Reading) -> bool {
    let hundred = Decimal::ONE_HUNDRED;
    found.low <= last.low.saturating_mul(hundred) && last.low <= found.low.saturating_mul(hundred)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn the_other_end_of_a_change_has_its_unit() {
        for (text, want) in [
            ("Exports rose to 763,331 tonnes in 1986 from 689,964.", "689,964 | measure 689964 t"),
            ("Aid will rise to 91 mln marks from 50 mln.", "50 mln | money 50000000 DEM"),
            ("Debt rose 251 mln stg to 1.19 billion.", "1.19 billion | money 1190000000 GBP"),
            ("Sales were 112 billion yen against 105 billion.", "105 billion | money 105000000000 JPY"),
        ] {
            assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn what_counts_keeps_its_count() {
        assert_eq!(lines("It raised £3m from 12 on Friday."), ["£3m | money 3000000 GBP", "12 | count 12"]);
        assert_eq!(
            lines("It bought 40 tonnes from 12 farms."),
            ["40 tonnes | measure 40 t", "12 | count 12"]
        );
    }
}
