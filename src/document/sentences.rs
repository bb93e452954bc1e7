//! Finds sentences within blocks.

use std::ops::Range;

use super::seek::Seek;
use super::{Block, abbreviations};

/// The first bytes of the stops.
const FIRST_BYTES: [u8; 4] = [b'.', b'!', b'?', 0xe2];

/// Marks that close what a sentence opened and so belong to it when they follow its stop.
const CLOSERS: [char; 8] = ['”', '’', '»', '"', '\'', ')', ']', '}'];

/// The sentences of the prose, in order, each trimmed and within one block.
pub(super) fn find(prose: &str, blocks: &[Block]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut seek = Seek::new(prose, FIRST_BYTES);
    for block in blocks {
        let mut start = block.range.start;
        for end in ends(&prose[..block.range.end], start, &mut seek).chain([block.range.end]) {
            // A list number ("1. First") opens its sentence.
            let sentence = prose[start..end].trim_start();
            let at = end - sentence.len();
            let sentence = sentence.trim_end();
            if end < block.range.end && sentence.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            if !sentence.is_empty() {
                found.push(at..at + sentence.len());
            }
            start = end;
        }
    }
    found
}

/// Where sentences of the block that the text ends with may end, in order: after each stop, and its closing marks,
/// that the next word bears out.
fn ends(text: &str, block: usize, seek: &mut Seek<'_>) -> impl Iterator<Item = usize> {
    let mut from = block;
    std::iter::from_fn(move || {
        loop {
            let stop = find_stop(text, seek, from)?;
            let run = text[stop..].trim_start_matches(is_stop);
            let rest = run.trim_start_matches(CLOSERS);
            let next = rest.trim_start();
            let (run_len, end) = (text.len() - run.len() - stop, text.len() - rest.len());
            from = text.len() - next.len();
            if next.len() == rest.len() || !starts_sentence(next) {
                continue;
            }
            // The abbreviation lists speak of lone full stops only.
            if run_len > 1 || end > stop + 1 || !text[stop..].starts_with('.') {
                return Some(end);
            }
            let word = text[block..stop].rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next();
            if abbreviations::ends_sentence(word.unwrap_or(""), next) {
                return Some(end);
            }
        }
    })
}

/// The first stop at or after `from`.
fn find_stop(text: &str, seek: &mut Seek<'_>, from: usize) -> Option<usize> {
    let mut from = from;
    loop {
        let at = seek.next(from).filter(|&at| at < text.len())?;
        if text[at..].starts_with(is_stop) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Whether a sentence can begin so: a capital or a digit, behind any marks.
fn starts_sentence(next: &str) -> bool {
    let first = next.chars().find(|c| !"“‘«\"'([{£$€¥₹#-–—•*".contains(*c));
    first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    /// Parts the text, marked with `|`, and expects the same parts.
    fn assert_parts(marked: &str) {
        let document = Document::plain("a.txt", marked.replace('|', ""));
        let found: Vec<&str> = document.sentences().iter().map(|s| &document.prose()[s.clone()]).collect();
        let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn stops_end_sentences() {
        assert_parts("It rose to 15,800. |The rest fell! |Why? |£3bn was spent. |40 people were hurt.");
        assert_parts("They waited… |Nothing came... |So they left.");
        assert_parts("They waited... and waited.");
    }

    #[test]
    fn closing_marks_belong_to_the_sentence() {
        assert_parts("“It is bad.” |He left. |(It was 5.) |“Why?” she asked. |‘No.’ |“Yes.”");
    }

    #[test]
    fn decimals_and_abbreviations_go_on() {
        assert_parts("About 4.1 per cent, or approx. 5, said Dr. Khan of Acme Inc. Holdings. |It fell.");
        assert_parts(
            "On Sept. 15 J. K. Rowling flew to the U.S. East Coast. |She left the U.S. |The next day came.",
        );
        assert_parts("It shut at 5 p.m. |Police came at 9 a.m. Monday. |No. 10 said so.");
    }

    #[test]
    fn a_list_number_opens_its_sentence() {
        assert_parts("1. First, the 40 babies. |2. Then the rest.");
    }

    #[test]
    fn sentences_end_with_their_block() {
        let document = Document::plain("a.txt", "A headline\n\nOne. Two");
        assert_eq!(document.sentences().len(), 3);
        assert_eq!(document.sentence_at(11), None);
    }

    #[test]
    fn two_thousand_stops_are_one_end() {
        assert_parts(&format!("So{} |Then.", ".".repeat(2000)));
    }
}
