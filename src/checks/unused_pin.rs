//! `unused-pin`: a comment ties the next number by hand, and there is none.

use super::instruction::finding;
use super::{Check, Context, Faulted};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "unused-pin",
    severity: Some(Severity::Warning),
    faults: Faulted::Instruction,
    explanation: include_str!("unused_pin.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let pins = context.heeded.unused_pins.iter();
    pins.map(|span| {
        let message = "no number for this pin follows in its paragraph".to_owned();
        let hint = "put it in front of the number, in the same paragraph, or take it out".to_owned();
        finding(check, context.severity, *span, message, "pins nothing", Some(hint))
    })
    .collect()
}
