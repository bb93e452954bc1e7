//! `unit-disagrees`: percent for percentage points, pounds for dollars.

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::quantity::Verdict;
use crate::report::{Finding, Severity};
use crate::unit::Dimension;

pub(crate) const CHECK: Check = Check {
    name: "unit-disagrees",
    severity: Some(Severity::Error),
    faults: Faulted::Copy,
    explanation: include_str!("unit_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let cases = context.cases(Verdict::WrongUnit);
    cases
        .map(|case| {
            let label = case.says();
            let wording = Wording { message: case.disagrees(), label, hint: Some(hint(&case).to_owned()) };
            case.finding(check, context.severity, wording)
        })
        .collect()
}

fn hint(case: &Case<'_>) -> &'static str {
    let pair = (case.mention.quantity.unit.dimension, case.figure.quantity.unit.dimension);
    match pair {
        (Dimension::Share, Dimension::Points) => {
            "the difference between two percentages is in percentage points, not per cent"
        }
        (Dimension::Points, Dimension::Share) => {
            "percentage points are for the difference between two percentages; the figure is a percentage"
        }
        (Dimension::Money(_), Dimension::Money(_)) => "the digits are right, the currency is another",
        _ => "the digits are right, the unit is another",
    }
}
