//! Shares put as ratios, "one in eight", "3 out of 10", and multiples, "2.5 times", "doubled".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::unit::{Dimension, Unit};

use super::Kind;
use super::fractions::{self, Fraction};
use super::number_words;
use super::numerals::{Numeral, numeral};
use super::reader::{Reader, Reading};

/// A whole number in digits or words, below a million.
fn whole(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    if let Some(digits) = reader.digits(at) {
        return (digits.decimals == 0 && !digits.padded).then_some((digits.value, at + 1));
    }
    let whole = number_words::whole(reader, at, false)?;
    Some((whole.value, whole.end))
}

/// Reads a ratio at `at`.
pub(super) fn ratio(reader: &Reader, at: usize) -> Option<Reading> {
    if !reader.has(Class::RatioJoint) {
        return None;
    }
    let (part, end) = whole(reader, at)?;
    let single = part == Decimal::ONE;
    let mut next = end;
    // "one worker in 16", "one child in every four"
    if single && reader.is_word(next) && !reader.class(next, Class::RatioJoint) {
        let words = if reader.is(next + 1, "in") { 1 } else { 2 };
        let plain = (next..next + words).all(|i| reader.is_content(i));
        if !plain || !reader.is(next + words, "in") {
            return None;
        }
        next += words;
    }
    let hyphens = reader.is_dash(next) && reader.glued(next) && reader.is_dash(next + 2);
    let joint = if hyphens { next + 1 } else { next };
    let out_of = reader.is(joint, "out") && reader.is(joint + 1, "of");
    let mut of = if out_of {
        joint + 2
    } else if reader.is(joint, "in") {
        joint + 1 + usize::from(hyphens)
    } else {
        return None;
    };
    let every = reader.is(of, "every");
    of += usize::from(every);
    let (mut total, mut end) = whole(reader, of)?;
    // "one in 14 million"
    if let Some(scale) = reader.lexicon.words.scale_suffix(reader.symbol(end))
        && single
        && reader.is_word(end)
        && !reader.glued(end)
    {
        (total, end) = (total.checked_mul(Decimal::from(scale))?, end + 1);
    }
    // "one in 2023", but "1 in 2000 births"
    let year = reader.is_modern_year(of) && !(single && reader.is_plural(end));
    let counted =
        reader.lexicon.units.starting_at(reader.tokens, reader.prose, end).is_some() && !out_of && !every;
    let scaled = reader.lexicon.words.scale_suffix(reader.symbol(end)).is_some();
    // "10 out of 10": full marks.
    if part > total
        || part == total && !out_of
        || part.is_zero()
        || year
        || counted
        || scaled
        || reader.is_dash(end) && !hyphens
    {
        return None;
    }
    // "killed two in 12 attacks" is no ratio: "in" alone takes small or round totals.
    let usual = total <= Decimal::from(10) || single || (total % Decimal::TEN).is_zero();
    if !(usual || out_of || every) {
        return None;
    }
    if single && next > at + 1 && reader.is_plural(end) {
        return None;
    }
    let value = part.checked_div(total)?;
    Some(Reading {
        form: Form::Fraction,
        unit: Unit::new("", Dimension::Share, Decimal::ONE),
        granularity: value,
        ..Reading::role(at, end, Kind::Ratio, value)
    })
}

/// Reads "77p in every pound", "20 cents in the dollar" at `at`: a share.
pub(super) fn of_the_pound(reader: &Reader, at: usize) -> Option<Reading> {
    if !reader.has(Class::Minor) {
        return None;
    }
    let part = numeral(reader, at, true).filter(|n| n.low == n.high && n.scale.is_none() && !n.share)?;
    let minor = reader.class(part.end, Class::Minor).then_some(part.end + 1)?;
    let every = reader.is(minor, "in") && reader.class(minor + 1, Class::EachOf);
    let whole = minor + 2;
    let end = if reader.class(whole, Class::Major) {
        whole + 1
    } else if matches!(reader.mark(whole), Some('£' | '$' | '€')) && reader.plain(whole + 1) == Some(1) {
        whole + 2
    } else {
        return None;
    };
    let value = part.low.checked_div(Decimal::ONE_HUNDRED).filter(|_| every)?;
    Some(Reading {
        form: Form::Numeral,
        unit: Unit::new("", Dimension::Share, Decimal::ONE),
        granularity: part.granularity.checked_div(Decimal::ONE_HUNDRED)?,
        ..Reading::role(at, end, Kind::Ratio, value)
    })
}

