//! Plain text: paragraphs are parted by blank lines, or by every line end where lines are not wrapped.

use std::ops::Range;

use memchr::memchr_iter;

use super::wrapping::{Layout, Line, lines_of};
use crate::document::{BlockKind, DocumentBuilder};
use crate::parallel;

/// Bytes of source that are worth a thread.
const LARGE: usize = 1 << 18;

/// A first line longer than this, in bytes, is no headline.
const LONGEST_HEADLINE: usize = 120;

/// A line between blank lines longer than this, in bytes, is no sub-heading.
const LONGEST_SUBHEADING: usize = 80;

/// Reads a plain text; a large one part by part, by several threads.
pub(super) fn read(builder: &mut DocumentBuilder<'_>) {
    read_parts(builder, LARGE);
}

/// The same, in parts of so many bytes at least.
fn read_parts(builder: &mut DocumentBuilder<'_>, least: usize) {
    let source = builder.source();
    let ranges = parts(source, least);
    let lines = parallel::map(&ranges, 2, |part| lines_of(source, part.clone()));
    let layout = Layout::of(&lines);
    if let [lines] = &lines[..] {
        return add(builder, &layout, lines, Place { is_first: true, is_last: true });
    }
    let has_copy = |lines: &Vec<Line<'_>>| lines.iter().any(|line| !line.is_blank());
    let opening = lines.iter().position(has_copy);
    let closing = lines.iter().rposition(has_copy);
    let parts: Vec<(usize, Range<usize>)> = ranges.into_iter().enumerate().collect();
    let built = parallel::map(&parts, 2, |(at, part)| {
        let mut builder = builder.apart(part.clone());
        add(
            &mut builder,
            &layout,
            &lines[*at],
            Place { is_first: opening == Some(*at), is_last: closing == Some(*at) },
        );
        builder
    });
    for part in built {
        builder.append(part);
    }
}

/// Parts of a text, of so many bytes at least, each of which ends with a blank line.
fn parts(source: &str, least: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let bytes = source.as_bytes();
    while source.len() - start > 2 * least {
        let from = start + least;
        let blank = memchr_iter(b'\n', &bytes[from..]).find_map(|at| {
            let after = from + at + 1;
            [&b"\n"[..], b"\r\n"]
                .iter()
                .find(|end| bytes[after..].starts_with(end))
                .map(|end| after + end.len())
        });
        let Some(end) = blank else { break };
        parts.push(start..end);
        start = end;
    }
    parts.push(start..source.len());
    parts
}

/// Where the copy of a part stands among that of its text.
#[derive(Clone, Copy)]
struct Place {
    is_first: bool,
    is_last: bool,
}

/// Adds the paragraphs of a part.
fn add(builder: &mut DocumentBuilder<'_>, layout: &Layout, lines: &[Line<'_>], place: Place) {
    let paragraphs = layout.paragraphs(lines);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let kind = match &lines[paragraph.clone()] {
            // A heading heads something.
            [line] if !place.is_last || index + 1 < paragraphs.len() => {
                let alone = lines.get(paragraph.end).is_some_and(Line::is_blank)
                    && paragraph.start.checked_sub(1).is_none_or(|before| lines[before].is_blank());
                heading_or_paragraph(line.text, place.is_first && index == 0, alone)
            }
            _ => BlockKind::Paragraph,
        };
        builder.start_block(kind);
        for pair in lines[paragraph.clone()].windows(2) {
            builder.text(pair[0].range.clone());
            builder.replacement(" ", pair[0].range.end..pair[1].range.start);
        }
        builder.text(lines[paragraph.end - 1].range.clone());
    }
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
    use proptest::prelude::*;

    use super::*;
    use crate::document::Document;
    use crate::read::Encoding;

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
    fn headings_stand_alone_without_a_full_stop() {
        let source = "A headline!\n\nBody one.\n\nWHAT NEXT\n\nBody two, said:\n\n5,000\n\nLast line";
        assert_eq!(
            blocks(source),
            ["# A headline!", "Body one.", "# WHAT NEXT", "Body two, said:", "5,000", "Last line"]
        );
    }

    #[test]
    fn the_end_of_a_wrapped_line_reads_as_a_space() {
        let document = Document::plain(
            "a.txt",
            "The council said on Tuesday that some 19,\r\n640 homes had been built.",
        );
        let at = document.prose().find("19, 640").unwrap();
        assert_eq!(&document.source()[document.span_of(at..at + 7).range()], "19,\r\n640");
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

    proptest! {
        #[test]
        fn parts_are_read_as_the_whole_is(
            lines in prop::collection::vec(
                "|| |Title|- item|WHAT NEXT|    indented 5|(the council on a Tuesday |some 40 \u{200b}homes, ){3,5}of",
                0..24,
            ),
            end in prop::sample::select(vec!["\n", "\r\n", "\n\n"]),
        ) {
            let source = lines.join(end);
            let build = |reader| Document::build("a.txt", source.clone(), Encoding::Utf8, reader);
            let whole = build(|builder| read_parts(builder, 1 << 20));
            for parts in [build(|builder| read_parts(builder, 1)), build(|builder| read_parts(builder, 70))] {
                prop_assert_eq!(parts.prose(), whole.prose());
                prop_assert_eq!(parts.blocks(), whole.blocks());
                parts.assert_pieces_hold();
                for (at, _) in whole.prose().char_indices() {
                    prop_assert_eq!(parts.span_of(at..at + 1), whole.span_of(at..at + 1));
                }
            }
        }
    }
}
