//! Single documents by their path: sources, and copy that is traced.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, anyhow, bail};
use tieout::Document;
use tieout::read::{self, InputFormat};

use crate::input::cannot_open;

/// Standard input, which can be read but once: every book with it as a source has the same.
static STDIN: OnceLock<Vec<u8>> = OnceLock::new();

/// Whether a path is standard input.
pub(crate) fn is_stdin(path: impl AsRef<Path>) -> bool {
    path.as_ref().as_os_str() == "-"
}

fn stdin() -> anyhow::Result<Vec<u8>> {
    // Held until what was read is kept, so that no other thread finds it empty.
    let mut input = io::stdin().lock();
    if let Some(read) = STDIN.get() {
        return Ok(read.clone());
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).context("standard input cannot be read")?;
    Ok(STDIN.get_or_init(|| bytes).clone())
}

/// Copy and sources of one run, which cannot both be standard input.
///
/// # Errors
/// Where they are.
pub(crate) fn assert_apart(copy: &[impl AsRef<Path>], sources: &[PathBuf]) -> anyhow::Result<()> {
    if copy.iter().any(is_stdin) && sources.iter().any(is_stdin) {
        bail!("standard input is either the copy or the source: name a file for one of the two");
    }
    Ok(())
}

/// The document at the path; `-` is standard input. Without a format, it goes by its extension.
///
/// # Errors
/// Where it cannot be read, or is no text.
pub(crate) fn document(path: &Path, format: Option<InputFormat>) -> anyhow::Result<Document> {
    let (bytes, name) = if is_stdin(path) {
        (stdin()?, "<stdin>".into())
    } else {
        (fs::read(path).map_err(|error| cannot_open(path, error))?, path.to_string_lossy())
    };
    let format = format.unwrap_or_else(|| InputFormat::of_path(&name));
    let read = read::read(&name, &bytes, format).map_err(|error| anyhow!("{name}: {error}"))?;
    Ok(read.document)
}
