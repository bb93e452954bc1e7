//! Spreadsheets as editors have them, and what each slip in one is told.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::{SpreadsheetError, SpreadsheetFormat, read, to_toml};
use crate::document::Span;
use crate::figures::{Figure, FigureBook, RulesFile};
use crate::lexicon::Lexicon;
use crate::sheet::{FileError, Location};

fn csv(bytes: &[u8]) -> RulesFile {
    read("numbers.csv", bytes, SpreadsheetFormat::Csv).unwrap().file
}

fn workbook(mut book: Workbook) -> RulesFile {
    let bytes = book.save_to_buffer().unwrap();
    read("numbers.xlsx", &bytes, SpreadsheetFormat::Workbook).unwrap().file
}

/// The figures of a file that must be good, wherever they stand in it.
fn figures(file: RulesFile) -> Vec<Figure> {
    let nowhere = Location { file: 0, span: Span { start: 0, end: 1 } };
    match FigureBook::parse([file], Lexicon::english()) {
        Ok(book) => book.figures().iter().map(|f| Figure { declared_at: nowhere, ..f.clone() }).collect(),
        Err(errors) => panic!("{:#?}", errors.errors),
    }
}

/// What the errors of a file say: the place, the message and the help.
fn errors(file: RulesFile) -> Vec<(String, String, String)> {
    let Err(wrong) = FigureBook::parse([file], Lexicon::english()) else { return Vec::new() };
    let place = |error: &FileError| wrong.files[0].grid().unwrap().place(error.location.span).unwrap().told();
    wrong.errors.iter().map(|e| (place(e), e.message.clone(), e.help.clone().unwrap())).collect()
}

fn told(file: RulesFile) -> Vec<String> {
    errors(file).into_iter().map(|(place, message, _)| format!("{place}: {message}")).collect()
}

const GOOD: &str = "id,value,what,aka,was,source.title\n\
    visits,1.24 million,visits to libraries,\"calls; trips\",\"1.1 million until 2022; 1 million\",Yearbook\n\
    share,62%,adults with a card,,,Yearbook\n";

