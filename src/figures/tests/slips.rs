//! Slips in one figure: each is told once, at its place, with a remedy.

use super::{errors, file, one_error};

/// A file of one good figure with more lines.
fn with(lines: &str) -> String {
    file(&[&format!("id = \"a\"\nvalue = \"15,800\"\n{lines}")])
}

#[test]
fn unknown_keys() {
    let text = file(&["id = \"a\"\nvalue = 1\nvale = 2"]);
    one_error(&text, "unknown key `vale`", "vale", "not a key of a figure", "did you mean `value`?");
    let text = with("colour = \"red\"");
    let help = "use one of: id, value, what, aka, not, period, place, exact, tolerance, was, formula, kind, \
                status, expires, source, note";
    one_error(&text, "unknown key `colour`", "colour", "not a key of a figure", help);
    let text = "[source]\nauthor = \"x\"\n";
    let help = "use one of: title, publisher, published, url, page";
    one_error(text, "unknown key `author`", "author", "not a key of [source]", help);
    let text = with("source = { titel = \"x\" }");
    one_error(&text, "unknown key `titel`", "titel", "not a key of a source", "did you mean `title`?");
    let text = with("was = [{ value = 1, untill = \"x\" }]");
    one_error(&text, "unknown key `untill`", "untill", "not a key of an old value", "did you mean `until`?");
}

#[test]
fn headings() {
    let text = "[[figures]]\nid = \"a\"\n";
    one_error(
        text,
        "unknown key `figures`",
        "figures",
        "not a key of a rules file",
        "did you mean `[[figure]]`?",
    );
    let text = "[figure]\nid = \"a\"\nvalue = 1\nwhat = \"b\"\n";
    let help = "write [[figure]], with two pairs of brackets, above each figure";
    one_error(text, "`figure` of a rules file must be a list of tables", "[figure]", "this is a table", help);
    let text = "[[source]]\ntitle = \"a\"\n";
    let help = "write [source], with one pair of brackets, once in a file";
    one_error(text, "`source` of a rules file must be one table", "[[source]]", "this is a list", help);
    let text = "note = \"b\"\n[[figure]]\nid = \"a\"\nvalue = 1\nwhat = \"b\"\n";
    let help = "put [[figure]] on a line of its own above it";
    one_error(text, "`note` stands under no heading", "note", "belongs under [[figure]]", help);
}

#[test]
fn missing_keys() {
    let expected = [
        ("a figure has no `id`", "`id` is missing"),
        ("a figure has no `what`", "`what` is missing"),
        ("a figure has no `value`", "`value` is missing"),
    ];
    let told = errors("[[figure]]\nnote = \"x\"\n");
    assert_eq!(told.len(), 3);
    for ((message, label), told) in expected.iter().zip(&told) {
        assert_eq!((*message, "[[figure]]", *label), (told.0.as_str(), told.1, told.2.as_str()));
        assert!(told.3.starts_with("add ") || told.3.starts_with("say "), "{}", told.3);
    }
    let help = "write was = [{ value = \"15,000\", until = \"March 2016\" }]";
    let text = with("was = [{ until = \"x\" }]");
    one_error(&text, "an old value has no `value`", "{ until = \"x\" }", "`value` is missing", help);
}

#[test]
fn empty_texts() {
    let text = with("note = \"  \"");
    one_error(
        &text,
        "`note` is empty",
        "\"  \"",
        "nothing between the marks",
        "fill it in, or take the line out",
    );
    let text = with("aka = [\"x\", \"\"]");
    one_error(
        &text,
        "`aka` is empty",
        "\"\"",
        "nothing between the marks",
        "fill it in, or take the line out",
    );
}

#[test]
fn wrong_types() {
    for (lines, message, span, label, help) in [
        (
            "note = 5",
            "`note` of a figure must be a text in quotation marks",
            "5",
            "this is a number",
            "write note = \"5\"",
        ),
        (
            "note = []",
            "`note` of a figure must be a text in quotation marks",
            "[]",
            "this is a list",
            "write note = \"…\"",
        ),
        (
            "aka = 5",
            "`aka` of a figure must be a text or a list of texts",
            "5",
            "this is a number",
            "write aka = [\"…\", \"…\"]",
        ),
        (
            "not = [true]",
            "`not` of a figure must be a list of texts",
            "true",
            "this is true or false",
            "write not = [\"…\", \"…\"]",
        ),
        (
            "source = \"x\"",
            "`source` of a figure must be a table",
            "\"x\"",
            "this is a text",
            "write source = { title = \"…\", page = 12 }",
        ),
        (
            "source = { page = \"12\" }",
            "`page` of a source must be a page number",
            "\"12\"",
            "this is a text",
            "write page = 12, without quotation marks",
        ),
        (
            "was = \"5\"",
            "`was` of a figure must be a list of old values",
            "\"5\"",
            "this is a text",
            "write was = [{ value = \"15,000\", until = \"March 2016\" }]",
        ),
        (
            "was = [\"5\"]",
            "`was` of a figure must be a list of old values",
            "\"5\"",
            "this is a text",
            "write was = [{ value = \"15,000\", until = \"March 2016\" }]",
        ),
        (
            "exact = 2018-10-17",
            "`exact` of a figure must be a number",
            "2018-10-17",
            "this is a date or time",
            "write it as copy prints it, in quotation marks: exact = \"15,800\"",
        ),
    ] {
        one_error(&with(lines), message, span, label, help);
    }
}

