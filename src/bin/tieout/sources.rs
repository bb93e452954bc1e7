//! Single documents by their path: sources, and copy that is traced.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, anyhow};
use tieout::Document;
use tieout::read::{self, InputFormat};

use crate::input::cannot_open;

/// The document at the path; `-` is standard input. Without a format, it goes by its extension.
///
/// # Errors
/// Where it cannot be read, or is no text.
pub(crate) fn document(path: &Path, format: Option<InputFormat>) -> anyhow::Result<Document> {
    let mut bytes = Vec::new();
    let name = if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
        "<stdin>".into()
    } else {
        bytes = fs::read(path).map_err(|error| cannot_open(path, error))?;
        path.to_string_lossy()
    };
    let format = format.unwrap_or_else(|| InputFormat::of_path(&name));
    let read = read::read(&name, &bytes, format).map_err(|error| anyhow!("{name}: {error}"))?;
    Ok(read.document)
}
