//! JUnit's XML: each document is a test suite, each number that is about a figure a test.

use std::collections::BTreeMap;
use std::fmt;

use super::declared::Declared;
use super::located::{Located, located, told};
use super::record::text_of;
use super::xml::{attribute, text};
use super::{Format, Summary};
use crate::document::{Document, Span};
use crate::report::{Report, Severity, Standing};

/// What the name of a number says that was tied to nothing.
const IN_DOUBT: &str = ", in doubt";

/// A JUnit report.
#[derive(Debug, Default)]
pub struct Junit;

fn cases(document: &Document, report: &Report, declared: &Declared<'_>) -> Vec<Case> {
    let found = located(document, report);
    let mut cases: BTreeMap<Span, Case> = BTreeMap::new();
    let tied = report.pairings.iter().filter_map(|pairing| {
        let figure = &declared.book().figures().get(pairing.figure)?.id;
        Some((report.mentions.get(pairing.mention)?.span, format!(": {figure}")))
    });
    let standings = report.standings();
    let doubtful = standings.iter().zip(&report.mentions).filter(|(s, _)| **s == Standing::InDoubt);
    let doubtful = doubtful.map(|(_, mention)| (mention.span, IN_DOUBT.to_owned()));
    let faulted = found.iter().map(|located| (located.finding.span, String::new()));
    for (span, about) in tied.chain(doubtful).chain(faulted) {
        cases.entry(span).or_insert_with(|| Case {
            name: format!("“{}”{about}", text_of(document, span)),
            in_doubt: about == IN_DOUBT,
            ..Case::default()
        });
    }
    for located in &found {
        let Some(case) = cases.get_mut(&located.finding.span) else { continue };
        case.line = Some(located.start.line);
        let failure = failure(document, located, declared);
        // A note lets a number stand, so it fails no test.
        if located.finding.severity > Severity::Note {
            case.failures.push(failure);
        } else {
            case.notes.push(failure);
        }
    }
    numbered(cases.into_values().collect())
}

fn failure(document: &Document, located: &Located<'_>, declared: &Declared<'_>) -> Failure {
    let finding = located.finding;
    let (at, severity) = (located.start, finding.severity.name());
    let place = format!("{}:{}:{}: {severity}[{}]", document.path(), at.line, at.column, finding.check);
    let mut lines = told(finding, declared);
    if let Some(first) = lines.first_mut() {
        *first = format!("{place} {first}");
    }
    Failure { check: finding.check, message: finding.message.clone(), lines }
}

impl Format for Junit {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tieout\">")
    }

    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let cases = cases(document, report, declared);
        let failures = cases.iter().filter(|case| !case.failures.is_empty()).count();
        let skipped = cases.iter().filter(|case| case.is_skipped()).count();
        writeln!(
            out,
            "  <testsuite{} tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">",
            attribute("name", document.path()),
            cases.len(),
        )?;
        for case in &cases {
            case.write(document.path(), out)?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn end(&mut self, _summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "</testsuites>")
    }
}

/// What is held of one number: a test.
#[derive(Debug, Default)]
struct Case {
    name: String,
    line: Option<usize>,
    in_doubt: bool,
    failures: Vec<Failure>,
    notes: Vec<Failure>,
}

#[derive(Debug)]
struct Failure {
    check: &'static str,
    message: String,
    lines: Vec<String>,
}

impl Case {
    fn is_skipped(&self) -> bool {
        self.in_doubt && self.failures.is_empty()
    }

    fn write(&self, path: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "    <testcase{}{}", attribute("name", &self.name), attribute("classname", path))?;
        write!(out, "{}", attribute("file", path))?;
        if let Some(line) = self.line {
            write!(out, " line=\"{line}\"")?;
        }
        if self.failures.is_empty() && self.notes.is_empty() && !self.in_doubt {
            return writeln!(out, "/>");
        }
        writeln!(out, ">")?;
        if self.is_skipped() {
            let message = "the words near it do not say clearly which figure it is about";
            writeln!(out, "      <skipped{}/>", attribute("message", message))?;
        }
        // Readers take the first failure of a test alone.
        if let Some(first) = self.failures.first() {
            let (message, check) = (attribute("message", &first.message), attribute("type", first.check));
            write!(out, "      <failure{message}{check}>")?;
            let lines: Vec<String> = self.failures.iter().flat_map(|f| f.lines.iter().cloned()).collect();
            text(&lines, out)?;
            writeln!(out, "</failure>")?;
        }
        if !self.notes.is_empty() {
            write!(out, "      <system-out>")?;
            let lines: Vec<String> = self.notes.iter().flat_map(|f| f.lines.iter().cloned()).collect();
            text(&lines, out)?;
            writeln!(out, "</system-out>")?;
        }
        writeln!(out, "    </testcase>")
    }
}

/// Cases of one name told apart, so that a build server can follow each from run to run.
fn numbered(mut cases: Vec<Case>) -> Vec<Case> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for case in &mut cases {
        let nth = seen.entry(case.name.clone()).or_default();
        *nth += 1;
        if *nth > 1 {
            case.name = format!("{} ({nth})", case.name);
        }
    }
    cases
}
