//! Makes text from files safe to show: nothing in it can move the cursor, change colours or reorder a line.

use std::borrow::Cow;

/// Stands for a character that has no picture of its own.
const REPLACEMENT: char = '\u{FFFD}';

/// The text as one line without control, bidirectional, zero-width or noncharacter code points.
///
/// White space becomes a plain space, C0 controls their picture (U+2400 block), the rest U+FFFD.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(visible).collect())
    }
}

/// What is shown for a character; always exactly one character.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // U+2400 holds the pictures of the C0 controls, in order.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(REPLACEMENT),
        '\u{7F}' => '\u{2421}',
        _ if is_invisible(c) => REPLACEMENT,
        _ => c,
    }
}

/// Characters that show nothing, or change how their neighbours are shown.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9F}'                             // C1 controls: U+009B starts an escape sequence
        | '\u{AD}' | '\u{180E}' | '\u{FEFF}'            // soft hyphen, vowel separator, byte order mark
        | '\u{200B}' | '\u{2060}'..='\u{2064}'          // zero-width space, joiners, invisible operators
        | '\u{61C}' | '\u{200E}' | '\u{200F}'           // bidirectional marks
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' // embeddings, overrides, isolates
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' // interlinear marks, tags
        | '\u{FDD0}'..='\u{FDEF}'                       // noncharacters: ours to use inside (see `drawing`)
    ) || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_left_as_it_is() {
        for text in ["“hundreds” of babies, £3.2bn", "人口は万人", "e\u{301}cole", "👩\u{200D}🚒"]
        {
            assert_eq!(sanitise(text), text);
        }
    }

    #[test]
    fn nothing_reaches_the_terminal_that_steers_it() {
        assert_eq!(sanitise("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(sanitise("1\u{202e}5,800"), "1\u{FFFD}5,800");
        assert_eq!(sanitise("\u{9b}2J"), "\u{FFFD}2J");
        assert_eq!(sanitise("15\u{200b},800\u{fdd0}"), "15\u{FFFD},800\u{FFFD}");
        assert_eq!(sanitise("a\tb\r\nc\u{7f}\0"), "a b  c␡␀");
    }
}
