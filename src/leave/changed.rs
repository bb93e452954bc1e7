//! Only what stands on new lines.

use memchr::memchr_iter;

use crate::document::{Document, Span};
use crate::report::Report;

/// Lines of a file, as git counts them: from 1, each ended by a line feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// First and last, in order, none touching another.
    runs: Vec<(usize, usize)>,
}

impl Lines {
    /// Adds `count` lines from `first` on, which stand after those added before.
    pub(super) fn add(&mut self, first: usize, count: usize) {
        if let Some(last) = count.checked_sub(1).and_then(|more| first.checked_add(more)) {
            self.runs.push((first, last));
        }
    }

    /// Whether a line from `first` to `last` is among them.
    pub(super) fn meet(&self, first: usize, last: usize) -> bool {
        let next = self.runs.partition_point(|(_, end)| *end < first);
        self.runs.get(next).is_some_and(|(start, _)| *start <= last)
    }

    /// Whether there are none, so that the file need not be looked at.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Takes every finding out of the report that touches none of the lines, those left be included.
    pub fn restrict(&self, document: &Document, report: &mut Report) {
        if report.findings.is_empty() && report.left.is_empty() {
            return;
        }
        let ends: Vec<usize> = memchr_iter(b'\n', document.source().as_bytes()).collect();
        let line = |offset: usize| ends.partition_point(|end| *end < offset) + 1;
        let is_new = |span: Span| self.meet(line(span.start), line(span.end.saturating_sub(1)));
        report.findings.retain(|finding| is_new(finding.span));
        report.left.retain(|left| is_new(left.finding.span));
    }
}
