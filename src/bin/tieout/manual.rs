//! `tieout completions` and `tieout man`: made from the definition of the command line, as its help is.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use roff::{Roff, roman};

use crate::args::Args;
use crate::messages;
use crate::output::{self, Output};
use crate::status::Status;

/// The name of the program, and of every file made here.
const NAME: &str = "tieout";

const COMPLETIONS_EXAMPLES: &str = "\
Put this into the file that your shell reads when it starts:
  bash         ~/.bashrc                     source <(tieout completions bash)
  zsh          ~/.zshrc, below compinit      source <(tieout completions zsh)
  fish         ~/.config/fish/config.fish    tieout completions fish | source
  PowerShell   $PROFILE                      tieout completions powershell | Out-String | iex

From then on Tab completes the commands, options and files of tieout.";

/// Options of `tieout completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// The shell: the program that reads what you type at the prompt
    shell: Shell,
}

const MAN_EXAMPLES: &str = "\
Examples:
  tieout man | man -l -                                      read the page (on a Mac: | mandoc -a)
  tieout man check                                           the page of one command
  tieout man --output-folder ~/.local/share/man/man1         install them all; then `man tieout`";

/// Options of `tieout man`.
#[derive(Debug, clap::Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(crate) struct ManArgs {
    /// The command whose page is printed, such as check or book list; without it, that of tieout itself
    #[arg(value_name = "COMMAND", conflicts_with = "output_folder")]
    command: Vec<String>,

    /// Write the page of tieout and one for each command to this folder, which is made where it is missing
    #[arg(long, value_name = "FOLDER")]
    output_folder: Option<PathBuf>,
}

/// Prints the completions for a shell.
pub(crate) fn completions(args: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), NAME, &mut script);
    print(&script)
}

/// Prints a page, or writes all of them.
pub(crate) fn man(args: &ManArgs) -> anyhow::Result<Status> {
    // Building it gives every subcommand its whole name, and its global options.
    let mut root = Args::command().disable_help_subcommand(true);
    root.build();
    if let Some(folder) = &args.output_folder {
        return write_all(&root, folder);
    }
    let mut command = &root;
    for name in &args.command {
        command = match command.get_subcommands().find(|below| below.get_name() == name) {
            Some(below) => below,
            None => {
                bail!("there is no command `{NAME} {}`; `{NAME} --help` lists them", args.command.join(" "))
            }
        };
    }
    print(&page(command)?)
}

fn print(bytes: &[u8]) -> anyhow::Result<Status> {
    match Output::open(None, &[])?.write(&String::from_utf8_lossy(bytes)) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}

fn write_all(root: &Command, folder: &Path) -> anyhow::Result<Status> {
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    let mut commands = vec![root];
    let mut pages = 0;
    while let Some(command) = commands.pop() {
        let path = folder.join(format!("{}.1", page_name(command)));
        let written = fs::File::create(&path).and_then(|mut file| file.write_all(&page(command)?));
        written.with_context(|| format!("{}: cannot be written", path.display()))?;
        pages += 1;
        commands.extend(command.get_subcommands());
    }
    messages::Volume::Normal.line(&format_args!("{pages} pages written to {}", folder.display()));
    Ok(Status::Clean)
}

/// tieout, tieout-check, tieout-book-list
fn page_name(command: &Command) -> String {
    command.get_bin_name().unwrap_or(NAME).replace(' ', "-")
}

/// The page of a command, in the language of man pages.
fn page(command: &Command) -> io::Result<Vec<u8>> {
    let name = page_name(command);
    let named = command.clone().display_name(name);
    let man = clap_mangen::Man::new(named).source(format!("{NAME} {}", env!("CARGO_PKG_VERSION")));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    man.render_options_section(&mut page)?;
    below_options(command, &mut page)?;
    Ok(page)
}

/// What stands below the options in a command's help, line for line: filled, as other text is, examples could not be
/// read.
fn below_options(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let Some(help) = command.get_after_help() else { return Ok(()) };
    let text = help.to_string();
    let (title, lines) = match text.strip_prefix("Examples:\n") {
        Some(examples) => ("EXAMPLES", examples),
        None => ("NOTES", text.as_str()),
    };
    let mut roff = Roff::new();
    roff.control("SH", [title]).control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff.to_writer(page)
}
