//! CSV: cells with a comma, semicolon, tab or bar between them, as spreadsheet programs of every country save it.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::SpreadsheetError;
use super::columns::{LAST_HEADING_ROW, heading_score};
use crate::read::decode;
use crate::sheet::{Cell, Content, Fault, Grid, Row, Tab};

/// What may stand between cells; the first that makes sense of the headings wins.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Bytes of text at most: a hundred thousand figures, and far more than a newsroom keeps.
const MOST_BYTES: usize = 64 << 20;

/// The text and its cells.
pub(super) fn read(bytes: &[u8], notes: &mut Vec<String>) -> Result<(String, Grid), SpreadsheetError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(SpreadsheetError::NotText);
    }
    if bytes.len() > MOST_BYTES {
        return Err(SpreadsheetError::TooBig);
    }
    let decoded = decode(bytes).map_err(|_| SpreadsheetError::NotText)?;
    notes.extend(decoded.note);
    let text = decoded.text;
    let score = |separator: &u8| {
        let tab = rows(&text, *separator, LAST_HEADING_ROW);
        tab.rows.iter().map(heading_score).max().unwrap_or_default()
    };
    let separator = SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',');
    let tabs = vec![rows(&text, separator, usize::MAX)];
    Ok((text, Grid { is_text: true, tabs }))
}

/// At most so many rows of the text that are not blank.
fn rows(text: &str, separator: u8, most: usize) -> Tab {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let reader = ReaderBuilder::new().delimiter(separator).build();
    let mut cells = Cells { text, at: start, reader, buffer: vec![0; 1024] };
    let (mut rows, mut number) = (Vec::new(), 0);
    while rows.len() < most {
        number += cells.skip_blank_lines();
        if cells.at >= text.len() {
            break;
        }
        number += 1;
        let start = cells.at;
        let row = cells.row();
        let end = start + text[start..cells.at].trim_end_matches(['\r', '\n']).len();
        if !row.is_empty() {
            rows.push(Row { number, span: start..end, cells: row });
        }
    }
    Tab { name: None, rows }
}

struct Cells<'t> {
    text: &'t str,
    at: usize,
    reader: Reader,
    buffer: Vec<u8>,
}

impl Cells<'_> {
    /// How many blank lines are skipped; the reader would not count them.
    fn skip_blank_lines(&mut self) -> u32 {
        let mut lines = 0;
        while let Some(&end @ (b'\r' | b'\n')) = self.text.as_bytes().get(self.at) {
            let is_pair = end == b'\r' && self.text.as_bytes().get(self.at + 1) == Some(&b'\n');
            self.at += if is_pair { 2 } else { 1 };
            lines += 1;
        }
        lines
    }

    /// The cells of a row that are not blank, read past its line end.
    fn row(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for column in 0.. {
            let start = self.at;
            let (content, is_last) = self.cell();
            // The mark after the cell, a separator or a line end, is none of it.
            let ended = self.text.as_bytes()[start..self.at].last();
            let raw = match (ended, is_last) {
                (Some(b'\r' | b'\n'), true) | (Some(_), false) => &self.text[start..self.at - 1],
                _ => &self.text[start..self.at],
            };
            let is_unclosed = self.at == self.text.len()
                && raw.starts_with('"')
                && raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
            if is_unclosed {
                let first_line = raw.find(['\r', '\n']).unwrap_or(raw.len());
                let content = Content::Fault(Fault::Unclosed);
                cells.push(Cell { column, span: start..start + first_line, content });
            } else if !content.trim().is_empty() {
                let blank = raw.len() - raw.trim_start().len();
                let span = start + blank..start + raw.trim_end().len();
                cells.push(Cell { column, span, content: Content::Text(content.trim().to_owned()) });
            }
            if is_last {
                break;
            }
        }
        if self.text.as_bytes()[..self.at].ends_with(b"\r") && self.text[self.at..].starts_with('\n') {
            self.at += 1;
        }
        cells
    }

    /// The content of the next cell, and whether it is the row's last.
    fn cell(&mut self) -> (String, bool) {
        let mut written = 0;
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let (result, read, wrote) = self.reader.read_field(input, &mut self.buffer[written..]);
            (self.at, written) = (self.at + read, written + wrote);
            match result {
                ReadFieldResult::Field { record_end } => {
                    return (String::from_utf8_lossy(&self.buffer[..written]).into_owned(), record_end);
                }
                ReadFieldResult::OutputFull => self.buffer.resize(self.buffer.len() * 2, 0),
                // Asked for more at the end of the text, it then says how the cell ends.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::End => return (String::new(), true),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A row's number, and its cells: column, content, and bytes in the text.
    type Told<'t> = (u32, Vec<(u32, String, &'t str)>);

    fn grid(text: &str, separator: u8) -> Vec<Told<'_>> {
        let told =
            |cell: &Cell| (cell.column, cell.text().unwrap_or("!").to_owned(), &text[cell.span.clone()]);
        rows(text, separator, usize::MAX)
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(told).collect()))
            .collect()
    }

    #[test]
    fn cells_have_their_column_and_their_bytes() {
        let text = "\u{feff}a, \"15,800\" ,\r\n\r\n,\"say \"\"no\"\"\nor yes\",é\r\n\n5\" pipe,b";
        let first = (0, "a".to_owned(), "a");
        assert_eq!(
            grid(text, b',')[0],
            (1, vec![first, (1, "\"15".into(), "\"15"), (2, "800\"".into(), "800\"")])
        );
        assert_eq!(
            grid(text, b',')[1],
            (3, vec![(1, "say \"no\"\nor yes".into(), "\"say \"\"no\"\"\nor yes\""), (2, "é".into(), "é")])
        );
        assert_eq!(grid(text, b',')[2], (5, vec![(0, "5\" pipe".into(), "5\" pipe"), (1, "b".into(), "b")]));
        assert_eq!(grid("a;\"15,800\"\rb;2", b';')[1], (2, vec![(0, "b".into(), "b"), (1, "2".into(), "2")]));
    }

    #[test]
    fn an_open_quotation_mark_is_told_where_it_opens() {
        assert_eq!(grid("a,\"b,c\nd,e\n", b','), [(1, vec![(0, "a".into(), "a"), (1, "!".into(), "\"b,c")])]);
    }

    proptest! {
        #[test]
        fn every_cell_lies_in_the_text(text in "[a-cé,;\"\\r\\n \t|\u{feff}]{0,60}") {
            for separator in SEPARATORS {
                for row in rows(&text, separator, usize::MAX).rows {
                    prop_assert!(text.get(row.span.clone()).is_some_and(|text| !text.is_empty()));
                    for cell in row.cells {
                        prop_assert!(text.get(cell.span.clone()).is_some_and(|text| !text.is_empty()));
                        prop_assert!(row.span.start <= cell.span.start && cell.span.end <= row.span.end);
                    }
                }
            }
        }
    }
}
