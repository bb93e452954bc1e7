//! Prose to tokens: words, numbers in digits, and single marks.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::{Classes, Head, Symbol, Words, ascii_letters};

use super::digits;

/// Bytes of a token and of the space before it: seldom fewer on average.
const BYTES_PER_TOKEN: usize = 4;

/// Tokens that room is made for before there are any: a line may be of any length.
const MOST_AHEAD: usize = 256;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters.
    Word,
    /// A number in digits, its separators included.
    Number(Digits),
    /// Any other character.
    Mark(char),
    /// A URL, an e-mail address, a dotted version: digits that only name.
    Code,
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digits {
    /// Its value.
    pub(crate) value: Decimal,
    /// Digits after the point.
    pub(crate) decimals: u8,
    /// Digits before the point.
    pub(crate) wholes: u8,
    /// A whole number of up to nine digits, without separators.
    pub(crate) plain: Option<u32>,
    /// Whether thousands are parted by commas or spaces.
    pub(crate) grouped: bool,
    /// Whether it starts with a zero and another digit: "007".
    pub(crate) padded: bool,
}

/// One token of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte in the prose.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// The word, where the lexicon knows it.
    pub(crate) symbol: Symbol,
    /// The classes the word belongs to: asked for all the time.
    pub(crate) classes: Classes,
    /// How its text begins.
    pub(crate) head: Head,
    /// Whether it touches the token before.
    pub(crate) glued: bool,
    /// Whether it is a word with a capital letter.
    pub(crate) capital: bool,
}

/// Appends the tokens of `prose[range]` to `tokens`.
pub(crate) fn lex(prose: &str, range: Range<usize>, words: &Words, tokens: &mut Vec<Token>) {
    let Some(text) = prose.get(..range.end) else { return };
    let mut at = range.start;
    let mut glued = false;
    let first = tokens.len();
    tokens.reserve((range.len() / BYTES_PER_TOKEN + 1).min(MOST_AHEAD));
    while let Some(&byte) = text.as_bytes().get(at) {
        // Most tokens are a word in plain letters behind one space.
        if byte == b' ' {
            at += 1;
            glued = false;
            continue;
        }
        let c = if byte.is_ascii() {
            char::from(byte)
        } else {
            let Some(c) = text[at..].chars().next() else { return };
            c
        };
        if c.is_whitespace() {
            at += c.len_utf8();
            glued = false;
            continue;
        }
        let mut start = at;
        let kind;
        (kind, at) = if c.is_alphabetic() {
            word(text, start)
        } else if let Some((number, end)) = digits::number(text, start, glued) {
            (number, end)
        } else if c == '@' && glued && chunk_continues(text, at + 1) {
            let address = address(text, start, tokens, first);
            start = tokens.pop().map_or(start, |before| before.start);
            address
        } else {
            (TokenKind::Mark(c), start + c.len_utf8())
        };
        let read = &text.as_bytes()[start..at];
        let is_word = matches!(kind, TokenKind::Word);
        let (symbol, head) = if is_word { words.look_up(read) } else { (Symbol::UNKNOWN, Head::of(read)) };
        let classes = words.classes(symbol);
        let capital = is_word && c.is_uppercase();
        let touches = glued && tokens.len() > first && tokens.last().is_some_and(|t| t.end == start);
        tokens.push(Token { start, end: at, kind, symbol, classes, head, glued: touches, capital });
        glued = true;
    }
}

/// A run of letters; a web address counts as code, to the next white space.
#[inline]
fn word(text: &str, start: usize) -> (TokenKind, usize) {
    let rest = &text.as_bytes()[start..];
    let len = ascii_letters(rest);
    match rest.get(len) {
        Some(b':' | b'.') => word_or_address(text, start),
        Some(byte) if !byte.is_ascii() => word_or_address(text, start),
        _ => (TokenKind::Word, start + len),
    }
}

/// The same where letters beyond ASCII may follow, or the rest of an address.
fn word_or_address(text: &str, start: usize) -> (TokenKind, usize) {
    let rest = &text[start..];
    let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    if matches!(rest.as_bytes().get(len), Some(b':' | b'.')) && is_web(&rest[..len], &rest[len..]) {
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len());
        let end = rest[..end].trim_end_matches(['.', ',', ')', ';', ':', '!', '?']).len().max(len);
        return (TokenKind::Code, start + end);
    }
    (TokenKind::Word, start + len)
}

/// Whether a word and what touches it begin a web address.
fn is_web(word: &str, rest: &str) -> bool {
    let is_scheme = ["http", "https", "ftp"].iter().any(|scheme| word.eq_ignore_ascii_case(scheme));
    is_scheme && rest.starts_with("://") || word.eq_ignore_ascii_case("www") && rest.starts_with('.')
}

fn chunk_continues(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric)
}

/// An e-mail address round an at sign: takes back the tokens that touch it, leaving one to mark the start.
fn address(text: &str, at: usize, tokens: &mut Vec<Token>, first: usize) -> (TokenKind, usize) {
    while tokens.len() > first + 1 && tokens.last().is_some_and(|t| t.glued) {
        tokens.pop();
    }
    let rest = &text[at..];
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+')))
        .unwrap_or(rest.len());
    let end = rest[..end].trim_end_matches('.').len().max(1);
    (TokenKind::Code, at + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    fn texts(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        lex(text, 0..text.len(), &Lexicon::english().words, &mut tokens);
        tokens.iter().map(|t| text[t.start..t.end].to_owned()).collect()
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(texts("15,800 babies"), ["15,800", "babies"]);
        assert_eq!(texts("£1.3million"), ["£", "1.3", "million"]);
        assert_eq!(texts("10, 200 and 300"), ["10", ",", "200", "and", "300"]);
        assert_eq!(texts("in 1,2345"), ["in", "1", ",", "2345"]);
    }

    #[test]
    fn thin_spaces_part_thousands() {
        assert_eq!(texts("15\u{202f}800 x"), ["15\u{202f}800", "x"]);
        assert_eq!(texts("15\u{a0}800\u{a0}000"), ["15\u{a0}800\u{a0}000"]);
        assert_eq!(texts("2017\u{a0}800"), ["2017", "800"]);
    }

    #[test]
    fn addresses_and_versions_are_code() {
        assert_eq!(texts("see https://a.b/c?d=30 now"), ["see", "https://a.b/c?d=30", "now"]);
        assert_eq!(texts("to bob.12@news3.com."), ["to", "bob.12@news3.com", "."]);
        assert_eq!(texts("version 1.2.3 of"), ["version", "1.2.3", "of"]);
    }

    #[test]
    fn a_full_stop_ends_a_number() {
        assert_eq!(texts("It was 192."), ["It", "was", "192", "."]);
    }
}
