//! The part of a line that is shown round a number.
//!
//! A news paragraph is one line of a thousand characters; a snippet shows what fits the terminal.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::sanitise::visible;
use crate::document::Span;

/// Shown where text is cut away.
const CUT: char = '…';
/// Columns a cut takes beside a word: the sign and a space.
const CUT_WIDTH: usize = 2;
/// Columns of text kept before the number however long its label is.
const LEAST_BEFORE: usize = 12;

/// One line of text, safe to print, with the marked part in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    /// The text shown; no line breaks.
    pub text: String,
    /// Bytes of `text` that are marked.
    pub mark: Range<usize>,
}

impl Window {
    /// The text round `span`, at most `width` columns wide, leaving `label_width` columns right of the mark.
    ///
    /// Looks at no more of the source than it shows, so a long line costs no more than a short one.
    pub(crate) fn new(source: &str, span: Span, width: usize, label_width: usize) -> Window {
        let parts = (source.get(..span.start), source.get(span.range()), source.get(span.end..));
        let (Some(before), Some(marked), Some(after)) = parts else {
            return Window { text: String::new(), mark: 0..0 };
        };
        // A byte order mark belongs to the file, not to its first line.
        let before = before.strip_prefix('\u{FEFF}').unwrap_or(before);
        let mark = shorten(marked, width);
        let room = width.saturating_sub(columns(&mark));
        // One more than fits tells a side that is cut from one that ends there.
        let (left, left_whole) = take(before.chars().rev(), room);
        let (right, right_whole) = take(after.chars(), room);
        let (left_columns, right_columns) = (columns(&left), columns(&right));

        let for_label = room.saturating_sub(label_width + 1).max(LEAST_BEFORE.min(room));
        let wanted = (room * 2 / 5).max(room.saturating_sub(right_columns));
        let left_room = left_columns.min(wanted).min(for_label);
        let right_room = room - left_room;

        let mut text = if left_whole && left_columns <= left_room {
            left.into_iter().rev().collect::<String>()
        } else {
            cut(left, left_room).into_iter().rev().collect()
        };
        let start = text.len();
        text.extend(mark);
        let end = text.len();
        if right_whole && right_columns <= right_room {
            text.extend(right);
        } else {
            text.extend(cut(right, right_room));
        }
        text.truncate(text.trim_end().len().max(end));
        Window { text, mark: start..end }
    }
}

/// Columns a character takes on a terminal.
fn columns_of(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// Columns a text takes on a terminal.
fn columns(text: &[char]) -> usize {
    text.iter().copied().map(columns_of).sum()
}

/// Characters up to the end of the line or `room` columns, and whether the line ended first.
fn take(chars: impl Iterator<Item = char>, room: usize) -> (Vec<char>, bool) {
    let mut taken = Vec::new();
    let mut width = 0;
    for c in chars {
        if matches!(c, '\n' | '\r') {
            return (taken, true);
        }
        width += columns_of(visible(c));
        // Zero-width characters could otherwise go on for ever.
        if width > room || taken.len() > room * 4 {
            return (taken, false);
        }
        taken.push(visible(c));
    }
    (taken, true)
}

/// The text, read outwards from the number, shortened to whole words and the sign of a cut.
fn cut(mut outwards: Vec<char>, room: usize) -> Vec<char> {
    if room < CUT_WIDTH {
        return Vec::new();
    }
    let mut total = columns(&outwards);
    let mut dropped = None;
    while total + CUT_WIDTH > room {
        let Some(c) = outwards.pop() else { break };
        total -= columns_of(c);
        dropped = Some(c);
    }
    // Cut inside a word only where there is no other place.
    if dropped != Some(' ') && outwards.last() != Some(&' ') {
        if let Some(space) = outwards.iter().rposition(|&c| c == ' ') {
            outwards.truncate(space);
        } else {
            outwards.push(CUT);
            return outwards;
        }
    }
    while outwards.last() == Some(&' ') {
        outwards.pop();
    }
    outwards.extend([' ', CUT]);
    outwards
}

/// The marked text on one line, its tail cut where it is wider than the window.
fn shorten(marked: &str, width: usize) -> Vec<char> {
    let shown = |c| if c == '\n' { '↵' } else { visible(c) };
    let mut text: Vec<char> = marked.chars().filter(|&c| c != '\r').take(width * 4 + 1).map(shown).collect();
    if columns(&text) > width {
        while columns(&text) + 1 > width && !text.is_empty() {
            text.pop();
        }
        text.push(CUT);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn window(source: &str, number: &str, width: usize, label: usize) -> String {
        let start = source.find(number).unwrap();
        let w = Window::new(source, Span { start, end: start + number.len() }, width, label);
        format!("{}[{}]{}", &w.text[..w.mark.start], &w.text[w.mark.clone()], &w.text[w.mark.end..])
    }

    const LONG: &str = "The board said on Tuesday that it had counted 4,210 swans on the lower lake, \
                        more than in any winter since the survey began.";

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(window("Of these, 42 stayed.", "42", 60, 10), "Of these, [42] stayed.");
    }

    #[test]
    fn a_long_line_is_cut_at_words_on_both_sides() {
        assert_eq!(window(LONG, "4,210", 50, 10), "… it had counted [4,210] swans on the lower lake, …");
    }

    #[test]
    fn room_that_one_side_leaves_goes_to_the_other() {
        assert_eq!(window(LONG, "The board", 40, 5), "[The board] said on Tuesday that it had …");
        assert_eq!(window(LONG, "began.", 40, 0), "… in any winter since the survey [began.]");
    }

    #[test]
    fn a_long_label_moves_the_number_left() {
        assert_eq!(
            window(LONG, "4,210", 60, 40),
            "… had counted [4,210] swans on the lower lake, more than in …"
        );
    }

    #[test]
    fn other_lines_are_left_out_and_breaks_in_the_number_shown() {
        assert_eq!(
            window("Above.\r\nSome two\r\nhundred fell.\nBelow.", "two\r\nhundred", 60, 0),
            "Some [two↵hundred] fell."
        );
        assert_eq!(window("\u{FEFF}42 swans", "42", 60, 0), "[42] swans");
    }

    #[test]
    fn words_without_end_are_cut_anywhere() {
        let source = format!("{}42{}", "x".repeat(99), "y".repeat(99));
        assert_eq!(window(&source, "42", 20, 0), "…xxxxx[42]yyyyyyyyy…");
        assert_eq!(window(&"9".repeat(500), &"9".repeat(500), 8, 0), "[9999999…]");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(window("人口統計 四二 四二 によれば 42 人です そうです", "42", 20, 0), "… [42] 人です …");
    }

    proptest! {
        #[test]
        fn never_wider_than_asked_and_the_mark_is_in_place(
            before in "\\PC{0,80}", number in "[0-9]{1,6}", after in "\\PC{0,80}", width in 8usize..60, label in 0usize..60,
        ) {
            let source = format!("{before}{number}{after}");
            let span = Span { start: before.len(), end: before.len() + number.len() };
            let w = Window::new(&source, span, width, label);
            prop_assert_eq!(&w.text[w.mark.clone()], number);
            prop_assert!(columns(&w.text.chars().collect::<Vec<_>>()) <= width);
        }
    }
}