/// Reads a multiple at `at`: "2.5 times", "three times as many", "twice the", "doubled", "10-fold".
pub(super) fn multiple(reader: &Reader, at: usize) -> Option<Reading> {
    if let Some(value) = reader.lexicon.words.multiple(reader.symbol(at)) {
        return bare_multiple(reader, at, value);
    }
    if let Some(found) = again(reader, at) {
        return Some(found);
    }
    let mut found = numeral(reader, at, true).filter(|n| n.low == n.high && !n.share)?;
    // "two to three times the price"
    if reader.class(found.end, Class::Ranging)
        && let Some(high) = numeral(reader, found.end + 1, false).filter(|n| !n.share && n.low > found.low)
        && reader.is(high.end, "times")
    {
        found = Numeral { high: high.high, form: Form::Range, end: high.end, ..found };
    }
    let next = if reader.is_dash(found.end) && reader.glued(found.end) { found.end + 1 } else { found.end };
    let fold = reader.is(next, "fold");
    // "the 758X plotter" is a name.
    let model = reader.text(next) == "X" && found.low > Decimal::ONE_HUNDRED;
    // "crepe one-X" is a grade, the "x" of "3,168.9-x" a footnote.
    let grade = next > found.end;
    let more = reader.is_word(next + 1) || reader.digits(next + 1).is_some() || reader.is_dash(next + 1);
    let joined = reader.glued(next + 1) && more;
    let tight = reader.is(next, "x") && !model && !grade && reader.glued(next) && !joined;
    let times = reader.is(next, "times") && {
        let whole = found.low.is_integer();
        // "three times last year's total" compares, "five times last year" counts.
        let dated = reader.is(next + 1, "last") && !reader.is_apostrophe(next + 3);
        // "four times as Ulster lost"
        let clause = reader.is(next + 1, "as")
            && (reader.is_capital(next + 2) || reader.class(next + 2, Class::Determiner));
        // "magnify it by up to 10 times"
        let hedge = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, at);
        let by = reader.is(at.wrapping_sub(1 + hedge.map_or(0, |h| h.0)), "by");
        let size = by && !reader.is_content(next + 1);
        // "at 34 times forward earnings"
        let valued = (next + 1..next + 4).any(|i| reader.is_any(i, &["earnings", "profits", "revenue"]));
        reader.class(next + 1, Class::Comparison) && !dated && !clause || !whole || size || valued
    };
    if !fold && !tight && !times {
        return None;
    }
    Some(Reading {
        number_end: found.end,
        granularity: found.granularity,
        high: found.high,
        form: if found.form == Form::Range { Form::Range } else { Form::Fraction },
        unit: Unit::new("", Dimension::Multiple, Decimal::ONE),
        ..Reading::role(at, next + 1, Kind::Multiple, found.low)
    })
}

/// "half again as likely", "a third as much again": the whole and a part more.
fn again(reader: &Reader, at: usize) -> Option<Reading> {
    let Fraction { value, end: after, .. } = fractions::part(reader, at)?;
    let end = if reader.is(after, "again") && reader.is(after + 1, "as") {
        after + 1
    } else if reader.is(after, "as") && reader.is_word(after + 1) && reader.is(after + 2, "again") {
        after + 3
    } else {
        return None;
    };
    Some(Reading {
        granularity: value,
        form: Form::Fraction,
        unit: Unit::new("", Dimension::Multiple, Decimal::ONE),
        ..Reading::role(at, end, Kind::Multiple, value.checked_add(Decimal::ONE)?)
    })
}

