//! For people: each finding as a picture of the copy and of the book.

use std::fmt;

use super::Format;
use super::citation::citation;
use super::declared::{Declared, lines_of};
use super::drawing::{Note, Place, Section, Style, draw};
use super::located::QUERY;
use crate::document::Document;
use crate::figures::{Figure, Origin};
use crate::lines::Lines;
use crate::report::{Finding, Report, Severity};
use crate::sheet::{FileError, TextFile};

/// Figures drawn for one finding; the others are named.
const MOST_FIGURES: usize = 3;
/// Characters of a figure's `what` used where its source is not known.
const MOST_WORDS: usize = 60;

/// Draws findings.
#[derive(Debug)]
pub struct Full {
    style: Style,
}

impl Full {
    /// Drawings in this style.
    pub fn new(style: Style) -> Full {
        Full { style }
    }

    fn finding(
        &self,
        finding: &Finding,
        document: &Document,
        lines: &Lines<'_>,
        declared: &Declared<'_>,
    ) -> String {
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
        let figures: Vec<&Figure> = finding.figures.iter().filter_map(|id| declared.figure(id)).collect();
        sections.extend(figures.iter().take(MOST_FIGURES).filter_map(|f| canonical(f, declared)));
        if let Some(last) = sections.last_mut() {
            last.notes.extend(notes(finding, &figures));
        }
        draw(&sections, self.style)
    }
}

impl Format for Full {
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        if report.findings.is_empty() {
            return Ok(());
        }
        let lines = Lines::new(document.source());
        for finding in &report.findings {
            // A blank line parts one finding from the next.
            writeln!(out, "{}", self.finding(finding, document, &lines, declared))?;
        }
        Ok(())
    }
}

/// The figure and the line that declares it.
fn canonical<'a>(figure: &Figure, declared: &'a Declared<'_>) -> Option<Section<'a>> {
    let (file, lines) = declared.file_of(figure)?;
    Some(Section {
        severity: Severity::Note,
        check: None,
        title: match figure.origin {
            Origin::Rules => format!("canonical figure `{}`", figure.id),
            Origin::Source => format!("the source says {}", figure.text),
        },
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

/// The faults of rules files or of a configuration, a blank line after each.
pub fn faults(errors: &[FileError], files: &[TextFile], style: Style) -> String {
    let lines = lines_of(files);
    errors.iter().map(|error| fault(error, files, &lines, style) + "\n").collect()
}

fn fault(error: &FileError, files: &[TextFile], lines: &[Lines<'_>], style: Style) -> String {
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
    let safe = finding.fix.as_ref().map(|fix| format!("--fix puts “{}” in its place", fix.text));
    let doubtful = finding.unsafe_fix.as_ref();
    let doubtful =
        doubtful.map(|fix| format!("--fix --unsafe-fixes puts “{}” in its place: look it over", fix.text));
    notes.extend(safe.or(doubtful).map(Note::Help));
    if finding.quoted {
        notes.push(Note::Fact(QUERY.to_owned()));
    }
    notes
}

/// The source of a figure, or its words; first the value where the line shown does not say it.
fn figure_label(figure: &Figure, file: &TextFile) -> String {
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

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::document::Span;
    use crate::figures::FigureBook;
    use crate::sheet::{Label, Location};

    const PLAIN: Style = Style { width: 80, colour: false };

    fn drawn(style: Style) -> String {
        let (document, book) = (sample::document(), sample::book());
        let mut out = String::new();
        Full::new(style)
            .document(&document, &sample::report(&document), &Declared::new(&book), &mut out)
            .unwrap();
        out
    }

    #[test]
    fn a_finding_shows_the_copy_and_the_book() {
        assert_eq!(drawn(PLAIN), include_str!("../../tests/render/full.txt"));
    }

    #[test]
    fn no_line_of_copy_is_wider_than_the_terminal() {
        for width in [0, 30, 50, 72, 120] {
            let copy_lines = drawn(Style { width, ..PLAIN });
            for line in copy_lines.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width.max(24), "{width}: {line}");
            }
        }
    }

    #[test]
    fn colour_adds_escapes_and_nothing_else() {
        let coloured = drawn(Style { colour: true, ..PLAIN });
        assert!(coloured.contains("\u{1b}["));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), drawn(PLAIN));
    }

    #[test]
    fn text_from_files_cannot_steer_the_terminal_or_pose_as_a_place() {
        let document = Document::plain("a\u{1b}]b\u{fdd0}.txt", "At \u{202e}12 o\u{9b}2Jclock \u{fdd0}:1:1");
        let finding = Finding {
            check: "value-disagrees",
            severity: Severity::Error,
            span: sample::span(&document, "12"),
            message: "“12\u{1b}[2J” \u{fdd0}:9:9".into(),
            label: "12\u{7}".into(),
            figures: Vec::new(),
            hint: None,
            quoted: false,
            fix: None,
            unsafe_fix: None,
        };
        let report = Report { findings: vec![finding], ..Report::default() };
        let mut out = String::new();
        let book = FigureBook::default();
        Full::new(PLAIN).document(&document, &report, &Declared::new(&book), &mut out).unwrap();
        assert_eq!(out, include_str!("../../tests/render/hostile.txt"));
    }

    #[test]
    fn a_fault_of_the_book_shows_every_place_and_the_remedy() {
        let text = "[[figure]]\nid = \"swans\"\nvale = \"4,210\"\n\n[[figure]]\nid = \"swans\"\n";
        let files = [TextFile { path: "rules/lakes.toml".into(), text: text.into() }];
        let at = |words: &str, nth: usize| {
            let start = text.match_indices(words).nth(nth).unwrap().0;
            Location { file: 0, span: Span { start, end: start + words.len() } }
        };
        let errors = [
            FileError {
                message: "unknown key `vale`".into(),
                location: at("vale", 0),
                label: "not a key of a figure".into(),
                related: Vec::new(),
                help: Some("did you mean `value`?".into()),
            },
            FileError {
                message: "the id `swans` is used twice".into(),
                location: at("\"swans\"", 1),
                label: String::new(),
                related: vec![Label { location: at("\"swans\"", 0), text: "first used here".into() }],
                help: Some("give each figure an id of its own".into()),
            },
        ];
        assert_eq!(faults(&errors, &files, PLAIN), include_str!("../../tests/render/book.txt"));
    }
}
