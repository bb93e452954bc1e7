//! `tieout check`: the figures in copy that disagree with the book.

use std::path::PathBuf;
use std::sync::Arc;

use tieout::render::{
    Checkstyle, Concise, Format, Full, Github, Gitlab, Html, Json, JsonLines, Junit, Rdjson, Sarif, Summary,
    counted,
};
use tieout::{Document, Lexicon};

use crate::args::{CheckArgs, CheckFormat};
use crate::books::{self, Books};
use crate::config_args::Options;
use crate::configs::Configs;
use crate::copy_files::{self, Item, Listing};
use crate::fixing::Fixing;
use crate::input::{self, Tour};
use crate::leaving::Leaving;
use crate::ledger::Ledger;
use crate::messages::Volume;
use crate::output::{self, Output};
use crate::repository;
use crate::show;
use crate::status::Status;

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    let volume = args.volume.volume();
    let options = Options::default().book(&args.figures).sources(&args.sources).fail_on(args.fail_on);
    let configs =
        Arc::new(Configs::open(&args.config, options.input_format(args.copy.input_format).layer())?);
    if args.show.show_settings {
        return show::settings(&args.copy, &configs);
    }
    let mut copy = args.copy.clone();
    let leaving = Leaving::open(&args.leave, args.config.isolated, &mut copy.paths)?;
    let mut listing = copy_files::list(&copy, &configs, args.output.as_deref())?;
    let unchanged = leaving.changes.as_ref().map_or(0, |changes| listing.retain_changed(changes));
    if args.show.show_files {
        return show::files(&listing, copy.stdin_name());
    }

    let books = Books::new(volume);
    let mut read = if args.output.is_some() { read(&listing, &configs)? } else { Vec::new() };
    read.extend(args.leave.files());
    let mut fixing = Fixing::new(&args.fixing);
    let mut output = match &args.output {
        None if fixing.gives_copy(&copy) => Output::beside_copy(),
        file => Output::open(file.as_deref(), &read)?,
    };
    let mut format = format(args.output_format, &output);
    let mut summary = Summary::default();
    let mut ledger = Ledger::default();
    let mut status = Status::Clean;
    let mut text = String::new();
    let day = args.day.day();

    let is_diff = fixing.is_diff();
    if !is_diff {
        format.begin(&mut text)?;
    }
    let toured = input::visit(&listing, &copy, &configs, volume, &mut |document, applied, origin| {
        let Some(book) = books.of(applied) else { return Ok(()) };
        let checks = applied.checks(day);
        // What is left be is not fixed either.
        let lint = |document: &Document| {
            let settings = leaving.settings(document, &checks).ok()?;
            let mut report = tieout::lint_with(document, book.figures, Lexicon::english(), &settings);
            let met = leaving.leave_be(document, &mut report);
            Some((report, met))
        };
        let Some((report, met)) = lint(&document) else { return Ok(()) };
        if is_diff {
            ledger.add(met);
            summary.add(report.tally);
            summary.suppressed += report.left.len();
            return output.write(&fixing.diff(&document, &report, origin, output.style().colour));
        }
        let rewritten = fixing.rewrite(&document, &report, origin, volume)?;
        let again = rewritten.and_then(|new| lint(&new).map(|(report, met)| (new, report, met)));
        let (document, report, met) = again.unwrap_or((document, report, met));
        fixing.count(&report, origin);
        ledger.add(met);
        for line in tieout::render::left_be(&document, &report) {
            volume.detail(format_args!("{line}"));
        }
        summary.add(report.tally);
        summary.suppressed += report.left.len();
        if report.worst() >= Some(applied.fail_on.value) && !args.exit_zero {
            status = Status::Found;
        }
        format.document(&document, &report, &book.declared, &mut text)?;
        let written = output.write(&text);
        text.clear();
        written
    });
    let ended = toured.and_then(|tour| {
        for (folder, met) in ledger.ignore_files() {
            // A diff shows copy alone.
            if is_diff {
                break;
            }
            let applied = configs.of_folder(folder)?;
            let Some(book) = books.of(&applied) else { continue };
            let settings = applied.checks(day);
            let Some((file, report)) = leaving.stale(folder, met, &copy.paths, book.figures, &settings)
            else {
                continue;
            };
            if report.worst() >= Some(applied.fail_on.value) && !args.exit_zero {
                status = Status::Found;
            }
            format.document(&file, &report, &book.declared, &mut text)?;
        }
        if !is_diff {
            format.end(&summary, &mut text)?;
        }
        output.write(&text)?;
        Ok(tour)
    });
    if fixing.would_change() && !args.exit_zero {
        status = Status::Found;
    }
    match ended {
        Ok(tour) => {
            let failed = tour.failed || fixing.failed || books.used().1 || leaving.ignores.has_faults();
            if failed {
                status = Status::Failed;
            }
            if let Some(changes) = &leaving.changes {
                let files = counted(unchanged, "file has", "files have");
                volume.note(format_args!("{files} not changed since {}: passed over", changes.revision()));
            }
            close(args.output_format, volume, &books, &summary, &tour, unchanged > 0);
            fixing.close(args.output_format.is_for_people(), volume);
            ledger.close(&leaving, !failed, volume)?;
            output.finish()?;
        }
        Err(error) if output::is_closed(&error) => {}
        Err(error) => return Err(error),
    }
    Ok(status)
}

