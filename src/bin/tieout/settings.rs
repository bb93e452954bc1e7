//! What the command line says of the checks.

use jiff::Zoned;
use jiff::civil::Date;
use tieout::checks::Check;
use tieout::{Settings, Severity};

use crate::explain::remedy;

/// The checks that run, how grave they are, and as of which day.
#[derive(Debug, clap::Args)]
pub(crate) struct SettingsArgs {
    /// Change a setting for this run: severity.CHECK=error, warning, note or off
    #[arg(long, value_name = "KEY=VALUE")]
    config: Vec<Setting>,

    /// The day the copy is for, as in 2026-01-31: figures that expired before it are reported [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<Date>,
}

impl SettingsArgs {
    pub(crate) fn settings(&self) -> Settings {
        let today = || Zoned::now().date();
        let mut settings = Settings::as_of(self.as_of.unwrap_or_else(today));
        for Setting { check, severity } in &self.config {
            settings.set(check, *severity);
        }
        settings
    }
}

/// `severity.unlisted-figure=warning`.
#[derive(Debug, Clone)]
struct Setting {
    check: &'static Check,
    severity: Option<Severity>,
}

impl std::str::FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Setting, String> {
        let Some((key, value)) = text.split_once('=') else {
            return Err("write KEY=VALUE, as in severity.unlisted-figure=warning".to_owned());
        };
        let Some(name) = key.trim().strip_prefix("severity.") else {
            return Err(format!(
                "there is no setting `{key}`; there is severity.CHECK, as in severity.unlisted-figure"
            ));
        };
        let check =
            Check::named(name).ok_or_else(|| format!("no check is called `{name}`; {}", remedy(name)))?;
        let severity = match value.trim() {
            "off" => None,
            "note" => Some(Severity::Note),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            other => return Err(format!("`{other}` is no severity; write error, warning, note or off")),
        };
        Ok(Setting { check, severity })
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write year, month and day, as in 2026-01-31".to_owned())
}
