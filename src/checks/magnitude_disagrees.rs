//! `magnitude-disagrees`: "hundreds" for 15,800.

use rust_decimal::Decimal;

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::quantity::{Bound, Verdict, grouped};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "magnitude-disagrees",
    severity: Some(Severity::Error),
    faults: Faulted::Copy,
    explanation: include_str!("magnitude_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let wrong = context.cases(Verdict::WrongMagnitude).map(|case| {
        let wording = Wording { message: case.disagrees(), label: reach(&case), hint: None };
        case.finding(check, context.severity, wording)
    });
    // A speaker's weak but true word is no one's business.
    let weak = context.cases(Verdict::Understated).filter(|case| !case.mention.quoted).map(|case| {
        let message = format!("“{}” is weak for {}", case.stated(), case.canonical());
        case.finding(
            check,
            Severity::Note.min(context.severity),
            Wording { message, label: reach(&case), hint: None },
        )
    });
    wrong.chain(weak).collect()
}

/// "hundreds: 200 to 999".
fn reach(case: &Case<'_>) -> String {
    let means = case.mention.quantity.means;
    let low = means.low().value().map(grouped);
    let high = match means.high() {
        Bound::Open(end) => end.checked_sub(Decimal::ONE).map(grouped),
        bound => bound.value().map(grouped),
    };
    match (low, high) {
        (Some(low), Some(high)) => format!("{}: {low} to {high}", case.stated()),
        (Some(low), None) => format!("{}: {low} or more", case.stated()),
        _ => case.stated(),
    }
}
