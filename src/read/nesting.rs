//! Markdown whose blocks stand too deep in one another to be read as such.
//!
//! Each line is held against every list and block quote that is open, so that the time to read a text is its lines
//! times their depth: without a limit, a few hundred kilobytes take minutes.

use crate::lines::Lines;

/// Lists and block quotes that one line may open or continue. The deepest thread of mail has a few tens.
const DEEPEST: usize = 100;

/// The first line that stands in too many lists and block quotes, from 1.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if line.len() > DEEPEST && marks(line.as_bytes()) > DEEPEST {
            return Some(Lines::new(text).position(start).line);
        }
        start += line.len();
    }
    None
}

/// The marks of lists and block quotes that the line starts with.
fn marks(line: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while let Some(byte) = line.get(at) {
        let ends_mark = || line.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        match byte {
            b' ' | b'\t' | b'0'..=b'9' => {}
            b'>' => count += 1,
            b'-' | b'*' | b'+' | b'.' | b')' if ends_mark() => count += 1,
            _ => break,
        }
        at += 1;
    }
    count
}

/// What an editor should know where a text is read as plain for this.
pub(super) fn note(line: usize) -> String {
    format!(
        "read as plain text: line {line} stands in more than {DEEPEST} lists or block quotes; mend it, or name the \
         file .txt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{InputFormat, read};

    #[test]
    fn marks_of_lists_and_quotes_are_counted() {
        for (line, count) in [
            ("text", 0),
            ("> > - 1. a", 4),
            (">>>", 3),
            ("   - **b**", 1),
            ("-----", 0),
            ("15.5 cm", 0),
            ("", 0),
        ] {
            assert_eq!(marks(line.as_bytes()), count, "{line}");
        }
    }

    #[test]
    fn a_text_that_nests_too_deep_is_read_as_plain_with_a_note() {
        let copy = |depth: usize| format!("**Some** babies.\r\n\r\n{}5 babies\n", "> ".repeat(depth));
        let deep = read("a.md", copy(DEEPEST + 1).as_bytes(), InputFormat::Markdown).unwrap();
        assert!(deep.notes[0].contains("line 3 "), "{:?}", deep.notes);
        assert!(deep.document.prose().contains("**Some**") && deep.document.prose().contains("5 babies"));
        let fair = read("a.md", copy(DEEPEST).as_bytes(), InputFormat::Markdown).unwrap();
        assert!(fair.notes.is_empty() && fair.document.prose().starts_with("Some babies"));
        assert_eq!(too_deep(&format!("{}\n\n", "-".repeat(300)).repeat(3)), None);
    }
}
