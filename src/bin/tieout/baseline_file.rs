//! A baseline in a file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use tieout::leave::{Baseline, BaselineError, Known};
use tieout::{Document, Report};

use crate::ignore_files::relative;
use crate::input::cannot_open;
use crate::replace::overwrite;

/// A baseline, and the folder from which its paths start.
#[derive(Debug)]
pub(crate) struct BaselineFile {
    path: PathBuf,
    folder: PathBuf,
    baseline: Baseline,
}

impl BaselineFile {
    /// One that is to be written. A file that is there already must be a baseline, of whatever version: anything
    /// else is somebody's work.
    ///
    /// # Errors
    /// Where its folder does not exist, or the file holds something else.
    pub(crate) fn to_write(path: &Path) -> anyhow::Result<BaselineFile> {
        let old = if path.is_file() {
            fs::read(path).map_err(|error| cannot_open(path, error))?
        } else {
            Vec::new()
        };
        let is_baseline = || {
            let parsed = Baseline::parse(&String::from_utf8_lossy(&old), |_| true);
            matches!(parsed, Ok(_) | Err(BaselineError::Version(_)))
        };
        if !old.is_empty() && !is_baseline() {
            bail!("{}: is there already and is no baseline; name another file to write", path.display());
        }
        BaselineFile::new(path)
    }

    fn new(path: &Path) -> anyhow::Result<BaselineFile> {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = parent.unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).map_err(|error| cannot_open(folder, error))?;
        Ok(BaselineFile { path: path.to_owned(), folder, baseline: Baseline::default() })
    }

    /// One that was written before.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn read(path: &Path) -> anyhow::Result<BaselineFile> {
        let text = fs::read_to_string(path).map_err(|error| cannot_open(path, error))?;
        let file = BaselineFile::new(path)?;
        let exists = |document: &str| file.folder.join(document).exists();
        let baseline =
            Baseline::parse(&text, exists).map_err(|error| anyhow!("{}: {error}", path.display()))?;
        Ok(BaselineFile { baseline, ..file })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a document as the baseline gives it.
    pub(crate) fn relative(&self, document: &Document) -> String {
        relative(document.path(), &self.folder)
    }

    /// Leaves be what the baseline knows of the document.
    pub(crate) fn leave_be(&self, document: &Document, report: &mut Report) {
        self.baseline.leave_be(document, &self.relative(document), report);
    }

    /// Writes findings in place of what the file has, wholly or not at all.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn write(&self, findings: Vec<Known>) -> anyhow::Result<()> {
        let text = Baseline::write(findings);
        let written = if self.path.is_file() {
            overwrite(&self.path, &mut text.as_bytes())
        } else {
            fs::write(&self.path, text).map_err(anyhow::Error::from)
        };
        written.with_context(|| format!("{}: cannot be written", self.path.display()))
    }
}
