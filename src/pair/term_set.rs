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

/// Terms that a set has room for before it takes memory for them: nearly all have fewer.
const FEW: usize = 16;

impl FromIterator<Term> for TermSet {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> TermSet {
        let mut terms = terms.into_iter();
        let mut few = [0; FEW];
        let mut count = 0;
        for (place, term) in few.iter_mut().zip(terms.by_ref()) {
            *place = term;
            count += 1;
        }
        match terms.next() {
            None => TermSet::of(&mut few[..count]),
            Some(next) => TermSet::of(&mut few.into_iter().chain([next]).chain(terms).collect::<Vec<_>>()),
        }
    }
}

impl TermSet {
    /// The set of these terms, which are put in order.
    fn of(terms: &mut [Term]) -> TermSet {
        terms.sort_unstable();
        let present = terms.iter().fold(0, |present, &term| present | bit(term));
        let mut distinct = 0;
        for at in 0..terms.len() {
            if distinct == 0 || terms[distinct - 1] != terms[at] {
                terms[distinct] = terms[at];
                distinct += 1;
            }
        }
        TermSet { terms: terms[..distinct].into(), present }
    }

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
