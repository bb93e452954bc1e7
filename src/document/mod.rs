//! Source text, the prose in it, and the one map between the two.
//!
//! A reader fills a [`DocumentBuilder`], and [`Document::build`] keeps what it made. The
//! *source* is what the author edits; the *prose* is the copy alone, with
//! markup gone and entities decoded. Scanning and pairing work in prose;
//! whatever leaves the library is a [`Span`] of the source.

mod abbreviations;
mod builder;
mod comment;
mod directory;
mod invisible;
mod parts;
mod quotations;
mod seek;
mod sentences;
mod sight;

use std::ops::Range;

pub use builder::DocumentBuilder;
use builder::Prose;
pub use comment::Comment;
use directory::Directory;

use crate::read::{Encoding, InputFormat};

/// A non-empty range of bytes of the *source*, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span as a range, for slicing the source.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What a block of prose is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A title, headline or sub-heading.
    Heading,
    /// Running text, a list item or a table cell.
    Paragraph,
}

/// A heading or paragraph: no number, sentence or quotation mark pair is read across its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the prose.
    pub range: Range<usize>,
    /// Heading or paragraph.
    pub kind: BlockKind,
    /// Where in a table it stands, if it does.
    pub cell: Option<Cell>,
}

/// A place in a table. Ordered as the cells of a document are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Which table of the document, from 1.
    pub table: usize,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// The sentences that name the row and the column of a cell: indices into [`Document::sentences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heads {
    /// The first cell of its row.
    pub row: Option<usize>,
    /// The first cell of its column.
    pub column: Option<usize>,
}

/// A run of prose and the bytes of source it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// First byte in the prose; the piece ends where the next one starts.
    prose: usize,
    /// The bytes of source. As long as the prose where `is_even`.
    source: Range<usize>,
    /// The same bytes on both sides, or one for one, so offsets inside the piece map one to one.
    is_even: bool,
}

/// A text to be checked. Immutable; made by [`crate::read::read`] or [`Document::build`].
///
/// Invariants: pieces tile the prose in source order; blocks are in order and
/// do not overlap; each sentence lies in one block; sentences and quotations
/// are in order.
#[derive(Debug, Clone)]
pub struct Document {
    path: String,
    source: String,
    encoding: Encoding,
    prose: String,
    pieces: Vec<Piece>,
    pieces_at: Directory,
    blocks: Vec<Block>,
    blocks_at: Directory,
    /// Index of the first paragraph: everything up to it is prominent.
    first_paragraph: usize,
    sentences: Vec<Range<usize>>,
    sentences_at: Directory,
    quotations: Vec<Range<usize>>,
    comments: Vec<Comment>,
    /// Cells of tables with their blocks, sorted.
    cells: Vec<(Cell, usize)>,
    /// What made the prose of the source.
    reader: Reader,
}