/// Every file that the run may read: the report must not overwrite one.
fn read(listing: &Listing, configs: &Configs) -> anyhow::Result<Vec<PathBuf>> {
    let copy = listing.items.iter().filter_map(|item| match item {
        Item::Stdin => None,
        Item::File { path, .. } => Some(path.clone()),
    });
    let rules: Vec<PathBuf> = configs.named().into_iter().filter(|path| path.exists()).collect();
    Ok(copy.chain(books::files(&rules)?).collect())
}

fn format(format: CheckFormat, output: &Output) -> Box<dyn Format> {
    match format {
        CheckFormat::Full => Box::new(Full::new(output.style())),
        CheckFormat::Concise => Box::new(Concise),
        CheckFormat::Json => Box::new(Json::default()),
        CheckFormat::Jsonl => Box::new(JsonLines),
        CheckFormat::Sarif => Box::new(Sarif::new(repository::here())),
        CheckFormat::Github => Box::new(Github::new(repository::here())),
        CheckFormat::Gitlab => Box::new(Gitlab::new(repository::here())),
        CheckFormat::Junit => Box::new(Junit),
        CheckFormat::Rdjson => Box::new(Rdjson::default()),
        CheckFormat::Checkstyle => Box::new(Checkstyle),
        CheckFormat::Html => Box::new(Html::default()),
    }
}

/// Sums up, and says what silence must not be mistaken for.
fn close(format: CheckFormat, volume: Volume, books: &Books, summary: &Summary, tour: &Tour, is_part: bool) {
    let is_silent = summary.mentions > 0 && summary.paired == 0;
    let (used, failed) = books.used();
    if failed && used.is_empty() {
        return;
    }
    if tour.documents == 0 && is_part {
        // What was passed over is told of, and no book was looked at.
    } else if tour.documents == 0 && !tour.failed {
        volume.warning(format_args!(
            "no copy was found: folders are searched for .txt, .md and .html files; name others one by one"
        ));
    } else if !failed && used.iter().all(|book| book.figures.files().is_empty()) {
        volume.note(format_args!("there is no book: the copy was only held against itself"));
    } else if used.iter().all(|book| book.figures.figures().is_empty()) {
        volume.warning(format_args!(
            "the book is empty: no number was compared with anything; add a [[figure]] to a rules file"
        ));
    } else if tour.documents > 0 && summary.mentions == 0 {
        volume.warning(format_args!("no number was found in the copy"));
    } else if is_silent && used.iter().any(|book| book.figures.source_count() > 0) {
        volume.warning(format_args!(
            "no number in the copy was tied to any number of the source: is it the right one?"
        ));
    } else if is_silent {
        volume.warning(format_args!(
            "no number in the copy was tied to any figure: is it the right book? \
             `tieout trace FILE:LINE` shows why a number was not tied"
        ));
    }
    if format.is_for_people() {
        volume.line(summary);
    }
}
