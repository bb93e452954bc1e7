//! Finds and reads rules files: TOML, and spreadsheets.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use ignore::WalkBuilder;
use tieout::figures::{RulesFile, SpreadsheetError, SpreadsheetFormat, read_spreadsheet};

use crate::input::cannot_open;
use crate::messages::{self, Volume};

/// TOML files that are no rules files, wherever they stand.
const OTHER_FILES: [&str; 2] = ["tieout.toml", "tieout-ignore.toml"];

/// The first characters of the file with which Excel marks a workbook that is open.
const LOCK: &str = "~$";

/// The rules files at these paths, folders opened, each once.
///
/// # Errors
/// Where a folder cannot be read.
pub(crate) fn list(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            for entry in WalkBuilder::new(path)
                .standard_filters(false)
                .hidden(true)
                .sort_by_file_path(Path::cmp)
                .build()
            {
                let entry = entry?;
                // A link to a file is one: books are shared so.
                if entry.path().is_file() && is_rules_file(entry.path()) {
                    files.push(entry.into_path());
                }
            }
        } else {
            files.push(path.clone());
        }
    }
    // A file and the folder it is in may both be named: that is no repeated id.
    let mut seen = BTreeSet::new();
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(files)
}

/// Whether a file of a folder is read without being named.
fn is_rules_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    let is_other = || OTHER_FILES.iter().any(|other| name.eq_ignore_ascii_case(other));
    (is_toml && !is_other()) || (SpreadsheetFormat::of_path(&name).is_some() && !name.starts_with(LOCK))
}

/// Reads the rules files at these paths; `None` where some cannot be read, each of which has been told.
///
/// A spreadsheet of a folder that names no columns is some other table: it is passed over with a warning.
///
/// # Errors
/// Where a folder cannot be read.
pub(crate) fn read(paths: &[PathBuf], volume: Volume) -> anyhow::Result<Option<Vec<RulesFile>>> {
    let (mut files, mut failed) = (Vec::new(), false);
    for path in list(paths)? {
        match read_file(&path, paths.contains(&path), volume) {
            Ok(file) => files.extend(file),
            Err(error) => {
                messages::error(format_args!("{error:#}"));
                failed = true;
            }
        }
    }
    Ok((!failed).then_some(files))
}

/// The file; `None` for one that nobody named and that is no rules file.
fn read_file(path: &Path, is_named: bool, volume: Volume) -> anyhow::Result<Option<RulesFile>> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| cannot_open(path, error))?;
    let Some(format) = SpreadsheetFormat::of_path(&name) else {
        let text = String::from_utf8(bytes)
            .map_err(|_| anyhow!("{name}: not UTF-8 text; save the rules file as UTF-8"))?;
        return Ok(Some(RulesFile::new(name, text)));
    };
    match read_spreadsheet(&name, &bytes, format) {
        Ok(read) => {
            for note in &read.notes {
                volume.note(format_args!("{name}: {note}"));
            }
            Ok(Some(read.file))
        }
        Err(error @ SpreadsheetError::NoHeadings) if !is_named => {
            volume.warning(format_args!("{name} is passed over: {error}"));
            Ok(None)
        }
        Err(error) => Err(anyhow!("{name}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_for_toml_and_spreadsheets_however_their_extension_is_written() {
        for (name, wanted) in [
            ("book.toml", true),
            ("BOOK.TOML", true),
            ("Book.Csv", true),
            ("tieout.toml", false),
            ("Tieout.TOML", false),
            ("~$book.xlsx", false),
            ("toml", false),
        ] {
            assert_eq!(is_rules_file(Path::new(name)), wanted, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_rules_file_is_read() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let rules = folder.path().join("rules");
        fs::create_dir(&rules).unwrap();
        fs::write(folder.path().join("shared.toml"), "").unwrap();
        symlink("../shared.toml", rules.join("book.toml")).unwrap();
        symlink("../gone.toml", rules.join("gone.toml")).unwrap();
        assert_eq!(list(std::slice::from_ref(&rules)).unwrap(), [rules.join("book.toml")]);
    }
}