/// Hands what of a source is copy to the builder.
pub type Reader = fn(&mut DocumentBuilder<'_>);

/// The first paragraph that ends as a sentence does: a byline or a date line above it is none.
fn first_paragraph(prose: &str, blocks: &[Block]) -> usize {
    let ends = |block: &&Block| {
        let text = prose[block.range.clone()].trim_end_matches([' ', '\n', '”', '’', '"', '\'', ')']);
        text.ends_with(['.', '!', '?', '…'])
    };
    let is_paragraph = |block: &&Block| block.kind == BlockKind::Paragraph;
    let sentence = blocks.iter().position(|b| is_paragraph(&b) && ends(&b));
    sentence.or_else(|| blocks.iter().position(|b| is_paragraph(&b))).unwrap_or(blocks.len())
}

impl Document {
    /// Plain UTF-8 text as a document: every blank-line-separated paragraph is a block.
    pub fn plain(path: impl Into<String>, source: impl Into<String>) -> Document {
        crate::read::read_str(path, source, InputFormat::Text)
    }

    /// The document that `reader` makes of the source, sentences and quotations found.
    pub fn build(
        path: impl Into<String>,
        source: impl Into<String>,
        encoding: Encoding,
        reader: Reader,
    ) -> Document {
        let source = source.into();
        let mut builder = DocumentBuilder::new(&source);
        reader(&mut builder);
        let Prose { text: prose, pieces, blocks, sentences, quotations, comments } = builder.finish();
        let first_paragraph = first_paragraph(&prose, &blocks);
        let path = path.into();
        let mut cells: Vec<(Cell, usize)> =
            blocks.iter().enumerate().filter_map(|(at, block)| Some((block.cell?, at))).collect();
        cells.sort_unstable();
        Document {
            path,
            source,
            encoding,
            pieces_at: Directory::of(&prose, pieces.iter().map(|piece| piece.prose)),
            pieces,
            blocks_at: Directory::of(&prose, blocks.iter().map(|block| block.range.start)),
            blocks,
            first_paragraph,
            sentences_at: Directory::of(&prose, sentences.iter().map(|sentence| sentence.start)),
            sentences,
            prose,
            quotations,
            comments,
            cells,
            reader,
        }
    }

    /// The document of the same name, encoding and markup with this source.
    #[must_use]
    pub fn rewritten(&self, source: String) -> Document {
        Document::build(self.path.clone(), source, self.encoding, self.reader)
    }

    /// The name the document goes by in reports: its path, or the id of a JSON Lines record.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded source text, a byte order mark included. Every [`Span`] is bytes of this.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How the source was encoded in its file, so that it can be written back the same.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The block that is this cell's text; the first, where it has several.
    pub fn block_of_cell(&self, cell: Cell) -> Option<usize> {
        let at = self.cells.partition_point(|(other, _)| *other < cell);
        self.cells.get(at).filter(|(found, _)| *found == cell).map(|(_, block)| *block)
    }

    /// What names the cell that this byte of the prose stands in; nothing outside tables and in first rows and columns.
    pub fn heads(&self, offset: usize) -> Heads {
        let cell = self.block_at(offset).and_then(|block| self.blocks[block].cell);
        let Some(cell) = cell else { return Heads::default() };
        let sentence = |cell: Cell| self.first_sentence(&self.blocks[self.block_of_cell(cell)?].range);
        Heads {
            row: (cell.column > 0).then(|| sentence(Cell { column: 0, ..cell })).flatten(),
            column: (cell.row > 0).then(|| sentence(Cell { row: 0, ..cell })).flatten(),
        }
    }

    /// The sentence that opens the block; white space may stand before it.
    fn first_sentence(&self, block: &Range<usize>) -> Option<usize> {
        let before = block.start.checked_sub(1);
        let at = before.map_or(0, |before| self.sentences_up_to(before));
        self.sentences.get(at).is_some_and(|s| s.start < block.end).then_some(at)
    }

    /// The copy alone, markup gone and entities decoded.
    pub fn prose(&self) -> &str {
        &self.prose
    }

    /// Headings and paragraphs, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Comments of the markup, in order. They are no copy; What they may ask for is read elsewhere.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Sentences as ranges of prose, in order; each lies within one block.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Index into [`Document::sentences`] of the sentence that holds the prose offset.
    pub fn sentence_at(&self, prose_offset: usize) -> Option<usize> {
        let index = self.sentences_up_to(prose_offset).checked_sub(1)?;
        (prose_offset < self.sentences[index].end).then_some(index)
    }

    /// How many sentences start at the prose offset or before it.
    fn sentences_up_to(&self, prose_offset: usize) -> usize {
        self.sentences_at.count(&self.sentences, prose_offset, |sentence| sentence.start)
    }

    /// Index into [`Document::blocks`] of the block that holds the prose offset.
    pub fn block_at(&self, prose_offset: usize) -> Option<usize> {
        let up_to = self.blocks_at.count(&self.blocks, prose_offset, |block| block.range.start);
        let index = up_to.checked_sub(1)?;
        (prose_offset < self.blocks[index].range.end).then_some(index)
    }

    /// Whether the prose offset is in quoted speech: between quotation marks, or in what the markup calls a quotation.
    ///
    /// Names and scare quotes, of fewer than four words and no digit, are the author's own.
    pub fn is_quoted(&self, prose_offset: usize) -> bool {
        let after = self.quotations.partition_point(|q| q.start <= prose_offset);
        after.checked_sub(1).is_some_and(|i| prose_offset < self.quotations[i].end)
    }

    /// Whether the prose offset is in a heading or in the first paragraph, where rounder numbers are usual.
    pub fn is_prominent(&self, prose_offset: usize) -> bool {
        let Some(index) = self.block_at(prose_offset) else { return false };
        index <= self.first_paragraph || self.blocks[index].kind == BlockKind::Heading
    }

    /// Where the prose has a headline: a first block that is no paragraph, above the first that is.
    pub(crate) fn headline(&self) -> Option<Range<usize>> {
        let first = self.blocks.first().filter(|_| self.blocks.len() > 1)?;
        let is_headline = first.kind == BlockKind::Heading || self.first_paragraph > 0;
        is_headline.then(|| first.range.clone())
    }

    /// The source bytes a non-empty range of prose stands for.
    ///
    /// An end that falls inside a replaced run (an entity, say) widens to the
    /// whole of it, so the span always lies on character boundaries.
    pub fn span_of(&self, prose: Range<usize>) -> Span {
        let start = self.source_offset(prose.start, false);
        let end = self.source_offset(prose.end.max(prose.start + 1) - 1, true);
        Span { start, end: end.max(start) }
    }

    /// Source offset of the character that holds the prose byte: where it starts, or where it ends.
    fn source_offset(&self, prose: usize, end: bool) -> usize {
        let up_to = self.pieces_at.count(&self.pieces, prose, |piece| piece.prose);
        let index = up_to.saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return 0 };
        if !piece.is_even {
            return if end { piece.source.end } else { piece.source.start };
        }
        let mut offset = (piece.source.start + (prose - piece.prose)).min(self.source.len());
        if end {
            offset = (offset + 1).min(self.source.len());
            while !self.source.is_char_boundary(offset) {
                offset += 1;
            }
        } else {
            while !self.source.is_char_boundary(offset) {
                offset -= 1;
            }
        }
        offset
    }
}

