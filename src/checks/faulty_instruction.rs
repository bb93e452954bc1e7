//! `faulty-instruction`: a comment for tieout that it cannot follow.

use super::instruction::finding;
use super::{Check, Context, Faulted};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "faulty-instruction",
    severity: Some(Severity::Error),
    faults: Faulted::Instruction,
    explanation: include_str!("faulty_instruction.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let faults = context.heeded.faults.iter();
    faults
        .map(|fault| {
            finding(
                check,
                context.severity,
                fault.span,
                fault.message.clone(),
                &fault.label,
                fault.hint.clone(),
            )
        })
        .collect()
}
