//! A set of terms.

use std::ops::Deref;

use super::index::Term;

/// Distinct terms in ascending order, side by side: those of an entry are few, and gone through for every number.
#[derive(Debug, Clone, Default)]
pub(crate) struct TermSet {
    terms: Box<[Term]>,
    /// A bit for each of them: most terms that are asked for are absent.
    present: u128,
}

/// The bit that stands for a term, by its last bits.
pub(super) fn bit(term: Term) -> u128 {
    1 << (term % u128::BITS)
}

impl FromIterator<Term> for TermSet {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> TermSet {
        let mut terms: Vec<Term> = terms.into_iter().collect();
        terms.sort_unstable();
        terms.dedup();
        let present = terms.iter().fold(0, |present, &term| present | bit(term));
        TermSet { terms: terms.into(), present }
    }
}

impl TermSet {
    /// Whether the term is one of them.
    pub(crate) fn contains(&self, term: Term) -> bool {
        self.present & bit(term) != 0 && self.terms.contains(&term)
    }
}

impl Deref for TermSet {
    type Target = [Term];

    fn deref(&self) -> &[Term] {
        &self.terms
    }
}
