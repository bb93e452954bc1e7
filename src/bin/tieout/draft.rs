//! `tieout draft SOURCE…`: a rules file from a report or press release.

use std::fs;
use std::path::Path;

use anyhow::bail;
use tieout::draft::draft;
use tieout::render::counted;
use tieout::{Document, Lexicon};

use crate::args::DraftArgs;
use crate::output::{self, Output};
use crate::sources;
use crate::status::Status;

pub(crate) fn run(args: &DraftArgs) -> anyhow::Result<Status> {
    let volume = args.volume.volume();
    let read = |path| sources::document(path, args.input_format.into());
    let documents: Vec<Document> = args.sources.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let drafted = draft(&documents, Lexicon::english());
    let theirs = args.output.as_deref().filter(|path| !args.overwrite && holds_text(path));
    let mut output = Output::open(args.output.as_deref(), &args.sources)?;
    if let Some(path) = theirs {
        bail!("{}: is there already; name another file, or replace it with --overwrite", path.display());
    }
    match output.write(&drafted.to_toml()).and_then(|()| output.finish()) {
        Err(error) if !output::is_closed(&error) => return Err(error),
        _ => {}
    }
    if drafted.entries.is_empty() {
        volume.warning(format_args!("no figure was found that is worth keeping"));
    } else {
        let figures = counted(drafted.entries.len(), "figure", "figures");
        volume.line(&format_args!("{figures} drafted, {} left out", drafted.left_out.len()));
    }
    Ok(Status::Clean)
}

/// Whether a file is there with something in it, which may be somebody's work.
fn holds_text(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() > 0)
}
