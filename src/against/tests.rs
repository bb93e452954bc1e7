//! Copy held against a source, end to end.

use proptest::prelude::*;

use crate::figures::{FigureBook, RulesFile};
use crate::quantity::Verdict;
use crate::read::{self, InputFormat};
use crate::{Document, Lexicon, Report, lint};

const REPORT: &str = "The ferries carried 1.86 million passengers in 2025, compared with 1.71 million in 2024.\n\n\
    Fares brought in £9.4m. Some 38 vessels were overhauled at a cost of £2.6m.\n\n\
    Net debt was below £25m at the end of the third quarter. The Q2 dividend is 4.2p a share, up 12%.\n";

fn against(source: &str, copy: &str) -> (FigureBook, Report) {
    let mut book = FigureBook::default();
    book.add_source(&Document::plain("report.txt", source), Lexicon::english());
    let report = lint(&Document::plain("copy.txt", copy), &book, Lexicon::english());
    (book, report)
}

fn said(copy: &str) -> Vec<String> {
    against(REPORT, copy).1.findings.into_iter().map(|f| f.message).collect()
}

#[test]
fn another_number_in_the_sources_words_is_an_error() {
    for (copy, want) in [
        (
            "The ferries carried 1.68 million passengers in 2025.",
            "“1.68 million” disagrees with 1.86 million",
        ),
        ("Some 38 vessels were overhauled at a cost of $2.6m.", "“$2.6m” disagrees with £2.6m"),
        ("The Q3 dividend is 4.2p a share, up 12%.", "“Q3” disagrees with Q2"),
        (
            "Net debt was below £35m at the end of the third quarter.",
            "“below £35m” disagrees with below £25m",
        ),
        (
            "Net debt was below £25m at the end of the second quarter.",
            "“second quarter” disagrees with third quarter",
        ),
        ("The Q2 dividend is 4.2p a share, down 12%.", "“12%” is right, but it is a rise, not a fall"),
    ] {
        assert_eq!(said(copy), [want], "{copy}");
    }
}

#[test]
fn a_trace_says_what_the_check_says() {
    let copy = "Net debt was below £35m at the end of the third quarter.";
    let (book, report) = against(REPORT, copy);
    let document = Document::plain("copy.txt", copy);
    let mut traces = crate::pair::trace(&document, &report.mentions, &book, Lexicon::english());
    super::trace(&document, &report.mentions, &book, Lexicon::english(), &mut traces);
    for pairing in &report.pairings {
        let trace = traces.iter().find(|trace| trace.mention == pairing.mention).unwrap();
        let best = &trace.candidates[0];
        assert_eq!((best.figure, best.verdict), (pairing.figure, pairing.verdict));
    }
    assert_eq!(report.pairings[0].verdict, Verdict::WrongValue);
}

#[test]
fn rewording_rounding_and_news_of_its_own_stay_silent() {
    for copy in [
        "The ferries carried nearly 1.9 million passengers last year.",
        "In 2025 some 1.86 million people took the ferry, up from 1.71 million the year before.",
        "Thirty-eight vessels were overhauled for about £2.6 million.",
        "A ticket from the mainland costs £4.20, and the crossing takes 25 minutes.",
        "The ferries of neighbouring Skerrow carried 2.4 million passengers in 2025.",
        "Fares had brought in £8.9m a year earlier.",
    ] {
        assert_eq!(said(copy), [""; 0], "{copy}");
    }
}

#[test]
fn separators_in_other_numbers_part_no_number_from_its_date() {
    for (part, whole, other) in [("42", "51", "63"), ("4,200", "5,100", "6,300")] {
        let source = format!("The museum in 2025 lent {part} of its {whole} rare coins to schools.");
        let copy = format!("The museum in 2023 lent {part} of its {other} rare coins to schools.");
        let told: Vec<String> = against(&source, &copy).1.findings.into_iter().map(|f| f.message).collect();
        assert!(!told.iter().any(|message| message.contains(other)), "{told:?}");
    }
}

#[test]
fn a_table_of_the_source_speaks_by_its_heads() {
    let table = "# Accounts\n\n| | 2025 | 2024 |\n| --- | --- | --- |\n| Harbour dues | £14.1m | £13.2m |\n\
        | Landing fees | £11.4m | £10.9m |\n";
    let mut book = FigureBook::default();
    book.add_source(&read::read_str("accounts.md", table, InputFormat::Markdown), Lexicon::english());
    let said = |copy: &str| {
        let report = lint(&Document::plain("copy.txt", copy), &book, Lexicon::english());
        report.findings.into_iter().map(|f| f.message).collect::<Vec<_>>()
    };
    assert_eq!(said("Harbour dues rose to £14.1m, landing fees were £11.4m."), [""; 0]);
    assert_eq!(said("Landing fees were £14.4m in 2025."), ["“£14.4m” disagrees with £11.4m"]);
}

#[test]
fn a_finding_points_at_the_source_document() {
    let (book, report) = against(REPORT, "The ferries carried 1.68 million passengers in 2025.");
    let id = &report.findings[0].figures[0];
    let figure = book.figures().iter().find(|f| f.id == *id).unwrap();
    let file = &book.files()[figure.declared_at.file];
    assert_eq!(file.path, "report.txt");
    assert_eq!(&file.text[figure.declared_at.span.range()], "1.86 million");
}