#[test]
fn every_way_to_save_csv_gives_the_same_figures() {
    let expected = figures(csv(GOOD.as_bytes()));
    assert_eq!(expected[0].aka, ["calls", "trips"]);
    assert_eq!(expected[0].was[0].until.as_deref(), Some("2022"));
    assert_eq!((expected[0].was[1].text.as_str(), expected[0].was[1].until.as_deref()), ("1 million", None));
    let tabs = GOOD.replace(',', "\t");
    let semicolons =
        GOOD.replace("calls; trips", "calls\ntrips").replace("2022; 1", "2022\n1").replace(',', ";");
    let utf16 = |text: &str| -> Vec<u8> {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    for bytes in [
        format!("\u{feff}{GOOD}").into_bytes(),
        format!("sep=,\r\n{}", GOOD.replace('\n', "\r\n")).into_bytes(),
        format!("The libraries’ figures,,\n\n,,,\n{GOOD}").into_bytes(),
        tabs.clone().into_bytes(),
        utf16(&tabs),
        semicolons.into_bytes(),
        GOOD.replace("id,", "ID ,").replace("source.title", "Source – Title").into_bytes(),
        GOOD.replace("share,", "\"# next, the shares\"\n,,\nshare,").into_bytes(),
    ] {
        assert_eq!(figures(csv(&bytes)), expected, "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn workbooks_are_read_as_they_show() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Ask Ann").unwrap();
    let sheet = book.add_worksheet().set_name("Figures").unwrap();
    sheet.merge_range(0, 0, 0, 3, "The libraries in figures", &Format::new()).unwrap();
    let headings = ["Value", "ID", "What", "Published", "Title", "Period", "Expires", "# by"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(2, column, heading).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2018, 10, 17).unwrap();
    let values = [(15800.0, "#,##0"), (0.514, "0.0%"), (3.2, "\"£\"0.0\"bn\""), (0.1 + 0.2, "General")];
    for (row, (nth, (value, format))) in (3..).zip(values.into_iter().enumerate()) {
        sheet.write_with_format(row, 0, value, &Format::new().set_num_format(format)).unwrap();
        sheet.write(row, 1, format!("f{nth}")).unwrap();
        sheet.write(row, 2, format!("thing {nth}")).unwrap();
        sheet.write(row, 7, "Ann").unwrap();
    }
    sheet.write_with_format(3, 3, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write_with_format(3, 5, &day, &Format::new().set_num_format("mmm-yy")).unwrap();
    sheet.write_with_format(3, 6, &day, &Format::new().set_num_format("d mmm")).unwrap();
    sheet.merge_range(3, 4, 6, 4, "Yearbook", &Format::new()).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let read = read("numbers.xlsx", &bytes, SpreadsheetFormat::Workbook).unwrap();
    assert!(read.notes[0].starts_with("sheet “Notes” is passed over"), "{:?}", read.notes);
    let figures = figures(read.file);
    let texts: Vec<&str> = figures.iter().map(|figure| figure.text.as_str()).collect();
    assert_eq!(texts, ["15,800", "51.4%", "£3.2bn", "0.3"]);
    assert_eq!(figures[0].citation.published.as_deref(), Some("2018-10-17"));
    assert_eq!(figures[0].period.as_deref(), Some("October 2018"));
    assert_eq!(figures[0].expires.unwrap().to_string(), "2018-10-17");
    assert!(figures.iter().all(|figure| figure.citation.title.as_deref() == Some("Yearbook")), "merged");
}

#[test]
fn faults_name_sheet_and_cell() {
    let mut book = Workbook::new();
    for name in ["Home", "Abroad"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, heading) in (0..).zip(["id", "value", "what", "kind", "until"]) {
            sheet.write(0, column, heading).unwrap();
        }
        let id = name.to_lowercase();
        for (column, text) in (0..).zip([id.as_str(), "plenty", "things"]) {
            sheet.write(6, column, text).unwrap();
        }
        sheet.write(6, 2, format!("things {name}")).unwrap();
    }
    let sheet = book.worksheet_from_name("Abroad").unwrap();
    for (row, id) in [(7, "broken"), (8, "sum"), (9, "day")] {
        sheet.write(row, 0, id).unwrap();
        sheet.write(row, 2, id).unwrap();
    }
    sheet.write(7, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(8, 1, 5).unwrap();
    sheet.write(8, 4, "2019").unwrap();
    sheet.write(10, 5, "who wrote this?").unwrap();
    let day = ExcelDateTime::from_ymd(2018, 10, 12).unwrap();
    sheet.write_with_format(9, 1, &day, &Format::new().set_num_format("d-mmm")).unwrap();
    assert_eq!(
        told(workbook(book)),
        [
            "sheet “Home”, cell B7: cannot read a number in “plenty”",
            "sheet “Abroad”, cell B7: cannot read a number in “plenty”",
            "sheet “Abroad”, cell B8: the cell shows #DIV/0!",
            "sheet “Abroad”, cell E9: an old value has no value",
            "sheet “Abroad”, cell B10: `value` is a date, 12 October",
            "sheet “Abroad”, cell F11: column F has no heading",
        ]
    );
}

#[test]
fn headings_that_are_wrong_are_told_once() {
    let file = csv(b"id,valeu,what,what,colour\na,1,x,,\nb,,y,,red\n");
    assert_eq!(
        errors(file),
        [
            ("cell B1", "unknown column “valeu”", "did you mean `value`?"),
            ("cell D1", "two columns are called “what”", "keep one of them; several values in one cell are parted by semicolons"),
            (
                "cell E1",
                "unknown column “colour”",
                "begin it with # to leave the column out, or use one of: id, value, what, aka, not, period, place, exact, \
                 tolerance, was, was until, formula, kind, status, expires, source.title, source.publisher, \
                 source.published, source.url, source.page, note"
            ),
        ]
        .map(|(place, message, help)| (place.to_owned(), message.to_owned(), help.to_owned()))
    );
    let (place, message, help) = errors(csv(b"id,what\na,x\n")).remove(0);
    assert_eq!((place.as_str(), message.as_str()), ("row 1", "there is no column `value`"));
    assert_eq!(help, "write value into this row, above the column that has it: C1 is free");
}

#[test]
fn slips_in_rows_are_told_with_their_row() {
    let file = csv(b"id,value,what,tolerance,expires,source.page,was,until\n\
        a,,x,,,,,\n\
        b,1,y,half,soon,p. 3,2;3,2019\n\
        Total,,,,,,,\n\
        c,1,\"z,,,,\n");
    assert_eq!(
        told(file),
        [
            "row 2: a figure has no `value`",
            "cell D3: cannot read a tolerance in “half”",
            "cell E3: `expires` must be a day, not “soon”",
            "cell F3: `page` of a source must be a page number",
            "cell H3: `was` has 2 values and `until` has 1 value",
            "row 4: a row has one cell filled in",
            "cell C5: a quotation mark is not closed",
        ]
    );
}

#[test]
fn what_is_no_spreadsheet_is_told_with_the_remedy() {
    let refused = |bytes: &[u8], format| read("numbers", bytes, format).unwrap_err();
    let (csv, xlsx) = (SpreadsheetFormat::Csv, SpreadsheetFormat::Workbook);
    assert_eq!(refused(b"", csv), SpreadsheetError::NoHeadings);
    assert_eq!(refused(b"year,homes\n2019,15\n", csv), SpreadsheetError::NoHeadings);
    assert_eq!(refused(b"\0\x01", csv), SpreadsheetError::NotText);
    assert_eq!(refused(b"PK\x03\x04", csv), SpreadsheetError::NotText);
    assert_eq!(refused(b"PK\x03\x04", xlsx), SpreadsheetError::NotWorkbook);
    assert_eq!(refused(b"id,value,what\n", xlsx), SpreadsheetError::NotWorkbook);
    let mut compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec();
    assert_eq!(refused(&compound, xlsx), SpreadsheetError::OtherFormat);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&compound, xlsx), SpreadsheetError::Password);
    let mut far = Workbook::new();
    far.add_worksheet().write(1_048_575, 16_383, "id").unwrap();
    assert_eq!(refused(&far.save_to_buffer().unwrap(), xlsx), SpreadsheetError::NoHeadings);
}

#[test]
fn converting_keeps_remarks_and_lifts_the_source() {
    let text = "# for May,,,,\nid,value,what,source.title,source.page,# by\n# cards,,,,\na,62%,cards,Yearbook,3,Ann\nb,5,books,Yearbook,3,\n# ask Jo,,,,\n";
    let toml = to_toml(&[csv(text.as_bytes())]).unwrap();
    assert_eq!(
        toml,
        "# Written by tieout from a spreadsheet; `tieout book schema` describes this format.\n\n\
         [source]\ntitle = \"Yearbook\"\npage = 3\n\n# numbers.csv\n\n\
         # cards\n# by: Ann\n[[figure]]\nid = \"a\"\nvalue = \"62%\"\nwhat = \"cards\"\n\n\
         [[figure]]\nid = \"b\"\nvalue = \"5\"\nwhat = \"books\"\n# ask Jo\n"
    );
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    #[test]
    fn converted_figures_are_the_same(
        rows in prop::collection::vec(
            (
                prop::sample::select(vec!["15,800", "51.4%", "£3.2bn", "more than 13,000", "1 in 3"]),
                "[a-z\"'\\\\é]{1,8}", "[a-z\"; \n]{0,10}", prop::sample::select(vec!["", "2019-10-01"]),
                prop::option::of(("[a-z\"\\\\#]{1,5}", prop::sample::select(vec!["", "3", "12"]))), "[ -~\t\n]{0,12}",
            ),
            1..6,
        ),
    ) {
        let mut text = "id,value,what,aka,expires,source.title,source.page,source.published,note\n".to_owned();
        for (nth, (value, what, aka, expires, source, note)) in rows.iter().enumerate() {
            let (title, page) = source.as_ref().map_or(("", ""), |(title, page)| (title, page));
            let (id, what) = (format!("f{nth}"), format!("{what} {nth}"));
            let note = note.trim_start_matches('#');
            let aka: String = aka.split([';', '\n']).enumerate().map(|(i, a)| if a.trim().is_empty() { ";".into() } else { format!("{a}{nth}{i};") }).collect();
            let cells = [&id, *value, &what, &aka, expires, title, page, expires, note].map(cell);
            text.push_str(&(cells.join(",") + "\n"));
        }
        let file = csv(text.as_bytes());
        let toml = to_toml(std::slice::from_ref(&file)).unwrap();
        prop_assert_eq!(figures(RulesFile::new("numbers.toml", toml)), figures(file));
    }

    #[test]
    fn any_csv_is_read_or_refused(parts in prop::collection::vec(prop::sample::select(vec![
        "id", "value", "what", "was", "until", "aka", "formula", "source", "kind", "a", "15,800", "a - b", "\"", ",", ";",
        "\n", "\r\n", "#", "é", " ", "\u{feff}", "; ", "until", " until ", "date", "\t",
    ]), 0..60)) {
        for head in ["", "id,value,what,was,until,aka,formula,kind\n"] {
            let text = format!("{head}{}", parts.concat());
            let Ok(read) = read("a.csv", text.as_bytes(), SpreadsheetFormat::Csv) else { continue };
            if let Err(wrong) = FigureBook::parse([read.file], Lexicon::english()) {
                for error in wrong.errors {
                    let related = error.related.iter().map(|label| label.location);
                    for at in related.chain([error.location]) {
                        let grid = wrong.files[0].grid().unwrap();
                        prop_assert!(grid.place(at.span).is_some() && text.get(at.span.range()).is_some(), "{:?}", text);
                    }
                    prop_assert!(error.help.is_some());
                }
            }
        }
    }

    #[test]
    fn any_damage_to_a_workbook_is_read_or_refused(
        part in prop::sample::select(vec!["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
        at in any::<prop::sample::Index>(), length in 0_usize..20, put in "[<>/\"=a-z0-9&;]{0,6}",
    ) {
        use std::io::{Read, Write};
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in (0..).zip(["id", "value", "what"]) {
            sheet.write(0, column, heading).unwrap();
            sheet.write_with_format(1, column, 0.5, &Format::new().set_num_format("0.0%")).unwrap();
        }
        sheet.merge_range(2, 0, 4, 0, "a", &Format::new()).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut damaged = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            let name = file.name().unwrap().into_owned();
            file.read_to_string(&mut text).unwrap();
            if name == part {
                let start = at.index(text.len());
                let end = (start + length).min(text.len());
                text.replace_range(start..end, &put);
            }
            damaged.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            damaged.write_all(text.as_bytes()).unwrap();
        }
        let bytes = damaged.finish().unwrap().into_inner();
        if let Ok(read) = read("a.xlsx", &bytes, SpreadsheetFormat::Workbook) {
            let _ = FigureBook::parse([read.file], Lexicon::english());
        }
    }
}
