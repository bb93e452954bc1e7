//! What a run leaves be: ignore files, a baseline, and all that has not changed.

use std::fs;
use std::path::{Path, PathBuf};

use tieout::leave::{self, Known, Met};
use tieout::{Document, FigureBook, Report, Settings};

use crate::args::LEFT_BE;
use crate::baseline_file::BaselineFile;
use crate::git::Changes;
use crate::ignore_files::{Faulty, IgnoreFiles};

/// Options on what is left be.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = LEFT_BE)]
pub(crate) struct LeaveArgs {
    /// Leave be the findings written to this file by --write-baseline
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write the findings to this file, so that --baseline leaves them be from now on
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "changed", "fix", "diff"])]
    write_baseline: Option<PathBuf>,

    /// Only report findings on lines changed since this git revision, or since the branch left it; new files count
    /// whole [default: HEAD]
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "HEAD")]
    changed: Option<String>,
}

impl LeaveArgs {
    /// Files that the run reads or writes for itself, which are no place for its report.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.baseline.iter().chain(&self.write_baseline).cloned()
    }
}

/// What a run leaves be: the same for every document, so that threads can share it.
#[derive(Debug)]
pub(crate) struct Leaving {
    pub(crate) ignores: IgnoreFiles,
    pub(crate) baseline: Option<BaselineFile>,
    /// The baseline that is to be written.
    pub(crate) writes: Option<BaselineFile>,
    /// What has changed, where only that is looked at.
    pub(crate) changes: Option<Changes>,
}

/// What one document adds to the end of the run.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    /// What entries of the ignore file did, and the folder of that file.
    pub(crate) met: Option<(PathBuf, Vec<Met>)>,
    /// Findings for the baseline that is written.
    pub(crate) accepted: Vec<Known>,
    /// Findings that the baseline has and the copy has no longer.
    pub(crate) resolved: usize,
}

impl Leaving {
    /// Reads what the options name. A path taken for the revision of `--changed` is given back to `copy`.
    ///
    /// # Errors
    /// Where the baseline cannot be read, what is to be one is something else, or git cannot tell what changed.
    pub(crate) fn open(args: &LeaveArgs, isolated: bool, copy: &mut Vec<PathBuf>) -> anyhow::Result<Leaving> {
        Ok(Leaving {
            ignores: IgnoreFiles::new(isolated),
            baseline: args.baseline.as_deref().map(BaselineFile::read).transpose()?,
            writes: args.write_baseline.as_deref().map(BaselineFile::to_write).transpose()?,
            changes: args.changed.as_deref().map(|rev| Changes::since(rev, copy)).transpose()?,
        })
    }

    /// The settings for a document, with the ignore file that is for it.
    ///
    /// # Errors
    /// Where that file has faults, which have been printed.
    pub(crate) fn settings(&self, document: &Document, settings: &Settings) -> Result<Settings, Faulty> {
        let found = self.ignores.of(Path::new(document.path()))?;
        Ok(found.map_or_else(|| settings.clone(), |found| found.settings(document, settings)))
    }

    /// Takes out of a report what the baseline knows and what stands on old lines.
    pub(crate) fn leave_be(&self, document: &Document, report: &mut Report) -> Noted {
        let mut noted = Noted::default();
        if let Some(baseline) = &self.baseline {
            baseline.leave_be(document, report);
        }
        if let Some(file) = &self.writes {
            noted.accepted = leave::accept(document, &file.relative(document), report);
        }
        if let Some(changes) = &self.changes {
            if let Some(lines) = changes.lines(Path::new(document.path())) {
                lines.restrict(document, report);
            }
            // What old lines still need is not known here.
            return noted;
        }
        noted.resolved = report.resolved;
        if !report.met.is_empty()
            && let Ok(Some(found)) = self.ignores.of(Path::new(document.path()))
        {
            noted.met = Some((found.folder, std::mem::take(&mut report.met)));
        }
        noted
    }

    /// The findings on the ignore file of a folder, as of a document, given what its entries did in the run over
    /// `copy`, of which all `is_known` or some could not be checked.
    pub(crate) fn stale(
        &self,
        folder: &Path,
        met: &[Met],
        copy: &[PathBuf],
        is_known: bool,
        book: &FigureBook,
        settings: &Settings,
    ) -> Option<(Document, Report)> {
        let file = self.ignores.above(folder).ok()??.file;
        let here = [PathBuf::from(".")];
        let mut roots = if copy.is_empty() { &here } else { copy }.iter();
        let has_all =
            is_known && roots.any(|root| fs::canonicalize(root).is_ok_and(|root| folder.starts_with(root)));
        let findings = file.findings(met, has_all, book, settings);
        let document = Document::plain(&file.file().path, &file.file().text);
        (!findings.is_empty()).then(|| (document, Report { findings, ..Report::default() }))
    }
}
