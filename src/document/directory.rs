//! Finds what stands at an offset of a long text without a search through all of it.

/// Bytes of a text, as a power of two, that share an entry: a few sentences.
const BUCKET: u32 = 9;

/// Bytes of a text that is looked up in a directory; in a shorter one a search is as quick.
const LARGE: usize = 1 << 16;

/// Where among things that stand in order each stretch of the text begins.
///
/// A search by halves through a whole text reaches for memory far apart at every step, which takes longer than all that
/// is then done with what was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    /// By stretch of the text, how many things start before it; nothing starts after the last one. Empty for a short text.
    before: Vec<usize>,
}

impl Directory {
    /// The directory of things that start at these offsets of a text, in ascending order.
    pub(super) fn of(text: &str, starts: impl Iterator<Item = usize>) -> Directory {
        if text.len() < LARGE { Directory::default() } else { Directory::listing(starts) }
    }

    fn listing(starts: impl Iterator<Item = usize>) -> Directory {
        let mut before = Vec::new();
        for (nth, start) in starts.enumerate() {
            while before.len() <= start >> BUCKET {
                before.push(nth);
            }
        }
        Directory { before }
    }

    /// How many of the things start at the offset or before it; `start` tells where each does.
    pub(super) fn count<T>(&self, things: &[T], offset: usize, start: impl Fn(&T) -> usize) -> usize {
        let is_up_to = |thing: &T| start(thing) <= offset;
        if self.before.is_empty() {
            return things.partition_point(is_up_to);
        }
        let bucket = offset >> BUCKET;
        let bound = |bucket: usize| self.before.get(bucket).copied().unwrap_or(things.len());
        let first = bound(bucket);
        first + things[first..bound(bucket + 1)].partition_point(is_up_to)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_finds_what_a_search_finds(
            mut starts in prop::collection::vec(0..5_000_usize, 0..60),
            offset in 0..6_000_usize,
        ) {
            starts.sort_unstable();
            let directory = Directory::listing(starts.iter().copied());
            let found = directory.count(&starts, offset, |start| *start);
            prop_assert_eq!(found, starts.partition_point(|start| *start <= offset));
        }
    }
}
