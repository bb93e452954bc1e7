//! `superseded-figure`: an old value given as current.

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::quantity::{Canonical, Verdict, agree};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "superseded-figure",
    severity: Some(Severity::Error),
    faults: Faulted::Copy,
    explanation: include_str!("superseded_figure.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let cases = context.cases(Verdict::Superseded);
    cases
        .map(|case| {
            let message = format!("“{}” is an old value: it is now {}", case.stated(), case.canonical());
            let hint = Some("if the old value is meant, say when it was right".to_owned());
            case.finding(check, context.severity, Wording { message, label: label(&case), hint })
        })
        .collect()
}

/// "right until October 2024".
fn label(case: &Case<'_>) -> String {
    let stated = &case.mention.quantity;
    let mut old =
        case.figure.was.iter().filter(|was| agree(stated, Canonical::value(&was.quantity), false).stands());
    match old.next().and_then(|was| was.until.as_deref()) {
        Some(until) => format!("right until {until}"),
        None => "no longer right".to_owned(),
    }
}
