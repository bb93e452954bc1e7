//! `tieout check`: the figures in copy that disagree with the book.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use tieout::render::{
    Checkstyle, Concise, Format, Full, Github, Gitlab, Html, Json, JsonLines, Junit, Rdjson, Sarif,
    Statistics, Summary, counted,
};

use crate::args::{CheckArgs, CheckFormat, CopyArgs};
use crate::books::Books;
use crate::checking::{Checked, Checking, Linters};
use crate::config_args::Options;
use crate::configs::Configs;
use crate::copy_files::{self, Item, Listing};
use crate::fixing::Fixing;
use crate::ignore_files::IgnoreFiles;
use crate::input::{self, Tour, Worked};
use crate::leaving::Leaving;
use crate::ledger::Ledger;
use crate::messages::Volume;
use crate::output::{self, Output};
use crate::progress::Progress;
use crate::repository;
use crate::round::Round;
use crate::rules_files;
use crate::show;
use crate::sources;
use crate::status::Status;
use crate::telling::Telling;
use crate::watch;

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    sources::assert_apart(&args.copy.paths, &args.sources.against)?;
    if args.watch.watch { watch::run(args) } else { once(args, &mut Round::first(args.volume.volume())) }
}

/// What the command line says of the configuration.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn configs(args: &CheckArgs) -> anyhow::Result<Configs> {
    let options = Options::default().book(&args.figures).sources(&args.sources).fail_on(args.fail_on);
    Configs::open(&args.config, options.input_format(args.copy.input_format).layer())
}

/// Checks all copy, or what a round is about.
///
/// # Errors
/// What ends the run: a configuration or an output that cannot be used.
pub(crate) fn once(args: &CheckArgs, round: &mut Round) -> anyhow::Result<Status> {
    let volume = args.volume.volume();
    let configs = Arc::new(configs(args)?);
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

    round.narrow(&mut listing, &mut copy.paths);
    let (books, standing) = (&round.books, &mut round.standing);
    let progress = Progress::begin(&listing, volume);
    let mut read =
        if args.output.is_some() { read(&listing, &copy, &configs, &leaving.ignores)? } else { Vec::new() };
    read.extend(args.leave.files());
    let mut fixing = Fixing::new(&args.fixing);
    let output = match &args.output {
        None if fixing.gives_copy(&copy) => Output::beside_copy(),
        file => Output::open(file.as_deref(), &read)?,
    };
    let format = format(args, &output)?;
    let (summary, status, exit_zero) = (Summary::default(), Status::Clean, args.exit_zero);
    // Half of the files put right, and half not, would serve nobody.
    let outlives_reader = fixing.writes();
    let mut telling = Telling { format, output, summary, status, standing, exit_zero, outlives_reader };
    let mut ledger = Ledger::default();
    let day = args.day.day();

    let is_diff = fixing.is_diff();
    let begun = if is_diff { Ok(()) } else { telling.begin() };
    let checking = Checking { books, leaving: &leaving, day };
    let mut take = |worked: Worked<_>| {
        progress.advance(1);
        let Worked { document, applied, origin, made: Some(Checked { report, noted, book }) } = worked else {
            return Ok(());
        };
        if is_diff {
            ledger.add(noted);
            telling.count(&report);
            let colour = telling.output.style().colour;
            return telling.output.write(&fixing.diff(&document, &report, &origin, colour));
        }
        let rewritten = fixing.rewrite(&document, &report, &origin, volume)?;
        let again = rewritten.and_then(|new| {
            let checked = checking.check(&mut Linters::default(), &new, &applied, book)?;
            Some((new, checked.report, checked.noted))
        });
        let (document, report, noted) = again.unwrap_or((document, report, noted));
        fixing.count(&report, &origin);
        ledger.add(noted);
        for line in tieout::render::left_be(&document, &report) {
            volume.detail(format_args!("{line}"));
        }
        telling.count(&report);
        telling.tell(&document, &report, &applied, book)
    };
    let toured = begun.and_then(|()| input::visit(&listing, &copy, &configs, volume, &checking, &mut take));
    let ended = toured.and_then(|tour| {
        let is_known = !tour.failed && !books.used().1 && !leaving.ignores.has_faults();
        // A diff shows copy alone.
        for (folder, met) in ledger.ignore_files().filter(|_| !is_diff) {
            let applied = configs.of_folder(folder)?;
            let Some(book) = books.of(&applied) else { continue };
            let settings = applied.checks(day);
            let stale = leaving.stale(folder, met, &copy.paths, is_known, book.figures, &settings);
            if let Some((file, report)) = stale {
                telling.tell(&file, &report, &applied, book)?;
            }
        }
        if !is_diff {
            telling.end()?;
        }
        Ok(tour)
    });
    drop(progress);
    let Telling { output, summary, mut status, .. } = telling;
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
            close(args.output_format, volume, books, &summary, &tour, unchanged > 0);
            fixing.close(args.output_format.is_for_people(), volume);
            ledger.close(&leaving, !failed, volume)?;
            output.finish()?;
        }
        Err(error) if output::is_closed(&error) => {}
        Err(error) => return Err(error),
    }
    Ok(status)
}

/// Every file that a run over the listing may read: its output must not overwrite one.
///
/// # Errors
/// Where a folder of rules files cannot be read.
pub(crate) fn read(
    listing: &Listing,
    copy: &CopyArgs,
    configs: &Configs,
    ignores: &IgnoreFiles,
) -> anyhow::Result<Vec<PathBuf>> {
    let rules: Vec<PathBuf> = configs.named().into_iter().filter(|path| path.exists()).collect();
    let mut files = rules_files::list(&rules)?;
    // The ids of JSON Lines are paths from the working folder.
    let mut ignoring: BTreeSet<PathBuf> = ignores.path(Path::new("")).into_iter().collect();
    for item in &listing.items {
        let path = match item {
            Item::Stdin => Path::new(copy.stdin_name()),
            Item::File { path, .. } => {
                files.push(path.clone());
                path
            }
        };
        ignoring.extend(ignores.path(path));
    }
    files.extend(ignoring);
    Ok(files)
}

fn format(args: &CheckArgs, output: &Output) -> anyhow::Result<Box<dyn Format>> {
    Ok(match args.output_format {
        CheckFormat::Full | CheckFormat::Concise if args.statistics => Box::new(Statistics::table()),
        CheckFormat::Json | CheckFormat::Jsonl if args.statistics => Box::new(Statistics::json()),
        _ if args.statistics => bail!("--statistics are counts: use --output-format full or json with it"),
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
    })
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
    } else if summary.documents == 0 {
        // Why nothing could be checked is told of.
    } else if !failed && used.iter().all(|book| book.figures.files().is_empty()) {
        volume.note(format_args!("there is no book: the copy was only held against itself"));
    } else if used.iter().all(|book| book.figures.figures().is_empty()) {
        volume.warning(format_args!(
            "the book is empty: no number was compared with anything; add a [[figure]] to a rules file"
        ));
    } else if summary.mentions == 0 {
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
