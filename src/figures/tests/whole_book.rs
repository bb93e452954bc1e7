//! Several figures and files against each other.

use super::{errors, file, good, parse, told};

#[test]
fn repeated_ids_show_both_places() {
    let first = file(&["id = \"in-need\"\nvalue = 1\nwhat = \"x\""]);
    let second = file(&["id = \"other\"\nvalue = 2", "id = \"in-need\"\nvalue = 3"]);
    let found = parse(&[&first, &second]).unwrap_err();
    assert_eq!(found.to_string(), "1 error in the rules files");
    let error = &found.errors[0];
    let expected =
        ("two figures have the id `in-need`", "\"in-need\"", "already taken", "give one of them another id");
    let told = told(&second, error);
    assert_eq!((told.0.as_str(), told.1, told.2.as_str(), told.3.as_str()), expected);
    assert_eq!(error.location.file, 1);
    assert_eq!((error.related[0].location.file, error.related[0].text.as_str()), (0, "first used here"));
    assert_eq!(&first[error.related[0].location.span.range()], "\"in-need\"");
}

#[test]
fn ambiguous_figures_are_named() {
    let text = file(&[
        "id = \"a\"\nvalue = 1\nwhat = \"babies in care\"",
        "id = \"b\"\nvalue = 2\nwhat = \"something\"\naka = [\"The Babies who are in care\"]",
    ]);
    super::one_error(
        &text,
        "`a` and `b` cannot be told apart",
        "\"The Babies who are in care\"",
        "the same words, unit, period and place as `a`",
        "give one of them other words, a `period` or a `place`",
    );
    let found = parse(&[&text]).unwrap_err();
    let related = &found.errors[0].related[0];
    assert_eq!(
        (&text[related.location.span.range()], related.text.as_str()),
        ("\"babies in care\"", "`a` has them first")
    );
}

#[test]
fn unit_period_place_and_role_tell_figures_apart() {
    let same = "what = \"pupils\"\nvalue = 2017";
    for lines in [
        "what = \"pupils\"\nvalue = \"5%\"",
        "what = \"pupils\"\nvalue = 2017\nperiod = \"2016\"",
        "what = \"pupils\"\nvalue = 2017\nplace = \"Wales\"",
        "what = \"pupils\"\nvalue = 2017\nkind = \"year\"",
    ] {
        let text = file(&[&format!("id = \"a\"\n{same}"), &format!("id = \"b\"\n{lines}")]);
        assert_eq!(good(&text).len(), 2);
    }
    let place = "what = \"pupils\"\nvalue = 1\nplace = ";
    let text = file(&[
        &format!("id = \"a\"\n{place}[\"Wales\", \"Cymru\"]"),
        &format!("id = \"b\"\n{place}[\"cymru\"]"),
    ]);
    assert_eq!(errors(&text)[0].0, "`a` and `b` cannot be told apart");
}

#[test]
fn errors_come_in_order_of_file_and_position() {
    let first = "[[figure]]\nid = \"a\"\nvalue = 1\nwhat = \"x\"\nvale = 1\n";
    let second = "nonsense\n[[figure]]\nid = \"a\"\nvalue = \"lots\"\nwhat = \"y\"\nformula = \"b + \"\n";
    let found = parse(&[first, second]).unwrap_err();
    let places: Vec<_> = found.errors.iter().map(|e| (e.location.file, e.message.as_str())).collect();
    assert_eq!(
        places,
        [
            (0, "unknown key `vale`"),
            (1, "this line has no `key = value`"),
            (1, "two figures have the id `a`"),
            (1, "cannot read a number in “lots”"),
            (1, "the formula stops short"),
            (1, "there is no figure `b`"),
        ]
    );
}

#[test]
fn a_damaged_line_brings_no_other_errors() {
    let text = file(&[
        "id = \"a\"\nvalue = 15,800\nwhat = \"x\"\nexact = \"15,820\"",
        "id = \"b\"\nvalue = 7\nformula = \"a / 2\"",
    ]);
    let found = errors(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].3, "put it between straight quotation marks: value = \"15,800\"");
    let text = "[[figure]\nid = \"a\"\nvalue = 1\nwhat = \"x\"\n[[figure]]\nid = \"b\"\nwhat = \"y\"\nformula = \"a\"\n";
    let found = errors(text);
    assert_eq!(
        found.iter().filter(|error| error.0.starts_with("there is no figure")).count(),
        0,
        "{found:#?}"
    );
}

#[test]
fn no_files_and_empty_files_make_an_empty_book() {
    assert!(parse(&[]).unwrap().figures().is_empty());
    let book = parse(&["", "# nothing yet\n"]).unwrap();
    assert_eq!((book.figures().len(), book.files().len()), (0, 2));
}
