//! A small reader of values, so that the book is tested apart from the scanner.

use rust_decimal::Decimal;

use crate::document::Span;
use crate::quantity::{Bound, Form, Hedge, Interval, Quantity};
use crate::scan::{Kind, Mention};
use crate::unit::{Dimension, Unit};

/// Digits, £, %, points, times, "more than", "10 to 15", "1 in 3", "3-2".
pub(super) fn read(text: &str) -> Option<Mention> {
    let (hedge, rest) = match text.strip_prefix("more than ") {
        Some(rest) => (Some(Hedge::Over), rest),
        None => (None, text),
    };
    if let Some((low, high)) = rest.split_once(" to ") {
        let (low, high) = (digits(low)?, digits(high)?);
        return Some(mention(Kind::Count, low, high, Form::Range, hedge, Unit::count()));
    }
    if let Some((part, whole)) = rest.split_once(" in ") {
        let share = digits(part)?.checked_div(digits(whole)?)?;
        let unit = Unit::new("", Dimension::Share, Decimal::ONE);
        return Some(mention(Kind::Ratio, share, share, Form::Fraction, hedge, unit));
    }
    if let Some((home, _)) = rest.split_once('-').filter(|(home, _)| !home.is_empty()) {
        let home = digits(home)?;
        return Some(mention(Kind::Score, home, home, Form::Numeral, hedge, Unit::count()));
    }
    let (kind, unit, number) = if let Some(number) = rest.strip_prefix('£') {
        (Kind::Money, Unit::new("GBP", Dimension::Money(*b"GBP"), Decimal::ONE), number)
    } else if let Some(number) = rest.strip_suffix('%') {
        (Kind::Percent, Unit::new("%", Dimension::Share, Decimal::new(1, 2)), number)
    } else if let Some(number) = rest.strip_suffix(" percentage points") {
        (Kind::Points, Unit::new("pp", Dimension::Points, Decimal::ONE), number)
    } else if let Some(number) = rest.strip_suffix(" times") {
        (Kind::Multiple, Unit::new("", Dimension::Multiple, Decimal::ONE), number)
    } else {
        let year = rest.len() == 4 && (rest.starts_with("19") || rest.starts_with("20"));
        (if year { Kind::Year } else { Kind::Count }, Unit::count(), rest)
    };
    let value = digits(number)?;
    let form = if kind == Kind::Multiple { Form::Fraction } else { Form::Numeral };
    Some(mention(kind, value, value, form, hedge, unit))
}

fn digits(text: &str) -> Option<Decimal> {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        .then(|| Decimal::from_str_exact(&text.replace(',', "")).ok())?
}

fn mention(kind: Kind, low: Decimal, high: Decimal, form: Form, hedge: Option<Hedge>, unit: Unit) -> Mention {
    let mut granularity = Decimal::new(1, low.scale().min(20));
    while low.scale() == 0 && !low.is_zero() && (low % (granularity * Decimal::TEN)).is_zero() {
        granularity *= Decimal::TEN;
    }
    let means = match hedge {
        Some(_) => Interval::new(Bound::Open(low), Bound::Unbounded),
        None => Interval::closed(low, high),
    };
    let quantity = Quantity { low, high, granularity, form, hedge, means, unit };
    Mention {
        span: Span { start: 0, end: 1 },
        prose: 0..1,
        number: 0..1,
        sentence: 0,
        kind,
        quantity,
        trend: None,
        step: None,
        counted: None,
        quoted: false,
    }
}
