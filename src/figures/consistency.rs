//! Whether what a figure says of itself holds together: `exact` and `was` against its value.

use super::entry::Entry;
use super::resolve::Settled;
use super::value::{Reading, in_unit, may_round_to};
use super::wording::dimension;
use crate::sheet::{FileError, Location, brief};

/// An error for every `exact` and old value that does not fit the value.
pub(super) fn check(entry: &Entry, settled: &Settled, errors: &mut Vec<FileError>) {
    if let Some(exact) = &entry.exact {
        errors.extend(exact_error(exact, settled, entry.value.is_some()));
    }
    for (old, _) in &entry.was {
        errors.extend(old_error(old, settled));
    }
}

fn exact_error(exact: &Reading, settled: &Settled, stated: bool) -> Option<FileError> {
    let value = &settled.quantity;
    if exact.quantity.unit.dimension != value.unit.dimension {
        return Some(other_unit("exact", exact, settled));
    }
    if exact.quantity.low != exact.quantity.high {
        let error = FileError::new(exact.at, "`exact` must be one number", "a range or a vague number");
        return Some(error.help("write the unrounded number, such as 15,820"));
    }
    let converted = in_unit(&exact.quantity, &value.unit);
    if !stated || converted.is_none_or(|exact| may_round_to(exact, value)) {
        return None;
    }
    let message =
        format!("`exact` {} does not round to the value {}", brief(&exact.text), brief(&settled.text));
    let help = "`exact` is the same number before rounding; correct one of the two";
    Some(with_value(FileError::new(exact.at, message, "another number"), settled.declared_at).help(help))
}

fn old_error(old: &Reading, settled: &Settled) -> Option<FileError> {
    let value = &settled.quantity;
    if old.quantity.unit.dimension != value.unit.dimension {
        return Some(other_unit("was", old, settled));
    }
    let same = |new, written| in_unit(written, &value.unit).is_some_and(|old| old == new);
    let repeats = old.quantity.low == old.quantity.high
        && old.quantity.hedge == value.hedge
        && value.low == value.high
        && same(value.low, &old.quantity);
    repeats.then(|| {
        let message = format!("the old value {} is the value itself", brief(&old.text));
        let error = FileError::new(old.at, message, "not superseded");
        with_value(error, settled.declared_at).help("take it out of `was`, or correct the value")
    })
}

fn other_unit(key: &str, reading: &Reading, settled: &Settled) -> FileError {
    let (own, value) = (reading.quantity.unit.dimension, settled.quantity.unit.dimension);
    let message = format!("`{key}` is {}, the value is {}", dimension(own), dimension(value));
    with_value(FileError::new(reading.at, message, "another unit"), settled.declared_at)
        .help("write both in the same unit")
}

fn with_value(error: FileError, at: Location) -> FileError {
    error.related(at, "the value")
}
