//! One JSON document for the whole run, `{"version": 1, "documents": […], "summary": {…}}`, written as it goes.

use std::fmt;

use super::declared::Declared;
use super::jsonl::object;
use super::record::Checked;
use super::scanned::Scanned;
use super::{Format, ScanFormat, Summary};
use crate::document::Document;
use crate::report::Report;
use crate::scan::Mention;

/// Raised when a name or a meaning in machine output changes.
pub(super) const VERSION: u32 = 1;

/// One document for everything checked.
#[derive(Debug, Default)]
pub struct Json {
    documents: Array,
}

impl Format for Json {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        Array::open(out)
    }

    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        self.documents.push(&object(&Checked::new(document, report, declared))?, out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "\n],\"summary\":{}}}", object(summary)?)
    }
}

/// One document for everything scanned.
#[derive(Debug, Default)]
pub struct ScannedJson {
    documents: Array,
    mentions: usize,
}

impl ScanFormat for ScannedJson {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        Array::open(out)
    }

    fn document(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        self.mentions += mentions.len();
        self.documents.push(&object(&Scanned::new(document, mentions))?, out)
    }

    fn end(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        // A scan ties nothing, so zeros for the rest of the summary would mislead.
        let (documents, mentions) = (self.documents.len, self.mentions);
        writeln!(out, "\n],\"summary\":{{\"documents\":{documents},\"mentions\":{mentions}}}}}")
    }
}

/// A JSON array, an object a line.
#[derive(Debug, Default)]
pub(super) struct Array {
    len: usize,
}

impl Array {
    fn open(out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{{\"version\":{VERSION},\"documents\":[")
    }

    pub(super) fn push(&mut self, object: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        let separator = if self.len == 0 { "\n" } else { ",\n" };
        self.len += 1;
        write!(out, "{separator}{object}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::sample;
    use super::*;

    fn checked(documents: usize) -> Value {
        let (document, book) = (sample::document(), sample::book());
        let report = sample::report(&document);
        let (mut out, mut summary) = (String::new(), Summary::default());
        let mut json = Json::default();
        json.begin(&mut out).unwrap();
        for _ in 0..documents {
            json.document(&document, &report, &Declared::new(&book), &mut out).unwrap();
            summary.add(report.tally);
        }
        json.end(&summary, &mut out).unwrap();
        serde_json::from_str(&out).unwrap()
    }

    #[test]
    fn a_document_has_every_key_that_is_promised() {
        let document = &checked(1)["documents"][0];
        assert_eq!(document["path"], "copy/swans.txt");
        assert_eq!(document["mentions"], 2);
        assert_eq!(
            document["pairings"][0],
            json!({"start": 88, "end": 96, "text": "hundreds", "figure": "swans",
                   "verdict": "magnitude-disagrees", "score": 31})
        );
        assert_eq!(
            document["findings"][1],
            json!({
                "check": "value-disagrees", "severity": "error", "message": "“390” disagrees with 930",
                "start": 205, "end": 208, "line": 3, "column": 177, "end_line": 3, "end_column": 180,
                "text": "390", "figure": "geese", "figures": ["geese", "swans"],
                "canonical": {"value": "930", "path": "rules/lakes.toml", "line": 13, "column": 9},
                "hint": "two digits changed places", "quoted": false,
                "fix": {"start": 205, "end": 208, "text": "930"}, "unsafe_fix": null,
            })
        );
        assert_eq!(document["findings"][0]["fix"], Value::Null);
        assert_eq!(document["findings"][0]["quoted"], true);
    }

    #[test]
    fn any_number_of_documents_is_one_json_document_with_a_summary() {
        for n in 0..3 {
            let json = checked(n);
            assert_eq!(json["version"], 1);
            assert_eq!(json["documents"].as_array().unwrap().len(), n);
            assert_eq!(
                json["summary"],
                json!({"documents": n, "mentions": 2 * n, "paired": 2 * n, "agreed": 0, "disagreed": 2 * n, "abstained": 0})
            );
        }
    }

    #[test]
    fn a_scan_has_every_key_that_is_promised() {
        let document = sample::document();
        let mentions = sample::report(&document).mentions;
        let (mut out, mut json) = (String::new(), ScannedJson::default());
        json.begin(&mut out).unwrap();
        json.document(&document, &mentions, &mut out).unwrap();
        json.end(&mut out).unwrap();
        let json: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(
            json["documents"][0]["mentions"][0],
            json!({"text": "hundreds", "start": 88, "end": 96, "line": 3, "column": 62, "kind": "count",
                   "stated": {"low": "100", "high": "1000"},
                   "means": {"low": "200", "high": "1000", "low_open": false, "high_open": true},
                   "hedge": null, "unit": null, "counted": null, "trend": null, "quoted": true})
        );
        assert_eq!(json["summary"], json!({"documents": 1, "mentions": 2}));
    }
}
