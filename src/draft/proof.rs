//! Holds a draft against the documents it was made of, and takes out what would be reported.

use std::collections::BTreeSet;

use super::entry::{Draft, LeftOut, Reason};
use crate::document::Document;
use crate::figures::{FigureBook, RulesFile};
use crate::lexicon::Lexicon;
use crate::lint;

/// Rounds in which only culprits go; from then on half of the draft goes as well, so that time stays bounded.
const PATIENT_ROUNDS: usize = 8;
/// The heading of an entry in the file.
const HEADING: &str = "\n[[figure]]\n";

/// The draft without the entries that make it no book or that its own documents contradict.
pub(super) fn proved(mut draft: Draft, documents: &[Document], lexicon: &Lexicon) -> Draft {
    for round in 0.. {
        let culprits = culprits(&draft, documents, lexicon);
        if culprits.is_empty() || draft.entries.is_empty() {
            break;
        }
        let keep = if round < PATIENT_ROUNDS { draft.entries.len() } else { draft.entries.len() / 2 };
        let entries = std::mem::take(&mut draft.entries);
        for (at, entry) in entries.into_iter().enumerate() {
            if at < keep && !culprits.contains(&at) {
                draft.entries.push(entry);
            } else {
                let left = LeftOut { value: entry.value, at: entry.at, reason: Reason::Doubtful };
                draft.left_out.push(left);
            }
        }
    }
    draft.left_out.sort_by_key(|left| (left.at.document, left.at.line));
    draft
}

/// The entries that have a fault, or that a finding is about.
fn culprits(draft: &Draft, documents: &[Document], lexicon: &Lexicon) -> BTreeSet<usize> {
    let text = draft.to_toml();
    let file = RulesFile::new(String::new(), text.clone());
    let book = match FigureBook::parse([file], lexicon) {
        Ok(book) => book,
        Err(faults) => {
            let headings: Vec<usize> = text.match_indices(HEADING).map(|(at, _)| at).collect();
            let entry = |at: usize| headings.partition_point(|heading| *heading < at).saturating_sub(1);
            return faults.errors.iter().map(|error| entry(error.location.span.start)).collect();
        }
    };
    let mut named = BTreeSet::new();
    for document in documents {
        named.extend(lint(document, &book, lexicon).findings.into_iter().flat_map(|f| f.figures));
    }
    let about = |(_, entry): &(usize, &super::Entry)| named.contains(&entry.id);
    draft.entries.iter().enumerate().filter(about).map(|(at, _)| at).collect()
}
