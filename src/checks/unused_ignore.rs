//! `unused-ignore`: a comment asks to leave be what is not found.

use super::instruction::finding;
use super::{Check, Context, Faulted};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "unused-ignore",
    severity: Some(Severity::Warning),
    faults: Faulted::Instruction,
    explanation: include_str!("unused_ignore.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let unused = context.heeded.unused.iter();
    unused
        .map(|ignore| {
            let names: Vec<String> = ignore.checks.iter().map(|name| format!("`{name}`")).collect();
            let names = names.join(", ");
            let message = match names.as_str() {
                "" => "this ignore leaves nothing be".to_owned(),
                names => format!("this ignore leaves no {names} be"),
            };
            let remedy = if ignore.is_needed {
                format!("take {names} out of it")
            } else {
                "put it above or within the paragraph it is for, or take it out".to_owned()
            };
            finding(check, context.severity, ignore.span, message, "nothing is found here", Some(remedy))
        })
        .collect()
}
