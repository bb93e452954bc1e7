//! Comments in the markup, and the copy that each stands by.

use std::ops::Range;

use super::{Block, Cell, Span};

/// A comment of the markup: no copy, but it may say something about the copy beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Bytes of source, `<!--` and `-->` included.
    pub span: Span,
    /// What stands between the two, as bytes of source.
    pub body: Range<usize>,
    /// Where in the prose it stands.
    pub prose: usize,
    /// Whether no copy of its block comes before it, so that it stands above what follows.
    pub leads: bool,
    /// The blocks that it stands above or in, as indices: a table whole, a row whole, else one; none at the end.
    pub blocks: Range<usize>,
}

/// A comment as a reader meets it, before the blocks after it are known.
#[derive(Debug)]
pub(super) struct Met {
    pub(super) span: Span,
    pub(super) body: Range<usize>,
    pub(super) prose: usize,
    pub(super) leads: bool,
    /// Where the block that is open starts in the prose.
    pub(super) block: usize,
    /// The cell it stands in.
    pub(super) cell: Option<Cell>,
}

/// A table, or one row of it, and the blocks that are its cells.
type Stretch = (usize, Option<usize>, Range<usize>);

/// The comments with the blocks they are about, out of all that have text.
pub(super) fn among(met: Vec<Met>, blocks: &[Block]) -> Vec<Comment> {
    let mut last: Option<Stretch> = None;
    let comments = met.into_iter().map(|met| {
        let first = blocks.partition_point(|block| block.range.start < met.block);
        let next = blocks.get(first).filter(|block| met.leads || block.range.start == met.block);
        let about = match (met.cell, next.and_then(|block| block.cell)) {
            (Some(own), _) => stretch(blocks, first, own.table, Some(own.row), &mut last),
            (None, Some(below)) => stretch(blocks, first, below.table, None, &mut last),
            (None, None) => first..first + usize::from(next.is_some()),
        };
        let Met { span, body, prose, leads, .. } = met;
        Comment { span, body, prose, leads, blocks: about }
    });
    comments.collect()
}

/// The run of cells of a table, or of a row of it, round an index. The `last` one is kept: a table may hold many
/// comments.
fn stretch(
    blocks: &[Block],
    at: usize,
    table: usize,
    row: Option<usize>,
    last: &mut Option<Stretch>,
) -> Range<usize> {
    if let Some((t, r, known)) = last
        && (*t, *r) == (table, row)
        && (known.start..=known.end).contains(&at)
    {
        return known.clone();
    }
    let is_one = |block: &&Block| {
        block.cell.is_some_and(|cell| cell.table == table && row.is_none_or(|row| row == cell.row))
    };
    let before = blocks[..at].iter().rev().take_while(is_one).count();
    let after = blocks[at..].iter().take_while(is_one).count();
    let found = at - before..at + after;
    *last = Some((table, row, found.clone()));
    found
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::read::{InputFormat, read_str};

    /// For each comment: whether it leads, and the text of its blocks.
    fn comments(name: &str, source: &str) -> Vec<(bool, Vec<String>)> {
        let document: Document = read_str(name, source, InputFormat::of_path(name));
        let texts = |comment: &crate::document::Comment| {
            assert!(source[comment.span.range()].starts_with("<!--"), "{comment:?}");
            let blocks = &document.blocks()[comment.blocks.clone()];
            blocks.iter().map(|b| document.prose()[b.range.clone()].trim().to_owned()).collect()
        };
        document.comments().iter().map(|comment| (comment.leads, texts(comment))).collect()
    }

    #[track_caller]
    fn assert_about(name: &str, source: &str, leads: bool, blocks: &[&str]) {
        assert_eq!(comments(name, source), [(leads, blocks.iter().map(ToString::to_string).collect())]);
    }

    #[test]
    fn a_comment_above_a_paragraph_leads_it_and_one_inside_stands_in_it() {
        assert_about("a.md", "One.\n\n<!-- c -->\n\nTwo.\n\nThree.\n", true, &["Two."]);
        assert_about("a.md", "One.\n\n<!-- c -->\nTwo.\n", true, &["Two."]);
        assert_about("a.md", "<!-- c --> One.\n\nTwo.\n", true, &["One."]);
        assert_about("a.md", "One <!-- c --> more.\n\nTwo.\n", false, &["One  more."]);
        assert_about("a.md", "One. <!-- c -->\n\nTwo.\n", false, &["One."]);
        assert_about("a.md", "- One.\n- <!-- c --> Two.\n", true, &["Two."]);
        assert_about("a.md", "One.\n\n<!-- c -->\n", true, &[]);
        assert_about("a.md", "<!-- c -->\n# Head\n\nOne.\n", true, &["Head"]);
        assert_about("a.html", "<p>One.</p><!-- c --><p>Two.</p>", true, &["Two."]);
        assert_about("a.html", "<p>One.</p><p><!-- c -->Two.</p>", true, &["Two."]);
        assert_about("a.html", "<p>One. <!-- c --></p><p>Two.</p>", false, &["One."]);
    }

    #[test]
    fn a_comment_above_a_table_is_about_all_of_it_and_one_inside_about_its_row() {
        let table = "| a | b |\n|---|---|\n| c | d |\n\nAfter.\n";
        assert_about("a.md", &format!("<!-- c -->\n\n{table}"), true, &["a", "b", "c", "d"]);
        assert_about("a.md", &table.replace('d', "d <!-- c -->"), false, &["c", "d"]);
        assert_about("a.md", &table.replace('d', "<!-- c -->"), true, &["c"]);
        let html = "<table><tr><td>a<td>b<tr><td>c<td>d <!-- c --></table>After";
        assert_about("a.html", html, false, &["c", "d"]);
    }

    #[test]
    fn what_is_no_copy_has_no_comments() {
        for source in ["<nav><!-- c --></nav>x", "<script><!-- c --></script>x", "<!c>x", "</ c>x"] {
            assert_eq!(comments("a.html", source), [], "{source}");
        }
        assert_eq!(comments("a.md", "`<!-- c -->` x"), []);
        assert_eq!(comments("a.txt", "<!-- c --> x"), []);
    }

    #[test]
    fn a_comment_that_is_never_closed_ends_with_the_copy() {
        let document = read_str("a.html", "x <!-- é", InputFormat::Html);
        assert_eq!(&document.source()[document.comments()[0].body.clone()], " é");
    }
}
