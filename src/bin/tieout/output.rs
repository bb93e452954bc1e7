//! Where findings go: standard output or a file, in colour where that is wanted.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, bail};
use tieout::render::Style;

use crate::progress;

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
            return Ok(Output { to, style, is_terminal: io::stdout().is_terminal() });
        };
        if read.iter().any(|read| is_same_file(path, read)) {
            bail!("{}: is read in this run; write to another file", path.display());
        }
        let to = File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
        let colour = AutoStream::choice(&to) != ColorChoice::Never;
        let style = Style { colour, width: DEFAULT_WIDTH.into() };
        Ok(Output { to: Box::new(to), style, is_terminal: false })
    }

    /// Standard error, where standard output is for the copy itself.
    pub(crate) fn beside_copy() -> Output {
        let style = style(&io::stderr());
        let to: Box<dyn Write> =
            if style.colour { Box::new(AutoStream::always(io::stderr())) } else { Box::new(io::stderr()) };
        Output { to, style, is_terminal: io::stderr().is_terminal() }
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
