//! Where a figure comes from, on one line.

use crate::figures::Citation;
use crate::month::MONTHS;

/// "A Crying Shame, Children’s Commissioner for England, October 2018, page 12"; `None` where nothing is known.
pub(crate) fn citation(source: &Citation) -> Option<String> {
    let parts: Vec<String> = [
        source.title.clone(),
        source.publisher.clone(),
        source.published.as_deref().map(month_and_year),
        source.page.map(|page| format!("page {page}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { source.url.clone() } else { Some(parts.join(", ")) }
}

/// An ISO date as month and year; any other text as it is.
fn month_and_year(date: &str) -> String {
    let mut fields = date.split('-');
    let year = fields.next().filter(|y| y.len() == 4);
    let month = fields.next().and_then(|m| m.parse::<usize>().ok());
    let name = month.and_then(|m| MONTHS.get(m.checked_sub(1)?));
    match (year, name) {
        (Some(year), Some(name)) => format!("{name} {year}"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_joined() {
        let mut source = Citation {
            title: Some("Swans of the Lakes".into()),
            publisher: Some("Lake Board".into()),
            published: Some("2021-02-28".into()),
            url: Some("https://example.org/swans".into()),
            page: Some(7),
        };
        assert_eq!(citation(&source).unwrap(), "Swans of the Lakes, Lake Board, February 2021, page 7");
        source = Citation { url: source.url, ..Citation::default() };
        assert_eq!(citation(&source).unwrap(), "https://example.org/swans");
        assert_eq!(citation(&Citation::default()), None);
    }

    #[test]
    fn a_date_that_is_no_iso_date_stays() {
        for date in ["spring 2020", "2020", "2020-13-01", "2020-00", ""] {
            assert_eq!(month_and_year(date), date);
        }
    }
}
