//! Loads the book from rules files and folders of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use ignore::WalkBuilder;
use tieout::figures::{Origin, RulesFile};
use tieout::render::{counted, faults};
use tieout::{FigureBook, Lexicon};

use crate::args::{FigureArgs, Markup, SourceArgs};
use crate::input::cannot_open;
use crate::messages;
use crate::output;
use crate::sources;

/// Where the book is when none is named.
const DEFAULT: &str = "rules";

/// The book, or `None` where it has faults, which have been printed.
///
/// # Errors
/// Where there is no book, or a rules file cannot be read.
pub(crate) fn load(args: &FigureArgs) -> anyhow::Result<Option<FigureBook>> {
    parse(&paths(args)?)
}

/// The book with the numbers of source documents as figures. With a source, or where the book is expressly left out,
/// no rules file is needed.
///
/// # Errors
/// As for [`load`], and where a source cannot be read.
pub(crate) fn load_with(args: &FigureArgs, sources: &SourceArgs) -> anyhow::Result<Option<FigureBook>> {
    let against = &sources.against;
    let has_default = !args.isolated && Path::new(DEFAULT).exists();
    let none = args.rules.is_empty() && !has_default && (args.isolated || !against.is_empty());
    let book = if none { Some(FigureBook::default()) } else { parse(&paths(args)?)? };
    let Some(mut book) = book else { return Ok(None) };
    for source in against {
        book.add_source(&sources::document(source, Markup::Auto)?, Lexicon::english());
    }
    Ok(Some(book))
}

fn parse(paths: &[PathBuf]) -> anyhow::Result<Option<FigureBook>> {
    let files = read_files(paths)?;
    match FigureBook::parse(files, Lexicon::english()) {
        Ok(book) => Ok(Some(book)),
        Err(wrong) => {
            let style = output::style(&std::io::stderr());
            messages::drawn(&faults(&wrong.errors, &wrong.files, style));
            messages::error(format_args!("{wrong}: nothing was checked"));
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

/// The rules files named, folders opened, each once.
fn paths(args: &FigureArgs) -> anyhow::Result<Vec<PathBuf>> {
    let default = [PathBuf::from(DEFAULT)];
    let named: &[PathBuf] = if !args.rules.is_empty() {
        &args.rules
    } else if args.isolated {
        bail!("no book of figures: --isolated reads none by itself; name one with --rules PATH");
    } else if !default[0].exists() {
        bail!(
            "no book of figures: put rules files in {DEFAULT}/, name one with --rules PATH, or hold the copy \
             against a report with --against SOURCE"
        );
    } else {
        &default
    };
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            for entry in WalkBuilder::new(path)
                .standard_filters(false)
                .hidden(true)
                .sort_by_file_path(Path::cmp)
                .build()
            {
                let entry = entry?;
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && entry.path().extension().is_some_and(|e| e == "toml") {
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
