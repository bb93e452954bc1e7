//! Comments and ignore files, through the whole of `lint`.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::{IgnoreFile, LeftBe, LeftBy};
use crate::checks::Check;
use crate::read::{InputFormat, read_str};
use crate::report::Standing;
use crate::sheet::TextFile;
use crate::{Document, FigureBook, Finding, Lexicon, Report, Settings, lint_with};

const RULES: &str = r#"
[[figure]]
id = "swans"
value = "4,210"
what = "swans counted on the lake"

[[figure]]
id = "geese"
value = "930"
what = "geese counted on the lake"

[[figure]]
id = "share"
value = "61.4%"
what = "share of nests with eggs"
"#;

/// Copy with a slip in each paragraph.
const SWANS: &str = "Wardens counted 3,900 swans on the lake.";
const GEESE: &str = "Wardens counted 390 geese on the lake.";

fn book() -> FigureBook {
    let file = TextFile::new("rules.toml", RULES);
    FigureBook::parse([file], Lexicon::english()).unwrap()
}

fn settings() -> Settings {
    Settings::as_of(date(2026, 1, 5))
}

fn linted(document: &Document, settings: &Settings) -> Report {
    lint_with(document, &book(), Lexicon::english(), settings)
}

fn report(copy: &str) -> Report {
    linted(&read_str("copy.md", copy, InputFormat::Markdown), &settings())
}

/// Each finding as "check text", and how many were left be.
fn told(path: &str, copy: &str, settings: &Settings) -> (Vec<String>, usize) {
    let document = read_str(path, copy, InputFormat::of_path(path));
    let report = linted(&document, settings);
    let text = |f: &Finding| format!("{} {}", f.check, &document.source()[f.span.range()]);
    (report.findings.iter().map(text).collect(), report.left.len())
}

#[track_caller]
fn assert_told(copy: &str, findings: &[&str], left: usize) {
    let (found, left_be) = told("copy.md", copy, &settings());
    let short: Vec<String> = found.iter().map(|f| f.split(" <!--").next().unwrap_or(f).to_owned()).collect();
    assert_eq!(
        (short.iter().map(String::as_str).collect::<Vec<_>>(), left_be),
        (findings.to_vec(), left),
        "{copy}"
    );
}

const SWAN_SLIP: &str = "value-disagrees 3,900";
const GOOSE_SLIP: &str = "value-disagrees 390";

#[test]
fn an_ignore_leaves_be_what_is_below_it_or_beside_it_and_no_more() {
    let ignore = "<!-- tieout: ignore value-disagrees: why -->";
    assert_told(&format!("{SWANS}\n\n{GEESE}\n"), &[SWAN_SLIP, GOOSE_SLIP], 0);
    assert_told(&format!("{ignore}\n{SWANS}\n\n{GEESE}\n"), &[GOOSE_SLIP], 1);
    assert_told(&format!("{SWANS}\n\n{ignore}\n\n{GEESE}\n"), &[SWAN_SLIP], 1);
    assert_told(&format!("{ignore}\n{SWANS}\n{GEESE}\n"), &[], 2);
    assert_told(&format!("{SWANS} {ignore}\n{GEESE}\n"), &[GOOSE_SLIP], 1);
    assert_told(&format!("{SWANS}\n{GEESE} {ignore}\n"), &[SWAN_SLIP], 1);
    assert_told(&format!("{SWANS}\n\n{GEESE}\n\n<!-- tieout: ignore-file: why -->\n"), &[], 2);
    let table = "| Birds | Counted on the lake |\n|---|---|\n| Swans | 3,900 |\n| Geese | 390 |\n";
    assert_told(table, &[SWAN_SLIP, GOOSE_SLIP], 0);
    assert_told(&format!("{ignore}\n\n{table}"), &[], 2);
    assert_told(&table.replace("3,900", &format!("3,900 {ignore}")), &[GOOSE_SLIP], 1);
}

