//! Turns the tokenizer's events into prose.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, naive_next_state};

use super::elements::{
    Element, element, ends_at_end_of, ends_at_start_of, holds, is_block, is_no_copy, is_void, starts_article,
};
use super::tag::CurrentTag;
use crate::document::{BlockKind, DocumentBuilder};
use crate::read::superscript::Superscript;

/// An element whose content is not copy, and how many are open in it that may hold others of its name.
#[derive(Debug)]
struct Skipped {
    name: Vec<u8>,
    depth: usize,
}

/// Hands the copy in a run of HTML to a builder.
#[derive(Debug)]
pub(super) struct CopyEmitter<'b, 's> {
    builder: &'b mut DocumentBuilder<'s>,
    html: &'s str,
    /// Where `html` starts in the builder's source.
    base: usize,
    /// Where the tokenizer stands in `html`.
    position: usize,
    /// Up to where text was taken or passed over.
    seen: usize,
    /// Text as it stands in the source, not yet given to the builder: runs come in bits, some within a character.
    pending: Range<usize>,

    tag: CurrentTag,
    last_start_tag: Vec<u8>,

    skipped: Option<Skipped>,
    in_heading: bool,
    preformatted: bool,
    open_quotations: usize,
    superscript: Superscript,
}

impl<'b, 's> CopyEmitter<'b, 's> {
    pub(super) fn new(
        builder: &'b mut DocumentBuilder<'s>,
        html: &'s str,
        base: usize,
    ) -> CopyEmitter<'b, 's> {
        CopyEmitter {
            builder,
            html,
            base,
            position: 0,
            seen: 0,
            pending: 0..0,
            tag: CurrentTag::default(),
            last_start_tag: Vec::new(),
            skipped: None,
            in_heading: false,
            preformatted: false,
            open_quotations: 0,
            superscript: Superscript::None,
        }
    }

    fn flush(&mut self) {
        let range = std::mem::take(&mut self.pending);
        if self.skipped.is_some() || range.is_empty() {
            return;
        }
        let Some(text) = self.html.get(range.clone()) else { return };
        if !self.superscript.admits(text, self.builder.prose()) {
            return;
        }
        let start = self.base + range.start;
        if self.preformatted {
            self.builder.text(start..start + text.len());
        } else {
            self.collapsed(text, start);
        }
    }

    /// Text with each run of white space as one space, and none at the start of a block.
    fn collapsed(&mut self, text: &str, start: usize) {
        let bytes = text.as_bytes();
        let (mut from, mut at) = (0, 0);
        while let Some(space) = bytes[at..].iter().position(|&b| is_html_space(b)).map(|i| at + i) {
            let word =
                bytes[space..].iter().position(|&b| !is_html_space(b)).map_or(bytes.len(), |i| space + i);
            let stands = &bytes[space..word] == b" " && (space > from || !self.builder.at_space());
            if !stands {
                self.builder.text(start + from..start + space);
                self.space(start + space..start + word);
                from = word;
            }
            at = word;
        }
        self.builder.text(start + from..start + bytes.len());
    }

    fn space(&mut self, source: Range<usize>) {
        if !self.builder.at_space() {
            self.builder.replacement(" ", source);
        }
    }

    fn decoded(&mut self, text: &str, html: Range<usize>) {
        self.flush();
        if self.skipped.is_some() || !self.superscript.admits(text, self.builder.prose()) {
            return;
        }
        let source = self.base + html.start..self.base + html.end;
        if !self.preformatted && text.bytes().all(is_html_space) {
            self.space(source);
        } else {
            self.builder.replacement(text, source);
        }
    }

    fn start_block(&mut self) {
        self.superscript = Superscript::None;
        let kind = if self.in_heading { BlockKind::Heading } else { BlockKind::Paragraph };
        self.builder.start_block(kind);
    }

