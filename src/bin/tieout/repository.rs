//! Finds the repository that a run is in.

use std::path::Path;

use tieout::render::Repository;

/// The repository round the working folder; without one, paths are reported as they are given.
pub(crate) fn here() -> Repository {
    let Ok(here) = std::env::current_dir() else { return Repository::default() };
    // A worktree and a submodule have a file of that name.
    let root = here.ancestors().find(|folder| folder.join(".git").exists());
    let root: &Path = root.unwrap_or(&here);
    Repository::new(root, &here)
}
