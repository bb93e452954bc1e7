//! Characters that print nothing: soft hyphens, zero-width and bidirectional controls.
//!
//! They hide in pasted copy, inside numbers too, and no reader sees them.

use std::ops::Range;

use memchr::memchr3_iter;

/// Whether the character prints nothing.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Where the invisible characters of the text are, in order.
pub(super) fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    // The first bytes of the only three UTF-8 forms: U+00AD, U+2xxx and U+FEFF.
    memchr3_iter(0xc2, 0xe2, 0xef, text.as_bytes()).filter_map(|at| {
        let c = text[at..].chars().next()?;
        is_invisible(c).then(|| at..at + c.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_and_nothing_else() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text: &str = c.encode_utf8(&mut buffer);
            assert_eq!(find(text).next().is_some(), is_invisible(c), "{c:?}");
        }
    }
}
