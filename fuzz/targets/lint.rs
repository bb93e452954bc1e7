//! Copy against a book, through every check and every output format.
//!
//! An input is copy, held against the repository's own book; or a rules file, a line [`RULE_OFF`], and copy.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tieout::figures::RulesFile;
use tieout::pair;
use tieout::read::{self, InputFormat};
use tieout::render::{
    self, Concise, Declared, Format, Full, Json, JsonLines, ScanFormat, ScannedJson, ScannedLines, Style,
    Summary, Table,
};
use tieout::{Document, FigureBook, Lexicon, Report};

/// Stands between a rules file and copy.
const RULE_OFF: &str = "\n%%%\n";

/// Traces told of each input: each one counts the lines of the copy anew.
const TOLD: usize = 8;

static OWN_BOOK: LazyLock<FigureBook> = LazyLock::new(|| {
    let text = include_str!("../../rules/crying-shame.toml");
    book_of(text).expect("the repository's own book has no faults")
});

fuzz_target!(|input: &str| {
    let (rules, copy) = match input.split_once(RULE_OFF) {
        Some((rules, copy)) => (book_of(rules), copy),
        None => (None, input),
    };
    let book = rules.as_ref().unwrap_or(&OWN_BOOK);
    for format in [InputFormat::Text, InputFormat::Markdown, InputFormat::Html] {
        let document = read::read_str("copy", copy, format);
        let report = tieout::lint(&document, book, Lexicon::english());
        assert_sound(&document, &report, book);
        assert_printable(&document, &report, book);
        // Every map has its own order, so a second run shows whether the first one depended on it.
        assert_eq!(lines(&document, &report, book), {
            let again = tieout::lint(&document, book, Lexicon::english());
            lines(&document, &again, book)
        });
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

fn assert_printable(document: &Document, report: &Report, book: &FigureBook) {
    let drawn = printed(Full::new(Style { width: 80, colour: false }), document, report, book);
    assert!(drawn.chars().all(|c| c == '\n' || !c.is_control()), "{drawn:?}");
    printed(Full::new(Style { width: 0, colour: true }), document, report, book);
    let concise = printed(Concise, document, report, book);
    assert!(concise.chars().all(|c| c == '\n' || !c.is_control()), "{concise:?}");
    assert_json(&printed(Json::default(), document, report, book));
    assert_json(&scanned(ScannedJson::default(), document, report));
    for line in lines(document, report, book).lines() {
        assert_json(line);
    }
    for line in scanned(ScannedLines, document, report).lines() {
        assert_json(line);
    }
    scanned(Table, document, report);
    // `tieout trace` looks a number's trace up by the number's place.
    let traces = pair::trace(document, &report.mentions, book, Lexicon::english());
    assert_eq!(traces.len(), report.mentions.len());
    for traced in traces.iter().take(TOLD) {
        let told = render::told(document, &report.mentions[traced.mention], book, traced).to_string();
        assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
    }
}

fn assert_json(text: &str) {
    serde_json::from_str::<serde_json::Value>(text).expect("the output is JSON");
}

fn lines(document: &Document, report: &Report, book: &FigureBook) -> String {
    printed(JsonLines, document, report, book)
}

fn printed(mut format: impl Format, document: &Document, report: &Report, book: &FigureBook) -> String {
    let mut out = String::new();
    let mut summary = Summary::default();
    summary.add(report.tally);
    format.begin(&mut out).expect("a string takes all");
    format.document(document, report, &Declared::new(book), &mut out).expect("a string takes all");
    format.end(&summary, &mut out).expect("a string takes all");
    out
}

fn scanned(mut format: impl ScanFormat, document: &Document, report: &Report) -> String {
    let mut out = String::new();
    format.begin(&mut out).expect("a string takes all");
    format.document(document, &report.mentions, &mut out).expect("a string takes all");
    format.end(&mut out).expect("a string takes all");
    out
}
