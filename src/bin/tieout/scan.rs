//! `tieout scan`: every number in copy, and how it is read.

use std::path::Path;
use std::sync::Arc;

use tieout::config::Applied;
use tieout::render::{self, ScannedJson, ScannedLines, Table};
use tieout::scan::Mention;
use tieout::{Document, Lexicon};

use crate::args::{ScanArgs, ScanFormat};
use crate::check;
use crate::config_args::Options;
use crate::configs::Configs;
use crate::copy_files;
use crate::ignore_files::IgnoreFiles;
use crate::input::{self, Desk};
use crate::output::{self, Output};
use crate::status::Status;

pub(crate) fn run(args: &ScanArgs) -> anyhow::Result<Status> {
    let volume = args.volume.volume();
    let options = Options::default().input_format(args.copy.input_format);
    let configs = Arc::new(Configs::open(&args.config, options.layer())?);
    let listing = copy_files::list(&args.copy, &configs, args.output.as_deref())?;
    let ignores = IgnoreFiles::new(args.config.isolated);
    let read = if args.output.is_some() {
        check::read(&listing, &args.copy, &configs, &ignores)?
    } else {
        Vec::new()
    };
    let mut output = Output::open(args.output.as_deref(), &read)?;
    let mut format: Box<dyn render::ScanFormat> = match args.output_format {
        ScanFormat::Full => Box::new(Table),
        ScanFormat::Json => Box::new(ScannedJson::default()),
        ScanFormat::Jsonl => Box::new(ScannedLines),
    };
    let mut text = String::new();
    format.begin(&mut text)?;
    let toured = input::visit(&listing, &args.copy, &configs, volume, &Scanning, &mut |worked| {
        format.document(&worked.document, &worked.made, &mut text)?;
        let written = output.write(&text);
        text.clear();
        written
    });
    let ended = toured.and_then(|tour| {
        format.end(&mut text)?;
        output.write(&text)?;
        output.finish()?;
        Ok(tour)
    });
    match ended {
        Ok(tour) if tour.failed => Ok(Status::Failed),
        Ok(tour) => {
            if tour.documents == 0 {
                volume.warning(format_args!(
                    "no copy was found: name a file, a folder, or - for standard input"
                ));
            }
            Ok(Status::Clean)
        }
        Err(error) if output::is_closed(&error) => Ok(Status::Clean),
        Err(error) => Err(error),
    }
}

/// Finds the numbers of each document.
struct Scanning;

impl Desk for Scanning {
    type Needs = ();
    type State = ();
    type Made = Vec<Mention>;

    fn prepare(&self, _: &Path, _: &Applied) {}

    fn state(&self) {}

    fn work(&self, (): &mut (), document: &Document, _: &Applied, (): ()) -> Vec<Mention> {
        tieout::scan::scan(document, Lexicon::english())
    }
}
