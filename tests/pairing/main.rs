//! Which figure a number is tied to, rule by rule.

#![allow(clippy::panic, reason = "a book that does not parse is a failed test")]

mod canals;
mod countries;
mod harbour;
mod rivers;

use tieout::figures::RulesFile;
use tieout::{Document, FigureBook, Lexicon};

/// An animal shelter's year: figures that resemble each other, as in any report.
const SHELTER: &str = r#"
[source]
title = "Our year in numbers"
publisher = "Marlbury Animal Shelter"

[[figure]]
id = "dogs"
value = "1,846"
what = "stray dogs taken in by the shelter"
not = ["puppies"]
period = "2024"
was = [{ value = "1,732", until = "2023" }]

[[figure]]
id = "cats"
value = "2,391"
what = "stray cats taken in by the shelter"
not = ["kittens"]
period = "2024"

[[figure]]
id = "rehomed"
value = "61.4%"
what = "share of animals that found a new home"
aka = ["animals adopted"]
period = "2024"

[[figure]]
id = "vet-bill"
value = "£412,600"
what = "vet bill of the shelter"
aka = ["spent on vets"]

[[figure]]
id = "rise"
value = "6.6%"
what = "rise in the number of stray dogs taken in"
"#;

fn book(rules: &str) -> FigureBook {
    let file = RulesFile::new("rules.toml", rules);
    FigureBook::parse([file], Lexicon::english()).unwrap_or_else(|errors| panic!("{:?}", errors.errors))
}

/// Each tied number as "text = figure: verdict".
fn ties(rules: &str, copy: &str) -> Vec<String> {
    let book = book(rules);
    let document = Document::plain("copy.txt", copy);
    let report = tieout::lint(&document, &book, Lexicon::english());
    let tied = report.pairings.iter().map(|pairing| {
        let text = &document.prose()[report.mentions[pairing.mention].prose.clone()];
        format!("{text} = {}: {}", book.figures()[pairing.figure].id, pairing.verdict.name())
    });
    tied.collect()
}

#[track_caller]
fn assert_ties(copy: &str, expected: &[&str]) {
    assert_eq!(ties(SHELTER, copy), expected, "{copy}");
}

#[test]
fn words_choose_between_figures_that_resemble_each_other() {
    assert_ties(
        "The shelter took in 1,846 stray dogs and 2,391 stray cats.",
        &["1,846 = dogs: agrees", "2,391 = cats: agrees"],
    );
}

#[test]
fn a_swapped_pair_is_seen_by_its_words() {
    assert_ties(
        "The shelter took in 2,391 stray dogs and 1,846 stray cats. Its vet bill was £412,600.",
        &["2,391 = dogs: value-disagrees", "1,846 = cats: value-disagrees", "£412,600 = vet-bill: agrees"],
    );
}

#[test]
fn nearness_of_the_numbers_is_no_evidence() {
    assert_ties("The kennels have 1,850 litres of paint in store.", &[]);
}

#[test]
fn an_agreeing_number_needs_few_words() {
    assert_ties("Vets cost £412,600, the treasurer said.", &["£412,600 = vet-bill: agrees"]);
}

#[test]
fn a_contradiction_needs_a_document_about_the_book() {
    let accusation = "The shelter says 3,010 stray dogs came in.";
    assert_ties(
        &format!("{accusation} It took in 2,391 stray cats, and £412,600 was spent on vets."),
        &["3,010 = dogs: value-disagrees", "2,391 = cats: agrees", "£412,600 = vet-bill: agrees"],
    );
    assert_ties("In Leeds 3,010 dogs were on the loose, a councillor reckons.", &[]);
}

#[test]
fn an_old_value_is_no_fault_where_the_copy_dates_it() {
    let current = "The shelter took in 1,732 stray dogs. Its vet bill was £412,600, for 2,391 cats too.";
    assert!(ties(SHELTER, current).contains(&"1,732 = dogs: superseded-figure".to_owned()));
    let dated = "The shelter took in 1,846 stray dogs, up from 1,732 a year earlier.";
    assert_ties(dated, &["1,846 = dogs: agrees", "1,732 = dogs: agrees"]);
    let year = "In 2023 the shelter took in 1,732 stray dogs.";
    assert_ties(year, &["1,732 = dogs: agrees"]);
}

