//! Copy against a book, through every check and every output format.
//!
//! An input is copy, held against the repository's own book; or a rules file, a line [`RULE_OFF`], and copy; or both and,
//! after another such line, a source beside the book. An empty rules file is the repository's own.
#![no_main]

mod printed;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use printed::Reported;
use tieout::figures::RulesFile;
use tieout::read::{self, InputFormat};
use tieout::render;
use tieout::{Document, FigureBook, Lexicon, Linter, Report, Settings};
use tieout::{against, pair};

/// Stands between a rules file, copy and a source.
const RULE_OFF: &str = "\n%%%\n";

/// Traces told of each input: each one counts the lines of the copy anew.
const TOLD: usize = 8;

static OWN_BOOK: LazyLock<FigureBook> = LazyLock::new(|| {
    let text = include_str!("../../rules/crying-shame.toml");
    book_of(text).expect("the repository's own book has no faults")
});

fuzz_target!(|input: &str| {
    let (rules, copy) = input.split_once(RULE_OFF).unwrap_or(("", input));
    let (copy, source) = match copy.split_once(RULE_OFF) {
        Some((copy, source)) => (copy, Some(read::read_str("source", source, InputFormat::Text))),
        None => (copy, None),
    };
    let mut book = if rules.is_empty() { OWN_BOOK.clone() } else { book_of(rules).unwrap_or_default() };
    if let Some(source) = &source {
        book.add_source(source, Lexicon::english());
    }
    let book = &book;
    let mut linter = Linter::new(book, Lexicon::english());
    for format in [InputFormat::Text, InputFormat::Markdown, InputFormat::Html] {
        let document = read::read_str("copy", copy, format);
        let report = tieout::lint(&document, book, Lexicon::english());
        assert_sound(&document, &report, book);
        let reported = Reported { document: &document, report: &report, book };
        reported.assert_printable();
        assert_traced(&document, &report, book);
        // Every map has its own order, so a second run shows whether the first one depended on it; and this one has
        // read the copy before the last key stroke, and as other markup.
        let typed = copy.char_indices().next_back().map_or(0, |(last, _)| last);
        linter.lint(&read::read_str("copy", &copy[..typed], format), &Settings::default());
        let again = linter.lint(&document, &Settings::default());
        assert_eq!(again, report);
        assert_eq!(reported.lines(), Reported { report: &again, ..reported }.lines());
    }
});

fn book_of(text: &str) -> Option<FigureBook> {
    let file = RulesFile::new("rules.toml", text);
    FigureBook::parse([file], Lexicon::english()).ok()
}

fn assert_sound(document: &Document, report: &Report, book: &FigureBook) {
    let source = document.source();
    let (mut end, mut prose_end) = (0, 0);
    for mention in &report.mentions {
        let text = source.get(mention.span.range());
        assert!(text.is_some_and(|text| !text.is_empty()), "{mention:?}");
        assert!(mention.span.start >= end && mention.prose.start >= prose_end, "{mention:?}");
        assert!(document.prose().get(mention.number.clone()).is_some(), "{mention:?}");
        assert!(mention.prose.start <= mention.number.start && mention.number.end <= mention.prose.end);
        assert!(mention.counted.clone().is_none_or(|range| document.prose().get(range).is_some()));
        let sentence = &document.sentences()[mention.sentence];
        assert!(sentence.start <= mention.prose.start && mention.prose.end <= sentence.end, "{mention:?}");
        assert!(mention.quantity.low <= mention.quantity.high, "{mention:?}");
        (end, prose_end) = (mention.span.end, mention.prose.end);
    }
    for pairing in &report.pairings {
        assert!(pairing.mention < report.mentions.len() && pairing.figure < book.figures().len());
    }
    assert!(report.findings.is_sorted_by_key(|finding| (finding.span, finding.check)));
    for finding in &report.findings {
        let text = source.get(finding.span.range());
        assert!(text.is_some_and(|text| !text.is_empty()), "{finding:?}");
        assert!(finding.fix.as_ref().is_none_or(|fix| fix.span == finding.span && !finding.quoted));
    }
}

/// `tieout trace` looks a number's trace up by the number's place.
fn assert_traced(document: &Document, report: &Report, book: &FigureBook) {
    let mut traces = pair::trace(document, &report.mentions, book, Lexicon::english());
    against::trace(document, &report.mentions, book, Lexicon::english(), &mut traces);
    assert_eq!(traces.len(), report.mentions.len());
    for traced in traces.iter().take(TOLD) {
        let told = render::told(document, &report.mentions[traced.mention], book, traced).to_string();
        assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
    }
}
