//! Bytes to text: UTF-8, UTF-16 by its mark, and Windows-1252 for the rest.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReadError;

/// How a file's text is encoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 without a mark.
    #[default]
    Utf8,
    /// UTF-8 that starts with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first, with its mark.
    Utf16Le,
    /// UTF-16, high byte first, with its mark.
    Utf16Be,
    /// The code page of old Windows editors, the usual one for text that is not Unicode.
    Windows1252,
}

/// Decoded text. A byte order mark stays as its first character.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// What an editor should know about the decoding.
    pub(super) note: Option<String>,
}

/// The text of the bytes.
///
/// # Errors
///
/// [`ReadError::Binary`] where NUL says that the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let decoded = if bytes.starts_with(&[0xff, 0xfe]) {
        utf16(UTF_16LE, Encoding::Utf16Le, bytes)
    } else if bytes.starts_with(&[0xfe, 0xff]) {
        utf16(UTF_16BE, Encoding::Utf16Be, bytes)
    } else if memchr::memchr(0, bytes).is_some() {
        return Err(ReadError::Binary);
    } else {
        utf8_or_windows(bytes)
    };
    // UTF-16 has NUL bytes by nature; a NUL character means it is something else (UTF-32, an image).
    if memchr::memchr(0, decoded.text.as_bytes()).is_some() {
        return Err(ReadError::Binary);
    }
    Ok(decoded)
}

fn utf16(codec: &'static encoding_rs::Encoding, encoding: Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = codec.decode_without_bom_handling(bytes);
    let note = damaged.then(|| "damaged UTF-16: characters that could not be read show as �".to_owned());
    Decoded { text: text.into_owned(), encoding, note }
}

fn utf8_or_windows(bytes: &[u8]) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let encoding = if text.starts_with('\u{feff}') { Encoding::Utf8Bom } else { Encoding::Utf8 };
            Decoded { text: text.to_owned(), encoding, note: None }
        }
        Err(error) => {
            let line = memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() + 1;
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let note = format!("read as Windows-1252: line {line} is not UTF-8; save the file as UTF-8");
            Decoded { text: text.into_owned(), encoding: Encoding::Windows1252, note: Some(note) }
        }
    }
}

/// The bytes of the text, which holds its byte order mark if it has one; `None` where a character has none.
pub(super) fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => Some(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Windows1252 => {
            let (bytes, _, replaced) = WINDOWS_1252.encode(text);
            (!replaced).then(|| bytes.into_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decoded_is_encoded_to_the_same_bytes() {
        let every_byte: Vec<u8> = (1..=255).collect();
        for bytes in [
            "£5".as_bytes(),
            "\u{feff}£5".as_bytes(),
            b"\xff\xfe\xa3\x005\x00",
            b"\xfe\xff\x00\xa3\x005",
            &every_byte,
        ] {
            let decoded = decode(bytes).unwrap();
            assert_eq!(encode(&decoded.text, decoded.encoding).as_deref(), Some(bytes));
        }
        assert_eq!(encode("₹5", Encoding::Windows1252), None);
    }

    fn read(bytes: &[u8]) -> (String, Encoding, bool) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.encoding, decoded.note.is_some())
    }

    #[test]
    fn unicode_is_known_by_its_mark() {
        assert_eq!(read("£5".as_bytes()), ("£5".into(), Encoding::Utf8, false));
        assert_eq!(read("\u{feff}£5".as_bytes()), ("\u{feff}£5".into(), Encoding::Utf8Bom, false));
        assert_eq!(read(b"\xff\xfe\xa3\x005\x00"), ("\u{feff}£5".into(), Encoding::Utf16Le, false));
        assert_eq!(read(b"\xfe\xff\x00\xa3\x005"), ("\u{feff}£5".into(), Encoding::Utf16Be, false));
    }

    #[test]
    fn the_rest_is_windows_1252_with_a_note() {
        let decoded = decode(b"one\ntwo \x935 \x80\x94").unwrap();
        assert_eq!(decoded.text, "one\ntwo “5 €”");
        assert_eq!(decoded.encoding, Encoding::Windows1252);
        assert!(decoded.note.unwrap().contains("line 2"));
    }

    #[test]
    fn damaged_utf16_says_so() {
        assert_eq!(read(b"\xff\xfe5\x00\x00\xd8"), ("\u{feff}5\u{fffd}".into(), Encoding::Utf16Le, true));
    }

    #[test]
    fn nul_means_binary() {
        assert!(matches!(decode(b"a\0b"), Err(ReadError::Binary)));
        assert!(matches!(decode(b"\xff\xfe\0\0a\0\0\0"), Err(ReadError::Binary)));
    }
}
