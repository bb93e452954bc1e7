//! How alike the contexts of two numbers are.

use super::context::{Context, Counted};

/// Likeness of two equal contexts.
pub(super) const EQUAL: u32 = 1000;

/// Twice what the two share over what both have, in thousandths.
pub(super) fn likeness(a: &Context, b: &Context) -> u32 {
    let shared = u64::from(shared(a, b));
    let both = u64::from(a.total()) + u64::from(b.total());
    u32::try_from(2 * shared * u64::from(EQUAL) / both.max(1)).unwrap_or(EQUAL)
}

/// How much of the first context the second has, in thousandths.
pub(super) fn covered(a: &Context, b: &Context) -> u32 {
    u32::try_from(u64::from(shared(a, b)) * u64::from(EQUAL) / u64::from(a.total().max(1))).unwrap_or(EQUAL)
}

fn shared(a: &Context, b: &Context) -> u32 {
    let mut rest = b.words.as_slice();
    let mut sum = 0;
    for &(word, weight) in &a.words {
        let skip = rest.partition_point(|(other, _)| *other < word);
        rest = &rest[skip..];
        if let Some(&(_, other)) = rest.first().filter(|(other, _)| *other == word) {
            sum += weight.min(other);
        }
    }
    sum
}

/// Whether the two may count the same thing: one names nothing, or their head nouns or their modifiers meet.
pub(super) fn counts_alike(a: &Counted, b: &Counted) -> bool {
    match (a, b) {
        (Counted::Nouns(a), Counted::Nouns(b)) => {
            a.last() == b.last() || a.iter().any(|noun| b.contains(noun))
        }
        _ => true,
    }
}
