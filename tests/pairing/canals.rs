//! A book of hours, of a count from a year, of a rate, and of old values with a name for their time.

use super::{out_of_scope, tied_after, ties};

/// A canal trust's year: hours, a figure that counts from a year, a rate, and old values with a name for their time.
const CANALS: &str = r#"
[source]
title = "The year on the water"
publisher = "Marlbury Canals Trust"
published = 2025-02-11

[[figure]]
id = "hours"
value = "656,014"
what = "hours of work given by volunteers"
period = "2024"

[[figure]]
id = "locks"
value = "1,318"
what = "locks repaired by the trust"
period = "2024"
was = [{ value = "1,246", until = "2022" }]

[[figure]]
id = "boats"
value = "34,870"
what = "boats licensed by the trust"
period = "2024"
was = [{ value = "33,125", until = "the Bramport Rally of 2019" }]

[[figure]]
id = "loss"
value = "27,300"
what = "herons lost on the canals since 2010"

[[figure]]
id = "crew"
value = "14.5"
what = "volunteers per boat"
"#;

/// Three figures of the canals rightly given.
const CANALS_HOME: &str =
    "The trust repaired 1,318 locks and licensed 34,870 boats. Volunteers gave 656,014 hours of work.";

/// What is tied in copy that follows them.
fn on_the_canals(copy: &str) -> Option<String> {
    tied_after(CANALS_HOME, CANALS, copy)
}

#[test]
fn hours_are_held_against_a_figure_that_counts_hours() {
    let copy = "Volunteers gave 650,014 hours of work.";
    assert_eq!(on_the_canals(copy).as_deref(), Some("650,014 hours = hours: value-disagrees"));
    assert_eq!(on_the_canals("Volunteers gave 52 days of work."), None);
}

#[test]
fn an_old_value_is_excused_by_its_own_time_alone() {
    for (copy, verdict) in [
        ("The trust repaired 1,246 locks, the most since 1989.", "superseded-figure"),
        ("The trust repaired 1,246 locks, which was right in 2022.", "agrees"),
        ("The trust repaired 1,246 locks last year.", "superseded-figure"),
        ("Fees brought in £33, compared with £23, and the trust repaired 1,246 locks.", "superseded-figure"),
        ("Those are boaters who had waited, and the trust repaired 1,246 locks.", "superseded-figure"),
    ] {
        assert_eq!(on_the_canals(copy), Some(format!("1,246 = locks: {verdict}")), "{copy}");
    }
    for (copy, verdict) in [
        ("The trust licensed 33,125 boats after the Bramport Rally.", "agrees"),
        ("The trust licensed 33,125 boats after the Sallow Fair.", "superseded-figure"),
    ] {
        assert_eq!(on_the_canals(copy), Some(format!("33,125 = boats: {verdict}")), "{copy}");
    }
}

#[test]
fn a_rate_left_unsaid_accuses_nobody() {
    assert_eq!(on_the_canals("There were 47 volunteers on the boat."), None);
    let rate = "There were 15.4 volunteers per boat.";
    assert_eq!(on_the_canals(rate).as_deref(), Some("15.4 = crew: value-disagrees"));
}

#[test]
fn what_is_counted_from_another_year_is_out_of_scope() {
    for (copy, out) in [
        ("Some 27,300 herons were lost on the canals since 2020.", Some("Some 27,300: since 2020")),
        ("Some 27,300 herons were lost on the canals since 2010.", None),
    ] {
        let found = out_of_scope(CANALS, &format!("{CANALS_HOME}\n\n{copy}"));
        assert_eq!(found, out.into_iter().collect::<Vec<_>>(), "{copy}");
    }
}

#[test]
fn a_bound_just_broken_needs_few_words() {
    let copy = "More than 35,000 were licensed.";
    assert_eq!(on_the_canals(copy).as_deref(), Some("More than 35,000 = boats: bound-disagrees"));
    assert_eq!(on_the_canals("More than 52,000 were licensed."), None);
}

#[test]
fn at_home_digits_that_tell_a_figure_need_no_word() {
    assert_eq!(on_the_canals("So: 656,014."), Some("656,014 = hours: agrees".to_owned()));
    assert_eq!(ties(CANALS, "So: 656,014."), Vec::<String>::new());
}

#[test]
fn an_old_value_may_be_rounded_where_its_sentence_dates_it() {
    let copy = "The year before, the locks repaired by the trust came to 1,250.";
    assert_eq!(on_the_canals(copy).as_deref(), Some("1,250 = locks: agrees"));
    let undated = "The locks repaired by the trust came to 1,250.";
    assert_eq!(on_the_canals(undated).as_deref(), Some("1,250 = locks: value-disagrees"));
}

#[test]
fn at_home_a_slip_in_many_digits_needs_no_word() {
    assert_eq!(on_the_canals("So: 656,041.").as_deref(), Some("656,041 = hours: value-disagrees"));
    assert_eq!(ties(CANALS, "So: 656,041."), Vec::<String>::new());
}

#[test]
fn a_slip_in_an_old_value_stands_beside_the_current_one() {
    let copy = "The trust licensed 34,870 boats, up from 31,325 at the Bramport Rally.";
    let tied = ties(CANALS, &format!("{CANALS_HOME}\n\n{copy}"));
    assert_eq!(tied[3..], ["34,870 = boats: agrees", "31,325 = boats: value-disagrees"]);
}
