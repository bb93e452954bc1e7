//! Reads a long rules file in stretches, side by side: to read thousands of figures takes longer than to index them.

use std::ops::Range;

use memchr::memmem;
use toml::de::DeTable;

use crate::parallel;
use crate::sheet::{Sheet, Table};

/// Bytes that a stretch has at least; a shorter file is read as a whole.
pub(super) const LEAST: usize = 1 << 16;

/// Stretches that are worth several threads.
const MANY: usize = 2;

/// What stands above each figure.
const HEADING: &str = "\n[[figure]]";

/// A file cut up: what stands above its figures, and the figures.
pub(super) struct Stretches<'t> {
    sheet: Sheet<'t>,
    head: &'t str,
    figures: Vec<Range<usize>>,
}

impl<'t> Stretches<'t> {
    /// The stretches of so many bytes at least, each from one heading to another; `None` where there is just one.
    pub(super) fn of(sheet: Sheet<'t>, least: usize) -> Option<Stretches<'t>> {
        if sheet.text.len() < least {
            return None;
        }
        let finder = memmem::Finder::new(HEADING);
        let next = |from: usize| Some(from + finder.find(sheet.text.as_bytes().get(from..)?)? + 1);
        let mut start = if sheet.text.starts_with(&HEADING[1..]) { Some(0) } else { next(0) };
        let head = sheet.text.get(..start?)?;
        let mut figures = Vec::new();
        while let Some(at) = start {
            start = next(at + least);
            figures.push(at..start.unwrap_or(sheet.text.len()));
        }
        (figures.len() >= MANY).then_some(Stretches { sheet, head, figures })
    }

    /// The table of what stands above the figures; `None` where that is no TOML by itself, or has figures too.
    pub(super) fn head(&self) -> Option<DeTable<'t>> {
        let table = DeTable::parse(self.head).ok()?.into_inner();
        (!table.contains_key("figure")).then_some(table)
    }

    /// What `read` makes of each stretch, given as a table of figures alone; `None` where one is something else.
    ///
    /// One that ends within a text or a list is no TOML by itself. What stands under another heading may go on in
    /// another stretch.
    pub(super) fn read<T: Send>(&self, read: impl Fn(Table<'_>) -> T + Sync + Send) -> Option<Vec<T>> {
        let made = parallel::map(&self.figures, MANY, |range| {
            let table = DeTable::parse(&self.sheet.text[range.clone()]).ok()?.into_inner();
            let is_plain = table.len() == 1 && table.contains_key("figure");
            is_plain.then(|| {
                read(Table::new(self.sheet.from(range.start), &table, "", &["figure"], &mut Vec::new()))
            })
        });
        made.into_iter().collect()
    }
}
