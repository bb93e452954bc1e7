//! Assembles the prose of a [`Document`](super::Document) from its source, piece by piece.

use std::ops::Range;

use super::comment::{self, Met};
use super::invisible::{Invisible, is_invisible};
use super::{Block, BlockKind, Cell, Comment, Piece, Span, quotations, sentences};
use crate::parallel;

/// Stands between two blocks of prose, so that nothing is ever read across them.
const BLOCK_GAP: &str = "\n\n";

/// Bytes of prose that are worth several threads.
const LARGE: usize = 1 << 20;

/// Bytes of a piece: a line of wrapped text is one, and its end another.
const BYTES_PER_PIECE: usize = 32;

/// Pieces that room is made for before there are any.
const MOST_AHEAD: usize = 256;

/// What opens a comment in HTML and Markdown, and what may close it.
const COMMENT_START: &str = "<!--";
const COMMENT_ENDS: [&str; 2] = ["-->", "--!>"];

/// Collects prose in source order. Readers call [`text`](Self::text) for runs
/// that are copy as they stand, [`replacement`](Self::replacement) for what is
/// decoded, and [`start_block`](Self::start_block) at each paragraph or heading.
///
/// Source that was passed before is never taken again, so the map from prose
/// to source is in order whatever a reader does.
#[derive(Debug)]
pub struct DocumentBuilder<'s> {
    source: &'s str,
    invisible: Invisible<'s>,
    prose: String,
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
    /// Prose ranges that the markup calls quotations.
    marked: Vec<Range<usize>>,
    /// Where the outermost marked quotation that is open starts, and how many are open.
    open_quotation: Option<(usize, usize)>,
    /// Tables begun.
    tables: usize,
    /// The number of the table that is open.
    table: Option<usize>,
    /// The row that is open and the cells it has had.
    row: Option<Row>,
    /// The cell that is open.
    cell: Option<Cell>,
    comments: Vec<Met>,
}

/// A row of a table while it is read.
#[derive(Debug, Clone, Copy)]
struct Row {
    table: usize,
    nth: usize,
    cells: usize,
}

/// What a builder makes of a source.
pub(super) struct Prose {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) blocks: Vec<Block>,
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) quotations: Vec<Range<usize>>,
    pub(super) comments: Vec<Comment>,
}

impl<'s> DocumentBuilder<'s> {
    pub(super) fn new(source: &'s str) -> DocumentBuilder<'s> {
        DocumentBuilder::within(source, 0..source.len())
    }

    /// A builder of its own for a part of the source; what it makes is [appended](Self::append) in its turn.
    pub(crate) fn apart(&self, part: Range<usize>) -> DocumentBuilder<'s> {
        DocumentBuilder::within(self.source, part)
    }

