//! What a run of the checks found in one document.

use std::collections::BTreeSet;

use crate::checks::{Check, Faulted};
use crate::document::{Document, Span};
use crate::fingerprint::{Fingerprint, fingerprints};
use crate::leave::{LeftBe, Met};
use crate::pair::{Pairing, Pairings};
use crate::scan::Mention;

/// How bad a finding is. Ordered: a note is less than an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth mending.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The name in output and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// One step milder: what is inside a quotation is the speaker's.
    #[must_use]
    pub fn milder(self) -> Severity {
        match self {
            Severity::Error => Severity::Warning,
            Severity::Warning | Severity::Note => Severity::Note,
        }
    }
}

/// A replacement. A safe one is of exactly the finding's span; one for words may take the “of” behind them along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Bytes of source to replace.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A problem in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check's name: `value-disagrees`.
    pub check: &'static str,
    /// After the step for quotations.
    pub severity: Severity,
    /// Bytes of source.
    pub span: Span,
    /// One line: “hundreds” disagrees with 15,800.
    pub message: String,
    /// A few words for under the number in a snippet: "hundreds: 200 to 999".
    pub label: String,
    /// Ids of the figures it disagrees with, best first.
    pub figures: Vec<String>,
    /// What may have happened, or what to do: "two digits changed places".
    pub hint: Option<String>,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
    /// A safe replacement, where there is one.
    pub fix: Option<Fix>,
    /// A replacement for an editor to look over, where there is no safe one.
    pub unsafe_fix: Option<Fix>,
}

/// What became of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is tied to a figure, and is wrong, too loose or going the wrong way.
    Disagrees,
    /// Some figure's words came near, too weakly to tie or to accuse.
    InDoubt,
    /// It is tied to a figure, and nothing is wrong with it.
    Agrees,
    /// It is about nothing in the book.
    Unlisted,
}

/// What became of the numbers of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Numbers in the copy, roles (years, dates, identifiers …) included.
    pub mentions: usize,
    /// Numbers tied to a figure.
    pub paired: usize,
    /// Tied, and nothing is wrong with it.
    pub agreed: usize,
    /// Tied, and the number is wrong, too loose, or going the wrong way.
    pub disagreed: usize,
    /// Numbers some figure's words came near, too weakly to tie or to accuse.
    pub abstained: usize,
}

/// Everything found in one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Every number, in source order.
    pub mentions: Vec<Mention>,
    /// Which figure each is about; at most one a mention, in source order.
    pub pairings: Vec<Pairing>,
    /// Mentions some figure's words came near, too weakly to tie or to accuse, in source order.
    pub abstained: Vec<usize>,
    /// Sorted by span, then check.
    pub findings: Vec<Finding>,
    /// What was found, and left be because an editor said so; sorted likewise.
    pub left: Vec<LeftBe>,
    /// What entries of the ignore file did for this document, by entry.
    pub met: Vec<Met>,
    /// Findings that a baseline has for this document and that are found no longer.
    pub resolved: usize,
    /// The counts of the summary line.
    pub tally: Tally,
}

impl Report {
    /// A report with its tally.
    pub fn new(mentions: Vec<Mention>, pairings: Pairings, findings: Vec<Finding>) -> Report {
        let Pairings { tied: pairings, abstained } = pairings;
        let mut report = Report { mentions, pairings, abstained, findings, ..Report::default() };
        let standings = report.standings();
        let wrong = |p: &&Pairing| standings[p.mention] == Standing::Disagrees;
        let disagreed = report.pairings.iter().filter(wrong).count();
        report.tally = Tally {
            mentions: report.mentions.len(),
            paired: report.pairings.len(),
            agreed: report.pairings.len() - disagreed,
            disagreed,
            abstained: report.abstained.len(),
        };
        report
    }

    /// Adds findings that say nothing of the numbers.
    pub(crate) fn add(&mut self, findings: Vec<Finding>) {
        if !findings.is_empty() {
            self.findings.extend(findings);
            self.findings.sort_by(|a, b| (a.span, a.check).cmp(&(b.span, b.check)));
        }
    }

    /// Everything found, that which is left be included: sorted by span, then check.
    pub fn all_findings(&self) -> Vec<Finding> {
        let left = self.left.iter().map(|left| &left.finding);
        let mut all: Vec<Finding> = self.findings.iter().chain(left).cloned().collect();
        all.sort_by(|a, b| (a.span, a.check).cmp(&(b.span, b.check)));
        all
    }

    /// What each of the findings is known by, in their order; those left be count where several are alike.
    pub(crate) fn fingerprints(&self, document: &Document) -> Vec<Fingerprint> {
        let own = self.findings.iter().map(|finding| (finding, true));
        let left = self.left.iter().map(|left| (&left.finding, false));
        let mut all: Vec<(&Finding, bool)> = own.chain(left).collect();
        all.sort_by_key(|(finding, _)| (finding.span, finding.check));
        let known = fingerprints(document, all.iter().map(|(finding, _)| *finding));
        all.iter().zip(known).filter_map(|((_, is_own), known)| is_own.then_some(known)).collect()
    }

    /// What became of each number, in the order of the mentions, as the tally has it: what is left be counts.
    pub fn standings(&self) -> Vec<Standing> {
        let faults_copy =
            |f: &&Finding| Check::named(f.check).is_none_or(|check| check.faults == Faulted::Copy);
        let found = self.findings.iter().chain(self.left.iter().map(|left| &left.finding));
        let graver = found.filter(|f| f.severity > Severity::Note).filter(faults_copy);
        let faulted: BTreeSet<Span> = graver.map(|f| f.span).collect();
        let mut standings = vec![Standing::Unlisted; self.mentions.len()];
        for &mention in &self.abstained {
            standings[mention] = Standing::InDoubt;
        }
        for pairing in &self.pairings {
            let stands = pairing.verdict.stands() && !faulted.contains(&self.mentions[pairing.mention].span);
            standings[pairing.mention] = if stands { Standing::Agrees } else { Standing::Disagrees };
        }
        standings
    }

    /// The gravest severity among the findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.mentions += other.mentions;
        self.paired += other.paired;
        self.agreed += other.agreed;
        self.disagreed += other.disagreed;
        self.abstained += other.abstained;
    }
}
