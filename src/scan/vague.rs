//! Orders of magnitude and vague numbers: "dozens", "tens of thousands", "several hundred", "many thousands".

use rust_decimal::Decimal;

use crate::quantity::{Bound, Form, Interval};

use super::numerals::Numeral;
use super::reader::Reader;

/// "dozens", "tens of thousands", "several hundred", "many thousands", "low hundreds".
pub(super) fn read(reader: &Reader, at: usize) -> Option<Numeral> {
    let (tokens, prose) = (reader.tokens, reader.prose);
    if let Some((len, vague)) = reader.lexicon.vague.starting_at(tokens, prose, at) {
        let mut end = at + len;
        let mut factor = Decimal::ONE;
        // "several hundred million"
        for _ in 0..2 {
            let scale_at = end + usize::from(reader.is(end, "of"));
            let Some(scale) = words_scale(reader, scale_at) else { break };
            factor = factor.checked_mul(scale)?;
            end = scale_at + 1;
        }
        // "several hundred or thousand"
        let more =
            words_scale(reader, end + 1).filter(|_| factor == Decimal::ONE_HUNDRED && reader.is(end, "or"));
        let mut high = vague.high;
        if let Some(scale) = more.filter(|_| reader.is(end - 1, "hundred")) {
            high = high.checked_div(Decimal::ONE_HUNDRED)?.checked_mul(scale)?;
            end += 2;
        }
        // "several hundred" and "a couple of" say how many; "several", "a few" and "a pair" of something only
        // where nothing else is said.
        let whole = at == 0 && end == tokens.len();
        let couple = reader.is(end - 1, "of")
            && (reader.is(end.wrapping_sub(2), "couple")
                || reader.is(end.wrapping_sub(2), "score") && reader.is_content(end));
        if factor == Decimal::ONE && !whole && !couple || reader.is(at, "few") && factor == Decimal::ONE {
            return None;
        }
        let found =
            Numeral { spelled: true, high, ..Numeral::new(vague.low, Decimal::ONE, Form::Vague, end) };
        return found.times(factor, end).map(|n| Numeral { scale: None, ..n });
    }
    let (many, thirds, skip) = if reader.is(at, "many") {
        (true, None, 1)
    } else if let Some(third) = ["low", "mid", "high"].iter().position(|w| reader.is(at, w)) {
        (false, Some(third), 1 + usize::from(reader.is_dash(at + 1)))
    } else {
        (false, None, 0)
    };
    let (len, m) = reader.lexicon.magnitudes.starting_at(tokens, prose, at + skip)?;
    let end = at + skip + len - usize::from(reader.is(at + skip + len - 1, "of"));
    let mut found =
        Numeral { spelled: true, high: m.high, ..Numeral::new(m.low, m.low, Form::Magnitude, end) };
    found.means = Some(Interval::new(Bound::Closed(m.least), Bound::Open(m.below)));
    if many {
        let least = m.least.checked_mul(Decimal::new(15, 1))?;
        found.means = Some(Interval::new(Bound::Closed(least), Bound::Open(m.below)));
        found.form = Form::Vague;
    }
    if let Some(third) = thirds {
        let span = m.high.checked_sub(m.low)?.checked_div(Decimal::from(3))?;
        found.low = span.checked_mul(Decimal::from(third)).and_then(|s| s.checked_add(m.low))?;
        found.high = found.low.checked_add(span)?;
        found.means = Some(Interval::new(Bound::Closed(found.low), Bound::Open(found.high)));
    }
    Some(found)
}

/// "thousand", "million": the scale that a whole word tells.
fn words_scale(reader: &Reader, at: usize) -> Option<Decimal> {
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(at))?;
    (reader.text(at).len() >= 3 && !reader.text(at).ends_with('s')).then(|| Decimal::from(scale))
}

/// "100s of people", "10s of thousands", "1,000s of jobs": a power of ten in the plural.
pub(super) fn in_digits(reader: &Reader, at: usize) -> Option<Numeral> {
    let digits = reader.digits(at).filter(|d| d.decimals == 0 && !d.padded)?;
    let plural = reader.text(at + 1) == "s" && reader.glued(at + 1);
    let of = reader.is(at + 2, "of");
    if !plural || !(of || reader.is_plural(at + 2)) || !is_power_of_ten(digits.value) {
        return None;
    }
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(at + 3));
    let scale =
        scale.filter(|_| of && reader.text(at + 3).ends_with("ions") || reader.is(at + 3, "thousands"));
    let low = digits.value.checked_mul(scale.unwrap_or(1).into())?;
    let high = low.checked_mul(Decimal::TEN)?;
    let end = if scale.is_some() { at + 4 } else { at + 2 };
    let means = Interval::new(Bound::Closed(low.checked_mul(Decimal::TWO)?), Bound::Open(high));
    Some(Numeral { high, means: Some(means), ..Numeral::new(low, low, Form::Magnitude, end) })
}

/// 10, 100, 1,000 and so on.
fn is_power_of_ten(value: Decimal) -> bool {
    let mut power = Decimal::TEN;
    while power < value {
        power = power.saturating_mul(Decimal::TEN);
    }
    power == value
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lines, mentions};

    #[test]
    fn face_values() {
        for (text, want) in [
            ("Hundreds fled.", "Hundreds | count 100..1000"),
            ("Dozens fled.", "Dozens | count 12"),
            ("Tens of thousands fled.", "Tens of thousands | count 10000..100000"),
            ("Several hundred fled.", "Several hundred | count 300..900"),
            ("A few thousand fled.", "A few thousand | count 3000..9000"),
            ("Several hundred or thousand fled.", "Several hundred or thousand | count 300..9000"),
            ("A couple of homes fell.", "A couple of | count 2"),
            (
                "It cost several hundred million pounds.",
                "several hundred million pounds | money 300000000..900000000 GBP",
            ),
            ("It cost tens of thousands of pounds.", "tens of thousands of pounds | money 10000..100000 GBP"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn plurals_mean_at_least_two() {
        let means = |text: &str| {
            let means = mentions(text)[0].quantity.means;
            (means.low().value().unwrap().to_string(), means.high().value().unwrap().to_string())
        };
        assert_eq!(means("Hundreds fled."), ("200".into(), "1000".into()));
        assert_eq!(means("Dozens fled."), ("24".into(), "200".into()));
        assert_eq!(means("Many thousands fled."), ("3000.0".into(), "10000".into()));
        assert_eq!(means("Low hundreds fled."), ("100".into(), "400".into()));
    }
}