    /// A builder of what is copy in the part; all of it stands on character boundaries.
    fn within(source: &'s str, part: Range<usize>) -> DocumentBuilder<'s> {
        DocumentBuilder {
            source,
            invisible: Invisible::new(&source[..part.end], part.start),
            prose: String::with_capacity(part.len()),
            pieces: Vec::with_capacity((part.len() / BYTES_PER_PIECE).min(MOST_AHEAD)),
            blocks: Vec::new(),
            marked: Vec::new(),
            open_quotation: None,
            tables: 0,
            table: None,
            row: None,
            cell: None,
            comments: Vec::new(),
        }
    }

    /// The source, for readers to slice.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// Ends the block that is open, if it has any text, and starts another.
    pub fn start_block(&mut self, kind: BlockKind) {
        let at = self.prose.len();
        if let Some(last) = self.blocks.last_mut() {
            if last.range.start == at {
                last.kind = kind;
                last.cell = self.cell;
                return;
            }
            self.end_block();
        }
        let at = self.prose.len();
        self.blocks.push(Block { range: at..at, kind, cell: self.cell });
    }

    /// Adds blocks of plain copy that were built [apart](Self::apart), of source behind all that is here.
    pub(crate) fn append(&mut self, part: DocumentBuilder<'_>) {
        if part.blocks.is_empty() {
            return;
        }
        // A block without text gives its place to the next.
        self.blocks.pop_if(|last| last.range.start == self.prose.len());
        self.end_block();
        let shift = self.prose.len();
        self.prose.push_str(&part.prose);
        self.pieces
            .extend(part.pieces.into_iter().map(|piece| Piece { prose: piece.prose + shift, ..piece }));
        let placed =
            |block: Block| Block { range: block.range.start + shift..block.range.end + shift, ..block };
        self.blocks.extend(part.blocks.into_iter().map(placed));
    }

    /// Ends the last block, if there is one, and parts it from the next.
    fn end_block(&mut self) {
        let end = self.prose.len();
        if let Some(last) = self.blocks.last_mut() {
            last.range.end = end;
            let source = self.source_end();
            self.push(BLOCK_GAP, source..source, false);
        }
    }

    /// Adds source bytes that are copy as they stand, invisible characters left out.
    ///
    /// Ranges that are empty or not on character boundaries are ignored.
    pub fn text(&mut self, source: Range<usize>) {
        let start = source.start.max(self.source_end());
        if self.source.get(start..source.end).is_none_or(str::is_empty) {
            return;
        }
        self.ensure_block();
        let mut from = start;
        while from < source.end {
            let hidden = self.invisible.next(from);
            let end = hidden.start.min(source.end);
            self.push(&self.source[from..end], from..end, true);
            from = if end == hidden.start { hidden.end } else { end };
        }
    }

    /// Adds text that stands for other bytes of source: a decoded entity, a space for a line break.
    ///
    /// Ignored where the source range is empty or the text has only invisible characters.
    pub fn replacement(&mut self, text: &str, source: Range<usize>) {
        let source = source.start.max(self.source_end())..source.end;
        let usable = self.source.get(source.clone()).is_some_and(|s| !s.is_empty());
        if !usable || text.chars().all(is_invisible) {
            return;
        }
        self.ensure_block();
        // A space for a line end: as good as the same byte.
        let is_even = text.len() == 1 && source.len() == 1;
        self.push(text, source, is_even);
    }

    /// From here on the copy is a quotation by its markup (`<blockquote>`, `<q>`, `>`). Nests.
    pub fn open_quotation(&mut self) {
        let (start, depth) = self.open_quotation.unwrap_or((self.prose.len(), 0));
        self.open_quotation = Some((start, depth + 1));
    }

    /// Ends the innermost quotation by markup; ignored where none is open.
    pub fn close_quotation(&mut self) {
        self.open_quotation = match self.open_quotation {
            Some((start, 1)) => {
                self.marked.push(start..self.prose.len());
                None
            }
            Some((start, depth)) => Some((start, depth - 1)),
            None => None,
        };
    }

    /// A table begins. Blocks started from here on are in the cell that is open, if one is.
    pub fn start_table(&mut self) {
        self.tables += 1;
        self.table = Some(self.tables);
        self.row = None;
        self.cell = None;
    }

    /// A row begins; ignored outside a table.
    pub fn start_row(&mut self) {
        let nth = self.row.map_or(0, |open| open.nth + 1);
        self.row = self.table.map(|table| Row { table, nth, cells: 0 });
        self.cell = None;
    }

    /// A cell of the open row begins; ignored outside one.
    pub fn start_cell(&mut self) {
        let Some(open) = &mut self.row else { return };
        self.cell = Some(Cell { table: open.table, row: open.nth, column: open.cells });
        open.cells += 1;
    }

    /// The table ends. Of a table in a table, the outer one's remaining cells and rows are plain blocks.
    pub fn end_table(&mut self) {
        self.table = None;
        self.row = None;
        self.cell = None;
    }

    /// A comment, `<!--` and `-->` included. It is no copy, and parts no digits.
    ///
    /// Ignored where the range is no such comment.
    pub fn comment(&mut self, source: Range<usize>) {
        let Some(body) = self.source.get(source.clone()).and_then(|text| text.strip_prefix(COMMENT_START))
        else {
            return;
        };
        let body = COMMENT_ENDS.iter().find_map(|end| body.strip_suffix(end)).unwrap_or(body);
        let start = source.start + COMMENT_START.len();
        let block = self.blocks.last().map_or(0, |block| block.range.start);
        self.comments.push(Met {
            span: Span { start: source.start, end: source.end },
            body: start..start + body.len(),
            prose: self.prose.len(),
            leads: self.prose[block..].trim().is_empty(),
            block,
            cell: self.cell,
        });
    }

    /// Whether the block that is open ends in white space, or has no text yet.
    pub fn at_space(&self) -> bool {
        self.last_char().is_none_or(char::is_whitespace)
    }

    /// The last character of prose so far.
    pub fn last_char(&self) -> Option<char> {
        self.prose.chars().next_back()
    }

    /// The prose so far.
    pub(crate) fn prose(&self) -> &str {
        &self.prose
    }

    pub(super) fn finish(mut self) -> Prose {
        let end = self.prose.len();
        if let Some(last) = self.blocks.last_mut() {
            last.range.end = end;
        }
        self.blocks.retain(|b| !self.prose[b.range.clone()].trim().is_empty());
        if let Some((start, _)) = self.open_quotation {
            // A mark that is never closed holds for its own block, not for the rest of the copy.
            let block = self.blocks.iter().find(|b| b.range.end > start);
            self.marked.extend(block.map(|b| start..b.range.end));
        }
        let (prose, blocks, marked) = (&self.prose, &self.blocks, self.marked);
        let sentences = || sentences::find(prose, blocks);
        let quotations = || quotations::find(prose, blocks, marked);
        let (sentences, quotations) = parallel::both(prose.len() >= LARGE, sentences, quotations);
        let comments = comment::among(self.comments, &self.blocks);
        Prose { text: self.prose, pieces: self.pieces, blocks: self.blocks, sentences, quotations, comments }
    }

    fn ensure_block(&mut self) {
        if self.blocks.is_empty() {
            self.start_block(BlockKind::Paragraph);
        }
    }

    fn source_end(&self) -> usize {
        self.pieces.last().map_or(0, |p| p.source.end)
    }

    fn push(&mut self, text: &str, source: Range<usize>, is_even: bool) {
        if text.is_empty() {
            return;
        }
        let prose = self.prose.len();
        self.prose.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if is_even && last.is_even && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { prose, source, is_even }),
        }
    }
}
