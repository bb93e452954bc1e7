//! `tieout book`: checks, lists and describes the book of figures.

use std::path::Path;

use anyhow::bail;
use jiff::civil::Date;
use tieout::FigureBook;

use crate::args::{BookArgs, BookCommand, BookFigureArgs};
use crate::books::{self, Book, Books};
use crate::config_args::Options;
use crate::configs::Configs;
use crate::convert;
use crate::messages::Volume;
use crate::output::{self, Output};
use crate::status::Status;
use crate::today;

pub(crate) fn run(args: &BookArgs) -> anyhow::Result<Status> {
    match &args.command {
        BookCommand::Schema => print(&format!("{:#}\n", tieout::figures::json_schema())),
        BookCommand::Check(args) => tell(args, |book| {
            warn_of_expired(book, today::now().date());
            count(book)
        }),
        BookCommand::Convert(args) => convert::run(args),
        BookCommand::List(args) => tell(args, tieout::render::figure_list),
    }
}

/// Tells of every book that the configuration of the working folder names; a heading says which, where there are
/// several.
fn tell(args: &BookFigureArgs, tell: impl Fn(&FigureBook) -> String) -> anyhow::Result<Status> {
    let configs = Configs::open(&args.config, Options::default().book(&args.figures).layer())?;
    let named = configs.books(Path::new("."))?;
    let (books, mut status) = (Books::new(Volume::Normal), Status::Clean);
    let mut parts = Vec::new();
    for applied in &named {
        if applied.rules.value.is_empty() && args.config.isolated {
            bail!("no book of figures: --isolated reads none by itself; name one with --rules PATH");
        }
        match books.of(applied) {
            Some(Book { figures, .. }) => {
                let paths: Vec<_> = applied.rules.value.iter().map(|path| path.to_string_lossy()).collect();
                let heading =
                    if named.len() > 1 { format!("# {}\n", paths.join(", ")) } else { String::new() };
                parts.push(heading + &told(figures, &tell));
            }
            None => status = Status::Failed,
        }
    }
    print(&parts.join("\n")).map(|printed| printed.max(status))
}

fn print(text: &str) -> anyhow::Result<Status> {
    match Output::open(None, &[])?.write(text) {
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
    format!("{}, no faults\n", books::size(book))
}
