//! Markdown: what a page made of it would show is copy; code, link targets and comments are not.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::nesting;
use super::superscript::Superscript;
use super::{html, plain};
use crate::document::{BlockKind, DocumentBuilder};

/// Front matter keys whose value stands above the copy.
const TITLE_KEYS: [&str; 2] = ["title", "headline"];

/// Reads a Markdown text; one whose blocks stand too deep in one another for anybody to have meant it, as plain text.
pub(super) fn read(builder: &mut DocumentBuilder<'_>) {
    if nesting::too_deep(builder.source()).is_some() {
        return plain::read(builder);
    }
    let source = builder.source();
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let base = source.len() - text.len();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader { builder, not_copy: 0, withheld: None, superscript: Superscript::None };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, base + range.start..base + range.end);
    }
}

struct Reader<'b, 's> {
    builder: &'b mut DocumentBuilder<'s>,
    /// How many elements are open whose text is not copy.
    not_copy: usize,
    /// The inline element by HTML tag whose text is not copy, and how many of its name are open.
    withheld: Option<(String, usize)>,
    superscript: Superscript,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            // Code shows, so it parts the digits on its two sides.
            Event::SoftBreak | Event::HardBreak | Event::Code(_) => self.text(" ", range),
            Event::InlineHtml(tag) => self.inline_tag(&tag, range),
            // Block HTML is read whole at its start; the rest is not copy.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        // So do pictures and what is struck out.
        if matches!(tag, Tag::Image { .. } | Tag::Strikethrough) {
            self.text(" ", range.clone());
        }
        self.not_copy += usize::from(is_not_copy(tag.to_end()));
        match tag {
            Tag::Heading { .. } => self.start_block(BlockKind::Heading),
            Tag::Table(_) => self.builder.start_table(),
            Tag::TableHead | Tag::TableRow => self.builder.start_row(),
            Tag::TableCell => {
                self.builder.start_cell();
                self.start_block(BlockKind::Paragraph);
            }
            Tag::Paragraph | Tag::Item | Tag::FootnoteDefinition(_) => {
                self.start_block(BlockKind::Paragraph);
            }
            Tag::BlockQuote(_) => {
                self.start_block(BlockKind::Paragraph);
                self.builder.open_quotation();
            }
            Tag::HtmlBlock => {
                self.start_block(BlockKind::Paragraph);
                html::read_fragment(self.builder, range);
            }
            Tag::MetadataBlock(_) => self.titles(range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.not_copy = self.not_copy.saturating_sub(usize::from(is_not_copy(tag)));
        match tag {
            TagEnd::BlockQuote(_) => {
                self.builder.close_quotation();
                self.start_block(BlockKind::Paragraph);
            }
            TagEnd::Table => {
                self.builder.end_table();
                self.start_block(BlockKind::Paragraph);
            }
            // A tight list item has no paragraph to part it from what follows.
            TagEnd::List(_) | TagEnd::Heading(_) | TagEnd::HtmlBlock => {
                self.start_block(BlockKind::Paragraph);
            }
            _ => {}
        }
    }

    fn start_block(&mut self, kind: BlockKind) {
        // A tag that nobody closed holds for its own block.
        self.withheld = None;
        self.superscript = Superscript::None;
        self.builder.start_block(kind);
    }

    /// Text that equals its source stands as it is; else it was decoded from it.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.is_withheld() || !self.superscript.admits(text, self.builder.prose()) {
            return;
        }
        if self.builder.source().get(range.clone()) == Some(text) {
            self.builder.text(range);
        } else if text != " " || !self.builder.at_space() {
            self.builder.replacement(text, range);
        }
    }

    fn is_withheld(&self) -> bool {
        self.not_copy > 0 || self.withheld.is_some()
    }

    fn inline_tag(&mut self, tag: &str, range: Range<usize>) {
        if !self.is_withheld() {
            self.builder.comment(range.clone());
        }
        let inside = tag.trim_start_matches('<');
        let name = inside.split(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).next().unwrap_or(inside);
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        if let Some((open, depth)) = &mut self.withheld {
            *depth += usize::from(name == *open);
            *depth -= usize::from(name.strip_prefix('/') == Some(open));
            if *depth == 0 {
                self.withheld = None;
            }
            return;
        }
        if html::withholds(tag) {
            self.text(" ", range);
            self.withheld = Some((name, 1));
            return;
        }
        match name.as_str() {
            "br" => self.text(" ", range),
            "sup" => {
                let rest = self.builder.source().get(range.end..).unwrap_or_default();
                let opened = Superscript::opened(rest);
                if opened.parts_digits(self.builder.prose()) {
                    self.text(" ", range);
                }
                self.superscript = opened;
            }
            "/sup" => self.superscript = Superscript::None,
            _ => {}
        }
    }

    /// The title in front matter is a heading; the other keys are not copy.
    fn titles(&mut self, range: Range<usize>) {
        let Some(metadata) = self.builder.source().get(range.clone()) else { return };
        let mut at = range.start;
        for line in metadata.split_inclusive('\n') {
            let (start, end) = (at, at + line.len());
            at = end;
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            if !TITLE_KEYS.contains(&key.trim_end()) {
                continue;
            }
            let value = value.trim_start();
            let Range { start: from, end: to } = scalar(value);
            // Block scalars and lists are no one-line title.
            if from == to || value.starts_with(['|', '>', '[', '{', '&', '*', '#']) {
                continue;
            }
            let offset = start + line.len() - value.len();
            self.start_block(BlockKind::Heading);
            self.builder.text(offset + from..offset + to);
        }
    }
}

