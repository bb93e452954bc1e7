//! SARIF 2.1.0, for GitHub code scanning and other viewers of findings: one log, one run, written as it goes.

use std::fmt;

use serde_json::{Value, json};

use super::declared::Declared;
use super::json::Array;
use super::jsonl::object;
use super::located::{Cited, Located, QUERY, cited, located};
use super::record::text_of;
use super::repository::Repository;
use super::{Format, Summary};
use crate::checks::{self, Check};
use crate::document::Document;
use crate::lines::Position;
use crate::report::{Report, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to, by the name that GitHub gives the root of a repository.
const ROOT: &str = "%SRCROOT%";

/// A SARIF log.
#[derive(Debug)]
pub struct Sarif {
    repository: Repository,
    results: Array,
}

impl Sarif {
    /// A log with paths from the root of the repository.
    pub fn new(repository: Repository) -> Sarif {
        Sarif { repository, results: Array::default() }
    }

    fn result(&self, document: &Document, located: &Located<'_>, declared: &Declared<'_>) -> Value {
        let finding = located.finding;
        let figures = cited(finding, declared);
        let known_by = located.fingerprint.to_string();
        let mut result = json!({
            "ruleId": finding.check,
            "level": finding.severity.name(),
            "message": { "text": message(located, &figures) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": self.artifact(document.path()),
                "region": region(located.start, located.end, Some(text_of(document, finding.span))),
            } }],
            // GitHub follows a finding through edits by the first name alone.
            "partialFingerprints": { "primaryLocationLineHash": known_by, "tieout/v1": known_by },
            "properties": {
                "stated": text_of(document, finding.span),
                "figures": finding.figures,
                "canonical": figures.iter().map(|cited| &cited.figure.text).collect::<Vec<_>>(),
                "quoted": finding.quoted,
            },
        });
        if let Some(index) = checks::all().iter().position(|check| check.name == finding.check) {
            result["ruleIndex"] = json!(index);
        }
        if !figures.is_empty() {
            result["relatedLocations"] = figures.iter().enumerate().map(|f| self.related(f)).collect();
        }
        if let (Some(fix), Some((start, end))) = (&finding.fix, located.fix) {
            result["fixes"] = json!([{
                "description": { "text": format!("write {}", fix.text) },
                "artifactChanges": [{
                    "artifactLocation": self.artifact(document.path()),
                    "replacements": [{
                        "deletedRegion": region(start, end, None),
                        "insertedContent": { "text": fix.text },
                    }],
                }],
            }]);
        }
        result
    }

    fn related(&self, (nth, cited): (usize, &Cited<'_>)) -> Value {
        let mut place = json!({ "artifactLocation": self.artifact(cited.path) });
        let mut told = cited.told();
        match cited.span {
            Some((start, end)) => place["region"] = region(start, end, None),
            None => told.push_str(&cited.place),
        }
        json!({ "id": nth + 1, "message": { "text": unlinked(&told) }, "physicalLocation": place })
    }

    fn artifact(&self, path: &str) -> Value {
        match self.repository.uri(path) {
            Some(uri) => json!({ "uri": uri, "uriBaseId": ROOT }),
            None => json!({ "uri": self.repository.whole_uri(path) }),
        }
    }
}

impl Format for Sarif {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        let driver = json!({
            "name": "tieout",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
            "rules": checks::all().iter().map(rule).collect::<Value>(),
        });
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{}}},\
             \"columnKind\":\"utf16CodeUnits\",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\
             \"originalUriBaseIds\":{},\"results\":[",
            object(&driver)?,
            json!({ ROOT: { "description": { "text": "The root of the repository." } } }),
        )
    }

    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        for located in located(document, report) {
            let result = object(&self.result(document, &located, declared))?;
            self.results.push(&result, out)?;
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "\n],\"properties\":{{\"summary\":{}}}}}]}}", object(summary)?)
    }
}

/// A check as a rule: GitHub shows its explanation beside each of its findings.
fn rule(check: &Check) -> Value {
    let explained = check.explanation.split_once("\n\n").map_or("", |(_, body)| body);
    let prose = explained.split("\n## ").next().unwrap_or_default().trim();
    let severity = check.severity.unwrap_or(Severity::Warning);
    // GitHub's name for the mildest step.
    let problem = if severity == Severity::Note { "recommendation" } else { severity.name() };
    json!({
        "id": check.name,
        "shortDescription": { "text": check.summary() },
        "fullDescription": { "text": prose },
        "help": { "text": prose, "markdown": explained },
        "defaultConfiguration": { "enabled": check.severity.is_some(), "level": severity.name() },
        "properties": { "tags": ["numbers"], "precision": "high", "problem.severity": problem },
    })
}

