//! The copy as it reads, each number marked.

use maud::{Markup, html};

use super::number::{Mark, Number};
use super::shown;
use super::side::canonical;
use crate::document::{Block, BlockKind, Cell, Document};
use crate::lines::Lines;

/// The blocks of the copy, tables put together again.
pub(super) fn blocks(document: &Document, numbers: &[Number<'_>]) -> Markup {
    let lines = Lines::new(document.source());
    let page = Page { document, numbers, lines };
    let with_words = |block: &&Block| !page.text(block).trim().is_empty();
    let blocks: Vec<&Block> = document.blocks().iter().filter(with_words).collect();
    let table = |block: &Block| block.cell.map(|cell| cell.table);
    html! {
        @for run in blocks.chunk_by(|a, b| table(a).is_some() && table(a) == table(b)) {
            @match run {
                [block] if block.cell.is_none() => (page.block(block)),
                cells => (page.table(cells)),
            }
        }
    }
}

struct Page<'a> {
    document: &'a Document,
    numbers: &'a [Number<'a>],
    lines: Lines<'a>,
}

impl Page<'_> {
    fn text(&self, block: &Block) -> &str {
        self.document.prose().get(block.range.clone()).unwrap_or_default()
    }

    fn block(&self, block: &Block) -> Markup {
        html! {
            @match block.kind {
                BlockKind::Heading => h3 { (self.line(block)) (self.marked(block)) },
                BlockKind::Paragraph => p { (self.line(block)) (self.marked(block)) },
            }
        }
    }

    fn table(&self, blocks: &[&Block]) -> Markup {
        let row = |block: &Block| block.cell.map(|cell: Cell| cell.row);
        html! {
            div.wide { table { tbody {
                @for cells in blocks.chunk_by(|a, b| row(a) == row(b)) {
                    tr { @for cell in cells.chunk_by(|a, b| a.cell == b.cell) {
                        td { @for block in cell { (self.marked(block)) " " } }
                    } }
                }
            } } }
        }
    }

    /// The line a block starts on, for those who look it up in the file.
    fn line(&self, block: &Block) -> Markup {
        let text = self.text(block);
        let start = block.range.start + (text.len() - text.trim_start().len());
        let at = self.lines.position(self.document.span_of(start..start + 1).start);
        html! { span.line aria-hidden="true" { (at.line) } }
    }

    fn marked(&self, block: &Block) -> Markup {
        let first = self.numbers.partition_point(|n| n.mention.prose.start < block.range.start);
        let inside = self.numbers[first..].iter().take_while(|n| n.mention.prose.end <= block.range.end);
        // Each number with where the text before it starts.
        let ends = inside.clone().map(|n| n.mention.prose.end);
        let starts: Vec<usize> = std::iter::once(block.range.start).chain(ends).collect();
        let rest = starts.last().copied().unwrap_or(block.range.end);
        let prose = |from: usize, to: usize| shown(self.document.prose().get(from..to).unwrap_or_default());
        html! {
            @for (number, &start) in inside.zip(&starts) {
                (prose(start, number.mention.prose.start))
                (mark(number, &prose(number.mention.prose.start, number.mention.prose.end)))
            }
            (prose(rest, block.range.end))
        }
    }
}

fn mark(number: &Number<'_>, text: &str) -> Markup {
    html! {
        @if number.mark == Mark::Unlisted {
            span.number.unlisted id=(number.id) { (text) }
        } @else {
            span.anchor {
                a.number.(number.mark.class()) id=(number.id) href={ "#" (number.entry()) }
                    aria-describedby=(number.tip()) { (text) }
                span.tip.(number.mark.class()) id=(number.tip()) role="tooltip" { (tip(number)) }
            }
        }
    }
}

/// What is shown on hover and focus: the canonical figure, and what is wrong.
fn tip(number: &Number<'_>) -> Markup {
    html! {
        span.verdict { (number.mark.words()) }
        @for figure in &number.figures { (canonical(figure)) }
        @for finding in &number.findings {
            span.said { (shown(&finding.message)) }
            @if let Some(hint) = &finding.hint { span.hint { (shown(hint)) } }
        }
        @if number.mark == Mark::InDoubt {
            span.said { "The words near it do not say clearly which figure it is about." }
        }
    }
}
