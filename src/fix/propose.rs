//! Which findings have a replacement, and how safe it is.

use jiff::civil::Date;

use super::edit::{self, Edit};
use super::{Case, Proposal, Safety, digits, hedge, magnitude, units};
use crate::document::Document;
use crate::figures::{Figure, FigureBook, Origin};
use crate::lexicon::Lexicon;
use crate::pair::{old_slip, slipped};
use crate::quantity::{Form, Hedge, Verdict};
use crate::report::{Finding, Fix, Report};

/// A proposal for each finding that has one, in the findings' order.
pub(super) fn all(
    document: &Document,
    book: &FigureBook,
    lexicon: &Lexicon,
    report: &Report,
    day: Option<Date>,
) -> Vec<Proposal> {
    let numbered = report.findings.iter().enumerate();
    let proposal = |(at, finding): (usize, &Finding)| {
        let mention = report.mentions.binary_search_by_key(&finding.span.start, |m| m.span.start).ok()?;
        let pairing = report.pairings.binary_search_by_key(&mention, |pairing| pairing.mention).ok()?;
        let pairing = &report.pairings[pairing];
        let figure = book.figures().get(pairing.figure)?;
        // A finding beside the value, such as the wrong place, is not mended by another number.
        if finding.check != pairing.verdict.name() || finding.quoted || !is_one(figure, day) {
            return None;
        }
        let case = Case { document, book, lexicon, pairing, mention: &report.mentions[mention], figure };
        let (fix, safety) = case.proposal()?;
        Some(Proposal { finding: at, mention, fix, safety })
    };
    numbered.filter_map(proposal).collect()
}

/// Whether the figure is one plain value that may still be printed.
fn is_one(figure: &Figure, day: Option<Date>) -> bool {
    let expired = figure.expires.is_some_and(|last| day.is_some_and(|day| last < day));
    let value = &figure.quantity;
    let plain = value.form == Form::Numeral && matches!(value.hedge, None | Some(Hedge::Exactly));
    plain && value.low == value.high && !expired
}

impl Case<'_> {
    fn proposal(&self) -> Option<(Fix, Safety)> {
        if !self.pairing.also.is_empty() {
            return None;
        }
        let stated = &self.mention.quantity;
        match (self.pairing.verdict, stated.form) {
            (Verdict::WrongUnit, Form::Numeral) => Some((self.made(&units::edits(self)?)?, Safety::Unsafe)),
            (Verdict::Agrees | Verdict::WrongUnit, _) | (_, Form::Range | Form::Fraction) => None,
            // What the figure was is meant, and what it is would be wrong there.
            (_, Form::Numeral) if old_slip(stated, self.figure).is_some() => None,
            (_, Form::Numeral) => Some((self.made(&digits::edits(self)?)?, self.safety())),
            (_, Form::Magnitude | Form::Vague) => Some((magnitude::fix(self)?, Safety::Unsafe)),
        }
    }

    fn made(&self, edits: &[Edit]) -> Option<Fix> {
        edit::fix(self.document, self.mention.span, edits)
    }

    /// How safe it is to put this figure's digits in place of the number's.
    fn safety(&self) -> Safety {
        let stated = &self.mention.quantity;
        let same_unit = stated.unit.id == self.figure.quantity.unit.id;
        // The number of another figure: perhaps the words are wrong and the number is right.
        let is_another = !self.book.of_value(stated).is_empty();
        let explained = match self.pairing.verdict {
            // A slip shows in the digits; without one, only the words say that the number is of this figure.
            Verdict::WrongValue => slipped(stated, &self.figure.quantity).is_some(),
            // "Topped 16,000" says more than its number.
            Verdict::WrongBound => hedge::is_droppable(self),
            Verdict::TooLoose => true,
            // The old value may be meant.
            _ => false,
        };
        let is_safe = same_unit && !is_another && explained && self.figure.origin == Origin::Rules;
        if is_safe { Safety::Safe } else { Safety::Unsafe }
    }
}
