//! Changes to the prose of a number, carried over to its source.

use std::ops::Range;

use crate::document::{Document, Span};
use crate::report::Fix;

/// New text for a range of the prose, which may be empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) prose: Range<usize>,
    pub(super) text: String,
}

impl Edit {
    /// The same edit, farther on in the prose.
    pub(super) fn moved(self, by: usize) -> Edit {
        Edit { prose: self.prose.start + by..self.prose.end + by, text: self.text }
    }
}

/// One replacement of the span that makes all of the edits, which are in order and lie in it.
///
/// `None` where the source of an edited range is not its prose: an entity, an escape, or markup stands in it.
pub(super) fn fix(document: &Document, span: Span, edits: &[Edit]) -> Option<Fix> {
    let source = document.source();
    let mut text = String::new();
    let mut end = span.start;
    for edit in edits {
        let old = document.prose().get(edit.prose.clone()).filter(|old| !old.is_empty())?;
        let place = document.span_of(edit.prose.clone());
        if source.get(place.range())? != old || old.contains(['\n', '\r']) {
            return None;
        }
        text.push_str(source.get(end..place.start)?);
        text.push_str(&edit.text);
        end = place.end;
    }
    text.push_str(source.get(end..span.end)?);
    let changed = text != source.get(span.range())?;
    changed.then_some(Fix { span, text })
}
