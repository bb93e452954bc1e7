//! Assembles a [`Document`] from source, piece by piece.

use std::ops::Range;

use super::{Block, BlockKind, Document, Piece, quotations, sentences};

/// Stands between two blocks of prose, so that nothing is ever read across them.
const BLOCK_GAP: &str = "\n\n";

/// Collects prose in source order. Readers call [`text`](Self::text) for runs
/// that are copy as they stand, [`replacement`](Self::replacement) for what is
/// decoded, and [`start_block`](Self::start_block) at each paragraph or heading.
#[derive(Debug)]
pub struct DocumentBuilder {
    path: String,
    source: String,
    prose: String,
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
}

impl DocumentBuilder {
    /// Starts a document over this source.
    pub fn new(path: impl Into<String>, source: impl Into<String>) -> DocumentBuilder {
        DocumentBuilder {
            path: path.into(),
            source: source.into(),
            prose: String::new(),
            pieces: Vec::new(),
            blocks: Vec::new(),
        }
    }

    /// The source, for readers to slice.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Ends the block that is open, if it has any text, and starts another.
    pub fn start_block(&mut self, kind: BlockKind) {
        let at = self.prose.len();
        if let Some(last) = self.blocks.last_mut() {
            if last.range.start == at {
                last.kind = kind;
                return;
            }
            last.range.end = at;
            let source = self.source_end();
            self.push(BLOCK_GAP, source..source, false);
        }
        let at = self.prose.len();
        self.blocks.push(Block { range: at..at, kind });
    }

    /// Adds source bytes that are copy as they stand. Empty ranges are ignored.
    pub fn text(&mut self, source: Range<usize>) {
        if source.is_empty() {
            return;
        }
        self.ensure_block();
        let Some(text) = self.source.get(source.clone()) else { return };
        let text = text.to_owned();
        self.push(&text, source, true);
    }

    /// Adds text that stands for other bytes of source: a decoded entity, a space for a line break.
    pub fn replacement(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.ensure_block();
        self.push(text, source, false);
    }

    /// Whether the block that is open ends in white space, or has no text yet.
    pub fn at_space(&self) -> bool {
        self.prose.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// The finished document, sentences and quotations found.
    pub fn finish(mut self) -> Document {
        let end = self.prose.len();
        if let Some(last) = self.blocks.last_mut() {
            last.range.end = end;
        }
        self.blocks.retain(|b| !self.prose[b.range.clone()].trim().is_empty());
        let sentences = sentences::find(&self.prose, &self.blocks);
        let quotations = quotations::find(&self.prose, &self.blocks);
        Document {
            path: self.path,
            source: self.source,
            prose: self.prose,
            pieces: self.pieces,
            blocks: self.blocks,
            sentences,
            quotations,
        }
    }

    fn ensure_block(&mut self) {
        if self.blocks.is_empty() {
            self.start_block(BlockKind::Paragraph);
        }
    }

    fn source_end(&self) -> usize {
        self.pieces.last().map_or(0, |p| p.source.end)
    }

    fn push(&mut self, text: &str, source: Range<usize>, verbatim: bool) {
        let prose = self.prose.len();
        self.prose.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if verbatim && last.verbatim && last.source.end == source.start => {
                last.source.end = source.end
            }
            _ => self.pieces.push(Piece { prose, source, verbatim }),
        }
    }
}
