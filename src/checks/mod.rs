//! The checks: each is one `NAME.rs` that finds and one `NAME.md` that explains.

mod bound_disagrees;
mod case;
mod copy_contradicts_itself;
mod figure_expired;
mod hint;
mod magnitude_disagrees;
mod rounding_too_loose;
mod scope_disagrees;
mod settings;
mod superseded_figure;
mod trend_disagrees;
mod unit_disagrees;
mod unlisted_figure;
mod value_disagrees;

use jiff::civil::Date;

pub use settings::Settings;

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
    /// Of a finding outside quotation marks.
    pub severity: Severity,
    /// The day the copy is checked for, where it is known.
    pub as_of: Option<Date>,
}

/// A kind of fault that tieout finds.
#[derive(Debug)]
pub struct Check {
    /// Named by the fault: `value-disagrees`.
    pub name: &'static str,
    /// Of a finding outside quotation marks; `None` for a check that runs only where it is asked for.
    pub severity: Option<Severity>,
    /// Whether its findings are faults of the book, not of the copy.
    pub faults_book: bool,
    /// What it finds, why it matters, and an example, in Markdown.
    pub explanation: &'static str,
    find: fn(&Check, Context<'_>) -> Vec<Finding>,
}

impl Check {
    /// The check's findings, in an order of its own: [`check`] sorts those of all checks.
    pub fn find(&self, context: Context<'_>) -> Vec<Finding> {
        (self.find)(self, context)
    }

    /// The check of this name.
    pub fn named(name: &str) -> Option<&'static Check> {
        all().iter().find(|check| check.name == name)
    }

    /// One line that says what the check finds: the first sentence of its explanation.
    pub fn summary(&self) -> &'static str {
        let body = self.explanation.split("\n\n").nth(1).unwrap_or("");
        body.lines().next().unwrap_or("")
    }
}

/// Every check, by name.
pub fn all() -> &'static [Check] {
    static ALL: [Check; 11] = [
        bound_disagrees::CHECK,
        copy_contradicts_itself::CHECK,
        figure_expired::CHECK,
        magnitude_disagrees::CHECK,
        rounding_too_loose::CHECK,
        scope_disagrees::CHECK,
        superseded_figure::CHECK,
        trend_disagrees::CHECK,
        unit_disagrees::CHECK,
        unlisted_figure::CHECK,
        value_disagrees::CHECK,
    ];
    &ALL
}

/// The findings of every check that runs, sorted by span, then check.
pub fn check(
    document: &Document,
    mentions: &[Mention],
    pairings: &[Pairing],
    book: &FigureBook,
    lexicon: &Lexicon,
    settings: &Settings,
) -> Vec<Finding> {
    let running = all().iter().filter_map(|check| Some((check, settings.severity(check)?)));
    let found = running.flat_map(|(check, severity)| {
        let as_of = settings.day();
        check.find(Context { document, mentions, pairings, book, lexicon, severity, as_of })
    });
    let mut findings: Vec<Finding> = found.collect();
    findings.sort_by(|a, b| (a.span, a.check).cmp(&(b.span, b.check)));
    findings
}
