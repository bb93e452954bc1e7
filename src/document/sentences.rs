//! Finds sentences within blocks.

use std::ops::Range;

use super::Block;

/// The sentences of the prose, in order, each trimmed and within one block.
pub(super) fn find(prose: &str, blocks: &[Block]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in blocks {
        let mut start = block.range.start;
        let text = &prose[block.range.clone()];
        for (at, c) in text.char_indices() {
            let end = block.range.start + at + c.len_utf8();
            if matches!(c, '.' | '!' | '?') && prose[end..block.range.end].starts_with([' ', '\n']) {
                found.push(start..end);
                start = end;
            }
        }
        if start < block.range.end {
            found.push(start..block.range.end);
        }
    }
    found
}
