//! The report of a run as it is written, document by document.

use tieout::config::Applied;
use tieout::render::{Format, Summary};
use tieout::{Document, Report};

use crate::books::Book;
use crate::output::{self, Output};
use crate::round::Standing;
use crate::status::Status;

/// What is told, and how the run stands so far.
pub(crate) struct Telling<'r> {
    pub(crate) format: Box<dyn Format>,
    pub(crate) output: Output,
    pub(crate) summary: Summary,
    pub(crate) status: Status,
    pub(crate) standing: &'r mut Standing,
    /// Whether findings leave the status as it is.
    pub(crate) exit_zero: bool,
    /// Whether the run goes on where nobody reads its output any more.
    pub(crate) outlives_reader: bool,
}

impl Telling<'_> {
    /// # Errors
    /// Those of the output.
    pub(crate) fn begin(&mut self) -> anyhow::Result<()> {
        self.write(|format, _, text| format.begin(text))
    }

    /// Adds a document to the summary.
    pub(crate) fn count(&mut self, report: &Report) {
        self.summary.add(report.tally);
        self.summary.suppressed += report.left.len();
    }

    /// Tells of a document.
    ///
    /// # Errors
    /// Those of the output.
    pub(crate) fn tell(
        &mut self,
        document: &Document,
        report: &Report,
        applied: &Applied,
        book: &Book,
    ) -> anyhow::Result<()> {
        let is_found = report.worst() >= Some(applied.fail_on.value) && !self.exit_zero;
        self.status = self.status.max(self.standing.note(document.path(), is_found));
        self.write(|format, _, text| format.document(document, report, &book.declared, text))
    }

    /// # Errors
    /// Those of the output.
    pub(crate) fn end(&mut self) -> anyhow::Result<()> {
        self.write(|format, summary, text| format.end(summary, text))
    }

    fn write(
        &mut self,
        part: impl FnOnce(&mut dyn Format, &Summary, &mut String) -> std::fmt::Result,
    ) -> anyhow::Result<()> {
        let mut text = String::new();
        part(&mut *self.format, &self.summary, &mut text)?;
        match self.output.write(&text) {
            Err(error) if self.outlives_reader && output::is_closed(&error) => Ok(()),
            written => written,
        }
    }
}
