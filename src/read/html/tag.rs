//! The tag that the tokenizer is reading.

/// A start or end tag, as far as it was read.
#[derive(Debug, Default)]
pub(super) struct CurrentTag {
    /// In lower case.
    pub(super) name: Vec<u8>,
    /// Where its `<` stands.
    pub(super) start: usize,
    pub(super) is_end: bool,
    pub(super) self_closing: bool,
    attribute: Vec<u8>,
    value: Vec<u8>,
    hidden: bool,
}

impl CurrentTag {
    /// Starts a tag; its `<` was met before.
    pub(super) fn reset(&mut self, is_end: bool) {
        self.name.clear();
        self.attribute.clear();
        self.value.clear();
        self.is_end = is_end;
        self.self_closing = false;
        self.hidden = false;
    }

    /// Ends the attribute that is open, if any.
    pub(super) fn finish_attribute(&mut self) {
        self.hidden |= match &*self.attribute {
            b"aria-hidden" => self.value.eq_ignore_ascii_case(b"true"),
            b"hidden" => !self.value.eq_ignore_ascii_case(b"until-found"),
            _ => false,
        };
        self.attribute.clear();
        self.value.clear();
    }

    pub(super) fn push_attribute(&mut self, name: &[u8]) {
        self.attribute.extend_from_slice(name);
    }

    /// Keeps the values that matter; images in attributes run to megabytes.
    pub(super) fn push_value(&mut self, value: &[u8]) {
        if matches!(&*self.attribute, b"aria-hidden" | b"hidden") {
            self.value.extend_from_slice(value);
        }
    }

    /// Whether its attributes hide it and its content from the reader.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden
    }
}
