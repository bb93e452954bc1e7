//! Work on many things at once, its results in their order: the same however many threads there are.

use rayon::prelude::*;

/// Figures of a book that are worth several threads.
pub(crate) const MANY_FIGURES: usize = 500;

/// The results of two pieces of work, done side by side where they are large.
pub(crate) fn both<A: Send, B: Send>(
    are_large: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if are_large { rayon::join(one, other) } else { (one(), other()) }
}

/// The result of the work on each item; `many` of them are shared among threads.
pub(crate) fn map<'t, T: Sync, U: Send>(
    items: &'t [T],
    many: usize,
    work: impl Fn(&'t T) -> U + Sync + Send,
) -> Vec<U> {
    // To start threads takes longer than to do a little.
    if items.len() < many { items.iter().map(work).collect() } else { items.par_iter().map(work).collect() }
}

/// The same with something at hand that the work on one item may keep for others: what it keeps must change no result.
pub(crate) fn map_with<'t, T: Sync, U: Send, K>(
    items: &'t [T],
    many: usize,
    keep: impl Fn() -> K + Sync + Send,
    work: impl Fn(&mut K, &'t T) -> U + Sync + Send,
) -> Vec<U> {
    if items.len() < many {
        let mut kept = keep();
        return items.iter().map(|item| work(&mut kept, item)).collect();
    }
    items.par_iter().map_init(keep, work).collect()
}
