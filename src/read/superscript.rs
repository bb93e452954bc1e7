//! Tells footnote marks from the other things that stand raised.

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
    /// Whether text here is copy. `before` is the last character of the prose.
    pub(super) fn admits(&mut self, text: &str, before: Option<char>) -> bool {
        if *self == Superscript::Opened {
            let Some(first) = text.trim_start().chars().next() else { return false };
            // A raised 2 or 3 after "m" or "ft" is an area or volume.
            let is_power = matches!(first, '2' | '3') && matches!(before, Some('m' | 't'));
            *self = if first.is_alphabetic() || is_power { Superscript::Copy } else { Superscript::NoteMark };
        }
        *self != Superscript::NoteMark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_marks_are_not_copy() {
        for (text, before, copy) in [
            ("1", '0', false),
            ("[1]", 's', false),
            ("*", '%', false),
            ("12", 'm', false),
            ("st", '1', true),
            ("2", 'm', true),
        ] {
            assert_eq!(Superscript::Opened.admits(text, Some(before)), copy, "{text}");
        }
        let mut mark = Superscript::Opened;
        assert!(!mark.admits("[", Some('s')));
        assert!(!mark.admits("a", Some('s')));
    }
}
