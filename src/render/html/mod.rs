//! HTML: one page that needs nothing else, with the copy as it reads and each number marked, to be looked at.

mod article;
mod number;
mod page;
mod side;

use std::fmt;

use maud::{Markup, PreEscaped, html};

use super::declared::Declared;
use super::{Format, Summary};
use crate::document::Document;
use crate::figures::FigureBook;
use crate::report::{Report, Tally};
use number::numbers;

/// A page. Its index stands before the documents, so these are kept until the last one is done.
#[derive(Debug)]
pub struct Html<'b> {
    declared: Declared<'b>,
    entries: Vec<Entry>,
    sections: String,
}

/// A document in the index.
#[derive(Debug)]
struct Entry {
    id: String,
    path: String,
    tally: Tally,
}

impl<'b> Html<'b> {
    /// A page that shows the figures of this book.
    pub fn new(book: &'b FigureBook) -> Html<'b> {
        Html { declared: Declared::new(book), entries: Vec::new(), sections: String::new() }
    }
}

impl Format for Html<'_> {
    fn document(&mut self, document: &Document, report: &Report, _out: &mut dyn fmt::Write) -> fmt::Result {
        let id = format!("d{}", self.entries.len() + 1);
        let numbers = numbers(&id, document, report, &self.declared);
        let section = html! {
            section.document aria-labelledby=(id) {
                h2 id=(id) { (shown(document.path())) }
                div.columns {
                    article.copy aria-label="The copy, its numbers marked" {
                        (article::blocks(document, &numbers))
                    }
                    (side::side(document, &numbers))
                }
            }
        };
        self.sections.push_str(&section.into_string());
        self.entries.push(Entry { id, path: document.path().to_owned(), tally: report.tally });
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        let sections: Markup = PreEscaped(std::mem::take(&mut self.sections));
        out.write_str(&page::page(&self.entries, summary, &sections).into_string())
    }
}

/// Text from a file, without what HTML forbids or what reorders a line. What shows nothing is left out.
fn shown(text: &str) -> String {
    let is_nothing = |c: &char| matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    text.chars()
        .filter(|c| !is_nothing(c))
        .map(|c| if c == '\n' { c } else { super::sanitise::visible(c) })
        .collect()
}
