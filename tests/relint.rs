//! A linter that has read other versions of an article says of each what one that never saw it says.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests are no interface")]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use tieout::figures::RulesFile;
use tieout::{Document, FigureBook, Lexicon, Linter, Settings};

/// Topics whose articles have tables, headings, old values, swapped figures and fixes.
const TOPICS: [(&str, &str); 3] = [
    (include_str!("../rules/crying-shame.toml"), include_str!("../corpus/crying-shame/release.txt")),
    (include_str!("../rules/nhs-waits-2024.toml"), include_str!("../corpus/nhs-waits-2024/column.md")),
    (
        include_str!("../rules/school-absence-2024.toml"),
        include_str!("../corpus/school-absence-2024/column.md"),
    ),
];

/// What is typed: what can change a number's reading or its neighbours'.
const TYPED: [&str; 12] = [
    " indeed",
    " 2019",
    " £",
    " per cent",
    " in Wales",
    "15,800",
    " ",
    "\n\n",
    ". ",
    "“",
    " fewer than",
    "7",
];

static BOOKS: LazyLock<Vec<FigureBook>> = LazyLock::new(|| {
    let book = |rules| FigureBook::parse([RulesFile::new("rules.toml", rules)], Lexicon::english()).unwrap();
    TOPICS.iter().map(|(rules, _)| book(*rules)).collect()
});

/// One change of a text, at one of its characters.
#[derive(Debug, Clone)]
enum Edit {
    Type(Index, &'static str),
    /// Takes out so many characters.
    Delete(Index, usize),
    /// Copies a line to another place.
    Repeat(Index, Index),
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let lines: Vec<usize> =
            text.split_inclusive('\n').scan(0, |at, line| Some(*at).inspect(|_| *at += line.len())).collect();
        match self {
            Edit::Type(at, typed) => {
                let (before, after) = text.split_at(*at.get(&places));
                [before, typed, after].concat()
            }
            Edit::Delete(at, count) => {
                let first = at.index(places.len());
                let last = (first + count).min(places.len() - 1);
                [&text[..places[first]], &text[places[last]..]].concat()
            }
            Edit::Repeat(from, to) if !lines.is_empty() => {
                let from = *from.get(&lines);
                let line = text[from..].split_inclusive('\n').next().unwrap_or("");
                let (before, after) = text.split_at(*to.get(&lines));
                [before, line, after].concat()
            }
            Edit::Repeat(..) => text.to_owned(),
        }
    }
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        3 => (any::<Index>(), select(&TYPED[..])).prop_map(|(at, typed)| Edit::Type(at, typed)),
        2 => (any::<Index>(), 1..60_usize).prop_map(|(at, count)| Edit::Delete(at, count)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Edit::Repeat(from, to)),
    ];
    prop::collection::vec(edit, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_read_before_changes_nothing(topic in 0..TOPICS.len(), markdown in any::<bool>(), edits in edits()) {
        let (book, lexicon, settings) = (&BOOKS[topic], Lexicon::english(), Settings::default());
        let mut linter = Linter::new(book, lexicon);
        let mut text = TOPICS[topic].1.to_owned();
        for edit in edits {
            let format = if markdown { tieout::read::InputFormat::Markdown } else { tieout::read::InputFormat::Text };
            linter.lint(&tieout::read::read_str("copy", text.as_str(), format), &settings);
            text = edit.apply(&text);
            let document: Document = tieout::read::read_str("copy", text.as_str(), format);
            let alone = Linter::new(book, lexicon).lint(&document, &settings);
            prop_assert_eq!(linter.lint(&document, &settings), alone, "{}", text);
        }
    }
}
