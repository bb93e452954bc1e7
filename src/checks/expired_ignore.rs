//! `expired-ignore`: a finding was to be left be until a day that has passed.

use super::instruction::finding;
use super::{Check, Context, Faulted};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "expired-ignore",
    severity: Some(Severity::Warning),
    faults: Faulted::Instruction,
    explanation: include_str!("expired_ignore.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let expired = context.heeded.expired.iter();
    expired
        .map(|ignore| {
            let message = format!("this ignore held until {}", ignore.until);
            let hint = "mend the copy, give it another day, or take the comment out".to_owned();
            finding(check, context.severity, ignore.span, message, "past its day", Some(hint))
        })
        .collect()
}
