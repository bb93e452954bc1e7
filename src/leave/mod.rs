//! Leaving a finding be, and tying a number by hand: what an editor may tell tieout, and how it is heeded.
//!
//! It is told in comments of Markdown and HTML (`<!-- tieout: ignore value-disagrees: agreed with the desk -->`), in an
//! [`IgnoreFile`] beside the copy, which also serves plain text, and by a [`Baseline`] of findings known already.
//! What is left be is counted and can be seen; what no longer leaves anything be is itself found.

mod baseline;
mod changed;
mod comment;
mod heed;
mod ignore_file;
mod left;
mod patch;
mod path_pattern;
mod pin;
mod quoted;
mod read;
mod scope;
mod stale;
#[cfg(test)]
mod tests;

pub use baseline::{Baseline, BaselineError, Known, accept};
pub use changed::Lines as ChangedLines;
pub(crate) use heed::heed;
pub use heed::{Expired, Fault, Heeded, UnusedIgnore};
pub use ignore_file::IgnoreFile;
pub use left::{LeftBe, LeftBy, Met, Outcome};
pub use patch::{changed_lines, unquoted_name};
pub(crate) use pin::tie_by_hand;
pub use pin::trace;
pub(crate) use read::read;
