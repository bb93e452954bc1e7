//! `figure-expired`: the book's own figure is out of date.

use std::collections::BTreeSet;

use super::case::Wording;
use super::{Check, Context, Faulted};
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "figure-expired",
    severity: Some(Severity::Warning),
    faults: Faulted::Book,
    explanation: include_str!("figure_expired.md"),
    find,
};

/// One finding a figure, where the copy first gives it: the fault is the book's, not each number's.
fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let Some(today) = context.as_of else { return Vec::new() };
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let expired = context.tied().filter_map(|case| Some((case.figure.expires?, case)));
    expired
        .filter(|(expires, case)| *expires < today && told.insert(case.pairing.figure))
        .map(|(expires, case)| {
            let message = format!("“{}” rests on a figure that expired on {expires}", case.stated());
            let label = format!("the book’s {} has expired", case.figure.text);
            let hint = Some("look up the figure at its source, then renew `value` and `expires`".to_owned());
            case.finding(check, context.severity, Wording { message, label, hint })
        })
        .collect()
}