#[test]
fn an_ignore_names_one_check_several_or_none() {
    for (names, left) in
        [("", 1), (" value-disagrees", 1), (" bound-disagrees, value-disagrees", 1), (" bound-disagrees", 0)]
    {
        let (_, left_be) =
            told("a.md", &format!("<!-- tieout: ignore{names}: why -->\n{SWANS}\n"), &settings());
        assert_eq!(left_be, left, "{names}");
    }
}

#[test]
fn an_ignore_that_does_nothing_is_found_and_so_is_one_past_its_day() {
    let right = SWANS.replace("3,900", "4,210");
    assert_told(&format!("<!-- tieout: ignore: why -->\n{right}\n"), &["unused-ignore"], 0);
    assert_told(&format!("{right}\n\n<!-- tieout: ignore: why -->\n"), &["unused-ignore"], 0);
    assert_told(&format!("<!-- tieout: ignore until 2026-01-05: why -->\n{SWANS}\n"), &[], 1);
    let past = format!("<!-- tieout: ignore until 2026-01-04: why -->\n{SWANS}\n");
    assert_told(&past, &["expired-ignore", SWAN_SLIP], 0);
    let no_day = told("a.md", &past, &Settings::default());
    assert_eq!(no_day, (vec![], 1), "without a day nothing has expired");
}

#[test]
fn one_of_several_checks_may_be_named_in_vain() {
    let report = report(&format!("<!-- tieout: ignore value-disagrees bound-disagrees: why -->\n{SWANS}\n"));
    assert_eq!(report.findings[0].message, "this ignore leaves no `bound-disagrees` be");
    assert_eq!(report.findings[0].hint.as_deref(), Some("take `bound-disagrees` out of it"));
    assert_eq!(report.left.len(), 1);
}

#[test]
fn a_check_that_does_not_run_is_not_missed() {
    let right = SWANS.replace("3,900", "4,210");
    assert_told(&format!("<!-- tieout: ignore unlisted-figure: why -->\n{right}\n"), &[], 0);
    let document = read_str("a.md", "<!-- tieout: ignore: why -->\nHello.\n", InputFormat::Markdown);
    let alone = lint_with(&document, &FigureBook::default(), Lexicon::english(), &settings());
    assert!(alone.findings.is_empty(), "without a book nothing is found");
    let mut quiet = settings();
    quiet.set(Check::named("unused-ignore").unwrap(), None);
    assert_eq!(told("a.md", &format!("<!-- tieout: ignore: why -->\n{right}\n"), &quiet), (vec![], 0));
}

#[test]
fn what_is_left_be_still_counts_as_disagreeing() {
    let report = report(&format!("<!-- tieout: ignore: agreed -->\n{SWANS}\n"));
    assert_eq!((report.tally.disagreed, report.tally.agreed), (1, 0));
    assert_eq!(report.left[0].reason.as_deref(), Some("agreed"));
    assert_eq!(report.all_findings().len(), 1);
}

/// The figure each tied number is tied to, with the verdict.
fn ties(path: &str, copy: &str, settings: &Settings) -> Vec<String> {
    let document = read_str(path, copy, InputFormat::of_path(path));
    let report = linted(&document, settings);
    let tie = |p: &crate::pair::Pairing| {
        let number = &document.source()[report.mentions[p.mention].span.range()];
        format!("{number} {} {}", book().figures()[p.figure].id, p.verdict.name())
    };
    report.pairings.iter().map(tie).collect()
}

