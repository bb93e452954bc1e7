//! The command line: every command, flag and their help.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::Resettable;
use clap::{ArgAction, CommandFactory, Parser, Subcommand, ValueEnum};
use tieout::Severity;

use crate::color::Color;
use crate::config::ConfigCommandArgs;
use crate::config_args::{ConfigArgs, DayArgs, ShowArgs};
use crate::convert::ConvertArgs;
use crate::fixing::FixArgs;
use crate::init::InitArgs;
use crate::leaving::LeaveArgs;
use crate::manual::{CompletionsArgs, ManArgs};
use crate::messages::Volume;
use crate::watch::WatchArgs;

/// The command line. What it is about is said for editors; the package says it for programmers.
#[derive(Debug, Parser)]
#[command(version, about = ABOUT, long_about = None, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 900)]
    pub(crate) color: Color,
}

/// Headings of options in help.
pub(crate) const READ: &str = "What is read";
pub(crate) const PRINTED: &str = "What is printed";
pub(crate) const PUT_RIGHT: &str = "What is put right";
pub(crate) const LEFT_BE: &str = "What is left be";
pub(crate) const ENDED: &str = "How it ends";

const ABOUT: &str = "Finds the numbers in news copy that disagree with the source they come from";

const EXAMPLES: &str = "\
Examples:
  tieout                             check the copy in this folder with the book in rules/
  tieout story.txt                   the same as `tieout check story.txt`
  tieout --rules budget.toml a.md    check one story with one book
  tieout scan story.txt              every number in a story, and how it is read
  tieout trace story.txt:12          why the numbers of line 12 were, or were not, tied to a figure
  tieout draft report.md             a first rules file from a report
  tieout --against report.md a.md    check one story against a report, without a book
  tieout explain value-disagrees     what a check finds, and why it matters
  tieout explain baseline            what a word of this help means

Exit status: 0 clean, 1 findings, 2 something could not be checked.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report the numbers in copy that disagree with the book of figures (the default)
    Check(CheckArgs),
    /// Begin: make a first configuration and a first book of figures
    Init(InitArgs),
    /// List every number in copy, and how it is read
    Scan(ScanArgs),
    /// Tell why a number was, or was not, tied to a figure
    Trace(TraceArgs),
    /// Draft a rules file from a report or press release, to be edited
    Draft(DraftArgs),
    /// Check, list or describe the book of figures
    Book(BookArgs),
    /// Describe the configuration: the file tieout.toml, with the settings of a folder
    Config(ConfigCommandArgs),
    /// Explain a check or a word of this help, or list the checks
    Explain(ExplainArgs),
    /// Print what a shell needs to complete commands and options with Tab
    Completions(CompletionsArgs),
    /// Print the manual page of tieout or of a command, or write all of them
    Man(ManArgs),
}

const CHECK_EXAMPLES: &str = "\
Examples:
  tieout check                               everything in this folder, with the book in rules/
  tieout check --rules budget.toml copy/     a folder of copy, with one book
  tieout check --against report.md copy/     copy against a report, without a book
  tieout check --isolated story.txt          no book: only whether the copy contradicts itself
  pbpaste | tieout check -                   what is on the clipboard
  tieout check --diff copy/                  what --fix would change, as a diff
  tieout check --fix copy/                   put wrong digits right in the files
  tieout check --fail-on warning copy/       exit with status 1 on warnings too
  tieout check --output-format jsonl copy/   for programs: one JSON object a document
  tieout check --output-format html -o page.html story.txt
                                             a page to look at: every number marked, its figure beside it
  tieout check --config severity.unlisted-figure=warning release.md
                                             every number must be in the book
  tieout check --show-settings release.md    what tieout.toml makes of one story
  tieout check --changed=origin/main copy/   only lines changed on this branch
  tieout check --watch story.txt             again whenever you save the story or the book
  tieout check --statistics archive/         how many findings, of which kind, about which figure

Exit status: 0 clean, 1 findings at or above --fail-on, 2 something could not be checked.";

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) copy: CopyArgs,

    #[command(flatten)]
    pub(crate) figures: FigureArgs,

    #[command(flatten)]
    pub(crate) sources: SourceArgs,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,

    #[command(flatten)]
    pub(crate) day: DayArgs,

    /// How findings are printed
    #[arg(long, help_heading = PRINTED, value_name = "FORMAT", default_value = "full")]
    pub(crate) output_format: CheckFormat,

    /// Write findings to this file instead of standard output
    #[arg(short, long, help_heading = PRINTED, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Count the findings by check and by figure, in place of the findings themselves
    #[arg(long, help_heading = PRINTED, conflicts_with = "diff")]
    pub(crate) statistics: bool,

    #[command(flatten)]
    pub(crate) show: ShowArgs,

    #[command(flatten)]
    pub(crate) volume: VolumeArgs,

    #[command(flatten)]
    pub(crate) fixing: FixArgs,

    #[command(flatten)]
    pub(crate) leave: LeaveArgs,

    /// The mildest finding that makes the exit status 1 [default: error]
    #[arg(long, help_heading = ENDED, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,

    /// Exit with status 0 even when there are findings
    #[arg(long, help_heading = ENDED)]
    pub(crate) exit_zero: bool,

    #[command(flatten)]
    pub(crate) watch: WatchArgs,
}

