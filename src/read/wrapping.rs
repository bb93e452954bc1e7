//! Tells plain text whose lines were wrapped from text with a paragraph a line.

use std::ops::{Range, RangeInclusive};

use memchr::memchr;

use crate::{lines, parallel};

/// Widths, in characters, at which editors and wires wrap their lines.
const WRAP_WIDTHS: RangeInclusive<usize> = 40..=100;

/// How many characters short of the full width a wrapped line may end, its next word counted in.
const WRAP_SLACK: usize = 10;

/// Words that end no sentence and no headline.
const LINKING_WORDS: [&str; 14] =
    ["a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "the", "to", "with"];

/// One line without its end and the white space round it.
#[derive(Debug)]
pub(super) struct Line<'s> {
    pub(super) text: &'s str,
    /// Bytes of source.
    pub(super) range: Range<usize>,
    /// Bytes of white space before the text.
    indent: usize,
    /// Its length in characters.
    width: usize,
    /// Bytes of its first word.
    first_word: usize,
}

impl<'s> Line<'s> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn first_word(&self) -> &'s str {
        &self.text[..self.first_word]
    }

    fn has_several_words(&self) -> bool {
        self.first_word < self.text.len()
    }

    fn is_item(&self) -> bool {
        let after = self.text.strip_prefix(['-', '*', '•']);
        after.is_some_and(|after| after.starts_with(' '))
    }

    /// Whether its last word needs another.
    fn breaks_off(&self) -> bool {
        self.text.ends_with(',') || LINKING_WORDS.contains(&self.text.rsplit(' ').next().unwrap_or(""))
    }
}

/// The lines of a part of the source.
pub(super) fn lines_of(source: &str, part: Range<usize>) -> Vec<Line<'_>> {
    let text = &source[part.clone()];
    let mut start = part.start;
    let is_ascii = text.is_ascii();
    let ends = lines::ends(text).chain(std::iter::once(text.len()..text.len()));
    let ends = ends.map(|end| end.start + part.start..end.end + part.start);
    ends.map(|end| {
        let line = &source[start..end.start];
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let text = text.trim_end();
        let at = if text.is_empty() { start } else { start + indent };
        start = end.end;
        let width = if is_ascii { text.len() } else { text.chars().count() };
        let first_word = memchr(b' ', text.as_bytes()).unwrap_or(text.len());
        Line { text, range: at..at + text.len(), indent, width, first_word }
    })
    .collect()
}

/// The page the lines of a text were set on.
pub(super) struct Layout {
    /// Characters of the longest line.
    width: usize,
    /// Bytes of white space before the lines that stand farthest out.
    margin: usize,
    /// Whether lone line ends are only spaces.
    is_wrapped: bool,
}

