//! Bytes as a document in every format: whatever they are, what a [`Document`] promises holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tieout::Document;
use tieout::lines::Lines;
use tieout::read::{self, InputFormat};

fuzz_target!(|bytes: &[u8]| {
    for format in [InputFormat::Text, InputFormat::Markdown, InputFormat::Html] {
        if let Ok(read) = read::read("copy", bytes, format) {
            assert_sound(&read.document);
        }
    }
});

fn assert_sound(document: &Document) {
    blocks_and_sentences_are_in_order(document);
    spans_are_monotone_and_on_boundaries(document);
    lines_lead_back(document.source());
}

fn blocks_and_sentences_are_in_order(document: &Document) {
    let prose = document.prose();
    let mut end = 0;
    for block in document.blocks() {
        assert!(block.range.start >= end && !prose[block.range.clone()].trim().is_empty());
        end = block.range.end;
    }
    let mut end = 0;
    for (index, sentence) in document.sentences().iter().enumerate() {
        let text = &prose[sentence.clone()];
        assert!(sentence.start >= end && !text.is_empty() && text == text.trim(), "{text:?}");
        assert_eq!(document.sentence_at(sentence.start), Some(index));
        let block = document.block_at(sentence.start).expect("each sentence lies in a block");
        assert!(sentence.end <= document.blocks()[block].range.end);
        end = sentence.end;
    }
}

fn spans_are_monotone_and_on_boundaries(document: &Document) {
    let (mut start, mut end) = (0, 0);
    for (at, c) in document.prose().char_indices() {
        let span = document.span_of(at..at + c.len_utf8());
        assert!(document.source().get(span.range()).is_some(), "{span:?}");
        assert!(span.start >= start && span.end >= end, "{span:?} after {start}..{end}");
        (start, end) = (span.start, span.end);
        document.is_quoted(at);
        document.is_prominent(at);
    }
}

fn lines_lead_back(source: &str) {
    let lines = Lines::new(source);
    for line in 1..=lines.count() {
        let range = lines.line(line).expect("a line that is counted is there");
        assert_eq!(lines.position(range.start).line, line);
        assert_eq!(lines.offset(line, 1), Some(range.start));
    }
}
