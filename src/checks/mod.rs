//! The checks: each is one `NAME.rs` that finds and one `NAME.md` that explains.

mod bound_disagrees;
mod case;
mod copy_contradicts_itself;
mod expired_ignore;
mod faulty_instruction;
mod figure_expired;
mod hint;
mod instruction;
mod magnitude_disagrees;
mod rounding_too_loose;
mod scope_disagrees;
mod settings;
mod superseded_figure;
mod trend_disagrees;
mod unit_disagrees;
mod unlisted_figure;
mod unused_ignore;
mod unused_pin;
mod value_disagrees;

use jiff::civil::Date;

pub(crate) use copy_contradicts_itself::CHECK as COPY_CONTRADICTS_ITSELF;
pub(crate) use expired_ignore::CHECK as EXPIRED_IGNORE;
pub(crate) use faulty_instruction::CHECK as FAULTY_INSTRUCTION;
pub use settings::Settings;
pub(crate) use unused_ignore::CHECK as UNUSED_IGNORE;
pub(crate) use unused_pin::CHECK as UNUSED_PIN;

use crate::document::Document;
use crate::figures::FigureBook;
use crate::leave::Heeded;
use crate::lexicon::Lexicon;
use crate::pair::Pairing;
use crate::report::{Finding, Report, Severity};
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
    /// What became of the instructions in the copy.
    pub heeded: &'a Heeded,
}

/// What a check finds fault with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Faulted {
    /// The copy.
    Copy,
    /// The book.
    Book,
    /// What an editor told tieout about the copy ([`crate::leave`]).
    Instruction,
}

/// A kind of fault that tieout finds.
#[derive(Debug)]
pub struct Check {
    /// Named by the fault: `value-disagrees`.
    pub name: &'static str,
    /// Of a finding outside quotation marks; `None` for a check that runs only where it is asked for.
    pub severity: Option<Severity>,
    /// What its findings are faults of.
    pub faults: Faulted,
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
    static ALL: [Check; 15] = [
        bound_disagrees::CHECK,
        copy_contradicts_itself::CHECK,
        expired_ignore::CHECK,
        faulty_instruction::CHECK,
        figure_expired::CHECK,
        magnitude_disagrees::CHECK,
        rounding_too_loose::CHECK,
        scope_disagrees::CHECK,
        superseded_figure::CHECK,
        trend_disagrees::CHECK,
        unit_disagrees::CHECK,
        unlisted_figure::CHECK,
        unused_ignore::CHECK,
        unused_pin::CHECK,
        value_disagrees::CHECK,
    ];
    &ALL
}

/// The findings of every check that runs, sorted by span, then check; those of instructions are left to
/// [`check_instructions`].
pub fn check(
    document: &Document,
    mentions: &[Mention],
    pairings: &[Pairing],
    book: &FigureBook,
    lexicon: &Lexicon,
    settings: &Settings,
) -> Vec<Finding> {
    let (severity, as_of) = (Severity::Error, settings.day());
    let heeded = &Heeded::default();
    let context = Context { document, mentions, pairings, book, lexicon, severity, as_of, heeded };
    let mut findings = find(context, settings, |check| check.faults != Faulted::Instruction);
    findings.sort_by(|a, b| (a.span, a.check).cmp(&(b.span, b.check)));
    findings
}

/// What is wrong with the instructions in the copy, once it is known what they did; in no order.
pub fn check_instructions(
    document: &Document,
    report: &Report,
    book: &FigureBook,
    lexicon: &Lexicon,
    settings: &Settings,
    heeded: &Heeded,
) -> Vec<Finding> {
    let (mentions, pairings) = (&report.mentions, &report.pairings);
    let (severity, as_of) = (Severity::Error, settings.day());
    let context = Context { document, mentions, pairings, book, lexicon, severity, as_of, heeded };
    find(context, settings, |check| check.faults == Faulted::Instruction)
}

fn find(context: Context<'_>, settings: &Settings, is_wanted: impl Fn(&Check) -> bool) -> Vec<Finding> {
    let wanted = all().iter().filter(|check| is_wanted(check));
    let running = wanted.filter_map(|check| Some((check, settings.severity(check)?)));
    running.flat_map(|(check, severity)| check.find(Context { severity, ..context })).collect()
}
