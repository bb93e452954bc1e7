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

/// One finding a figure, where the copy first gives it: the fault is the book's, not each number's, and so no speaker's
/// either.
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
            let finding = case.finding(check, context.severity, Wording { message, label, hint });
            Finding { severity: context.severity, quoted: false, ..finding }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::figures::{FigureBook, RulesFile};
    use crate::{Document, Lexicon, Linter, Settings};

    #[test]
    fn a_quotation_does_not_make_it_milder() {
        let rules = "[[figure]]\nid = \"loans\"\nvalue = \"4,521\"\nwhat = \"coins lent by the museum\"\n\
            expires = 2025-12-11\n";
        let book = FigureBook::parse([RulesFile::new("rules.toml", rules)], Lexicon::english()).unwrap();
        let copy = "“The museum lent 4,521 coins,” the keeper said.";
        let settings = Settings::as_of(date(2026, 1, 5));
        let report =
            Linter::new(&book, Lexicon::english()).lint(&Document::plain("copy.txt", copy), &settings);
        let told: Vec<_> = report.findings.iter().map(|f| (f.check, f.severity, f.quoted)).collect();
        assert_eq!(told, [("figure-expired", Severity::Warning, false)]);
        assert!(report.mentions[0].quoted);
    }
}