#[test]
fn a_pin_wins_over_the_words() {
    for (copy, tied) in [
        (format!("{GEESE} <!-- tieout: geese -->"), "390 geese value-disagrees"),
        (GEESE.replace("390", "<!-- tieout: swans -->390"), "390 swans value-disagrees"),
        ("There were <!-- tieout: geese --> 930.".to_owned(), "930 geese agrees"),
        ("<!-- tieout: geese -->\nIn 2018 there were 930.".to_owned(), "930 geese agrees"),
        ("Nearly <!-- tieout: geese --> 900 came.".to_owned(), "900 geese bound-disagrees"),
        ("They took <!-- tieout: share --> £40.".to_owned(), "£40 share unit-disagrees"),
    ] {
        let ties = ties("a.md", &copy, &settings());
        assert_eq!(ties.len(), 1, "{copy}: {ties:?}");
        // The hedge is part of the number, and the comment stands in it.
        let plain = ties[0].split("--> ").last().unwrap();
        assert_eq!(plain, tied, "{copy}");
    }
}

#[test]
fn a_pin_that_ties_nothing_is_found() {
    assert_told("<!-- tieout: gese -->\nThere were 930.\n", &["faulty-instruction gese"], 0);
    let hint = report("<!-- tieout: gese -->\nThere were 930.\n").findings[0].hint.clone();
    assert_eq!(hint.as_deref(), Some("did you mean `geese`?"));
    assert_told("None <!-- tieout: geese -->.\n\nThere were 930.\n", &["unused-pin"], 0);
    let document = read_str("a.md", "<!-- tieout: gese --> 930", InputFormat::Markdown);
    let alone = lint_with(&document, &FigureBook::default(), Lexicon::english(), &settings());
    assert!(alone.findings.is_empty(), "without a book no id is unknown");
}

fn ignoring(text: &str, path: &str) -> Settings {
    let file = TextFile::new("tieout-ignore.toml", text);
    let file = IgnoreFile::parse(file).unwrap_or_else(|errors| panic!("{errors:?}"));
    settings().leaving(Arc::new(file), path.into())
}

#[test]
fn an_ignore_file_leaves_be_by_path_and_words() {
    let copy = format!("{SWANS}\n\n{GEESE}\n");
    for (entry, findings) in [
        ("path = \"copy/*.txt\"\n", vec![]),
        ("path = \"copy/*.txt\"\ntext = \"3,900\"\n", vec![GOOSE_SLIP]),
        ("path = \"a.txt\"\ntext = \"counted   390 geese on\"\n", vec![SWAN_SLIP]),
        ("path = \"a.txt\"\ntext = \"geese on the lake\"\n", vec![SWAN_SLIP, GOOSE_SLIP]),
        ("path = \"b.txt\"\n", vec![SWAN_SLIP, GOOSE_SLIP]),
        ("path = \"a.txt\"\ncheck = \"value-disagrees\"\n", vec![]),
        (
            "path = \"a.txt\"\ncheck = [\"unit-disagrees\", \"bound-disagrees\"]\n",
            vec![SWAN_SLIP, GOOSE_SLIP],
        ),
        ("path = \"a.txt\"\nuntil = 2026-01-04\n", vec![SWAN_SLIP, GOOSE_SLIP]),
    ] {
        let settings = ignoring(&format!("[[ignore]]\nreason = \"agreed\"\n{entry}"), "copy/a.txt");
        let (found, left) = told("copy/a.txt", &copy, &settings);
        assert_eq!(
            (found, left),
            (findings.iter().map(ToString::to_string).collect(), 2 - findings.len()),
            "{entry}"
        );
    }
}

#[test]
fn an_ignore_file_pins_numbers_of_plain_text() {
    let pin = "[[pin]]\npath = \"a.txt\"\ntext = \"ate 930 loaves\"\nfigure = \"geese\"\n";
    assert_eq!(ties("a.txt", "They ate 930 loaves.", &ignoring(pin, "a.txt")), ["930 geese agrees"]);
    assert_eq!(ties("b.txt", "They ate 930 loaves.", &ignoring(pin, "b.txt")), [] as [&str; 0]);
}

/// What is said of the ignore file after a run over this copy.
fn stale(text: &str, copies: &[&str]) -> Vec<String> {
    stale_in(text, true, copies)
}

