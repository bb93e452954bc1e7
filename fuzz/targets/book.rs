//! Text as a rules file: it is read or refused, and every fault has a place in it that can be drawn.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use tieout::render::{self, Style};
use tieout::sheet::{FileError, TextFile};
use tieout::{FigureBook, Lexicon};

fuzz_target!(|text: &str| {
    let file = |path: &str| TextFile::new(path, text);
    match FigureBook::parse([file("rules.toml")], Lexicon::english()) {
        Ok(book) => {
            let ids: BTreeSet<&str> = book.figures().iter().map(|figure| figure.id.as_str()).collect();
            assert_eq!(ids.len(), book.figures().len(), "ids are unique");
            render::figure_list(&book);
        }
        Err(wrong) => assert_drawable(&wrong.errors, &wrong.files),
    }
});

fn assert_drawable(errors: &[FileError], files: &[TextFile]) {
    assert!(!errors.is_empty());
    assert!(errors.is_sorted_by_key(|error| error.location));
    for error in errors {
        let related = error.related.iter().map(|label| label.location);
        for place in related.chain([error.location]) {
            let culprit = files[place.file].text.get(place.span.range());
            assert!(culprit.is_some_and(|culprit| !culprit.is_empty()), "{error:?}");
        }
    }
    for colour in [false, true] {
        render::faults(errors, files, Style { width: 100, colour });
    }
}
