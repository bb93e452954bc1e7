//! reviewdog's diagnostic format, `rdjson`: one JSON document, written as it goes.
//!
//! It has fields that every version knows: reviewdog refuses a document with any other.

use std::fmt;

use serde_json::{Value, json};

use super::declared::Declared;
use super::json::Array;
use super::jsonl::object;
use super::located::{Located, located, told};
use super::{Format, Summary};
use crate::document::Document;
use crate::lines::Position;
use crate::report::{Report, Severity};

/// A diagnostic result. Paths are as given: reviewdog knows the folder it runs in.
#[derive(Debug, Default)]
pub struct Rdjson {
    diagnostics: Array,
}

fn diagnostic(path: &str, located: &Located<'_>, declared: &Declared<'_>) -> Value {
    let finding = located.finding;
    let mut diagnostic = json!({
        "message": told(finding, declared).join("\n"),
        "location": { "path": path, "range": range(located.start, located.end) },
        "severity": severity(finding.severity),
        "code": { "value": finding.check },
    });
    if let (Some(fix), Some((start, end))) = (&finding.fix, located.fix) {
        diagnostic["suggestions"] = json!([{ "range": range(start, end), "text": fix.text }]);
    }
    diagnostic
}

impl Format for Rdjson {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{{\"source\":{{\"name\":\"tieout\"}},\"diagnostics\":[")
    }

    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        for located in located(document, report) {
            let diagnostic = object(&diagnostic(document.path(), &located, declared))?;
            self.diagnostics.push(&diagnostic, out)?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "\n]}}")
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

/// Columns are bytes of UTF-8, the end exclusive.
fn range(start: Position, end: Position) -> Value {
    let place = |at: Position| json!({ "line": at.line, "column": at.byte_column });
    json!({ "start": place(start), "end": place(end) })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_fix_is_a_suggestion_in_bytes() {
        let (document, book) = (sample::document(), sample::book());
        let mut rdjson = Rdjson::default();
        let mut out = String::new();
        rdjson.begin(&mut out).unwrap();
        rdjson.document(&document, &sample::report(&document), &Declared::new(&book), &mut out).unwrap();
        rdjson.end(&Summary::default(), &mut out).unwrap();
        let result: Value = serde_json::from_str(&out).unwrap();
        let diagnostic = &result["diagnostics"][1];
        let at = |column: usize| json!({ "line": 3, "column": column });
        // Two quotation marks before it are three bytes each.
        let range = json!({ "start": at(181), "end": at(184) });
        assert_eq!(diagnostic["suggestions"], json!([{ "range": range, "text": "930" }]));
        assert_eq!(diagnostic["location"]["range"], range);
        assert_eq!(result["diagnostics"][0]["suggestions"], Value::Null);
    }
}
