//! Single documents by their path: sources, and copy that is traced.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, anyhow};
use tieout::Document;
use tieout::read::{self, InputFormat};

use crate::args::Markup;
use crate::input::cannot_open;

/// The document at the path; `-` is standard input.
///
/// # Errors
/// Where it cannot be read, or is no text.
pub(crate) fn document(path: &Path, markup: Markup) -> anyhow::Result<Document> {
    let mut bytes = Vec::new();
    let name = if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
        "<stdin>".into()
    } else {
        bytes = fs::read(path).map_err(|error| cannot_open(path, error))?;
        path.to_string_lossy()
    };
    let format = match markup {
        Markup::Auto => InputFormat::of_path(&name),
        Markup::Text => InputFormat::Text,
        Markup::Markdown => InputFormat::Markdown,
        Markup::Html => InputFormat::Html,
    };
    let read = read::read(&name, &bytes, format).map_err(|error| anyhow!("{name}: {error}"))?;
    Ok(read.document)
}
