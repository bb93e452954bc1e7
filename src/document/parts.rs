//! A large document in parts that can be worked on side by side.

use std::ops::Range;

use super::Document;

/// Bytes of prose that a part has at least: more than a newspaper story, and worth a thread.
const LEAST: usize = 1 << 18;

impl Document {
    /// The sentences in runs of a few hundred kilobytes, each cut at a blank line of the source.
    pub(crate) fn parts(&self) -> Vec<Range<usize>> {
        self.parts_of(LEAST)
    }

    /// The same with so many bytes of prose at least.
    fn parts_of(&self, least: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut first = 0;
        // What is too short for two parts has one.
        let sentences = if self.prose.len() < least { &[] } else { &self.sentences[..] };
        for (at, pair) in sentences.windows(2).enumerate() {
            let [before, next] = pair else { continue };
            let is_long = next.start - self.sentences[first].start >= least;
            if is_long
                && self.block_at(before.start) != self.block_at(next.start)
                && !self.adjoin(before, next)
            {
                parts.push(first..at + 1);
                first = at + 1;
            }
        }
        parts.push(first..self.sentences.len());
        parts
    }

    /// Whether no blank line of the source parts two ranges of prose, given in order.
    pub(crate) fn adjoin(&self, first: &Range<usize>, second: &Range<usize>) -> bool {
        let (first, second) = (self.span_of(first.clone()), self.span_of(second.clone()));
        let between = self.source.get(first.end..second.start).unwrap_or_default();
        !between.contains("\n\n") && !between.contains("\n\r\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Lexicon;
    use crate::scan::{scan, scan_within};

    proptest! {
        #[test]
        fn parts_are_read_as_the_whole_is(
            paragraphs in prop::collection::vec("(Profit was \\$5m\\. |It sold 2,000 \\(US dollars\\)\\. |3\\.5 in all, or 7\\.1\n){1,3}", 0..12),
            least in 1_usize..200,
        ) {
            let document = Document::plain("copy.txt", paragraphs.join("\n\n"));
            let parts = document.parts_of(least);
            prop_assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
            prop_assert_eq!(parts.last().map(|part| part.end), Some(document.sentences().len()));
            let lexicon = Lexicon::english();
            let apart: Vec<_> = parts.iter().flat_map(|part| scan_within(&document, lexicon, part.clone(), None)).collect();
            prop_assert_eq!(apart, scan(&document, lexicon));
        }
    }
}
