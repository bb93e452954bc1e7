//! A rules file drafted from a report or press release: one entry a figure worth keeping, for an editor to go over.
//!
//! [`draft`] is a pure function of documents; [`Draft::to_toml`] writes what it made. Whatever the documents hold,
//! the file parses as a book, and none of its figures is contradicted by the documents it was drafted from.

mod candidate;
mod collect;
mod entry;
mod ids;
mod naming;
mod proof;
mod scope;
mod source;
mod write;

#[cfg(test)]
mod tests;

pub use entry::{Draft, Entry, LeftOut, Reason};

pub(crate) use ids::Ids;
pub(crate) use naming::Naming;
pub(crate) use source::citation;
pub(crate) use write::comment;

use crate::document::Document;
use crate::lexicon::Lexicon;

/// The figures of the documents, in the order they are first given.
///
/// ```
/// use tieout::{Document, Lexicon, draft::draft};
///
/// let report = Document::plain("report.txt", "Wardens counted 1,350 grey seals in the harbour.");
/// let draft = draft(&[report], Lexicon::english());
/// assert_eq!(draft.entries[0].value, "1,350");
/// assert_eq!(draft.entries[0].what, "grey seals in the harbour");
/// ```
pub fn draft(documents: &[Document], lexicon: &Lexicon) -> Draft {
    proof::proved(collect::collect(documents, lexicon), documents, lexicon)
}
