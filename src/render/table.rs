//! `tieout scan` for people: a line a number, in columns.

use std::fmt;

use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::ScanFormat;
use super::sanitise::sanitise;
use crate::document::Document;
use crate::lines::Lines;
use crate::quantity::{Bound, Interval, Quantity, grouped, with_unit};
use crate::scan::{Kind, Mention};

/// Places after the point beyond which a number is shortened …
const GREATEST_SCALE: u32 = 8;
/// … to this many figures.
const SIGNIFICANT: u32 = 5;

/// A line a number: place, text, kind, value and unit, and what else is read from it.
#[derive(Debug, Default)]
pub struct Table;

impl ScanFormat for Table {
    fn document(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let lines = Lines::new(document.source());
        let rows = mentions.iter().map(|m| row(m, document, &lines)).collect::<Vec<_>>();
        columns(&rows, out)
    }
}

/// Writes rows in aligned columns, two spaces between them.
pub(crate) fn columns<const N: usize>(rows: &[[String; N]], out: &mut dyn fmt::Write) -> fmt::Result {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn row(mention: &Mention, document: &Document, lines: &Lines<'_>) -> [String; 5] {
    let at = lines.position(mention.span.start);
    [
        format!("{}:{}:{}", sanitise(document.path()), at.line, at.column),
        format!("\"{}\"", sanitise(document.prose().get(mention.prose.clone()).unwrap_or_default())),
        mention.kind.name().to_owned(),
        value(mention),
        details(mention, document),
    ]
}

/// The face value and unit, as copy prints them: "£3.2", "15% to 20%"; a year or a name has no commas.
pub(crate) fn value(mention: &Mention) -> String {
    let Quantity { low, high, unit, .. } = &mention.quantity;
    let end = |value: Decimal| {
        if is_label(mention.kind) { value.normalize().to_string() } else { with_unit(short(value), unit) }
    };
    if low == high { end(*low) } else { format!("{} to {}", end(*low), end(*high)) }
}

/// Numbers that point at something and measure nothing.
fn is_label(kind: Kind) -> bool {
    matches!(kind, Kind::Year | Kind::Date | Kind::Time | Kind::Identifier)
}

/// What else is read: hedge, meaning where it is wider than the value, trend, noun, quotation.
pub(crate) fn details(mention: &Mention, document: &Document) -> String {
    let quantity = &mention.quantity;
    let exact = Interval::closed(quantity.low, quantity.high);
    let noun = mention.counted.clone().and_then(|range| document.prose().get(range));
    [
        quantity.hedge.map(|hedge| hedge.name().to_owned()),
        (quantity.means != exact && !is_label(mention.kind))
            .then(|| format!("means {}", interval(quantity.means))),
        mention.own_trend().map(|trend| trend.name().to_owned()),
        noun.map(|noun| format!("of \"{}\"", sanitise(noun))),
        mention.quoted.then(|| "in a quotation".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

/// "200 to under 1,000", "more than 13,000", "at most 5".
fn interval(means: Interval) -> String {
    match (means.low(), means.high()) {
        (Bound::Unbounded, Bound::Unbounded) => "anything".to_owned(),
        (Bound::Closed(low), Bound::Unbounded) => format!("at least {}", decimal(low)),
        (Bound::Open(low), Bound::Unbounded) => format!("more than {}", decimal(low)),
        (Bound::Unbounded, Bound::Closed(high)) => format!("at most {}", decimal(high)),
        (Bound::Unbounded, Bound::Open(high)) => format!("less than {}", decimal(high)),
        (low, high) => {
            let end = |bound: Bound| bound.value().map(decimal).unwrap_or_default();
            let below = if matches!(high, Bound::Open(_)) { "under " } else { "" };
            let above = if matches!(low, Bound::Open(_)) { "over " } else { "" };
            format!("{above}{} to {below}{}", end(low), end(high))
        }
    }
}

/// A decimal for people: commas between thousands, and a third is not printed to twenty-eight places.
fn decimal(value: Decimal) -> String {
    grouped(short(value))
}

fn short(value: Decimal) -> Decimal {
    let short = if value.scale() > GREATEST_SCALE { value.round_sf(SIGNIFICANT) } else { None };
    short.unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn numbers_stand_in_columns() {
        let document = sample::document();
        let mut out = String::new();
        Table.document(&document, &sample::report(&document).mentions, &mut out).unwrap();
        assert_eq!(
            out,
            "copy/swans.txt:3:62   \"hundreds\"  count  100 to 1,000  means 200 to under 1,000, in a quotation\n\
             copy/swans.txt:3:177  \"390\"       count  390\n"
        );
    }

    #[test]
    fn long_fractions_are_shortened_for_people() {
        for (value, shown) in [
            ("0.3333333333333333333333333333", "0.33333"),
            ("1240000.5", "1,240,000.5"),
            ("0.0000004", "0.0000004"),
        ] {
            assert_eq!(decimal(value.parse().unwrap()), shown);
        }
    }

    #[test]
    fn open_and_absent_ends_are_said_in_words() {
        let (one, two) = (Decimal::ONE, Decimal::TWO);
        for (low, high, said) in [
            (Bound::Unbounded, Bound::Unbounded, "anything"),
            (Bound::Open(one), Bound::Unbounded, "more than 1"),
            (Bound::Closed(one), Bound::Unbounded, "at least 1"),
            (Bound::Unbounded, Bound::Open(two), "less than 2"),
            (Bound::Unbounded, Bound::Closed(two), "at most 2"),
            (Bound::Closed(one), Bound::Closed(two), "1 to 2"),
            (Bound::Open(one), Bound::Open(two), "over 1 to under 2"),
        ] {
            assert_eq!(interval(Interval::new(low, high)), said);
        }
    }
}
