//! Where findings go: standard output or a file, in colour where that is wanted.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, bail};
use tieout::render::Style;

use crate::progress;
use crate::replace::overwrite;

/// Columns of a snippet where there is no terminal to ask.
const DEFAULT_WIDTH: u16 = 100;
/// A longer line of copy is hard to read, however wide the terminal.
const GREATEST_WIDTH: u16 = 120;

/// Where findings go.
pub(crate) struct Output {
    to: Box<dyn Write>,
    style: Style,
    /// Where a progress bar may be drawn too.
    is_terminal: bool,
    /// A file that is there already, and the nameless one in which what replaces it waits until it is whole.
    replaces: Option<(PathBuf, File)>,
}

impl Output {
    /// The file, or standard output. `read` are the files that the run reads, which it must not overwrite.
    ///
    /// # Errors
    /// Where the file cannot be written, or is one of those read.
    pub(crate) fn open(file: Option<&Path>, read: &[PathBuf]) -> anyhow::Result<Output> {
        let Some(path) = file else {
            let style = style(&io::stdout());
            let to: Box<dyn Write> = if style.colour {
                Box::new(AutoStream::always(io::stdout()))
            } else {
                Box::new(io::stdout())
            };
            return Ok(Output { to, style, is_terminal: io::stdout().is_terminal(), replaces: None });
        };
        if read.iter().any(|read| is_same_file(path, read)) {
            bail!("{}: is read in this run; write to another file", path.display());
        }
        let (to, replaces) =
            create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
        let colour = AutoStream::choice(&to) != ColorChoice::Never;
        let style = Style { colour, width: DEFAULT_WIDTH.into() };
        let replaces = replaces.map(|waits| (path.to_path_buf(), waits));
        Ok(Output { to: Box::new(to), style, is_terminal: false, replaces })
    }

    /// Standard error, where standard output is for the copy itself.
    pub(crate) fn beside_copy() -> Output {
        let style = style(&io::stderr());
        let to: Box<dyn Write> =
            if style.colour { Box::new(AutoStream::always(io::stderr())) } else { Box::new(io::stderr()) };
        Output { to, style, is_terminal: io::stderr().is_terminal(), replaces: None }
    }

    /// How snippets are drawn there.
    pub(crate) fn style(&self) -> Style {
        self.style
    }

    /// Writes text, at once.
    ///
    /// # Errors
    /// Those of the file; [`is_closed`] tells a reader that left.
    pub(crate) fn write(&mut self, text: &str) -> anyhow::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let mut write = || self.to.write_all(text.as_bytes()).and_then(|()| self.to.flush());
        let written = if self.is_terminal { progress::beside(write) } else { write() };
        written.context("the output cannot be written")
    }

    /// Everything is written: a file that was there already gives way to the new one.
    ///
    /// # Errors
    /// Those of the file, which is then as it was.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let Some((path, mut waits)) = self.replaces else { return Ok(()) };
        let replaced =
            waits.rewind().map_err(anyhow::Error::from).and_then(|()| overwrite(&path, &mut waits));
        replaced.with_context(|| path.display().to_string())
    }
}

/// A file to write to; where one is there already, a nameless one beside it, twice.
fn create(path: &Path) -> io::Result<(File, Option<File>)> {
    if path.is_file() {
        OpenOptions::new().write(true).open(path)?;
        let target = path.canonicalize()?;
        // A folder in which nothing can be made still has files that can be written.
        if let Ok(waits) = tempfile::tempfile_in(target.parent().unwrap_or(Path::new("."))) {
            return Ok((waits.try_clone()?, Some(waits)));
        }
    }
    Ok((File::create(path)?, None))
}

/// Whether two paths lead to one file that exists.
pub(crate) fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Whether the reader of the output has left, as `head` does: no fault of anybody.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Colour and width for a stream.
pub(crate) fn style(stream: &impl RawStream) -> Style {
    let colour = AutoStream::choice(stream) != ColorChoice::Never;
    let terminal = if stream.is_terminal() { terminal_size::terminal_size() } else { None };
    let width = terminal.map_or(DEFAULT_WIDTH, |(width, _)| width.0.min(GREATEST_WIDTH));
    Style { width: width.into(), colour }
}
