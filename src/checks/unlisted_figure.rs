//! `unlisted-figure`: a number that no figure of the book covers.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Check, Context, Faulted};
use crate::quantity::Form;
use crate::report::Finding;
use crate::scan::{Kind, Mention};

pub(crate) const CHECK: Check = Check {
    name: "unlisted-figure",
    severity: None,
    faults: Faulted::Copy,
    explanation: include_str!("unlisted_figure.md"),
    find,
};

/// Smallest plain count that wants a source: newspapers print the numbers below it in words, and in every sentence.
const SMALLEST: Decimal = Decimal::TEN;

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let tied: BTreeSet<usize> = context.pairings.iter().map(|p| p.mention).collect();
    let unlisted =
        context.mentions.iter().enumerate().filter(|(at, m)| !tied.contains(at) && wants_source(m));
    unlisted
        .map(|(_, mention)| Finding {
            check: check.name,
            severity: if mention.quoted { context.severity.milder() } else { context.severity },
            span: mention.span,
            message: format!("“{}” is no figure of the book", context.printed(mention)),
            label: "no figure covers this number".to_owned(),
            figures: Vec::new(),
            hint: Some("add it to the book with its source, or take it out".to_owned()),
            quoted: mention.quoted,
            fix: None,
            unsafe_fix: None,
        })
        .collect()
}

/// Statistics do: dates, ages, scores and their like do not, nor does "three men".
fn wants_source(mention: &Mention) -> bool {
    match mention.kind {
        Kind::Percent
        | Kind::Points
        | Kind::Money
        | Kind::Ratio
        | Kind::Multiple
        | Kind::Measure
        | Kind::Temperature => true,
        Kind::Count => mention.quantity.high >= SMALLEST || mention.quantity.form == Form::Magnitude,
        _ => false,
    }
}
