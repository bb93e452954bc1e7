//! The row that names the columns.

use std::collections::BTreeMap;

use crate::figures::keys;
use crate::sheet::{Cell, FileError, Location, Row, Sheet, Tab, brief, column_name, nearest};

/// A title and remarks may stand above the headings, in so many rows.
pub(super) const LAST_HEADING_ROW: usize = 20;

/// What marks a column or a row as a remark.
pub(super) const REMARK: char = '#';

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// A key of a figure.
    Key(&'static str),
    /// A key of its source.
    Source(&'static str),
    /// Until when the values in `was` were right.
    Until,
    /// Nothing that is read.
    Remark,
}

/// The headings of a sheet.
pub(super) struct Columns {
    by_place: BTreeMap<u32, Column>,
    /// Whether the columns that every figure needs are there.
    pub(super) is_complete: bool,
    /// Whether there is a column of ids.
    pub(super) has_ids: bool,
}

impl Columns {
    /// What the column holds; `None` where it has no heading.
    pub(super) fn get(&self, column: u32) -> Option<Column> {
        self.by_place.get(&column).copied()
    }
}

/// Which of the sheet's rows names its columns.
pub(super) fn heading_row(tab: &Tab) -> Option<usize> {
    let scores = tab.rows.iter().take(LAST_HEADING_ROW).map(heading_score);
    let best = scores.enumerate().rev().max_by_key(|(_, score)| *score)?;
    (best.1 > 0).then_some(best.0)
}

/// How much a row looks like one of headings: 0 unless two of `id`, `what` and `value` or `formula` are in it, one of
/// them as it is written.
pub(super) fn heading_score(row: &Row) -> usize {
    let needed = |column: &Column| {
        let needs = ["id", "what", "value", "formula"];
        matches!(column, Column::Key(key) if needs.contains(key))
    };
    let texts = || row.cells.iter().filter_map(Cell::text);
    let exact = texts().filter_map(named).filter(needed).count();
    let near = texts().filter(|text| named(text).is_none()).filter_map(near).filter(needed).count();
    if exact == 0 || exact + near < 2 { 0 } else { texts().filter_map(named).count() + near }
}

/// What a heading names: its case, spaces and marks do not count.
fn named(heading: &str) -> Option<Column> {
    if heading.starts_with(REMARK) {
        return Some(Column::Remark);
    }
    let plain: String = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some(key) = keys::FIGURE.into_iter().find(|key| *key == plain && *key != "source") {
        return Some(Column::Key(key));
    }
    let own = plain.strip_prefix("source").filter(|own| !own.is_empty()).unwrap_or(&plain);
    match own {
        "source" => Some(Column::Source("title")),
        "until" | "wasuntil" => Some(Column::Until),
        _ => keys::SOURCE.into_iter().find(|key| *key == own).map(Column::Source),
    }
}

/// The column that a heading was meant to name.
fn near(heading: &str) -> Option<Column> {
    nearest(heading, names().iter().map(String::as_str)).and_then(named)
}

/// Every heading, as suggestions write it.
fn names() -> Vec<String> {
    let columns_of = |key: &str| match key {
        "was" => vec!["was".to_owned(), "was until".to_owned()],
        "source" => keys::SOURCE.map(|key| format!("source.{key}")).to_vec(),
        _ => vec![key.to_owned()],
    };
    keys::FIGURE.into_iter().flat_map(columns_of).collect()
}

/// The columns that a row names, with an error for each heading that is not as it should be.
pub(super) fn columns(sheet: Sheet<'_>, row: &Row, errors: &mut Vec<FileError>) -> Columns {
    let mut by_place = BTreeMap::new();
    let mut first: BTreeMap<Column, Location> = BTreeMap::new();
    for cell in &row.cells {
        let Some(heading) = cell.text() else { continue };
        let at = sheet.at(cell.span.clone());
        let Some(column) = named(heading) else {
            let message = format!("unknown column “{}”", brief(heading));
            let help = match nearest(heading, names().iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "begin it with {REMARK} to leave the column out, or use one of: {}",
                    names().join(", ")
                ),
            };
            errors.push(FileError::new(at, message, "not a key of a figure").help(help));
            by_place.insert(cell.column, Column::Remark);
            continue;
        };
        if column != Column::Remark
            && let Some(first) = first.get(&column)
        {
            let message = format!("two columns are called “{}”", brief(heading));
            let help = "keep one of them; several values in one cell are parted by semicolons";
            errors.push(FileError::new(at, message, "again here").related(*first, "first here").help(help));
            by_place.insert(cell.column, Column::Remark);
            continue;
        }
        first.insert(column, at);
        by_place.insert(cell.column, column);
    }
    let has = |key: &'static str| first.contains_key(&Column::Key(key));
    let absent: Vec<&str> =
        [("id", has("id")), ("value", has("value") || has("formula")), ("what", has("what"))]
            .into_iter()
            .filter_map(|(key, has)| (!has).then_some(key))
            .collect();
    let misspelt =
        row.cells.iter().filter_map(Cell::text).filter(|heading| named(heading).is_none()).filter_map(near);
    let misspelt: Vec<Column> = misspelt.collect();
    for key in &absent {
        // A misspelt heading has been told already.
        if misspelt.contains(&Column::Key(key)) {
            continue;
        }
        let message = format!("there is no column `{key}`");
        let next = row.cells.last().map_or(0, |cell| cell.column + 1);
        let help = format!(
            "write {key} into this row, above the column that has it: {}{} is free",
            column_name(next),
            row.number
        );
        errors.push(FileError::new(sheet.at(row.span.clone()), message, "the headings").help(help));
    }
    Columns { by_place, is_complete: absent.is_empty(), has_ids: has("id") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_forgivingly() {
        for (heading, column) in [
            ("ID", Column::Key("id")),
            (" What ", Column::Key("what")),
            ("source.title", Column::Source("title")),
            ("Source", Column::Source("title")),
            ("Source – Published", Column::Source("published")),
            ("page", Column::Source("page")),
            ("was (until)", Column::Until),
            ("# checked by", Column::Remark),
        ] {
            assert_eq!(named(heading), Some(column), "{heading}");
        }
        assert_eq!(named("valu"), None);
        assert_eq!(near("valu"), Some(Column::Key("value")));
    }

    #[test]
    fn every_key_has_a_heading() {
        let columns: Vec<Option<Column>> = names().iter().map(|name| named(name)).collect();
        for key in keys::FIGURE.into_iter().filter(|key| *key != "source") {
            assert!(columns.contains(&Some(Column::Key(key))), "{key}");
        }
        for key in keys::SOURCE {
            assert!(columns.contains(&Some(Column::Source(key))), "{key}");
        }
        assert!(columns.contains(&Some(Column::Until)) && !columns.contains(&None));
    }
}
