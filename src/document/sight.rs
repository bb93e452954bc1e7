//! The part of a sentence that is looked at round a number.

use std::ops::Range;

use super::Document;

impl Document {
    /// The sentence with this index, as far as it lies within so many bytes of the range: a sentence of a million
    /// numbers then takes no longer than as many sentences. Holds the range, and begins and ends at characters.
    pub(crate) fn sight(&self, sentence: usize, range: &Range<usize>, bytes: usize) -> Range<usize> {
        let sentence = self.sentences().get(sentence).unwrap_or(range);
        let mut start = range.start.saturating_sub(bytes);
        while !self.prose().is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.saturating_add(bytes).min(self.prose().len());
        while !self.prose().is_char_boundary(end) {
            end += 1;
        }
        start.max(sentence.start).min(range.start)..end.min(sentence.end).max(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sight_ends_at_characters_and_at_the_sentence() {
        let document = Document::plain("copy.txt", "Då. Här är 12 ål, ål och ål. Nej.");
        let at = document.prose().find("12").unwrap_or(0);
        let seen = |bytes| &document.prose()[document.sight(1, &(at..at + 2), bytes)];
        assert_eq!(seen(0), "12");
        assert_eq!(seen(2), "r 12 å");
        assert_eq!(seen(3), "är 12 å");
        assert_eq!(seen(usize::MAX), "Här är 12 ål, ål och ål.");
    }
}
