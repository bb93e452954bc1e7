//! Files that people write, read with every error in plain words, at its place, and with a remedy.
//!
//! Rules files and the configuration are read here as far as any such file is read alike; a row of a spreadsheet is
//! read as the table that a TOML file would have for it.

mod error;
mod grid;
mod location;
mod syntax;
mod table;
mod wording;

pub use error::{FileError, Label};
pub(crate) use grid::{Cell, Content, Fault, FilePlace, Grid, Row, Tab, column_name};
pub use location::{Location, TextFile};
pub(crate) use location::{Placed, Sheet};
pub(crate) use syntax::{Headings, parse};
pub(crate) use table::Table;
pub(crate) use wording::{brief, nearest, suggestion};
