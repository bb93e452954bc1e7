//! `trend-disagrees`: a rise printed as a fall.

use super::case::{Case, Wording};
use super::{Check, Context};
use crate::figures::Origin;
use crate::quantity::{Canonical, Verdict, agree};
use crate::report::{Finding, Severity};
use crate::scan::{Step, Trend};

pub(super) const CHECK: Check = Check {
    name: "trend-disagrees",
    severity: Severity::Error,
    explanation: include_str!("trend_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let cases = context.cases(Verdict::Agrees).filter(|case| case.pairing.firm && !is_old_value(case));
    cases
        .filter_map(|case| {
            let stated = case.mention.trend.filter(|_| case.mention.step != Some(Step::From))?;
            let canonical = case.figure.trend.filter(|canonical| *canonical != stated)?;
            let message =
                format!("“{}” is right, but it is {}, not {}", case.stated(), noun(canonical), noun(stated));
            let wording = Wording { message, label: label(&case, canonical), hint: None };
            Some(case.finding(check, check.severity, wording))
        })
        .collect()
}

/// "up from 1,080" is said of the new value; the old one has the trend of its own time.
fn is_old_value(case: &Case<'_>) -> bool {
    case.figure
        .was
        .iter()
        .any(|was| agree(&case.mention.quantity, Canonical::value(&was.quantity), false).stands())
}

fn noun(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "a rise",
        Trend::Down => "a fall",
    }
}

/// "up from 1,080", or what the figure says it is.
fn label(case: &Case<'_>, canonical: Trend) -> String {
    match case.figure.was.first() {
        Some(was) => format!("{} from {}", canonical.name(), was.text),
        None if case.figure.origin == Origin::Source => format!("the source has {}", noun(canonical)),
        None => format!("the book says: {}", case.figure.what),
    }
}
