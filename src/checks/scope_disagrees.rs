//! `scope-disagrees`: the right number, given for another place, time or group.

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::pair::OutOfScope;
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "scope-disagrees",
    severity: Some(Severity::Warning),
    faults: Faulted::Copy,
    explanation: include_str!("scope_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let given = context.tied().filter(|case| case.pairing.verdict.stands());
    given
        .filter_map(|case| {
            let out = case.pairing.out_of_scope.as_ref()?;
            let message = format!(
                "“{}” is the figure for {}, not for “{}”",
                case.stated(),
                own(&case, out),
                out.words()
            );
            let label = format!("{} says: {}", case.figure.origin.name(), case.figure.what);
            Some(case.finding(check, context.severity, Wording { message, label, hint: None }))
        })
        .collect()
}

/// The figure's own place, time or group, as the book has it.
fn own(case: &Case<'_>, out: &OutOfScope) -> String {
    let own = match out {
        OutOfScope::Place(_) => case.figure.place.first(),
        OutOfScope::Period(_) | OutOfScope::PartOfYear(_) => case.figure.period.as_ref(),
        OutOfScope::Group(_) => None,
    };
    own.map_or_else(|| format!("“{}”", case.figure.what), Clone::clone)
}
