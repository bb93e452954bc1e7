//! Draws places in files, each a window with a mark, by way of annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::sanitise::sanitise;
use super::window::Window;
use super::wrap::wrap;
use crate::document::Span;
use crate::lines::Lines;
use crate::report::Severity;
use crate::sheet::{FilePlace, Grid};

/// Stands for a path while drawing. annotate-snippets takes the column from the text shown, which is only a
/// window, so the true place is put in afterwards. [`sanitise`] lets no noncharacter through from a file.
const PLACE: char = '\u{FDD0}';
/// " | " between the line number and the text.
const GUTTER: usize = 3;
/// Columns annotate-snippets is told: the windows fit already, and it must not cut them again.
const UNLIMITED: usize = 1 << 16;
/// "note: " before a remark; the other labels are as long.
const NOTE_LABEL: usize = 6;
/// Narrower than this nothing can be read.
const LEAST_WIDTH: usize = 24;

/// How snippets are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour with ANSI escapes.
    pub colour: bool,
}

/// A place in a text, to be pointed at.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    /// Path of the file.
    pub path: &'a str,
    /// Its whole text.
    pub text: &'a str,
    /// Where its lines start.
    pub lines: &'a Lines<'a>,
    /// Its cells, where it is a spreadsheet.
    pub grid: Option<&'a Grid>,
    /// Bytes of the text.
    pub span: Span,
    /// Words beside the mark; may be empty.
    pub label: String,
}

/// A headline, the place it is about, and remarks.
#[derive(Debug, Clone)]
pub(crate) struct Section<'a> {
    /// Error, warning or note.
    pub severity: Severity,
    /// The check's name, in brackets after the severity.
    pub check: Option<&'a str>,
    /// One line.
    pub title: String,
    /// What it points at.
    pub place: Place<'a>,
    /// Remarks below the text.
    pub notes: Vec<Note>,
}

/// A remark below a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Note {
    /// Something to know.
    Fact(String),
    /// What may have happened.
    Hint(String),
    /// What to do.
    Help(String),
}

/// The sections as text, with a line break at the end.
pub(crate) fn draw(sections: &[Section<'_>], style: Style) -> String {
    let at: Vec<FilePlace<'_>> = sections.iter().map(|s| s.place.position()).collect();
    let digits = at.iter().map(|at| at.line.to_string().len()).max().unwrap_or(1);
    let width = style.width.max(LEAST_WIDTH).saturating_sub(GUTTER + digits);

    let groups: Vec<Group<'_>> =
        sections.iter().zip(&at).map(|(section, at)| group(section, at.line, width)).collect();
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.term_width(UNLIMITED).render(&groups);

    let mut out = String::with_capacity(drawn.len() + 64);
    let mut rest = drawn.as_str();
    for (section, at) in sections.iter().zip(at) {
        let Some((head, tail)) = rest.split_once(PLACE) else { break };
        out.push_str(head);
        out.push_str(&sanitise(section.place.path));
        out.push_str(&sanitise(&at.told));
        // What follows the placeholder is the window's own line and column.
        rest = tail.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    }
    out.push_str(rest);
    out.push('\n');
    out
}

impl Place<'_> {
    /// Where it is, as people find it.
    pub(crate) fn position(&self) -> FilePlace<'_> {
        FilePlace::new(self.grid, self.lines, self.span)
    }
}

fn group<'a>(section: &'a Section<'a>, line: usize, width: usize) -> Group<'a> {
    let label = sanitise(&section.place.label);
    let label_width = unicode_width::UnicodeWidthStr::width(label.as_ref());
    let window = Window::new(section.place.text, section.place.span, width, label_width);
    let mut mark = AnnotationKind::Primary.span(window.mark);
    if !label.is_empty() {
        mark = mark.label(label);
    }
    let snippet = Snippet::source(window.text).path(PLACE.to_string()).line_start(line).annotation(mark);

    let level = match section.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut title = level.primary_title(sanitise(&section.title));
    if let Some(check) = section.check {
        title = title.id(check);
    }
    let notes = section.notes.iter().map(|note| {
        let (level, text) = match note {
            Note::Fact(text) => (Level::NOTE, text),
            Note::Hint(text) => (Level::HELP.with_name("hint"), text),
            Note::Help(text) => (Level::HELP, text),
        };
        level.message(wrap(&sanitise(text), width.saturating_sub(NOTE_LABEL)))
    });
    title.element(snippet).elements(notes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any characters at all, control characters and line ends included.
    fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
        proptest::collection::vec(any::<char>(), length).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn any_text_is_drawn_safely_and_at_its_true_place(
            before in text(0..80), marked in text(1..9), after in text(0..80), label in text(0..30),
            width in 0usize..140,
        ) {
            let text = format!("{before}{marked}{after}");
            let span = Span { start: before.len(), end: before.len() + marked.len() };
            let lines = Lines::new(&text);
            let place = Place { path: "a.txt", text: &text, lines: &lines, grid: None, span, label: label.clone() };
            let section = Section {
                severity: Severity::Error,
                check: Some("value-disagrees"),
                title: label,
                place,
                notes: vec![Note::Hint(after.clone())],
            };
            let drawn = draw(&[section], Style { width, colour: false });
            let at = lines.position(span.start);
            let header = format!("--> a.txt:{}:{}\n", at.line, at.column);
            prop_assert!(drawn.contains(&header), "{}", drawn);
            prop_assert!(drawn.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", drawn);
            prop_assert!(!drawn.contains(PLACE));
        }
    }
}
