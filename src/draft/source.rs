//! What a document says of itself: its title.

use crate::document::{BlockKind, Document};
use crate::figures::Citation;

/// Characters of a heading that make a title.
const LONGEST: usize = 160;

/// The source that the document's first heading names; its first line where that is short enough to be one.
pub(crate) fn citation(document: &Document) -> Citation {
    let blocks = document.blocks();
    let heading = blocks.iter().find(|b| b.kind == BlockKind::Heading);
    let text =
        heading.map(|b| document.prose()[b.range.clone()].split_whitespace().collect::<Vec<_>>().join(" "));
    let title = text.filter(|t| !t.is_empty() && t.chars().count() <= LONGEST);
    Citation { title, ..Citation::default() }
}
