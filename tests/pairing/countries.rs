//! Figures of several countries: places said in other words, asides, and whose words are whose.

use super::ties;

const TRAMS: &str = r#"
[source]
title = "Trams of Europe 2024"
publisher = "Tramway Watch"
published = 2025-03-02

[[figure]]
id = "fare"
value = "£269.40"
what = "average price of a yearly tram ticket"
place = "United Kingdom"
period = "2024"
was = [{ value = "£257.40", until = "2023" }]

[[figure]]
id = "fare-rise"
value = "4.7%"
what = "annual rise in tram fares"
place = "United Kingdom"
period = "2024"

[[figure]]
id = "cards-croatia"
value = "21.3%"
what = "share of tram riders who paid by card in Croatia"
place = "Croatia"
period = "2024"

[[figure]]
id = "cards-germany"
value = "64.7%"
what = "share of tram riders who paid by card in Germany"
place = "Germany"
period = "2024"

[[figure]]
id = "depots"
value = "84"
what = "depots of the Danube Tramways"
place = "Hungary"
period = "2024"

[[figure]]
id = "night-fall"
value = "32%"
what = "decrease in night trams"
period = "2024"

[[figure]]
id = "dawn-fall"
value = "39%"
what = "decrease in dawn trams"
period = "2024"

[[figure]]
id = "saved"
value = "60.3m"
what = "tram journeys saved by the new bridge"
period = "2024"

[[figure]]
id = "journeys"
value = "107,500"
what = "tram journeys to the festival"
not = ["saved"]
period = "2024"
"#;

/// Opens a story that is surely about the book.
const OPENING: &str = "Tram fares in the United Kingdom rose by 4.7% in 2024, Tramway Watch said. The average yearly tram \
                       ticket was £269.40.\n\n";

fn ties_in_story(copy: &str) -> Vec<String> {
    let mut ties = ties(TRAMS, &format!("{OPENING}{copy}"));
    let story = ties.split_off(2);
    assert_eq!(ties, ["4.7% = fare-rise: agrees", "£269.40 = fare: agrees"]);
    story
}

#[test]
fn a_place_may_be_told_by_its_people() {
    let wrong = "Nearly half of the Croats who ride a tram paid by card.";
    assert_eq!(ties_in_story(wrong), ["Nearly half = cards-croatia: value-disagrees"]);
    let right = "Almost two-thirds of the Germans who ride a tram paid by card.";
    assert_eq!(ties_in_story(right), ["Almost two-thirds = cards-germany: agrees"]);
}

#[test]
fn a_place_in_an_aside_is_not_the_numbers() {
    let copy = "The Danube Tramways, which three clerks founded at a dinner in Vienna, has 84 depots.";
    let book = super::book(TRAMS);
    let document = tieout::Document::plain("copy.txt", format!("{OPENING}{copy}"));
    let report = tieout::lint(&document, &book, tieout::Lexicon::english());
    assert!(report.pairings.iter().any(|p| book.figures()[p.figure].id == "depots"));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn a_clause_with_when_is_of_the_time_before_it() {
    let then = "Fares ended 2024 well up on a year earlier, when the average price of a yearly tram ticket stood at £257.40.";
    assert_eq!(ties_in_story(then), ["£257.40 = fare: agrees"]);
    let now = "In the United Kingdom tram fares rose by 4.7%. The average price of a yearly tram ticket is £257.40.";
    let wrong = ["4.7% = fare-rise: agrees", "£257.40 = fare: superseded-figure"];
    assert_eq!(ties(TRAMS, now), wrong);
}

#[test]
fn what_follows_while_belongs_to_the_next_number() {
    let copy = "Night trams were cut by close to a third, while dawn trams, the ones that take bakers and nurses to \
                work, were cut by 39%.";
    assert_eq!(ties_in_story(copy), ["close to a third = night-fall: agrees", "39% = dawn-fall: agrees"]);
}

#[test]
fn here_may_be_anywhere() {
    let copy = "Tram fares here rose by more than 7%, the mayor said.";
    assert_eq!(ties_in_story(copy), [""; 0]);
    let copy = "Tram fares here in the United Kingdom rose by more than 7%, the mayor said.";
    assert_eq!(ties_in_story(copy), ["more than 7% = fare-rise: value-disagrees"]);
}

#[test]
fn a_slip_is_no_number_of_another_order() {
    let copy = "The new bridge saved something like 603 million tram journeys.";
    assert_eq!(ties_in_story(copy), ["something like 603 million = saved: value-disagrees"]);
}

#[test]
fn a_margin_is_no_level() {
    let copy = "The Danube Tramways ended the year 45 depots short of the Rhine Tramways.";
    assert_eq!(ties_in_story(copy), [""; 0]);
}
