//! A number that an editor ties to a figure.

use super::Pairing;
use super::evidence::{Dating, Setting, evidence};
use super::score::FULL;
use crate::document::Document;
use crate::figures::FigureBook;
use crate::quantity::Verdict;
use crate::scan::Mention;

/// The pairing of a number with a figure, both given by their indices, that needs no words.
///
/// A number that can never be the figure's, a sum of money for a share, has the wrong unit.
pub(crate) fn by_hand(
    document: &Document,
    mentions: &[Mention],
    mention: usize,
    figure: usize,
    book: &FigureBook,
) -> Pairing {
    let number = &mentions[mention];
    let setting = Setting {
        counts_unit: true,
        dating: Dating::NOW,
        is_prominent: document.is_prominent(number.prose.start),
        end_slip: None,
    };
    let held = evidence(number, &book.figures()[figure], setting);
    Pairing {
        mention,
        figure,
        also: Vec::new(),
        score: FULL,
        cues: vec!["tied by hand".to_owned()],
        verdict: held.map_or(Verdict::WrongUnit, |evidence| evidence.verdict),
        out_of_scope: None,
        firm: true,
    }
}
