//! `tieout check`: the figures in copy that disagree with the book.

use std::path::PathBuf;

use tieout::render::{
    Checkstyle, Concise, Format, Full, Github, Gitlab, Html, Json, JsonLines, Junit, Rdjson, Sarif, Summary,
};
use tieout::{FigureBook, Lexicon, Severity};

use crate::args::{CheckArgs, CheckFormat};
use crate::input::{self, Tour};
use crate::messages::Volume;
use crate::output::{self, Output};
use crate::repository;
use crate::rules;
use crate::status::Status;

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    let volume = args.volume.volume();
    let Some(book) = rules::load_with(&args.figures, &args.sources)? else { return Ok(Status::Failed) };
    volume.detail(format_args!("{}", rules::size(&book)));

    let rules = book.files().iter().map(|file| PathBuf::from(&file.path));
    let read: Vec<PathBuf> = args.copy.paths.iter().cloned().chain(rules).collect();
    let mut output = Output::open(args.output.as_deref(), &read)?;
    let mut format = format(args.output_format, &book, &output);
    let mut summary = Summary::default();
    let mut worst: Option<Severity> = None;
    let mut text = String::new();
    let settings = args.settings.settings();

    format.begin(&mut text)?;
    let toured = input::visit(&args.copy, args.output.as_deref(), volume, &mut |document| {
        let report = tieout::lint_with(&document, &book, Lexicon::english(), &settings);
        summary.add(report.tally);
        worst = worst.max(report.findings.iter().map(|finding| finding.severity).max());
        format.document(&document, &report, &mut text)?;
        let written = output.write(&text);
        text.clear();
        written
    });
    let ended = toured.and_then(|tour| {
        format.end(&summary, &mut text)?;
        output.write(&text)?;
        Ok(tour)
    });

    let mut status = match worst {
        Some(severity) if severity >= args.fail_on.into() && !args.exit_zero => Status::Found,
        _ => Status::Clean,
    };
    match ended {
        Ok(tour) => {
            if tour.failed {
                status = Status::Failed;
            }
            close(args.output_format, volume, &book, &summary, &tour);
        }
        Err(error) if output::is_closed(&error) => {}
        Err(error) => return Err(error),
    }
    Ok(status)
}

fn format<'b>(format: CheckFormat, book: &'b FigureBook, output: &Output) -> Box<dyn Format + 'b> {
    match format {
        CheckFormat::Full => Box::new(Full::new(book, output.style())),
        CheckFormat::Concise => Box::new(Concise),
        CheckFormat::Json => Box::new(Json::new(book)),
        CheckFormat::Jsonl => Box::new(JsonLines::new(book)),
        CheckFormat::Sarif => Box::new(Sarif::new(book, repository::here())),
        CheckFormat::Github => Box::new(Github::new(book, repository::here())),
        CheckFormat::Gitlab => Box::new(Gitlab::new(book, repository::here())),
        CheckFormat::Junit => Box::new(Junit::new(book)),
        CheckFormat::Rdjson => Box::new(Rdjson::new(book)),
        CheckFormat::Checkstyle => Box::new(Checkstyle::new(book)),
        CheckFormat::Html => Box::new(Html::new(book)),
    }
}

/// Sums up, and says what silence must not be mistaken for.
fn close(format: CheckFormat, volume: Volume, book: &FigureBook, summary: &Summary, tour: &Tour) {
    let is_silent = summary.mentions > 0 && summary.paired == 0;
    if tour.documents == 0 && !tour.failed {
        volume.warning(format_args!(
            "no copy was found: folders are searched for .txt, .md and .html files; name others one by one"
        ));
    } else if book.files().is_empty() {
        volume.note(format_args!("there is no book: the copy was only held against itself"));
    } else if book.figures().is_empty() {
        volume.warning(format_args!(
            "the book is empty: no number was compared with anything; add a [[figure]] to a rules file"
        ));
    } else if tour.documents > 0 && summary.mentions == 0 {
        volume.warning(format_args!("no number was found in the copy"));
    } else if is_silent && book.source_count() > 0 {
        volume.warning(format_args!(
            "no number in the copy was tied to any number of the source: is it the right one?"
        ));
    } else if is_silent {
        volume.warning(format_args!(
            "no number in the copy was tied to any figure: is it the right book? \
             `tieout trace FILE:LINE` shows why a number was not tied"
        ));
    }
    if matches!(format, CheckFormat::Full | CheckFormat::Concise) {
        volume.line(summary);
    }
}
