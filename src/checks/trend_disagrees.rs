//! `trend-disagrees`: a rise printed as a fall.

use std::collections::BTreeMap;

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::figures::Origin;
use crate::quantity::{Canonical, Verdict, agree};
use crate::report::{Finding, Severity};
use crate::scan::{Step, Trend};

pub(crate) const CHECK: Check = Check {
    name: "trend-disagrees",
    severity: Some(Severity::Error),
    faults: Faulted::Copy,
    explanation: include_str!("trend_disagrees.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let tied = tied_in_sentences(context);
    let cases = context.cases(Verdict::Agrees).filter(|case| case.pairing.firm);
    cases
        .filter_map(|case| {
            let key = (case.pairing.figure, case.mention.sentence);
            let stands_by_current = tied.get(&key).is_some_and(|numbers| *numbers > 1);
            let stated = case.mention.trend.filter(|_| speaks_of_figure(&case, stands_by_current))?;
            let canonical = case.figure.trend.filter(|canonical| *canonical != stated)?;
            let message =
                format!("“{}” is right, but it is {}, not {}", case.stated(), noun(canonical), noun(stated));
            let wording = Wording { message, label: label(&case, canonical), hint: None };
            Some(case.finding(check, context.severity, wording))
        })
        .collect()
}

/// How many numbers of a sentence are tied to one figure, by figure and sentence.
fn tied_in_sentences(context: Context<'_>) -> BTreeMap<(usize, usize), usize> {
    let mut tied = BTreeMap::new();
    for case in context.tied() {
        *tied.entry((case.pairing.figure, case.mention.sentence)).or_default() += 1;
    }
    tied
}

/// Whether the direction in the copy is that of the figure.
///
/// `stands_by_current` says that another number of the sentence is tied to it.
fn speaks_of_figure(case: &Case<'_>, stands_by_current: bool) -> bool {
    match case.mention.step {
        // "Down from 56,580" is said of the new value; where that stands beside it, one finding is enough.
        Some(Step::From) => is_old_value(case) && !stands_by_current,
        // "2.5% higher than a year ago" says nothing of where the rate itself went.
        Some(Step::By) => case.figure.is_change && !is_old_value(case),
        Some(Step::To) | None => !is_old_value(case),
    }
}

/// A value that was once right and is not the current one: it has the trend of its own time.
fn is_old_value(case: &Case<'_>) -> bool {
    let stated = case.mention.quantity.exactly();
    let is_value = |canonical| agree(&stated, Canonical::value(canonical), false).stands();
    !is_value(&case.figure.quantity) && case.figure.was.iter().any(|was| is_value(&was.quantity))
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
