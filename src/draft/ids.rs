//! Ids that are given once.

use std::collections::{HashMap, HashSet};

/// Ids given so far.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<String>,
    /// The number that the next id of the same words gets.
    next: HashMap<String, usize>,
}

impl Ids {
    /// `taken` are given already.
    pub(crate) fn new(taken: impl IntoIterator<Item = String>) -> Ids {
        Ids { taken: taken.into_iter().collect(), next: HashMap::new() }
    }

    /// The id, or the first of `id-2`, `id-3` … that is free.
    pub(crate) fn give(&mut self, base: &str) -> String {
        let next = self.next.entry(base.to_owned()).or_insert(1);
        loop {
            let id = if *next == 1 { base.to_owned() } else { format!("{base}-{next}") };
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::new(["seals-2".to_owned()]);
        let given: Vec<String> = ["seals", "seals", "seals", "seals-3"].map(|base| ids.give(base)).into();
        assert_eq!(given, ["seals", "seals-3", "seals-4", "seals-3-2"]);
    }
}
