//! One JSON document for the whole run, `{"version": 1, "documents": […], "summary": {…}}`, written as it goes.

use std::fmt;

use super::declared::Declared;
use super::jsonl::object;
use super::record::Checked;
use super::scanned::Scanned;
use super::{Format, ScanFormat, Summary};
use crate::document::Document;
use crate::figures::FigureBook;
use crate::report::Report;
use crate::scan::Mention;

/// Raised when a name or a meaning in machine output changes.
const VERSION: u32 = 1;

/// One document for everything checked.
#[derive(Debug)]
pub struct Json<'b> {
    declared: Declared<'b>,
    documents: Array,
}

impl<'b> Json<'b> {
    /// A document that names the figures of this book.
    pub fn new(book: &'b FigureBook) -> Json<'b> {
        Json { declared: Declared::new(book), documents: Array::default() }
    }
}

impl Format for Json<'_> {
    fn begin(&mut self, out: &mut dyn fmt::Write) -> fmt::Result {
        Array::open(out)
    }

    fn document(&mut self, document: &Document, report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
        self.documents.push(&object(&Checked::new(document, report, &self.declared))?, out)
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

/// The `documents` array, an object a line.
#[derive(Debug, Default)]
struct Array {
    len: usize,
}

impl Array {
    fn open(out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{{\"version\":{VERSION},\"documents\":[")
    }

    fn push(&mut self, object: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        let separator = if self.len == 0 { "\n" } else { ",\n" };
        self.len += 1;
        write!(out, "{separator}{object}")
    }
}
