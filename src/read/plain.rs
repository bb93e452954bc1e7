//! Plain text: paragraphs are parted by blank lines, or by every line end where lines are not wrapped.

use std::ops::Range;

use crate::document::{BlockKind, DocumentBuilder};
use crate::lines;

/// A first line longer than this, in bytes, is no headline.
const LONGEST_HEADLINE: usize = 120;

/// A line between blank lines longer than this, in bytes, is no sub-heading.
const LONGEST_SUBHEADING: usize = 80;

/// Widths, in characters, at which editors and wires wrap their lines.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// How many characters short of the full width a wrapped line may end, its next word counted in.
const WRAP_SLACK: usize = 10;

/// One line without its end and the white space round it.
struct Line {
    text: Range<usize>,
    /// Bytes of white space before the text.
    indent: usize,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Reads a plain text.
pub(super) fn read(builder: &mut DocumentBuilder<'_>) {
    let source = builder.source();
    let lines = lines_of(source);
    let wrapped = is_wrapped(source, &lines);
    let paragraphs = paragraphs(source, &lines, wrapped);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let kind = match &lines[paragraph.clone()] {
            [line] if index + 1 < paragraphs.len() => {
                let alone = lines.get(paragraph.end).is_some_and(Line::is_blank)
                    && paragraph.start.checked_sub(1).is_some_and(|before| lines[before].is_blank());
                heading_or_paragraph(&source[line.text.clone()], index == 0, alone)
            }
            _ => BlockKind::Paragraph,
        };
        builder.start_block(kind);
        for pair in lines[paragraph.clone()].windows(2) {
            builder.text(pair[0].text.clone());
            builder.replacement(" ", pair[0].text.end..pair[1].text.start);
        }
        builder.text(lines[paragraph.end - 1].text.clone());
    }
}

fn lines_of(source: &str) -> Vec<Line> {
    let mut start = 0;
    let ends = lines::ends(source).chain(std::iter::once(source.len()..source.len()));
    ends.map(|end| {
        let line = &source[start..end.start];
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        let at = if text.is_empty() { start } else { start + indent };
        start = end.end;
        Line { text: at..at + text.len(), indent }
    })
    .collect()
}

/// Each paragraph as a range of lines; in text that is not wrapped, each line.
fn paragraphs(source: &str, lines: &[Line], wrapped: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        match found.last_mut() {
            Some(last)
                if wrapped && last.end == index && !starts_paragraph(source, &lines[index - 1], line) =>
            {
                last.end = index + 1;
            }
            _ => found.push(index..index + 1),
        }
    }
    found
}

/// Whether a line of wrapped text starts a paragraph: it is indented more than the last, or a list item.
fn starts_paragraph(source: &str, last: &Line, line: &Line) -> bool {
    let is_item = ["- ", "* ", "• "].iter().any(|bullet| source[line.text.clone()].starts_with(bullet));
    is_item || line.indent > last.indent
}

/// Whether lone line ends are only spaces: lines fill one width, and many break in mid-sentence.
fn is_wrapped(source: &str, lines: &[Line]) -> bool {
    let width_of = |line: &Line| source[line.text.clone()].chars().count();
    // A long web address on its own line is not the width of the text.
    let several_words = |line: &&Line| source[line.text.clone()].contains(' ');
    let width = lines.iter().filter(several_words).map(width_of).max().unwrap_or(0);
    if !WRAP_WIDTHS.contains(&width) {
        return false;
    }
    let (mut breaks, mut full, mut mid_sentence) = (0, 0, 0);
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        if line.is_blank() || next.is_blank() || starts_paragraph(source, line, next) {
            continue;
        }
        let next = &source[next.text.clone()];
        let next_word = next.split(' ').next().unwrap_or(next).chars().count();
        breaks += 1;
        full += usize::from(width_of(line) + 1 + next_word + WRAP_SLACK > width);
        mid_sentence +=
            usize::from(next.starts_with(char::is_lowercase) || goes_on(&source[line.text.clone()]));
    }
    breaks > 0 && full * 2 >= breaks && mid_sentence * 3 >= breaks
}

