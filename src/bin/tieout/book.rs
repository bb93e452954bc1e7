//! `tieout book`: checks, lists and describes the book of figures.

use jiff::Zoned;
use jiff::civil::Date;
use tieout::FigureBook;

use crate::args::{BookArgs, BookCommand};
use crate::messages::Volume;
use crate::output::{self, Output};
use crate::rules;
use crate::status::Status;

pub(crate) fn run(args: &BookArgs) -> anyhow::Result<Status> {
    let text = match &args.command {
        BookCommand::Schema => format!("{:#}\n", tieout::figures::json_schema()),
        BookCommand::Check(figures) => match rules::load(figures)? {
            Some(book) => {
                warn_of_expired(&book, Zoned::now().date());
                told(&book, count)
            }
            None => return Ok(Status::Failed),
        },
        BookCommand::List(figures) => match rules::load(figures)? {
            Some(book) => told(&book, tieout::render::figure_list),
            None => return Ok(Status::Failed),
        },
    };
    match Output::open(None, &[])?.write(&text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}

/// What is told of the book, with a warning where there is nothing to tell.
fn told(book: &FigureBook, tell: impl Fn(&FigureBook) -> String) -> String {
    if book.figures().is_empty() {
        Volume::Normal.warning(format_args!("the book is empty: add a [[figure]] to a rules file"));
    }
    tell(book)
}

/// Names every figure that has passed its day.
fn warn_of_expired(book: &FigureBook, today: Date) {
    for figure in book.figures() {
        if let Some(expires) = figure.expires.filter(|expires| *expires < today) {
            Volume::Normal.warning(format_args!(
                "`{}` expired on {expires}: look up the figure at its source, then renew `value` and `expires`",
                figure.id
            ));
        }
    }
}

fn count(book: &FigureBook) -> String {
    format!("{}, no faults\n", rules::size(book))
}
