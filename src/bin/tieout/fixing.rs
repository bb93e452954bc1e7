//! `--fix`, `--diff` and `--unsafe-fixes`: what is done about findings that have a replacement.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use tieout::fix::{Safety, applied, apply};
use tieout::read::{self, Encoding, InputFormat};
use tieout::render::{counted, diff, fixed};
use tieout::report::Fix;
use tieout::{Document, Report};

use crate::args::{CopyArgs, PUT_RIGHT};
use crate::input::Origin;
use crate::interrupt;
use crate::messages::{self, Volume};
use crate::replace::replace;

/// What is done about findings that have a replacement.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = PUT_RIGHT)]
pub(crate) struct FixArgs {
    /// Put the numbers right that can be put right safely, in the files themselves
    #[arg(long, group = "fixing")]
    fix: bool,

    /// Show as a diff what --fix would change, and write nothing
    #[arg(long, group = "fixing", conflicts_with = "output_format")]
    diff: bool,

    /// With --fix or --diff: also the fixes that somebody should look over
    #[arg(long, requires = "fixing")]
    unsafe_fixes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Tell,
    Write,
    Diff,
}

/// Fixes of a run: what is wanted, what was done, and what could be.
#[derive(Debug)]
pub(crate) struct Fixing {
    mode: Mode,
    wanted: Safety,
    /// Numbers put right, or that would be, and the documents they are in.
    made: usize,
    documents: usize,
    /// Numbers of what is reported that could be put right, safely and otherwise.
    safe: usize,
    doubtful: usize,
    /// Something could not be written; the reason has been printed.
    pub(crate) failed: bool,
    refused_records: bool,
}

impl Fixing {
    pub(crate) fn new(args: &FixArgs) -> Fixing {
        let mode = match (args.fix, args.diff) {
            (_, true) => Mode::Diff,
            (true, _) => Mode::Write,
            _ => Mode::Tell,
        };
        if mode == Mode::Write {
            interrupt::await_replacing();
        }
        let wanted = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        Fixing {
            mode,
            wanted,
            made: 0,
            documents: 0,
            safe: 0,
            doubtful: 0,
            failed: false,
            refused_records: false,
        }
    }

    /// Whether a diff takes the place of findings.
    pub(crate) fn is_diff(&self) -> bool {
        self.mode == Mode::Diff
    }

    /// Whether files of copy are put right.
    pub(crate) fn writes(&self) -> bool {
        self.mode == Mode::Write
    }

    /// Whether standard output is for the copy that comes from standard input.
    pub(crate) fn gives_copy(&self, copy: &CopyArgs) -> bool {
        self.mode == Mode::Write && copy.paths.iter().any(|path| path.as_os_str() == "-")
    }

    /// Whether there was something to fix, where that alone is asked.
    pub(crate) fn would_change(&self) -> bool {
        self.is_diff() && self.made > 0
    }

    /// The diff of a document.
    pub(crate) fn diff(
        &mut self,
        document: &Document,
        report: &Report,
        origin: &Origin,
        colour: bool,
    ) -> String {
        self.count(report, origin);
        let fixes = applied(report, self.wanted);
        if fixes.is_empty() || self.refuses(origin) {
            return String::new();
        }
        self.made(fixes.len());
        diff(document, &apply(document, &fixes), colour)
    }

    /// The document with its fixes, where they are wanted and have been written to where it came from.
    ///
    /// # Errors
    /// Those of standard output.
    pub(crate) fn rewrite(
        &mut self,
        document: &Document,
        report: &Report,
        origin: &Origin,
        volume: Volume,
    ) -> anyhow::Result<Option<Document>> {
        if self.mode != Mode::Write {
            return Ok(None);
        }
        let fixes = applied(report, self.wanted);
        // Copy from standard input goes on to standard output, whether there is anything to fix or not.
        if *origin != Origin::Stdin && (fixes.is_empty() || self.refuses(origin)) {
            return Ok(None);
        }
        let new = apply(document, &fixes);
        let written = match origin {
            Origin::File(path) => write(path, document, &new),
            _ => match encoded(&new) {
                Ok(bytes) => {
                    let mut stdout = io::stdout().lock();
                    let written = stdout.write_all(&bytes).and_then(|()| stdout.flush());
                    written.context("the copy cannot be written")?;
                    Ok(())
                }
                Err(error) => Err(error),
            },
        };
        if let Err(error) = written {
            messages::error(format_args!("{}: {error:#}", document.path()));
            self.failed = true;
            return Ok(None);
        }
        self.tell(document, &new, &fixes, volume);
        Ok(Some(new))
    }