fn bare_multiple(reader: &Reader, at: usize, value: Decimal) -> Option<Reading> {
    // "twice a week" counts occasions; so does a bare "twice".
    if reader.is(at, "twice") && !(reader.class(at + 1, Class::Comparison) || reader.is(at + 1, "its")) {
        return None;
    }
    // "Salah scored twice as Leeds lost"
    let scored = reader.is_any(at.wrapping_sub(1), &["hit", "netted", "scored", "struck"]);
    if reader.is(at, "twice") && scored {
        return None;
    }
    // "twice this season"
    let dated = reader.class(at + 1, Class::Dating) && reader.class(at + 2, Class::Interval);
    if reader.is(at, "twice") && dated {
        return None;
    }
    // "came on twice as a replacement" counts too.
    if reader.is(at, "twice") && reader.is(at + 1, "as") && reader.class(at + 2, Class::Determiner) {
        return None;
    }
    if reader.class(at, Class::BareMultiple) {
        // "the Olympic double in the 1500m": two wins.
        let before = at.wrapping_sub(1);
        let described = reader.is_capital(before) && before > 0 && !reader.is_capital(at);
        if (described || reader.class(before, Class::Article)) && reader.is(at + 1, "in") {
            return None;
        }
        let verb = reader.class(before, Class::Doubling)
            || reader.class(at + 1, Class::Comparison)
            || reader.class(at + 1, Class::AfterDouble)
            // "double January’s surplus"
            || reader.is_capital(at + 1) && reader.is_apostrophe(at + 2) && !reader.is_capital(at);
        if !verb {
            return None;
        }
    }
    Some(Reading {
        form: Form::Fraction,
        unit: Unit::new("", Dimension::Multiple, Decimal::ONE),
        ..Reading::role(at, at + 1, Kind::Multiple, value)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn a_size_in_times_is_a_multiple() {
        assert_eq!(lines("It magnifies text by up to 10 times."), ["up to 10 times | multiple 10 up-to"]);
        assert_eq!(lines("Revenue rose 3x."), ["3x | multiple 3"]);
        assert_eq!(lines("He won 10 times."), ["10 | count 10"]);
        assert_eq!(lines("It trades at 34 times forward earnings."), ["34 times | multiple 34"]);
        assert_eq!(lines("It was double January’s surplus."), ["double | multiple 2"]);
        assert_eq!(lines("The best crepe, one-X, sold."), ["one | count 1"]);
        assert_eq!(lines("The old 758X series ended."), ["758X | identifier 758"]);
    }

    #[test]
    fn ratios_are_shares() {
        for (text, want) in [
            ("About one in eight overflows spilled.", "About one in eight | ratio 0.125 about"),
            ("It is 3 out of 10.", "3 out of 10 | ratio 0.3"),
            ("It hits 1 in 2000 births.", "1 in 2000 | ratio 0.0005"),
            ("The odds are one in 14 million.", "one in 14 million | ratio 0.0000000714285714285714285714"),
            ("One worker in 16 fell ill.", "One worker in 16 | ratio 0.0625"),
            ("More than six in ten waited.", "More than six in ten | ratio 0.6 over"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn times_compare_or_count() {
        assert_eq!(lines("It increased 2.5 times."), ["2.5 times | multiple 2.5"]);
        assert_eq!(lines("It spilled 38,412 times."), ["38,412 | count 38412"]);
        assert_eq!(lines("Prices have doubled."), ["doubled | multiple 2"]);
        assert_eq!(lines("It is three times as big."), ["three times | multiple 3"]);
    }

    #[test]
    fn a_part_again_is_more_than_the_whole() {
        for (text, want) in [
            ("It is about half again as likely.", "about half again | multiple 1.5 about"),
            ("They cost half as much again.", "half as much again | multiple 1.5"),
            ("A quarter again as many came.", "A quarter again | multiple 1.25"),
            ("Only half again voted.", "half | ratio 0.5"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn pence_in_the_pound_are_a_share() {
        assert_eq!(lines("It keeps 77p in every pound."), ["77p in every pound | ratio 0.77"]);
        assert_eq!(lines("It paid 20 cents in the dollar."), ["20 cents in the dollar | ratio 0.2"]);
        assert_eq!(lines("It cost 77p in the shop."), ["77p | money 77 GBX"]);
    }
}
