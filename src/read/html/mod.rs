//! HTML: entities decoded, inline tags seen through, and only what a reader of the page sees is copy.
//!
//! The tokenizer tells where it stands after each run of text; what it gives
//! back unchanged is verbatim, and what it decoded stands for the source between.

mod elements;
mod emitter;
mod tag;

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use crate::document::DocumentBuilder;

/// Reads a page.
pub(super) fn read(builder: &mut DocumentBuilder<'_>) {
    let all = 0..builder.source().len();
    read_fragment(builder, all);
}

/// Reads the HTML in a part of the source.
pub(super) fn read_fragment(builder: &mut DocumentBuilder<'_>, range: Range<usize>) {
    let Some(fragment) = builder.source().get(range.clone()) else { return };
    let copy = emitter::CopyEmitter::new(builder, fragment, range.start);
    let Ok(()) = Tokenizer::new_with_emitter(fragment, copy).finish();
}

/// Whether the text is a start tag whose element's content is no copy: struck out, hidden, a form control.
pub(super) fn withholds(tag: &str) -> bool {
    let Some(Ok(Token::StartTag(start))) = Tokenizer::new(tag).next() else { return false };
    let mut current = tag::CurrentTag::default();
    for (name, value) in &start.attributes {
        current.push_attribute(name);
        current.push_value(value);
        current.finish_attribute();
    }
    let element = elements::element(&start.name);
    let is_empty = start.self_closing || elements::is_void(&start.name);
    !is_empty && (current.is_hidden() || elements::is_no_copy(element))
}

#[cfg(test)]
mod tests {
    use crate::document::{BlockKind, Document};
    use crate::read::{InputFormat, read_str};

    fn page(source: &str) -> Document {
        read_str("a.html", source, InputFormat::Html)
    }

    fn blocks(source: &str) -> Vec<String> {
        let document = page(source);
        let mark = |kind| if kind == BlockKind::Heading { "# " } else { "" };
        let text = |b: &crate::document::Block| document.prose()[b.range.clone()].trim().to_owned();
        document.blocks().iter().map(|b| mark(b.kind).to_owned() + &text(b)).collect()
    }

    /// The source of the number in the prose.
    fn source_of(source: &str, prose: &str) -> String {
        let document = page(source);
        let at = document.prose().find(prose).unwrap_or_else(|| panic!("{:?}", document.prose()));
        document.source()[document.span_of(at..at + prose.len()).range()].to_owned()
    }

    #[test]
    fn numbers_are_seen_through_tags_and_entities() {
        for (source, prose, span) in [
            ("<p>“Ünïcödé” 1<b>5</b>,800 babies", "15,800", "1<b>5</b>,800"),
            ("é &pound;3.2bn", "£3.2bn", "&pound;3.2bn"),
            ("😀 19,&nbsp;640 é", "19,\u{a0}640", "19,&nbsp;640"),
            ("1&#53;&#x2c;800&comma;5", "15,800", "1&#53;&#x2c;800"),
            ("A&B &amp &bogus; &#; 40", "&bogus; &#; 40", "&bogus; &#; 40"),
            ("so 1&shy;5,800&#8203;", "15,800", "1&shy;5,800"),
            ("a < b <“40”", "<“40”", "<“40”"),
            ("15<button>2</button>800", "15 800", "15<button>2</button>800"),
            ("15<script>2</script>,800", "15,800", "15<script>2</script>,800"),
            ("x &semi; 4&#59;", "; 4;", "&semi; 4&#59;"),
        ] {
            assert_eq!(source_of(source, prose), span, "{source}");
        }
    }

    #[test]
    fn white_space_collapses_as_in_a_browser() {
        assert_eq!(
            blocks("<p>\r\n  One <b> two</b>\r\n three<br>four&nbsp; five\n"),
            ["One two three four\u{a0}five"]
        );
        assert_eq!(blocks("<pre>1\n  2</pre>3"), ["1\n  2", "3"]);
        assert_eq!(source_of("one\r\n  19,\r\n 640", "19, 640"), "19,\r\n 640");
    }

