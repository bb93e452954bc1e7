//! Puts new bytes in the place of a file's old ones: wholly, or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, bail};
use tempfile::{Builder, NamedTempFile};

use crate::interrupt;

/// What an editor should know where a file could not be replaced.
const AS_IT_WAS: &str = "cannot be replaced: the file is as it was";

/// Replaces the file that the path leads to, through symbolic links, keeping its permissions.
///
/// The new bytes go to a temporary file beside it, and to disk, before that takes its name.
///
/// # Errors
/// Where the file does not hold `old`, may not be written, or the disk is full. It is as it was then.
pub(crate) fn replace(path: &Path, old: &[u8], new: &[u8]) -> anyhow::Result<()> {
    let target = path.canonicalize().context("cannot be found any more")?;
    let metadata = fs::metadata(&target).context("cannot be looked at")?;
    if !metadata.is_file() {
        bail!("not a plain file: nothing was written");
    }
    // A rename asks the folder's permissions alone, so the file's own are asked here.
    if metadata.permissions().readonly() {
        bail!("read-only: nothing was written; make it writable and run again");
    }
    OpenOptions::new().write(true).open(&target).context("cannot be written")?;
    let folder = target.parent().unwrap_or(Path::new("."));
    assert_holds(&target, old)?;

    let _guard = interrupt::hold();
    let file = written(folder, &mut &*new, &metadata).context(AS_IT_WAS)?;
    assert_holds(&target, old)?;
    persist(file, &target, folder)
}

/// Replaces the plain file that the path leads to, whatever it holds, keeping its permissions.
///
/// # Errors
/// Where it cannot be, or the disk is full. It is as it was then.
pub(crate) fn overwrite(path: &Path, new: &mut impl Read) -> anyhow::Result<()> {
    let target = path.canonicalize().context("cannot be found any more")?;
    let metadata = fs::metadata(&target).context("cannot be looked at")?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let _guard = interrupt::hold();
    let file = written(folder, new, &metadata).context(AS_IT_WAS)?;
    persist(file, &target, folder)
}

fn persist(file: NamedTempFile, target: &Path, folder: &Path) -> anyhow::Result<()> {
    file.persist(target).map_err(|error| error.error).context(AS_IT_WAS)?;
    // The name is on disk once its folder is; some systems have no such call.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// A temporary file in the folder with these bytes, on disk.
fn written(folder: &Path, bytes: &mut impl Read, like: &Metadata) -> io::Result<NamedTempFile> {
    let mut file = Builder::new().prefix(".tieout-").suffix(".tmp").tempfile_in(folder)?;
    io::copy(bytes, &mut file)?;
    keep_owner(file.as_file(), like);
    file.as_file().set_permissions(like.permissions())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Gives the file the owner and group of the one it replaces, as far as the user may.
#[cfg(unix)]
fn keep_owner(file: &File, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};

    if fchown(file, Some(like.uid()), Some(like.gid())).is_err() {
        let _ = fchown(file, None, Some(like.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _like: &Metadata) {}

fn assert_holds(path: &Path, old: &[u8]) -> anyhow::Result<()> {
    let now = fs::read(path).context("cannot be read again")?;
    if now != old {
        bail!("changed since it was read: nothing was written; run again");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "old").unwrap();
        replace(&file, b"old", b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "newer").unwrap();
        let error = replace(&file, b"old", b"new").unwrap_err();
        assert!(error.to_string().contains("changed since it was read"));
        assert_eq!(fs::read(&file).unwrap(), b"newer");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.txt", &link).unwrap();
        replace(&link, b"old", b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o7777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_file_is_left_alone() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(replace(&file, b"old", b"new").unwrap_err().to_string().contains("read-only"));
        assert_eq!(fs::read(&file).unwrap(), b"old");
    }
}