    fn start_tag(&mut self) {
        let is_empty = self.tag.self_closing || is_void(&self.tag.name);
        if let Some(skipped) = &mut self.skipped {
            let ends = skipped.depth == 0 && ends_at_start_of(&skipped.name, &self.tag.name);
            if ends || skipped.name == b"nav" && starts_article(&self.tag.name) {
                self.skipped = None;
            } else {
                skipped.depth += usize::from(!is_empty && holds(&skipped.name, &self.tag.name));
                return;
            }
        }
        let element = element(&self.tag.name);
        let tag = self.base + self.tag.start..self.base + self.position;
        let skips = !is_empty && (self.tag.is_hidden() || is_no_copy(element));
        match element {
            // The end tag of one that is skipped is not met here.
            Element::Heading => self.in_heading |= !is_empty && !skips,
            Element::Block | Element::Menu | Element::Preformatted | Element::BlockQuote => {
                // A heading holds no blocks, but people wrap its words in a div.
                self.in_heading &= matches!(&*self.tag.name, b"div" | b"header");
            }
            // What shows between two digits parts them.
            Element::Break | Element::NotCopy => self.space(tag.clone()),
            Element::Superscript | Element::InlineQuote | Element::Inline | Element::Hidden => {}
        }
        match &*self.tag.name {
            b"table" => self.builder.start_table(),
            b"tr" => self.builder.start_row(),
            b"td" | b"th" => self.builder.start_cell(),
            _ => {}
        }
        if is_block(element) {
            self.start_block();
        }
        if skips {
            self.skipped = Some(Skipped { name: self.tag.name.clone(), depth: 0 });
            return;
        }
        match element {
            Element::BlockQuote | Element::InlineQuote => {
                self.open_quotations += 1;
                self.builder.open_quotation();
            }
            Element::Preformatted => self.preformatted = true,
            Element::Superscript => {
                self.superscript = Superscript::opened(self.html.get(self.position..).unwrap_or_default());
                if self.superscript.parts_digits(self.builder.prose()) {
                    self.space(tag);
                }
            }
            _ => {}
        }
    }

    fn end_tag(&mut self) {
        if let Some(skipped) = &mut self.skipped {
            let is_outermost = skipped.depth == 0;
            let ends_with_parent = is_outermost && ends_at_end_of(&skipped.name, &self.tag.name);
            if is_outermost && (ends_with_parent || skipped.name == self.tag.name) {
                self.skipped = None;
            } else if holds(&skipped.name, &self.tag.name) {
                skipped.depth = skipped.depth.saturating_sub(1);
            }
            if !ends_with_parent {
                return;
            }
        }
        let element = element(&self.tag.name);
        match element {
            Element::Heading => self.in_heading = false,
            Element::Preformatted => self.preformatted = false,
            Element::Superscript => self.superscript = Superscript::None,
            Element::BlockQuote | Element::InlineQuote if self.open_quotations > 0 => {
                self.open_quotations -= 1;
                self.builder.close_quotation();
            }
            _ => {}
        }
        if *self.tag.name == *b"table" {
            self.builder.end_table();
        }
        if is_block(element) {
            self.start_block();
        }
    }

    /// Passes over what is no text.
    fn pass(&mut self) {
        self.flush();
        self.seen = self.position;
    }
}

/// The white space that HTML collapses; a no-break space is not among it.
fn is_html_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

impl Emitter for CopyEmitter<'_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend_from_slice(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush();
        // Open quotations are this run's own: they do not reach into the Markdown that follows.
        for _ in 0..std::mem::take(&mut self.open_quotations) {
            self.builder.close_quotation();
        }
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        let end = self.position.min(self.html.len());
        let bytes = self.html.as_bytes();
        // The tokenizer turns `\r\n` into `\n` when it meets the `\r`, and passes over the `\n` later.
        let after_cr =
            self.seen > 0 && bytes[self.seen - 1] == b'\r' && bytes[self.seen..].starts_with(b"\n");
        let start = self.seen + usize::from(after_cr && end > self.seen + text.len());
        if start <= end && &bytes[start..end] == text {
            if self.pending.end != start {
                self.flush();
                self.pending = start..start;
            }
            self.pending.end = end;
        } else if let Ok(text) = std::str::from_utf8(text) {
            self.decoded(text, self.seen..end.max(self.seen));
        }
        self.seen = end.max(self.seen);
    }

    fn start_open_tag(&mut self) {
        self.tag.start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.tag.reset(false);
    }

    fn init_end_tag(&mut self) {
        self.tag.reset(true);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.tag.finish_attribute();
        self.pass();
        if self.tag.is_end {
            self.end_tag();
            return None;
        }
        self.start_tag();
        std::mem::swap(&mut self.last_start_tag, &mut self.tag.name);
        // XHTML closes a script in its own tag; no page means the rest of it to be one.
        if self.tag.self_closing {
            return None;
        }
        if self.last_start_tag == b"noframes" {
            Some(State::RawText)
        } else {
            naive_next_state(&self.last_start_tag)
        }
    }

    fn set_self_closing(&mut self) {
        self.tag.self_closing = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.tag.finish_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.tag.push_attribute(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.tag.push_value(value);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.tag.is_end && !self.last_start_tag.is_empty() && self.last_start_tag == self.tag.name
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn emit_current_comment(&mut self) {
        self.flush();
        let end = self.position.min(self.html.len());
        let start = self.html.get(self.seen..end).and_then(|passed| passed.find("<!--"));
        if let Some(start) = start.filter(|_| self.skipped.is_none()) {
            self.builder.comment(self.base + self.seen + start..self.base + end);
        }
        self.pass();
    }

    fn emit_current_doctype(&mut self) {
        self.pass();
    }

    // Comments and doctypes are not copy: a comment is kept by its place alone, when it has ended.
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