fn stale_in(text: &str, has_all: bool, copies: &[&str]) -> Vec<String> {
    let settings = ignoring(text, "a.txt");
    let reports = copies.iter().map(|copy| linted(&Document::plain("a.txt", *copy), &settings));
    let met: Vec<_> = reports.flat_map(|report| report.met).collect();
    let (file, _) = settings.ignores().unwrap();
    let said = |f: Finding| format!("{} {}: {}", f.check, &text[f.span.range()], f.message);
    file.findings(&met, has_all, &book(), &settings).into_iter().map(said).collect()
}

#[test]
fn entries_that_do_nothing_are_found_after_the_run() {
    let ignore = "[[ignore]]\npath = \"a.txt\"\nreason = \"agreed\"\n";
    let right = SWANS.replace("3,900", "4,210");
    let nothing = ["unused-ignore [[ignore]]: this ignore leaves nothing be"];
    assert_eq!(stale(ignore, &[&right]), nothing);
    assert_eq!(stale(ignore, &[&right, SWANS]), [] as [&str; 0], "one of several files needs it");
    assert_eq!(stale(ignore, &[]), [] as [&str; 0], "no file of it was checked");
    assert_eq!(stale_in(ignore, false, &[&right]), [] as [&str; 0], "other files may need it");
    assert_eq!(stale_in(&ignore.replace("a.txt", "/a.txt"), false, &[&right]), nothing);
    let off = format!("{ignore}check = \"unlisted-figure\"\n");
    assert_eq!(stale(&off, &[&right]), [] as [&str; 0], "its check does not run");
    let text = format!("{ignore}text = \"5 swans\"\n");
    assert_eq!(stale(&text, &[SWANS]), ["unused-ignore \"5 swans\": the copy no longer says “5 swans”"]);
    let past = format!("{ignore}until = 2025-12-31\n");
    assert_eq!(stale(&past, &[SWANS]), ["expired-ignore 2025-12-31: this ignore held until 2025-12-31"]);
    for (pin, said) in [
        ("text = \"lake\"\nfigure = \"geese\"", "unused-pin \"lake\": “lake” has no number for `geese`"),
        ("text = \"moon\"\nfigure = \"geese\"", "unused-pin \"moon\": the copy no longer says “moon”"),
        ("text = \"3,900\"\nfigure = \"gese\"", "faulty-instruction \"gese\": no figure has the id `gese`"),
    ] {
        assert_eq!(stale(&format!("[[pin]]\npath = \"a.txt\"\n{pin}\n"), &[SWANS]), [said]);
    }
}

#[test]
fn every_fault_of_an_ignore_file_has_its_place_and_remedy() {
    let text = "[[ignore]]\npath = \"copy/[a.txt\"\ncheck = \"value-disagree\"\nuntil = \"soon\"\nresaon = \"x\"\n\
        [[pin]]\npath = \"a.txt\"\n[[ignroe]]\npath = \"a\"\n[pin.x]\n";
    let file = TextFile::new("tieout-ignore.toml", text);
    let said = |e: crate::sheet::FileError| {
        format!("{}: {} ({})", &text[e.location.span.range()], e.message, e.help.unwrap_or_default())
    };
    let told: Vec<String> = IgnoreFile::parse(file).unwrap_err().into_iter().map(said).collect();
    for (at, wanted) in [
        "[[ignore]]: this entry has no `reason` (say why, for whoever reads it next year: reason = \"…\")",
        "\"copy/[a.txt\": `copy/[a.txt` is no path (write it with / between folders; * is any name, ** any folders)",
        "\"value-disagree\": no check is called `value-disagree` (did you mean `value-disagrees`?)",
        "\"soon\": `until` must be a day, not “soon” (write year, month and day: until = 2019-10-01)",
        "resaon: unknown key `resaon` (did you mean `reason`?)",
        "[[pin]]: this entry has no `text` (quote the copy with the number: text = \"15,800 babies\")",
        "[[pin]]: this entry has no `figure` (name the figure by its id: figure = \"babies-at-home\")",
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(told.get(at).map(String::as_str), Some(wanted), "{told:#?}");
    }
    assert!(
        told.contains(&"ignroe: unknown key `ignroe` (did you mean `[[ignore]]`?)".to_owned()),
        "{told:#?}"
    );
}

