//! What is proposed for copy, and what holds for every fix.

use proptest::prelude::*;

use super::{Safety, applied, apply};
use crate::figures::RulesFile;
use crate::read::{InputFormat, read_str};
use crate::report::{Finding, Fix};
use crate::{Document, FigureBook, Lexicon, Report, Settings, lint};

fn book(figures: &str) -> FigureBook {
    let file = RulesFile::new("rules.toml", figures);
    FigureBook::parse([file], Lexicon::english()).unwrap()
}

/// A book of one figure.
fn book_of(value: &str, what: &str) -> FigureBook {
    book(&format!("[[figure]]\nid = \"it\"\nvalue = \"{value}\"\nwhat = \"{what}\"\n"))
}

fn fixed(document: &Document, book: &FigureBook, wanted: Safety) -> String {
    let report = lint(document, book, Lexicon::english());
    apply(document, &applied(&report, wanted)).source().to_owned()
}

/// The sentence, with the number given put in, after the fixes wanted.
fn told(value: &str, stated: &str, wanted: Safety) -> String {
    let copy = format!("The report came out.\n\nIt counted {stated} babies at risk of harm living at home.");
    let book = book_of(value, "babies at risk of harm living at home");
    let fixed = fixed(&Document::plain("a.txt", copy.as_str()), &book, wanted);
    let number = fixed.strip_prefix("The report came out.\n\nIt counted ").unwrap();
    number.strip_suffix(" babies at risk of harm living at home.").unwrap().to_owned()
}

#[test]
fn digits_are_rewritten_as_they_were_printed() {
    for (value, stated, wanted) in [
        ("15,800", "18,500", "15,800"),
        ("15,800", "18500", "15800"),
        ("15,800", "158,000", "15,800"),
        ("1,580", "1850", "1580"),
        ("1.24 million", "1.42 million", "1.24 million"),
        ("1.24 million", "1.24 billion", "1.24 million"),
        ("1.24 million", "1,420,000", "1,240,000"),
        ("1.24 million", "1.24", "1.24 million"),
        ("206", "260", "206"),
        ("15,800", "15,800", "15,800"),
    ] {
        assert_eq!(told(value, stated, Safety::Safe), wanted, "{stated} for {value}");
    }
}

#[test]
fn a_hedge_goes_where_it_is_what_is_wrong() {
    for (stated, wanted) in [
        ("more than 16,000", "16,000"),
        ("nearly 15,000", "16,000"),
        ("about 17,000", "about 16,000"),
        ("roughly 15,800", "roughly 15,800"),
        ("never more than 16,000", "never more than 15,000"),
    ] {
        assert_eq!(told("15,800", stated, Safety::Safe), wanted, "{stated}");
    }
}

#[test]
fn a_sentence_does_not_come_to_open_with_a_numeral() {
    let book = book_of("15,800", "babies at risk of harm living at home");
    let copy = "A report came out.\n\nMore than 16,000 babies at risk of harm are living at home.";
    let fixed = fixed(&Document::plain("a.txt", copy), &book, Safety::Safe);
    assert_eq!(fixed, "A report came out.\n\nMore than 15,000 babies at risk of harm are living at home.");
}

#[test]
fn words_give_way_to_numbers_only_where_asked() {
    for (value, stated, wanted) in [
        ("15,800", "hundreds of", "nearly 16,000"),
        ("15,200", "several hundred", "more than 15,000"),
        ("15,800", "12,400", "15,800"),
    ] {
        assert_eq!(told(value, stated, Safety::Safe), stated);
        assert_eq!(told(value, stated, Safety::Unsafe), wanted, "{stated} for {value}");
    }
}

#[test]
fn what_the_speaker_said_stays() {
    let book = book_of("15,800", "babies at risk of harm living at home");
    let copy = "“We have counted 18,500 babies at risk of harm living at home,” she said.";
    let document = Document::plain("a.txt", copy);
    let report = lint(&document, &book, Lexicon::english());
    assert!(report.findings.iter().any(|finding| finding.quoted));
    assert_eq!(fixed(&document, &book, Safety::Unsafe), copy);
}

#[test]
fn markup_in_a_number_keeps_it_from_being_fixed_and_beside_it_does_not() {
    let book = book_of("£15.8 million", "spent on babies at risk of harm");
    let tell = |copy: &str, format| fixed(&read_str("a", copy, format), &book, Safety::Safe);
    for (copy, wanted, format) in [
        (
            "They spent **£18.5** million on babies at risk of harm.",
            "**£15.8** million",
            InputFormat::Markdown,
        ),
        ("They spent £18*.5* million on babies at risk of harm.", "£18*.5* million", InputFormat::Markdown),
        (
            "They spent &pound;18.5&nbsp;million on babies at risk of harm.",
            "&pound;15.8&nbsp;million",
            InputFormat::Html,
        ),
        ("They spent £1&#56;.5 million on babies at risk of harm.", "£1&#56;.5 million", InputFormat::Html),
    ] {
        assert_eq!(tell(copy, format), format!("They spent {wanted} on babies at risk of harm."));
    }
}

