//! The documents of a run, one at a time: files, folders, standard input, JSON Lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use tieout::Document;
use tieout::config::Applied;
use tieout::read::{self, InputFormat as Markup};

use crate::args::{CopyArgs, InputFormat};
use crate::configs::Configs;
use crate::copy_files::{self, Item, Listing};
use crate::messages::{self, Volume};
use crate::records;

/// Where a document is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    File(PathBuf),
    Stdin,
    /// A line of JSON Lines, from wherever.
    Record,
}

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

/// What a document is given to, with the settings that apply to it and where it is from.
pub(crate) type Visitor<'v> = dyn FnMut(Document, &Applied, &Origin) -> anyhow::Result<()> + 'v;

/// Gives every document of the listing to the visitor, in order.
///
/// What cannot be read is reported and passed over.
///
/// # Errors
/// Those of the visitor and of configurations, which end the tour.
pub(crate) fn visit(
    listing: &Listing,
    args: &CopyArgs,
    configs: &Configs,
    volume: Volume,
    visitor: &mut Visitor<'_>,
) -> anyhow::Result<Tour> {
    let mut tour = Tour { documents: 0, failed: listing.failed };
    let mut reader = Reader { args, configs, volume, tour: &mut tour, visitor };
    for item in &listing.items {
        match item {
            Item::Stdin => reader.stdin()?,
            Item::File { path, named } => reader.file(path, *named)?,
        }
    }
    Ok(tour)
}

struct Reader<'a> {
    args: &'a CopyArgs,
    configs: &'a Configs,
    volume: Volume,
    tour: &'a mut Tour,
    visitor: &'a mut Visitor<'a>,
}

impl Reader<'_> {
    fn stdin(&mut self) -> anyhow::Result<()> {
        let name = self.args.stdin_name();
        if self.is_records(Path::new(name)) {
            return self.records(name, io::stdin().lock());
        }
        let mut bytes = Vec::new();
        match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => self.bytes(name, &bytes, true, &Origin::Stdin),
            Err(error) => {
                self.tour.fail(&anyhow!(error).context("standard input cannot be read"));
                Ok(())
            }
        }
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
            Ok(Contents::Bytes(bytes)) => self.bytes(&name, &bytes, named, &Origin::File(path.to_owned())),
            Err(error) => {
                self.tour.fail(&error);
                Ok(())
            }
        }
    }

    /// Reads one document; one that is not text is an error only where it was `named`.
    fn bytes(&mut self, name: &str, bytes: &[u8], named: bool, origin: &Origin) -> anyhow::Result<()> {
        let applied = self.configs.of(Path::new(name))?;
        match read::read(name, bytes, markup(&applied, name)) {
            Ok(read) => {
                for note in &read.notes {
                    self.volume.note(format_args!("{name}: {note}"));
                }
                self.give(read.document, &applied, origin)
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
                    let applied = self.configs.of_record(Path::new(name), &record.id)?;
                    let markup = markup(&applied, &record.id);
                    self.give(read::read_str(record.id, record.text, markup), &applied, &Origin::Record)?;
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

    fn give(&mut self, document: Document, applied: &Applied, origin: &Origin) -> anyhow::Result<()> {
        self.volume.detail(format_args!("reading {}", document.path()));
        self.tour.documents += 1;
        (self.visitor)(document, applied, origin)
    }

    fn is_records(&self, path: &Path) -> bool {
        match self.args.input_format {
            Some(InputFormat::Jsonl) => true,
            None | Some(InputFormat::Auto) => copy_files::is_records(path),
            _ => false,
        }
    }
}

/// How a document is marked up: as the settings say, else as its name does.
fn markup(applied: &Applied, name: &str) -> Markup {
    applied.input_format.value.unwrap_or_else(|| Markup::of_path(name))
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
