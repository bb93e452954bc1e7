//! `tieout book`: checks, lists and describes the book of figures.

use tieout::FigureBook;

use crate::args::{BookArgs, BookCommand};
use crate::output::{self, Output};
use crate::rules;
use crate::status::Status;

pub(crate) fn run(args: &BookArgs) -> anyhow::Result<Status> {
    let text = match &args.command {
        BookCommand::Schema => format!("{:#}\n", tieout::figures::json_schema()),
        BookCommand::Check(figures) => match rules::load(figures)? {
            Some(book) => count(&book),
            None => return Ok(Status::Failed),
        },
        BookCommand::List(figures) => match rules::load(figures)? {
            Some(book) => tieout::render::figure_list(&book),
            None => return Ok(Status::Failed),
        },
    };
    match Output::open(None, &[])?.write(&text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}

fn count(book: &FigureBook) -> String {
    format!("{}, no faults\n", rules::size(book))
}
