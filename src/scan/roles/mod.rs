//! Numbers that count nothing: dates, years, times, ages, ordinals, scores, and numbers that only name.

mod age_decades;
pub(super) mod ages;
mod dates;
mod identifiers;
mod models;
mod names;
mod ordinals;
mod phones;
mod race_times;
mod scores;
mod times;
mod told_ages;
mod years;

use super::reader::{Reader, Reading};

/// The role of the number at `at`, where it has one that can be told before its value is read.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    times::read(reader, at)
        .or_else(|| identifiers::read(reader, at))
        .or_else(|| models::read(reader, at))
        .or_else(|| scores::odds(reader, at))
        .or_else(|| dates::read(reader, at))
        .or_else(|| ages::read(reader, at))
        .or_else(|| scores::read(reader, at))
        .or_else(|| scores::chained(reader, at))
        .or_else(|| scores::split(reader, at))
        .or_else(|| scores::voted(reader, at))
        .or_else(|| years::read(reader, at))
        .or_else(|| ordinals::read(reader, at))
}

/// The role of a number that has none of the above and no unit: a label before it names it.
pub(super) use names::{headline, labelled, labelled_range, proper};
