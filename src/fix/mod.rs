//! What a wrong number could be replaced with, in the style it was printed in.
//!
//! Nothing is proposed that is not proved: the copy is rewritten, read and
//! checked again, and a replacement stands only where the new number is one
//! mention over exactly the new bytes, tied to the same figure, agreeing with
//! it, without a finding, and with the rest of its sentence read as before.
//!
//! A fix is *safe* where digits take the place of digits in the same unit and
//! one figure of the book says which. It is *unsafe* where words give way to
//! digits, a unit changes, the copy may mean an old value or another figure,
//! or the figure is only a number of a source document: somebody should look.

mod apply;
mod digits;
mod edit;
mod hedge;
mod magnitude;
mod printed;
mod propose;
mod rounding;
mod scales;
mod small_words;
mod units;
mod uphold;

#[cfg(test)]
mod tests;

pub use apply::{applied, apply};

use uphold::{hold_apart, upheld};

use crate::document::Document;
use crate::figures::{Figure, FigureBook};
use crate::lexicon::Lexicon;
use crate::pair::Pairing;
use crate::report::{Fix, Report};
use crate::scan::Mention;

/// Which fixes are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Those that keep to the author's words.
    #[default]
    Safe,
    /// Also those that somebody should look over.
    Unsafe,
}

/// A wrong number and the one figure it is about.
#[derive(Clone, Copy)]
struct Case<'a> {
    document: &'a Document,
    book: &'a FigureBook,
    lexicon: &'a Lexicon,
    pairing: &'a Pairing,
    mention: &'a Mention,
    figure: &'a Figure,
}

/// A replacement for the number of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// Index into the report's findings.
    finding: usize,
    /// Index into the report's mentions.
    mention: usize,
    fix: Fix,
    safety: Safety,
}

/// Gives each finding the replacement that holds when `lint` reads the copy again.
pub(crate) fn attach(
    document: &Document,
    book: &FigureBook,
    lexicon: &Lexicon,
    report: &mut Report,
    day: Option<jiff::civil::Date>,
    lint: &dyn Fn(&Document) -> Report,
) {
    let proposals = propose::all(document, book, lexicon, report, day);
    let (safe, doubtful): (Vec<Proposal>, Vec<Proposal>) =
        proposals.into_iter().partition(|proposal| proposal.safety == Safety::Safe);
    // One reading is enough for nearly all copy that has both kinds.
    let mixed = !safe.is_empty() && !doubtful.is_empty();
    let (safe, doubtful) = if mixed && hold_apart(document, report, &safe, &doubtful, lint) {
        (safe, doubtful)
    } else {
        let safe = upheld(document, report, safe, &[], lint);
        let doubtful = upheld(document, report, doubtful, &safe, lint);
        (safe, doubtful)
    };
    for Proposal { finding, fix, .. } in safe {
        report.findings[finding].fix = Some(fix);
    }
    for Proposal { finding, fix, .. } in doubtful {
        report.findings[finding].unsafe_fix = Some(fix);
    }
}
