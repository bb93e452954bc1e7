//! JSON Lines: a document a line, read one at a time.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::{thread, vec};

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

/// Bytes of lines that are handed over together.
const MOST_BYTES: usize = 64 << 10;
/// Such lots that may wait.
const MOST_LOTS: usize = 16;

/// Records as they come.
pub(crate) enum Records {
    /// Of a file: there at once.
    Stored(Box<dyn Iterator<Item = io::Result<Line>>>),
    /// Of a pipe, whose other end may wait for an answer before it goes on.
    Piped { from: Receiver<Vec<io::Result<Line>>>, here: vec::IntoIter<io::Result<Line>> },
}

impl Records {
    /// The records of a file.
    pub(crate) fn stored(file: impl Read + 'static) -> Records {
        Records::Stored(Box::new(read(BufReader::new(file))))
    }

    /// The records of a pipe, read by a thread of their own.
    pub(crate) fn piped(pipe: impl Read + Send + 'static) -> Records {
        let (to, from) = sync_channel(MOST_LOTS);
        thread::spawn(move || hand_over(BufReader::with_capacity(MOST_BYTES, pipe), &to));
        Records::Piped { from, here: Vec::new().into_iter() }
    }

    /// Whether the next record, or the end, is there without waiting for it.
    pub(crate) fn is_ready(&mut self) -> bool {
        let Records::Piped { from, here } = self else { return true };
        if here.len() == 0
            && let Ok(lot) = from.try_recv()
        {
            *here = lot.into_iter();
        }
        here.len() > 0
    }
}

impl Iterator for Records {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<io::Result<Line>> {
        match self {
            Records::Stored(lines) => lines.next(),
            Records::Piped { from, here } => loop {
                if let Some(line) = here.next() {
                    return Some(line);
                }
                *here = from.recv().ok()?.into_iter();
            },
        }
    }
}

/// Sends the records on as they come, together where several are there already.
fn hand_over(mut pipe: BufReader<impl Read>, to: &SyncSender<Vec<io::Result<Line>>>) {
    let mut number = 0;
    loop {
        let mut lot = Vec::new();
        let mut bytes = 0;
        while let Some(line) = next(&mut pipe, &mut number, &mut bytes) {
            let failed = line.is_err();
            lot.push(line);
            if failed || bytes >= MOST_BYTES || !pipe.buffer().contains(&b'\n') {
                break;
            }
        }
        let ended = lot.is_empty() || lot.last().is_some_and(Result::is_err);
        // Nobody takes them any more where the run is over.
        if lot.is_empty() || to.send(lot).is_err() || ended {
            return;
        }
    }
}

/// The records of a stream with their line numbers, from 1; blank lines are skipped.
fn read(mut from: impl BufRead) -> impl Iterator<Item = io::Result<Line>> {
    let mut number = 0;
    std::iter::from_fn(move || next(&mut from, &mut number, &mut 0))
}

/// The next record, after line `number`; `taken` counts the bytes that were read.
fn next(from: &mut impl BufRead, number: &mut usize, taken: &mut usize) -> Option<io::Result<Line>> {
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        match from.read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(read) => {
                *taken += read;
                *number += 1;
            }
            Err(error) => return Some(Err(error)),
        }
        let line = if *number == 1 { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes) } else { &bytes };
        if !line.trim_ascii().is_empty() {
            return Some(Ok((*number, parse(line))));
        }
    }
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
