//! The checks: each is one `NAME.rs` that finds and one `NAME.md` that explains.

mod bound_disagrees;
mod case;
mod copy_contradicts_itself;
mod hint;
mod magnitude_disagrees;
mod rounding_too_loose;
mod superseded_figure;
mod trend_disagrees;
mod unit_disagrees;
mod value_disagrees;

use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::pair::Pairing;
use crate::report::{Finding, Severity};
use crate::scan::Mention;

/// What a check is given: the copy, its numbers, and what they were tied to.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The copy.
    pub document: &'a Document,
    /// Its numbers.
    pub mentions: &'a [Mention],
    /// Numbers tied to figures.
    pub pairings: &'a [Pairing],
    /// The canonical figures.
    pub book: &'a FigureBook,
    /// The words it is written in.
    pub lexicon: &'a Lexicon,
}

impl Context<'_> {
    /// A number as printed, white space folded.
    fn printed(self, mention: &Mention) -> String {
        let text = &self.document.prose()[mention.prose.clone()];
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A kind of fault that tieout finds.
#[derive(Debug)]
pub struct Check {
    /// Named by the fault: `value-disagrees`.
    pub name: &'static str,
    /// Of a finding outside quotation marks.
    pub severity: Severity,
    /// What it finds, why it matters, and an example, in Markdown.
    pub explanation: &'static str,
    find: fn(&Check, Context<'_>) -> Vec<Finding>,
}

impl Check {
    /// The check's findings, in source order.
    pub fn find(&self, context: Context<'_>) -> Vec<Finding> {
        (self.find)(self, context)
    }

    /// One line that says what the check finds: the first sentence of its explanation.
    pub fn summary(&self) -> &'static str {
        let body = self.explanation.split("\n\n").nth(1).unwrap_or("");
        body.lines().next().unwrap_or("")
    }
}

/// Every check, by name.
pub fn all() -> &'static [Check] {
    static ALL: [Check; 8] = [
        bound_disagrees::CHECK,
        copy_contradicts_itself::CHECK,
        magnitude_disagrees::CHECK,
        rounding_too_loose::CHECK,
        superseded_figure::CHECK,
        trend_disagrees::CHECK,
        unit_disagrees::CHECK,
        value_disagrees::CHECK,
    ];
    &ALL
}

/// The findings of every check, sorted by span, then check.
pub fn check(
    document: &Document,
    mentions: &[Mention],
    pairings: &[Pairing],
    book: &FigureBook,
    lexicon: &Lexicon,
) -> Vec<Finding> {
    let context = Context { document, mentions, pairings, book, lexicon };
    let mut findings: Vec<Finding> = all().iter().flat_map(|check| check.find(context)).collect();
    findings.sort_by(|a, b| (a.span, a.check).cmp(&(b.span, b.check)));
    findings
}