#[test]
fn the_words_of_a_not_phrase_send_a_number_elsewhere() {
    assert_ties(
        "The shelter took in 1,846 stray dogs. It took in 310 puppies of stray dogs besides, and 2,391 cats.",
        &["1,846 = dogs: agrees", "2,391 = cats: agrees"],
    );
}

#[test]
fn another_place_or_a_rival_is_left_alone() {
    let at_home = "The shelter took in 1,846 stray dogs and 2,391 stray cats.";
    for other in [
        "A rival shelter took in 4,020 stray dogs.",
        "Across the border the shelter in Tarnbrook took in 4,020 stray dogs.",
        "The shelter wants to take in 4,020 stray dogs by 2030.",
    ] {
        let found = ties(SHELTER, &format!("{at_home} {other}"));
        assert_eq!(found, ["1,846 = dogs: agrees", "2,391 = cats: agrees"], "{other}");
    }
}

#[test]
fn a_part_of_the_group_is_another_number() {
    assert_ties(
        "The shelter took in 1,846 stray dogs and 2,391 stray cats. Some 212 of the stray dogs were greyhounds.",
        &["1,846 = dogs: agrees", "2,391 = cats: agrees"],
    );
}

#[test]
fn small_counts_accuse_nobody() {
    assert_ties(
        "The shelter took in 1,846 stray dogs and 2,391 stray cats. Three stray dogs slept through it all.",
        &["1,846 = dogs: agrees", "2,391 = cats: agrees"],
    );
}

#[test]
fn a_change_is_not_a_level() {
    assert_ties(
        "The number of stray dogs taken in rose by 6.6 per cent. Of all animals, 61.4 per cent found a new home.",
        &["6.6 per cent = rise: agrees", "61.4 per cent = rehomed: agrees"],
    );
}

#[test]
fn digits_in_another_unit_tie_on_modest_words() {
    assert_ties(
        "The shelter took in 1,846 stray dogs and 2,391 stray cats. The vet bill was $412,600.",
        &["1,846 = dogs: agrees", "2,391 = cats: agrees", "$412,600 = vet-bill: unit-disagrees"],
    );
}

#[test]
fn the_sentence_before_is_inherited() {
    assert_ties(
        "Stray dogs were most of the work of the shelter. That is 1,846 in all.",
        &["1,846 = dogs: agrees"],
    );
}

#[test]
fn a_row_of_a_table_is_read_by_its_head() {
    let copy = "# A year at the shelter\n\n| Taken in | |\n|---|---|\n| Stray dogs | 1,846 |\n| Stray cats | 2,391 |\n";
    let book = book(SHELTER);
    let document = tieout::read::read_str("copy.md", copy, tieout::read::InputFormat::Markdown);
    let report = tieout::lint(&document, &book, Lexicon::english());
    let tied: Vec<&str> = report.pairings.iter().map(|p| book.figures()[p.figure].id.as_str()).collect();
    assert_eq!(tied, ["dogs", "cats"]);
}

#[test]
fn a_place_tells_figures_apart_that_count_the_same() {
    let rules = r#"
        [[figure]]
        id = "wales"
        value = "3.1 million"
        what = "population"
        place = "Wales"

        [[figure]]
        id = "scotland"
        value = "5.4 million"
        what = "population"
        place = "Scotland"
    "#;
    let copy = "The population of Wales is 3.1 million. Scotland has a population of 5.4 million.";
    assert_eq!(ties(rules, copy), ["3.1 million = wales: agrees", "5.4 million = scotland: agrees"]);
}

#[test]
fn figures_of_a_role_meet_only_numbers_of_that_role() {
    let rules = r#"
        [[figure]]
        id = "closure"
        value = "2020"
        kind = "year"
        what = "year the ferry service closed"

        [[figure]]
        id = "sailings"
        value = "2,020"
        what = "sailings of the ferry service a year"
    "#;
    let copy = "The ferry service closed in 2020. It had 2,020 sailings a year.";
    assert_eq!(ties(rules, copy), ["2020 = closure: agrees", "2,020 = sailings: agrees"]);
}

#[test]
fn a_first_book_of_one_figure_catches_a_plain_slip() {
    let rules = r#"
        [[figure]]
        id = "potholes"
        value = "21,460"
        what = "potholes mended last year"
    "#;
    assert_eq!(
        ties(rules, "The council mended 12,640 potholes last year."),
        ["12,640 = potholes: value-disagrees"]
    );
}

