//! `tieout check --watch`: checks again whenever something changes, until Ctrl-C.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context, bail};
use notify::{Event, EventKind, RecommendedWatcher, Watcher};
use tieout::render::counted;

use crate::args::{CheckArgs, ENDED, InputFormat};
use crate::check;
use crate::copy_files::{self, Listing, is_records};
use crate::interrupt::INTERRUPTED;
use crate::messages::{self, Volume};
use crate::progress;
use crate::report;
use crate::round::Round;
use crate::sources::is_stdin;
use crate::status::Status;
use crate::today;
use crate::watched::{Need, Watched};

/// An editor that saves makes several changes: they are over when nothing more comes for so long.
const QUIET: Duration = Duration::from_millis(80);
/// Documents named below a check of others.
const MOST_NAMED: usize = 3;

/// The exit status there would be now.
static STANDS: AtomicI32 = AtomicI32::new(INTERRUPTED);

/// Whether copy is watched.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = ENDED)]
pub(crate) struct WatchArgs {
    /// Check again whenever the copy, the book or the configuration changes, until Ctrl-C
    #[arg(
        short,
        long,
        conflicts_with_all = ["fix", "diff", "write_baseline", "show_settings", "show_files"]
    )]
    pub(crate) watch: bool,
}

/// Checks, waits for a change, and checks again; Ctrl-C ends the process.
///
/// # Errors
/// Where nothing can be watched.
pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    if args.copy.paths.iter().chain(&args.sources.against).any(is_stdin) {
        bail!("standard input cannot be watched: name files or folders, or leave out --watch");
    }
    ctrlc::set_handler(|| progress::beside(|| process::exit(STANDS.load(Ordering::SeqCst))))
        .context("Ctrl-C cannot be waited for")?;
    let (sender, events) = mpsc::channel();
    let mut notifier = notify::recommended_watcher(sender).context("changes cannot be watched for")?;
    let volume = args.volume.volume();
    loop {
        let mut round = Round::first(volume);
        // Watched before it is read, so that no change falls between the two.
        let mut watched = watch(args, &mut notifier)?;
        let mut status = checked(args, &mut round, volume);
        loop {
            let paths = next_changes(&events)?;
            let Ok((listing, _)) = listing(args) else { break };
            match watched.need(&paths, &listing) {
                Need::Nothing => continue,
                Need::Files(files) if is_partly_enough(args, status, &files) => round.over(files),
                Need::Everything | Need::Files(_) => break,
            }
            status = checked(args, &mut round, volume);
        }
    }
}

/// Whether a check of some files says enough. Counts and files of a run are about all copy, the documents of JSON Lines
/// do not go by their file, and after a failure nobody knows what is missing.
fn is_partly_enough(args: &CheckArgs, last: Status, files: &BTreeSet<PathBuf>) -> bool {
    let is_whole = args.statistics || args.output.is_some() || last == Status::Failed;
    !is_whole
        && args.copy.input_format != Some(InputFormat::Jsonl)
        && !files.iter().any(|file| is_records(file))
}

/// One check, on a clean screen; what stopped it is told, and may be mended while tieout waits.
fn checked(args: &CheckArgs, round: &mut Round, volume: Volume) -> Status {
    if io::stdout().is_terminal() && args.output.is_none() {
        // Nobody is left to tell where the terminal is gone.
        let _ = anstream::stdout().write_all(b"\x1b[2J\x1b[H");
    }
    let ended = check::once(args, round).unwrap_or_else(|error| {
        report(&error);
        Status::Failed
    });
    STANDS.store(round.standing.status(ended).code().into(), Ordering::SeqCst);
    let others = round.standing.others();
    if !others.is_empty() {
        let named = others.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = if others.len() > MOST_NAMED { " …" } else { "" };
        let documents = counted(others.len(), "other document", "other documents");
        volume.line(&format_args!("{documents} with findings: {named}{more}"));
    }
    let now = today::now().strftime("%H:%M:%S").to_string();
    volume.line(&format_args!("{now}: waiting for changes; Ctrl-C ends it"));
    ended
}

/// Begins to watch all that a check reads.
fn watch(args: &CheckArgs, notifier: &mut RecommendedWatcher) -> anyhow::Result<Watched> {
    // A faulty configuration is told of by the check, and watched by its name.
    let (listing, mut named) = listing(args).unwrap_or_default();
    named.extend(args.leave.files());
    named.extend(args.config.config.iter().map(PathBuf::from).filter(|path| path.is_file()));
    let watched = Watched::new(&args.copy.paths, &listing, &named);
    for (folder, mode) in watched.folders() {
        notifier.watch(folder, mode).with_context(|| {
            format!("{}: cannot be watched; name the folders that your copy is in", folder.display())
        })?;
    }
    Ok(watched)
}

/// The copy there is now, and what its configurations name.
fn listing(args: &CheckArgs) -> anyhow::Result<(Listing, Vec<PathBuf>)> {
    let configs = Arc::new(check::configs(args)?);
    let listing = copy_files::list(&args.copy, &configs, args.output.as_deref())?;
    Ok((listing, configs.named()))
}

/// Waits until something changes, and until that is over.
fn next_changes(events: &Receiver<notify::Result<Event>>) -> anyhow::Result<BTreeSet<PathBuf>> {
    let mut paths = BTreeSet::new();
    let mut next = Some(events.recv().context("changes are no longer told of")?);
    while let Some(event) = next {
        match event {
            // To read a file is no change.
            Ok(event) if !matches!(event.kind, EventKind::Access(_)) => paths.extend(event.paths),
            Ok(_) => {}
            Err(error) => messages::error(format_args!("some changes may go unseen: {error}")),
        }
        next = events.recv_timeout(QUIET).ok();
    }
    Ok(paths)
}
