//! Findings with what every format for programs says of them: where they stand, and what they are known by.

use super::citation::citation;
use super::declared::Declared;
use crate::document::Document;
use crate::figures::{Figure, Origin};
use crate::fingerprint::Fingerprint;
use crate::lines::{Lines, Position};
use crate::report::{Finding, Report};
use crate::sheet::FilePlace;

/// What an editor is told of a finding inside a quotation.
pub(super) const QUERY: &str = "the words are inside a quotation: query the speaker, do not rewrite";

/// A finding and where it stands, the end exclusive.
#[derive(Debug)]
pub(super) struct Located<'a> {
    pub(super) finding: &'a Finding,
    pub(super) start: Position,
    pub(super) end: Position,
    /// The span of the finding's fix, where it has one.
    pub(super) fix: Option<(Position, Position)>,
    /// One a finding, the same in documents that say the same.
    pub(super) fingerprint: Fingerprint,
}

/// The findings of a document, in order.
pub(super) fn located<'a>(document: &Document, report: &'a Report) -> Vec<Located<'a>> {
    if report.findings.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(document.source());
    let known = report.fingerprints(document);
    let locate = |(finding, fingerprint): (&'a Finding, Fingerprint)| {
        let (start, end) = lines.positions(finding.span);
        let fix = finding.fix.as_ref().map(|fix| lines.positions(fix.span));
        Located { finding, start, end, fix, fingerprint }
    };
    report.findings.iter().zip(known).map(locate).collect()
}

/// A figure that a finding names, and where it is declared.
#[derive(Debug)]
pub(super) struct Cited<'b> {
    pub(super) figure: &'b Figure,
    pub(super) path: &'b str,
    /// Where the declaration starts and ends, where it is in a text: a workbook has no lines.
    pub(super) span: Option<(Position, Position)>,
    /// What follows the path where people read it: ":12:9", ", sheet “Figures”, cell B7".
    pub(super) place: String,
}

/// The figures a finding names, best first.
pub(super) fn cited<'b>(finding: &Finding, declared: &Declared<'b>) -> Vec<Cited<'b>> {
    let cite = |id: &String| cite(declared.figure(id)?, declared);
    finding.figures.iter().filter_map(cite).collect()
}

/// Where a figure is declared.
pub(super) fn cite<'b>(figure: &'b Figure, declared: &Declared<'b>) -> Option<Cited<'b>> {
    let (file, lines) = declared.file_of(figure)?;
    let at = figure.declared_at.span;
    let is_text = file.grid().is_none_or(|grid| grid.is_text);
    let span = is_text.then(|| lines.positions(at));
    let place = FilePlace::new(file.grid(), lines, at).told;
    Some(Cited { figure, path: &file.path, span, place })
}

impl Cited<'_> {
    /// "canonical figure `geese`: 930 (Swans of the Lakes, Lake Board, February 2021)".
    pub(super) fn told(&self) -> String {
        let figure = self.figure;
        let said = match figure.origin {
            Origin::Rules => format!("canonical figure `{}`: {}", figure.id, figure.text),
            Origin::Source => format!("the source says {}", figure.text),
        };
        let from = citation(&figure.citation);
        from.map_or_else(|| said.clone(), |from| format!("{said} ({from})"))
    }
}

/// All there is to say of a finding, a line each: what is wrong, its figures with where they are declared, the hint,
/// what to do in a quotation.
pub(super) fn told(finding: &Finding, declared: &Declared<'_>) -> Vec<String> {
    let figures = cited(finding, declared);
    let place = |cited: &Cited<'_>| format!("{}, {}{}", cited.told(), cited.path, cited.place);
    let mut told = vec![finding.message.clone()];
    told.extend(figures.iter().map(place));
    told.extend(finding.hint.iter().map(|hint| format!("hint: {hint}")));
    told.extend(finding.quoted.then(|| QUERY.to_owned()));
    told
}
