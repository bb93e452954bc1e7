//! What can be wrong with a file.

use super::Location;

/// A second place an error points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// What is there: "first used here".
    pub text: String,
}

/// A fault in a file, with where and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FileError {
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

impl FileError {
    pub(crate) fn new(location: Location, message: impl Into<String>, label: impl Into<String>) -> FileError {
        FileError { message: message.into(), location, label: label.into(), related: Vec::new(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> FileError {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, location: Location, text: impl Into<String>) -> FileError {
        self.related.push(Label { location, text: text.into() });
        self
    }
}
