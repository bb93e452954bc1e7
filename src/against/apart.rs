//! What sets a number apart from others that share its words.

use std::ops::Range;

use super::context::{APART_REACH, Near};
use crate::document::Document;
use crate::lexicon::Terms;
use crate::pair::Period;
use crate::scan::{Mention, Step};

/// Marks that end the clause a number is dated by.
const ENDS: [char; 8] = [',', ';', ':', '(', ')', '—', '–', '.'];

/// When and whose a number is, as its own clause says.
#[derive(Debug, Clone, Default)]
pub(super) struct Apart {
    /// Words date it otherwise than now.
    is_old: bool,
    /// Words make it someone else's, or a wish; as stems.
    elsewhere: Vec<String>,
    /// Years and months of the clause.
    period: Period,
    /// Names that stand by it, as stems.
    names: Vec<String>,
    /// A name stands by it that the other text lacks.
    pub(super) is_foreign: bool,
}

impl Apart {
    /// `sight` is what is looked at of the sentence.
    pub(super) fn of(
        document: &Document,
        own: &Mention,
        near: &[Near],
        sight: Range<usize>,
        terms: &Terms,
    ) -> Apart {
        let prose = document.prose();
        let Range { start, end } = document.clause(sight, &own.prose, &ENDS);
        let before = prose.get(start..own.prose.start).unwrap_or_default();
        let after = prose.get(own.prose.end..end).unwrap_or_default();
        let clause = [before, " ", after].concat();
        let is_date = own.kind.is_date();
        let words = near.iter().filter(|n| n.reach >= APART_REACH);
        Apart {
            is_old: own.step == Some(Step::From) || terms.dated_marker(&clause).is_some(),
            elsewhere: words.clone().filter(|n| n.is_elsewhere).map(|n| n.telling.stem.clone()).collect(),
            period: if is_date { Period::default() } else { Period::of(&clause) },
            names: words.clone().filter(|n| n.is_name).map(|n| n.telling.stem.clone()).collect(),
            is_foreign: false,
        }
    }

    /// Whether the names that stand by two numbers are the same, where both have some.
    pub(super) fn names_alike(&self, other: &Apart) -> bool {
        let known = |names: &[String], name| names.contains(name);
        self.names.is_empty()
            || other.names.is_empty()
            || self.names.iter().all(|n| known(&other.names, n))
            || other.names.iter().all(|n| known(&self.names, n))
    }

    /// Why a number of the copy is not the source's, though words are shared; `repeats` says that nearly all are,
    /// so that a name is another only because it was changed as well.
    pub(super) fn from(&self, source: &Apart, repeats: bool) -> Option<&'static str> {
        if self.is_old != source.is_old || self.period.conflicts_with(&source.period) {
            Some("it is dated otherwise")
        } else if self.elsewhere.iter().any(|word| !source.elsewhere.contains(word)) {
            Some("it is someone else's number, or a wish")
        } else if self.is_foreign && !repeats {
            Some("it stands by a name that the source lacks")
        } else {
            None
        }
    }
}
