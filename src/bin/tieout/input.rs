//! The documents of a run, in order: files, folders, standard input, JSON Lines.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::slice;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use tieout::Document;
use tieout::config::Applied;
use tieout::read::{self, InputFormat as Markup};

use crate::args::{CopyArgs, InputFormat};
use crate::configs::Configs;
use crate::copy_files::{self, Item, Listing};
use crate::crew;
use crate::messages::{self, Volume};
use crate::records::{Record, Records};

/// Pieces, and bytes of copy, that one thread does in turn: enough to be worth the hand-over.
const MOST_PIECES: usize = 32;
const MOST_BYTES: usize = 256 << 10;

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

/// What is done with each document of a run.
pub(crate) trait Desk: Sync {
    /// What a document needs that is looked up once, in order.
    type Needs: Send;
    /// What a thread keeps from one document to the next.
    type State;
    /// What is made of a document.
    type Made: Send;

    /// Looks up what a document of this name needs.
    fn prepare(&self, path: &Path, applied: &Applied) -> Self::Needs;
    /// What a thread starts with.
    fn state(&self) -> Self::State;
    /// Works on a document; on any thread.
    fn work(
        &self,
        state: &mut Self::State,
        document: &Document,
        applied: &Applied,
        needs: Self::Needs,
    ) -> Self::Made;
}

/// A document, the settings that apply to it, where it is from, and what was made of it.
pub(crate) struct Worked<M> {
    pub(crate) document: Document,
    pub(crate) applied: Arc<Applied>,
    pub(crate) origin: Origin,
    pub(crate) made: M,
}

/// Has every document of the listing worked on, by several threads, and gives what was made of each to `take`, in
/// order.
///
/// What cannot be read is reported and passed over.
///
/// # Errors
/// Those of `take` and of configurations, which end the tour.
pub(crate) fn visit<D: Desk>(
    listing: &Listing,
    args: &CopyArgs,
    configs: &Configs,
    volume: Volume,
    desk: &D,
    take: &mut dyn FnMut(Worked<D::Made>) -> anyhow::Result<()>,
) -> anyhow::Result<Tour> {
    let mut tour = Tour { documents: 0, failed: listing.failed };
    let jobs = Jobs { args, configs, desk, items: listing.items.iter(), records: None };
    let work = |state: &mut D::State, batch: Batch<D::Needs>| -> Vec<Outcome<D::Made>> {
        let outcomes = batch.pieces.into_iter().map(|piece| piece.worked(desk, state));
        outcomes.collect()
    };
    crew::in_order(jobs, || desk.state(), work, &mut |outcomes| {
        for outcome in outcomes {
            match outcome {
                Outcome::Worked(worked, notes) => {
                    for note in notes {
                        volume.note(format_args!("{note}"));
                    }
                    volume.detail(format_args!("reading {}", worked.document.path()));
                    tour.documents += 1;
                    take(*worked)?;
                }
                Outcome::PassedOver(note) => volume.note(format_args!("{note}")),
                Outcome::Failed(error) => {
                    messages::error(format_args!("{error:#}"));
                    tour.failed = true;
                }
            }
        }
        Ok(())
    })?;
    Ok(tour)
}

/// What became of one thing to read.
enum Outcome<M> {
    /// A document, with notes on how it was read.
    Worked(Box<Worked<M>>, Vec<String>),
    PassedOver(String),
    Failed(anyhow::Error),
}

/// Pieces of work that one thread does in turn.
struct Batch<N> {
    pieces: Vec<Piece<N>>,
    size: usize,
}

impl<N: Send> crew::Job for Batch<N> {
    fn size(&self) -> usize {
        self.size
    }
}

/// One thing to read.
enum Piece<N> {
    /// A file that is one document.
    File {
        path: PathBuf,
        named: bool,
        size: usize,
        applied: Arc<Applied>,
        needs: N,
    },
    /// Bytes that are one document.
    Bytes {
        name: String,
        bytes: Vec<u8>,
        applied: Arc<Applied>,
        needs: N,
    },
    Record {
        record: Record,
        applied: Arc<Applied>,
        needs: N,
    },
    Failed(anyhow::Error),
}

impl<N> Piece<N> {
    fn worked<D: Desk<Needs = N>>(self, desk: &D, state: &mut D::State) -> Outcome<D::Made> {
        let (document, notes, applied, needs, origin) = match self {
            Piece::Failed(error) => return Outcome::Failed(error),
            Piece::Record { record, applied, needs } => {
                let markup = markup(&applied, &record.id);
                let document = read::read_str(record.id, record.text, markup);
                (document, Vec::new(), applied, needs, Origin::Record)
            }
            Piece::Bytes { name, bytes, applied, needs } => match decoded(&name, &bytes, true, &applied) {
                Ok((document, notes)) => (document, notes, applied, needs, Origin::Stdin),
                Err(outcome) => return outcome,
            },
            Piece::File { path, named, size, applied, needs } => {
                let name = path.to_string_lossy();
                let bytes = match bytes(&path, size) {
                    Ok(bytes) => bytes,
                    Err(error) => return Outcome::Failed(error),
                };
                match decoded(&name, &bytes, named, &applied) {
                    Ok((document, notes)) => (document, notes, applied, needs, Origin::File(path)),
                    Err(outcome) => return outcome,
                }
            }
        };
        let made = desk.work(state, &document, &applied, needs);
        Outcome::Worked(Box::new(Worked { document, applied, origin, made }), notes)
    }
}

