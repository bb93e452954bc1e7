//! Everything wrong with one configuration.

use crate::sheet::{FileError, TextFile};

/// Everything wrong with one configuration, in order of position.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} in the configuration", if errors.len() == 1 { "1 error".to_owned() } else { format!("{} errors", errors.len()) })]
pub struct ConfigErrors {
    /// The file, or the words of the command line; alone, so that errors can be drawn with it.
    pub files: Vec<TextFile>,
    /// At least one.
    pub errors: Vec<FileError>,
}