    #[test]
    fn only_what_the_reader_sees_is_copy() {
        let source = "<!doctype html><head><title>T 1</title><meta content='2'><style>3 {}</style>\
            <script>if (4 < 5) '</p>'</script></head><body><nav><ul><li>6</ul></nav><!-- 7 --><noscript><p>8</noscript>\
            <p title='9 > 9'>Ten <svg><text>11</text></svg><i aria-hidden='true'>12</i><i aria-hidden=false>thirteen</i>\
            <img aria-hidden=true alt=14><template>15</template></p><button>16</button>\
            <select><option>17</select><textarea>18</textarea><div hidden><div>19</div>20</div><del>21</del>";
        assert_eq!(blocks(source), ["# T 1", "Ten thirteen"]);
    }

    #[test]
    fn hidden_elements_that_need_no_end_tag_end_without_one() {
        for (source, want) in [
            ("<p hidden>1<p>2</p>", "2"),
            ("<p hidden>1<svg><title>2</title></svg>3<div>4</div>5", "4|5"),
            ("<div><p hidden>1</div>2", "2"),
            ("<ul><li hidden>1<ul><li>2<li>3</ul>4<li>5</ul>6", "5|6"),
            ("<ol><li hidden>1</ol>2", "2"),
            ("<dl><dt hidden>1<dd>2<dd hidden>3</dl>4", "2|4"),
            ("<table><tr><td hidden>1<table><tr><td>2</table>3<td>4<tr><th hidden>5</table>6", "4|6"),
            ("<table><tr hidden><td>1<td>2<tr><td>3</table>4", "3|4"),
            ("<div hidden>1<div>2</div><p>3</div>4", "4"),
        ] {
            assert_eq!(blocks(source).join("|"), want, "{source}");
        }
    }

    #[test]
    fn names_of_tags_and_attributes_have_no_case() {
        assert_eq!(blocks("<P>One<NAV>2</Nav><P ARIA-Hidden='TRUE'>3</p><H1>Four"), ["One", "# Four"]);
    }

    #[test]
    fn blocks_are_parted_and_headings_known() {
        let source = "<h1>A <em>head</em></h1>Text<ul><li>one<li>two</ul><table><tr><td>1<td>2</table><h2>Open<p>After";
        assert_eq!(blocks(source), ["# A head", "Text", "one", "two", "1", "2", "# Open", "After"]);
    }

    #[test]
    fn hidden_and_empty_headings_make_no_headings_of_what_follows() {
        assert_eq!(blocks("<h2 hidden>Menu</h2><div>15,800 babies</div>"), ["15,800 babies"]);
        assert_eq!(blocks("<h2 hidden>Menu</h2>Text<h3/><div>one</div>"), ["Text", "one"]);
    }

    #[test]
    fn footnote_marks_are_not_digits() {
        assert_eq!(
            blocks("<p>15,800<sup>1</sup> in 5 km<sup>2</sup>, 1<sup>st</sup><sup>[<a>2</a>]</sup>"),
            ["15,800 in 5 km2, 1st"]
        );
    }

    #[test]
    fn fractions_are_whole() {
        assert_eq!(
            blocks(
                "3<sup>1</sup>/<sub>2</sub> miles, 4 <SUP>1</SUP>&frasl;<sub>2</sub> tons, 5<sup>2</sup>/year"
            ),
            ["3 1/2 miles, 4 1⁄2 tons, 5/year"]
        );
        assert_eq!(source_of("3<sup>1</sup>/<sub>2</sub> miles", "3 1/2"), "3<sup>1</sup>/<sub>2");
    }

    #[test]
    fn an_unclosed_menu_ends_where_the_article_begins() {
        assert_eq!(blocks("<nav><ul><li>Home<main><p>15,800 babies"), ["15,800 babies"]);
    }

    #[test]
    fn garbage_is_read_without_complaint() {
        for source in
            ["<", "</", "<!", "<!--", "&", "&#", "&#x", "<a b='", "</>", "<p", "<title>5", "\u{feff}<"]
        {
            page(source);
        }
        assert_eq!(blocks("</div></nav></q>15 <b>800</i></b"), ["15 800"]);
    }
}
