//! The book of canonical figures: rules files in TOML or spreadsheets, read and held against each other.

mod ambiguity;
mod by_value;
mod citation;
mod consistency;
mod cycles;
mod entry;
pub(crate) mod entry_values;
mod error;
mod figure;
mod formula;
mod keys;
mod parse;
mod resolve;
mod result;
mod schema;
mod source;
mod spreadsheet;
mod stretches;
mod trend;
mod value;
mod wording;

#[cfg(test)]
mod tests;

pub(crate) use ambiguity::folded as phrase_key;
use by_value::ByValue;
pub use error::BookErrors;
pub use figure::{Citation, Figure, Origin, Status, Superseded};
pub use schema::json_schema;
pub(crate) use source::Source;
pub use spreadsheet::{
    NotSpreadsheet, Spreadsheet, SpreadsheetError, SpreadsheetFormat, read as read_spreadsheet,
    to_toml as spreadsheets_to_toml,
};

use crate::document::Document;
use crate::draft::Ids;
use crate::lexicon::Lexicon;
use crate::pair::Index;
use crate::parallel::{self, MANY_FIGURES};
use crate::quantity::Quantity;
use crate::scan::read_value;
use crate::sheet::TextFile;

/// A rules file, or a source document whose numbers are figures.
pub type RulesFile = TextFile;

/// Every canonical figure of a run.
///
/// Invariants: ids are unique; no two figures of rules files answer to the same phrase, unit, period and place;
/// figures of source documents stand after those of rules files, one a number.
#[derive(Debug, Clone, Default)]
pub struct FigureBook {
    files: Vec<RulesFile>,
    figures: Vec<Figure>,
    index: Index,
    by_value: ByValue,
    sources: Vec<Source>,
    /// The figures of the sources alone: paired on their own, so that they never compete with those of rules files.
    provisional: Option<Box<FigureBook>>,
}

impl FigureBook {
    /// Reads several rules files as one book.
    ///
    /// # Errors
    ///
    /// All that is wrong with any of the files, in order of file and position.
    pub fn parse(
        files: impl IntoIterator<Item = RulesFile>,
        lexicon: &Lexicon,
    ) -> Result<FigureBook, BookErrors> {
        let files = files.into_iter().collect();
        let mut book = parse::parse_with(files, &|text| read_value(text, lexicon))?;
        let index = || Index::new(&book.figures, lexicon.terms());
        let by_value = || ByValue::new(&book.figures);
        (book.index, book.by_value) = parallel::both(book.figures.len() >= MANY_FIGURES, index, by_value);
        Ok(book)
    }

    /// Makes every number of a source document a provisional figure.
    pub fn add_source(&mut self, document: &Document, lexicon: &Lexicon) {
        self.add_sources([document], lexicon);
    }

    /// [`add_source`](Self::add_source) for several, indexed once.
    pub fn add_sources<'d>(&mut self, documents: impl IntoIterator<Item = &'d Document>, lexicon: &Lexicon) {
        let mut documents = documents.into_iter().peekable();
        if documents.peek().is_none() {
            return;
        }
        let mut ids = Ids::new(self.figures.iter().map(|f| f.id.clone()));
        let mut provisional = self.provisional.take().unwrap_or_default();
        for document in documents {
            let source = Source::new(document, self.figures.len(), lexicon);
            let file = self.files.len();
            self.files.push(source.file());
            let figures = source.figures(file, lexicon, &mut ids);
            provisional.figures.extend(figures.iter().cloned());
            for (nth, figure) in figures.iter().enumerate() {
                self.by_value.add(self.figures.len() + nth, figure);
            }
            self.figures.extend(figures);
            self.sources.push(source);
        }
        provisional.index = Index::new(&provisional.figures, lexicon.terms());
        self.provisional = Some(provisional);
    }

    /// The figures of the sources as a book of their own, and the place of its first figure in this one.
    pub(crate) fn provisional(&self) -> Option<(&FigureBook, usize)> {
        let book = self.provisional.as_deref()?;
        Some((book, self.figures.len() - book.figures.len()))
    }

    /// How many of the files, the last ones, are source documents.
    pub fn source_count(&self) -> usize {
        self.sources.len()
    }

    /// The source documents whose numbers are figures.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The rules files the book was read from and the source documents added to it, in the order given.
    pub fn files(&self) -> &[RulesFile] {
        &self.files
    }

    /// The phrases of the figures, ready to be found in copy.
    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// The figures whose single value is the quantity's, in the order written, as indices.
    pub(crate) fn of_value(&self, quantity: &Quantity) -> &[usize] {
        self.by_value.of(quantity)
    }

    /// The figures, in the order written: those of rules files, then the numbers of sources.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figures of rules files alone, which are what the index holds.
    pub(crate) fn indexed(&self) -> &[Figure] {
        &self.figures[..self.index.entries().len().min(self.figures.len())]
    }
}
