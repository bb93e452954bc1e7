//! Everything wrong with the rules files of a run.

use super::RulesFile;
use crate::sheet::FileError;

/// Everything wrong with the rules files of a run, in order of file and position.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} in the rules files", count(errors.len()))]
pub struct BookErrors {
    /// The rules files, in the order given; every [`Location`](crate::sheet::Location) points into them.
    pub files: Vec<RulesFile>,
    /// At least one.
    pub errors: Vec<FileError>,
}

fn count(errors: usize) -> String {
    if errors == 1 { "1 error".into() } else { format!("{errors} errors") }
}
