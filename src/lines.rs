//! Bytes to lines and columns and back: the only place that knows what a line is.

use std::ops::Range;

use memchr::memchr2;

use crate::document::Span;

/// Bytes between two checkpoints of the column count: a line of any length is looked up in bounded time.
const STRIDE: usize = 1024;

/// The byte order mark, which no editor counts as a column.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Where a byte stands, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// From 1, in UTF-16 code units, as the language server protocol and SARIF count.
    pub utf16_column: usize,
    /// From 0, in UTF-16 code units from the start of the text, a byte order mark left out, as SARIF counts.
    pub utf16_offset: usize,
    /// From 1, in bytes of UTF-8, a byte order mark counted in, as reviewdog slices a line to replace a part of it.
    pub byte_column: usize,
}

/// Characters and UTF-16 units before some byte.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    characters: usize,
    utf16: usize,
}

/// The lines of a text. `\n`, `\r\n` and `\r` all end a line.
///
/// ```
/// use tieout::lines::Lines;
///
/// let lines = Lines::new("£3.2bn\r\n15,800 babies");
/// let babies = lines.position(16);
/// assert_eq!((babies.line, babies.column), (2, 8));
/// assert_eq!(lines.offset(2, 8), Some(16));
/// ```
#[derive(Debug, Clone)]
pub struct Lines<'s> {
    source: &'s str,
    /// First byte of each line.
    starts: Vec<usize>,
    /// What comes before each multiple of [`STRIDE`].
    checkpoints: Vec<Columns>,
}

impl<'s> Lines<'s> {
    /// Finds the lines, in time linear in the source.
    pub fn new(source: &'s str) -> Lines<'s> {
        let mut starts =
            vec![if source.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }];
        starts.extend(ends(source).map(|end| end.end));
        let mut before = Columns::default();
        let checkpoints = source
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let here = before;
                before = before.and(chunk);
                here
            })
            .collect();
        Lines { source, starts, checkpoints }
    }

    /// How many lines there are: at least one, and one after a last line end.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Where the byte stands. An offset past the end stands at the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.clamp(self.starts[0], self.source.len().max(self.starts[0]));
        let index = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = self.columns_before(self.starts[index]);
        let here = self.columns_before(offset);
        let first_byte = if index == 0 { 0 } else { self.starts[index] };
        Position {
            line: index + 1,
            column: here.characters - before.characters + 1,
            utf16_column: here.utf16 - before.utf16 + 1,
            // A byte order mark is one unit of UTF-16, and the first line starts behind it.
            utf16_offset: here.utf16 - usize::from(self.starts[0] > 0),
            byte_column: offset - first_byte + 1,
        }
    }

    /// Where a span starts and where it ends, the end exclusive.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        (self.position(span.start), self.position(span.end))
    }

    /// The bytes of the line, counted from 1, without its end and without a byte order mark.
    ///
    /// `None` where there is no such line.
    pub fn line(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let next = self.starts.get(line).copied().unwrap_or(self.source.len());
        let text = &self.source[start..next];
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        Some(start..start + text.len())
    }

    /// The byte at a line and a column in characters, both from 1.
    ///
    /// The column after the last character is the line's end; `None` beyond it.
    pub fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let range = self.line(line)?;
        let text = &self.source[range.clone()];
        let wanted = column.checked_sub(1)?;
        let inside = text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(wanted)?;
        Some(range.start + inside)
    }

    fn columns_before(&self, offset: usize) -> Columns {
        let checkpoint = offset / STRIDE;
        let Some(before) = self.checkpoints.get(checkpoint) else {
            // Only the end of a source that fills its last stride has no checkpoint of its own.
            let Some(last) = self.checkpoints.last() else { return Columns::default() };
            return last.and(&self.source.as_bytes()[(self.checkpoints.len() - 1) * STRIDE..offset]);
        };
        before.and(&self.source.as_bytes()[checkpoint * STRIDE..offset])
    }
}

