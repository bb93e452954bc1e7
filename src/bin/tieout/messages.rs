//! What goes to standard error: errors, warnings and notes.

use std::fmt::{self, Display};
use std::io::Write;

use tieout::render::sanitise;

use crate::progress;

/// How much is said on standard error. Errors always are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Volume {
    /// Errors alone.
    Quiet,
    /// Warnings, notes and the summary as well.
    Normal,
    /// Also which files are read.
    Verbose,
}

impl Volume {
    /// Something the reader should look into.
    pub(crate) fn warning(self, message: fmt::Arguments<'_>) {
        if self >= Volume::Normal {
            say("\x1b[1;33mwarning\x1b[0m: ", &message);
        }
    }

    /// Something to know.
    pub(crate) fn note(self, message: fmt::Arguments<'_>) {
        if self >= Volume::Normal {
            say("\x1b[1;32mnote\x1b[0m: ", &message);
        }
    }

    /// Something only `--verbose` asks for.
    pub(crate) fn detail(self, message: fmt::Arguments<'_>) {
        if self >= Volume::Verbose {
            say("", &message);
        }
    }

    /// A line of its own, without a label.
    pub(crate) fn line(self, message: &dyn Display) {
        if self >= Volume::Normal {
            say("", message);
        }
    }
}

/// What stopped some work, and the remedy.
pub(crate) fn error(message: fmt::Arguments<'_>) {
    say("\x1b[1;31merror\x1b[0m: ", &message);
}

/// Text that is drawn already, such as the faults of a book.
pub(crate) fn drawn(text: &str) {
    // Nobody is left to tell where standard error is closed.
    let _ = progress::beside(|| anstream::stderr().write_all(text.as_bytes()));
}

fn say(label: &str, message: &dyn Display) {
    drawn(&line(label, message));
}

/// A message on its line; names of files and records in it must not steer the terminal.
fn line(label: &str, message: &dyn Display) -> String {
    format!("{label}{}\n", sanitise(&message.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_label_may_colour_a_message() {
        let told = line("\x1b[1mnote\x1b[0m: ", &format_args!("a\x1b[2J\nb.txt: “é” passed over"));
        assert_eq!(told, "\x1b[1mnote\x1b[0m: a␛[2J b.txt: “é” passed over\n");
    }
}
