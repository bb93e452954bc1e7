//! Old values that stand beside the current one: the two ends of a change, and no fault.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::evidence::Relation;
use super::study::Considered;
use crate::quantity::Verdict;
use crate::scan::Mention;

/// Sentences, or cells of a table, between an old value and the current one that the copy sets against it.
const NEAR: usize = 1;

/// A value that was once right agrees where the current one stands within a sentence of it: "There were 220 then.
/// There are 263 now."
pub(super) fn excuse(numbers: &mut [Considered], mentions: &[Mention]) {
    let mut current: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in numbers.iter() {
        let sentence = mentions[number.mention].sentence;
        for candidate in number.candidates.iter().filter(|c| is_current(c)) {
            current.entry(candidate.figure).or_default().push(sentence);
        }
    }
    for number in numbers {
        let sentence = mentions[number.mention].sentence;
        for candidate in number.candidates.iter_mut().filter(|c| is_lapsed(c)) {
            let given = current.get(&candidate.figure).map_or(&[][..], Vec::as_slice);
            // Sentences are in source order.
            let first = given.partition_point(|other| *other + NEAR < sentence);
            if given.get(first).is_some_and(|other| *other <= sentence + NEAR) {
                candidate.evidence.verdict = Verdict::Agrees;
            }
        }
    }
}

fn is_current(candidate: &Candidate) -> bool {
    matches!(candidate.evidence.relation, Relation::Same(_)) && candidate.evidence.verdict.stands()
}

fn is_lapsed(candidate: &Candidate) -> bool {
    matches!(candidate.evidence.relation, Relation::Was(_)) && !candidate.evidence.verdict.stands()
}
