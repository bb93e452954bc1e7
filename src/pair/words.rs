//! Words of prose, brought to the form in which the book knows them.

use std::ops::Range;

use compact_str::CompactString;

use crate::lexicon::Terms;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Bytes of the text it was taken from.
    pub(crate) range: Range<usize>,
    /// Lower case, possessive ending gone.
    pub(crate) lower: CompactString,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
}

/// The words of a text; hyphens part them, "A&E" and "don't" stay whole.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    ranges(text).map(|range| {
        let printed = &text[range.clone()];
        Word { lower: bare(printed), capital: printed.starts_with(char::is_uppercase), range }
    })
}

/// Where the words of a text stand.
pub(crate) fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = word_start(text, rest)?;
        rest = word_end(text, start);
        Some(start..rest)
    })
}

/// A word in lower case, its possessive ending gone; "US" is the country, and no "us".
pub(crate) fn bare(printed: &str) -> CompactString {
    if matches!(printed, "US" | "US's" | "US’s") {
        return CompactString::const_new("usa");
    }
    let mut lower = CompactString::from(printed);
    if printed.is_ascii() {
        lower.make_ascii_lowercase();
    } else {
        lower = printed.to_lowercase().into();
    }
    for possessive in ["'s", "’s"] {
        // One byte tells of most words that they have no such ending.
        if lower.as_bytes().last() == Some(&b's')
            && let Some(bare) = lower.strip_suffix(possessive)
        {
            lower.truncate(bare.len());
        }
    }
    lower
}

/// The first letter or digit from here on.
fn word_start(text: &str, from: usize) -> Option<usize> {
    let ascii = text.as_bytes()[from..].iter().position(|b| b.is_ascii_alphanumeric() || !b.is_ascii())?;
    let start = from + ascii;
    if text.as_bytes()[start].is_ascii() {
        return Some(start);
    }
    Some(start + text[start..].find(char::is_alphanumeric)?)
}

/// Where the word that starts here ends: joiners count only between two letters.
fn word_end(text: &str, start: usize) -> usize {
    // Most words are plain letters up to a space or a stop.
    let bytes = &text.as_bytes()[start..];
    let plain = bytes.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    match bytes.get(plain) {
        Some(b) if b.is_ascii() && !matches!(b, b'\'' | b'&') => return start + plain,
        None => return text.len(),
        _ => {}
    }
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins =
            matches!(c, '\'' | '’' | '&') && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !joins {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

/// The term a word stands for: its stem, `#n` for a small number; `None` for stop words and years.
pub(crate) fn term(lower: &str, terms: &Terms) -> Option<String> {
    if let Some(value) = terms.numeral(lower) {
        return Some(format!("#{value}"));
    }
    if lower.bytes().all(|b| b.is_ascii_digit()) {
        // Four digits are years, and longer runs are other figures' values.
        return (lower.len() <= 3).then(|| format!("#{}", lower.trim_start_matches('0')));
    }
    (!terms.is_stop(lower)).then(|| terms.stem(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_at_hyphens_and_keep_inner_joiners() {
        let found: Vec<_> = words("A&E’s like-for-like, don’t “go”").map(|w| w.lower).collect();
        assert_eq!(found, ["a&e", "like", "for", "like", "don’t", "go"]);
    }

    #[test]
    fn inflections_and_synonyms_share_a_term() {
        let terms = crate::Lexicon::english().terms();
        assert_eq!(term("infants", terms), term("baby", terms));
        assert_eq!(term("fell", terms), term("reductions", terms));
        assert_eq!(term("four", terms), term("4", terms));
        assert_eq!(term("the", terms), None);
        let country: Vec<_> = words("US’s USA").map(|word| word.lower).collect();
        assert_eq!(country, ["usa", "usa"]);
        assert_eq!(bare("us"), "us");
    }
}