#[cfg(test)]
impl Document {
    /// Checks that the pieces tile the prose in source order, and that even ones match their source.
    pub(crate) fn assert_pieces_hold(&self) {
        let (mut prose, mut source) = (0, 0);
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.prose.len(), |next| next.prose);
            assert!(piece.prose == prose && end > prose, "{piece:?}");
            assert!(piece.source.start >= source, "{piece:?}");
            let text = &self.source[piece.source.clone()];
            let is_same = |(source, prose): (char, char)| {
                source == prose || source.is_ascii_whitespace() && prose.is_ascii_whitespace()
            };
            let is_even =
                text.len() == end - prose && text.chars().zip(self.prose[prose..end].chars()).all(is_same);
            assert!(!piece.is_even || is_even, "{piece:?} {text:?}");
            (prose, source) = (end, piece.source.end);
        }
        assert_eq!(prose, self.prose.len());
    }
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn headings_and_the_first_paragraph_are_prominent() {
        let source = "# One\n\n## Two\n\nThree\n\nFour\n\n# Five\n\nSix\n";
        let document = crate::read::read_str("a.md", source, crate::read::InputFormat::Markdown);
        let prominent = |word| document.is_prominent(document.prose().find(word).unwrap());
        for (word, is) in [("One", true), ("Two", true), ("Three", true), ("Four", false), ("Five", true)] {
            assert_eq!(prominent(word), is, "{word}");
        }
        assert!(!prominent("Six") && !Document::plain("a.txt", "").is_prominent(0));
    }

    #[test]
    fn a_table_in_a_table_leaves_the_outer_ones_rows_plain() {
        let html = "<table><tr><td>a<table><tr><td>b<td>c</table><tr><td>d</table><table><tr><td>e</table>";
        let document = crate::read::read_str("copy.html", html, crate::read::InputFormat::Html);
        let told = document.blocks().iter().map(|block| {
            let cell = block.cell.map(|cell| (cell.table, cell.row, cell.column));
            (&document.prose()[block.range.clone()], cell)
        });
        let told: Vec<_> =
            told.filter(|(text, _)| !text.trim().is_empty()).map(|(t, c)| (t.trim(), c)).collect();
        let inner = [("b", Some((2, 0, 0))), ("c", Some((2, 0, 1)))];
        assert_eq!(
            told,
            [&[("a", Some((1, 0, 0)))][..], &inner, &[("d", None), ("e", Some((3, 0, 0)))]].concat()
        );
    }

    #[test]
    fn white_space_before_a_head_hides_it_not() {
        let html = "<table><tr><th><th>&nbsp;May<tr><td>&nbsp; Boats<td>312</table>";
        let document = crate::read::read_str("copy.html", html, crate::read::InputFormat::Html);
        let heads = document.heads(document.prose().find("312").unwrap());
        let text = |head: Option<usize>| head.map(|at| &document.prose()[document.sentences()[at].clone()]);
        assert_eq!((text(heads.row), text(heads.column)), (Some("Boats"), Some("May")));
    }
}
