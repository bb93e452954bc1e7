//! A source document whose numbers are provisional figures.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Citation, Figure, Location, Origin, RulesFile, Status};
use crate::against::Passage;
use crate::document::Document;
use crate::draft::{Naming, citation};
use crate::lexicon::Lexicon;
use crate::scan::scan;

/// What a number is called where no word says what it counts.
const NAMELESS: &str = "number";

/// A source document and its figures' place in the book.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) passage: Passage,
    /// The figure of its first number; those of the others follow in order.
    pub(crate) first_figure: usize,
}

impl Source {
    pub(super) fn new(document: &Document, first_figure: usize, lexicon: &Lexicon) -> Source {
        let mentions = scan(document, lexicon);
        Source { passage: Passage::new(document.clone(), mentions, lexicon.terms()), first_figure }
    }

    /// Its text, for reports to point into.
    pub(super) fn file(&self) -> RulesFile {
        let document = self.passage.document();
        RulesFile { path: document.path().to_owned(), text: document.source().to_owned() }
    }

    /// One figure a number, in order; `taken` are the ids that the book has.
    pub(super) fn figures(&self, file: usize, lexicon: &Lexicon, taken: &mut HashSet<String>) -> Vec<Figure> {
        let (document, mentions) = (self.passage.document(), self.passage.mentions());
        let citation: Arc<Citation> = Arc::new(citation(document, mentions));
        let mut naming = Naming::new(document, mentions, lexicon, taken);
        let figure = |(at, mention): (usize, &crate::scan::Mention)| {
            let what = naming.what(at).unwrap_or_else(|| NAMELESS.to_owned());
            Figure {
                id: naming.id(&what),
                what,
                aka: Vec::new(),
                not: Vec::new(),
                quantity: mention.quantity.clone(),
                text: printed(document, mention),
                kind: mention.kind,
                period: None,
                place: Vec::new(),
                exact: None,
                tolerance: None,
                was: Vec::new(),
                trend: mention.trend.filter(|_| mention.step != Some(crate::scan::Step::From)),
                status: Status::Provisional,
                expires: None,
                citation: Arc::clone(&citation),
                note: None,
                declared_at: Location { file, span: mention.span },
                origin: Origin::Source,
            }
        };
        mentions.iter().enumerate().map(figure).collect()
    }
}

/// The number as the source prints it, white space folded.
fn printed(document: &Document, mention: &crate::scan::Mention) -> String {
    let words: Vec<&str> = document.prose()[mention.prose.clone()].split_whitespace().collect();
    words.join(" ")
}
