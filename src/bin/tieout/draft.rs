//! `tieout draft SOURCE…`: a rules file from a report or press release.

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
    let mut output = Output::open(args.output.as_deref(), &args.sources)?;
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
