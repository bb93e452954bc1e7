//! The `tieout` command: the only part of the project that reads files, the terminal or the environment.
#![allow(clippy::disallowed_methods, reason = "this is where the I/O is")]

mod args;
mod book;
mod check;
mod copy_files;
mod draft;
mod explain;
mod input;
mod messages;
mod output;
mod records;
mod repository;
mod rules;
mod scan;
mod settings;
mod sources;
mod status;
mod trace;

use std::process::ExitCode;

use args::{Args, Command};
use status::Status;

fn main() -> ExitCode {
    let args = Args::read();
    args.color.write_global();
    let result = match &args.command {
        Command::Check(check) => check::run(check),
        Command::Scan(scan) => scan::run(scan),
        Command::Trace(trace) => trace::run(trace),
        Command::Draft(draft) => draft::run(draft),
        Command::Book(book) => book::run(book),
        Command::Explain(explain) => explain::run(explain),
    };
    let status = result.unwrap_or_else(|error| {
        messages::error(format_args!("{error:#}"));
        Status::Failed
    });
    status.into()
}
