//! What is kept of each document until the end of the run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tieout::leave::{Known, Met};
use tieout::render::counted;

use crate::leaving::{Leaving, Noted};
use crate::messages::Volume;

/// What all documents added, in their order.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// What the entries of each ignore file did, by its folder.
    met: BTreeMap<PathBuf, Vec<Met>>,
    accepted: Vec<Known>,
    resolved: usize,
}

impl Ledger {
    /// Adds a document.
    pub(crate) fn add(&mut self, noted: Noted) {
        if let Some((folder, met)) = noted.met {
            self.met.entry(folder).or_default().extend(met);
        }
        self.accepted.extend(noted.accepted);
        self.resolved += noted.resolved;
    }

    /// The folder of each ignore file that did anything, and what its entries did.
    pub(crate) fn ignore_files(&self) -> impl Iterator<Item = (&Path, &[Met])> {
        self.met.iter().map(|(folder, met)| (folder.as_path(), met.as_slice()))
    }

    /// Writes the baseline that was asked for, where all copy was read, and tells of one that has more than it needs.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn close(self, leaving: &Leaving, is_whole: bool, volume: Volume) -> anyhow::Result<()> {
        if let Some(file) = &leaving.writes {
            let findings = counted(self.accepted.len(), "finding", "findings");
            let path = file.path().display();
            if is_whole {
                file.write(self.accepted)?;
                volume.note(format_args!("{findings} written to {path}: --baseline {path} leaves them be"));
            } else {
                volume.warning(format_args!("{path}: not written, since some copy was not read"));
            }
        }
        if let Some(file) = leaving.baseline.as_ref().filter(|_| self.resolved > 0) {
            let findings = counted(self.resolved, "finding", "findings");
            let path = file.path().display();
            volume.note(format_args!(
                "{findings} of {path} no longer found: write it anew with --write-baseline {path}"
            ));
        }
        Ok(())
    }
}
