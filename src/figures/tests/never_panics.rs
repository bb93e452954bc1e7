//! Whatever the file, the book is read or refused, and every place lies in the text.

use proptest::prelude::*;

use super::{RulesFile, parse, parse_with, reader};
use crate::figures::BookErrors;

const GOOD: &str = r#"[source]
title = "A Crying Shame"
published = 2018-10-17

[[figure]]
id = "in-need"
value = "19,640"
what = "babies in need"
aka = ["children ‘in need’"]
was = [{ value = "£18", until = "March 2016" }]

[[figure]]
id = "share"
formula = "in-need / (in-need + 1.5) as %"
value = "51.4%"
exact = 51.40
tolerance = "2%"
what = "share – of them"
source = { page = 12 }
"#;

fn holds(files: &[&str]) {
    let Err(BookErrors { files, errors }) = parse(files) else { return };
    assert!(!errors.is_empty());
    assert!(errors.is_sorted_by_key(|error| error.location));
    for error in &errors {
        let related = error.related.iter().map(|label| label.location);
        for place in related.chain([error.location]) {
            let text = files[place.file].text.get(place.span.range());
            assert!(text.is_some_and(|text| !text.is_empty()), "{error:?}");
        }
        assert!(!error.message.is_empty() && !error.label.is_empty() && error.help.is_some(), "{error:?}");
    }
}

fn at_boundary(text: &str, at: prop::sample::Index) -> usize {
    let places: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    places[at.index(places.len())]
}

proptest! {
    #[test]
    fn on_any_text(text in any::<String>(), other in "\\PC{0,40}") {
        holds(&[&text, &other]);
    }

    #[test]
    fn on_text_made_of_toml(parts in prop::collection::vec(prop::sample::select(vec![
        "[[figure]]\n", "[source]\n", "id = ", "value = ", "formula = ", "what = ", "was = ", "exact = ",
        "\"a\"", "\"a-b\"", "\"a + b\"", "\"£5\"", "51.4", "[", "]", "{", "}", ", ", "\n", "\"", "'''", "=",
        "#", "é", "\r\n", "2018-10-17", "kind = ", "\"year\"", "a.b = ",
    ]), 0..60)) {
        holds(&[&parts.concat()]);
    }

    #[test]
    fn on_a_good_file_with_a_slip(
        cut in any::<prop::sample::Index>(),
        length in 0_usize..12,
        put in "[\\PC\n\"=\\[\\]{}]{0,4}",
    ) {
        let start = at_boundary(GOOD, cut);
        let end = GOOD[start..].char_indices().nth(length).map_or(GOOD.len(), |(i, _)| start + i);
        holds(&[&format!("{}{put}{}", &GOOD[..start], &GOOD[end..])]);
    }

    #[test]
    fn on_any_formula(formula in "[-a-c0-9.,+*/()% \\PC]{0,24}") {
        let text = super::file(&["id = \"a\"\nvalue = 2", "id = \"b\"\nvalue = \"5%\"", "id = \"c\"\nvalue = \"£3\""]);
        holds(&[&format!("{text}[[figure]]\nid = \"d\"\nwhat = \"d\"\nformula = '''{formula} '''\n")]);
    }
}

#[test]
fn on_a_book_of_many_figures() {
    let figures: Vec<String> = (0..20_000)
        .map(|i| {
            format!("[[figure]]\nid = \"f{i}\"\nvalue = {i}\nwhat = \"homes\"\nplace = \"Council {i}\"\n")
        })
        .collect();
    let file = RulesFile::new("many.toml", figures.concat());
    assert_eq!(parse_with(vec![file], &reader::read).unwrap().figures().len(), 20_000);
}
