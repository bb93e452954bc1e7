//! TOML files that people write, read with every error in plain words, at its place, and with a remedy.
//!
//! Rules files and the configuration are read here as far as any such file is read alike.

mod error;
mod location;
mod syntax;
mod table;
mod wording;

pub use error::{FileError, Label};
pub use location::{Location, TextFile};
pub(crate) use location::{Placed, Sheet};
pub(crate) use syntax::{Headings, parse};
pub(crate) use table::Table;
pub(crate) use wording::{brief, nearest, suggestion};