    fn tell(&mut self, old: &Document, new: &Document, fixes: &[&Fix], volume: Volume) {
        if fixes.is_empty() {
            return;
        }
        self.made(fixes.len());
        for line in fixed(old, new, fixes) {
            volume.line(&format_args!("fixed {line}"));
        }
    }

    fn made(&mut self, fixes: usize) {
        self.made += fixes;
        self.documents += 1;
    }

    /// Counts what could be put right of what is reported; nobody can be told to run --fix on JSON Lines.
    pub(crate) fn count(&mut self, report: &Report, origin: &Origin) {
        if *origin != Origin::Record {
            let safe = applied(report, Safety::Safe).len();
            self.safe += safe;
            self.doubtful += applied(report, Safety::Unsafe).len() - safe;
        }
    }

    /// Whether the document is a line of JSON Lines; that such lines are left alone is said once.
    fn refuses(&mut self, origin: &Origin) -> bool {
        let is_record = *origin == Origin::Record;
        if is_record && !self.refused_records {
            self.refused_records = true;
            messages::error(format_args!(
                "JSON Lines are not rewritten; --output-format jsonl gives each fix with its place"
            ));
        }
        self.failed |= is_record;
        is_record
    }

    /// What was done, and what more could be, where there is any of it.
    ///
    /// What could be done is told to people alone: programs have it in their output.
    pub(crate) fn close(&self, for_people: bool, volume: Volume) {
        let numbers = |n: usize| counted(n, "number", "numbers");
        let files = counted(self.documents, "document", "documents");
        let more = match (self.doubtful, self.wanted) {
            (0, _) | (_, Safety::Unsafe) => String::new(),
            (n, Safety::Safe) => format!("; {n} more with --unsafe-fixes"),
        };
        match self.mode {
            Mode::Tell if for_people && self.safe > 0 => volume.line(&format_args!(
                "{} can be put right with --fix{more}; --diff shows what would change",
                numbers(self.safe)
            )),
            Mode::Tell if for_people && self.doubtful > 0 => volume.line(&format_args!(
                "{} can be put right with --fix --unsafe-fixes; --diff --unsafe-fixes shows what would change",
                numbers(self.doubtful)
            )),
            Mode::Tell => {}
            Mode::Write | Mode::Diff if self.made == 0 => volume.line(&format_args!("nothing to put right{more}")),
            Mode::Write => {
                volume.line(&format_args!("{} put right in {files}{more}", numbers(self.made)));
            }
            Mode::Diff => {
                volume.line(&format_args!("{} would be put right in {files}{more}", numbers(self.made)));
            }
        }
    }
}

/// Replaces the file of a document with the new one, in the encoding it was read in.
fn write(path: &Path, old: &Document, new: &Document) -> anyhow::Result<()> {
    let now = std::fs::read(path).context("cannot be read again")?;
    let bytes = encoded(new)?;
    // The file was named twice.
    if now == bytes {
        return Ok(());
    }
    let as_read = read::encode(old.source(), old.encoding()).unwrap_or_default();
    if now != as_read {
        let again = read::read(old.path(), &now, InputFormat::Text);
        if again.is_ok_and(|again| again.document.source() == old.source()) {
            bail!("has damaged characters, which would be lost: nothing was written; save it as UTF-8");
        }
    }
    replace(path, &as_read, &bytes)
}

fn encoded(document: &Document) -> anyhow::Result<Vec<u8>> {
    read::encode(document.source(), document.encoding()).ok_or_else(|| {
        let name = match document.encoding() {
            Encoding::Windows1252 => "Windows-1252",
            _ => "its encoding",
        };
        anyhow!("a fix has a character that {name} has not: nothing was written; save the file as UTF-8")
    })
}
