//! One line a finding, for editors and `grep`: `path:line:column: error[value-disagrees] message`.

use std::fmt;

use super::Format;
use super::declared::Declared;
use super::sanitise::sanitise;
use crate::document::Document;
use crate::lines::Lines;
use crate::report::Report;

/// One line a finding.
#[derive(Debug, Default)]
pub struct Concise;

impl Format for Concise {
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        _declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        if report.findings.is_empty() {
            return Ok(());
        }
        let lines = Lines::new(document.source());
        for finding in &report.findings {
            let at = lines.position(finding.span.start);
            let (path, message) = (sanitise(document.path()), sanitise(&finding.message));
            let (severity, check) = (finding.severity.name(), finding.check);
            writeln!(out, "{path}:{}:{}: {severity}[{check}] {message}", at.line, at.column)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let (document, book) = (sample::document(), sample::book());
        let mut out = String::new();
        Concise.document(&document, &sample::report(&document), &Declared::new(&book), &mut out).unwrap();
        assert_eq!(
            out,
            "copy/swans.txt:3:62: warning[magnitude-disagrees] “hundreds” disagrees with 4,210\n\
             copy/swans.txt:3:177: error[value-disagrees] “390” disagrees with 930\n"
        );
    }
}
