//! Bytes to [`Document`]: one file a format.
//!
//! A reader decides what of a source is copy and hands it to a
//! [`DocumentBuilder`](crate::document::DocumentBuilder) in source order; it
//! never fails, whatever the markup.

mod encoding;
mod html;
mod markdown;
mod plain;
#[cfg(test)]
mod properties;
mod superscript;
mod wrapping;

pub use encoding::Encoding;

use crate::document::{Document, Reader};

/// How a file's copy is marked up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum InputFormat {
    /// Plain text.
    #[default]
    Text,
    /// Markdown (`CommonMark` with tables, strikethrough, footnotes and front matter).
    Markdown,
    /// HTML.
    Html,
}

impl InputFormat {
    /// The format a path's extension says; plain text for any it does not know.
    ///
    /// ```
    /// use tieout::read::InputFormat;
    ///
    /// assert_eq!(InputFormat::of_path("copy/story.MD"), InputFormat::Markdown);
    /// assert_eq!(InputFormat::of_path("copy/story"), InputFormat::Text);
    /// ```
    pub fn of_path(path: &str) -> InputFormat {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let Some((_, extension)) = name.rsplit_once('.') else { return InputFormat::Text };
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdx" => InputFormat::Markdown,
            "html" | "htm" | "xhtml" => InputFormat::Html,
            _ => InputFormat::Text,
        }
    }
}

/// A document, and what an editor should know about the reading of it.
#[derive(Debug, Clone)]
pub struct Read {
    /// The document.
    pub document: Document,
    /// Each a line for the terminal: "read as Windows-1252: …".
    pub notes: Vec<String>,
}

/// Why bytes are no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// NUL bytes: an image, an office file or a program.
    #[error("not text (it has NUL bytes); give a text, Markdown or HTML file")]
    Binary,
}

/// The document in the bytes of a file.
///
/// `path` is the name it goes by in reports; nothing is read from disk.
///
/// # Errors
///
/// [`ReadError::Binary`] where the bytes are not text.
pub fn read(path: &str, bytes: &[u8], format: InputFormat) -> Result<Read, ReadError> {
    let decoded = encoding::decode(bytes)?;
    let document = build(path.to_owned(), decoded.text, decoded.encoding, format);
    Ok(Read { document, notes: decoded.note.into_iter().collect() })
}

/// The document in text that is decoded already, such as a JSON Lines record.
pub fn read_str(path: impl Into<String>, text: impl Into<String>, format: InputFormat) -> Document {
    let text = text.into();
    let encoding = if text.starts_with('\u{feff}') { Encoding::Utf8Bom } else { Encoding::Utf8 };
    build(path.into(), text, encoding, format)
}

/// The bytes of a file with this text: what [`read`] decodes to it.
///
/// `None` where the encoding has no bytes for a character, as Windows-1252 has none for “₹”.
pub fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    encoding::encode(text, encoding)
}

fn build(path: String, text: String, encoding: Encoding, format: InputFormat) -> Document {
    let reader: Reader = match format {
        InputFormat::Text => plain::read,
        InputFormat::Markdown => markdown::read,
        InputFormat::Html => html::read,
    };
    Document::build(path, text, encoding, reader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_go_by_extension() {
        for (path, format) in [
            ("a.md", InputFormat::Markdown),
            ("a.markdown", InputFormat::Markdown),
            ("a.mdx", InputFormat::Markdown),
            ("x.y/a.HTM", InputFormat::Html),
            ("a.xhtml", InputFormat::Html),
            ("a.txt", InputFormat::Text),
            ("x.html/a", InputFormat::Text),
            ("-", InputFormat::Text),
        ] {
            assert_eq!(InputFormat::of_path(path), format, "{path}");
        }
    }

    #[test]
    fn a_windows_file_is_read_with_a_note() {
        let read = read("a.txt", b"It cost \xa33bn.", InputFormat::Text).unwrap();
        assert_eq!(read.document.prose(), "It cost £3bn.");
        assert_eq!(read.document.encoding(), Encoding::Windows1252);
        assert_eq!(read.notes.len(), 1);
    }

    #[test]
    fn a_byte_order_mark_is_source_but_not_prose() {
        let read = read("a.txt", "\u{feff}15,800 babies.".as_bytes(), InputFormat::Text).unwrap();
        assert_eq!(read.document.prose(), "15,800 babies.");
        assert_eq!(read.document.span_of(0..6).range(), 3..9);
    }

    #[test]
    fn binary_files_are_refused() {
        assert_eq!(read("a.png", b"\x89PNG\0", InputFormat::Text).unwrap_err(), ReadError::Binary);
    }
}
