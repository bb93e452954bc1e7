//! Findings known already, so that a run tells only of new ones.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::left::{LeftBe, LeftBy};
use crate::document::Document;
use crate::fingerprint::{Fingerprint, fingerprints};
use crate::report::Report;

/// Raised when the form of the file changes.
const VERSION: u32 = 1;

/// A finding of a baseline. Ordered by path, so that a written baseline changes little from day to day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Known {
    /// Its document, relative to the folder of the baseline, with `/` between names.
    pub path: String,
    /// Its check: for readers of the file.
    pub check: String,
    /// The words it is about: for readers of the file.
    pub text: String,
    /// What it is known by, whatever moves it.
    pub fingerprint: String,
}

/// Findings known already, by document and content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    by_path: BTreeMap<String, BTreeSet<Fingerprint>>,
    /// Those of documents that are gone: they may have another name now.
    moved: BTreeSet<Fingerprint>,
}

/// Why a text is no baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is not the JSON that is written.
    #[error("is no baseline ({0}); write one with --write-baseline")]
    Unreadable(String),
    /// It is of another version of tieout.
    #[error(
        "is a baseline of version {0}, this tieout reads version {VERSION}; write it anew with --write-baseline"
    )]
    Version(u32),
}

#[derive(Deserialize)]
struct Header {
    version: u32,
}

#[derive(Deserialize)]
struct Written {
    findings: Vec<Known>,
}

impl Baseline {
    /// Reads what [`Baseline::write`] wrote; `exists` tells whether a document is still where it was.
    ///
    /// # Errors
    ///
    /// Where the text is something else.
    pub fn parse(text: &str, exists: impl Fn(&str) -> bool) -> Result<Baseline, BaselineError> {
        let unreadable = |error: serde_json::Error| BaselineError::Unreadable(error.to_string());
        let Header { version } = serde_json::from_str(text).map_err(unreadable)?;
        if version != VERSION {
            return Err(BaselineError::Version(version));
        }
        let Written { findings } = serde_json::from_str(text).map_err(unreadable)?;
        let mut baseline = Baseline::default();
        for known in findings {
            let fingerprint = known.fingerprint.parse();
            let fingerprint = fingerprint.map_err(|_| {
                BaselineError::Unreadable(format!("`{}` is no fingerprint", known.fingerprint))
            })?;
            baseline.by_path.entry(known.path).or_default().insert(fingerprint);
        }
        for (path, known) in &baseline.by_path {
            if !exists(path) {
                baseline.moved.extend(known);
            }
        }
        Ok(baseline)
    }

    /// The text of a baseline of these findings, one a line.
    pub fn write(mut findings: Vec<Known>) -> String {
        findings.sort();
        let lines = findings.iter().filter_map(|known| serde_json::to_string(known).ok());
        let lines: Vec<String> = lines.map(|line| format!("\n{line}")).collect();
        format!("{{\"version\":{VERSION},\"findings\":[{}\n]}}\n", lines.join(","))
    }

    /// Leaves be what is known of the document at this path, relative to the folder of the baseline.
    pub fn leave_be(&self, document: &Document, path: &str, report: &mut Report) {
        let none = BTreeSet::new();
        let own = self.by_path.get(path).unwrap_or(&none);
        if own.is_empty() && self.moved.is_empty() {
            return;
        }
        let all = report.all_findings();
        let mut met = 0;
        let known: BTreeSet<_> = all
            .iter()
            .zip(fingerprints(document, &all))
            .filter(|(_, fingerprint)| {
                met += usize::from(own.contains(fingerprint));
                own.contains(fingerprint) || self.moved.contains(fingerprint)
            })
            .map(|(finding, _)| (finding.span, finding.check))
            .collect();
        report.resolved = own.len() - met;
        move_out(report, |span, check| known.contains(&(span, check)));
    }
}

/// The findings of a document, as a baseline keeps them, which from now on are left be.
pub fn accept(document: &Document, path: &str, report: &mut Report) -> Vec<Known> {
    let all = report.all_findings();
    let shown: BTreeSet<_> = report.findings.iter().map(|finding| (finding.span, finding.check)).collect();
    let found = all.iter().zip(fingerprints(document, &all));
    let known = found.filter(|(finding, _)| shown.contains(&(finding.span, finding.check)));
    let known = known.map(|(finding, fingerprint)| Known {
        path: path.to_owned(),
        check: finding.check.to_owned(),
        text: document.source().get(finding.span.range()).unwrap_or_default().to_owned(),
        fingerprint: fingerprint.to_string(),
    });
    let known = known.collect();
    move_out(report, |_, _| true);
    known
}