/// What is wrong, and links to the figures: a viewer shows the related locations that the message links to.
fn message(located: &Located<'_>, figures: &[Cited<'_>]) -> String {
    let finding = located.finding;
    let link = |(nth, cited): (usize, &Cited<'_>)| {
        format!("[{}]({})", cited.figure.id.replace(['[', ']', '\\'], " "), nth + 1)
    };
    let links: Vec<String> = figures.iter().enumerate().map(link).collect();
    let linked = if links.is_empty() { String::new() } else { format!(" (canonical: {})", links.join(", ")) };
    let mut parts = vec![unlinked(&finding.message) + &linked];
    parts.extend(finding.hint.as_deref().map(unlinked));
    parts.extend(finding.quoted.then(|| QUERY.to_owned()));
    parts.join("; ") + "."
}

/// Text from files, in which nothing reads as a link.
fn unlinked(text: &str) -> String {
    text.replace("](", "] (")
}

/// The places in SARIF's counts: lines and columns from 1, offsets from 0, all columns in UTF-16, ends exclusive.
fn region(start: Position, end: Position, text: Option<&str>) -> Value {
    let mut region = json!({
        "startLine": start.line,
        "startColumn": start.utf16_column,
        "endLine": end.line,
        "endColumn": end.utf16_column,
        "charOffset": start.utf16_offset,
        "charLength": end.utf16_offset - start.utf16_offset,
    });
    if let Some(text) = text {
        region["snippet"] = json!({ "text": text });
    }
    region
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn results(document: &Document, report: &Report, repository: Repository) -> Vec<Value> {
        let book = sample::book();
        let mut sarif = Sarif::new(repository);
        let mut out = String::new();
        sarif.begin(&mut out).unwrap();
        sarif.document(document, report, &Declared::new(&book), &mut out).unwrap();
        sarif.end(&Summary::default(), &mut out).unwrap();
        let log: Value = serde_json::from_str(&out).unwrap();
        log["runs"][0]["results"].as_array().unwrap().clone()
    }

    #[test]
    fn a_finding_links_to_its_figures_and_offers_its_fix() {
        let document = sample::document();
        let results = results(&document, &sample::report(&document), Repository::default());
        let transposed = &results[1];
        assert_eq!(
            transposed["message"]["text"],
            "“390” disagrees with 930 (canonical: [geese](1), [swans](2)); two digits changed places."
        );
        assert_eq!(
            transposed["relatedLocations"][1],
            json!({
                "id": 2,
                "message": { "text": "canonical figure `swans`: 4,210 (Swans of the Lakes, Lake Board, February 2021)" },
                "physicalLocation": {
                    "artifactLocation": { "uri": "rules/lakes.toml", "uriBaseId": "%SRCROOT%" },
                    "region": { "startLine": 8, "startColumn": 9, "endLine": 8, "endColumn": 16,
                                "charOffset": 119, "charLength": 7 },
                },
            })
        );
        let replacement = &transposed["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(replacement["insertedContent"]["text"], "930");
        let own = &transposed["locations"][0]["physicalLocation"]["region"];
        for key in ["startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength"] {
            assert_eq!(replacement["deletedRegion"][key], own[key], "{key}");
        }
        assert_eq!(results[0]["properties"]["quoted"], true);
        assert_eq!(results[0]["fixes"], Value::Null);
    }

    #[test]
    fn text_from_files_makes_no_link() {
        let document = sample::document();
        let mut report = sample::report(&document);
        report.findings[0].message = "“[390](https://example.org)” disagrees".into();
        let results = results(&document, &report, Repository::default());
        let text = results[0]["message"]["text"].as_str().unwrap();
        assert!(
            text.starts_with("“[390] (https://example.org)” disagrees (canonical: [swans](1))"),
            "{text}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_outside_the_repository_has_a_whole_address() {
        use std::path::Path;

        let document = Document::plain("/elsewhere/a b.txt", sample::document().source());
        let repository = Repository::new(Path::new("/r"), Path::new("/r"));
        let results = results(&document, &sample::report(&document), repository);
        let artifact = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact, &json!({ "uri": "file:///elsewhere/a%20b.txt" }));
    }
}
