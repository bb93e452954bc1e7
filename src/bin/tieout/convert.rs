//! `tieout book convert`: spreadsheets of figures as a rules file in TOML.

use std::path::PathBuf;

use tieout::figures::spreadsheets_to_toml;
use tieout::render::counted;
use tieout::{FigureBook, Lexicon};

use crate::args::VolumeArgs;
use crate::books;
use crate::output::{self, Output};
use crate::rules_files;
use crate::status::Status;

const EXAMPLES: &str = "\
Examples:
  tieout book convert numbers.xlsx                        to standard output
  tieout book convert numbers.xlsx -o rules/numbers.toml  to a file
  tieout book convert uk.csv us.csv -o rules/homes.toml   several spreadsheets in one file

Exit status: 0 converted, 2 a spreadsheet has faults or the file cannot be written.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ConvertArgs {
    /// Spreadsheets of figures: CSV or Excel workbooks
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Write the rules file here instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    volume: VolumeArgs,
}

pub(crate) fn run(args: &ConvertArgs) -> anyhow::Result<Status> {
    let volume = args.volume.volume();
    let Some(files) = rules_files::read(&args.files, volume)? else { return Ok(Status::Failed) };
    let toml = spreadsheets_to_toml(&files)?;
    let book = match FigureBook::parse(files, Lexicon::english()) {
        Ok(book) => book,
        Err(wrong) => {
            books::tell_faults(&wrong, "nothing was converted");
            return Ok(Status::Failed);
        }
    };
    let mut output = Output::open(args.output.as_deref(), &args.files)?;
    match output.write(&toml).and_then(|()| output.finish()) {
        Err(error) if !output::is_closed(&error) => return Err(error),
        _ => {}
    }
    volume.line(&format_args!("{} converted", counted(book.figures().len(), "figure", "figures")));
    Ok(Status::Clean)
}
