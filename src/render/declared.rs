//! Figures by id, and where the rules files declare them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::figures::{Figure, FigureBook};
use crate::lines::Lines;
use crate::sheet::TextFile;

/// A book, looked at through the ids that findings name. Nothing is indexed before the first finding.
#[derive(Debug)]
pub struct Declared<'b> {
    book: &'b FigureBook,
    by_id: OnceLock<BTreeMap<&'b str, &'b Figure>>,
    lines: OnceLock<Vec<Lines<'b>>>,
}

impl<'b> Declared<'b> {
    /// The book to look into.
    pub fn new(book: &'b FigureBook) -> Declared<'b> {
        Declared { book, by_id: OnceLock::new(), lines: OnceLock::new() }
    }

    /// The book itself.
    pub fn book(&self) -> &'b FigureBook {
        self.book
    }

    /// The figure of this id.
    pub(crate) fn figure(&self, id: &str) -> Option<&'b Figure> {
        let by_id =
            self.by_id.get_or_init(|| self.book.figures().iter().map(|f| (f.id.as_str(), f)).collect());
        by_id.get(id).copied()
    }

    /// The file a figure is declared in, and its lines.
    pub(crate) fn file_of(&self, figure: &Figure) -> Option<(&'b TextFile, &Lines<'b>)> {
        let lines = self.lines.get_or_init(|| lines_of(self.book.files()));
        let index = figure.declared_at.file;
        Some((self.book.files().get(index)?, lines.get(index)?))
    }
}

/// The lines of each rules file.
pub(crate) fn lines_of(files: &[TextFile]) -> Vec<Lines<'_>> {
    files.iter().map(|file| Lines::new(&file.text)).collect()
}
