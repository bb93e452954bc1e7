//! `KEY=VALUE` of the command line, read as a configuration of one line.

use std::path::Path;

use toml::de::DeTable;

use super::{Config, ConfigErrors, read};
use crate::sheet::TextFile;

pub(super) fn read(text: &str, base: &Path) -> Result<Config, ConfigErrors> {
    let file = TextFile::new("--config", as_toml(text));
    read::read(file, Path::new(""), base, Some(&format!("--config {text}")))
}

/// A shell eats quotation marks, so a value that is no TOML is taken as a text.
fn as_toml(text: &str) -> String {
    match text.split_once('=') {
        Some((key, value)) if DeTable::parse(text).is_err() => {
            format!("{} = {}", key.trim(), toml::Value::from(value.trim()))
        }
        _ => text.to_owned(),
    }
}