impl Columns {
    fn and(self, bytes: &[u8]) -> Columns {
        // Most copy is plain: a byte a character.
        if bytes.is_ascii() {
            let Columns { characters, utf16 } = self;
            return Columns { characters: characters + bytes.len(), utf16: utf16 + bytes.len() };
        }
        // A character is counted at its first byte, one beyond the BMP twice in UTF-16.
        let characters = bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count();
        let beyond_bmp = bytes.iter().filter(|&&b| b >= 0xf0).count();
        Columns { characters: self.characters + characters, utf16: self.utf16 + characters + beyond_bmp }
    }
}

/// The line ends of a text, in order.
pub(crate) fn ends(source: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = source.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + memchr2(b'\n', b'\r', &bytes[from..])?;
        from = start + if bytes[start..].starts_with(b"\r\n") { 2 } else { 1 };
        Some(start..from)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(source: &str, offset: usize) -> (usize, usize, usize) {
        let p = Lines::new(source).position(offset);
        (p.line, p.column, p.utf16_column)
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let source = "a\nb\r\nc\rd\n\r";
        let lines = Lines::new(source);
        let texts: Vec<&str> = (1..=lines.count()).map(|l| &source[lines.line(l).unwrap()]).collect();
        assert_eq!(texts, ["a", "b", "c", "d", "", ""]);
        assert_eq!(lines.line(0), None);
        assert_eq!(lines.line(7), None);
    }

    #[test]
    fn columns_count_characters_and_utf16_units() {
        let source = "é😀5";
        assert_eq!(at(source, 6), (1, 3, 4));
        assert_eq!(at(source, 7), (1, 4, 5));
        assert_eq!(at(source, 700), (1, 4, 5));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let source = "\u{feff}5 babies";
        assert_eq!(at(source, 3), (1, 1, 1));
        assert_eq!(at(source, 0), (1, 1, 1));
        assert_eq!(Lines::new(source).line(1), Some(3..source.len()));
        assert_eq!(at("\u{feff}", 9), (1, 1, 1));
    }

    #[test]
    fn programs_that_slice_bytes_count_the_byte_order_mark_and_those_that_count_characters_do_not() {
        let lines = Lines::new("\u{feff}é😀5\r\né6");
        let counted = |offset| {
            let at = lines.position(offset);
            (at.line, at.byte_column, at.utf16_offset)
        };
        assert_eq!([counted(0), counted(3), counted(9)], [(1, 4, 0), (1, 4, 0), (1, 10, 3)]);
        assert_eq!([counted(12), counted(14)], [(2, 1, 6), (2, 3, 7)]);
    }

    #[test]
    fn columns_are_right_beyond_the_checkpoints() {
        let source = "é".repeat(STRIDE);
        for column in [1, 2, STRIDE / 2, STRIDE / 2 + 1, STRIDE, STRIDE + 1] {
            assert_eq!(at(&source, (column - 1) * 2).1, column);
        }
    }

    proptest! {
        #[test]
        fn positions_round_trip(source in "[a😀é\u{feff}\n\r]{0,40}") {
            let lines = Lines::new(&source);
            for line in 1..=lines.count() {
                let range = lines.line(line).unwrap();
                for offset in range.clone().filter(|&o| source.is_char_boundary(o)).chain([range.end]) {
                    let position = lines.position(offset);
                    prop_assert_eq!(position.line, line);
                    prop_assert_eq!(lines.offset(line, position.column), Some(offset));
                    let before = &source[range.start..offset];
                    prop_assert_eq!(position.utf16_column, before.encode_utf16().count() + 1);
                    let body = source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&source);
                    let until = &body[..offset - (source.len() - body.len())];
                    prop_assert_eq!(position.utf16_offset, until.encode_utf16().count());
                }
            }
        }

        #[test]
        fn lines_cover_everything_but_their_ends(source in "\\PC*[\n\r]{0,3}\\PC*") {
            let lines = Lines::new(&source);
            let held: String = (1..=lines.count()).map(|l| &source[lines.line(l).unwrap()]).collect();
            let body = source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&source);
            prop_assert_eq!(held, body.replace(['\n', '\r'], ""));
        }
    }
}
