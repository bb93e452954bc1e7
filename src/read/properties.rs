//! What holds for any input in every format.

use proptest::prelude::*;

use super::{InputFormat, read, read_str};
use crate::document::Document;

/// Strings of the bits that markup, numbers and speech are made of.
fn copy() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "15,800",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "babies",
        "é",
        "😀",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        ". ",
        "? The ",
        "Mr. ",
        "&nbsp;",
        "&pound;",
        "&#53;",
        "&#x",
        "&",
        "&amp",
        "&bogus;",
        "&shy;",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<br>",
        "<br/>",
        "<pre>",
        "</pre>",
        "<nav>",
        "</nav>",
        "<script>",
        "</script>",
        "<title>",
        "</ti",
        "</title>",
        "<q>",
        "</q>",
        "<blockquote>",
        "</blockquote>",
        "<sup>",
        "</sup>",
        "<!--",
        "-->",
        "<!",
        "<![CDATA[",
        "]]>",
        "<a b='",
        "'>",
        "<",
        ">",
        "</",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "# ",
        "- ",
        "> ",
        "|",
        "---\n",
        "title: 5",
        "~~",
        "[",
        "](",
        ")",
        "[^1]",
        "[^1]: ",
        "    ",
        "\\",
        "\u{feff}",
        "\u{200b}",
        "\u{ad}",
        "\u{a0}",
        "«",
        "»",
        "\u{fffd}",
        "<div hidden>",
        "</div>",
        "<svg/>",
        "<textarea>",
        "$",
        "<plaintext>",
        "…",
    ]);
    prop_oneof![prop::collection::vec(bits, 0..40).prop_map(|bits| bits.concat()), any::<String>()]
}

const FORMATS: [InputFormat; 3] = [InputFormat::Text, InputFormat::Markdown, InputFormat::Html];

fn assert_sound(document: &Document) {
    let (source, prose) = (document.source(), document.prose());
    document.assert_pieces_hold();

    let mut last = 0;
    for (at, c) in prose.char_indices() {
        let span = document.span_of(at..at + c.len_utf8());
        assert!(source.get(span.range()).is_some(), "{span:?} in {source:?}");
        assert!(span.start >= last, "{span:?} before {last} in {source:?}");
        let whole = document.span_of(0..at + c.len_utf8());
        assert_eq!(whole.end, span.end.max(whole.start));
        last = span.start;
    }

    let mut end = 0;
    for sentence in document.sentences() {
        let text = &prose[sentence.clone()];
        assert!(sentence.start >= end && !text.is_empty() && text == text.trim(), "{text:?}");
        let block = document.block_at(sentence.start).expect("each sentence lies in a block");
        assert!(sentence.end <= document.blocks()[block].range.end);
        end = sentence.end;
    }
    let mut end = 0;
    for block in document.blocks() {
        assert!(block.range.start >= end && !prose[block.range.clone()].trim().is_empty());
        end = block.range.end;
        // Between them the sentences hold all of the block but white space.
        let held: usize = document
            .sentences()
            .iter()
            .filter(|s| block.range.contains(&s.start))
            .map(|s| letters(&prose[(*s).clone()]))
            .sum();
        assert_eq!(held, letters(&prose[block.range.clone()]));
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn every_format_makes_a_sound_document(text in copy()) {
        for format in FORMATS {
            assert_sound(&read_str("a", text.as_str(), format));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in FORMATS {
            if let Ok(read) = read("a", &bytes, format) {
                assert_sound(&read.document);
            }
        }
    }

    #[test]
    fn plain_text_keeps_every_printing_character(text in "[a-z0-9,.£ \n\r“”]{0,200}") {
        let document = read_str("a", text.as_str(), InputFormat::Text);
        prop_assert_eq!(letters(document.prose()), letters(&text));
    }

    #[test]
    fn a_number_is_found_where_it_stands(before in "[a-zé😀 ]{0,20}", after in "[a-zé😀 ]{0,20}") {
        for (format, number) in [
            (InputFormat::Text, "15,800"),
            (InputFormat::Markdown, "1**5**,800"),
            (InputFormat::Html, "1<b>5</b>&#44;800"),
        ] {
            let source = format!("x{before}{number}{after}");
            let document = read_str("a", source.as_str(), format);
            let at = document.prose().find("15,800").expect("the number is in the prose");
            let start = 1 + before.len();
            prop_assert_eq!(document.span_of(at..at + 6).range(), start..start + number.len());
        }
    }
}
