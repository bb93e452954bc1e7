//! Finds quoted speech within blocks.

use std::ops::Range;

use super::Block;

/// The quotations of the prose, in order, marks excluded, each within one block.
pub(super) fn find(prose: &str, blocks: &[Block]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in blocks {
        let mut open = None;
        for (at, c) in prose[block.range.clone()].char_indices() {
            let at = block.range.start + at;
            match (c, open) {
                ('“', _) => open = Some(at + c.len_utf8()),
                ('”', Some(start)) => {
                    found.push(start..at);
                    open = None;
                }
                _ => {}
            }
        }
    }
    found
}
