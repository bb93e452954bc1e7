//! Reading `[source]`.

use toml::de::DeTable;

use super::{Citation, keys};
use crate::sheet::{FileError, Sheet, Table};

/// The source a table describes; `name` is what errors call it.
pub(super) fn read(
    sheet: Sheet<'_>,
    table: &DeTable<'_>,
    name: &'static str,
    errors: &mut Vec<FileError>,
) -> Citation {
    let table = Table::new(sheet, table, name, &keys::SOURCE, errors);
    let title = table.text("title", errors);
    let publisher = table.text("publisher", errors);
    let date = table.text_or_date("published", errors);
    let url = table.text("url", errors);
    let page = table.page("page", errors);
    Citation {
        title: title.map(|t| t.value),
        publisher: publisher.map(|t| t.value),
        published: date.map(|t| t.value),
        url: url.map(|t| t.value),
        page,
    }
}

/// The source with what it does not say taken from another.
pub(super) fn filled(own: Citation, other: &Citation) -> Citation {
    let other = other.clone();
    Citation {
        title: own.title.or(other.title),
        publisher: own.publisher.or(other.publisher),
        published: own.published.or(other.published),
        url: own.url.or(other.url),
        page: own.page.or(other.page),
    }
}
