//! The objects of machine output. Scorers and newsroom systems read these names: change none without a version bump.

use serde::Serialize;

use super::declared::Declared;
use crate::document::{Document, Span};
use crate::lines::Lines;
use crate::report::{Finding, Fix, Report};

/// One document checked.
#[derive(Debug, Serialize)]
pub(crate) struct Checked<'a> {
    path: &'a str,
    mentions: usize,
    pairings: Vec<Paired<'a>>,
    findings: Vec<Found<'a>>,
    /// Findings left be; absent where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<Suppressed<'a>>,
}

/// A finding left be, with what left it.
#[derive(Debug, Serialize)]
struct Suppressed<'a> {
    by: &'static str,
    reason: Option<&'a str>,
    #[serde(flatten)]
    finding: Found<'a>,
}

#[derive(Debug, Serialize)]
struct Paired<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    figure: &'a str,
    verdict: &'static str,
    score: u32,
}

#[derive(Debug, Serialize)]
struct Found<'a> {
    check: &'static str,
    severity: &'static str,
    message: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
    figure: Option<&'a str>,
    figures: &'a [String],
    canonical: Option<Canonical<'a>>,
    hint: Option<&'a str>,
    quoted: bool,
    fix: Option<Replacement<'a>>,
    unsafe_fix: Option<Replacement<'a>>,
}

#[derive(Debug, Serialize)]
struct Canonical<'a> {
    value: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
}

#[derive(Debug, Serialize)]
struct Replacement<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Checked<'a> {
    /// The object of a document.
    pub(crate) fn new(document: &'a Document, report: &'a Report, declared: &'a Declared<'_>) -> Checked<'a> {
        let pairings = report.pairings.iter().filter_map(|pairing| {
            let span = report.mentions.get(pairing.mention)?.span;
            Some(Paired {
                start: span.start,
                end: span.end,
                text: text_of(document, span),
                figure: &declared.book().figures().get(pairing.figure)?.id,
                verdict: pairing.verdict.name(),
                score: pairing.score,
            })
        });
        let pairings = pairings.collect();
        let is_clean = report.findings.is_empty() && report.left.is_empty();
        let lines = if is_clean { None } else { Some(Lines::new(document.source())) };
        let findings = lines.iter().flat_map(|lines| {
            report.findings.iter().map(|finding| found(finding, document, lines, declared))
        });
        let suppressed = lines.iter().flat_map(|lines| {
            report.left.iter().map(|left| Suppressed {
                by: left.by.name(),
                reason: left.reason.as_deref(),
                finding: found(&left.finding, document, lines, declared),
            })
        });
        Checked {
            path: document.path(),
            mentions: report.mentions.len(),
            pairings,
            findings: findings.collect(),
            suppressed: suppressed.collect(),
        }
    }
}

fn found<'a>(
    finding: &'a Finding,
    document: &'a Document,
    lines: &Lines<'_>,
    declared: &'a Declared<'_>,
) -> Found<'a> {
    let (start, end) = lines.positions(finding.span);
    let figure = finding.figures.first().map(String::as_str);
    Found {
        check: finding.check,
        severity: finding.severity.name(),
        message: &finding.message,
        start: finding.span.start,
        end: finding.span.end,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: text_of(document, finding.span),
        figure,
        figures: &finding.figures,
        canonical: figure.and_then(|id| canonical(id, declared)),
        hint: finding.hint.as_deref(),
        quoted: finding.quoted,
        fix: finding.fix.as_ref().map(replacement),
        unsafe_fix: finding.unsafe_fix.as_ref().map(replacement),
    }
}

fn replacement(fix: &Fix) -> Replacement<'_> {
    Replacement { start: fix.span.start, end: fix.span.end, text: &fix.text }
}

fn canonical<'a>(id: &str, declared: &'a Declared<'_>) -> Option<Canonical<'a>> {
    let figure = declared.figure(id)?;
    let (file, lines) = declared.file_of(figure)?;
    let at = lines.position(figure.declared_at.span.start);
    Some(Canonical { value: &figure.text, path: &file.path, line: at.line, column: at.column })
}

/// The source text of a span.
pub(crate) fn text_of(document: &Document, span: Span) -> &str {
    document.source().get(span.range()).unwrap_or_default()
}
