//! Tells plain text whose lines were wrapped from text with a paragraph a line.

use std::ops::{Range, RangeInclusive};

use memchr::memchr;

use crate::lines;

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

/// The lines of a text.
pub(super) fn lines_of(source: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let is_ascii = source.is_ascii();
    let ends = lines::ends(source).chain(std::iter::once(source.len()..source.len()));
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

/// Each paragraph as a range of lines.
pub(super) fn paragraphs(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let layout = Layout::of(lines);
    let wrapped = layout.is_wrapped(lines);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        match found.last_mut() {
            Some(last)
                if wrapped && last.end == index && !layout.starts_paragraph(&lines[index - 1], line) =>
            {
                last.end = index + 1;
            }
            _ => found.push(index..index + 1),
        }
    }
    found
}

/// The page the lines were set on.
struct Layout {
    /// Characters of the longest line.
    width: usize,
    /// Bytes of white space before the lines that stand farthest out.
    margin: usize,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Layout {
        // A long web address on its own line is not the width of the text.
        let several_words = lines.iter().filter(|line| line.has_several_words());
        let width = several_words.map(|line| line.width).max().unwrap_or(0);
        let margin = lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min().unwrap_or(0);
        Layout { width, margin }
    }

    /// Whether lone line ends are only spaces: lines fill one width, and many break in mid-sentence.
    fn is_wrapped(&self, lines: &[Line<'_>]) -> bool {
        if !WRAP_WIDTHS.contains(&self.width) {
            return false;
        }
        let (mut breaks, mut full, mut mid_sentence) = (0, 0, 0);
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            if line.is_blank() || next.is_blank() || self.starts_paragraph(line, next) {
                continue;
            }
            breaks += 1;
            full += usize::from(self.is_full(line, next));
            mid_sentence += usize::from(next.text.starts_with(char::is_lowercase) || line.breaks_off());
        }
        breaks > 0 && full * 2 >= breaks && mid_sentence * 3 >= breaks
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        let lines = lines_of(source);
        let joined = |p: &Range<usize>| lines[p.clone()].iter().map(|l| l.text).collect::<Vec<_>>().join(" ");
        paragraphs(&lines).iter().map(joined).collect()
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
