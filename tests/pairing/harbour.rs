//! What copy says of a number that makes it agree, or no fault: its year, a row of a table, a group, a change.

use super::{book, ties};
use tieout::read::{self, InputFormat};
use tieout::{Lexicon, lint};

const ARRESTS: &str = r#"
[[figure]]
id = "arrests"
value = "350"
what = "arrests at the carnival"
was = [{ value = "275", until = "2023" }]
"#;

#[test]
fn an_old_value_is_dated_by_its_own_year_where_the_figure_has_none() {
    for copy in
        ["There were 275 arrests at the carnival in 2023.", "In 2023 there were 275 arrests at the carnival."]
    {
        assert_eq!(ties(ARRESTS, copy), ["275 = arrests: agrees"], "{copy}");
    }
    for copy in ["There were 275 arrests at the carnival in 2024.", "There were 275 arrests at the carnival."]
    {
        assert_eq!(ties(ARRESTS, copy), ["275 = arrests: superseded-figure"], "{copy}");
    }
}

#[test]
fn some_of_those_are_not_all() {
    for copy in [
        "Some 300 of those arrests at the carnival were for theft.",
        "Some 300 of the arrests at the carnival were.",
    ] {
        assert_eq!(ties(ARRESTS, copy), Vec::<String>::new(), "{copy}");
    }
}

#[test]
fn the_years_of_a_table_may_stand_down_its_side() {
    let rules = r#"
        [[figure]]
        id = "homes"
        value = "24,310"
        what = "homes built in Fenshire"
        period = "2024"
        was = [{ value = "21,870", until = "2023" }]
    "#;
    let rows = |first: &str, second: &str| {
        let table = "| year | homes built in Fenshire |\n| --- | --- |\n";
        let copy = format!("{table}| {first} | 21,870 |\n| {second} | 24,310 |\n");
        let document = read::read_str("t.md", &copy, InputFormat::Markdown);
        lint(&document, &book(rules), Lexicon::english()).findings.len()
    };
    assert_eq!(rows("2023", "2024"), 0);
    assert_eq!(rows("2024", "2025"), 1);
}

#[test]
fn degrees_of_a_change_are_not_those_of_a_level() {
    let rules = r#"
        [[figure]]
        id = "rise"
        value = "2C"
        what = "rise in the average temperature of the harbour"

        [[figure]]
        id = "july"
        value = "20C"
        what = "temperature of the bay in July"
    "#;
    let rise =
        |degrees: &str| ties(rules, &format!("The average temperature of the harbour rose by {degrees}."));
    assert_eq!(rise("3.6F"), ["3.6F = rise: agrees"]);
    assert_ne!(rise("36F"), ["36F = rise: agrees"]);
    let july = |degrees: &str| ties(rules, &format!("The temperature of the bay in July was {degrees}."));
    assert_eq!(july("68F"), ["68F = july: agrees"]);
    assert_ne!(july("36F"), ["36F = july: agrees"]);
}

#[test]
fn a_rate_may_be_said_at_the_end() {
    let rules = r#"
        [[figure]]
        id = "drowned"
        value = "250"
        what = "people who drowned at the coast each winter"
    "#;
    assert_eq!(
        ties(rules, "Some 330 people drowned at the coast each winter."),
        ["Some 330 = drowned: value-disagrees"]
    );
}

#[test]
fn an_age_may_be_written_bare_in_years_or_as_copy_has_it() {
    for value in ["67", "67 years", "67 years old", "aged 67"] {
        let rules = format!(
            "[[figure]]\nid = \"age\"\nvalue = \"{value}\"\nkind = \"age\"\nwhat = \"Ann Lee, chair\"\n"
        );
        assert_eq!(ties(&rules, "Ann Lee, 67, the chair, said no."), ["67 = age: agrees"], "{value}");
        assert_eq!(
            ties(&rules, "Ann Lee, 76, the chair, said no."),
            ["76 = age: value-disagrees"],
            "{value}"
        );
    }
}

#[test]
fn a_mixed_number_has_no_digits_to_slip() {
    let rules = r#"
        [[figure]]
        id = "cars"
        value = "1,875,400"
        what = "cars sold on the market"
    "#;
    assert_eq!(ties(rules, "The cars sold on the market at 1-7/8."), Vec::<String>::new());
    assert_eq!(
        ties(rules, "It was 1,857,400 cars sold on the market."),
        ["1,857,400 = cars: value-disagrees"]
    );
}
