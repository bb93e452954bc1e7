//! What is found, as text: one output format a file, none of which does I/O.
//!
//! A format gets documents one by one, so that a run needs memory for one of them only:
//! [`Format::begin`], then [`Format::document`] for each, then [`Format::end`].

mod checkstyle;
mod citation;
mod concise;
mod declared;
mod diff;
mod drawing;
mod figure_list;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod left;
mod located;
mod rdjson;
mod record;
mod repository;
#[cfg(test)]
mod sample;
mod sanitise;
mod sarif;
mod scanned;
mod statistics;
mod summary;
mod table;
pub mod trace;
mod traced;
mod traced_json;
mod window;
mod wrap;
mod xml;

use std::fmt;

pub use checkstyle::Checkstyle;
pub use concise::Concise;
pub use declared::Declared;
pub use diff::{diff, fixed};
pub use drawing::Style;
pub use figure_list::figure_list;
pub use full::{Full, faults};
pub use github::Github;
pub use gitlab::Gitlab;
pub use html::Html;
pub use json::{Json, ScannedJson};
pub use jsonl::{JsonLines, ScannedLines};
pub use junit::Junit;
pub use left::left_be;
pub use rdjson::Rdjson;
pub use repository::Repository;
pub use sanitise::sanitise;
pub use sarif::Sarif;
pub use statistics::Statistics;
pub use summary::{Summary, counted};
pub use table::Table;
pub use traced::told;
pub use traced_json::told_as_json;

use crate::document::Document;
use crate::report::Report;
use crate::scan::Mention;

/// An output format of `tieout check`.
pub trait Format {
    /// What stands before the first document.
    ///
    /// # Errors
    /// Those of the writer, here and below.
    fn begin(&mut self, _out: &mut dyn fmt::Write) -> fmt::Result {
        Ok(())
    }

    /// What is said about one document, and the figures of the book it was held against.
    ///
    /// # Errors
    /// Those of the writer.
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result;

    /// What stands after the last document.
    ///
    /// # Errors
    /// Those of the writer.
    fn end(&mut self, _summary: &Summary, _out: &mut dyn fmt::Write) -> fmt::Result {
        Ok(())
    }
}

/// An output format of `tieout scan`.
pub trait ScanFormat {
    /// What stands before the first document.
    ///
    /// # Errors
    /// Those of the writer, here and below.
    fn begin(&mut self, _out: &mut dyn fmt::Write) -> fmt::Result {
        Ok(())
    }

    /// Every number of one document.
    ///
    /// # Errors
    /// Those of the writer.
    fn document(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        out: &mut dyn fmt::Write,
    ) -> fmt::Result;

    /// What stands after the last document.
    ///
    /// # Errors
    /// Those of the writer.
    fn end(&mut self, _out: &mut dyn fmt::Write) -> fmt::Result {
        Ok(())
    }
}
