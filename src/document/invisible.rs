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

/// A search for the invisible characters of one text, each part of which is looked at once.
#[derive(Debug)]
pub(super) struct Invisible<'t> {
    text: &'t str,
    /// The last one found; nothing behind the text where there is none.
    found: Range<usize>,
}

impl<'t> Invisible<'t> {
    /// A search from a byte on that has not begun.
    pub(super) fn new(text: &'t str, from: usize) -> Invisible<'t> {
        let mut search = Invisible { text, found: from..from };
        search.look(from);
        search
    }

    /// The first at or after a byte, which must not go back; nothing behind the text where there is none.
    pub(super) fn next(&mut self, from: usize) -> Range<usize> {
        if self.found.start < from {
            self.look(from);
        }
        self.found.clone()
    }

    fn look(&mut self, from: usize) {
        let end = self.text.len();
        let found = self.text.get(from..).and_then(|rest| find(rest).next());
        self.found = found.map_or(end..end, |found| from + found.start..from + found.end);
    }
}

/// Where the invisible characters of the text are, in order.
fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
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
