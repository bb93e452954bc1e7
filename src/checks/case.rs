//! A number tied to a figure, and the finding it may become.

use super::{Check, Context};
use crate::figures::Figure;
use crate::pair::Pairing;
use crate::quantity::Verdict;
use crate::report::{Finding, Severity};
use crate::scan::Mention;

/// One tied number.
pub(super) struct Case<'a> {
    pub(super) context: Context<'a>,
    pub(super) pairing: &'a Pairing,
    pub(super) mention: &'a Mention,
    pub(super) figure: &'a Figure,
}

/// What a check says of a case.
pub(super) struct Wording {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
}

impl<'a> Context<'a> {
    /// A number as printed, white space folded.
    pub(super) fn printed(self, mention: &Mention) -> String {
        let text = &self.document.prose()[mention.prose.clone()];
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The tied numbers that came to this verdict.
    pub(super) fn cases(self, verdict: Verdict) -> impl Iterator<Item = Case<'a>> {
        self.tied().filter(move |case| case.pairing.verdict == verdict)
    }

    /// Every tied number.
    pub(super) fn tied(self) -> impl Iterator<Item = Case<'a>> {
        self.pairings.iter().map(move |pairing| Case {
            context: self,
            pairing,
            mention: &self.mentions[pairing.mention],
            figure: &self.book.figures()[pairing.figure],
        })
    }
}

impl Case<'_> {
    /// The number as printed, white space folded.
    pub(super) fn stated(&self) -> String {
        self.context.printed(self.mention)
    }

    /// The canonical value, or all of them where the number contradicts several figures.
    pub(super) fn canonical(&self) -> String {
        let figures = self.context.book.figures();
        let mut values = vec![self.figure.text.as_str()];
        for value in self.pairing.also.iter().map(|&at| figures[at].text.as_str()) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values.join(" and ")
    }

    /// "the book says 15,800", or the source does.
    pub(super) fn says(&self) -> String {
        format!("{} says {}", self.figure.origin.name(), self.canonical())
    }

    /// “hundreds” disagrees with 15,800.
    pub(super) fn disagrees(&self) -> String {
        format!("“{}” disagrees with {}", self.stated(), self.canonical())
    }

    /// The finding, one step milder inside a quotation.
    pub(super) fn finding(&self, check: &Check, severity: Severity, wording: Wording) -> Finding {
        let quoted = self.mention.quoted;
        let figures = self.context.book.figures();
        let also = self.pairing.also.iter().map(|&at| figures[at].id.clone());
        Finding {
            check: check.name,
            severity: if quoted { severity.milder() } else { severity },
            span: self.mention.span,
            message: wording.message,
            label: wording.label,
            figures: std::iter::once(self.figure.id.clone()).chain(also).collect(),
            hint: wording.hint,
            quoted,
            fix: None,
            unsafe_fix: None,
        }
    }
}
