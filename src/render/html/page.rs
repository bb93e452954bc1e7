//! The page round the documents: what was found in all, and the index.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::{Summary, counted};
use super::{Entry, Remarks, shown};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Nothing is fetched, and no script but [`SCRIPT`] runs, whatever is in the copy.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-ZfJ+1VuSgW1bF+EIo5TC+tt/5TmnWM++cei/g7ozw18='; \
     base-uri 'none'; form-action 'none'";

pub(super) fn page(entries: &[Entry], summary: &Summary, remarks: Remarks, sections: &Markup) -> Markup {
    let title = match entries {
        [one] => shown(&one.path),
        _ => counted(entries.len(), "document", "documents"),
    };
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "tieout " (env!("CARGO_PKG_VERSION")) };
                title { (verdict(summary, remarks)) " – " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#d1" { "Skip to the copy" }
                header {
                    p.name { "tieout" }
                    h1 { (verdict(summary, remarks)) }
                    (counts(summary, remarks))
                }
                main {
                    @if entries.len() > 1 { (index(entries)) }
                    (sections)
                    @if entries.is_empty() { p { "No copy was checked." } }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// "3 numbers disagree".
fn verdict(summary: &Summary, remarks: Remarks) -> String {
    match (summary.disagreed, remarks.numbers, summary.paired) {
        (0, 0, _) if remarks.others > 0 => counted(remarks.others, "remark to look at", "remarks to look at"),
        (0, 0, 0) => "No number was tied to a figure".to_owned(),
        (0, 0, _) => "No number disagrees with the book".to_owned(),
        (0, n, _) => counted(n, "number to look at", "numbers to look at"),
        (n, _, _) => counted(n, "number disagrees", "numbers disagree"),
    }
}

/// The counts of the run, each with the mark that such numbers have in the copy.
fn counts(summary: &Summary, remarks: Remarks) -> Markup {
    let others = summary.mentions.saturating_sub(summary.paired + summary.abstained);
    let counts = [
        ("disagrees", summary.disagreed, counted_words(summary.disagreed, "disagrees", "disagree")),
        ("agrees", summary.agreed, counted_words(summary.agreed, "agrees", "agree")),
        ("doubt", summary.abstained, "left in doubt"),
        ("unlisted", others, "about nothing in the book"),
    ];
    html! {
        ul.counts aria-label="Numbers in the copy" {
            @for (class, n, words) in counts {
                li { span.number.(class) { (n) } " " (words) }
            }
            @if remarks.numbers > 0 {
                li { span.number.remarked { (remarks.numbers) } " of them with a remark" }
            }
            @if remarks.others > 0 {
                li { span.number.remarked { (remarks.others) } " " (counted_words(remarks.others, "remark", "remarks")) " beside the numbers" }
            }
        }
    }
}

fn counted_words(n: usize, one: &'static str, many: &'static str) -> &'static str {
    if n == 1 { one } else { many }
}

fn index(entries: &[Entry]) -> Markup {
    html! {
        nav aria-label="Documents" {
            table {
                thead { tr {
                    th scope="col" { "Document" }
                    th scope="col" { "disagree" } th scope="col" { "agree" } th scope="col" { "in doubt" }
                    th scope="col" { "numbers" }
                } }
                tbody { @for Entry { id, path, tally } in entries {
                    tr.faulty[tally.disagreed > 0] {
                        th scope="row" { a href={ "#" (id) } { (super::path(path)) } }
                        td { (tally.disagreed) } td { (tally.agreed) } td { (tally.abstained) } td { (tally.mentions) }
                    }
                } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_allows_the_script_and_no_other() {
        let hash = BASE64_STANDARD.encode(Sha256::digest(SCRIPT));
        assert!(POLICY.contains(&format!("script-src 'sha256-{hash}'")), "{hash}");
    }
}
