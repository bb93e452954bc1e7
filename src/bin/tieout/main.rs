//! The `tieout` command: the only part of the project that reads files, the terminal or the environment.
#![allow(clippy::disallowed_methods, reason = "this is where the I/O is")]

mod args;
mod baseline_file;
mod book;
mod books;
mod check;
mod checking;
mod color;
mod config;
mod config_args;
mod configs;
mod convert;
mod copy_files;
mod crew;
mod draft;
mod explain;
mod fixing;
mod git;
mod glossary;
mod ignore_files;
mod init;
mod input;
mod interrupt;
mod leaving;
mod ledger;
mod manual;
mod messages;
mod output;
mod progress;
mod records;
mod replace;
mod repository;
mod round;
mod rules_files;
mod scan;
mod show;
mod sources;
mod status;
mod telling;
mod today;
mod trace;
mod watch;
mod watched;

use std::process::ExitCode;

use args::{Args, Command};
use status::Status;
use tieout::config::ConfigErrors;
use tieout::render::faults;

/// Threads that read copy side by side take and let go of memory all the time; with this allocator none waits for another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Args::read();
    args.color.write_global();
    let result = match &args.command {
        Command::Check(check) => check::run(check),
        Command::Scan(scan) => scan::run(scan),
        Command::Trace(trace) => trace::run(trace),
        Command::Draft(draft) => draft::run(draft),
        Command::Book(book) => book::run(book),
        Command::Config(config) => config::run(config),
        Command::Explain(explain) => explain::run(explain),
        Command::Init(init) => init::run(init),
        Command::Completions(completions) => manual::completions(completions),
        Command::Man(man) => manual::man(man),
    };
    let status = result.unwrap_or_else(|error| {
        report(&error);
        Status::Failed
    });
    status.into()
}

/// Tells what ended the run; the faults of a configuration are drawn.
fn report(error: &anyhow::Error) {
    if let Some(wrong) = error.downcast_ref::<ConfigErrors>() {
        let style = output::style(&std::io::stderr());
        messages::drawn(&faults(&wrong.errors, &wrong.files, style));
        messages::error(format_args!("{wrong}: nothing was checked"));
    } else {
        messages::error(format_args!("{error:#}"));
    }
}
