//! A source as a drafted book and as the book itself.
//!
//! An input is a source, held against itself; or a source, a line [`COPY_BELOW`], and copy.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tieout::draft::draft;
use tieout::figures::RulesFile;
use tieout::read::{self, InputFormat};
use tieout::{FigureBook, Lexicon};

/// Stands between a source and copy.
const COPY_BELOW: &str = "\n%%%\n";

fuzz_target!(|input: &str| {
    let (source, copy) = input.split_once(COPY_BELOW).unwrap_or((input, input));
    let lexicon = Lexicon::english();
    let source = read::read_str("source", source, InputFormat::Text);
    let copy = read::read_str("copy", copy, InputFormat::Markdown);

    let drafted = draft(std::slice::from_ref(&source), lexicon).to_toml();
    let rules = RulesFile::new("drafted.toml", drafted.clone());
    let book = FigureBook::parse([rules], lexicon);
    let book = book.unwrap_or_else(|faults| panic!("{faults}\n{drafted}"));
    let report = tieout::lint(&source, &book, lexicon);
    assert!(report.findings.iter().all(|f| f.figures.is_empty()), "{:?}\n{drafted}", report.findings);

    let mut book = FigureBook::default();
    book.add_source(&source, lexicon);
    let held = tieout::lint(&copy, &book, lexicon);
    for finding in &held.findings {
        assert!(copy.source().get(finding.span.range()).is_some_and(|text| !text.is_empty()), "{finding:?}");
    }
    assert_eq!(held.findings, tieout::lint(&copy, &book, lexicon).findings);
});
