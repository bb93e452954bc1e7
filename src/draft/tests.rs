//! Whatever a source holds, its draft is a book that the source agrees with.

use proptest::prelude::*;

use super::*;
use crate::figures::{FigureBook, RulesFile};
use crate::read::{InputFormat, read_str};

fn drafted(text: &str) -> Draft {
    draft(&[read_str("report.md", text, InputFormat::Markdown)], Lexicon::english())
}

/// Value and words of each entry.
fn told(text: &str) -> Vec<String> {
    drafted(text).entries.iter().map(|e| format!("{} | {}", e.value, e.what)).collect()
}

/// Parses the draft and checks the sources against it.
fn holds(texts: &[&str], format: InputFormat) -> Result<(), TestCaseError> {
    let documents: Vec<Document> = texts.iter().map(|text| read_str("report", *text, format)).collect();
    let toml = draft(&documents, Lexicon::english()).to_toml();
    let file = RulesFile::new("draft.toml", toml.clone());
    let book = FigureBook::parse([file], Lexicon::english());
    let book = book.map_err(|faults| TestCaseError::fail(format!("{:?}\n{toml}", faults.errors)))?;
    for document in &documents {
        let report = crate::lint(document, &book, Lexicon::english());
        let named: Vec<_> = report.findings.iter().filter(|f| !f.figures.is_empty()).collect();
        prop_assert!(named.is_empty(), "{named:?}\n{toml}");
    }
    Ok(())
}