#[test]
fn a_number_stands_as_it_is_counted_whether_its_finding_is_left_be_or_not() {
    let slip = report(SWANS).findings.remove(0);
    let mut report = report(&SWANS.replace("3,900", "4,210"));
    assert_eq!(report.standings(), [Standing::Agrees]);
    // The value is right, and something else is wrong with it.
    let finding = Finding { check: "trend-disagrees", ..slip };
    report.left.push(LeftBe { finding, by: LeftBy::Comment, reason: None });
    assert_eq!(report.standings(), [Standing::Disagrees]);
}

#[test]
fn a_list_of_no_checks_is_not_taken_for_all_of_them() {
    let text = "[[ignore]]\npath = \"a.txt\"\ncheck = []\nreason = \"agreed\"\n";
    let errors = IgnoreFile::parse(TextFile::new("tieout-ignore.toml", text)).unwrap_err();
    let told: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(told, ["`check` names no check"]);
}

#[test]
fn a_word_near_an_instruction_is_first_taken_for_one() {
    let report = report(&format!("<!-- tieout: ignroe: agreed -->\n{SWANS}\n"));
    assert_eq!(report.findings[0].message, "no figure has the id `ignroe`");
    assert_eq!(report.findings[0].hint.as_deref(), Some("did you mean `ignore`?"));
}

proptest! {
    #[test]
    fn an_ignore_changes_what_is_shown_and_nothing_else(
        paragraphs in proptest::collection::vec((0..3_usize, any::<bool>()), 1..7),
    ) {
        let comment = ["", "<!-- tieout: ignore value-disagrees: why -->", "<!-- tieout: ignore bound-disagrees -->"];
        let copy = |with: bool| -> String {
            let text = |&(nth, above): &(usize, bool)| {
                let comment = if with { comment[nth] } else { "" };
                if above { format!("{comment}\n{SWANS}\n\n") } else { format!("{SWANS} {comment}\n\n") }
            };
            paragraphs.iter().map(text).collect()
        };
        let (plain, told) = (report(&copy(false)), report(&copy(true)));
        let wanted = paragraphs.iter().filter(|(nth, _)| *nth == 1).count();
        let unused = paragraphs.iter().filter(|(nth, _)| *nth == 2).count();
        prop_assert_eq!(plain.findings.len(), paragraphs.len());
        prop_assert_eq!(told.left.len(), wanted);
        prop_assert_eq!(told.findings.len(), paragraphs.len() - wanted + unused);
        prop_assert_eq!(told.tally, plain.tally);
        prop_assert_eq!(told.standings(), plain.standings());
    }

    #[test]
    fn any_comment_is_read_without_complaint(body in "(tieout|ignore|until|file|value-disagrees|[ :,-]|é|\\PC){0,12}") {
        let copy = format!("<!-- tieout:{body} -->\n{SWANS}\n\n{GEESE} <!--{body}-->");
        let report = report(&copy);
        for finding in report.all_findings() {
            prop_assert!(copy.get(finding.span.range()).is_some_and(|text| !text.is_empty()), "{finding:?}");
        }
    }

    #[test]
    fn any_ignore_file_is_read_without_complaint(text in "(\\[\\[ignore\\]\\]\n|\\[\\[pin\\]\\]\n|path = |text = |\"é\"\n|\\PC|\n){0,14}") {
        if let Err(errors) = IgnoreFile::parse(TextFile::new("a", text.clone())) {
            for error in errors {
                prop_assert!(text.get(error.location.span.range()).is_some(), "{error:?}");
            }
        }
    }
}
