//! Numbers that have changed places, and old values of one figure that are another's current one.

use super::ties;

/// A board's year on its rivers: figures of a kind, each of another river, and one that was what another is.
const RIVERS: &str = r#"
[source]
title = "Rivers in the year"
publisher = "Marlbury Rivers Board"
published = 2025-03-04

[[figure]]
id = "tarn"
value = "58,240"
what = "salmon counted in the Tarn"
period = "2024"

[[figure]]
id = "ember"
value = "77,910"
what = "salmon counted in the Ember"
period = "2024"

[[figure]]
id = "licence"
value = "£47"
what = "price of a licence for adults"
period = "2024"
was = [{ value = "£43", until = "2023" }]

[[figure]]
id = "permit"
value = "£43"
what = "price of a boat permit on the lower reaches"
period = "2024"

[[figure]]
id = "wardens"
value = "1,264"
what = "wardens trained by the board"
period = "2024"

[[figure]]
id = "anglers"
value = "612,000"
what = "people who fished with rod and line"
period = "2024"
was = [{ value = "546,000", until = "2014" }]

[[figure]]
id = "otters"
value = "3,416"
what = "otters counted by the board"
period = "2024"

[[figure]]
id = "trout"
value = "8,415"
what = "trout caught in nets and traps on the Tarn"
period = "2024"

[[figure]]
id = "eels"
value = "3.6 million"
what = "young eels counted worldwide"
period = "2024"

[[figure]]
id = "eels-in-wales"
value = "1.2 million"
what = "young eels counted in Wales"
period = "2024"
place = "Wales"

[[figure]]
id = "eels-in-new-south-wales"
value = "3.4 million"
what = "young eels counted in New South Wales"
period = "2024"
place = "New South Wales"

[[figure]]
id = "eels-in-ireland"
value = "2.1 million"
what = "young eels counted in Ireland"
period = "2024"
place = "Ireland"
"#;

/// Figures of the book rightly given.
const HOME: &str = "The board trained 1,264 wardens in the year, and counted 3,416 otters.";

/// What is tied in copy that follows them.
fn on_the_rivers(copy: &str) -> Vec<String> {
    let tied = ties(RIVERS, &format!("{HOME}\n\n{copy}"));
    tied.into_iter().skip(2).collect()
}

#[test]
fn two_values_that_have_changed_places_are_told_by_the_words_of_both() {
    assert_eq!(
        on_the_rivers("Next came the Tarn, on 77,910, while the Ember had 58,240."),
        ["77,910 = tarn: value-disagrees", "58,240 = ember: value-disagrees"]
    );
    assert_eq!(
        on_the_rivers("Next came the Tarn, on 58,240, while the Ember had 77,910."),
        ["58,240 = tarn: agrees", "77,910 = ember: agrees"]
    );
    // One alone may be chance.
    assert_eq!(on_the_rivers("Next came the Tarn, on 77,910."), ["77,910 = ember: agrees"]);
    // Words that stand by neither more than by the other say nothing.
    assert_eq!(
        on_the_rivers("The Ember and the Tarn had 58,240 and 77,910, if not in that order."),
        ["58,240 = tarn: agrees", "77,910 = ember: agrees"]
    );
}

#[test]
fn an_old_value_leaves_the_figure_to_another_number_of_its_sentence() {
    assert_eq!(
        on_the_rivers("The price of a licence for adults rose from £43 in 2023 to £74."),
        ["£43 = licence: agrees", "£74 = licence: value-disagrees"]
    );
}

#[test]
fn how_often_is_not_how_many() {
    let rules = r#"
        [[figure]]
        id = "homes"
        value = "1,260"
        what = "homes flooded"
    "#;
    assert_eq!(ties(rules, "His home was flooded three times in 2015."), Vec::<String>::new());
    assert_eq!(ties(rules, "Three homes were flooded in 2015."), ["Three = homes: value-disagrees"]);
}

#[test]
fn another_figures_value_is_an_old_one_where_the_words_are_rather_its() {
    let stale = "The price of a licence for adults is £43.";
    assert_eq!(on_the_rivers(stale), ["£43 = licence: superseded-figure"]);
    let given = "The price of a boat permit on the lower reaches is £43.";
    assert_eq!(on_the_rivers(given), ["£43 = permit: agrees"]);
}

#[test]
fn a_figures_very_own_value_need_not_name_its_place() {
    assert_eq!(
        on_the_rivers(
            "This country counted 1.2 million young eels, by far the most; worldwide it was 3.6 million."
        ),
        ["1.2 million = eels-in-wales: agrees", "3.6 million = eels: agrees"]
    );
}

#[test]
fn what_was_then_is_no_fault_of_now() {
    assert_eq!(on_the_rivers("It trained dozens of wardens then."), Vec::<String>::new());
    assert_eq!(on_the_rivers("It trained dozens of wardens."), ["dozens = wardens: magnitude-disagrees"]);
}

#[test]
fn a_figure_whose_name_is_never_written_accuses_nobody() {
    let caught = "Some 6,120 trout were caught in nets and traps";
    assert_eq!(ties(RIVERS, &format!("{caught}.")), Vec::<String>::new());
    assert_eq!(ties(RIVERS, &format!("{caught} on the Tarn.")), ["Some 6,120 = trout: value-disagrees"]);
    // In capitals every word looks like a name.
    assert_eq!(ties(RIVERS, &format!("TARN TROUT SHARES\n\n{caught}.")), Vec::<String>::new());
}

