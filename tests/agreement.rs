//! When a stated number agrees with a canonical one: section by section, through the reader of values.

#![allow(clippy::panic, reason = "a value that is not read is a failed test")]

use tieout::Lexicon;
use tieout::quantity::{Canonical, Quantity, Verdict, agree};
use tieout::scan::read_value;

fn quantity(text: &str) -> Quantity {
    read_value(text, Lexicon::english()).unwrap_or_else(|| panic!("`{text}` is not read")).quantity
}

fn judge(stated: &str, canonical: &str, prominent: bool) -> Verdict {
    let canonical = quantity(canonical);
    agree(&quantity(stated), Canonical::value(&canonical), prominent)
}

#[track_caller]
fn each(canonical: &str, cases: &[(&str, Verdict)]) {
    for (stated, verdict) in cases {
        assert_eq!(judge(stated, canonical, false), *verdict, "“{stated}” for {canonical}");
    }
}

use Verdict::{Agrees, TooLoose, Understated, WrongBound, WrongMagnitude, WrongUnit, WrongValue};

#[test]
fn bare_numbers() {
    each(
        "15,800",
        &[
            ("15,800", Agrees),
            ("16,000", Agrees),
            ("15.8k", Agrees),
            ("15,820", WrongValue),
            ("15,900", WrongValue),
            ("20,000", WrongValue),
            ("1,580", WrongValue),
        ],
    );
    each("61.8%", &[("61.8 per cent", Agrees), ("62%", Agrees), ("61%", WrongValue), ("61.9%", WrongValue)]);
    each("8,300", &[("8,000", TooLoose), ("8,300", Agrees)]);
    each("£1.27m", &[("£1.3 million", Agrees), ("£1.2m", WrongValue)]);
}

#[test]
fn hedged_numbers() {
    each(
        "15,800",
        &[
            ("about 16,000", Agrees),
            ("around 15,000", TooLoose),
            ("about 20,000", WrongValue),
            ("exactly 15,800", Agrees),
            ("exactly 16,000", WrongValue),
            ("nearly 16,000", Agrees),
            ("nearly 15,000", WrongBound),
            ("almost 20,000", WrongValue),
            ("just over 15,000", TooLoose),
        ],
    );
}

#[test]
fn bounds() {
    each(
        "15,800",
        &[
            ("more than 15,000", Agrees),
            ("more than 16,000", WrongBound),
            ("more than 12,000", TooLoose),
            ("more than 15,800", WrongBound),
            ("at least 15,800", Agrees),
            ("at most 15,000", WrongBound),
            ("fewer than 16,000", Agrees),
            ("fewer than 15,000", WrongBound),
            ("up to 16,000", Agrees),
            ("up to 15,000", WrongBound),
            ("more than 50,000", WrongValue),
        ],
    );
    each(
        "more than 13,000",
        &[("more than 13,000", Agrees), ("over 13,000", Agrees), ("over 14,000", WrongBound)],
    );
}

#[test]
fn ranges() {
    each(
        "46,900",
        &[
            ("between 46,000 and 47,000", Agrees),
            ("47,000 to 48,000", WrongValue),
            ("10,000 to 60,000", TooLoose),
        ],
    );
    each(
        "10 to 13 feet",
        &[("between 10 and 13 feet", Agrees), ("10 to 13 inches", WrongUnit), ("10 to 15 feet", WrongValue)],
    );
}

#[test]
fn shares() {
    each(
        "24.2%",
        &[
            ("a quarter", Agrees),
            ("around a quarter", Agrees),
            ("one in four", Agrees),
            ("a third", WrongValue),
        ],
    );
    each("61.8%", &[("more than six in ten", Agrees), ("two-thirds", TooLoose)]);
    each("73.6%", &[("just under three-quarters", Agrees)]);
    each("1 in 8", &[("one in eight", Agrees), ("12.5%", Agrees), ("one in ten", WrongValue)]);
}

#[test]
fn orders_of_magnitude() {
    each(
        "15,800",
        &[
            ("dozens", WrongMagnitude),
            ("hundreds", WrongMagnitude),
            ("thousands", Understated),
            ("tens of thousands", WrongMagnitude),
            ("millions", WrongMagnitude),
        ],
    );
    each("6,150", &[("hundreds", WrongMagnitude), ("thousands", Agrees)]);
    each("1,400", &[("hundreds", Understated), ("thousands", WrongMagnitude)]);
    each("38,400", &[("tens of thousands", Agrees), ("thousands", Understated)]);
    each("410", &[("hundreds", Agrees)]);
}

#[test]
fn a_fraction_is_as_fine_as_the_next_plain_one() {
    let plain =
        [("more than a third", Agrees), ("more than a quarter", TooLoose), ("at least a third", Agrees)];
    each("38%", &plain);
    each("41%", &[("more than a third", TooLoose), ("more than two-fifths", Agrees)]);
    each("58%", &[("more than half", Agrees)]);
    each("19%", &[("just under a fifth", Agrees), ("a fifth", Agrees), ("a quarter", WrongValue)]);
    // A point is too much of a small share.
    each("3%", &[("one in fifty", WrongValue), ("two per cent", WrongValue)]);
}

#[test]
fn units() {
    each("2.9 percentage points", &[("2.9 per cent", WrongUnit), ("290 basis points", Agrees)]);
    each("£412m", &[("$412m", WrongUnit), ("£412 million", Agrees)]);
    each("3 km", &[("3 miles", WrongUnit), ("3,000 metres", Agrees)]);
}

#[test]
fn headlines_may_round_twice_as_far() {
    assert_eq!(judge("8,000", "8,300", false), TooLoose);
    assert_eq!(judge("8,000", "8,300", true), Agrees);
    assert_eq!(judge("around 15,000", "16,000", true), Agrees);
    assert_eq!(judge("hundreds", "15,800", true), WrongMagnitude);
}

#[test]
fn a_bound_of_the_book_is_not_its_opposite() {
    let more = [("at most 13,000", WrongBound), ("up to 13,000", WrongBound), ("at least 13,000", Agrees)];
    each("more than 13,000", &more);
    each("at least 13,000", &[("at most 13,000", Agrees)]);
    let fewer = [("at least 5,000", WrongBound), ("at most 5,000", Agrees), ("fewer than 5,000", Agrees)];
    each("fewer than 5,000", &fewer);
}

#[test]
fn exact_values_and_tolerances_count() {
    let (value, exact) = (quantity("15,800"), quantity("15,820"));
    let with_exact = Canonical { exact: Some(&exact), ..Canonical::value(&value) };
    assert_eq!(agree(&quantity("15,820"), with_exact, false), Agrees);
    assert_eq!(agree(&quantity("15,830"), with_exact, false), WrongValue);

    let two_per_cent = Some("0.02".parse().unwrap());
    let tolerant = Canonical { tolerance: two_per_cent, ..Canonical::value(&value) };
    assert_eq!(agree(&quantity("16,100"), tolerant, false), Agrees);
    assert_eq!(agree(&quantity("16,200"), tolerant, false), WrongValue);
}
