//! The numbers of a document as the page shows them.

use std::collections::BTreeMap;

use super::super::declared::Declared;
use super::super::located::{Cited, cite, cited};
use crate::document::{Document, Span};
use crate::lines::Lines;
use crate::report::{Finding, Report, Standing};
use crate::scan::Mention;

/// How a number is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Disagrees,
    /// It does not disagree with a figure, but there is a finding: a note, a fault of the book, or of the copy alone.
    Remarked,
    Agrees,
    InDoubt,
    Unlisted,
}

impl Mark {
    /// Its class in the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Mark::Disagrees => "disagrees",
            Mark::Remarked => "remarked",
            Mark::Agrees => "agrees",
            Mark::InDoubt => "doubt",
            Mark::Unlisted => "unlisted",
        }
    }

    /// What it says, in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Mark::Disagrees => "disagrees",
            Mark::Remarked => "see the remark",
            Mark::Agrees => "agrees",
            Mark::InDoubt => "left in doubt",
            Mark::Unlisted => "about nothing in the book",
        }
    }
}

/// A number of the copy.
#[derive(Debug)]
pub(super) struct Number<'a> {
    pub(super) mention: &'a Mention,
    pub(super) mark: Mark,
    /// Of the mark in the copy; its entry at the side adds a letter.
    pub(super) id: String,
    pub(super) line: usize,
    pub(super) column: usize,
    /// The number as the copy prints it.
    pub(super) stated: String,
    /// The canonical figures it is about.
    pub(super) figures: Vec<Cited<'a>>,
    pub(super) findings: Vec<&'a Finding>,
}

impl Number<'_> {
    /// The id of its entry at the side.
    pub(super) fn entry(&self) -> String {
        format!("{}f", self.id)
    }

    /// The id of what is shown on hover and focus.
    pub(super) fn tip(&self) -> String {
        format!("{}t", self.id)
    }
}

/// A finding that is about no number: an instruction in the copy that is wrong or does nothing.
#[derive(Debug)]
pub(super) struct Remark<'a> {
    pub(super) finding: &'a Finding,
    pub(super) line: usize,
}

/// Every number of a document, in order, its ids beginning with the document's, and the findings of no number.
pub(super) fn numbers<'a, 'b: 'a>(
    id: &str,
    document: &Document,
    report: &'a Report,
    declared: &Declared<'b>,
) -> (Vec<Number<'a>>, Vec<Remark<'a>>) {
    let lines = Lines::new(document.source());
    let mut findings: BTreeMap<Span, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.findings {
        findings.entry(finding.span).or_default().push(finding);
    }
    let book = declared.book().figures();
    let mut figures: BTreeMap<usize, Vec<Cited<'_>>> = BTreeMap::new();
    for pairing in &report.pairings {
        let all = std::iter::once(pairing.figure).chain(pairing.also.iter().copied());
        let cites = all.filter_map(|at| cite(book.get(at)?, declared));
        figures.insert(pairing.mention, cites.collect());
    }
    let number = |(at, (mention, standing)): (usize, (&'a Mention, Standing))| {
        let findings = findings.remove(&mention.span).unwrap_or_default();
        let place = lines.position(mention.span.start);
        let printed = document.prose().get(mention.prose.clone()).unwrap_or_default();
        let tied = figures.remove(&at);
        Number {
            mention,
            mark: mark(standing, &findings),
            id: format!("{id}n{}", at + 1),
            line: place.line,
            column: place.column,
            stated: printed.split_whitespace().collect::<Vec<_>>().join(" "),
            figures: tied.unwrap_or_else(|| findings.iter().flat_map(|f| cited(f, declared)).collect()),
            findings,
        }
    };
    let numbers = report.mentions.iter().zip(report.standings()).enumerate().map(number).collect();
    let remark = |finding: &'a Finding| Remark { finding, line: lines.position(finding.span.start).line };
    (numbers, findings.into_values().flatten().map(remark).collect())
}

fn mark(standing: Standing, findings: &[&Finding]) -> Mark {
    match standing {
        Standing::Disagrees => Mark::Disagrees,
        _ if !findings.is_empty() => Mark::Remarked,
        Standing::Agrees => Mark::Agrees,
        Standing::InDoubt => Mark::InDoubt,
        Standing::Unlisted => Mark::Unlisted,
    }
}
