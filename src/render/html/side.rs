//! The list beside the copy: each number with its canonical figure, and the way back to it.

use maud::{Markup, html};

use super::super::citation::citation;
use super::super::located::{Cited, QUERY};
use super::number::{Mark, Number, Remark};
use super::shown;
use crate::document::Document;
use crate::figures::{Figure, Status};
use crate::report::Finding;

/// The list of a document: what is to be looked at, what agrees, what was left in doubt.
pub(super) fn side(document: &Document, numbers: &[Number<'_>], remarks: &[Remark<'_>]) -> Markup {
    let marked = |marks: &[Mark]| numbers.iter().filter(|n| marks.contains(&n.mark)).collect::<Vec<_>>();
    let look = marked(&[Mark::Disagrees, Mark::Remarked]);
    let agree = marked(&[Mark::Agrees]);
    let doubt = marked(&[Mark::InDoubt]);
    html! {
        aside aria-label={ "Numbers of " (shown(document.path())) } tabindex="0" {
            (cards("To look at", &look))
            @if !remarks.is_empty() {
                h3 { "Other remarks " span.count { (remarks.len()) } }
                ul.cards { @for remark in remarks { li.card.remarked {
                    p.stated { span.place { "line " (remark.line) } }
                    (said(remark.finding))
                } } }
            }
            (cards("Agree", &agree))
            @if !doubt.is_empty() {
                h3 { "Left in doubt " span.count { (doubt.len()) } }
                p.aid { "Nothing was said of these: the words near them do not say clearly which figure they are about. "
                    code { (trace(document.path(), doubt[0].line)) } " tells why." }
                ul.doubts { @for number in &doubt {
                    li id=(number.entry()) { (back(number)) }
                } }
            }
            @if look.is_empty() && agree.is_empty() && doubt.is_empty() {
                p.aid { "No number of this document is about a figure of the book." }
            }
        }
    }
}

/// The command that tells why a number was left in doubt.
fn trace(path: &str, line: usize) -> String {
    let quote = if path.contains(char::is_whitespace) { "\"" } else { "" };
    format!("tieout trace {quote}{}:{line}{quote}", shown(path))
}

fn cards(title: &str, numbers: &[&Number<'_>]) -> Markup {
    html! {
        @if !numbers.is_empty() {
            h3 { (title) " " span.count { (numbers.len()) } }
            ul.cards { @for number in numbers { (card(number)) } }
        }
    }
}

fn card(number: &Number<'_>) -> Markup {
    html! {
        li.card.(number.mark.class()) id=(number.entry()) {
            p.stated { (back(number)) " " span.verdict { (number.mark.words()) } }
            @for figure in &number.figures { p.figure { (canonical(figure)) (declared(figure)) } }
            @for finding in &number.findings { (said(finding)) }
        }
    }
}

fn said(finding: &Finding) -> Markup {
    html! {
        p.said { b { (finding.severity.name()) } " " code { (finding.check) } br; (shown(&finding.message))
            @if let Some(hint) = &finding.hint { br; span.hint { (shown(hint)) } }
            @if finding.quoted { br; span.hint { (QUERY) } }
        }
    }
}

/// The number as printed, which leads back to it.
fn back(number: &Number<'_>) -> Markup {
    html! {
        a.back href={ "#" (number.id) } {
            (shown(&number.stated))
            span.place { " line " (number.line) span.hidden { ", column " (number.column) ", in the copy" } }
        }
    }
}

/// The canonical value, and what it counts.
pub(super) fn canonical(cited: &Cited<'_>) -> Markup {
    let figure = cited.figure;
    html! {
        span.canonical {
            span.hidden { "canonical figure: " }
            b { (shown(&figure.text)) }
            span.what { " " (shown(&about(figure))) }
        }
    }
}

/// "geese on the lower lake, winter 2020, Skerrow; provisional".
fn about(figure: &Figure) -> String {
    let place = figure.place.first();
    let said = std::iter::once(&figure.what).chain(&figure.period).chain(place).filter(|s| !s.is_empty());
    let mut about = said.cloned().collect::<Vec<_>>().join(", ");
    if figure.status != Status::Final {
        about = format!("{about} ({})", figure.status.name());
    }
    about
}

/// Where the figure comes from, and where the book has it.
fn declared(cited: &Cited<'_>) -> Markup {
    let figure = cited.figure;
    let is_web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    let url = figure.citation.url.as_ref().filter(is_web);
    html! {
        span.source {
            @if let Some(source) = citation(&figure.citation) {
                @match url {
                    Some(url) => a href=(url) rel="noreferrer" { (shown(&source)) },
                    None => (shown(&source)),
                }
                " · "
            }
            code {
                (shown(cited.path))
                @match cited.span {
                    Some((start, _)) => { ":" (start.line) },
                    None => (shown(&cited.place)),
                }
            }
        }
        @if let Some(note) = &figure.note { span.note { (shown(note)) } }
    }
}
