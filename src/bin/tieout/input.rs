//! The documents of a run, one at a time: files, folders, standard input, JSON Lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use tieout::Document;
use tieout::read::{self, InputFormat as Markup};

use crate::args::{CopyArgs, InputFormat};
use crate::copy_files;
use crate::messages::{self, Volume};
use crate::output::is_same_file;
use crate::records;

/// What was read, and whether all of it could be.
#[derive(Debug, Default)]
pub(crate) struct Tour {
    /// Documents given to the visitor.
    pub(crate) documents: usize,
    /// Something could not be read; the reason has been printed.
    pub(crate) failed: bool,
}

impl Tour {
    fn fail(&mut self, error: &anyhow::Error) {
        messages::error(format_args!("{error:#}"));
        self.failed = true;
    }
}

/// Gives every document to the visitor, in the order named, each folder sorted.
///
/// What cannot be read is reported and passed over, and so is the `output` of this very run in a folder.
///
/// # Errors
/// Those of the visitor, which end the tour.
pub(crate) fn visit(
    args: &CopyArgs,
    output: Option<&Path>,
    volume: Volume,
    visitor: &mut dyn FnMut(Document) -> anyhow::Result<()>,
) -> anyhow::Result<Tour> {
    let mut tour = Tour::default();
    let here = [PathBuf::from(".")];
    let paths: &[PathBuf] = if args.paths.is_empty() { &here } else { &args.paths };
    let mut reader = Reader { args, output, volume, tour: &mut tour, visitor };
    for path in paths {
        if path.as_os_str() == "-" {
            reader.stdin()?;
        } else if path.is_dir() {
            reader.folder(path)?;
        } else {
            reader.file(path, true)?;
        }
    }
    Ok(tour)
}

struct Reader<'a> {
    args: &'a CopyArgs,
    output: Option<&'a Path>,
    volume: Volume,
    tour: &'a mut Tour,
    visitor: &'a mut dyn FnMut(Document) -> anyhow::Result<()>,
}

impl Reader<'_> {
    fn stdin(&mut self) -> anyhow::Result<()> {
        let name = self.args.stdin_filename.as_deref().unwrap_or("<stdin>");
        if self.is_records(Path::new(name)) {
            return self.records(name, io::stdin().lock());
        }
        let mut bytes = Vec::new();
        match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => self.bytes(name, &bytes, true),
            Err(error) => {
                self.tour.fail(&anyhow!(error).context("standard input cannot be read"));
                Ok(())
            }
        }
    }

    fn folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        for entry in copy_files::below(folder, self.args.input_format == InputFormat::Jsonl) {
            match entry {
                Ok(path) if self.output.is_some_and(|output| is_same_file(output, &path)) => {}
                Ok(path) => self.file(path.strip_prefix("./").unwrap_or(&path), false)?,
                Err(error) => self.tour.fail(&anyhow!(error)),
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, named: bool) -> anyhow::Result<()> {
        let name = path.to_string_lossy();
        let opened = File::open(path).map_err(|error| cannot_open(path, error));
        let read = opened.and_then(|mut file| {
            if self.is_records(path) {
                return Ok(Contents::Records(BufReader::new(file)));
            }
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).with_context(|| format!("{name}: cannot be read"))?;
            Ok(Contents::Bytes(bytes))
        });
        match read {
            Ok(Contents::Records(lines)) => self.records(&name, lines),
            Ok(Contents::Bytes(bytes)) => self.bytes(&name, &bytes, named),
            Err(error) => {
                self.tour.fail(&error);
                Ok(())
            }
        }
    }

    /// Reads one document; one that is not text is an error only where it was `named`.
    fn bytes(&mut self, name: &str, bytes: &[u8], named: bool) -> anyhow::Result<()> {
        match read::read(name, bytes, self.markup(name)) {
            Ok(read) => {
                for note in &read.notes {
                    self.volume.note(format_args!("{name}: {note}"));
                }
                self.give(read.document)
            }
            Err(error) if named => {
                self.tour.fail(&anyhow!("{name}: {error}"));
                Ok(())
            }
            Err(error) => {
                self.volume.note(format_args!("{name}: passed over, {error}"));
                Ok(())
            }
        }
    }

    fn records(&mut self, name: &str, lines: impl BufRead) -> anyhow::Result<()> {
        for line in records::read(lines) {
            match line {
                Ok((_, Ok(record))) => {
                    let markup = self.markup(&record.id);
                    self.give(read::read_str(record.id, record.text, markup))?;
                }
                Ok((number, Err(reason))) => self.tour.fail(&anyhow!(
                    "{name}:{number}: {reason}; each line must be {{\"id\": \"…\", \"text\": \"…\"}}"
                )),
                Err(error) => {
                    self.tour.fail(&anyhow!("{name}: cannot be read: {error}"));
                    break;
                }
            }
        }
        Ok(())
    }

    fn give(&mut self, document: Document) -> anyhow::Result<()> {
        self.volume.detail(format_args!("reading {}", document.path()));
        self.tour.documents += 1;
        (self.visitor)(document)
    }

    fn is_records(&self, path: &Path) -> bool {
        match self.args.input_format {
            InputFormat::Jsonl => true,
            InputFormat::Auto => copy_files::is_records(path),
            _ => false,
        }
    }

    fn markup(&self, name: &str) -> Markup {
        match self.args.input_format {
            InputFormat::Text => Markup::Text,
            InputFormat::Markdown => Markup::Markdown,
            InputFormat::Html => Markup::Html,
            InputFormat::Auto | InputFormat::Jsonl => Markup::of_path(name),
        }
    }
}

enum Contents {
    Bytes(Vec<u8>),
    Records(BufReader<File>),
}

/// Why a path does not open.
pub(crate) fn cannot_open(path: &Path, error: io::Error) -> anyhow::Error {
    let name = path.display();
    if error.kind() == io::ErrorKind::NotFound {
        anyhow!("{name}: no such file or folder")
    } else {
        anyhow!(error).context(format!("{name}: cannot be opened"))
    }
}
