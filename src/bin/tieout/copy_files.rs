//! Which files are copy: those named, and those found in folders.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use crate::args::{CopyArgs, InputFormat};
use crate::configs::Configs;
use crate::git::Changes;
use crate::messages;
use crate::output::is_same_file;

/// Extensions of copy, in lower case. A file named on the command line is read whatever its extension.
const COPY: [&str; 6] = ["txt", "text", "md", "markdown", "html", "htm"];
/// Extensions read as JSON Lines.
const RECORDS: [&str; 2] = ["jsonl", "ndjson"];

/// What a run reads, in order: as named, each folder sorted.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Each once.
    pub(crate) items: Vec<Item>,
    /// A folder could not be read; the reason has been printed.
    pub(crate) failed: bool,
}

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Item {
    Stdin,
    File {
        path: PathBuf,
        /// On the command line, not found in a folder.
        named: bool,
    },
}

/// Whether the name says JSON Lines.
pub(crate) fn is_records(path: &Path) -> bool {
    has_extension(path, &RECORDS)
}

/// The files of copy that the arguments name; hidden, ignored and excluded ones in folders are left out, and so is
/// the `output` of this very run. The configuration for each is known then.
///
/// # Errors
/// Where a configuration cannot be read.
pub(crate) fn list(
    args: &CopyArgs,
    configs: &Arc<Configs>,
    output: Option<&Path>,
) -> anyhow::Result<Listing> {
    let mut listing = Listing::default();
    let here = [PathBuf::from(".")];
    let paths: &[PathBuf] = if args.paths.is_empty() { &here } else { &args.paths };
    for path in paths {
        if path.as_os_str() == "-" {
            configs.look_up(Path::new(args.stdin_name()))?;
            listing.items.push(Item::Stdin);
        } else if path.is_dir() {
            listing.folder(path, args.input_format == Some(InputFormat::Jsonl), configs, output)?;
        } else if !args.force_exclude || !configs.excludes(path, false)? {
            configs.look_up(path)?;
            listing.items.push(Item::File { path: path.clone(), named: true });
        }
    }
    // A walk finds no file twice.
    if paths.len() > 1 {
        let mut seen = HashSet::new();
        listing.items.retain(|item| match item {
            Item::Stdin => true,
            Item::File { path, .. } => seen.insert(path.clone()),
        });
    }
    Ok(listing)
}

impl Listing {
    /// Leaves out the files without a change, which need not be read; how many they are.
    pub(crate) fn retain_changed(&mut self, changes: &Changes) -> usize {
        let all = self.items.len();
        self.items.retain(|item| match item {
            Item::Stdin => true,
            Item::File { path, .. } => !changes.is_unchanged(path),
        });
        all - self.items.len()
    }

    /// Adds the files of copy below the folder, sorted.
    fn folder(
        &mut self,
        folder: &Path,
        records: bool,
        configs: &Arc<Configs>,
        output: Option<&Path>,
    ) -> anyhow::Result<()> {
        let extensions: &[&str] = if records { &RECORDS } else { &COPY };
        for entry in walk(folder, configs) {
            let entry = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => entry,
                Ok(_) => continue,
                Err(error) => {
                    messages::error(format_args!("{error}"));
                    self.failed = true;
                    continue;
                }
            };
            let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
            let is_copy = has_extension(path, extensions) || (!records && configs.includes(path)?);
            let is_own = || output.is_some_and(|output| is_same_file(output, path));
            if is_copy && !configs.excludes(path, false)? && !is_own() {
                self.items.push(Item::File { path: path.to_path_buf(), named: false });
            }
        }
        Ok(())
    }
}

/// What stands below the folder, without folders that are excluded.
fn walk(folder: &Path, configs: &Arc<Configs>) -> ignore::Walk {
    let configs = configs.clone();
    WalkBuilder::new(folder)
        .add_custom_ignore_filename(".tieoutignore")
        // Of one folder, so that their letters alone tell.
        .sort_by_file_path(|a, b| a.as_os_str().cmp(b.as_os_str()))
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            // A folder that is named is walked; a configuration with faults is told of at the first file.
            !is_folder || entry.depth() == 0 || !configs.excludes(entry.path(), true).unwrap_or(false)
        })
        .build()
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|e| e.to_str());
    extension.is_some_and(|e| extensions.iter().any(|known| e.eq_ignore_ascii_case(known)))
}
