//! `superseded-figure`: an old value given as current.

use super::case::{Case, Wording};
use super::{Check, Context, Faulted};
use crate::figures::Superseded;
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

/// "right until October 2024": of the old value printed, before one that only rounds to it.
fn label(case: &Case<'_>) -> String {
    let stated = &case.mention.quantity;
    let agrees = |was: &&Superseded| agree(stated, Canonical::value(&was.quantity), false).stands();
    let old = || case.figure.was.iter().filter(agrees);
    let meant = old().find(|was| was.quantity.same_face(stated)).or_else(|| old().next());
    match meant.and_then(|was| was.until.as_deref()) {
        Some(until) => format!("right until {until}"),
        None => "no longer right".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::{FigureBook, RulesFile};
    use crate::{Document, Lexicon, lint};

    #[test]
    fn the_date_is_that_of_the_value_printed() {
        let rules = "[[figure]]\nid = \"babies\"\nvalue = \"15,800\"\nwhat = \"babies born in Wales\"\nwas = [\
            { value = \"15,020\", until = \"2022\" }, { value = \"15,000\", until = \"2023\" }]\n";
        let book = FigureBook::parse([RulesFile::new("rules.toml", rules)], Lexicon::english()).unwrap();
        for (copy, label) in [
            ("15,000 babies were born in Wales.", "right until 2023"),
            ("15,020 babies were born in Wales.", "right until 2022"),
        ] {
            let report = lint(&Document::plain("copy.txt", copy), &book, Lexicon::english());
            let labels: Vec<_> = report.findings.iter().map(|f| f.label.as_str()).collect();
            assert_eq!(labels, [label], "{copy}");
        }
    }
}
