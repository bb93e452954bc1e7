//! One check among several of the same copy: what it leaves out, and what it leaves to the next.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::books::Books;
use crate::copy_files::{Item, Listing};
use crate::messages::Volume;
use crate::status::Status;

/// One check; a run without `--watch` has just one.
#[derive(Debug)]
pub(crate) struct Round {
    /// The files that changed since the last, where they are all that changed.
    pub(crate) only: Option<BTreeSet<PathBuf>>,
    /// The books read so far: as long as no rules file changes they are good.
    pub(crate) books: Books,
    /// How all documents stand.
    pub(crate) standing: Standing,
}

/// What is known of the documents of all rounds.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    /// Documents with findings at or above `--fail-on`, those not checked in this round included.
    found: BTreeSet<String>,
    /// The documents of this round.
    checked: BTreeSet<String>,
}

impl Round {
    /// The first.
    pub(crate) fn first(volume: Volume) -> Round {
        Round { only: None, books: Books::new(volume), standing: Standing::default() }
    }

    /// The next one over these files: what is known of others stays.
    pub(crate) fn over(&mut self, files: BTreeSet<PathBuf>) {
        self.standing.found.retain(|document| !files.contains(&PathBuf::from(document)));
        self.standing.checked.clear();
        self.only = Some(files);
    }

    /// Leaves out of a listing what has not changed, and of the paths named too: a check of part of the copy must not
    /// judge all of it.
    pub(crate) fn narrow(&self, listing: &mut Listing, paths: &mut Vec<PathBuf>) {
        let Some(only) = &self.only else { return };
        listing.items.retain(|item| matches!(item, Item::File { path, .. } if only.contains(path)));
        *paths = only.iter().cloned().collect();
    }
}

impl Standing {
    /// Notes how a document came off; the status that a run over it alone would have.
    pub(crate) fn note(&mut self, document: &str, is_found: bool) -> Status {
        self.checked.insert(document.to_owned());
        if !is_found {
            return Status::Clean;
        }
        self.found.insert(document.to_owned());
        Status::Found
    }

    /// Documents with findings that this round did not look at.
    pub(crate) fn others(&self) -> Vec<&str> {
        self.found.difference(&self.checked).map(String::as_str).collect()
    }

    /// How all copy stands, given how this round ended.
    pub(crate) fn status(&self, ended: Status) -> Status {
        if self.found.is_empty() { ended } else { ended.max(Status::Found) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_elsewhere_stands_until_it_is_checked_again() {
        let mut round = Round::first(Volume::Quiet);
        round.standing.note("a.txt", true);
        round.standing.note("b.txt", true);
        assert_eq!((round.standing.status(Status::Found), round.standing.others().len()), (Status::Found, 0));
        round.over(BTreeSet::from(["a.txt".into()]));
        round.standing.note("a.txt", false);
        assert_eq!(
            (round.standing.status(Status::Clean), round.standing.others()),
            (Status::Found, vec!["b.txt"])
        );
        // A file that was deleted is in the round, and is not checked.
        round.over(BTreeSet::from(["b.txt".into()]));
        assert_eq!((round.standing.status(Status::Clean), round.standing.others().len()), (Status::Clean, 0));
        assert_eq!(round.standing.status(Status::Failed), Status::Failed);
    }

    #[test]
    fn a_later_round_reads_what_changed_alone() {
        let item = |path: &str| Item::File { path: path.into(), named: false };
        let mut listing = Listing { items: vec![item("a.txt"), item("b.txt")], failed: false };
        let mut paths = vec![PathBuf::from(".")];
        let mut round = Round::first(Volume::Quiet);
        round.narrow(&mut listing, &mut paths);
        assert_eq!((listing.items.len(), paths.len()), (2, 1));
        round.over(BTreeSet::from(["b.txt".into()]));
        round.narrow(&mut listing, &mut paths);
        assert_eq!((listing.items, paths), (vec![item("b.txt")], vec![PathBuf::from("b.txt")]));
    }
}
