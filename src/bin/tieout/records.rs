//! JSON Lines: a document a line, read one at a time.

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::error::Category;

/// One line of JSON Lines input.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    /// The name it goes by in reports.
    pub(crate) id: String,
    /// The copy.
    pub(crate) text: String,
}

/// What a line turned out to be.
pub(crate) type Line = (usize, Result<Record, String>);

/// The records of a stream with their line numbers, from 1; blank lines are skipped.
pub(crate) fn read(mut from: impl BufRead) -> impl Iterator<Item = io::Result<Line>> {
    let mut bytes = Vec::new();
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            bytes.clear();
            match from.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => number += 1,
                Err(error) => return Some(Err(error)),
            }
            let line =
                if number == 1 { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes) } else { &bytes };
            if !line.trim_ascii().is_empty() {
                return Some(Ok((number, parse(line))));
            }
        }
    })
}

fn parse(line: &[u8]) -> Result<Record, String> {
    serde_json::from_slice(line).map_err(|error| match error.classify() {
        Category::Eof => "the JSON ends too early".to_owned(),
        Category::Syntax | Category::Io => format!("not JSON at column {}", error.column()),
        Category::Data => {
            // The caller names the line; serde_json's own is always the first.
            let text = error.to_string();
            text.split(" at line ").next().unwrap_or(&text).to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_does_not_end_the_stream() {
        let input = "\u{feff}{\"id\": \"a\", \"text\": \"42 swans\", \"more\": 1}\r\n\n{\"id\": \"b\"}\nnot json\n{\"id\":\"c\",\"text\":\"\"}";
        let lines: Vec<Line> = read(input.as_bytes()).map(Result::unwrap).collect();
        let told: Vec<(usize, Result<&str, &str>)> = lines
            .iter()
            .map(|(n, line)| (*n, line.as_ref().map(|r| r.id.as_str()).map_err(String::as_str)))
            .collect();
        let wanted =
            [(1, Ok("a")), (3, Err("missing field `text`")), (4, Err("not JSON at column 2")), (5, Ok("c"))];
        assert_eq!(told, wanted);
    }
}