#[test]
fn a_sentence_of_many_numbers_is_read_to_its_end() {
    // Looking at every word for every number would not come back from this.
    let copy = "The shelter took in stray dogs ".to_owned() + &"Alphaaa 1,000 ".repeat(1_500);
    assert!(ties(SHELTER, &copy).len() < 1_500);
}

#[test]
fn the_order_of_files_and_figures_changes_nothing() {
    let copy = "The shelter took in 2,391 stray dogs and 1,846 stray cats. Its vet bill was £412,600.";
    let head = SHELTER.find("[[figure]]").unwrap_or(0);
    let (source, figures) = SHELTER.split_at(head);
    let mut entries: Vec<&str> = figures.split("[[figure]]").skip(1).collect();
    entries.reverse();
    let reversed = entries.join("[[figure]]");
    assert_eq!(ties(SHELTER, copy), ties(&format!("{source}[[figure]]{reversed}"), copy));
}

/// What each tied number is out of scope by, as "text: words".
fn out_of_scope(rules: &str, copy: &str) -> Vec<String> {
    let book = book(rules);
    let document = Document::plain("copy.txt", copy);
    let report = tieout::lint(&document, &book, Lexicon::english());
    let out = report.pairings.iter().filter_map(|pairing| {
        let text = &document.prose()[report.mentions[pairing.mention].prose.clone()];
        Some(format!("{text}: {}", pairing.out_of_scope.as_ref()?.words()))
    });
    out.collect()
}

/// Two parts of the country, the sexes, and a year's takings.
const GYMS: &str = r#"
[[figure]]
id = "members"
value = "318,400"
what = "members of public gyms"
place = "Wales"
period = "2023"

[[figure]]
id = "women"
value = "47.2%"
what = "share of women among gym members"
place = "Wales"

[[figure]]
id = "visits"
value = "92,150"
what = "gym visits in the first half of the year"
place = "Wales"
period = "2023"

[[figure]]
id = "takings"
value = "£61.3m"
what = "gym takings for the year"
place = "Wales"
period = "2023"
"#;

#[test]
fn a_right_number_may_be_given_for_another_place_group_or_time() {
    let home = "Public gyms in Wales have 318,400 members, takings of £61.3m and a 47.2% share of women.";
    for (copy, out) in [
        ("Across Scotland public gyms had 318,400 members.", Some("318,400: Scotland")),
        ("Men had a share of 47.2% among gym members.", Some("47.2%: men")),
        ("Gym takings were £61.3m in the first half.", Some("£61.3m: first half")),
        ("There were 318,400 members of public gyms in 2021.", Some("318,400: 2021")),
        ("In the 2021 season there were 318,400 members of public gyms.", Some("318,400: 2021")),
        ("Scotland alone had 318,400.", Some("318,400: Scotland")),
        ("There were 318,400 members of public gyms in 2023.", None),
        ("Scotland will envy the 318,400 members of public gyms in Wales.", None),
        ("A report published in 2024 found 318,400 members of public gyms.", None),
        ("Women had a share of 47.2% among gym members, more than men.", None),
        ("Public gyms had 318,400 members, more than live in Berlin.", None),
        ("Public gyms had 318,400 members, and a man in the city owns ten of them.", None),
        ("Gym visits came to 92,150 in the first half.", None),
    ] {
        let found = out_of_scope(GYMS, &format!("{home}\n\n{copy}"));
        assert_eq!(found, out.into_iter().collect::<Vec<_>>(), "{copy}");
    }
}

#[test]
fn what_opens_a_sentence_or_is_pointed_at_is_its_place() {
    let home = "Public gyms in Wales have 318,400 members, takings of £61.3m and a 47.2% share of women.";
    for (copy, out) in [
        ("In Scotland, which counts otherwise, public gyms had 318,400 members.", Some("318,400: Scotland")),
        ("Public gyms in the city had 318,400 members.", Some("318,400: city")),
        ("Scotland’s champion met the 318,400 members of public gyms.", None),
        ("Against an average for 1991 to 2020, there were 318,400 members of public gyms.", None),
    ] {
        let found = out_of_scope(GYMS, &format!("{home}\n\n{copy}"));
        assert_eq!(found, out.into_iter().collect::<Vec<_>>(), "{copy}");
    }
}