#[test]
fn the_number_of_another_figure_or_of_old_is_for_an_editor() {
    let book = book(
        "[[figure]]\nid = \"babies\"\nvalue = \"15,800\"\nwhat = \"babies at risk of harm\"\n\
         was = [{ value = \"14,300\" }]\n\n\
         [[figure]]\nid = \"homes\"\nvalue = \"18,500\"\nwhat = \"empty homes in the county\"\n",
    );
    for number in ["18,500", "14,300"] {
        let document = Document::plain("a.txt", format!("There are {number} babies at risk of harm."));
        assert_eq!(fixed(&document, &book, Safety::Safe), document.source());
        assert_eq!(fixed(&document, &book, Safety::Unsafe), "There are 15,800 babies at risk of harm.");
    }
}

#[test]
fn a_figure_that_has_expired_mends_nothing() {
    let text = "[[figure]]\nid = \"it\"\nvalue = \"15,800\"\nwhat = \"babies at risk of harm\"\nexpires = 2020-01-01\n";
    let document = Document::plain("a.txt", "There are 18,500 babies at risk of harm.");
    let report = |day| crate::lint_with(&document, &book(text), Lexicon::english(), &Settings::as_of(day));
    let has_fix = |report: Report| report.findings.iter().any(|finding| finding.fix.is_some());
    assert!(has_fix(report(jiff::civil::date(2019, 12, 31))));
    assert!(!has_fix(report(jiff::civil::date(2020, 1, 2))));
}

#[test]
fn one_is_not_made_many() {
    assert_eq!(told("10", "1", Safety::Unsafe), "1");
    assert_eq!(told("1", "10", Safety::Unsafe), "10");
}

/// What must hold for a safe fix, alone.
fn assert_sound(document: &Document, book: &FigureBook, finding: &Finding, fix: &Fix) {
    assert_eq!(fix.span, finding.span);
    assert!(!finding.quoted);
    let rewritten = apply(document, &[fix]);
    let (old, new) = (document.source(), rewritten.source());
    let end = fix.span.start + fix.text.len();
    assert_eq!(&new[..fix.span.start], &old[..fix.span.start]);
    assert_eq!(&new[fix.span.start..end], fix.text);
    assert_eq!(&new[end..], &old[fix.span.end..]);
    let report = lint(&rewritten, book, Lexicon::english());
    let at = |m: &&crate::scan::Mention| m.span.start == fix.span.start && m.span.end == end;
    let mention = report.mentions.iter().position(|m| at(&m)).expect("the fix is one number");
    let pairing = report.pairings.iter().find(|p| p.mention == mention).expect("it is tied");
    assert_eq!(book.figures()[pairing.figure].id, finding.figures[0]);
    let span = report.mentions[mention].span;
    assert!(!report.findings.iter().any(|f| f.span == span), "{new}: {:?}", report.findings);
}

fn number() -> impl Strategy<Value = String> {
    let digits =
        (1_u64..2_000_000_000, 0_u32..7).prop_map(|(n, cut)| n / 10_u64.pow(cut).max(1) * 10_u64.pow(cut));
    let plain = digits.prop_map(|n| n.to_string());
    let parted = (1_u64..2_000_000).prop_map(|n| crate::quantity::grouped(n.into()));
    let scaled =
        (1_u32..9_999, prop::sample::select(vec!["k", "m", "bn", " million", "\u{a0}billion", "-thousand"]))
            .prop_map(|(n, scale)| format!("{}.{}{scale}", n / 10, n % 10));
    prop_oneof![plain, parted, scaled]
}

/// The number with its first two neighbours that differ in each other's place.
fn swapped(number: &str) -> String {
    let mut bytes = number.as_bytes().to_vec();
    let differ = |pair: &[u8]| pair[0] != pair[1] && pair.iter().all(u8::is_ascii_digit);
    if let Some(at) = bytes.windows(2).position(differ) {
        bytes.swap(at, at + 1);
    }
    String::from_utf8(bytes).expect("digits change places")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_safe_fix_is_right_when_it_is_read_again(
        canonical in number(),
        stated in number(),
        shape in 0_usize..4,
        hedge in prop::sample::select(vec!["", "", "more than ", "nearly ", "about ", "at least ", "up to ", "exactly ", "Over "]),
        frame in prop::sample::select(vec![
            ("It has ", " at risk of harm living at home."),
            ("", " at risk of harm living at home, it says."),
            ("# Report\n\nThe list has **", "** at risk of harm living at home."),
            ("“It has ", " at risk of harm living at home,” he said."),
        ]),
    ) {
        // Half of them are slips of the canonical number, so that there is something to fix.
        let stated = match shape {
            0 => stated,
            1 => canonical.chars().rev().collect::<String>().trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned(),
            2 => swapped(&canonical),
            _ => format!("{canonical}0"),
        };
        let book = book_of(&canonical, "babies at risk of harm living at home");
        let copy = format!("{}{hedge}{stated} babies{}", frame.0, frame.1);
        let document = read_str("a.md", copy, InputFormat::Markdown);
        let report = lint(&document, &book, Lexicon::english());
        for finding in &report.findings {
            if let Some(fix) = &finding.fix {
                assert_sound(&document, &book, finding, fix);
            }
            prop_assert!(!finding.quoted || finding.fix.is_none() && finding.unsafe_fix.is_none());
            prop_assert!(finding.fix.is_none() || finding.unsafe_fix.is_none());
        }
        // All together leave nothing for a second run.
        let once = apply(&document, &applied(&report, Safety::Unsafe));
        let again = lint(&once, &book, Lexicon::english());
        prop_assert!(applied(&again, Safety::Unsafe).is_empty(), "{}", once.source());
    }
}
