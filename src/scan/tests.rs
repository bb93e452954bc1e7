//! Properties that hold for any copy, and numbers that come back as they were printed.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::quantity::{Form, Hedge};
use crate::{Document, Lexicon};

use super::testing::{lines, mentions};
use super::{Kind, read_value};

/// Words and marks that numbers are made of, so that random copy is full of near-numbers.
const PARTS: [&str; 58] = [
    "15,800",
    "19, 640",
    "3",
    "2.5",
    "½",
    "1/4",
    "0",
    "2017",
    "£",
    "$",
    "%",
    "-",
    "–",
    "to",
    "and",
    "between",
    "from",
    "one",
    "in",
    "eight",
    "hundred",
    "million",
    "half",
    "a",
    "third",
    "dozen",
    "hundreds",
    "of",
    "thousands",
    "more",
    "than",
    "nearly",
    "up",
    "years",
    "old",
    "aged",
    "km",
    "per",
    "cent",
    "p",
    "March",
    "(",
    ")",
    ",",
    ".",
    "’s",
    "^",
    "/",
    "x",
    "s",
    "e",
    "against",
    "or",
    "mln",
    "dlrs",
    "odds",
    "Norway",
    "crowns",
];

fn copy() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (prop::sample::select(&PARTS[..]), prop::sample::select(&["", " ", "\u{a0}", "\n\n"][..])),
        0..40,
    )
    .prop_map(|parts| parts.into_iter().flat_map(|(part, gap)| [part, gap]).collect())
}

