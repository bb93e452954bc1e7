//! The words in which a book speaks of one of its figures, cut up once.

use super::aspect::Aspect;
use super::words::{Word, words};
use crate::figures::Figure;
use crate::lexicon::Terms;

/// A phrase of the book and its words.
pub(super) struct OwnPhrase<'f> {
    pub(super) text: &'f str,
    pub(super) words: Vec<Word>,
}

/// A figure's phrases and the names of its place, each with its words.
pub(super) struct OwnWords<'f> {
    pub(super) figure: &'f Figure,
    /// `what` and each `aka`.
    pub(super) phrases: Vec<OwnPhrase<'f>>,
    /// Each name of its place.
    pub(super) place: Vec<OwnPhrase<'f>>,
}

impl<'f> OwnPhrase<'f> {
    pub(super) fn of(text: &'f str) -> OwnPhrase<'f> {
        OwnPhrase { text, words: words(text).collect() }
    }

    /// "annual rise in …", "fall in …": the first noun, or the one after an adjective, is a change.
    fn opens_with_change(&self, terms: &Terms) -> bool {
        let at = self.words.iter().take(3).position(|w| terms.is_change_noun(&w.lower));
        at.is_some_and(|at| self.words.get(at + 1).is_none_or(|next| terms.is_preposition(&next.lower)))
    }

    /// "emissions lowered by the city": how much, and by how much, at once.
    fn changes(&self, terms: &Terms) -> bool {
        self.words.iter().any(|w| terms.is_participle(&w.lower) && terms.says_change(&w.lower))
    }

    /// "babies per local authority", "cost of each call".
    fn is_rate(&self) -> bool {
        self.words.iter().any(|w| matches!(w.lower.as_str(), "per" | "each" | "every"))
    }
}

impl<'f> OwnWords<'f> {
    pub(super) fn of(figure: &'f Figure) -> OwnWords<'f> {
        let phrases = std::iter::once(&figure.what).chain(&figure.aka);
        OwnWords {
            figure,
            phrases: phrases.map(|phrase| OwnPhrase::of(phrase)).collect(),
            place: figure.place.iter().map(|name| OwnPhrase::of(name)).collect(),
        }
    }

    /// The figure's `what`.
    pub(super) fn what(&self) -> Option<&OwnPhrase<'f>> {
        self.phrases.first()
    }

    /// Level, change or rate, as `what` has it, or its value: "£197 a hectare".
    pub(super) fn aspect(&self, terms: &Terms) -> Aspect {
        let what = self.what();
        Aspect::of(
            what.is_some_and(|what| what.opens_with_change(terms)),
            what.is_some_and(OwnPhrase::is_rate) || is_for_each(&self.figure.text),
        )
    }

    /// What another of its names makes it: "inflation" is a level, "rise in prices over the year" a change.
    pub(super) fn other_aspect(&self, terms: &Terms) -> Option<Aspect> {
        let (what, aka) = self.phrases.split_first()?;
        let changes = what.changes(terms) || aka.iter().any(|name| name.opens_with_change(terms));
        changes.then_some(Aspect::Change)
    }
}

/// Whether a value is so much for each: an article stands behind its digits.
fn is_for_each(value: &str) -> bool {
    let words: Vec<Word> = words(value).collect();
    words.windows(2).any(|pair| {
        pair[0].lower.starts_with(|c: char| c.is_ascii_digit())
            && matches!(pair[1].lower.as_str(), "a" | "an")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_be_for_each() {
        assert!(is_for_each("£197 a hectare") && is_for_each("27.4p a share"));
        assert!(!is_for_each("half a million") && !is_for_each("£197") && !is_for_each("a quarter"));
    }
}
