//! What a finding is known by from one run to the next, wherever edits elsewhere in the copy move it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use xxhash_rust::xxh3::xxh3_128;

use crate::document::{Document, Span};
use crate::report::Finding;

/// Parts of a key end with a byte that UTF-8 never holds, so that no two keys run together.
const END_OF_PART: u8 = 0xff;

/// A finding's content: its check, figures, stated words and sentence, and which of several alike it is.
///
/// Line, severity and message are no part of it, so it outlives edits elsewhere and changes of settings. The path is
/// none either, so that a story may be renamed: [`Fingerprint::within`] adds it. Printed as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// A fingerprint that tells the same finding in two documents apart.
    #[must_use]
    pub fn within(self, path: &str) -> Fingerprint {
        let mut key = Key::default();
        key.part(path);
        key.part(&self.to_string());
        key.fingerprint()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The text is not 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is 32 hexadecimal digits")]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Fingerprint, NoFingerprint> {
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NoFingerprint);
        }
        u128::from_str_radix(text, 16).map(Fingerprint).map_err(|_| NoFingerprint)
    }
}

/// The fingerprint of each finding, in their order; no two are the same.
///
/// Give it all findings of the document: those of one sentence that are alike are told apart by their order.
pub fn fingerprints<'a>(
    document: &Document,
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Vec<Fingerprint> {
    let mut alike: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let fingerprint = |finding: &Finding| {
        let mut key = Key::default();
        key.part(finding.check);
        let mut figures: Vec<&str> = finding.figures.iter().map(String::as_str).collect();
        figures.sort_unstable();
        for id in figures {
            key.part(id);
        }
        // An empty part parts the figures, of which there may be any number, from the words.
        key.part("");
        key.part(document.source().get(finding.span.range()).unwrap_or_default());
        key.part(sentence(document, finding.span));
        let before = alike.entry(key.0.clone()).or_default();
        key.part(&before.to_string());
        *before += 1;
        key.fingerprint()
    };
    findings.into_iter().map(fingerprint).collect()
}

/// The sentence that the span begins in, or nothing where it begins in none.
fn sentence(document: &Document, span: Span) -> &str {
    let sentences = document.sentences();
    let after = sentences.partition_point(|s| document.span_of(s.clone()).start <= span.start);
    let Some(sentence) = after.checked_sub(1).and_then(|at| sentences.get(at)) else { return "" };
    let holds = span.start < document.span_of(sentence.clone()).end;
    document.prose().get(sentence.clone()).filter(|_| holds).unwrap_or_default()
}

/// What is hashed.
#[derive(Debug, Default)]
struct Key(Vec<u8>);

impl Key {
    /// One more part. White space is folded: new line breaks leave a paragraph what it was.
    fn part(&mut self, text: &str) {
        for word in text.split_whitespace() {
            self.0.extend_from_slice(word.as_bytes());
            self.0.push(b' ');
        }
        self.0.push(END_OF_PART);
    }

    /// XXH3: its values are the same on every machine and in every version.
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint(xxh3_128(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{self, InputFormat};
    use crate::report::Severity;

    /// The fingerprints of a fault at each place of the number.
    fn of(copy: &str, number: &str) -> Vec<Fingerprint> {
        let document = read::read_str("a.md", copy, InputFormat::Markdown);
        let found = document.source().match_indices(number).map(|(start, _)| Finding {
            check: "value-disagrees",
            severity: Severity::Error,
            span: Span { start, end: start + number.len() },
            message: String::new(),
            label: String::new(),
            figures: vec!["geese".into(), "swans".into()],
            hint: None,
            quoted: false,
            fix: None,
            unsafe_fix: None,
        });
        fingerprints(&document, &found.collect::<Vec<_>>())
    }

    const COPY: &str = "The lake is calm. Wardens counted 390 geese, they said.";

    #[test]
    fn edits_elsewhere_and_new_line_breaks_change_nothing() {
        let first = of(COPY, "390");
        assert_eq!(
            of("Geese!\n\nThe lake, oh, is wild. Wardens counted 390 geese, they said. Bye.", "390"),
            first
        );
        assert_eq!(of("The lake is calm. Wardens\r\ncounted 390\r\ngeese, they said.", "390"), first);
        assert_eq!(of(&format!("\u{feff}{COPY}"), "390"), first);
    }

    #[test]
    fn another_number_or_sentence_is_another_finding() {
        let first = of(COPY, "390");
        assert_ne!(of(&COPY.replace("390", "391"), "391"), first);
        assert_ne!(of(&COPY.replace("geese", "wild geese"), "390"), first);
    }

    #[test]
    fn findings_that_are_alike_are_told_apart() {
        let found = of("At noon 390, at one 390. A third came.", "390");
        assert_ne!(found[0], found[1]);
        assert_eq!(of("So: at one. At noon 390, at one 390. A third came.", "390"), found);
    }

    #[test]
    fn the_order_of_figures_is_no_part_of_it_but_the_path_may_be() {
        let document = Document::plain("a.txt", COPY);
        let finding = |figures: [&str; 2]| Finding {
            check: "value-disagrees",
            severity: Severity::Note,
            span: Span { start: 34, end: 37 },
            message: "other words".into(),
            label: String::new(),
            figures: figures.map(str::to_owned).to_vec(),
            hint: None,
            quoted: true,
            fix: None,
            unsafe_fix: None,
        };
        let found = fingerprints(&document, &[finding(["swans", "geese"])]);
        assert_eq!(found, of(COPY, "390"));
        assert_ne!(fingerprints(&document, &[finding(["swans", "gulls"])]), found);
        assert_ne!(found[0].within("a.txt"), found[0].within("b.txt"));
    }

    #[test]
    fn printed_and_read_it_is_the_same_in_every_version() {
        let printed = of(COPY, "390")[0].to_string();
        assert_eq!(printed, "b1eaf3d1f8606cc618db0336a447c248");
        assert_eq!(printed.parse::<Fingerprint>(), Ok(of(COPY, "390")[0]));
        for text in ["", "12", "+0000000000000000000000000000012", "x0000000000000000000000000000012"] {
            assert_eq!(text.parse::<Fingerprint>(), Err(NoFingerprint), "{text}");
        }
    }
}
