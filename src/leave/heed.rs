//! Findings left be where an editor asked for it, and what became of each instruction.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::left::{LeftBe, LeftBy, Met, Outcome};
use super::read::{Ignore, Instructions, Origin};
use crate::checks::{Check, Settings};
use crate::document::Span;
use crate::figures::FigureBook;
use crate::report::Report;

/// An instruction that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of source.
    pub span: Span,
    /// One line: "no check is called `value-disagree`".
    pub message: String,
    /// A few words for under it.
    pub label: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl Fault {
    pub(super) fn new(span: Span, message: impl Into<String>, label: impl Into<String>) -> Fault {
        Fault { span, message: message.into(), label: label.into(), hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Fault {
        Fault { hint: Some(hint.into()), ..self }
    }
}

/// A comment past its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expired {
    /// Bytes of source of the comment.
    pub span: Span,
    /// The last day on which it held.
    pub until: Date,
}

/// A comment that leaves nothing be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusedIgnore {
    /// Bytes of source of the comment.
    pub span: Span,
    /// The checks it names in vain; none where it names none.
    pub checks: Vec<&'static str>,
    /// Whether other checks that it names found something, so that it must stay for them.
    pub is_needed: bool,
}

/// What became of the comments of a document: what the checks of comments find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heeded {
    /// Comments that cannot be followed.
    pub faults: Vec<Fault>,
    /// Comments past their day.
    pub expired: Vec<Expired>,
    /// Comments that leave nothing be.
    pub unused: Vec<UnusedIgnore>,
    /// Pins with no number after them, as bytes of source.
    pub unused_pins: Vec<Span>,
}

/// Takes out of the report what is to be left be, and tells what became of each instruction.
///
/// Without a book next to nothing is found, so nothing can be said of an ignore that finds nothing to leave be.
pub(crate) fn heed(
    told: Instructions,
    report: &mut Report,
    book: &FigureBook,
    settings: &Settings,
) -> Heeded {
    let Instructions { ignores, pins, faults, mut met } = told;
    let mut heeded = Heeded { faults, ..Heeded::default() };
    for pin in pins.iter().filter(|pin| pin.mentions.is_empty()) {
        if let Origin::Comment(span) = pin.origin {
            heeded.unused_pins.push(span);
        }
    }
    let has_expired =
        |ignore: &Ignore| ignore.until.is_some_and(|day| settings.day().is_some_and(|today| day < today));
    let (expired, holding): (Vec<_>, Vec<_>) = ignores.into_iter().partition(has_expired);
    for ignore in expired {
        match (ignore.origin, ignore.until) {
            (Origin::Comment(span), Some(until)) => heeded.expired.push(Expired { span, until }),
            (Origin::Entry(entry), _) => met.push(Met::new(entry, Outcome::Nothing)),
            (Origin::Comment(_), None) => {}
        }
    }
    let has_book = !book.figures().is_empty();
    let used = leave_be(&holding, report);
    for (ignore, used) in holding.into_iter().zip(used) {
        let is_on = |name: &str| Check::named(name).is_none_or(|check| settings.severity(check).is_some());
        let knows = has_book && ignore.checks.iter().all(|name| is_on(name));
        match ignore.origin {
            Origin::Entry(entry) => {
                let outcome = match (used.is_empty(), knows) {
                    (false, _) => Outcome::Used,
                    (true, true) => Outcome::Nothing,
                    (true, false) => Outcome::Unknown,
                };
                met.push(Met::new(entry, outcome));
            }
            Origin::Comment(span) => {
                let in_vain = ignore.checks.into_iter().filter(|name| !used.contains(name) && is_on(name));
                let checks: Vec<_> = in_vain.collect();
                if has_book && (!checks.is_empty() || used.is_empty() && knows) {
                    heeded.unused.push(UnusedIgnore { span, checks, is_needed: !used.is_empty() || !knows });
                }
            }
        }
    }
    if let Some((file, path)) = settings.ignores() {
        for met in &mut met {
            met.is_alone = file.entries.get(met.entry).is_some_and(|entry| entry.path.is(path));
        }
    }
    met.sort_by_key(|met| met.entry);
    report.met = met;
    heeded
}

/// Moves what is ignored to the findings left be; for each ignore, the checks whose findings it left be.
fn leave_be(ignores: &[Ignore], report: &mut Report) -> Vec<BTreeSet<&'static str>> {
    let mut used = vec![BTreeSet::new(); ignores.len()];
    if ignores.is_empty() {
        return used;
    }
    let mut scopes: Vec<(Span, usize)> = Vec::new();
    for (nth, ignore) in ignores.iter().enumerate() {
        scopes.extend(ignore.scope.iter().map(|span| (*span, nth)));
    }
    scopes.sort_unstable();
    let mut scopes = scopes.into_iter().peekable();
    // Findings are in order, so each scope is looked at only while it reaches.
    let mut open: Vec<(Span, usize)> = Vec::new();
    for finding in std::mem::take(&mut report.findings) {
        while let Some(scope) = scopes.next_if(|(span, _)| span.start < finding.span.end) {
            open.push(scope);
        }
        open.retain(|(span, _)| span.end > finding.span.start);
        let mut first: Option<&Ignore> = None;
        for &(span, nth) in &open {
            let ignore = &ignores[nth];
            let is_meant = ignore.checks.is_empty() || ignore.checks.contains(&finding.check);
            if is_meant && span.overlaps(finding.span) {
                used[nth].insert(finding.check);
                first = first.or(Some(ignore));
            }
        }
        match first {
            None => report.findings.push(finding),
            Some(ignore) => {
                let reason = ignore.reason.clone();
                report.left.push(LeftBe { finding, by: by(ignore), reason });
            }
        }
    }
    used
}

fn by(ignore: &Ignore) -> LeftBy {
    match ignore.origin {
        Origin::Comment(_) => LeftBy::Comment,
        Origin::Entry(_) => LeftBy::IgnoreFile,
    }
}