fn assert_sound(text: &str) {
    let found = mentions(text);
    let mut free = 0;
    for mention in &found {
        let range = mention.span.range();
        assert!(text.get(range.clone()).is_some_and(|t| !t.trim().is_empty()), "{range:?} in {text:?}");
        assert!(range.start >= free, "overlap at {range:?} in {text:?}");
        assert!(
            mention.number.start >= mention.prose.start && mention.number.end <= mention.prose.end,
            "{mention:?}"
        );
        assert!(mention.quantity.low <= mention.quantity.high, "{mention:?}");
        if let Some(counted) = &mention.counted {
            let document = Document::plain("test", text);
            assert!(document.prose().get(counted.clone()).is_some(), "{counted:?} in {text:?}");
        }
        free = range.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_are_sound_in_any_text(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn spans_are_sound_in_copy_full_of_numbers(text in copy()) {
        assert_sound(&text);
    }

    #[test]
    fn reading_a_value_never_panics(text in copy()) {
        let _ = read_value(&text, Lexicon::english());
    }

    #[test]
    fn digits_come_back(value in 0_u64..10_000_000_000) {
        let value = Decimal::from(value);
        for text in [grouped(value, ","), grouped(value, "\u{202f}")] {
            let read = read_value(&text, Lexicon::english()).map(|m| (m.kind, m.quantity.low));
            prop_assert_eq!(read, Some((Kind::Count, value)), "{}", text);
        }
    }

    #[test]
    fn words_come_back(value in 2_u64..2_000_000_000_000) {
        let text = spelled(value);
        let read = read_value(&text, Lexicon::english()).map(|m| m.quantity.low);
        prop_assert_eq!(read, Some(Decimal::from(value)), "{}", text);
    }

    #[test]
    fn percentages_come_back(tenths in 0_i64..2000) {
        let value = Decimal::new(tenths, 1);
        for text in [format!("{value}%"), format!("{value} per cent"), format!("{value} percent")] {
            let read = read_value(&text, Lexicon::english()).map(|m| (m.kind, m.quantity.low));
            prop_assert_eq!(read, Some((Kind::Percent, value)), "{}", text);
        }
    }

    #[test]
    fn money_comes_back(pence in 1_i64..10_000_000) {
        let value = Decimal::new(pence, 2);
        for (text, code) in [(format!("£{value}"), "GBP"), (format!("${value}m"), "USD"), (format!("{value} euros"), "EUR")] {
            let read = read_value(&text, Lexicon::english());
            let scale = if code == "USD" { Decimal::from(1_000_000) } else { Decimal::ONE };
            let got = read.map(|m| (m.kind, m.quantity.low, m.quantity.unit.id.to_string()));
            prop_assert_eq!(got, Some((Kind::Money, value * scale, code.to_owned())), "{}", text);
        }
    }

    #[test]
    fn ranges_come_back(low in 10_u32..900, more in 1_u32..90) {
        let high = low + more;
        for text in [format!("{low} to {high}"), format!("{low}–{high} miles"), format!("between {low} and {high}")] {
            let read = read_value(&text, Lexicon::english()).map(|m| (m.quantity.form, m.quantity.low, m.quantity.high));
            prop_assert_eq!(read, Some((Form::Range, low.into(), high.into())), "{}", text);
        }
    }
}

/// 15800 as "15,800".
fn grouped(value: Decimal, separator: &str) -> String {
    let digits = value.to_string();
    let head = (digits.len() - 1) % 3 + 1;
    let mut out = digits[..head].to_owned();
    for group in digits.as_bytes()[head..].chunks(3) {
        out.push_str(separator);
        out.push_str(std::str::from_utf8(group).unwrap());
    }
    out
}

/// 205 as "two hundred and five".
fn spelled(value: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const SCALES: [(u64, &str); 5] = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1_000, "thousand"),
        (100, "hundred"),
    ];
    if let Some(&word) = usize::try_from(value).ok().and_then(|v| SMALL.get(v)) {
        return word.to_owned();
    }
    if value < 100 {
        let tens = TENS[usize::try_from(value / 10).unwrap()];
        return if value.is_multiple_of(10) {
            tens.to_owned()
        } else {
            format!("{tens}-{}", spelled(value % 10))
        };
    }
    let &(scale, name) = SCALES.iter().find(|s| s.0 <= value).unwrap();
    let rest = value % scale;
    let head = format!("{} {name}", spelled(value / scale));
    match rest {
        0 => head,
        1..100 => format!("{head} and {}", spelled(rest)),
        _ => format!("{head} {}", spelled(rest)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn paragraphs_are_read_alone(first in paragraph(), second in paragraph()) {
        let mut apart = lines(&first);
        apart.extend(lines(&second));
        prop_assert_eq!(lines(&format!("{first}\n\n{second}")), apart, "{} / {}", first, second);
    }

    #[test]
    fn hedged_numbers_come_back(value in 2_u32..900_000, which in 0_usize..8) {
        let (words, hedge) = [
            ("about", Hedge::About),
            ("nearly", Hedge::Nearly),
            ("more than", Hedge::Over),
            ("just over", Hedge::JustOver),
            ("at least", Hedge::AtLeast),
            ("fewer than", Hedge::Under),
            ("no more than", Hedge::AtMost),
            ("up to", Hedge::UpTo),
        ][which];
        let text = format!("{words} {}", grouped(value.into(), ","));
        let read = read_value(&text, Lexicon::english()).map(|m| (m.quantity.hedge, m.quantity.low));
        prop_assert_eq!(read, Some((Some(hedge), value.into())), "{}", text);
    }

    #[test]
    fn scales_come_back(tenths in 11_i64..9_999, which in 0_usize..6) {
        let (word, scale) = [
            (" thousand", 1_000_i64),
            ("m", 1_000_000),
            (" million", 1_000_000),
            ("bn", 1_000_000_000),
            (" billion", 1_000_000_000),
            (" trillion", 1_000_000_000_000),
        ][which];
        let value = Decimal::new(tenths, 1);
        for text in [format!("£{value}{word}"), format!("-£{value}{word}"), format!("minus ${value}{word}")] {
            let sign = if text.starts_with('£') { Decimal::ONE } else { -Decimal::ONE };
            let read = read_value(&text, Lexicon::english()).map(|m| (m.kind, m.quantity.low));
            prop_assert_eq!(read, Some((Kind::Money, sign * value * Decimal::from(scale))), "{}", text);
        }
    }

    #[test]
    fn measures_and_ages_come_back(value in 3_u32..100) {
        for (text, kind, unit) in [
            (format!("{value} miles"), Kind::Measure, "[mi_i]"),
            (format!("{value}kg"), Kind::Measure, "kg"),
            (format!("{value}-year"), Kind::Duration, "a"),
            (format!("{value} degrees Celsius"), Kind::Temperature, "Cel"),
            (format!("{value} years old"), Kind::Age, "a"),
            (format!("{value} percentage points"), Kind::Points, "pp"),
        ] {
            let read = read_value(&text, Lexicon::english());
            let got = read.map(|m| (m.kind, m.quantity.low, m.quantity.unit.id.to_string()));
            prop_assert_eq!(got, Some((kind, value.into(), unit.to_owned())), "{}", text);
        }
    }

    #[test]
    fn two_numbers_share_the_unit_of_the_last(low in 10_u32..90, more in 1_u32..90) {
        let high = low + more;
        let text = format!("Rises of {low} and {high} per cent came.");
        let got: Vec<_> = mentions(&text).iter().map(|m| (m.kind, m.quantity.low)).collect();
        prop_assert_eq!(got, [(Kind::Percent, low.into()), (Kind::Percent, high.into())], "{}", text);
    }

    #[test]
    fn shares_come_back(part in 1_u32..6, more in 1_u32..5) {
        // "In" alone takes a total of ten at most: "two in 12 attacks" is no share.
        let whole = part + more;
        let value = Decimal::from(part) / Decimal::from(whole);
        for text in [format!("{part} in {whole}"), format!("{part} out of {whole}"), format!("{part} out of every {whole}")] {
            let read = read_value(&text, Lexicon::english()).map(|m| (m.kind, m.quantity.low.round_dp(20)));
            prop_assert_eq!(read, Some((Kind::Ratio, value.round_dp(20))), "{}", text);
        }
    }

    #[test]
    fn money_ranges_come_back(low in 10_u32..900, more in 1_u32..90) {
        let high = low + more;
        let scale = Decimal::from(1_000_000);
        for text in [format!("£{low}m to £{high}m"), format!("£{low}-{high}m"), format!("between £{low}m and £{high}m")] {
            let read = read_value(&text, Lexicon::english());
            let got = read.map(|m| (m.kind, m.quantity.low, m.quantity.high));
            let want = (Kind::Money, scale * Decimal::from(low), scale * Decimal::from(high));
            prop_assert_eq!(got, Some(want), "{}", text);
        }
    }
}

/// A paragraph of near-numbers that ends as sentences do.
fn paragraph() -> impl Strategy<Value = String> {
    let gaps = prop::sample::select(&["", " ", "\u{a0}"][..]);
    let parts = prop::collection::vec((prop::sample::select(&PARTS[..]), gaps), 1..20);
    parts.prop_map(|parts| {
        let text: String = parts.into_iter().flat_map(|(part, gap)| [part, gap]).collect();
        format!("{}.", text.trim())
    })
}

#[test]
fn a_million_numbers_in_one_sentence_stay_linear() {
    // Quadratic work on any of these would take minutes, not a second.
    assert!(mentions(&"12 and 3.5, over £4m to 7% ".repeat(5_000)).len() > 12_500);
    for part in [
        "12,",
        "12,34,",
        "300 400 ",
        "1-",
        "1.1.",
        "a@b1",
        "from 1 ",
        "from ",
        "zero thousand ",
        "a ",
        "half of ",
        "1 and ",
        "1 (",
        "10^",
        "1 mln, ",
        "1/",
        "at 1330, ",
    ] {
        let _ = mentions(&part.repeat(15_000));
    }
}

#[test]
fn values_of_the_book() {
    let read = |text: &str| {
        read_value(text, Lexicon::english())
            .map(|m| format!("{} {} {}", m.kind.name(), m.quantity.low.normalize(), m.quantity.unit.id))
    };
    for (text, want) in [
        ("15,800", "count 15800 "),
        ("15800", "count 15800 "),
        ("£3.2bn", "money 3200000000 GBP"),
        ("51.4%", "percent 51.4 %"),
        ("2.5 times", "multiple 2.5 "),
        ("4.1 percentage points", "points 4.1 pp"),
        (" more than 13,000 ", "count 13000 "),
        ("10 to 15", "count 10 "),
        ("7.2p", "money 7.2 GBX"),
        ("C$5", "money 5 CAD"),
        ("-3.4%", "percent -3.4 %"),
        ("15,800 babies", "count 15800 "),
        ("£197 a hectare", "money 197 GBP"),
        ("about 66,000 US gallons", "measure 66000 [gal_us]"),
        ("two such engines", "count 2 "),
        ("almost 75lb", "measure 75 [lb_av]"),
        ("the 12.5 per 100,000 people", "count 12.5 "),
    ] {
        assert_eq!(read(text).as_deref(), Some(want), "{text}");
    }
    assert!(read_value("1 in 3", Lexicon::english()).is_some_and(|m| m.kind == Kind::Ratio));
    for text in ["", "babies", "there were 15,800 babies", "3 4", "1975 and 1977", "12 (13)", "5 of one"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_seed_story_is_read() {
    let text = "It shows there were 19, 640 babies under a year old. This is thought to be 100 babies per local \
                authority. More than 13,000 babies were. There are many thousands of babies. It shows hundreds of \
                the most vulnerable young children.";
    assert_eq!(
        lines(text),
        [
            "19, 640 | count 19640",
            "under a year old | age 1 a under",
            "thought to be 100 | count 100 about",
            "More than 13,000 | count 13000 over",
            "many thousands | count 1000..10000",
            "hundreds | count 100..1000",
        ]
    );
    let counted = |n: usize| mentions(text)[n].counted.clone().map(|r| text[r].to_owned());
    assert_eq!(counted(0).as_deref(), Some("babies"));
    assert_eq!(counted(5).as_deref(), Some("most vulnerable young children"));
    assert_eq!(mentions(text)[3].quantity.hedge, Some(Hedge::Over));
}

#[test]
fn ages_years_and_days_are_told_from_counts() {
    for (text, want) in [
        ("Leeds under 14 girls won.", "under 14 | age 14 a under"),
        ("It is under 14 votes.", "under 14 | count 14 under"),
        ("It left two, three weeks ago.", "two, three weeks | duration 2..3 wk"),
        ("For the six years, 1981 to 1986, it lost.", "1981 to 1986 | year 1981..1986"),
        ("It was at pre-12 May 2002 levels.", "12 May 2002 | date 2002"),
        ("It sold 40 MLN SFR BONDS.", "40 MLN SFR | money 40000000 CHF"),
        ("It made Australian dollars 520m.", "Australian dollars 520m | money 520000000 AUD"),
        ("It sends 1.5gbps.", "1.5gbps | measure 1.5 Gbit/s"),
        ("A 2,300-metric-tonne plant.", "2,300-metric-tonne | measure 2300 t"),
        ("They won 3-1 and lost at Oxley 0-2.", "0-2 | score 0..2"),
    ] {
        assert!(lines(text).iter().any(|line| line == want), "{text}: {:?}", lines(text));
    }
}

#[test]
fn places_and_firms_are_named_by_numbers() {
    for (text, want) in [
        ("Their songs reached numbers 12 and 7 in May.", "7 | identifier 7"),
        ("Its staff numbers 19.", "19 | count 19"),
        ("Lee, seeded three, won.", "three | identifier 3"),
        ("She sold her 24 Entertainment company.", "24 | identifier 24"),
        ("He drives a Rex 40 and a Royal Rex 40 van.", "40 | identifier 40"),
    ] {
        assert_eq!(lines(text).last().map(String::as_str), Some(want), "{text}");
    }
    assert_eq!(lines("It runs 3 Gbit/s, 900 rpm.").len(), 2);
    assert_eq!(lines("He saw it first hand. Two-bit hacks."), [""; 0]);
}
