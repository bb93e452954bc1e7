//! GitLab Code Quality: one JSON array, written as it goes.

use std::fmt;

use serde_json::json;

use super::declared::Declared;
use super::json::Array;
use super::jsonl::object;
use super::located::{located, told};
use super::repository::Repository;
use super::{Format, Summary};
use crate::document::Document;
use crate::lines::Position;
use crate::report::{Report, Severity};

/// A Code Quality report.
#[derive(Debug)]
pub struct Gitlab {
    repository: Repository,
    issues: Array,
}

impl Gitlab {
    /// A report with paths from the root of the repository.
    pub fn new(repository: Repository) -> Gitlab {
        Gitlab { repository, issues: Array::default() }
    }
}

impl Format for Gitlab {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "[")
    }

    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let path = self.repository.path(document.path());
        for located in located(document, report) {
            let finding = located.finding;
            let issue = json!({
                "description": told(finding, declared).join("; "),
                "check_name": finding.check,
                // GitLab compares whole reports by it: no two of a run may be the same.
                "fingerprint": located.fingerprint.within(&path).to_string(),
                "severity": severity(finding.severity),
                "location": {
                    "path": path,
                    "positions": { "begin": position(located.start), "end": position(located.end) },
                },
            });
            self.issues.push(&object(&issue)?, out)?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "\n]")
    }
}

/// GitLab's five steps: info, minor, major, critical, blocker.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

fn position(at: Position) -> serde_json::Value {
    json!({ "line": at.line, "column": at.column })
}
