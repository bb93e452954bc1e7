//! Finds the next of four bytes, faster than by a look at each.

use memchr::{memchr, memchr3};

/// A search for four bytes in one text, each part of which is looked at once.
pub(super) struct Seek<'t> {
    bytes: &'t [u8],
    three: [u8; 3],
    fourth: u8,
    /// Where the next of the three, and the next fourth, was last found; the text's length where there is none.
    found: [usize; 2],
}

impl<'t> Seek<'t> {
    /// A search that has not begun.
    pub(super) fn new(text: &'t str, [first, second, third, fourth]: [u8; 4]) -> Seek<'t> {
        let mut seek = Seek { bytes: text.as_bytes(), three: [first, second, third], fourth, found: [0; 2] };
        seek.found = [seek.look_for_three(0), seek.look_for_fourth(0)];
        seek
    }

    /// The first of the bytes at or after `from`, which must not go back.
    pub(super) fn next(&mut self, from: usize) -> Option<usize> {
        if self.found[0] < from {
            self.found[0] = self.look_for_three(from);
        }
        if self.found[1] < from {
            self.found[1] = self.look_for_fourth(from);
        }
        let nearest = self.found[0].min(self.found[1]);
        (nearest < self.bytes.len()).then_some(nearest)
    }

    fn look_for_three(&self, from: usize) -> usize {
        let [first, second, third] = self.three;
        let found = self.bytes.get(from..).and_then(|rest| memchr3(first, second, third, rest));
        found.map_or(self.bytes.len(), |at| from + at)
    }

    fn look_for_fourth(&self, from: usize) -> usize {
        let found = self.bytes.get(from..).and_then(|rest| memchr(self.fourth, rest));
        found.map_or(self.bytes.len(), |at| from + at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn none_is_passed_over(text in "[a-f]{0,40}", step in 1_usize..4) {
            let mut seek = Seek::new(&text, *b"abcd");
            let mut from = 0;
            while from <= text.len() + 2 {
                let plainly = text.bytes().skip(from).position(|b| matches!(b, b'a'..=b'd')).map(|at| from + at);
                prop_assert_eq!(seek.next(from), plainly);
                from += step;
            }
        }
    }
}
