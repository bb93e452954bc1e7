//! Which files of a folder are copy.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// Extensions of copy, in lower case. A file named on the command line is read whatever its extension.
const COPY: [&str; 6] = ["txt", "text", "md", "markdown", "html", "htm"];
/// Extensions read as JSON Lines.
const RECORDS: [&str; 2] = ["jsonl", "ndjson"];

/// Whether the name says JSON Lines.
pub(crate) fn is_records(path: &Path) -> bool {
    has_extension(path, &RECORDS)
}

/// The files of copy below a folder, sorted; hidden and ignored ones left out.
///
/// An entry that cannot be read is given as an error in its place.
pub(crate) fn below(folder: &Path, records: bool) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let extensions: &'static [&'static str] = if records { &RECORDS } else { &COPY };
    WalkBuilder::new(folder)
        .add_custom_ignore_filename(".tieoutignore")
        .sort_by_file_path(Path::cmp)
        .build()
        .filter_map(move |entry| match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                (is_file && has_extension(entry.path(), extensions)).then(|| Ok(entry.into_path()))
            }
            Err(error) => Some(Err(error)),
        })
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|e| e.to_str());
    extension.is_some_and(|e| extensions.iter().any(|known| e.eq_ignore_ascii_case(known)))
}
