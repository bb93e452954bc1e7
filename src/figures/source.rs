//! A source document whose numbers are provisional figures.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Citation, Figure, Origin, RulesFile, Status, Superseded};
use crate::against::Passage;
use crate::document::{Document, Span};
use crate::draft::{Entry, Ids, Naming, citation, draft};
use crate::lexicon::Lexicon;
use crate::scan::{Mention, Step, read_value, scan};
use crate::sheet::Location;

/// What a number is called that no draft would keep.
const NAMELESS: &str = "number";

/// A source document and its figures' place in the book.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) passage: Passage<'static>,
    /// The figure of its first number; those of the others follow in order.
    pub(crate) first_figure: usize,
}

impl Source {
    pub(super) fn new(document: &Document, first_figure: usize, lexicon: &Lexicon) -> Source {
        let mentions = scan(document, lexicon);
        Source {
            passage: Passage::new(Cow::Owned(document.clone()), Cow::Owned(mentions), lexicon.terms()),
            first_figure,
        }
    }

    /// Its text, for reports to point into.
    pub(super) fn file(&self) -> RulesFile {
        let document = self.passage.document();
        RulesFile::new(document.path(), document.source())
    }

    /// One figure a number, in order, with the words a draft gives it; `ids` has those of the book.
    pub(super) fn figures(&self, file: usize, lexicon: &Lexicon, ids: &mut Ids) -> Vec<Figure> {
        let (document, mentions) = (self.passage.document(), self.passage.mentions());
        let drafted = draft(std::slice::from_ref(document), lexicon).entries;
        let entries: BTreeMap<Span, &Entry> = drafted.iter().map(|entry| (entry.at.span, entry)).collect();
        let citation: Arc<Citation> = Arc::new(citation(document, mentions));
        let naming = Naming::new(document, mentions, lexicon);
        let figure = |(at, mention): (usize, &Mention)| {
            let entry = entries.get(&mention.span).copied();
            let text = printed(document, mention);
            let name = || naming.id(&naming.what(at).unwrap_or_else(|| NAMELESS.to_owned()));
            Figure {
                id: ids.give(&entry.map_or_else(name, |entry| entry.id.clone())),
                what: entry.map(|entry| entry.what.clone()).unwrap_or_default(),
                aka: entry.map(|entry| entry.aka.clone()).unwrap_or_default(),
                not: Vec::new(),
                quantity: mention.quantity.clone(),
                text,
                kind: mention.kind,
                period: entry.and_then(|entry| entry.period.clone()),
                place: Vec::new(),
                exact: None,
                tolerance: None,
                was: entry.and_then(|entry| superseded(entry, lexicon)).into_iter().collect(),
                trend: mention.trend.filter(|_| mention.step != Some(Step::From)),
                is_change: mention.step == Some(Step::By),
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

fn superseded(entry: &Entry, lexicon: &Lexicon) -> Option<Superseded> {
    let (text, until) = entry.was.clone()?;
    let quantity = read_value(&text, lexicon)?.quantity;
    Some(Superseded { quantity, text, until })
}

/// The number as the source prints it, white space folded.
fn printed(document: &Document, mention: &Mention) -> String {
    let words: Vec<&str> = document.prose()[mention.prose.clone()].split_whitespace().collect();
    words.join(" ")
}
