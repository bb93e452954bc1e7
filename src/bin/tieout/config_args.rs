//! What the command line says of the configuration.

use std::path::PathBuf;

use jiff::civil::Date;
use tieout::config::{Layer, Setting};
use tieout::read;

use crate::args::{CopyArgs, FailOn, FigureArgs, InputFormat, Markup, PRINTED, READ, SourceArgs};
use crate::today;

/// Which configuration holds.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = READ)]
pub(crate) struct ConfigArgs {
    /// A configuration to use in place of tieout.toml, or one setting for this run, such as
    /// severity.unlisted-figure=warning; may be repeated
    #[arg(long, value_name = "FILE|KEY=VALUE")]
    pub(crate) config: Vec<String>,

    /// Read no tieout.toml, no tieout-ignore.toml, and no rules/ that nobody named
    #[arg(long)]
    pub(crate) isolated: bool,
}

/// What is shown of a run in place of the run itself.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = PRINTED)]
pub(crate) struct ShowArgs {
    /// Show the settings for each PATH, with where each comes from, and check nothing
    #[arg(long, conflicts_with = "show_files")]
    pub(crate) show_settings: bool,

    /// List the files that would be checked, and check nothing
    #[arg(long)]
    pub(crate) show_files: bool,
}

/// The day of the run.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = READ)]
pub(crate) struct DayArgs {
    /// The day the copy is for, as in 2026-01-31: figures that expired before it are reported [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<Date>,
}

impl DayArgs {
    pub(crate) fn day(&self) -> Date {
        self.as_of.unwrap_or_else(|| today::now().date())
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write year, month and day, as in 2026-01-31".to_owned())
}

/// The options that stand over every configuration, each under its own name.
#[derive(Debug, Default)]
pub(crate) struct Options(Layer);

impl Options {
    pub(crate) fn book(mut self, args: &FigureArgs) -> Options {
        self.0.rules = paths(&args.rules, "--rules");
        self
    }

    pub(crate) fn sources(mut self, args: &SourceArgs) -> Options {
        self.0.against = paths(&args.against, "--against");
        self
    }

    pub(crate) fn fail_on(mut self, fail_on: Option<FailOn>) -> Options {
        self.0.fail_on = fail_on.map(|severity| Setting::by_option(severity.into(), "--fail-on"));
        self
    }

    pub(crate) fn input_format(mut self, format: Option<impl Into<Option<read::InputFormat>>>) -> Options {
        self.0.input_format = format.map(|format| Setting::by_option(format.into(), "--input-format"));
        self
    }

    pub(crate) fn layer(self) -> Layer {
        self.0
    }
}

fn paths(paths: &[PathBuf], option: &str) -> Option<Setting<Vec<PathBuf>>> {
    (!paths.is_empty()).then(|| Setting::by_option(paths.to_vec(), option))
}

impl CopyArgs {
    /// What standard input goes by in reports.
    pub(crate) fn stdin_name(&self) -> &str {
        self.stdin_filename.as_deref().unwrap_or("<stdin>")
    }
}

impl From<InputFormat> for Option<read::InputFormat> {
    fn from(format: InputFormat) -> Option<read::InputFormat> {
        match format {
            InputFormat::Auto | InputFormat::Jsonl => None,
            InputFormat::Text => Some(read::InputFormat::Text),
            InputFormat::Markdown => Some(read::InputFormat::Markdown),
            InputFormat::Html => Some(read::InputFormat::Html),
        }
    }
}

impl From<Markup> for Option<read::InputFormat> {
    fn from(markup: Markup) -> Option<read::InputFormat> {
        match markup {
            Markup::Auto => None,
            Markup::Text => Some(read::InputFormat::Text),
            Markup::Markdown => Some(read::InputFormat::Markdown),
            Markup::Html => Some(read::InputFormat::Html),
        }
    }
}
