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

    /// The part of the sight of a range between marks that end a clause; the point of "4.2" ends none.
    pub(crate) fn clause(&self, sight: Range<usize>, range: &Range<usize>, ends: &[char]) -> Range<usize> {
        let prose = self.prose();
        let is_digit =
            |at: Option<usize>| at.and_then(|at| prose.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        let is_end = |at: usize, mark: char| {
            ends.contains(&mark) && !(is_digit(at.checked_sub(1)) && is_digit(Some(at + mark.len_utf8())))
        };
        let before = prose.get(sight.start..range.start).unwrap_or_default().char_indices().rev();
        let mut before = before.map(|(at, mark)| (sight.start + at, mark));
        let after = prose.get(range.end..sight.end).unwrap_or_default().char_indices();
        let mut after = after.map(|(at, mark)| (range.end + at, mark));
        let start = before.find(|&(at, mark)| is_end(at, mark)).map(|(at, mark)| at + mark.len_utf8());
        let end = after.find(|&(at, mark)| is_end(at, mark)).map(|(at, _)| at);
        start.unwrap_or(sight.start)..end.unwrap_or(sight.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_marks_that_are_in_no_number() {
        let text = "In Wales, 4,200 of the 5,100 homes – 4.2 of 63 – are damp. Nej";
        let document = Document::plain("copy.txt", text);
        let clause = |number: &str| {
            let at = text.find(number).unwrap_or(0);
            &text[document.clause(0..text.len(), &(at..at + number.len()), &[',', '–', '.'])]
        };
        assert_eq!(clause("5,100"), " 4,200 of the 5,100 homes ");
        assert_eq!(clause("63"), " 4.2 of 63 ");
        assert_eq!(clause("Nej"), " Nej");
        assert_eq!(clause("Wales"), "In Wales");
    }

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
