//! What a number's words are made of, as one number: two alike are weighed alike, in whatever document they stand.

use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::document::{BlockKind, Document};
use crate::scan::Mention;

/// Bytes that the signature of a number is made of: seldom more.
const MOST_BYTES: usize = 256;

/// Stands for all that was hashed: of 2^128, so that no two that differ ever meet.
pub(super) type Signature = u128;

/// The signature of a sentence with its numbers, as the frames of numbers in it and near it see it.
pub(super) fn of_sentence(document: &Document, sentence: usize, numbers: &[Mention]) -> Signature {
    let range = document.sentences()[sentence].clone();
    let kind = document.block_at(range.start).map(|block| document.blocks()[block].kind);
    let mut all = Bytes(Vec::with_capacity(range.len() + 256 * numbers.len() + 32));
    document.prose()[range.clone()].hash(&mut all);
    (kind == Some(BlockKind::Heading), document.is_prominent(range.start)).hash(&mut all);
    for number in numbers {
        // Whatever a mention has that is told from its sentence alone; where that stands is left out.
        let Mention { span: _, prose, number, sentence: _, kind, quantity, trend, step, counted, quoted } =
            number;
        let ends = |part: &std::ops::Range<usize>| {
            [part.start.wrapping_sub(range.start), part.end.wrapping_sub(range.start)]
        };
        (ends(prose), ends(number), counted.as_ref().map(ends)).hash(&mut all);
        (kind, quantity, trend, step, quoted).hash(&mut all);
    }
    xxh3_128(&all.0)
}

/// The signature of one number, the `nth` of its sentence, by the signatures of the sentences that its frame is made of;
/// 0 for one that is missing.
pub(super) fn of_number(nth: usize, sentences: impl Iterator<Item = Signature>) -> Signature {
    let mut all = Vec::with_capacity(MOST_BYTES);
    all.extend_from_slice(&nth.to_le_bytes());
    sentences.for_each(|sentence| all.extend_from_slice(&sentence.to_le_bytes()));
    xxh3_128(&all)
}

/// Everything that is hashed, one after another.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        xxh3_64(&self.0)
    }
}
