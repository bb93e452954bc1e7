//! All that an editor told tieout about a document.

use jiff::civil::Date;

use super::comment::{self, Asked, INSTRUCTIONS};
use super::heed::Fault;
use super::ignore_file::{Asks, Entry};
use super::left::{Met, Outcome};
use super::pin::{self, Pin};
use super::quoted;
use super::scope::scope;
use crate::checks::Settings;
use crate::document::{Document, Span};
use crate::figures::FigureBook;
use crate::lines::Lines;
use crate::scan::Mention;
use crate::sheet::nearest;

/// Where an instruction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// These bytes of the document's source.
    Comment(Span),
    /// This entry of the ignore file.
    Entry(usize),
}

/// Something to be left be.
#[derive(Debug)]
pub(crate) struct Ignore {
    pub(super) origin: Origin,
    /// Names of checks; none is all.
    pub(super) checks: Vec<&'static str>,
    /// Bytes of source it is about.
    pub(super) scope: Vec<Span>,
    pub(super) until: Option<Date>,
    pub(super) reason: Option<String>,
}

/// What an editor told tieout about one document.
#[derive(Debug, Default)]
pub(crate) struct Instructions {
    pub(super) ignores: Vec<Ignore>,
    pub(super) pins: Vec<Pin>,
    pub(super) faults: Vec<Fault>,
    /// What entries of the ignore file did, as far as that is known before anything is found.
    pub(super) met: Vec<Met>,
}

/// Reads the comments of the document and the entries of the ignore file that are for it.
pub(crate) fn read(
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    settings: &Settings,
) -> Instructions {
    let mut told = Instructions::default();
    comments(document, mentions, book, &mut told);
    if let Some((file, path)) = settings.ignores() {
        let entries: Vec<(usize, &Entry)> = file.of(path).collect();
        of_file(&entries, document, mentions, book, &mut told);
    }
    told
}

fn comments(document: &Document, mentions: &[Mention], book: &FigureBook, told: &mut Instructions) {
    let mut lines = None;
    for comment in document.comments() {
        match comment::read(document.source(), comment.body.clone()) {
            None => {}
            Some(Err(fault)) => told.faults.push(fault),
            Some(Ok(Asked::Ignore(wanted))) => {
                let scope = if wanted.whole_file {
                    Some(Span { start: 0, end: document.source().len() })
                } else {
                    let lines = lines.get_or_insert_with(|| Lines::new(document.source()));
                    scope(comment, document, lines)
                };
                told.ignores.push(Ignore {
                    origin: Origin::Comment(comment.span),
                    checks: wanted.checks,
                    scope: scope.into_iter().collect(),
                    until: wanted.until,
                    reason: wanted.reason,
                });
            }
            Some(Ok(Asked::Pin(id, at))) => match pin::figure(&id, book) {
                Ok(None) => {}
                Ok(Some(figure)) => {
                    let mention = pin::next_number(comment, document, mentions, &book.figures()[figure]);
                    let origin = Origin::Comment(comment.span);
                    told.pins.push(Pin { origin, figure, mentions: mention.into_iter().collect() });
                }
                Err(hint) => {
                    let fault = Fault::new(at, format!("no figure has the id `{id}`"), "not in the book");
                    let meant = nearest(&id, INSTRUCTIONS).map(|word| format!("did you mean `{word}`?"));
                    told.faults.push(fault.hint(meant.unwrap_or(hint)));
                }
            },
        }
    }
}

fn of_file(
    entries: &[(usize, &Entry)],
    document: &Document,
    mentions: &[Mention],
    book: &FigureBook,
    told: &mut Instructions,
) {
    let texts: Vec<&str> =
        entries.iter().map(|(_, entry)| entry.text.as_ref().map_or("", |text| text.value.as_str())).collect();
    let found = quoted::find(document.prose(), &texts);
    for (&(nth, entry), ranges) in entries.iter().zip(found) {
        let mut met = |outcome| told.met.push(Met::new(nth, outcome));
        if entry.text.is_some() && ranges.is_empty() {
            met(Outcome::NoSuchText);
            continue;
        }
        match &entry.asks {
            Asks::Ignore { checks, until, reason } => {
                let whole = Span { start: 0, end: document.source().len() };
                let scope = match entry.text {
                    None => vec![whole],
                    Some(_) => ranges.into_iter().map(|range| document.span_of(range)).collect(),
                };
                told.ignores.push(Ignore {
                    origin: Origin::Entry(nth),
                    checks: checks.clone(),
                    scope,
                    until: until.as_ref().map(|day| day.value),
                    reason: Some(reason.clone()),
                });
            }
            Asks::Pin { figure } => match pin::figure(&figure.value, book) {
                Ok(None) => met(Outcome::Unknown),
                Err(_) => met(Outcome::NoSuchFigure),
                Ok(Some(figure)) => {
                    let within = |range| pin::number_in(range, mentions, &book.figures()[figure]);
                    let mentions: Vec<usize> = ranges.into_iter().filter_map(within).collect();
                    met(if mentions.is_empty() { Outcome::NoNumber } else { Outcome::Used });
                    told.pins.push(Pin { origin: Origin::Entry(nth), figure, mentions });
                }
            },
        }
    }
}
