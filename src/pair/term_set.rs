//! A set of terms.

use std::ops::Deref;

use super::index::Term;

/// Distinct terms in ascending order, side by side: those of an entry are few, and gone through for every number.
#[derive(Debug, Clone, Default)]
pub(crate) struct TermSet(Box<[Term]>);

impl FromIterator<Term> for TermSet {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> TermSet {
        let mut terms: Vec<Term> = terms.into_iter().collect();
        terms.sort_unstable();
        terms.dedup();
        TermSet(terms.into())
    }
}

impl Deref for TermSet {
    type Target = [Term];

    fn deref(&self) -> &[Term] {
        &self.0
    }
}
