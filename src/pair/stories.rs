//! The stories of a document: what one is about says nothing of the next.

use std::ops::Range;

use crate::document::Document;
use crate::scan::Mention;

/// Numbers that are studied together: more than a newspaper story has.
const MOST_NUMBERS: usize = 1024;

/// A document's numbers as stories: a long text is many.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stories {
    /// The numbers of each, as a range of the mentions.
    pub(crate) numbers: Vec<Range<usize>>,
    /// The block in which each begins; it goes on to where the next does.
    starts: Vec<usize>,
}

impl Stories {
    /// The stories of these numbers of a document.
    pub(crate) fn of(document: &Document, mentions: &[Mention]) -> Stories {
        Stories::with(document, mentions, MOST_NUMBERS)
    }

    /// Stories of so many numbers each, and those that stand in one block with the last.
    fn with(document: &Document, mentions: &[Mention], most: usize) -> Stories {
        let block = |at: usize| mentions.get(at).map(|m| document.block_at(m.prose.start));
        let mut stories = Stories::default();
        let mut start = 0;
        while start < mentions.len() {
            let mut next = (start + most).min(mentions.len());
            while next < mentions.len() && block(next) == block(next - 1) {
                next += 1;
            }
            stories.numbers.push(start..next);
            stories.starts.push(if start == 0 { 0 } else { block(start).flatten().unwrap_or(0) });
            start = next;
        }
        stories
    }

    /// The sentences of those stories that differ in a rewritten document; `None` where its blocks are not those of the
    /// document before.
    pub(crate) fn rewritten(&self, before: &Document, after: &Document) -> Option<Vec<Range<usize>>> {
        let (old, new) = (before.blocks(), after.blocks());
        if old.len() != new.len() {
            return None;
        }
        let differs = |blocks: &Range<usize>| {
            blocks
                .clone()
                .any(|at| before.prose()[old[at].range.clone()] != after.prose()[new[at].range.clone()])
        };
        let sentence = |block: usize| {
            let offset = new.get(block).map_or(after.prose().len(), |block| block.range.start);
            after.sentences().partition_point(|sentence| sentence.start < offset)
        };
        let ends = self.starts.iter().skip(1).copied().chain([old.len()]);
        let stories = self.starts.iter().zip(ends).map(|(&start, end)| start..end);
        Some(stories.filter(differs).map(|story| sentence(story.start)..sentence(story.end)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::scan::scan;

    #[test]
    fn only_stories_that_differ_are_read_again() {
        let paragraph = |n: usize| format!("It sold {n} swans. Then 20 more.\n\n");
        let text = |changed: usize| -> String {
            (0..10).map(|n| paragraph(if n == changed { 700 } else { n + 30 })).collect()
        };
        let before = Document::plain("a.txt", text(99));
        let stories = Stories::with(&before, &scan(&before, Lexicon::english()), 4);
        assert_eq!(stories.numbers, [0..4, 4..8, 8..12, 12..16, 16..20]);
        let again = |text: String| stories.rewritten(&before, &Document::plain("a.txt", text));
        assert_eq!(again(text(99)), Some(vec![]));
        assert_eq!(again(text(0)), Some(vec![0..4]));
        assert_eq!(again(text(5)), Some(vec![8..12]));
        assert_eq!(again(text(9)), Some(vec![16..20]));
        assert_eq!(again(text(9) + "One more.\n"), None);
    }
}
