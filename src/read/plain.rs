//! Plain text: paragraphs are parted by blank lines.

use crate::document::{BlockKind, Document, DocumentBuilder};

/// The document of a plain text.
pub(crate) fn document(path: String, source: String) -> Document {
    let mut builder = DocumentBuilder::new(path, source);
    let len = builder.source().len();
    builder.start_block(BlockKind::Paragraph);
    builder.text(0..len);
    builder.finish()
}
