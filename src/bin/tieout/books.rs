//! Loads books from rules files, folders of them and sources, each once.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use anyhow::bail;
use tieout::config::{Applied, Origin as From};
use tieout::figures::{BookErrors, Origin};
use tieout::render::{Declared, counted, faults};
use tieout::{FigureBook, Lexicon};

use crate::messages::{self, Volume};
use crate::output;
use crate::rules_files;
use crate::sources;

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
    /// Few, and asked for with each document. `None` for one that cannot be used; the reason has been printed.
    loaded: Mutex<Vec<(Contents, Option<&'static Book>)>>,
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
        let (rules, against) = (&applied.rules.value, &applied.against.value);
        let known = loaded.iter().find(|((of, beside), _)| of == rules && beside == against);
        if let Some((_, book)) = known {
            return *book;
        }
        let book = self.load(applied);
        loaded.push(((rules.clone(), against.clone()), book));
        book
    }

    /// The book, for good; `None` where it cannot be used, which is told.
    fn load(&self, applied: &Applied) -> Option<&'static Book> {
        let book = load(applied, self.volume).unwrap_or_else(|error| {
            messages::error(format_args!("{error:#}"));
            None
        })?;
        self.volume.detail(format_args!("{}", size(&book)));
        let figures: &'static FigureBook = Box::leak(Box::new(book));
        Some(&*Box::leak(Box::new(Book { figures, declared: Declared::new(figures) })))
    }

    /// Every book asked for, and whether some of them could not be used.
    pub(crate) fn used(&self) -> (Vec<&'static Book>, bool) {
        let loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let books = || loaded.iter().map(|(_, book)| *book);
        (books().flatten().collect(), books().any(|book| book.is_none()))
    }
}

/// The book, or `None` where it has faults, which have been printed.
///
/// # Errors
/// Where there is no book, or a rules file or a source cannot be read.
fn load(applied: &Applied, volume: Volume) -> anyhow::Result<Option<FigureBook>> {
    let (rules, against) = (&applied.rules, &applied.against.value);
    let is_missing = rules.origin == From::Default && !rules.value.iter().all(|path| path.exists());
    if let (From::Line { .. }, Some(path)) = (&rules.origin, rules.value.iter().find(|path| !path.exists())) {
        bail!("{}: no such file or folder, but {} names it", path.display(), rules.origin);
    }
    // A folder that somebody names and that holds no book is another folder than was meant.
    if let Some(path) = rules.value.iter().find(|path| path.is_dir())
        && rules.origin != From::Default
        && rules_files::list(&rules.value)?.is_empty()
    {
        bail!("{}: no rules file in this folder (.toml, .csv or .xlsx)", path.display());
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
        false => parse(&rules.value, volume)?,
    };
    let Some(mut book) = book else { return Ok(None) };
    let sources = against.iter().map(|source| sources::document(source, None));
    book.add_sources(&sources.collect::<anyhow::Result<Vec<_>>>()?, Lexicon::english());
    Ok(Some(book))
}

fn parse(paths: &[PathBuf], volume: Volume) -> anyhow::Result<Option<FigureBook>> {
    let Some(files) = rules_files::read(paths, volume)? else { return Ok(None) };
    match FigureBook::parse(files, Lexicon::english()) {
        Ok(book) => Ok(Some(book)),
        Err(wrong) => {
            tell_faults(&wrong, "nothing was checked with them");
            Ok(None)
        }
    }
}

/// Draws every fault of the rules files, and says what came of them.
pub(crate) fn tell_faults(wrong: &BookErrors, outcome: &str) {
    let style = output::style(&std::io::stderr());
    messages::drawn(&faults(&wrong.errors, &wrong.files, style));
    messages::error(format_args!("{wrong}: {outcome}"));
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
