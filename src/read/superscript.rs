//! Tells footnote marks from the other things that stand raised.

/// Words for lengths that may be raised to a power.
const LENGTHS: [&str; 6] = ["cm", "dm", "ft", "km", "m", "mm"];

/// Characters of an amount that are looked at before a raised one.
const SIGHT: usize = 40;

/// Inside `<sup>`, what the first character said about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Superscript {
    /// Not raised.
    #[default]
    None,
    /// Raised, no character seen yet.
    Opened,
    /// "1st", "km²": copy.
    Copy,
    /// A footnote mark: "15,800" and a raised 1 are not 158,001.
    NoteMark,
}

impl Superscript {
    /// What opens with a `<sup>` that `rest` of the source follows: the numerator of a fraction is copy.
    pub(super) fn opened(rest: &str) -> Superscript {
        if is_numerator(rest) { Superscript::Copy } else { Superscript::Opened }
    }

    /// Whether a space must part what is raised from the digit before it: 3 and a raised 1/2 are not 31/2.
    pub(super) fn parts_digits(self, before: &str) -> bool {
        self == Superscript::Copy && before.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Whether text here is copy. `before` is the prose so far.
    pub(super) fn admits(&mut self, text: &str, before: &str) -> bool {
        if *self == Superscript::Opened {
            let Some(first) = text.trim_start().chars().next() else { return false };
            // A raised 2 or 3 after "m" or "ft" is an area or volume.
            let is_power = matches!(first, '2' | '3') && ends_in_length(before);
            *self = if first.is_alphabetic() || is_power { Superscript::Copy } else { Superscript::NoteMark };
        }
        *self != Superscript::NoteMark
    }
}

/// "1</sup>/<sub>2</sub>", "1</sup>⁄2", "1</sup>&frasl;2".
fn is_numerator(rest: &str) -> bool {
    let unsigned = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(after) = Some(after).filter(|_| unsigned(rest)).and_then(|a| tag(a, "</sup>")) else {
        return false;
    };
    // Behind a plain slash only what is lowered tells: a note mark stands before "/year" and "/25" as well.
    let signs = ["⁄", "&frasl;", "&#8260;", "&#x2044;"];
    let lowered = |text: &str| tag(text, "<sub>").is_some_and(unsigned);
    match signs.iter().find_map(|sign| after.strip_prefix(sign)) {
        Some(denominator) => unsigned(denominator) || lowered(denominator),
        None => after.strip_prefix('/').is_some_and(lowered),
    }
}

/// What follows the tag that the text starts with.
fn tag<'t>(text: &'t str, tag: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(tag.len())?;
    start.eq_ignore_ascii_case(tag).then_some(rest)
}

/// Whether the last word is a length: the "m" of "£4.2m" is not, nor is the end of "per cent".
fn ends_in_length(prose: &str) -> bool {
    let sight = prose.char_indices().rev().take(SIGHT).last().map_or(prose, |(at, _)| &prose[at..]);
    let number = sight.trim_end_matches(char::is_alphabetic);
    let amount = number.trim_end_matches(|c: char| c.is_ascii_digit() || " \u{a0},.-–".contains(c));
    LENGTHS.contains(&&sight[number.len()..])
        && (amount.len() == number.len() || !amount.ends_with(['$', '£', '€', '¥', '₹']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_marks_are_not_copy() {
        for (text, before, copy) in [
            ("1", "15,800", false),
            ("[1]", "babies", false),
            ("*", "5%", false),
            ("12", "5 m", false),
            ("st", "1", true),
            ("2", "5 km", true),
            ("2", "£5 per m", true),
            ("3", "40ft", true),
            ("2", "61.4 per cent", false),
            ("2", "£4.2m", false),
            ("3", "$32–60 m", false),
            ("3", "team", false),
        ] {
            assert_eq!(Superscript::Opened.admits(text, before), copy, "{before}, {text}");
        }
        let mut mark = Superscript::Opened;
        assert!(!mark.admits("[", "babies"));
        assert!(!mark.admits("a", "babies"));
    }

    #[test]
    fn numerators_are_copy() {
        for (rest, copy) in [
            ("1</sup>/<sub>2</sub> miles", true),
            ("1</SUP>⁄<SUB>2", true),
            ("11</sup>&frasl;16", true),
            ("1</sup>/25", false),
            ("1</sup>/<sub>n</sub>", false),
            ("1</sup> 2", false),
            ("</sup>/<sub>2", false),
            ("", false),
        ] {
            assert_eq!(Superscript::opened(rest) == Superscript::Copy, copy, "{rest}");
        }
    }
}
