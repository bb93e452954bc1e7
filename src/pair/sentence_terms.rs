//! The terms of a sentence of which no more is asked: one before a number's own, or a heading above.

use super::glossary::Glossary;
use super::index::{Index, Term};
use super::sentence::Sentence;
use super::words::{bare, ranges};

/// The book's terms in a sentence, each with the place of its word.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SentenceTerms {
    words: usize,
    terms: Vec<(usize, Term)>,
}

impl SentenceTerms {
    /// Those of a sentence that has been cut up.
    pub(super) fn of_parsed(sentence: &Sentence) -> SentenceTerms {
        let terms = sentence.words.iter().enumerate().filter_map(|(nth, word)| Some((nth, word.term?)));
        SentenceTerms { words: sentence.words.len(), terms: terms.collect() }
    }

    /// Those of one that has not: the same, with most words passed over.
    pub(super) fn of(text: &str, glossary: &mut Glossary<'_>) -> SentenceTerms {
        let index = glossary.index();
        let mut found = SentenceTerms { words: 0, terms: Vec::new() };
        // The word before, where a term may begin with it.
        let mut opening = None;
        for (nth, word) in ranges(text).enumerate() {
            found.words += 1;
            let printed = &text[word];
            if opening.is_none() && !may_tell(printed, index) {
                continue;
            }
            let known = glossary.look_up(printed);
            let before = opening.take().filter(|(_, has_term)| !has_term || known.part.is_stop);
            if let Some(joined) =
                before.and_then(|(before, _)| glossary.joined(&bare(before), &bare(printed)))
            {
                found.terms.pop_if(|(at, _)| *at + 1 == nth);
                found.terms.push((nth - 1, joined));
            }
            found.terms.extend(known.term.map(|term| (nth, term)));
            opening = known.part.opens_term.then_some((printed, known.term.is_some()));
        }
        found
    }

    /// The terms among so many of the first words.
    pub(super) fn first(&self, words: usize) -> impl Iterator<Item = Term> {
        self.terms.iter().take_while(move |(nth, _)| *nth < words).map(|(_, term)| *term)
    }

    /// The terms among so many of the last words.
    pub(super) fn last(&self, words: usize) -> impl Iterator<Item = Term> {
        self.terms.iter().rev().take_while(move |(nth, _)| nth + words >= self.words).map(|(_, term)| *term)
    }
}

/// Whether a printed word may be a term of the book or open one: never false where it is or does.
fn may_tell(printed: &str, index: &Index) -> bool {
    // "007" is 7, and the Kelvin sign a "k".
    printed.starts_with(|c: char| c.is_ascii_digit()) || !printed.is_ascii() || index.told().may_be(printed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Lexicon;
    use crate::figures::{FigureBook, RulesFile};

    const BOOK: &str = "[[figure]]\nid = \"a\"\nvalue = \"5,120\"\nwhat = \"seafood handovers in the US\"\n\
        [[figure]]\nid = \"b\"\nvalue = \"12\"\nwhat = \"townhouses of 7 crofters\"\naka = [\"A&E visits\", \"élite cars\"]\n";

    proptest! {
        #[test]
        fn words_are_passed_over_only_where_they_tell_nothing(
            words in prop::collection::vec(
                "sea('s)?|SEA|foods?|seafood|hand(s|’s)?|over|[Tt]own|houses?|townhouse|US(’s)?|usa|007|7|seven|croft|\
                 A&E|A|É?lite|the|of|rises?|women|\u{212a}roft|[a-z]{1,5}|visit(ed|s)?|cars?|to",
                0..12,
            ),
            gaps in prop::collection::vec(" |, |-|–", 12),
        ) {
            let terms = Lexicon::english().terms();
            let book = FigureBook::parse([RulesFile::new("a.toml", BOOK)], Lexicon::english()).unwrap();
            let text: String = words.iter().zip(&gaps).flat_map(|(word, gap)| [word, gap]).map(String::as_str).collect();
            let mut glossary = Glossary::new(book.index(), terms);
            let parsed = Sentence::parse(&text, 0..text.len(), std::iter::empty(), &mut glossary);
            prop_assert_eq!(SentenceTerms::of(&text, &mut glossary), SentenceTerms::of_parsed(&parsed), "{}", text);
        }
    }

    #[test]
    fn the_first_and_the_last_words_are_counted() {
        let terms = SentenceTerms { words: 6, terms: vec![(0, 4), (2, 5), (5, 6)] };
        assert_eq!(terms.first(2).collect::<Vec<_>>(), [4]);
        assert_eq!(terms.last(4).collect::<Vec<_>>(), [6, 5]);
        assert_eq!((terms.first(9).count(), terms.last(9).count()), (3, 3));
    }
}
