//! The objects of `tieout scan` in machine output, under the same promise as `record`.

use rust_decimal::Decimal;
use serde::Serialize;

use super::record::text_of;
use crate::document::Document;
use crate::lines::Lines;
use crate::quantity::{Bound, Hedge};
use crate::scan::{Mention, Trend};

/// One document scanned.
#[derive(Debug, Serialize)]
pub(crate) struct Scanned<'a> {
    path: &'a str,
    mentions: Vec<Number<'a>>,
}

/// One number.
#[derive(Debug, Serialize)]
pub(crate) struct Number<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    kind: &'static str,
    stated: Stated,
    means: Means,
    hedge: Option<&'static str>,
    unit: Option<&'a str>,
    counted: Option<&'a str>,
    trend: Option<&'static str>,
    quoted: bool,
}

#[derive(Debug, Serialize)]
struct Stated {
    low: String,
    high: String,
}

#[derive(Debug, Serialize)]
struct Means {
    low: Option<String>,
    high: Option<String>,
    low_open: bool,
    high_open: bool,
}

impl<'a> Scanned<'a> {
    /// The object of a document.
    pub(crate) fn new(document: &'a Document, mentions: &'a [Mention]) -> Scanned<'a> {
        let lines = Lines::new(document.source());
        let mentions = mentions.iter().map(|mention| number(mention, document, &lines)).collect();
        Scanned { path: document.path(), mentions }
    }
}

/// The object of a number.
pub(crate) fn number<'a>(mention: &'a Mention, document: &'a Document, lines: &Lines<'_>) -> Number<'a> {
    let at = lines.position(mention.span.start);
    let quantity = &mention.quantity;
    let unit = quantity.unit.id.as_str();
    Number {
        text: text_of(document, mention.span),
        start: mention.span.start,
        end: mention.span.end,
        line: at.line,
        column: at.column,
        kind: mention.kind.name(),
        stated: Stated { low: decimal(quantity.low), high: decimal(quantity.high) },
        means: Means {
            low: quantity.means.low().value().map(decimal),
            high: quantity.means.high().value().map(decimal),
            low_open: !matches!(quantity.means.low(), Bound::Closed(_)),
            high_open: !matches!(quantity.means.high(), Bound::Closed(_)),
        },
        hedge: quantity.hedge.map(Hedge::name),
        unit: Some(unit).filter(|id| !id.is_empty()),
        counted: mention.counted.clone().and_then(|range| document.prose().get(range)),
        trend: mention.own_trend().map(Trend::name),
        quoted: mention.quoted,
    }
}

/// A decimal without trailing zeros or exponent: `3.2`, `16000`.
fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_plainly() {
        for (value, written) in [
            ("16000", "16000"),
            ("3.20", "3.2"),
            ("-0.0", "0"),
            ("0.00000001", "0.00000001"),
            ("1000000000000000000000", "1000000000000000000000"),
        ] {
            assert_eq!(decimal(value.parse().unwrap()), written);
        }
    }
}
