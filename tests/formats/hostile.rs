//! Whatever is in the copy, its path and the book, each format stays what it is.

use std::fs;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use tieout::read::{InputFormat, read_str};
use tieout::render::{
    Checkstyle, Declared, Format, Github, Gitlab, Html, Junit, Rdjson, Repository, Sarif, Summary,
};
use tieout::sheet::TextFile;
use tieout::{Document, FigureBook, Lexicon};

use crate::here;

fn book() -> FigureBook {
    let text = fs::read_to_string(here().join("rules/lakes.toml")).unwrap();
    let text = text.replace("wild geese alone", "<b> ]]> & %0A ::error::\\u0007\\u202e");
    let rules = TextFile::new("rules/\u{1b}<a&b>\".toml", text);
    FigureBook::parse([rules], Lexicon::english()).unwrap()
}

fn written(mut format: impl Format, document: &Document, book: &FigureBook) -> String {
    let report = tieout::lint(document, book, Lexicon::english());
    let (mut out, mut summary) = (String::new(), Summary::default());
    format.begin(&mut out).unwrap();
    for _ in 0..2 {
        format.document(document, &report, &Declared::new(book), &mut out).unwrap();
        summary.add(report.tally);
    }
    format.end(&summary, &mut out).unwrap();
    out
}

fn read_xml(text: &str) -> Result<(), String> {
    let is_legal =
        |c: char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if let Some(c) = text.chars().find(|&c| !is_legal(c)) {
        return Err(format!("{c:?} is no character of XML"));
    }
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(()),
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.map_err(|error| error.to_string())?;
                }
            }
            _ => {}
        }
    }
}

/// Copy with numbers to find in it, and everything that some format gives a meaning.
fn copy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        "[\0-\u{1f}\u{7f}-\u{9f}\u{202a}-\u{202e}\u{fdd0}\u{ffff}]{1,2}",
        Just("\r\n".to_owned()),
        Just("Then 390 geese came to the lower lake. ".to_owned()),
        Just("“There were hundreds of swans on the lower lake,” she said. ".to_owned()),
        Just("] ]]> <script> & \"' [a](b) %0A ::error:: ##[error] ".to_owned()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_in_a_file_breaks_a_format(
        copy in copy(), path in "[\\PC\0-\u{1f}]{0,9}", kind in prop::sample::select(vec![
            InputFormat::Text, InputFormat::Markdown, InputFormat::Html,
        ]),
    ) {
        let book = book();
        let document = read_str(path, copy, kind);
        let here = Repository::default();
        for json in [
            written(Sarif::new(here.clone()), &document, &book),
            written(Gitlab::new(here.clone()), &document, &book),
            written(Rdjson::default(), &document, &book),
        ] {
            prop_assert!(serde_json::from_str::<Value>(&json).is_ok(), "{json}");
        }
        for xml in [
            written(Junit, &document, &book),
            written(Checkstyle, &document, &book),
        ] {
            prop_assert_eq!(read_xml(&xml), Ok(()), "{}", xml);
        }
        for line in written(Github::new(here), &document, &book).lines() {
            let is_ours = ["::error file=", "::warning file=", "::notice file="].iter().any(|c| line.starts_with(c));
            let is_rest = line.contains(" title=tieout::");
            let is_log = !line.trim_start().starts_with("::") && !line.contains("##[");
            prop_assert!(is_ours || is_rest || is_log, "{line}");
            prop_assert!(line.chars().all(|c| !c.is_control()), "{line:?}");
        }
        let page = written(Html::default(), &document, &book);
        prop_assert_eq!(page.matches("<script").count(), 1);
        prop_assert!(page.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", page);
    }
}