/// Whether no sentence or headline ends so.
fn goes_on(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or(line);
    matches!(
        last,
        "a" | "an"
            | "and"
            | "at"
            | "by"
            | "for"
            | "from"
            | "in"
            | "its"
            | "of"
            | "on"
            | "the"
            | "to"
            | "with"
    ) || last.ends_with(',')
}

/// A line is a heading where it is short, has no full stop and stands first or between blank lines.
fn heading_or_paragraph(line: &str, first: bool, alone: bool) -> BlockKind {
    let longest = if first { LONGEST_HEADLINE } else { LONGEST_SUBHEADING };
    let unquoted = line.trim_end_matches(['”', '’', '"', '\'', ')']);
    let is_sentence =
        unquoted.ends_with(['.', ':', ';', ',', '…', '!', '?']) && !(first && unquoted.ends_with(['!', '?']));
    let starts_like_one =
        line.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase() || "‘“'\"£$€".contains(c));
    let is_heading = (first || alone)
        && line.len() <= longest
        && !is_sentence
        && (first || starts_like_one)
        && line.contains(char::is_alphabetic);
    if is_heading { BlockKind::Heading } else { BlockKind::Paragraph }
}

#[cfg(test)]
mod tests {
    use crate::document::{BlockKind, Document};

    fn blocks(source: &str) -> Vec<String> {
        let document = Document::plain("a.txt", source);
        let mark = |kind| if kind == BlockKind::Heading { "# " } else { "" };
        document
            .blocks()
            .iter()
            .map(|b| format!("{}{}", mark(b.kind), &document.prose()[b.range.clone()]))
            .collect()
    }

    #[test]
    fn one_line_a_paragraph() {
        let source = "Rail fares to rise by 4.6%\nFares in England will go up by 4.6% in March, ministers say, \
                      the largest rise for a decade.\nCampaigners were furious.";
        let found = blocks(source);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "# Rail fares to rise by 4.6%");
        assert_eq!(found[2], "Campaigners were furious.");
    }

    #[test]
    fn wrapped_lines_are_joined_by_a_space() {
        let source = "The council said on Tuesday that some 19,\r\n640 homes had been built in the county, and\r\n\
                      that another 300 were planned.\r\n\r\nA second paragraph.";
        assert_eq!(
            blocks(source),
            [
                "The council said on Tuesday that some 19, 640 homes had been built in the county, and that \
                 another 300 were planned.",
                "A second paragraph."
            ]
        );
    }

    #[test]
    fn an_indent_or_a_bullet_starts_a_paragraph_of_wrapped_text() {
        let source = "    The council said on Tuesday that some 640\nhomes had been built in the county, and that\n\
                      another was planned.\n    It did not say where the 300 others were.\n- one of them, which is\n- two";
        let found = blocks(source);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[2], "- one of them, which is");
    }

    #[test]
    fn names_at_the_start_of_lines_hide_no_wrapping() {
        let source = "Leeds City Council said that it had filed with the\nDepartment for Transport a plan to build along\n\
                      Otley Road some 40 homes, of which a fifth or so\nwould be let.";
        assert_eq!(blocks(source).len(), 1);
    }

    #[test]
    fn similar_short_lines_are_not_wrapped_text() {
        let source = "Five people are hurt in a fire in Leeds\nSix hundred jobs are lost at a car plant\n\
                      Seven new schools will open in the city";
        assert_eq!(blocks(source).len(), 3);
    }

    #[test]
    fn headings_stand_alone_without_a_full_stop() {
        let source = "A headline!\n\nBody one.\n\nWHAT NEXT\n\nBody two, said:\n\n5,000\n\nLast line";
        assert_eq!(
            blocks(source),
            ["# A headline!", "Body one.", "# WHAT NEXT", "Body two, said:", "5,000", "Last line"]
        );
    }

    #[test]
    fn invisible_characters_leave_the_number_whole() {
        let document = Document::plain("a.txt", "\u{feff}About 1\u{200b}5\u{ad},800\u{202c} babies.");
        assert_eq!(document.prose(), "About 15,800 babies.");
        let span = document.span_of(6..12);
        assert_eq!(&document.source()[span.range()], "1\u{200b}5\u{ad},800");
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        assert_eq!(blocks("One.\rTwo.\r\rThree."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn empty_copy_has_no_blocks() {
        assert!(blocks(" \n\n\u{200b}\n").is_empty());
    }
}