#[test]
fn a_bracket_belongs_to_what_stands_before_it() {
    assert_eq!(
        on_the_rivers("Then came the Tarn (77,910) and the Ember (58,240)."),
        ["77,910 = tarn: value-disagrees", "58,240 = ember: value-disagrees"]
    );
    assert_eq!(
        on_the_rivers("Then came the Tarn (58,240) and the Ember (77,910)."),
        ["58,240 = tarn: agrees", "77,910 = ember: agrees"]
    );
}

#[test]
fn a_slip_in_one_end_of_a_change_is_told_by_the_other() {
    assert_eq!(
        on_the_rivers("Our lot, at 546,000 in 2014, have edged up to 621,000."),
        ["621,000 = anglers: value-disagrees"]
    );
    assert_eq!(
        on_the_rivers("Our lot are 612,000 strong, against 564,000 ten years before."),
        ["564,000 = anglers: value-disagrees"]
    );
    // Alone neither number tells whom it is about, and a value that is no slip for an end is another's.
    assert_eq!(on_the_rivers("Our lot have edged up to 621,000."), Vec::<String>::new());
    assert_eq!(on_the_rivers("Our lot, at 546,000 in 2014, have edged up to 734,000."), Vec::<String>::new());
}

#[test]
fn a_place_within_the_name_of_another_is_not_named() {
    let scope = |copy: &str| super::out_of_scope(RIVERS, &format!("{HOME}\n\n{copy}"));
    assert_eq!(
        scope("Some 1.2 million young eels were counted in England and Wales."),
        ["Some 1.2 million: England and Wales"]
    );
    assert_eq!(scope("Some 1.2 million young eels were counted in Wales."), Vec::<String>::new());
}

#[test]
fn a_worldwide_figure_is_of_no_country() {
    let scope = |copy: &str| super::out_of_scope(RIVERS, &format!("{HOME}\n\n{copy}"));
    assert_eq!(scope("They counted 3.6 million young eels in America."), ["3.6 million: America"]);
    assert_eq!(scope("They counted 3.6 million young eels worldwide."), Vec::<String>::new());
}

#[test]
fn what_a_number_is_held_against_is_of_before() {
    assert_eq!(
        on_the_rivers("For adults the price of a licence is well up on the £43 that they knew."),
        ["£43 = licence: agrees"]
    );
}

#[test]
fn a_name_that_opens_a_paragraph_names_what_its_numbers_are_of() {
    assert_eq!(
        on_the_rivers("The Ember. More than 78,000 came."),
        ["More than 78,000 = ember: bound-disagrees"]
    );
    // A sentence that says something is no label.
    assert_eq!(on_the_rivers("The Ember rose. More than 78,000 came."), Vec::<String>::new());
}

#[test]
fn an_aside_parts_no_subject_from_its_number() {
    assert_eq!(
        on_the_rivers("The people who fished with rod and line, to hear the board, were 450,000."),
        ["450,000 = anglers: value-disagrees"]
    );
    // What is no aside parts them.
    assert_eq!(
        on_the_rivers("The people who fished with rod and line, to hear the board, hoped for 450,000."),
        Vec::<String>::new()
    );
}

#[test]
fn a_place_is_not_the_one_whose_name_holds_its_own() {
    assert_eq!(
        on_the_rivers("Some 2.6 million young eels were counted in New South Wales."),
        ["Some 2.6 million = eels-in-new-south-wales: value-disagrees"]
    );
    assert_eq!(
        on_the_rivers("Some 2.6 million young eels were counted in Wales."),
        ["Some 2.6 million = eels-in-wales: value-disagrees"]
    );
}

#[test]
fn a_name_that_opens_a_sentence_is_the_subject_of_what_goes_on() {
    assert_eq!(
        on_the_rivers("Wales has 412 rivers and had 1.9 million young eels."),
        ["1.9 million = eels-in-wales: value-disagrees"]
    );
    // A clause with a subject of its own is about that one.
    assert_eq!(
        on_the_rivers("Wales has 412 rivers and Ireland had 2.1 million young eels."),
        ["2.1 million = eels-in-ireland: agrees"]
    );
}

#[test]
fn what_is_worlds_apart_is_about_something_else() {
    assert_eq!(on_the_rivers("The board trained 19,000 wardens."), ["19,000 = wardens: value-disagrees"]);
    assert_eq!(on_the_rivers("The board trained 19 million wardens."), Vec::<String>::new());
}

#[test]
fn the_words_of_the_sentence_before_alone_accuse_nobody() {
    assert_eq!(
        on_the_rivers("People fished with rod and line. They still came to 450,000 here."),
        Vec::<String>::new()
    );
}

#[test]
fn so_much_a_head_is_a_rate() {
    assert_eq!(
        on_the_rivers("The price of a licence for adults is £58."),
        ["£58 = licence: value-disagrees"]
    );
    assert_eq!(on_the_rivers("The price of a licence for adults is £58 a head."), Vec::<String>::new());
}

#[test]
fn both_ends_of_a_change_tell_which_way_it_went() {
    let faults = |copy: &str| {
        let document = tieout::Document::plain("copy.txt", format!("{HOME}\n\n{copy}"));
        let report = tieout::lint(&document, &super::book(RIVERS), tieout::Lexicon::english());
        report.findings.iter().map(|finding| finding.check.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(faults("With rod and line, it has fallen to 612,000 from 546,000."), ["trend-disagrees"]);
    assert_eq!(faults("With rod and line, it has risen to 612,000 from 546,000."), Vec::<String>::new());
}