const SCAN_EXAMPLES: &str = "\
Examples:
  tieout scan story.txt                          a table, a line a number
  echo 'Nearly £3.2bn in 2019' | tieout scan -   from standard input
  tieout scan --output-format json story.md      for programs";

#[derive(Debug, clap::Args)]
#[command(after_help = SCAN_EXAMPLES)]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    pub(crate) copy: CopyArgs,

    /// How numbers are printed
    #[arg(long, help_heading = PRINTED, value_name = "FORMAT", default_value = "full")]
    pub(crate) output_format: ScanFormat,

    /// Write to this file instead of standard output
    #[arg(short, long, help_heading = PRINTED, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,

    #[command(flatten)]
    pub(crate) volume: VolumeArgs,
}

const TRACE_EXAMPLES: &str = "\
Examples:
  tieout trace story.txt:12      every number of line 12
  tieout trace story.txt:12:31   the number at column 31 of line 12
  tieout trace --against report.md story.txt:12   held against the numbers of a report
  tieout trace --output-format json story.txt:12   the whole decision, for programs";

#[derive(Debug, clap::Args)]
#[command(after_help = TRACE_EXAMPLES)]
pub(crate) struct TraceArgs {
    /// The number to explain, as reports give its place
    #[arg(value_name = "FILE:LINE[:COL]")]
    pub(crate) place: String,

    #[command(flatten)]
    pub(crate) figures: FigureArgs,

    #[command(flatten)]
    pub(crate) sources: SourceArgs,

    /// How the decision is printed
    #[arg(long, help_heading = PRINTED, value_name = "FORMAT", default_value = "full")]
    pub(crate) output_format: TraceFormat,

    /// How the copy is marked up; auto goes by the file's extension [default: auto]
    #[arg(long, help_heading = READ, value_name = "FORMAT")]
    pub(crate) input_format: Option<Markup>,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

const DRAFT_EXAMPLES: &str = "\
Examples:
  tieout draft report.md -o rules/report.toml   one entry a figure, each below its sentence
  tieout draft report.html release.txt          several sources in one file, each figure once
  pbpaste | tieout draft -                      from the clipboard

Go over the draft before you rely on it: the words of `what`, `aka` and `not` decide what is tied to a figure.
To check copy without keeping a book, use `tieout check --against report.md story.txt`.

Exit status: 0 drafted, 2 a source could not be read or the file not be written.";

#[derive(Debug, clap::Args)]
#[command(after_help = DRAFT_EXAMPLES)]
pub(crate) struct DraftArgs {
    /// Reports or press releases; `-` is standard input
    #[arg(value_name = "SOURCE", required = true)]
    pub(crate) sources: Vec<PathBuf>,

    /// How the sources are marked up; auto goes by each file's extension
    #[arg(long, help_heading = READ, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: Markup,

    /// Write the rules file here instead of to standard output
    #[arg(short, long, help_heading = PRINTED, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Replace the rules file that is there already, with all that was changed in it by hand
    #[arg(long, help_heading = PRINTED, requires = "output")]
    pub(crate) overwrite: bool,

