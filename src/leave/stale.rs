//! Entries of an ignore file that are past their day, or no longer do anything.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ignore_file::{Asks, Entry, IgnoreFile};
use super::left::{Met, Outcome};
use super::pin;
use crate::checks::{self, Check, Settings};
use crate::document::Span;
use crate::figures::FigureBook;
use crate::report::Finding;
use crate::sheet::brief;

impl IgnoreFile {
    /// What is wrong with the entries, seen after a whole run; spans are bytes of the ignore file's own text.
    ///
    /// `met` is what the reports of the documents say of the entries. One that met no document is left alone, for its copy
    /// may be checked another day; so is one that may mean several files, unless the run `has_all` below the file.
    pub fn findings(
        &self,
        met: &[Met],
        has_all: bool,
        book: &FigureBook,
        settings: &Settings,
    ) -> Vec<Finding> {
        let mut best: BTreeMap<usize, Outcome> = BTreeMap::new();
        for met in met {
            let is_known = has_all || met.is_alone;
            let outcome = if is_known { met.outcome } else { met.outcome.max(Outcome::Unknown) };
            let known = best.entry(met.entry).or_insert(outcome);
            *known = outcome.max(*known);
        }
        let told = best.into_iter().filter_map(|(nth, outcome)| {
            let entry = self.entries.get(nth)?;
            finding(entry, outcome, book, settings)
        });
        told.collect()
    }
}

fn finding(entry: &Entry, outcome: Outcome, book: &FigureBook, settings: &Settings) -> Option<Finding> {
    let words = entry.text.as_ref();
    let quoted = words.map_or_else(String::new, |text| brief(&text.value));
    let at_text = words.map_or(entry.at, |text| text.at.span);
    let (check, span, message, label, hint) = match (&entry.asks, outcome) {
        (Asks::Ignore { until: Some(day), .. }, _) if has_passed(day.value, settings) => (
            &checks::EXPIRED_IGNORE,
            day.at.span,
            format!("this ignore held until {}", day.value),
            "past".to_owned(),
            "mend the copy, give it another day, or take the entry out".to_owned(),
        ),
        (Asks::Ignore { .. }, Outcome::NoSuchText) => (
            &checks::UNUSED_IGNORE,
            at_text,
            format!("the copy no longer says “{quoted}”"),
            "not in the copy".to_owned(),
            "quote the words that stand there now, or take the entry out".to_owned(),
        ),
        (Asks::Ignore { .. }, Outcome::Nothing) => (
            &checks::UNUSED_IGNORE,
            entry.at,
            "this ignore leaves nothing be".to_owned(),
            "nothing is found there".to_owned(),
            "take the entry out".to_owned(),
        ),
        (Asks::Pin { .. }, Outcome::NoSuchText) => (
            &checks::UNUSED_PIN,
            at_text,
            format!("the copy no longer says “{quoted}”"),
            "not in the copy".to_owned(),
            "quote the words that stand there now, or take the entry out".to_owned(),
        ),
        (Asks::Pin { figure }, Outcome::NoNumber) => (
            &checks::UNUSED_PIN,
            at_text,
            format!("“{quoted}” has no number for `{}`", brief(&figure.value)),
            "no such number".to_owned(),
            "quote the copy with the number in it".to_owned(),
        ),
        (Asks::Pin { figure }, Outcome::NoSuchFigure) => (
            &checks::FAULTY_INSTRUCTION,
            figure.at.span,
            format!("no figure has the id `{}`", brief(&figure.value)),
            "not in the book".to_owned(),
            pin::figure(&figure.value, book).err().unwrap_or_default(),
        ),
        _ => return None,
    };
    told(check, settings, span, message, label, hint)
}

fn has_passed(until: Date, settings: &Settings) -> bool {
    settings.day().is_some_and(|today| until < today)
}

/// The finding, where its check runs.
fn told(
    check: &Check,
    settings: &Settings,
    span: Span,
    message: String,
    label: String,
    hint: String,
) -> Option<Finding> {
    Some(Finding {
        check: check.name,
        severity: settings.severity(check)?,
        span,
        message,
        label,
        figures: Vec::new(),
        hint: Some(hint).filter(|hint| !hint.is_empty()),
        quoted: false,
        fix: None,
        unsafe_fix: None,
    })
}
