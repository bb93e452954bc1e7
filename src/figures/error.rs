//! What can be wrong with a rules file.

use super::Location;

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
    /// Short words under the culprit: "not a key of `[[figure]]`".
    pub label: String,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// What to do: "did you mean `value`?".
    pub help: Option<String>,
}
