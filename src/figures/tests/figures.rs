//! What a good file gives.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::{file, good};
use crate::figures::{Citation, Status};
use crate::scan::{Kind, Trend};
use crate::unit::Dimension;

const WHOLE: &str = r#"
[source]
title = "A Crying Shame"
publisher = "Children’s Commissioner for England"
published = 2018-10-17
url = "https://example.org/report.pdf"

[[figure]]
id = "babies-at-home"
value = "15,800"
what = "  babies living at home "
aka = ["vulnerable babies", "vulnerable babies", "babies at risk"]
not = "in need"
period = "March 2017"
place = ["England", "English councils"]
exact = "15,820"
tolerance = "2%"
was = [{ value = "15,000", until = "March 2016" }, { value = 14_100, until = 2015-03-31 }]
kind = "count"
status = "provisional"
expires = 2019-10-01
source = { title = "Another", page = 12 }
note = "Not the number in need."

[[figure]]
id = "share"
value = 51.40
kind = "percent"
what = "share of them"
expires = "2020-02-29"
"#;

#[test]
fn every_key_is_read() {
    let figures = good(WHOLE);
    let [babies, share] = &figures[..] else { panic!("{figures:#?}") };
    assert_eq!(babies.id, "babies-at-home");
    assert_eq!(babies.what, "babies living at home");
    assert_eq!(babies.aka, ["vulnerable babies", "babies at risk"]);
    assert_eq!(babies.not, ["in need"]);
    assert_eq!((babies.quantity.low, babies.text.as_str()), (15_800.into(), "15,800"));
    assert_eq!(babies.kind, Kind::Count);
    assert_eq!(babies.period.as_deref(), Some("March 2017"));
    assert_eq!(babies.place, ["England", "English councils"]);
    assert_eq!(babies.exact.as_ref().unwrap().low, 15_820.into());
    assert_eq!(babies.tolerance, Some(Decimal::new(2, 2)));
    let was: Vec<_> = babies.was.iter().map(|w| (w.text.as_str(), w.until.as_deref().unwrap())).collect();
    assert_eq!(was, [("15,000", "March 2016"), ("14100", "2015-03-31")]);
    assert_eq!(babies.trend, Some(Trend::Up));
    assert_eq!(babies.status, Status::Provisional);
    assert_eq!(babies.expires, Some(date(2019, 10, 1)));
    let own = Citation { title: Some("Another".into()), page: Some(12), ..Citation::default() };
    assert_eq!(*babies.citation, own);
    assert_eq!(babies.note.as_deref(), Some("Not the number in need."));
    assert_eq!(&WHOLE[babies.declared_at.span.range()], "\"15,800\"");

    assert_eq!(share.text, "51.40", "a TOML number keeps its digits");
    assert_eq!((share.kind, share.quantity.unit.dimension), (Kind::Percent, Dimension::Share));
    assert_eq!(share.citation.title.as_deref(), Some("A Crying Shame"));
    assert_eq!(share.citation.published.as_deref(), Some("2018-10-17"));
    assert_eq!(share.status, Status::Final);
    assert_eq!(share.expires, Some(date(2020, 2, 29)));
}

#[test]
fn the_smallest_entry_has_three_lines() {
    let figures = good("\u{feff}[[figure]]\r\nid = \"a\"\r\nvalue = 15800\r\nwhat = \"b\"\r\n");
    assert_eq!((figures[0].text.as_str(), figures[0].kind), ("15800", Kind::Count));
}

#[test]
fn a_table_below_the_figure_is_its_own() {
    let text = file(&[
        "id = \"a\"\nvalue = 1\nwhat = \"b\"\n[figure.source]\ntitle = \"T\"\n[[figure.was]]\nvalue = 2",
    ]);
    let figures = good(&text);
    assert_eq!(figures[0].citation.title.as_deref(), Some("T"));
    assert_eq!((figures[0].was[0].text.as_str(), figures[0].trend), ("2", Some(Trend::Down)));
}

#[test]
fn kind_settles_what_bare_digits_are() {
    for (lines, kind, dimension) in [
        ("value = \"2017\"", Kind::Count, Dimension::Count),
        ("value = 2017\nkind = \"year\"", Kind::Year, Dimension::Count),
        ("value = \"67\"\nkind = \"age\"", Kind::Age, Dimension::Duration),
        ("value = \"3-2\"\nkind = \"score\"", Kind::Score, Dimension::Count),
        ("value = 2.5\nkind = \"multiple\"", Kind::Multiple, Dimension::Multiple),
        ("value = 0.25\nkind = \"ratio\"", Kind::Ratio, Dimension::Share),
        ("value = \"1 in 3\"", Kind::Ratio, Dimension::Share),
        ("value = \"£5\"", Kind::Money, Dimension::Money(*b"GBP")),
    ] {
        let figures = good(&file(&[&format!("id = \"a\"\n{lines}")]));
        assert_eq!((figures[0].kind, figures[0].quantity.unit.dimension), (kind, dimension), "{lines}");
    }
}

#[test]
fn words_give_the_trend_before_old_values_do() {
    let text = file(&["id = \"a\"\nvalue = 5\nwhat = \"fall in deaths\"\nwas = [{ value = 4 }]"]);
    assert_eq!(good(&text)[0].trend, Some(Trend::Down));
    let text = file(&["id = \"a\"\nvalue = 5\nwhat = \"deaths\"\nwas = [{ value = 4 }, { value = 6 }]"]);
    assert_eq!(good(&text)[0].trend, None, "the old values differ");
}

#[test]
fn exact_may_be_what_the_value_was_rounded_from() {
    let text = file(&["id = \"a\"\nvalue = \"more than 13,000\"\nexact = \"13,248\""]);
    assert_eq!(good(&text)[0].exact.as_ref().unwrap().low, 13_248.into());
}

#[test]
fn a_page_alone_is_a_page_of_the_file_s_source() {
    let figure = file(&["id = \"a\"\nvalue = 1\nsource = { page = 12 }"]);
    let text = format!("[source]\ntitle = \"T\"\npublisher = \"P\"\n{figure}");
    let citation = good(&text)[0].citation.clone();
    assert_eq!(
        (citation.title.as_deref(), citation.publisher.as_deref(), citation.page),
        (Some("T"), Some("P"), Some(12))
    );
}