/// What a value of front matter says, without its quotation marks and the remark behind it.
fn scalar(value: &str) -> Range<usize> {
    let Some(mark) = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| value.starts_with(mark)) else {
        let end = [" #", "\t#"].into_iter().filter_map(|remark| value.find(remark)).min();
        return 0..value[..end.unwrap_or(value.len())].trim_end().len();
    };
    let text = &value[mark.len()..];
    // A backslash keeps a double mark from closing, and two single ones are one that does not.
    let mut from = 0;
    let end = loop {
        let Some(at) = text[from..].find(mark).map(|at| from + at) else { break text.trim_end().len() };
        let after = at + mark.len();
        let backslashes = text[..at].bytes().rev().take_while(|&b| b == b'\\').count();
        from = match mark {
            "'" if text[after..].starts_with('\'') => after + 1,
            "\"" if backslashes % 2 == 1 => after,
            _ => break at,
        };
    };
    mark.len()..mark.len() + end
}

/// Alt text, like every attribute, is not copy, and what is struck out is no longer stated.
fn is_not_copy(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::Image
            | TagEnd::Strikethrough
    )
}

#[cfg(test)]
mod tests {
    use crate::document::{BlockKind, Document};
    use crate::read::{InputFormat, read_str};

    fn story(source: &str) -> Document {
        read_str("a.md", source, InputFormat::Markdown)
    }

    fn blocks(source: &str) -> Vec<String> {
        let document = story(source);
        let mark = |kind| if kind == BlockKind::Heading { "# " } else { "" };
        let text = |b: &crate::document::Block| document.prose()[b.range.clone()].trim().to_owned();
        document.blocks().iter().map(|b| mark(b.kind).to_owned() + &text(b)).collect()
    }

    fn source_of(source: &str, prose: &str) -> String {
        let document = story(source);
        let at = document.prose().find(prose).unwrap_or_else(|| panic!("{:?}", document.prose()));
        document.source()[document.span_of(at..at + prose.len()).range()].to_owned()
    }

    #[test]
    fn numbers_are_seen_through_markup() {
        for (source, prose, span) in [
            ("“Ünïcödé” **1**5,800 babies", "15,800", "1**5,800"),
            ("\u{feff}é &pound;3.2bn", "£3.2bn", "&pound;3.2bn"),
            ("> 😀 19,\n> 640 é", "19, 640", "19,\n> 640"),
            ("1<b>5</b>,800", "15,800", "1<b>5</b>,800"),
            ("15`2`800", "15 800", "15`2`800"),
            ("19,&nbsp;640", "19,\u{a0}640", "19,&nbsp;640"),
            ("about \\$40 [5 babies](http://a/6 '7')", "$40 5 babies", "$40 [5 babies"),
            ("| é | 40 |\n|---|---|\n| ü | **5**0 |\n", "50", "5**0"),
        ] {
            assert_eq!(source_of(source, prose), span, "{source}");
        }
    }

