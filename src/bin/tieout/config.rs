//! `tieout config`: describes the configuration.

use crate::args::{ConfigCommand, ConfigCommandArgs};
use crate::output::{self, Output};
use crate::status::Status;

pub(crate) fn run(args: &ConfigCommandArgs) -> anyhow::Result<Status> {
    let text = match args.command {
        ConfigCommand::Schema => format!("{:#}\n", tieout::config::json_schema()),
    };
    match Output::open(None, &[])?.write(&text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}