#[test]
fn a_figure_of_a_rules_file_comes_before_the_source() {
    let rules = "[[figure]]\nid = \"passengers\"\nvalue = \"1.68 million\"\nwhat = \"passengers the ferries carried\"\n";
    let file = RulesFile::new("rules.toml", rules);
    let mut book = FigureBook::parse([file], Lexicon::english()).unwrap();
    book.add_source(&Document::plain("report.txt", REPORT), Lexicon::english());
    let copy = Document::plain("copy.txt", "The ferries carried 1.68 million passengers in 2025.");
    assert_eq!(lint(&copy, &book, Lexicon::english()).findings, []);
}

#[test]
fn a_source_beside_a_book_takes_no_part_in_slips() {
    let figure = |id: &str, value: &str, what: &str| {
        format!("[[figure]]\nid = \"{id}\"\nvalue = \"{value}\"\nwhat = \"{what}\"\n")
    };
    let rules = figure("passengers", "1,861,204", "passengers the ferries carried")
        + &figure("vessels", "38", "vessels the ferries overhauled")
        + &figure("fares", "£9,412,370", "fares that passengers paid");
    let mut book = FigureBook::parse([RulesFile::new("rules.toml", rules)], Lexicon::english()).unwrap();
    // Each number is a digit away from one of the copy.
    let source = "Annual report 2025-26. The crews ate 2,304,516 eggs in 2025.";
    book.add_source(&Document::plain("report.txt", source), Lexicon::english());
    let copy = "The ferries carried 1,861,204 passengers, who paid £9,412,370 in fares. The crews rowed 2,304,561 miles.";
    let report = lint(&Document::plain("copy.txt", copy), &book, Lexicon::english());
    assert_eq!(report.pairings.iter().map(|p| p.figure).collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn ids_of_a_book_with_sources_are_unique() {
    let rules = "[[figure]]\nid = \"fares-brought\"\nvalue = \"7\"\nwhat = \"fares brought\"\n";
    let file = RulesFile::new("rules.toml", rules);
    let mut book = FigureBook::parse([file], Lexicon::english()).unwrap();
    for path in ["a.txt", "b.txt"] {
        book.add_source(&Document::plain(path, REPORT), Lexicon::english());
    }
    let mut ids: Vec<&str> = book.figures().iter().map(|f| f.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
}

#[test]
fn a_copy_may_contradict_itself() {
    let alone = |text: &str| {
        let report = lint(&Document::plain("copy.txt", text), &FigureBook::default(), Lexicon::english());
        report.findings.into_iter().map(|f| f.message).collect::<Vec<_>>()
    };
    let slip = "Board to scrap 1,420 sailings\n\nThe ferry board is to scrap 1,240 sailings this winter.";
    assert_eq!(alone(slip), ["“1,420” contradicts “1,240” in line 3"]);
    for text in [
        // A rounding, and a bound.
        "Board to scrap 1,200 sailings\n\nThe ferry board is to scrap 1,240 sailings this winter.",
        "Board to scrap over 1,000 sailings\n\nThe ferry board is to scrap 1,240 sailings this winter.",
        // Said twice, so meant.
        "Board to scrap 1,420 sailings\n\nIt is to scrap 1,240 sailings in winter and 180 in spring, 1,420 sailings in all.",
        // Two things.
        "Board buys 1,420 lifebelts\n\nThe ferry board is to scrap 1,240 sailings this winter.",
        // No headline, but a lead, and what it was before.
        "The ferry board counted 1,420 sailings in May.\n\nIt compares with 1,170 sailings in May of the year before.",
        // A table of results.
        "Results\n\nNet 1,420 vs 1,240\n\nNet 1,240 vs 1,420 and 1,204",
    ] {
        assert_eq!(alone(text), [""; 0], "{text}");
    }
}

/// Sentences of a report: subject, verb, number, noun.
fn sentence() -> impl Strategy<Value = String> {
    let subject = prop::sample::select(vec![
        "The board",
        "Revenue of the Sound",
        "Of these,",
        "In March 2025 the trust",
    ]);
    let verb = prop::sample::select(vec!["counted", "rose by", "was", "spent", "compared with"]);
    let noun =
        prop::sample::select(vec!["seals", "per cent", "people in England", "boats (of", "pounds a year"]);
    let hedge = prop::sample::select(vec!["", "about ", "more than ", "£", "nearly "]);
    (subject, verb, hedge, 1..10_000_u32, noun)
        .prop_map(|(subject, verb, hedge, number, noun)| format!("{subject} {verb} {hedge}{number} {noun}. "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_text_agrees_with_itself_as_a_source(sentences in prop::collection::vec(sentence(), 1..10)) {
        let text = sentences.concat();
        let (_, report) = against(&text, &text);
        let named: Vec<_> = report.findings.iter().filter(|f| !f.figures.is_empty()).collect();
        prop_assert!(named.is_empty(), "{named:?}\n{text}");
    }

    #[test]
    fn any_two_texts_can_be_held_against_each_other(source in "\\PC{0,60}", copy in "\\PC{0,60}") {
        let (_, report) = against(&source, &copy);
        for finding in &report.findings {
            prop_assert!(copy.get(finding.span.range()).is_some());
        }
    }
}