fn move_out(report: &mut Report, is_known: impl Fn(crate::document::Span, &'static str) -> bool) {
    let findings = std::mem::take(&mut report.findings);
    let (known, new) = findings.into_iter().partition(|finding| is_known(finding.span, finding.check));
    report.findings = new;
    let known: Vec<_> = known;
    report.left.extend(known.into_iter().map(|finding| LeftBe {
        finding,
        by: LeftBy::Baseline,
        reason: None,
    }));
    report.left.sort_by(|a, b| (a.finding.span, a.finding.check).cmp(&(b.finding.span, b.finding.check)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figures::RulesFile;
    use crate::{FigureBook, Lexicon, lint};

    const COPY: &str = "Wardens counted 3,900 swans on the lake. Wardens counted 390 geese on the lake.";

    fn linted(copy: &str) -> (Document, Report) {
        let text = "[[figure]]\nid = \"swans\"\nvalue = \"4,210\"\nwhat = \"swans counted on the lake\"\n\
            [[figure]]\nid = \"geese\"\nvalue = \"930\"\nwhat = \"geese counted on the lake\"\n";
        let book = FigureBook::parse([RulesFile::new("a.toml", text)], Lexicon::english());
        let document = Document::plain("a.txt", copy);
        let report = lint(&document, &book.unwrap(), Lexicon::english());
        (document, report)
    }

    /// A baseline of this copy at `a.txt`, as written and read again.
    fn baseline(copy: &str, exists: bool) -> Baseline {
        let (document, mut report) = linted(copy);
        let known = accept(&document, "a.txt", &mut report);
        assert!(report.findings.is_empty());
        Baseline::parse(&Baseline::write(known), |_| exists).unwrap()
    }

    /// What is new in the copy at a path, left be, and no longer there.
    fn counts(baseline: &Baseline, path: &str, copy: &str) -> (usize, usize, usize) {
        let (document, mut report) = linted(copy);
        baseline.leave_be(&document, path, &mut report);
        (report.findings.len(), report.left.len(), report.resolved)
    }

    #[test]
    fn what_is_known_is_left_be_and_what_is_new_is_not() {
        let known = baseline(COPY, true);
        assert_eq!(counts(&known, "a.txt", COPY), (0, 2, 0));
        assert_eq!(counts(&known, "a.txt", &COPY.replace("390", "391")), (1, 1, 1), "a new slip is new");
        assert_eq!(counts(&known, "a.txt", &COPY.replace("390", "930")), (0, 1, 1), "mended");
        assert_eq!(counts(&known, "b.txt", COPY), (2, 0, 0), "another story has slips of its own");
    }

    #[test]
    fn a_story_may_be_renamed() {
        assert_eq!(counts(&baseline(COPY, false), "b.txt", COPY), (0, 2, 0));
    }

    #[test]
    fn other_files_are_no_baseline() {
        let read = |text: &str| Baseline::parse(text, |_| true).unwrap_err().to_string();
        assert!(read("hello").starts_with("is no baseline (expected value"));
        assert!(
            read("{\"version\":2}").starts_with("is a baseline of version 2, this tieout reads version 1")
        );
        assert!(read("{\"version\":1}").contains("missing field `findings`"));
        let odd = "{\"version\":1,\"findings\":[{\"path\":\"a\",\"check\":\"c\",\"text\":\"\",\"fingerprint\":\"x\"}]}";
        assert!(read(odd).contains("`x` is no fingerprint"));
        assert_eq!(Baseline::parse(&Baseline::write(Vec::new()), |_| true), Ok(Baseline::default()));
    }

    proptest! {
        #[test]
        fn edits_elsewhere_change_nothing(
            before in "([A-Z][a-z]{2,9}( [a-z]{2,9}){0,5}\\. ){0,3}", after in "( [A-Z][a-z]{2,9}( [a-z]{2,9}){0,5}\\.){0,3}",
        ) {
            let edited = format!("{before}{COPY}{after}");
            // Only edits that leave the findings what they are: words may date a number or make it another's.
            prop_assume!(linted(&edited).1.findings.len() == 2);
            prop_assert_eq!(counts(&baseline(COPY, true), "a.txt", &edited), (0, 2, 0));
        }
    }
}
