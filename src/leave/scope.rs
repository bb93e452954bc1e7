//! How far a comment reaches.

use crate::document::{Comment, Document, Span};
use crate::lines::Lines;

/// The bytes of source that a comment is about; `None` where no copy follows it.
///
/// Above a block it is about the whole of it, in a table about the row. In the midst of a paragraph it is about the
/// part of it that is on the comment's own lines.
pub(super) fn scope(comment: &Comment, document: &Document, lines: &Lines<'_>) -> Option<Span> {
    let blocks = document.blocks().get(comment.blocks.clone())?;
    let (first, last) = (blocks.first()?, blocks.last()?);
    let whole = document.span_of(first.range.start..last.range.end);
    if comment.leads || first.cell.is_some() {
        return Some(whole);
    }
    let (from, to) = lines.positions(comment.span);
    let start = lines.line(from.line)?.start.max(whole.start);
    let end = lines.line(to.line)?.end.min(whole.end);
    (start < end).then_some(Span { start, end })
}
