//! What `check` does with each document, on whichever thread.

use std::collections::HashMap;
use std::path::Path;
use std::ptr;

use jiff::civil::Date;
use tieout::config::Applied;
use tieout::{Document, FigureBook, Lexicon, Linter, Report};

use crate::books::{Book, Books};
use crate::input::Desk;
use crate::leaving::{Leaving, Noted};

/// All that a document is checked with.
pub(crate) struct Checking<'a> {
    pub(crate) books: &'a Books,
    pub(crate) leaving: &'a Leaving,
    pub(crate) day: Date,
}

/// A report, and what the document adds to the end of the run.
pub(crate) struct Checked {
    pub(crate) report: Report,
    pub(crate) noted: Noted,
    pub(crate) book: &'static Book,
}

/// A linter for each book, kept from one document to the next.
#[derive(Default)]
pub(crate) struct Linters(HashMap<*const FigureBook, Linter<'static>>);

impl Checking<'_> {
    /// Checks a document against a book; what is left be is in the report as such. `None` where its ignore file has
    /// faults.
    pub(crate) fn check(
        &self,
        linters: &mut Linters,
        document: &Document,
        applied: &Applied,
        book: &'static Book,
    ) -> Option<Checked> {
        let settings = self.leaving.settings(document, &applied.checks(self.day)).ok()?;
        let linter = linters
            .0
            .entry(ptr::from_ref(book.figures))
            .or_insert_with(|| Linter::new(book.figures, Lexicon::english()));
        let mut report = linter.lint(document, &settings);
        let noted = self.leaving.leave_be(document, &mut report);
        Some(Checked { report, noted, book })
    }
}

impl Desk for Checking<'_> {
    /// Its book, where that and its ignore file can be used; faults are told now, in order.
    type Needs = Option<&'static Book>;
    type State = Linters;
    type Made = Option<Checked>;

    fn prepare(&self, path: &Path, applied: &Applied) -> Self::Needs {
        let book = self.books.of(applied)?;
        self.leaving.ignores.of(path).is_ok().then_some(book)
    }

    fn state(&self) -> Linters {
        Linters::default()
    }

    fn work(
        &self,
        linters: &mut Linters,
        document: &Document,
        applied: &Applied,
        needs: Self::Needs,
    ) -> Self::Made {
        self.check(linters, document, applied, needs?)
    }
}
