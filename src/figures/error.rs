//! What can be wrong with a rules file.

use super::{Location, RulesFile};

/// A second place an error points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// What is there: "first used here".
    pub text: String,
}

/// A fault in a rules file, with where and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct BookError {
    /// What is wrong: "unknown key `vale`".
    pub message: String,
    /// The culprit.
    pub location: Location,
    /// Short words under the culprit: "not a key of a figure".
    pub label: String,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// What to do: "did you mean `value`?".
    pub help: Option<String>,
}

impl BookError {
    pub(super) fn new(location: Location, message: impl Into<String>, label: impl Into<String>) -> BookError {
        BookError { message: message.into(), location, label: label.into(), related: Vec::new(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> BookError {
        self.help = Some(help.into());
        self
    }

    pub(super) fn related(mut self, location: Location, text: impl Into<String>) -> BookError {
        self.related.push(Label { location, text: text.into() });
        self
    }
}

/// Everything wrong with the rules files of a run, in order of file and position.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} in the rules files", count(errors.len()))]
pub struct BookErrors {
    /// The rules files, in the order given; every [`Location`] points into them.
    pub files: Vec<RulesFile>,
    /// At least one.
    pub errors: Vec<BookError>,
}

fn count(errors: usize) -> String {
    if errors == 1 { "1 error".into() } else { format!("{errors} errors") }
}
