//! `tieout config`: describes the configuration.

use clap::Subcommand;

use crate::output::{self, Output};
use crate::status::Status;

const CONFIG_EXAMPLES: &str = "\
Examples:
  tieout config schema > tieout.schema.json   for a program that completes and checks as you type
  tieout check --show-settings story.md       the settings for one story, and where each is from";

#[derive(Debug, clap::Args)]
#[command(after_help = CONFIG_EXAMPLES)]
pub(crate) struct ConfigCommandArgs {
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print the JSON Schema of a tieout.toml, for programs that complete as you type
    Schema,
}

pub(crate) fn run(args: &ConfigCommandArgs) -> anyhow::Result<Status> {
    let text = match args.command {
        ConfigCommand::Schema => format!("{:#}\n", tieout::config::json_schema()),
    };
    match Output::open(None, &[])?.write(&text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}
