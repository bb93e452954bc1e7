//! `bound-disagrees`: "more than 16,000" for 15,800.

use super::case::Wording;
use super::{Check, Context, Faulted};
use crate::quantity::Verdict;
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "bound-disagrees",
    severity: Some(Severity::Error),
    faults: Faulted::Copy,
    explanation: include_str!("bound_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let cases = context.cases(Verdict::WrongBound);
    cases
        .map(|case| {
            let label = format!("{} is not {}", case.canonical(), case.stated().to_lowercase());
            case.finding(check, context.severity, Wording { message: case.disagrees(), label, hint: None })
        })
        .collect()
}
