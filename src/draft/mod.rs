//! A rules file drafted from a report or press release.

mod naming;
mod source;

pub(crate) use naming::Naming;
pub(crate) use source::citation;