/// What is tied in copy that follows `home`, three figures of the book rightly given.
fn tied_after(home: &str, rules: &str, copy: &str) -> Option<String> {
    let found = ties(rules, &format!("{home}\n\n{copy}"));
    assert!(found.len() >= 3, "{found:?}");
    found.into_iter().nth(3)
}

/// The same at the shelter.
fn at_home(copy: &str) -> Option<String> {
    let home = "The shelter took in 1,846 stray dogs and 2,391 stray cats. Its vet bill was £412,600.";
    tied_after(home, SHELTER, copy)
}

#[test]
fn what_sets_a_number_apart_forbids_to_accuse() {
    for copy in [
        "Those 310 stray dogs taken in by the shelter were lame.",
        "The shelter hopes to take in 2,046 stray dogs.",
        "The shelter took in 2,046 stray dogs per branch.",
        "The shelter took in 2,046 stray dogs a year earlier.",
        "In 2015 the shelter took in 2,046 stray dogs.",
        "The shelter took in 84,600 stray dogs.",
        "The shelter took in 2,046.",
    ] {
        assert_eq!(at_home(copy), None, "{copy}");
    }
}

#[test]
fn digits_that_betray_a_slip_accuse_on_fewer_words() {
    for (copy, tied) in [
        ("Vets cost £421,600.", Some("£421,600 = vet-bill: value-disagrees")),
        ("Vets cost £412,600,000.", Some("£412,600,000 = vet-bill: value-disagrees")),
        ("Vets cost £388,300.", None),
        (
            "A new home was found for 61.4 percentage points.",
            Some("61.4 percentage points = rehomed: unit-disagrees"),
        ),
        ("A new home was found for 57.9 percentage points.", None),
    ] {
        assert_eq!(at_home(copy).as_deref(), tied, "{copy}");
    }
}

#[test]
fn an_old_value_beside_the_current_one_or_in_another_tense_is_no_fault() {
    for (copy, tied) in [
        ("The shelter took in 1,732 stray dogs.", "1,732 = dogs: superseded-figure"),
        ("The shelter had taken in 1,732 stray dogs.", "1,732 = dogs: agrees"),
    ] {
        assert_eq!(at_home(copy).as_deref(), Some(tied), "{copy}");
    }
    assert_ties(
        "There were 1,732 stray dogs at the shelter. There are 1,846 stray dogs at the shelter.",
        &["1,732 = dogs: agrees", "1,846 = dogs: agrees"],
    );
}

#[test]
fn in_a_great_book_the_words_of_few_figures_find_theirs() {
    let entry = |n: usize| {
        let value = 10_000 + n * 3;
        format!("[[figure]]\nid = \"f{n}\"\nvalue = \"{value}\"\nwhat = \"visitors to museum m{n}q\"\n")
    };
    let rules: String = (0..3_000).map(entry).collect();
    let copy = "The museum M1234q had 13,702 visitors. Museum m77q had 10,231 visitors.";
    assert_eq!(ties(&rules, copy), ["13,702 = f1234: agrees", "10,231 = f77: agrees"]);
}

#[test]
fn a_document_elsewhere_is_not_faulted_for_its_place() {
    assert_eq!(out_of_scope(GYMS, "Across Scotland public gyms had 318,400 members."), Vec::<String>::new());
}

#[test]
fn a_slip_shows_in_the_printed_digits_whatever_the_unit() {
    let rules = r#"
        [[figure]]
        id = "burned"
        value = "620,069 acres"
        what = "area burned in the valley"
    "#;
    assert_eq!(
        ties(rules, "In the valley 602,069 acres burned, an area as large as the county."),
        ["602,069 acres = burned: value-disagrees"]
    );
}

#[test]
fn what_each_of_many_has_is_not_what_all_have() {
    let home = "The shelter took in 1,846 stray dogs and 2,391 stray cats.";
    let ties = ties(SHELTER, &format!("{home} Each branch took in 2,046 stray dogs."));
    assert_eq!(ties, ["1,846 = dogs: agrees", "2,391 = cats: agrees"]);
}

#[test]
fn a_later_clause_keeps_its_words_for_its_own_number() {
    let home = "Public gyms in Wales have 318,400 members, takings of £61.3m and a 47.2% share of women.";
    let copy = "Of all members of public gyms Wales had a share, 318,400, and Scotland 512,000.";
    assert_eq!(out_of_scope(GYMS, &format!("{home}\n\n{copy}")), Vec::<String>::new());
}
