//! The labels of `gold.tsv`.

use std::ops::Range;

/// What an editor says of a number, and the check that says so.
pub(crate) const VERDICTS: [(&str, &[&str]); 9] = [
    ("ok", &[]),
    ("value", &["value-disagrees"]),
    // A million for a billion is another value as much as another magnitude.
    ("magnitude", &["magnitude-disagrees", "value-disagrees"]),
    ("bound", &["bound-disagrees"]),
    ("rounding", &["rounding-too-loose"]),
    ("unit", &["unit-disagrees"]),
    ("stale", &["superseded-figure"]),
    ("scope", &["scope-disagrees"]),
    ("trend", &["trend-disagrees"]),
];

/// A number that is about a figure of the book.
pub(crate) struct Label {
    /// The article's file name.
    pub(crate) file: String,
    /// The number as it stands in the source.
    pub(crate) quote: String,
    nth: usize,
    /// Id of the figure it is about.
    pub(crate) figure: String,
    /// Index into [`VERDICTS`].
    pub(crate) verdict: usize,
}

impl Label {
    /// The labels of a `gold.tsv`, in order.
    pub(crate) fn parse(text: &str) -> Vec<Label> {
        text.lines().skip(1).map(Label::parse_row).collect()
    }

    fn parse_row(row: &str) -> Label {
        let cells: Vec<&str> = row.split('\t').collect();
        let [file, quote, nth, figure, verdict, _note] = cells[..] else { panic!("not six cells: {row}") };
        let verdict = VERDICTS.iter().position(|(name, _)| *name == verdict);
        Label {
            file: file.to_owned(),
            quote: quote.to_owned(),
            nth: nth.parse().unwrap_or_else(|_| panic!("`nth` is no number: {row}")),
            figure: figure.to_owned(),
            verdict: verdict.unwrap_or_else(|| panic!("no such verdict: {row}")),
        }
    }

    /// Whether the number is right.
    pub(crate) fn is_ok(&self) -> bool {
        VERDICTS[self.verdict].1.is_empty()
    }

    /// The bytes of the article's source that it stands on.
    pub(crate) fn range(&self, source: &str) -> Range<usize> {
        let mut from = 0;
        for seen in 1.. {
            let Some(at) = source[from..].find(&self.quote) else { break };
            let start = from + at;
            if seen == self.nth {
                return start..start + self.quote.len();
            }
            from = start + self.quote.chars().next().map_or(1, char::len_utf8);
        }
        panic!("{} has no {} × `{}`", self.file, self.nth, self.quote)
    }
}
