//! The years and months that a text names.

use std::ops::{Deref, Range};

use smallvec::SmallVec;

use crate::month::MONTHS;

/// Years between a figure and the copy that goes on about it.
const NEAR: u16 = 2;
/// Years that need no memory of their own: nearly all periods have fewer.
const FEW_YEARS: usize = 8;
/// Bytes of the longest name of a month.
const LONGEST_MONTH: usize = 9;

/// Calendar years in ascending order, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Years(SmallVec<[u16; FEW_YEARS]>);

impl Years {
    fn insert(&mut self, year: u16) {
        if let Err(place) = self.0.binary_search(&year) {
            self.0.insert(place, year);
        }
    }

    /// Adds the years of another time.
    pub(crate) fn add(&mut self, others: &Years) {
        for &year in others.iter() {
            self.insert(year);
        }
    }

    fn is_disjoint(&self, others: &Years) -> bool {
        !self.iter().any(|year| others.contains(year))
    }
}

impl Deref for Years {
    type Target = [u16];

    fn deref(&self) -> &[u16] {
        &self.0
    }
}

/// Some of the twelve months, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Months(u16);

impl Months {
    /// The month with this number, 1 to 12.
    fn one(month: u8) -> Months {
        Months(1 << month)
    }

    /// Adds the months of another time.
    pub(crate) fn add(&mut self, others: Months) {
        self.0 |= others.0;
    }

    /// The number of the first, 1 to 12.
    pub(crate) fn first(self) -> Option<u32> {
        (!self.is_empty()).then(|| self.0.trailing_zeros())
    }

    /// How many there are.
    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn is_disjoint(self, others: Months) -> bool {
        self.0 & others.0 == 0
    }
}

/// Years and months named together: "June 2024 to June 2025", "2025-26".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Period {
    /// Calendar years; "2025-26" names both.
    pub(crate) years: Years,
    /// Months of whatever year.
    pub(crate) months: Months,
}

impl Period {
    /// Every year from 1000 to 2199 and every month, in full or as its first three letters.
    pub(crate) fn of(text: &str) -> Period {
        let mut period = Period::default();
        let mut last_year = None;
        for word in telling_words(text) {
            let before = last_year.take();
            if let Some(year) = year(&text[word.clone()]) {
                period.years.insert(year);
                last_year = Some((word.end, year));
                continue;
            }
            let short = &text[word.clone()];
            // "2025-26": two digits right after a year end the span it starts.
            if let (Some((end, year)), 2, Ok(short)) = (before, short.len(), short.parse::<u16>())
                && short == (year + 1) % 100
                && text[end..word.start].chars().count() == 1
            {
                period.years.insert(year + 1);
            }
            period.months.add(month(short).unwrap_or_default());
        }
        period
    }

    /// Whether a text names a year or a month: [`Period::of`] would not be empty.
    pub(crate) fn is_named_in(text: &str) -> bool {
        let mut words = telling_words(text).map(|word| &text[word]);
        words.any(|word| year(word).is_some() || month(word).is_some())
    }

    /// Whether the text named neither a year nor a month.
    pub(crate) fn is_empty(&self) -> bool {
        self.years.is_empty() && self.months.is_empty()
    }

    /// Whether it is one calendar year and no more.
    pub(crate) fn is_one_year(&self) -> bool {
        self.years.len() == 1 && self.months.is_empty()
    }

    /// Whether both name one and the same year.
    pub(crate) fn shares_a_year(&self, other: &Period) -> bool {
        !self.years.is_disjoint(&other.years) && !self.conflicts_with(other)
    }

    /// Whether a year of the one is a year of the other, or the one before or after.
    pub(crate) fn is_next_to(&self, other: &Period) -> bool {
        self.years.iter().any(|own| other.years.iter().any(|year| own.abs_diff(*year) <= 1))
    }

    /// Whether one of the other's years is its last, or the one before.
    pub(crate) fn ends_with(&self, other: &Period) -> bool {
        let last = self.years.last();
        last.is_some_and(|last| other.years.iter().any(|year| year <= last && last - year <= 1))
    }

    /// Whether it names years, and none of them is within two of the other's.
    pub(crate) fn is_another_time(&self, other: &Period) -> bool {
        let near = |year: &u16| other.years.iter().any(|own| own.abs_diff(*year) <= NEAR);
        !self.years.is_empty() && !other.years.is_empty() && !self.years.iter().any(near)
    }

    /// Whether it names a year before every year of the other.
    pub(crate) fn is_before(&self, other: &Period) -> bool {
        matches!((self.years.first(), other.years.first()), (Some(own), Some(first)) if own < first)
    }

    /// Whether both name years, or both months, and share none.
    pub(crate) fn conflicts_with(&self, other: &Period) -> bool {
        let apart = |empty: bool, disjoint: bool| !empty && disjoint;
        // "2022/23" is not "2023/24", though they share a year.
        let seasons = self.years.len() == 2 && other.years.len() == 2 && self.years != other.years;
        seasons
            || apart(self.years.is_empty() || other.years.is_empty(), self.years.is_disjoint(&other.years))
            || apart(self.months.is_empty() || other.months.is_empty(), self.months.is_disjoint(other.months))
    }
}

/// Where words of ASCII letters and digits stand that begin with a digit or a capital, as years and months do: few do, and
/// the others are passed over at a glance.
fn telling_words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let may_tell = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
            let start = from + bytes[from..].iter().position(may_tell)?;
            let length = bytes[start..].iter().position(|byte| !byte.is_ascii_alphanumeric());
            from = length.map_or(bytes.len(), |length| start + length);
            let is_apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
            if is_apart(text[..start].chars().next_back()) && is_apart(text[from..].chars().next()) {
                return Some(start..from);
            }
        }
    })
}

fn year(word: &str) -> Option<u16> {
    let year: u16 = (word.len() == 4).then(|| word.parse().ok())??;
    (1000..2200).contains(&year).then_some(year)
}

/// The month a word names; "may" and "march" only with a capital.
fn month(word: &str) -> Option<Months> {
    if !word.starts_with(char::is_uppercase) || !(3..=LONGEST_MONTH).contains(&word.len()) {
        return None;
    }
    let is_same = |month: &str| word.eq_ignore_ascii_case(month);
    let index = MONTHS.iter().position(|month| is_same(month) || is_same(&month[..3]));
    let index = index.or_else(|| is_same("Sept").then_some(8))?;
    u8::try_from(index + 1).ok().map(Months::one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_months_are_read() {
        let period = Period::of("end of September 2025-26");
        assert_eq!(*period.years, [2025, 2026]);
        assert_eq!((period.months.first(), period.months.len()), (Some(9), 1));
        assert!(Period::of("they may march").is_empty());
        assert!(!Period::is_named_in("they may march"));
        assert!(Period::is_named_in("May’s") && Period::is_named_in("1987"));
        assert_eq!(*Period::of("2025–26").years, [2025, 2026]);
        for text in ["2025 – 26", "2025-é26", "2025 of 26", "2025-1-26"] {
            assert_eq!(*Period::of(text).years, [2025], "{text}");
        }
        assert!(!Period::is_named_in("éMay 1987é"));
    }

    #[test]
    fn periods_conflict_only_where_both_speak() {
        assert!(Period::of("2023").conflicts_with(&Period::of("2024")));
        assert!(Period::of("in May").conflicts_with(&Period::of("June 2025")));
        assert!(!Period::of("in June").conflicts_with(&Period::of("June 2025")));
        assert!(Period::of("2022/23").conflicts_with(&Period::of("2023/24")));
        assert!(!Period::of("").conflicts_with(&Period::of("2024")));
    }
}