#[test]
fn ids() {
    let help = "use letters and digits, with - _ . between them, and at least one letter";
    for (id, label) in [
        ("a b", "has a space"),
        ("a/b", "has “/”"),
        ("-a", "begins or ends with a mark"),
        ("2017", "has no letter"),
    ] {
        let text = file(&[&format!("id = \"{id}\"\nvalue = 1")]);
        one_error(&text, &format!("`{id}` cannot be an id"), &format!("\"{id}\""), label, help);
    }
}

#[test]
fn unreadable_values() {
    let help = "write one number as copy prints it, such as \"15,800\", \"£3.2bn\", \"51.4%\", \"1 in 3\", \
                \"more than 13,000\" or \"10 to 15\"";
    for value in ["\"lots\"", "nan", "0x1F"] {
        let text = file(&[&format!("id = \"a\"\nvalue = {value}")]);
        let message = format!("cannot read a number in “{}”", value.trim_matches('"'));
        one_error(&text, &message, value, "not a number", help);
    }
    let text = file(&["id = \"a\"\nvalue = \"3-2\""]);
    let help = "if it is one, give it the `kind` score; for a range write \"10 to 15\"";
    one_error(&text, "“3-2” reads as a score", "\"3-2\"", "may not be a number", help);
}

#[test]
fn kinds_and_statuses() {
    let text = with("kind = \"persent\"");
    one_error(&text, "unknown kind `persent`", "\"persent\"", "not a kind", "did you mean `percent`?");
    let text = with("status = \"ok\"");
    let help = "use one of: final, provisional, estimate, projection";
    one_error(&text, "unknown status `ok`", "\"ok\"", "not a status", help);
    let text = file(&["id = \"a\"\nvalue = \"£5\"\nkind = \"year\""]);
    let help = "take out `kind`, or write the value as \"2017\"";
    one_error(&text, "“£5” is money (GBP), but `kind` says year", "\"£5\"", "another kind of number", help);
}

#[test]
fn tolerances_and_dates() {
    let help = "write how far off copy may be as a percentage: tolerance = \"2%\"";
    for written in ["\"about 2\"", "2", "\"-1%\"", "\"101%\""] {
        let message = format!("cannot read a tolerance in “{}”", written.trim_matches('"'));
        one_error(
            &with(&format!("tolerance = {written}")),
            &message,
            written,
            "not a percentage from 0% to 100%",
            help,
        );
    }
    let help = "write year, month and day: expires = 2019-10-01";
    for written in ["\"next year\"", "\"2019-02-30\"", "2019-10-01T10:00:00", "10:00:00"] {
        let message = format!("`expires` must be a day, not “{}”", written.trim_matches('"'));
        one_error(&with(&format!("expires = {written}")), &message, written, "not a calendar day", help);
    }
}

#[test]
fn exact_and_old_values_that_do_not_fit() {
    let text = with("exact = \"15,920\"");
    let message = "`exact` 15,920 does not round to the value 15,800";
    let help = "`exact` is the same number before rounding; correct one of the two";
    one_error(&text, message, "\"15,920\"", "another number", help);
    let text = with("exact = \"51%\"");
    let message = "`exact` is a percentage or share, the value is a plain number";
    one_error(&text, message, "\"51%\"", "another unit", "write both in the same unit");
    let text = with("exact = \"10 to 15\"");
    let help = "write the unrounded number, such as 15,820";
    one_error(&text, "`exact` must be one number", "\"10 to 15\"", "a range or a vague number", help);
    let text = with("was = [{ value = \"£5\" }]");
    let message = "`was` is money (GBP), the value is a plain number";
    one_error(&text, message, "\"£5\"", "another unit", "write both in the same unit");
    let text = with("was = [{ value = 15800 }]");
    let help = "take it out of `was`, or correct the value";
    one_error(&text, "the old value 15800 is the value itself", "15800", "not superseded", help);
    let text = file(&["id = \"a\"\nvalue = \"more than 13,000\"\nexact = \"12,900\""]);
    assert_eq!(errors(&text)[0].0, "`exact` 12,900 does not round to the value more than 13,000");
}

#[test]
fn too_many_names() {
    let names: Vec<_> = (0..201).map(|i| format!("\"place {i}\"")).collect();
    let list = format!("[{}]", names.join(", "));
    let text = with(&format!("place = {list}"));
    one_error(&text, "`place` has 201 entries", &list, "more than 200", "keep the 200 that copy uses most");
}

#[test]
fn days_that_are_none_and_lists_that_do_not_end() {
    let help = "write year, month and day, as 2019-10-01";
    one_error(
        &with("expires = 2026-06-31"),
        "2026-06-31 is no calendar day",
        "2026-06-31",
        "there is no such day",
        help,
    );
    let help = "a backslash inside quotation marks is written \\\\";
    let message = "this is not TOML: missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\\`, `\"`, `x`, `u`, `U`";
    one_error(&with("note = \"a\\q\""), message, "\\", "cannot be read", help);
}
