//! JSON Lines: one object a document, as soon as it is done.

use std::fmt;

use serde::Serialize;

use super::declared::Declared;
use super::record::Checked;
use super::scanned::Scanned;
use super::{Format, ScanFormat};
use crate::document::Document;
use crate::report::Report;
use crate::scan::Mention;

/// One object a document checked.
#[derive(Debug, Default)]
pub struct JsonLines;

impl Format for JsonLines {
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        writeln!(out, "{}", object(&Checked::new(document, report, declared))?)
    }
}

/// One object a document scanned.
#[derive(Debug, Default)]
pub struct ScannedLines;

impl ScanFormat for ScannedLines {
    fn document(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        writeln!(out, "{}", object(&Scanned::new(document, mentions))?)
    }
}

/// The value as JSON on one line.
pub(crate) fn object(value: &impl Serialize) -> Result<String, fmt::Error> {
    serde_json::to_string(value).map_err(|_| fmt::Error)
}