    #[command(flatten)]
    pub(crate) volume: VolumeArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BookArgs {
    #[command(subcommand)]
    pub(crate) command: BookCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BookCommand {
    /// Report every fault in the rules files, and how many figures they hold
    Check(BookFigureArgs),
    /// List the figures: id, value, and what they count
    List(BookFigureArgs),
    /// Turn spreadsheets of figures into one rules file in TOML
    Convert(ConvertArgs),
    /// Print the JSON Schema of a rules file, for programs that complete as you type
    Schema,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BookFigureArgs {
    #[command(flatten)]
    pub(crate) figures: FigureArgs,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A check, such as value-disagrees, or a word, such as baseline; without it, the checks are listed
    #[arg(value_name = "CHECK|WORD")]
    pub(crate) name: Option<String>,
}

/// Which copy is read, and as what.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = READ)]
pub(crate) struct CopyArgs {
    /// Files or folders of copy; `-` is standard input
    #[arg(value_name = "PATH", help_heading = Resettable::Reset)]
    pub(crate) paths: Vec<PathBuf>,

    /// How the copy is marked up; auto goes by each file's extension [default: auto]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,

    /// The name that standard input goes by in reports; its extension says how it is marked up
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,

    /// Leave out what the configuration excludes even where it is named here, as pre-commit names every file
    #[arg(long)]
    pub(crate) force_exclude: bool,
}

/// Where the book is.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = READ)]
pub(crate) struct FigureArgs {
    /// A rules file (TOML, CSV or Excel), or a folder of them; may be repeated. Without it: what the configuration names, or rules/
    #[arg(long, value_name = "PATH")]
    pub(crate) rules: Vec<PathBuf>,
}

/// Documents whose numbers are figures.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = READ)]
pub(crate) struct SourceArgs {
    /// A report or press release to hold the copy against, no rules file needed; may be repeated
    #[arg(long, value_name = "SOURCE")]
    pub(crate) against: Vec<PathBuf>,
}

/// How much is said on standard error.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = PRINTED)]
pub(crate) struct VolumeArgs {
    /// Say nothing but findings and errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// Also say which files are read
    #[arg(short, long, action = ArgAction::SetTrue)]
    verbose: bool,
}

impl VolumeArgs {
    pub(crate) fn volume(&self) -> Volume {
        match (self.quiet, self.verbose) {
            (true, _) => Volume::Quiet,
            (_, true) => Volume::Verbose,
            _ => Volume::Normal,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By extension: .md and .markdown, .html and .htm, .jsonl; anything else is plain text
    Auto,
    Text,
    Markdown,
    Html,
    /// One {"id": "…", "text": "…"} a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Markup {
    Auto,
    Text,
    Markdown,
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// The copy and the line of the book, one below the other
    Full,
    /// One line a finding
    Concise,
    /// For programs: one JSON document
    Json,
    /// For programs: JSON Lines, one a document, as soon as it is checked
    Jsonl,
    /// For GitHub code scanning and programs for editing code: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations in a pull request
    Github,
    /// For GitLab: Code Quality
    Gitlab,
    /// For build servers: JUnit XML, in which each number tied to a figure is a test
    Junit,
    /// For reviewdog, which writes remarks into pull requests
    Rdjson,
    /// For Jenkins and other build servers: Checkstyle XML
    Checkstyle,
    /// A page to look at: the copy with each number marked, and the canonical figures beside it
    Html,
}

impl CheckFormat {
    /// Whether people read it, to whom the counts of the run are told too.
    pub(crate) fn is_for_people(self) -> bool {
        matches!(self, CheckFormat::Full | CheckFormat::Concise)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScanFormat {
    /// A table, a line a number
    Full,
    /// One JSON document
    Json,
    /// One JSON object a document, as soon as it is scanned
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceFormat {
    /// In words
    Full,
    /// One JSON document: every figure weighed, with its score and why it was refused
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Severity {
        match fail_on {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Note => Severity::Note,
        }
    }
}

impl Args {
    /// The arguments of this process; help, version and mistakes end it.
    pub(crate) fn read() -> Args {
        Args::parse_from(with_command(std::env::args_os().collect()))
    }
}

/// `tieout PATH…` and `tieout` alone mean `tieout check …`.
fn with_command(mut args: Vec<OsString>) -> Vec<OsString> {
    // The one option that all commands share may stand before the command.
    let at = match args.get(1).and_then(|first| first.to_str()) {
        Some("--color") => 3,
        Some(first) if first.starts_with("--color=") => 2,
        _ => 1,
    };
    let named = args.get(at).and_then(|first| first.to_str()).is_some_and(|first| {
        matches!(first, "-h" | "--help" | "-V" | "--version" | "help")
            || Args::command().get_subcommands().any(|command| command.get_name() == first)
    });
    if !named {
        args.insert(1.min(args.len()), "check".into());
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(with_command(line.split(' ').map(OsString::from).collect()))
    }

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn check_is_the_default_command() {
        for line in [
            "tieout",
            "tieout story.txt",
            "tieout -",
            "tieout -q --rules a.toml story.txt",
            "tieout --color never scan.txt",
        ] {
            assert!(matches!(parse(line).unwrap().command, Command::Check(_)), "{line}");
        }
        for line in ["tieout scan story.txt", "tieout --color never scan a", "tieout --color=never scan a"] {
            assert!(matches!(parse(line).unwrap().command, Command::Scan(_)), "{line}");
        }
    }

    #[test]
    fn a_rules_path_takes_one_value_so_that_copy_may_follow() {
        let Command::Check(check) = parse("tieout --rules a.toml --rules b story.txt").unwrap().command
        else {
            panic!("not a check")
        };
        assert_eq!(check.figures.rules.len(), 2);
        assert_eq!(check.copy.paths, [PathBuf::from("story.txt")]);
    }
}
