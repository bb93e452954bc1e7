//! A set of terms.

use std::ops::Deref;

use smallvec::SmallVec;

use super::index::Term;

/// Terms that a set holds without memory of its own: nearly all have no more, and to reach memory elsewhere takes longer
/// than to go through them.
const FEW: usize = 6;

/// Distinct terms in ascending order, side by side: those of an entry are few, and gone through for every number.
#[derive(Debug, Clone, Default)]
pub(crate) struct TermSet {
    terms: SmallVec<[Term; FEW]>,
    /// A bit for each of them: most terms that are asked for are absent.
    present: u128,
}

/// The bit that stands for a term, by its last bits.
pub(super) fn bit(term: Term) -> u128 {
    1 << (term % u128::BITS)
}

impl FromIterator<Term> for TermSet {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> TermSet {
        let mut terms: SmallVec<[Term; FEW]> = terms.into_iter().collect();
        terms.sort_unstable();
        terms.dedup();
        let present = terms.iter().fold(0, |present, &term| present | bit(term));
        TermSet { terms, present }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_kept_once_and_in_order_however_many() {
        for count in [0, 1, 15, 16, 17, 40] {
            let terms: TermSet = (0..count).rev().chain(0..count / 2).collect();
            assert!(terms.iter().copied().eq(0..count), "{count}");
            assert!((0..count).all(|term| terms.contains(term)) && !terms.contains(count));
        }
    }
}