#[test]
fn a_figure_is_called_what_its_clause_counts() {
    for (text, want) in [
        ("There were 46,900 attendances at accident units in May.", "46,900 | attendances at accident units"),
        ("The median wait was 13.4 weeks, as before.", "13.4 weeks | median wait"),
        ("The ferries carried 1.86 million passengers.", "1.86 million | passengers (ferries carried)"),
        ("- Sailings cancelled: 1,240 in all.", "1,240 | Sailings cancelled"),
        ("Rail journeys rose by 16.4 per cent.", "16.4 per cent | rise in Rail journeys"),
        ("The yard built 14 boats in the year to the end of March.", "14 | boats in the year (yard built)"),
        ("Some 1,320 patients waited more than 12 hours.", "Some 1,320 | patients waited more than 12 hours"),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn a_cell_is_called_what_its_row_is() {
    let table = "| £m | 2025 | target |\n| --- | --- | --- |\n| Harbour dues | £14.1m | £15m |\n| Boats | 312 | 340 |\n";
    assert_eq!(
        told(table),
        ["£14.1m | Harbour dues", "£15m | Harbour dues (target)", "312 | Boats", "340 | Boats (target)",]
    );
    assert_eq!(drafted(table).entries[0].period.as_deref(), Some("2025"));
}

#[test]
fn roles_small_counts_and_list_numbers_are_no_figures() {
    let text = "Issued on 4 May 2026 at 9am, ref. AB-1234. Call 01632 960 418. Two of the three boats are aged 40.\n\n\
                7. See page 12 of the third report.";
    assert_eq!(told(text), [""; 0]);
}

#[test]
fn a_figure_given_twice_is_one_entry_with_both_wordings() {
    let draft = drafted(
        "Wardens counted 1,350 grey seals in the harbour.\n\nOf the grey seals in the harbour, 1,350 by the count of the wardens, most were pups.",
    );
    let [seals] = &draft.entries[..] else { panic!("one entry is wanted: {draft:?}") };
    assert_eq!(seals.again.len(), 1);
    assert_eq!(seals.aka.len(), 1);
}

#[test]
fn separators_in_other_numbers_end_no_clause() {
    for text in [
        "In Wales 42 of the 5,100 damp homes were repaired.",
        "In Wales 4,200 of the 5,100 damp homes were repaired.",
    ] {
        let entries = drafted(text).entries;
        let homes = entries.iter().find(|e| e.value == "5,100");
        assert_eq!(homes.and_then(|e| e.place.as_deref()), Some("Wales"), "{entries:?}");
    }
}

#[test]
fn an_old_value_is_what_the_new_one_was() {
    let draft = drafted("In 2025 the library lent 318,400 books, compared with 296,100 in 2024.");
    let [loans] = &draft.entries[..] else { panic!("one entry is wanted: {draft:?}") };
    assert_eq!(loans.was, Some(("296,100".to_owned(), Some("2024".to_owned()))));
    assert_eq!(loans.period.as_deref(), Some("2025"));
}

#[test]
fn the_title_and_a_whole_date_make_the_source() {
    let known = drafted("# Seals of the Sound\n\nPublished 4 February 2026 by the board.\n").sources;
    assert_eq!(known[0].title.as_deref(), Some("Seals of the Sound"));
    assert_eq!(known[0].published.as_deref(), Some("2026-02-04"));
    assert_eq!(drafted("# Seals\n\nPublished in February 2026.\n").sources[0].published, None);
    for (said, published) in [
        ("Last updated 12 May 2026. Published 3 May 2026.", Some("2026-05-03")),
        ("Issued 2 May 2026 and published 3 May 2026.", Some("2026-05-03")),
        ("Issued 2 May 2026.", Some("2026-05-02")),
        ("Reissued 12 May 2026.", None),
        ("Re-issued 12 May 2026.", None),
        ("Updated on the evening of 12 May 2026.", None),
    ] {
        let known = drafted(&format!("# Seals\n\n{said}\n")).sources;
        assert_eq!(known[0].published.as_deref(), published, "{said}");
    }
    let impossible = drafted("# Seals\n\nPublished 31 February 2026.\n\nWardens counted 1,350 grey seals.\n");
    assert_eq!(impossible.sources[0].published, None);
    assert_eq!(impossible.entries.len(), 1, "{impossible:?}");
}

#[test]
fn each_document_is_the_source_of_its_own_figures() {
    let texts = [
        ("a.md", "# Report A\n\nPublished 4 May 2025.\n\nWardens counted 1,350 grey seals.\n"),
        ("b.md", "The museum lent 4,521 coins.\n"),
        ("c.md", "# Report C\n\nPublished 3 June 2026.\n\nThe new roof of the library cost £3.2m.\n"),
    ];
    let documents = texts.map(|(path, text)| read_str(path, text, InputFormat::Markdown));
    let file = RulesFile::new("draft.toml", draft(&documents, Lexicon::english()).to_toml());
    let book = FigureBook::parse([file], Lexicon::english()).unwrap();
    let cited = book.figures().iter().map(|f| (f.citation.title.as_deref(), f.citation.published.as_deref()));
    assert_eq!(
        cited.collect::<Vec<_>>(),
        [
            (Some("Report A"), Some("2025-05-04")),
            (Some("b.md"), None),
            (Some("Report C"), Some("2026-06-03"))
        ]
    );
}

#[test]
fn two_values_in_the_same_words_are_told_apart_or_left_out() {
    let text = "The rent is £640.\n\nThe rent is £710.\n";
    let draft = drafted(text);
    assert_eq!(draft.entries.len() + draft.left_out.len(), 2, "{draft:?}");
    assert!(holds(&[text], InputFormat::Text).is_ok());
}

#[test]
fn nothing_in_a_source_can_break_out_of_its_string_or_comment() {
    for text in [
        "The \"\"\" fee is £640 \\\" for ''' boats.",
        "# A \"title\" \\u0000\n\nSome\u{85}lines\u{2028}cost £640\u{0} a \u{202e}boat.",
        "[[figure]] id = \"x\" value costs £640 # not a comment",
    ] {
        assert!(holds(&[text], InputFormat::Markdown).is_ok(), "{text}");
        assert!(holds(&[text, text], InputFormat::Text).is_ok(), "{text}");
    }
}

/// Sentences of a report: subject, verb, number, noun.
fn sentence() -> impl Strategy<Value = String> {
    let subject =
        prop::sample::select(vec!["The board", "Revenue", "Of these,", "It", "In March 2025 the trust"]);
    let verb = prop::sample::select(vec!["counted", "rose by", "fell to", "was", "spent", "(2024-25:"]);
    let noun = prop::sample::select(vec![
        "seals",
        "per cent",
        "people",
        "in England",
        "patients) waiting",
        "a year",
    ]);
    let hedge = prop::sample::select(vec!["", "about ", "more than ", "£", "1 in ", "compared with "]);
    (subject, verb, hedge, 1..100_000_u32, noun)
        .prop_map(|(subject, verb, hedge, number, noun)| format!("{subject} {verb} {hedge}{number} {noun}. "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_report_agrees_with_its_own_draft(sentences in prop::collection::vec(sentence(), 1..12)) {
        holds(&[&sentences.concat()], InputFormat::Text)?;
    }

    #[test]
    fn two_reports_agree_with_their_draft(
        one in prop::collection::vec(sentence(), 1..6),
        two in prop::collection::vec(sentence(), 1..6),
    ) {
        holds(&[&one.concat(), &two.join("\n\n")], InputFormat::Markdown)?;
    }

    #[test]
    fn any_text_drafts_a_book(text in "(?s)([0-9]{1,5}[,.%]?|[£$\"'\\\\#\\[\\]=()]|[a-z]{1,6}|\\PC| |\n){0,60}") {
        holds(&[&text], InputFormat::Markdown)?;
    }
}