    #[test]
    fn code_comments_targets_and_struck_text_are_not_copy() {
        let source = "One `2` ![3](4.png) [five](6 '7') <!-- 8 --> <b title='9'>ten</b>[^1] ~~11~~\n\n    12\n\n```\n13\n```\n\n\
            <!-- 14 -->\n\n<div class='15'>sixteen\n<script>17</script></div>\n\n[^1]: Note.\n\n[a]: http://18\n";
        assert_eq!(blocks(source), ["One   five  ten", "sixteen", "Note."]);
    }

    #[test]
    fn inline_tags_withhold_what_they_do_in_html() {
        for (source, want) in [
            ("Some <del>15,000</del> 15,800 babies", "Some  15,800 babies"),
            ("Some <S>1 <s>2</s> 3</S>~~4~~ five", "Some  five"),
            ("Some <span hidden>1 **2**</span> three", "Some  three"),
            ("Some <span hidden=until-found>1</span> <i aria-hidden='true'/>2", "Some 1 2"),
            ("Some <strike>1\n\nTwo </strike>three", "Some|Two three"),
        ] {
            assert_eq!(blocks(source).join("|"), want, "{source}");
        }
    }

    #[test]
    fn blocks_are_parted_and_headings_known() {
        let source = "# Head **1**\nText\n\n- one\n- two\n  - three\n\nOld\n===\n\n| a | b |\n|---|---|\n| c | d |\n\n> said\n\nEnd";
        let wanted = ["# Head 1", "Text", "one", "two", "three", "# Old", "a", "b", "c", "d", "said", "End"];
        assert_eq!(blocks(source), wanted);
    }

    #[test]
    fn the_title_in_front_matter_is_a_heading() {
        let source = "---\ndate: 2018-10-17\ntitle: \"Some 15,800 babies\"\nheadline: |\n  x\n---\n\nBody.\n";
        assert_eq!(blocks(source), ["# Some 15,800 babies", "Body."]);
        assert_eq!(source_of(source, "15,800"), "15,800");
        assert_eq!(blocks("+++\r\ntitle = '5 babies'\r\n+++\r\nBody."), ["# 5 babies", "Body."]);
    }

    #[test]
    fn a_remark_behind_the_title_is_not_copy() {
        for (title, want) in [
            ("\"The 4,521 coins\" # draft 3", "# The 4,521 coins"),
            ("'It''s #4' # 3", "# It''s #4"),
            (r#""A \"4\" of 5" # 3"#, r#"# A \"4\" of 5"#),
            ("The 4,521 coins # The 4,521", "# The 4,521 coins"),
            ("The C# of 5\t# 3", "# The C# of 5"),
            ("\"5 of 6", "# 5 of 6"),
            ("'' # 3", ""),
            ("# 3", ""),
        ] {
            assert_eq!(blocks(&format!("---\ntitle: {title}\n---\n")).join("|"), want, "{title}");
        }
    }

    #[test]
    fn line_breaks_are_spaces_and_footnote_marks_no_digits() {
        assert_eq!(
            blocks("one\r\ntwo  \nthree<br>four\\\nfive 800<sup>1</sup> 1<sup>st</sup>"),
            ["one two three four five 800 1st"]
        );
    }

    #[test]
    fn fractions_are_whole() {
        assert_eq!(
            blocks("3<sup>1</sup>/<sub>2</sub> miles, <sup>1</sup>⁄<sub>4</sub>"),
            ["3 1/2 miles, 1⁄4"]
        );
    }

    #[test]
    fn block_quotes_are_quotations() {
        let document = story("He said:\n\n> All 5 of them.\n>\n> Or 6.\n\nNot 7.");
        for (digit, quoted) in [('5', true), ('6', true), ('7', false)] {
            assert_eq!(document.is_quoted(document.prose().find(digit).unwrap()), quoted, "{digit}");
        }
    }
}
