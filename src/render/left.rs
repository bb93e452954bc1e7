//! Findings left be, a line each, for who wants to see them all the same.

use super::sanitise::sanitise;
use crate::document::Document;
use crate::lines::Lines;
use crate::report::Report;

/// A line for each finding left be: where, by what, why, and what was found.
pub fn left_be(document: &Document, report: &Report) -> Vec<String> {
    if report.left.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(document.source());
    let told = report.left.iter().map(|left| {
        let at = lines.position(left.finding.span.start);
        let why = left.reason.as_ref().map_or_else(String::new, |reason| format!(" ({reason})"));
        let (path, check, message) = (document.path(), left.finding.check, &left.finding.message);
        let line = format!(
            "{path}:{}:{}: left be by {}{why}: [{check}] {message}",
            at.line,
            at.column,
            left.by.told()
        );
        sanitise(&line).into_owned()
    });
    told.collect()
}
