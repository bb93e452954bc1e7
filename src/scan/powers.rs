//! Powers of numbers as science prints them: "10^6", "1.3x10^6", "6.2 × 10^-4", "1.3e6".

use rust_decimal::Decimal;

use super::reader::Reader;

/// No power of ten beyond it fits a decimal, up or down.
const LARGEST_EXPONENT: u32 = 28;

/// The power at `at` and where it ends; no value where it is too large or too small for a decimal.
pub(super) fn read(reader: &Reader, at: usize) -> Option<(Option<Decimal>, usize)> {
    let digits = reader.digits(at)?;
    let signs = matches!(reader.mark(at + 1), Some('^' | '×'));
    if !(signs || reader.is(at + 1, "e") || reader.is(at + 1, "x")) {
        return None;
    }
    if let Some((power, end)) = raised(reader, at) {
        return Some((power, end));
    }
    let next = at + 1;
    // "1.3e6", "1e10"; "7E7" is an aircraft.
    // "1.58E+04" is a spreadsheet's.
    let sheet = reader.text(next) == "E" && (digits.decimals > 0 || reader.is_mark(next + 1, '+'));
    if (reader.text(next) == "e" || sheet) && reader.glued(next) && reader.glued(next + 1) {
        let (exponent, negative, end) = exponent(reader, next + 1)?;
        let told = digits.decimals > 0 || end > next + 2 || exponent >= 10;
        let power = || raise(Decimal::TEN, exponent, negative);
        return told.then(|| (power().and_then(|p| digits.value.checked_mul(p)), end));
    }
    let times = reader.text(next) == "x" || reader.is_mark(next, '×');
    let (power, end) = raised(reader, next + 1).filter(|_| times && reader.text(next + 1) == "10")?;
    Some((power.and_then(|p| digits.value.checked_mul(p)), end))
}

/// "10^6": a base with a caret and its exponent.
fn raised(reader: &Reader, at: usize) -> Option<(Option<Decimal>, usize)> {
    let base = reader.digits(at)?.value;
    let caret = reader.is_mark(at + 1, '^') && reader.glued(at + 1) && reader.glued(at + 2);
    let (exponent, negative, end) = exponent(reader, at + 2).filter(|_| caret)?;
    Some((raise(base, exponent, negative), end))
}

/// The whole exponent at `at`, whether it is negative, and where it ends.
fn exponent(reader: &Reader, at: usize) -> Option<(u32, bool, usize)> {
    let negative = matches!(reader.mark(at), Some('-' | '−'));
    let signed = negative || reader.is_mark(at, '+');
    let number = at + usize::from(signed);
    let digits = reader.digits(number).filter(|d| d.decimals == 0 && !d.grouped && reader.glued(number))?;
    let exponent = u32::try_from(digits.value).unwrap_or(u32::MAX);
    let ends = !(reader.glued(number + 1) && reader.is_word(number + 1));
    ends.then_some((exponent, negative, number + 1))
}

fn raise(base: Decimal, exponent: u32, negative: bool) -> Option<Decimal> {
    let factors = exponent.min(LARGEST_EXPONENT + 1);
    let power = (0..factors).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))?;
    let power = if negative { Decimal::ONE.checked_div(power)? } else { power };
    (exponent == factors).then_some(power)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn powers_are_one_number() {
        for (text, want) in [
            ("It holds 10^6 cells.", "10^6 | count 1000000"),
            ("It holds 1.3x10^6 cells.", "1.3x10^6 | count 1300000"),
            ("It weighs 6.2 × 10^-4 kg.", "6.2 × 10^-4 kg | measure 0.00062 kg"),
            ("It holds 1.3e6 cells.", "1.3e6 | count 1300000"),
            ("It gives 1.5^2 of them.", "1.5^2 | count 2.25"),
            ("There are 10^30 ways.", "10^30 | identifier 0"),
            ("There are 10^1000000000 ways.", "10^1000000000 | identifier 0"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
        assert_eq!(lines("Boeing’s 7E7 flew."), ["7E7 | identifier 7"]);
        assert_eq!(lines("A 4 x 10 grid.").len(), 2);
    }
}
