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
            let label = format!("{} is not {}", case.canonical(), bound(&case.stated()));
            case.finding(check, context.severity, Wording { message: case.disagrees(), label, hint: None })
        })
        .collect()
}

/// Verbs that bound a number from below, whatever they are said of.
const VERBS: [&str; 17] = [
    "crossed",
    "crosses",
    "crossing",
    "exceed",
    "exceeded",
    "exceeding",
    "exceeds",
    "passed",
    "passes",
    "surpass",
    "surpassed",
    "surpasses",
    "surpassing",
    "top",
    "topped",
    "topping",
    "tops",
];

/// The bound as it may be said of a number: "more than 22,000" for "topped 22,000".
fn bound(stated: &str) -> String {
    let stated = stated.to_lowercase();
    match stated.split_once(' ') {
        Some((verb, number)) if VERBS.contains(&verb) => format!("more than {number}"),
        _ => stated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_said_as_a_bound() {
        assert!(VERBS.is_sorted());
        assert_eq!(bound("Topped 22,000"), "more than 22,000");
        assert_eq!(bound("More than 16,000"), "more than 16,000");
        assert_eq!(bound("£5m"), "£5m");
    }
}
