//! Bytes as JSON Lines: each line is a record or is told of, no line ends the stream, and each record is a document.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use tieout::read::{self, InputFormat};
use tieout::{FigureBook, Lexicon};

/// The binary's own reader of records, which is no part of the library.
#[path = "../../src/bin/tieout/records.rs"]
mod records;

fuzz_target!(|bytes: &[u8]| {
    let book = FigureBook::default();
    let filled = bytes.split(|&b| b == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let mut told = 0;
    for line in records::Records::stored(Cursor::new(bytes.to_vec())) {
        let (number, record) = line.expect("a slice of bytes can be read");
        assert!(number > told, "lines are told of in order");
        told = number;
        match record {
            Ok(records::Record { id, text }) => {
                let format = InputFormat::of_path(&id);
                let document = read::read_str(id, text, format);
                tieout::lint(&document, &book, Lexicon::english());
            }
            Err(reason) => assert!(!reason.is_empty() && !reason.contains(" at line ")),
        }
    }
    assert!(told == 0 || filled.count() > 0);
});
