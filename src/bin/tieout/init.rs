//! `tieout init`: a first configuration and a first book, in a folder that may have some of it already.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tieout::config::NAMES;

use crate::output::{self, Output};
use crate::status::Status;

const CONFIGURATION: &str = include_str!("init/tieout.toml");
const BOOK: &str = include_str!("init/first.toml");
/// The folder of the book, as the configuration names it.
const RULES: &str = "rules";

const INIT_EXAMPLES: &str = "\
Examples:
  tieout init          in the folder you are in
  tieout init desk     in the folder desk, which is made where it is missing

Nothing that is there already is changed. Exit status: 0 done, 2 something could not be written.";

/// Options of `tieout init`.
#[derive(Debug, clap::Args)]
#[command(after_help = INIT_EXAMPLES)]
pub(crate) struct InitArgs {
    /// The folder to begin in
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
}

pub(crate) fn run(args: &InitArgs) -> anyhow::Result<Status> {
    let folder = &args.folder;
    let rules = folder.join(RULES);
    let mut said = Vec::new();
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    let configuration = NAMES.iter().map(|name| folder.join(name)).find(|path| path.exists());
    match configuration {
        Some(path) => said.push(kept(&path)),
        None => said.push(made(&folder.join("tieout.toml"), CONFIGURATION, "the settings, all explained")?),
    }
    if rules.is_file() {
        bail!("{}: is a file; rename it, so that the book can have a folder of this name", rules.display());
    }
    // Whoever has a folder of this name has a book, and no use for an example in it.
    if rules.exists() {
        said.push(kept(&rules));
    } else {
        fs::create_dir_all(&rules).with_context(|| format!("{}: cannot be made", rules.display()))?;
        said.push(made(&rules.join("first.toml"), BOOK, "a book with one figure, to be replaced by yours")?);
    }
    let above = above(folder);
    said.extend(above.map(|path| {
        format!(
            "{} no longer holds here, since the closest one does: to add to it, take the # off the line `extend`",
            path.display()
        )
    }));
    let next = next(folder, &rules);
    match Output::open(None, &[])?.write(&format!("{}\n{next}", said.join("\n"))) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}

/// Writes a file that is not there, and says so; one that is there stays.
fn made(path: &Path, text: &str, what: &str) -> anyhow::Result<String> {
    let shown = shown(path);
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    match file.and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => Ok(format!("made {shown}: {what}")),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(kept(path)),
        Err(error) => Err(error).with_context(|| format!("{shown}: cannot be written")),
    }
}

fn kept(path: &Path) -> String {
    format!("{} is there already, and stays as it is", shown(path))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The configuration that held for the folder so far.
fn above(folder: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    let mut above = folder.ancestors().skip(1).flat_map(|folder| NAMES.iter().map(|name| folder.join(name)));
    above.find(|path| path.is_file())
}

/// What to do next.
fn next(folder: &Path, rules: &Path) -> String {
    let (folder, rules) = (shown(folder), shown(rules));
    let enter = if folder.is_empty() { String::new() } else { format!("  cd {folder}\n") };
    format!(
        "\nNext:\n\
         {enter}  echo \"Mount Everest is 8,894 metres high.\" | tieout check -     see tieout find a mistake\n  \
         tieout draft report.md -o {RULES}/report.toml                  make a book of a report, and go over it\n  \
         tieout check story.txt                                       hold a story against the book\n\
         \nThe book is all files in {rules}; the one made now shows what a figure looks like.\n"
    )
}
