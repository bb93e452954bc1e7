//! What multiplies or lengthens a number after its digits: "1.3million", "10k", "half a million", "19, 640".

use rust_decimal::Decimal;

use crate::lexicon::Class;

use super::numerals::Numeral;
use super::reader::Reader;
use super::{fractions, metres};

/// A scale after digits: "1.3million", "5 hundred", "20-million", "10k".
pub(super) fn read(reader: &Reader, found: Numeral) -> Numeral {
    let words = &reader.lexicon.words;
    let mut found = found;
    while let Some((at, scale)) =
        suffix_at(reader, found.end).and_then(|at| Some((at, words.scale_suffix(reader.symbol(at))?)))
    {
        let long = reader.text(at).len() > 3;
        let letter = reader.text(at).len() == 1;
        let money = matches!(reader.mark(found.end.wrapping_sub(2)), Some('$' | '£' | '€' | '¥' | '₹'));
        // "$1.2b" and "1.2b users" are billions; "Flat 2B" and "7.62mm" are no scales.
        let decimal = reader.digits(at.wrapping_sub(1)).is_some_and(|d| d.decimals > 0);
        let of_money = money || reader.is(at, "b") && decimal && reader.is_plural(at + 1);
        if reader.class(at, Class::MoneyScale) && !of_money || reader.is(at, "b") && !reader.glued(at) {
            break;
        }
        if letter
            && (reader.glued(at + 1) && (reader.is_word(at + 1) || reader.digits(at + 1).is_some())
                || metres::is_metres(reader, at, found.low))
        {
            break;
        }
        // Letters stand close to their digits: "10k", "£3 bn"; "5 m" is metres.
        if !long && !reader.glued(at) && letter {
            break;
        }
        let Some(scaled) = found.times(Decimal::from(scale), at + 1) else { break };
        found = Numeral {
            scale: found.scale.unwrap_or(Decimal::ONE).checked_mul(Decimal::from(scale)),
            ..scaled
        };
        if !long {
            break;
        }
    }
    // "3 million and a half"
    if let Some(scale) = found.scale
        && scale >= Decimal::from(1_000_000)
        // "44 million and half live in Leeds"
        && !reader.is(found.end + 1, "half")
        && let Some(part) = fractions::after_whole(reader, found.end)
        && let Some(more) = part.value.checked_mul(scale).and_then(|f| found.low.checked_add(f))
    {
        let granularity = part.grain.saturating_mul(scale);
        found = Numeral { low: more, high: more, end: part.end, granularity, ..found };
    }
    found
}

/// Where a scale word would stand: right here, or after a hyphen.
fn suffix_at(reader: &Reader, at: usize) -> Option<usize> {
    // "20-million", "60-mln-dlr"
    if reader.is_dash(at) && reader.glued(at) && reader.glued(at + 1) && reader.text(at + 1).len() > 2 {
        return Some(at + 1);
    }
    reader.is_word(at).then_some(at)
}

/// "19, 640": one stray space after the comma of a number, where it is not a list.
pub(super) fn stray_space(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let first = reader.plain(at)?;
    let digits = reader.digits(at)?;
    let next = reader.digits(at + 2)?;
    let shape = !digits.padded
        && first > 0
        && digits.wholes <= 3
        && next.wholes == 3
        && next.decimals == 0
        && !next.grouped;
    let spacing = reader.is_mark(at + 1, ',') && reader.glued(at + 1) && !reader.glued(at + 2);
    if !shape || !spacing {
        return None;
    }
    // In a list other numbers or a conjunction stand beside it.
    let before = reader.is_mark(at.wrapping_sub(1), ',') && reader.digits(at.wrapping_sub(2)).is_some();
    let after = (reader.is_mark(at + 3, ',') || reader.class(at + 3, Class::Spanning))
        && (at + 4..at + 6).any(|i| reader.digits(i).is_some());
    let counted = reader.is_word(at + 3) && !reader.is_capital(at + 3);
    // "$30, 000": no number of a list starts with a zero, and sums are not listed so.
    let money = matches!(reader.mark(at.wrapping_sub(1)), Some('$' | '£' | '€'));
    if before || after || !(counted || next.padded || money) {
        return None;
    }
    let value = Decimal::from(first).checked_mul(Decimal::ONE_THOUSAND)?.checked_add(next.value)?;
    Some((value, at + 3))
}

/// "half a million", "a quarter of a million", "three quarters of a billion", "half a dozen".
pub(super) fn after_share(reader: &Reader, part: Numeral) -> Option<Numeral> {
    let words = &reader.lexicon.words;
    let mut at = part.end;
    if reader.is(at, "of") {
        at += 1;
    }
    if reader.is(at, "a") {
        at += 1;
    }
    let scale = words.scale_suffix(reader.symbol(at)).filter(|_| reader.text(at).len() > 3)?;
    let found = part.times(Decimal::from(scale), at + 1)?;
    Some(Numeral { share: false, ..found })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn scales_follow_digits_and_shares() {
        for (text, want) in [
            ("It sold 1.3million.", "1.3million | count 1300000"),
            ("It sold 10k of them.", "10k | count 10000"),
            ("It cost $1.2b then.", "$1.2b | money 1200000000 USD"),
            ("It sold half a million.", "half a million | count 500000"),
            ("It sold a quarter of a million.", "a quarter of a million | count 250000"),
            ("It sold 3 million and a half.", "3 million and a half | count 3500000"),
            ("A 7.62mm round.", "7.62mm | measure 7.62 mm"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn one_stray_space_but_no_list() {
        assert_eq!(lines("There were 19, 640 babies."), ["19, 640 | count 19640"]);
        assert_eq!(lines("Buses 10, 200 and 300 run.").len(), 3);
        assert_eq!(lines("They chose 10, 200, 300 or none.").len(), 3);
    }

    #[test]
    fn scales_without_end_do_not_overflow() {
        assert_eq!(lines(&format!("It was 0 {}.", "trillion ".repeat(20))).len(), 2);
    }
}
