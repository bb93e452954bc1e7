//! For people: each finding as a picture of the copy and of the book.

use std::fmt;

use super::Format;
use super::citation::citation;
use super::declared::{Declared, lines_of};
use super::drawing::{Note, Place, Section, Style, draw};
use crate::document::Document;
use crate::figures::{BookError, Figure, FigureBook, RulesFile};
use crate::lines::Lines;
use crate::report::{Finding, Report, Severity};

/// Figures drawn for one finding; the others are named.
const MOST_FIGURES: usize = 3;
/// Characters of a figure's `what` used where its source is not known.
const MOST_WORDS: usize = 60;

/// Draws findings and the faults of a book.
#[derive(Debug)]
pub struct Full<'b> {
    declared: Declared<'b>,
    style: Style,
}

impl<'b> Full<'b> {
    /// Drawings in this style, with the book's lines.
    pub fn new(book: &'b FigureBook, style: Style) -> Full<'b> {
        Full { declared: Declared::new(book), style }
    }

    fn finding(&self, finding: &Finding, document: &Document, lines: &Lines<'_>) -> String {
        let mut sections = vec![Section {
            severity: finding.severity,
            check: Some(finding.check),
            title: finding.message.clone(),
            place: Place {
                path: document.path(),
                text: document.source(),
                lines,
                span: finding.span,
                label: finding.label.clone(),
            },
            notes: Vec::new(),
        }];
        let figures: Vec<&Figure> =
            finding.figures.iter().filter_map(|id| self.declared.figure(id)).collect();
        sections.extend(figures.iter().take(MOST_FIGURES).filter_map(|f| self.figure(f)));
        if let Some(last) = sections.last_mut() {
            last.notes.extend(notes(finding, &figures));
        }
        draw(&sections, self.style)
    }

    fn figure<'a>(&'a self, figure: &Figure) -> Option<Section<'a>> {
        let (file, lines) = self.declared.file_of(figure)?;
        Some(Section {
            severity: Severity::Note,
            check: None,
            title: format!("canonical figure `{}`", figure.id),
            place: Place {
                path: &file.path,
                text: &file.text,
                lines,
                span: figure.declared_at.span,
                label: figure_label(figure, file),
            },
            notes: figure.note.clone().map(Note::Fact).into_iter().collect(),
        })
    }
}

impl Format for Full<'_> {
    fn document(&mut self, document: &Document, report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
        if report.findings.is_empty() {
            return Ok(());
        }
        let lines = Lines::new(document.source());
        for finding in &report.findings {
            // A blank line parts one finding from the next.
            writeln!(out, "{}", self.finding(finding, document, &lines))?;
        }
        Ok(())
    }
}

/// The faults of a book, a blank line after each.
pub fn book_errors(errors: &[BookError], files: &[RulesFile], style: Style) -> String {
    let lines = lines_of(files);
    errors.iter().map(|error| book_error(error, files, &lines, style) + "\n").collect()
}

fn book_error(error: &BookError, files: &[RulesFile], lines: &[Lines<'_>], style: Style) -> String {
    let culprit = (Severity::Error, &error.message, error.location, error.label.clone());
    let related = error.related.iter().map(|r| (Severity::Note, &r.text, r.location, String::new()));
    let mut sections: Vec<Section<'_>> = std::iter::once(culprit)
        .chain(related)
        .filter_map(|(severity, title, at, label)| {
            let file = files.get(at.file)?;
            let lines = lines.get(at.file)?;
            let place = Place { path: &file.path, text: &file.text, lines, span: at.span, label };
            Some(Section { severity, check: None, title: title.clone(), place, notes: Vec::new() })
        })
        .collect();
    if let Some(last) = sections.last_mut() {
        last.notes.extend(error.help.clone().map(Note::Help));
    }
    draw(&sections, style)
}

/// What closes a finding: figures not drawn, the hint, and what to do about a quotation.
fn notes(finding: &Finding, figures: &[&Figure]) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(others) = figures.get(MOST_FIGURES..).filter(|o| !o.is_empty()) {
        let ids: Vec<String> = others.iter().map(|f| format!("`{}`", f.id)).collect();
        notes.push(Note::Fact(format!("and {} more: {}", ids.len(), ids.join(", "))));
    }
    notes.extend(finding.hint.clone().map(Note::Hint));
    if finding.quoted {
        notes.push(Note::Fact(
            "the words are inside a quotation: query the speaker, do not rewrite".to_owned(),
        ));
    }
    notes
}

/// The source of a figure, or its words; first the value where the line shown does not say it.
fn figure_label(figure: &Figure, file: &RulesFile) -> String {
    let words = citation(&figure.citation).unwrap_or_else(|| shorten(&figure.what));
    let declared = file.text.get(figure.declared_at.span.range()).unwrap_or_default();
    if declared.contains(figure.text.as_str()) { words } else { format!("{}: {words}", figure.text) }
}

fn shorten(words: &str) -> String {
    match words.char_indices().nth(MOST_WORDS) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}
