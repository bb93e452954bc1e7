//! Loads books from rules files, folders of them and sources, each once.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{anyhow, bail};
use ignore::WalkBuilder;
use tieout::config::{Applied, Origin as From};
use tieout::figures::{Origin, RulesFile};
use tieout::render::{Declared, counted, faults};
use tieout::{FigureBook, Lexicon};

use crate::input::cannot_open;
use crate::messages::{self, Volume};
use crate::output;
use crate::sources;

/// TOML files that are no rules files, wherever they stand.
const OTHER_FILES: [&str; 2] = ["tieout.toml", "tieout-ignore.toml"];

/// A book, ready for reports. It lives as long as the run, which is the process.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) figures: &'static FigureBook,
    pub(crate) declared: Declared<'static>,
}

/// What a book is made of: rules files and folders, and sources.
type Contents = (Vec<PathBuf>, Vec<PathBuf>);

/// The books of a run. May be asked by several threads at once.
#[derive(Debug)]
pub(crate) struct Books {
    volume: Volume,
    /// `None` for one that cannot be used; the reason has been printed.
    loaded: Mutex<HashMap<Contents, Option<&'static Book>>>,
}

impl Books {
    pub(crate) fn new(volume: Volume) -> Books {
        Books { volume, loaded: Mutex::default() }
    }

    /// The book of these settings, loaded when it is first asked for; `None` where it cannot be used, which is told
    /// once.
    pub(crate) fn of(&self, applied: &Applied) -> Option<&'static Book> {
        // The lock is held while a book is loaded, so that no two threads load the same.
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let contents = (applied.rules.value.clone(), applied.against.value.clone());
        *loaded.entry(contents).or_insert_with(|| {
            let book = load(applied).unwrap_or_else(|error| {
                messages::error(format_args!("{error:#}"));
                None
            })?;
            self.volume.detail(format_args!("{}", size(&book)));
            let figures: &'static FigureBook = Box::leak(Box::new(book));
            Some(&*Box::leak(Box::new(Book { figures, declared: Declared::new(figures) })))
        })
    }

    /// Every book asked for, and whether some of them could not be used.
    pub(crate) fn used(&self) -> (Vec<&'static Book>, bool) {
        let loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        (loaded.values().copied().flatten().collect(), loaded.values().any(Option::is_none))
    }
}

/// The book, or `None` where it has faults, which have been printed.
///
/// # Errors
/// Where there is no book, or a rules file or a source cannot be read.
fn load(applied: &Applied) -> anyhow::Result<Option<FigureBook>> {
    let (rules, against) = (&applied.rules, &applied.against.value);
    let is_missing = rules.origin == From::Default && !rules.value.iter().all(|path| path.exists());
    if let (From::Line { .. }, Some(path)) = (&rules.origin, rules.value.iter().find(|path| !path.exists())) {
        bail!("{}: no such file or folder, but {} names it", path.display(), rules.origin);
    }
    let book = match is_missing {
        true if against.is_empty() => {
            let place: Vec<_> = rules.value.iter().map(|path| format!("{}/", path.display())).collect();
            bail!(
                "no book of figures: put rules files in {}, name one with --rules PATH or with `rules` in \
                 tieout.toml, or hold the copy against a report with --against SOURCE",
                place.join(", ")
            );
        }
        true => Some(FigureBook::default()),
        false => parse(&files(&rules.value)?)?,
    };
    let Some(mut book) = book else { return Ok(None) };
    let sources = against.iter().map(|source| sources::document(source, None));
    book.add_sources(&sources.collect::<anyhow::Result<Vec<_>>>()?, Lexicon::english());
    Ok(Some(book))
}

fn parse(paths: &[PathBuf]) -> anyhow::Result<Option<FigureBook>> {
    let files = read_files(paths)?;
    match FigureBook::parse(files, Lexicon::english()) {
        Ok(book) => Ok(Some(book)),
        Err(wrong) => {
            let style = output::style(&std::io::stderr());
            messages::drawn(&faults(&wrong.errors, &wrong.files, style));
            messages::error(format_args!("{wrong}: nothing was checked with them"));
            Ok(None)
        }
    }
}

/// "4 figures in 1 rules file", "9 figures in 1 source".
pub(crate) fn size(book: &FigureBook) -> String {
    let of = |origin| book.figures().iter().filter(|figure| figure.origin == origin).count();
    let (files, sources) = book.files().split_at(book.files().len() - book.source_count());
    let told = |figures, files, one, many| {
        format!("{} in {}", counted(figures, "figure", "figures"), counted(files, one, many))
    };
    let mut parts = Vec::new();
    if !files.is_empty() || sources.is_empty() {
        parts.push(told(of(Origin::Rules), files.len(), "rules file", "rules files"));
    }
    if !sources.is_empty() {
        parts.push(told(of(Origin::Source), sources.len(), "source", "sources"));
    }
    parts.join(", ")
}

/// The rules files at these paths, folders opened, each once.
///
/// # Errors
/// Where a folder cannot be read.
pub(crate) fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
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
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let is_other = OTHER_FILES.iter().any(|name| entry.file_name() == *name);
                if is_file && !is_other && entry.path().extension().is_some_and(|e| e == "toml") {
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

fn read_files(paths: &[PathBuf]) -> anyhow::Result<Vec<RulesFile>> {
    let read = |path: &PathBuf| {
        let name = path.display();
        let bytes = fs::read(path).map_err(|error| cannot_open(path, error))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| anyhow!("{name}: not UTF-8 text; save the rules file as UTF-8"))?;
        Ok(RulesFile { path: name.to_string(), text })
    };
    paths.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configs::Configs;

    #[test]
    fn threads_may_share_what_they_ask() {
        fn is_shared<T: Send + Sync>() {}
        is_shared::<Books>();
        is_shared::<Configs>();
        is_shared::<&'static Book>();
        is_shared::<Applied>();
    }
}
