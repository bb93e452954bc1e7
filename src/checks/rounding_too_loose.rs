//! `rounding-too-loose`: the right direction, too coarse to print.

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::quantity::Verdict;
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "rounding-too-loose",
    severity: Some(Severity::Warning),
    faults: Faulted::Copy,
    explanation: include_str!("rounding_too_loose.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let cases = context.cases(Verdict::TooLoose);
    cases
        .map(|case| {
            let message = format!("“{}” is too loose for {}", case.stated(), case.canonical());
            let label = distance(&case).unwrap_or_else(|| case.says());
            case.finding(check, context.severity, Wording { message, label, hint: None })
        })
        .collect()
}

/// "6.5% below the figure"; `None` for ranges and for a figure of nought.
fn distance(case: &Case<'_>) -> Option<String> {
    let (stated, canonical) = (&case.mention.quantity, &case.figure.quantity);
    if stated.low != stated.high || canonical.low != canonical.high {
        return None;
    }
    let (value, truth) = (stated.unit.to_base(stated.low)?, canonical.unit.to_base(canonical.low)?);
    let share =
        value.checked_sub(truth)?.checked_div(truth)?.checked_mul(rust_decimal::Decimal::ONE_HUNDRED)?;
    let side = if share.is_sign_negative() { "below" } else { "above" };
    Some(format!("{}% {side} the figure", share.abs().round_dp(1).normalize()))
}