/// The bytes of a file of about this size.
fn bytes(path: &Path, size: usize) -> anyhow::Result<Vec<u8>> {
    let file = File::open(path).map_err(|error| cannot_open(path, error))?;
    let unread = || format!("{}: cannot be read", path.display());
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size).with_context(unread)?;
    // As a stream: a file would be asked for its size again.
    file.take(u64::MAX).read_to_end(&mut bytes).with_context(unread)?;
    Ok(bytes)
}

/// Reads one document, with notes; one that is not text is an error only where it was `named`.
fn decoded<M>(
    name: &str,
    bytes: &[u8],
    named: bool,
    applied: &Applied,
) -> Result<(Document, Vec<String>), Outcome<M>> {
    match read::read(name, bytes, markup(applied, name)) {
        Ok(read) => Ok((read.document, read.notes.iter().map(|note| format!("{name}: {note}")).collect())),
        Err(error) if named => Err(Outcome::Failed(anyhow!("{name}: {error}"))),
        Err(error) => Err(Outcome::PassedOver(format!("{name}: passed over, {error}"))),
    }
}

/// The work of a run, cut into batches as it is asked for.
struct Jobs<'a, D> {
    args: &'a CopyArgs,
    configs: &'a Configs,
    desk: &'a D,
    items: slice::Iter<'a, Item>,
    /// JSON Lines that are being read, and the name of their file.
    records: Option<(PathBuf, Records)>,
}

impl<D: Desk> crew::Jobs for Jobs<'_, D> {
    type Job = Batch<D::Needs>;

    fn next(&mut self) -> anyhow::Result<Option<Batch<D::Needs>>> {
        let mut batch = Batch { pieces: Vec::new(), size: 0 };
        while batch.pieces.is_empty()
            || batch.pieces.len() < MOST_PIECES && batch.size < MOST_BYTES && self.is_ready()
        {
            let Some((piece, size)) = self.piece()? else { break };
            batch.pieces.push(piece);
            batch.size += size;
        }
        Ok(Some(batch).filter(|batch| !batch.pieces.is_empty()))
    }

    fn is_ready(&mut self) -> bool {
        self.records.as_mut().is_none_or(|(_, records)| records.is_ready())
    }
}

/// A piece of work and about how many bytes it takes.
type Sized<N> = (Piece<N>, usize);

impl<D: Desk> Jobs<'_, D> {
    /// The next thing to read; `None` at the end.
    fn piece(&mut self) -> anyhow::Result<Option<Sized<D::Needs>>> {
        loop {
            if self.records.is_some() {
                match self.record()? {
                    Some(piece) => return Ok(Some(piece)),
                    None => self.records = None,
                }
            }
            let Some(item) = self.items.next() else { return Ok(None) };
            match item {
                Item::Stdin => {
                    let name = self.args.stdin_name();
                    if self.is_records(Path::new(name)) {
                        self.records = Some((name.into(), Records::piped(io::stdin())));
                        continue;
                    }
                    let mut bytes = Vec::new();
                    if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
                        return Ok(Some(failed(anyhow!(error).context("standard input cannot be read"))));
                    }
                    let applied = self.configs.of(Path::new(name))?;
                    let needs = self.desk.prepare(Path::new(name), &applied);
                    let size = bytes.len();
                    return Ok(Some((Piece::Bytes { name: name.to_owned(), bytes, applied, needs }, size)));
                }
                Item::File { path, .. } if self.is_records(path) => match File::open(path) {
                    Ok(file) => self.records = Some((path.clone(), Records::stored(file))),
                    Err(error) => return Ok(Some(failed(cannot_open(path, error)))),
                },
                Item::File { path, named } => {
                    let applied = self.configs.of(path)?;
                    let needs = self.desk.prepare(path, &applied);
                    // What cannot be asked for its size cannot be read either.
                    let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
                    let size = usize::try_from(size).unwrap_or(usize::MAX / 2);
                    let (path, named) = (path.clone(), *named);
                    return Ok(Some((Piece::File { path, named, size, applied, needs }, size)));
                }
            }
        }
    }

    /// The next record of the JSON Lines that are being read; `None` at their end.
    fn record(&mut self) -> anyhow::Result<Option<Sized<D::Needs>>> {
        let Some((name, lines)) = &mut self.records else { return Ok(None) };
        let shown = name.display();
        Ok(match lines.next() {
            None => None,
            Some(Ok((_, Ok(record)))) => {
                let applied = self.configs.of_record(name, &record.id)?;
                let needs = self.desk.prepare(Path::new(&record.id), &applied);
                let size = record.text.len();
                Some((Piece::Record { record, applied, needs }, size))
            }
            Some(Ok((number, Err(reason)))) => Some(failed(anyhow!(
                "{shown}:{number}: {reason}; each line must be {{\"id\": \"…\", \"text\": \"…\"}}"
            ))),
            Some(Err(error)) => {
                let failure = failed(anyhow!("{shown}: cannot be read: {error}"));
                // Nothing more will come of it.
                self.records = None;
                Some(failure)
            }
        })
    }

    fn is_records(&self, path: &Path) -> bool {
        match self.args.input_format {
            Some(InputFormat::Jsonl) => true,
            None | Some(InputFormat::Auto) => copy_files::is_records(path),
            _ => false,
        }
    }
}

fn failed<N>(error: anyhow::Error) -> Sized<N> {
    (Piece::Failed(error), 0)
}

/// How a document is marked up: as the settings say, else as its name does.
fn markup(applied: &Applied, name: &str) -> Markup {
    applied.input_format.value.unwrap_or_else(|| Markup::of_path(name))
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
