//! Files and places in them.

use std::ops::Range;
use std::sync::Arc;

use super::grid::Grid;
use crate::document::Span;

/// A text that reports point into, kept whole for that: a rules file, a source document, a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its path, as given.
    pub path: String,
    /// Its text; for a workbook, a row a line.
    pub text: String,
    /// Its cells, where it is a spreadsheet.
    pub(crate) grid: Option<Arc<Grid>>,
}

impl TextFile {
    /// A file that is a text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> TextFile {
        TextFile { path: path.into(), text: text.into(), grid: None }
    }

    /// A spreadsheet, with the text that stands for it.
    pub(crate) fn of_cells(path: &str, text: String, grid: Grid) -> TextFile {
        TextFile { path: path.to_owned(), text, grid: Some(Arc::new(grid)) }
    }

    /// Its cells, where it is a spreadsheet.
    pub(crate) fn grid(&self) -> Option<&Grid> {
        self.grid.as_deref()
    }
}

/// A place in one of several files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Which of the files, such as those of [`FigureBook::files`](crate::FigureBook::files).
    pub file: usize,
    /// Bytes of that file.
    pub span: Span,
}

/// Something read from a file, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) at: Location,
}

/// The text of one file, which makes locations out of byte ranges.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet<'t> {
    pub(crate) file: usize,
    pub(crate) text: &'t str,
    /// Where in it the part begins that was read by itself: ranges are counted from there.
    start: usize,
    /// Whether keys are columns and values cells.
    pub(crate) has_cells: bool,
}

impl<'t> Sheet<'t> {
    /// A file in TOML.
    pub(crate) fn toml(file: usize, text: &'t str) -> Sheet<'t> {
        Sheet { file, text, start: 0, has_cells: false }
    }

    /// A spreadsheet.
    pub(crate) fn cells(file: usize, text: &'t str) -> Sheet<'t> {
        Sheet { file, text, start: 0, has_cells: true }
    }

    /// The same file for what is read of it from here on, by itself.
    pub(crate) fn from(self, start: usize) -> Sheet<'t> {
        Sheet { start, ..self }
    }

    /// How a value is given in this file: `expires = 2019-10-01`; in a spreadsheet, "2019-10-01 under `expires`".
    pub(crate) fn given(self, key: &str, value: &str) -> String {
        if self.has_cells {
            format!("{} under `{key}`", value.trim_matches('"'))
        } else {
            format!("{key} = {value}")
        }
    }

    /// The range as a location: on character boundaries, and non-empty unless the file is empty.
    pub(crate) fn at(self, range: Range<usize>) -> Location {
        let mut start = self.floor(self.start + range.start);
        let mut end = self.ceil((self.start + range.end).max(start));
        // An empty range sits between characters: show the one before it on the line, else the one after.
        if start == end {
            match self.text[..start].chars().next_back() {
                Some(c) if c != '\n' || start == self.text.len() => start -= c.len_utf8(),
                _ => end += self.text[end..].chars().next().map_or(0, char::len_utf8),
            }
        }
        Location { file: self.file, span: Span { start, end } }
    }

    /// The text of the range, as far as it lies in the file.
    pub(crate) fn slice(self, range: Range<usize>) -> &'t str {
        self.text.get(self.start + range.start..self.start + range.end).unwrap_or_default()
    }

    /// Bytes of the line that holds the offset, its line end left out.
    pub(crate) fn line(self, offset: usize) -> Range<usize> {
        let offset = self.floor(offset);
        let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |length| offset + length);
        start..end
    }

    fn floor(self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn ceil(self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset += 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_ranges_widen_to_a_character() {
        let sheet = Sheet::toml(0, "£a\nb");
        let span = |start, end| sheet.at(start..end).span.range();
        assert_eq!(span(0, 0), 0..2, "nothing before it");
        assert_eq!(span(2, 2), 0..2, "the character before");
        assert_eq!(span(1, 1), 0..2, "inside a character");
        assert_eq!(span(4, 4), 4..5, "at the start of a line");
        assert_eq!(span(9, 9), 4..5, "past the end");
    }
}
