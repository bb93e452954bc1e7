//! What a run would do, in place of the run: the files it would check, and the settings for each path.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::args::CopyArgs;
use crate::configs::Configs;
use crate::copy_files::{Item, Listing};
use crate::output::{self, Output};
use crate::status::Status;

/// Lists the files, one a line.
pub(crate) fn files(listing: &Listing, stdin: &str) -> anyhow::Result<Status> {
    let mut text = String::new();
    for item in &listing.items {
        match item {
            Item::Stdin => writeln!(text, "{stdin}")?,
            Item::File { path, .. } => writeln!(text, "{}", path.display())?,
        }
    }
    let status = if listing.failed { Status::Failed } else { Status::Clean };
    printed(&text, status)
}

/// Shows the settings for each path: those of a folder are for what stands in it.
pub(crate) fn settings(args: &CopyArgs, configs: &Configs) -> anyhow::Result<Status> {
    let here = [PathBuf::from(".")];
    let paths: &[PathBuf] = if args.paths.is_empty() { &here } else { &args.paths };
    let mut blocks = Vec::new();
    for path in paths {
        let (name, applied) = if path.as_os_str() == "-" {
            let name = args.stdin_name();
            (name.to_owned(), configs.of(Path::new(name))?)
        } else if path.is_dir() {
            (path.display().to_string(), configs.of_folder(path)?)
        } else {
            (path.display().to_string(), configs.of(path)?)
        };
        blocks.push(format!("# {}\n{applied}", name.replace('\n', " ")));
    }
    printed(&blocks.join("\n"), Status::Clean)
}

fn printed(text: &str, status: Status) -> anyhow::Result<Status> {
    match Output::open(None, &[])?.write(text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(status),
    }
}
