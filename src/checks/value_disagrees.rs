//! `value-disagrees`: another value is stated.

use super::case::Wording;
use super::{Check, Context, Faulted, hint};
use crate::quantity::Verdict;
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "value-disagrees",
    severity: Some(Severity::Error),
    faults: Faulted::Copy,
    explanation: include_str!("value_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let cases = context.cases(Verdict::WrongValue);
    cases
        .map(|case| {
            let label = case.says();
            let wording = Wording { message: case.disagrees(), label, hint: hint::hint(&case) };
            case.finding(check, context.severity, wording)
        })
        .collect()
}