impl Layout {
    /// The layout of all parts of a text, each of which ends with a blank line.
    pub(super) fn of(parts: &[Vec<Line<'_>>]) -> Layout {
        let sizes = parallel::map(parts, 2, |lines| (width(lines), margin(lines)));
        let width = sizes.iter().map(|size| size.0).max().unwrap_or(0);
        let margin = sizes.iter().filter_map(|size| size.1).min().unwrap_or(0);
        let layout = Layout { width, margin, is_wrapped: false };
        let is_wrapped = WRAP_WIDTHS.contains(&width) && {
            let breaks = parallel::map(parts, 2, |lines| layout.breaks(lines));
            breaks.iter().fold(Breaks::default(), Breaks::and).are_of_wrapped_text()
        };
        Layout { is_wrapped, ..layout }
    }

    /// Each paragraph as a range of these lines.
    pub(super) fn paragraphs(&self, lines: &[Line<'_>]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
            match found.last_mut() {
                Some(last)
                    if self.is_wrapped
                        && last.end == index
                        && !self.starts_paragraph(&lines[index - 1], line) =>
                {
                    last.end = index + 1;
                }
                _ => found.push(index..index + 1),
            }
        }
        found
    }

    /// How these lines end within their paragraphs.
    fn breaks(&self, lines: &[Line<'_>]) -> Breaks {
        let mut breaks = Breaks::default();
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            if line.is_blank() || next.is_blank() || self.starts_paragraph(line, next) {
                continue;
            }
            breaks.all += 1;
            breaks.full += usize::from(self.is_full(line, next));
            let is_mid_sentence = next.text.starts_with(char::is_lowercase) || line.breaks_off();
            breaks.mid_sentence += usize::from(is_mid_sentence);
        }
        breaks
    }

    /// Whether the line had no room for the next one's first word.
    fn is_full(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        // Most lines of wrapped text are, whatever the word.
        let room = self.width.saturating_sub(line.width + 1 + WRAP_SLACK);
        room == 0 || next.first_word().chars().count() > room
    }

    /// Whether a line of wrapped text starts a paragraph: a list item, an indent, or one more row of a table.
    fn starts_paragraph(&self, last: &Line<'_>, line: &Line<'_>) -> bool {
        let is_row = line.indent == last.indent && line.indent > self.margin && !self.is_full(last, line);
        line.is_item() || line.indent > last.indent || is_row
    }
}

/// Characters of the longest line; a long web address on its own line is not the width of the text.
fn width(lines: &[Line<'_>]) -> usize {
    lines.iter().filter(|line| line.has_several_words()).map(|line| line.width).max().unwrap_or(0)
}

/// Bytes of white space before the lines that stand farthest out, if there are any.
fn margin(lines: &[Line<'_>]) -> Option<usize> {
    lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min()
}

/// Line ends that part no paragraphs.
#[derive(Default)]
struct Breaks {
    all: usize,
    /// Those of lines that had no room for another word.
    full: usize,
    mid_sentence: usize,
}

impl Breaks {
    fn and(self, other: &Self) -> Breaks {
        Breaks {
            all: self.all + other.all,
            full: self.full + other.full,
            mid_sentence: self.mid_sentence + other.mid_sentence,
        }
    }

    /// Whether lines fill one width, and many break in mid-sentence.
    fn are_of_wrapped_text(&self) -> bool {
        self.all > 0 && self.full * 2 >= self.all && self.mid_sentence * 3 >= self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        let parts = [lines_of(source, 0..source.len())];
        let joined =
            |p: &Range<usize>| parts[0][p.clone()].iter().map(|l| l.text).collect::<Vec<_>>().join(" ");
        Layout::of(&parts).paragraphs(&parts[0]).iter().map(joined).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let source = "The council said on Tuesday that some 19,\r\n640 homes had been built in the county, and\r\n\
                      that another 300 were planned.\r\n\r\nA second paragraph.";
        let first = "The council said on Tuesday that some 19, 640 homes had been built in the county, and that \
                     another 300 were planned.";
        assert_eq!(found(source), [first, "A second paragraph."]);
    }

    #[test]
    fn an_indent_or_a_bullet_starts_a_paragraph() {
        let source = "    The council said on Tuesday that some 640\nhomes had been built in the county, and that\n\
                      another was planned.\n    It did not say where the 300 others were.\n\
                      - one of them, which is\n- two";
        let found = found(source);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[2], "- one of them, which is");
    }

    #[test]
    fn rows_of_a_table_stay_apart() {
        let source = "Profit 77p vs 76p\n    Net 13.8 mln vs 14.5 mln\n    Sales 375 mln vs 368 mln\n\
                      \u{20}   NOTE: The first half had a gain of 15 mln from the\nsale of property.";
        assert_eq!(found(source)[1..3], ["Net 13.8 mln vs 14.5 mln", "Sales 375 mln vs 368 mln"]);
        assert_eq!(found(source).len(), 4);
    }

    #[test]
    fn names_at_the_start_of_lines_hide_no_wrapping() {
        let source = "Leeds City Council said that it had filed with the\nDepartment for Transport a plan to build along\n\
                      Otley Road some 40 homes, of which a fifth or so\nwould be let.";
        assert_eq!(found(source).len(), 1);
    }

    #[test]
    fn similar_short_lines_are_not_wrapped() {
        let source = "Five people are hurt in a fire in Leeds\nSix hundred jobs are lost at a car plant\n\
                      Seven new schools will open in the city";
        assert_eq!(found(source).len(), 3);
    }
}
