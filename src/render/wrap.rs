//! Breaks a remark into lines that fit the terminal.

use unicode_width::UnicodeWidthStr;

/// The text with line breaks between words, no line wider than `width` unless a word is.
pub(crate) fn wrap(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for (index, word) in text.split(' ').enumerate() {
        let needed = word.width();
        if index > 0 && column > 0 && column + 1 + needed > width {
            out.push('\n');
            column = 0;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += needed;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("query the speaker, do not rewrite", 12), "query the\nspeaker, do\nnot rewrite");
        assert_eq!(wrap("unbreakable it is", 5), "unbreakable\nit is");
        assert_eq!(wrap("", 5), "");
        assert_eq!(wrap(" ", 1), " ");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-z£“ ]{0,60}", width in 1usize..30) {
            prop_assert_eq!(wrap(&text, width).replace('\n', " "), text);
        }
    }
}
