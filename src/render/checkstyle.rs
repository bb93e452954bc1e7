//! Checkstyle's XML, which most build servers read: one file element a document.

use std::fmt;

use super::declared::Declared;
use super::located::{located, told};
use super::xml::attribute;
use super::{Format, Summary};
use crate::document::Document;
use crate::report::{Report, Severity};

/// A Checkstyle report.
#[derive(Debug, Default)]
pub struct Checkstyle;

impl Format for Checkstyle {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        // The version is that of the format: readers know 4.3 best.
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")
    }

    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        writeln!(out, "  <file{}>", attribute("name", document.path()))?;
        for located in located(document, report) {
            let finding = located.finding;
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\"{}{}{}/>",
                located.start.line,
                located.start.column,
                attribute("severity", severity(finding.severity)),
                attribute("message", &told(finding, declared).join("; ")),
                attribute("source", &format!("tieout.{}", finding.check)),
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn end(&mut self, _summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "</checkstyle>")
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    }
}
