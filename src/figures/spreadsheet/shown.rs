//! What a cell of a workbook shows: a workbook stores 0.514, and how to show it, apart.

use calamine::ExcelDateTime;
use jiff::civil::Date;
use rust_decimal::Decimal;
use ssfmt::{FormatOptions, NumberFormat};

use crate::month::MONTHS;
use crate::sheet::Content;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// A longer format code is no person's.
const LONGEST_CODE: usize = 255;

/// Digits that fractions and seconds are shown with at most: `# ??/??` has two.
const MOST_DIGITS: usize = 7;

/// Whole numbers beyond it are not exact in a spreadsheet.
const GREATEST: f64 = 1e15;

/// A number format, ready for many cells.
pub(super) enum Shown {
    /// Digits as they are.
    General,
    /// By a format code.
    By(Box<NumberFormat>),
    /// A day, month or year.
    Calendar(Parts),
}

/// Which parts of a day a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    day: bool,
    month: bool,
    year: bool,
}

impl Shown {
    pub(super) fn new(code: &str) -> Shown {
        if let Some(parts) = Parts::of(code) {
            return Shown::Calendar(parts);
        }
        let is_general = code.trim_end().to_ascii_lowercase().ends_with("general");
        if is_general || code.len() > LONGEST_CODE || has_many_digits(code) {
            return Shown::General;
        }
        NumberFormat::parse(code).map_or(Shown::General, |format| Shown::By(Box::new(format)))
    }

    /// What a number shows.
    pub(super) fn number(&self, value: f64) -> String {
        match self {
            Shown::By(format) if value.abs() < GREATEST => {
                format.format(value, &FormatOptions::default()).trim().to_owned()
            }
            _ => plain(value),
        }
    }

    /// What a day or a time shows.
    pub(super) fn day(&self, at: &ExcelDateTime) -> Content {
        let (year, month, day, ..) = at.to_ymd_hms_milli();
        let date = || Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok();
        match self {
            Shown::Calendar(parts) => match date() {
                Some(date) => Content::Day(date, parts.of_day(date)),
                None => Content::Text(plain(at.as_f64())),
            },
            _ => Content::Text(self.number(at.as_f64())),
        }
    }
}

impl Parts {
    /// `None` for a format that shows no day, or a time without one.
    fn of(code: &str) -> Option<Parts> {
        let letters = bare(code);
        let letters = letters.split(';').next().unwrap_or_default();
        let has_time = letters.contains(['h', 's']);
        let (day, year) = (letters.contains('d'), letters.contains('y'));
        // Beside hours and seconds m is for minutes.
        let month = letters.contains("mmm") || (letters.contains('m') && (!has_time || day || year));
        (day || month || year).then_some(Parts { day, month, year })
    }

    /// "17 October 2018", "October 2018", "2018": written out, since 10/11/2018 is another day in another country.
    pub(super) fn of_day(self, date: Date) -> String {
        let month = MONTHS[usize::from(date.month().unsigned_abs()).saturating_sub(1) % MONTHS.len()];
        let parts = [
            self.day.then(|| date.day().to_string()),
            self.month.then(|| month.to_owned()),
            self.year.then(|| date.year().to_string()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The letters of a format code that stand for parts of a number or day.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            _ => bare.extend(c.to_lowercase()),
        }
    }
    bare.replace("general", "")
}

/// Whether a code that may be of a fraction or a time has more digits in a row than any person asks for; ssfmt counts
/// in 32 bits there. Which letters it takes for a time's is its own affair.
fn has_many_digits(code: &str) -> bool {
    let may_be_of_time = code.contains(|c: char| c == '/' || c.is_alphabetic());
    may_be_of_time && code.split(|c| !matches!(c, '0' | '#' | '?')).any(|digits| digits.len() > MOST_DIGITS)
}

/// The digits of a number, without those that only a computer sees: 0.30000000000000004 is 0.3.
fn plain(value: f64) -> String {
    let digits = format!("{value:.*e}", DIGITS - 1);
    Decimal::from_scientific(&digits)
        .map_or_else(|_| value.to_string(), |value| value.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_show_as_their_format_says() {
        for (value, code, shown) in [
            (15800.0, "General", "15800"),
            (15800.0, "#,##0", "15,800"),
            (0.514, "0.0%", "51.4%"),
            (0.1 + 0.2, "General", "0.3"),
            (1_234_567_890_123.0, "General", "1234567890123"),
            (3.2, "\"£\"0.0\"bn\"", "£3.2bn"),
            (-3.2, "_-[$£-809]* #,##0.00_-;-[$£-809]* #,##0.00_-", "-£3.20"),
            (4.1, "0.0\" percentage points\"", "4.1 percentage points"),
            (1500.0, "[Red]General", "1500"),
            (-0.514, "(0.0%);[Red]-0.0%", "-51.4%"),
        ] {
            assert_eq!(Shown::new(code).number(value), shown, "{code}");
        }
    }

    #[test]
    fn days_are_written_out_as_far_as_they_show() {
        let day = ExcelDateTime::new(43390.4, ExcelDateTimeType::DateTime, false);
        for (code, shown) in [
            ("dd/mm/yyyy", "17 October 2018"),
            ("mmm-yy", "October 2018"),
            ("yyyy", "2018"),
            ("[$-809]d mmmm yyyy h:mm", "17 October 2018"),
            ("d \"day of\" mmm", "17 October"),
        ] {
            let date = "2018-10-17".parse().unwrap();
            assert_eq!(Shown::new(code).day(&day), Content::Day(date, shown.into()), "{code}");
        }
        assert_eq!(Shown::new("h:mm").day(&day), Content::Text("9:36".into()));
    }

    proptest! {
        #[test]
        fn no_code_and_no_number_panics(
            parts in prop::collection::vec(prop::sample::select(vec![
                "0", "#", "?", ".", ",", "%", "E+", "/", "@", "_", "*", "\\", "\"", "[", "]", "[Red]", "[>=100]", "[$",
                "-409]", "[$£-809]", ";", "y", "m", "mmm", "d", "h", "s", "s.00", "[h]", "AM/PM", "General", "é", "b",
                "g", "0000000000", "😀",
            ]), 0..12),
            value in any::<f64>(),
        ) {
            let shown = Shown::new(&parts.concat());
            for value in [value, 0.0, -1.0, 43390.4] {
                shown.number(value);
                shown.day(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
            }
        }
    }
}
