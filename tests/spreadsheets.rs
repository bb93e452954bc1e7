//! One book in three notations: TOML, CSV and an Excel workbook are the same figures, and give the same findings.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    reason = "a test, and numbers in a workbook are floats"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use tieout::document::Span;
use tieout::figures::{Figure, RulesFile, SpreadsheetFormat, read_spreadsheet};
use tieout::sheet::Location;
use tieout::{FigureBook, Lexicon};
use toml::{Table, Value};

const HEADINGS: [&str; 20] = [
    "id",
    "value",
    "what",
    "aka",
    "not",
    "period",
    "place",
    "exact",
    "tolerance",
    "was",
    "formula",
    "kind",
    "status",
    "expires",
    "note",
    "source.title",
    "source.publisher",
    "source.published",
    "source.url",
    "source.page",
];

/// The figures of a TOML rules file as rows of cells, under the headings.
fn rows(toml: &str) -> Vec<Vec<String>> {
    let file: Table = toml.parse().unwrap();
    let shared = file.get("source").and_then(Value::as_table).cloned().unwrap_or_default();
    let figures = file["figure"].as_array().unwrap();
    figures.iter().map(|figure| row(figure.as_table().unwrap(), &shared)).collect()
}

fn row(figure: &Table, shared: &Table) -> Vec<String> {
    let own = figure.get("source").and_then(Value::as_table).cloned().unwrap_or_default();
    let stands_alone = own.contains_key("title");
    let cell = |heading: &&str| match heading.strip_prefix("source.") {
        Some(key) => text(own.get(key).or(if stands_alone { None } else { shared.get(key) })),
        None => text(figure.get(*heading)),
    };
    HEADINGS.iter().map(cell).collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(values)) => {
            let values: Vec<String> = values.iter().map(|value| text(Some(value))).collect();
            assert!(values.iter().all(|value| !value.contains(';')), "cannot be one of several in a cell");
            values.join("; ")
        }
        Some(Value::Table(was)) if was.contains_key("until") => {
            format!("{} until {}", text(was.get("value")), text(was.get("until")))
        }
        Some(Value::Table(was)) => text(was.get("value")),
        Some(other) => other.to_string(),
    }
}

fn csv(rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        cells.join(",") + "\r\n"
    };
    HEADINGS.join(",") + "\r\n" + &rows.iter().map(|row| line(row)).collect::<String>()
}

/// A workbook with numbers, percentages and days as such wherever a spreadsheet would have them.
fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Figures").unwrap();
    sheet.write_row(0, 0, HEADINGS).unwrap();
    for (nth, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            write(sheet, nth, column, cell);
        }
    }
    book.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let decimals = |digits: &str| digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let format = |digits: &str, rest: &str| {
        let places = decimals(digits);
        let point = if places > 0 { "." } else { "" };
        Format::new().set_num_format(format!("#,##0{point}{}{rest}", "0".repeat(places)))
    };
    let number = |digits: &str| {
        digits
            .replace(',', "")
            .parse::<f64>()
            .ok()
            .filter(|_| digits.starts_with(|c: char| c.is_ascii_digit()))
    };
    let heading = HEADINGS[usize::from(column)];
    let is_number = matches!(heading, "value" | "exact" | "tolerance");
    if let Ok(day) = ExcelDateTime::parse_from_str(cell)
        && matches!(heading, "expires" | "source.published")
        && cell.len() == 10
    {
        sheet.write_with_format(row, column, &day, &Format::new().set_num_format("d.m.yy")).unwrap();
    } else if let Some(percent) = cell.strip_suffix('%').filter(|_| is_number).and_then(number) {
        let format = format(cell.trim_end_matches('%'), "%");
        sheet.write_with_format(row, column, percent / 100.0, &format).unwrap();
    } else if let Some(value) = number(cell).filter(|_| is_number && cell.contains(',')) {
        sheet.write_with_format(row, column, value, &format(cell, "")).unwrap();
    } else {
        sheet.write(row, column, cell).unwrap();
    }
}

/// The figures, wherever they stand.
fn figures(file: RulesFile) -> Vec<Figure> {
    let nowhere = Location { file: 0, span: Span { start: 0, end: 1 } };
    let book =
        FigureBook::parse([file], Lexicon::english()).unwrap_or_else(|wrong| panic!("{:#?}", wrong.errors));
    book.figures().iter().map(|figure| Figure { declared_at: nowhere, ..figure.clone() }).collect()
}

fn rules() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 20);
    files
}

#[test]
fn every_book_of_this_repository_is_the_same_in_three_notations() {
    for path in rules() {
        let toml = fs::read_to_string(&path).unwrap();
        let rows = rows(&toml);
        let expected = figures(RulesFile::new("a.toml", toml));
        for (format, bytes) in [
            (SpreadsheetFormat::Csv, csv(&rows).into_bytes()),
            (SpreadsheetFormat::Workbook, workbook(&rows)),
        ] {
            let read = read_spreadsheet("a", &bytes, format).unwrap();
            let figures = figures(read.file);
            assert_eq!(figures.len(), expected.len());
            for (figure, expected) in figures.iter().zip(&expected) {
                assert_eq!(figure, expected, "{} {format:?}", path.display());
            }
        }
    }
}

/// What the command prints with the book, and its exit status.
fn run(folder: &Path, args: &[&str]) -> (String, i32) {
    let done = Command::new(env!("CARGO_BIN_EXE_tieout")).current_dir(folder).args(args).output().unwrap();
    (String::from_utf8(done.stdout).unwrap(), done.status.code().unwrap())
}

/// The findings, but for where the book has the figure.
fn apart_from_places(json: &str) -> String {
    let mut report: serde_json::Value = serde_json::from_str(json).unwrap();
    for document in report["documents"].as_array_mut().unwrap() {
        for finding in document["findings"].as_array_mut().unwrap() {
            if let Some(canonical) = finding["canonical"].as_object_mut() {
                canonical.retain(|key, _| key == "value");
            }
        }
    }
    report.to_string()
}

#[test]
fn the_command_finds_the_same_with_each() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("three-notations");
    fs::create_dir_all(&folder).unwrap();
    let corpus = fs::canonicalize("corpus").unwrap();
    let copy = corpus.to_str().unwrap();
    let mut found = 0;
    for name in ["crying-shame", "heathrow-2024", "autumn-budget-2024"] {
        let toml = fs::read_to_string(format!("rules/{name}.toml")).unwrap();
        let rows = rows(&toml);
        let copy = format!("{copy}/{name}");
        fs::write(folder.join("numbers.toml"), &toml).unwrap();
        fs::write(folder.join("numbers.csv"), csv(&rows)).unwrap();
        fs::write(folder.join("numbers.xlsx"), workbook(&rows)).unwrap();
        let check = |book: &str, format: &str| {
            run(&folder, &["check", "--rules", book, "--output-format", format, &copy])
        };
        let (concise, status) = check("numbers.toml", "concise");
        let json = apart_from_places(&check("numbers.toml", "json").0);
        found += concise.lines().count();
        for book in ["numbers.csv", "numbers.xlsx"] {
            assert_eq!(check(book, "concise"), (concise.clone(), status), "{name} {book}");
            assert_eq!(apart_from_places(&check(book, "json").0), json, "{name} {book}");
            let converted = run(&folder, &["book", "convert", book, "-o", "converted.toml", "-q"]);
            assert_eq!(converted, (String::new(), 0));
            assert_eq!(
                check("converted.toml", "concise"),
                (concise.clone(), status),
                "{name} {book} converted"
            );
        }
    }
    assert!(found > 10, "{found} findings");
}

#[test]
fn a_finding_points_at_the_cell() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cells");
    fs::create_dir_all(&folder).unwrap();
    let rows = rows(&fs::read_to_string("tests/cli/check.in/rules/libraries.toml").unwrap());
    fs::write(folder.join("numbers.xlsx"), workbook(&rows)).unwrap();
    fs::write(
        folder.join("story.txt"),
        "Readers borrowed more than 320,000 books from the town’s libraries.\n",
    )
    .unwrap();
    let check = ["check", "--rules", "numbers.xlsx", "story.txt"];
    let (drawn, status) = run(&folder, &check);
    assert_eq!(status, 1);
    assert!(drawn.contains("\n --> numbers.xlsx, sheet “Figures”, cell B3\n"), "{drawn}");
    assert!(
        drawn.contains("\n3 | loans | 318,400 | books borrowed from the town’s libraries | book loans"),
        "{drawn}"
    );
    let (json, _) = run(&folder, &[&check[..], &["--output-format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let canonical = serde_json::json!({
        "value": "318,400", "path": "numbers.xlsx", "line": 3, "column": 2, "sheet": "Figures", "cell": "B3"
    });
    assert_eq!(report["documents"][0]["findings"][0]["canonical"], canonical);
}

#[test]
fn a_broken_cell_is_drawn_with_its_sheet_row_and_column() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken-cell");
    fs::create_dir_all(&folder).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Boats").unwrap();
    sheet.write_row(0, 0, ["id", "value", "what"]).unwrap();
    sheet.write_row(1, 0, ["boats", "plenty", "boats in the harbour"]).unwrap();
    book.save(folder.join("boats.xlsx")).unwrap();
    let check = ["book", "check", "--rules", "boats.xlsx"];
    let done = Command::new(env!("CARGO_BIN_EXE_tieout")).current_dir(&folder).args(check).output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    let expected = "\
error: cannot read a number in “plenty”
 --> boats.xlsx, sheet “Boats”, cell B2
  |
2 | boats | plenty | boats in the harbour
  |         ^^^^^^ not a number
  |
";
    assert!(told.starts_with(expected), "{told}");
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn the_page_on_spreadsheets_holds() {
    let page = fs::read_to_string("docs/spreadsheets.md").unwrap();
    let table: Vec<Vec<&str>> = page
        .lines()
        .skip_while(|line| !line.starts_with("| id"))
        .take_while(|line| line.starts_with('|'))
        .filter(|line| !line.starts_with("|---"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    fs::create_dir_all(&folder).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Figures").unwrap();
    sheet.write_row_matrix(0, 0, table).unwrap();
    book.save(folder.join("libraries.xlsx")).unwrap();
    let drawn = page.split_once("```text\n").unwrap().1.split_once("```").unwrap().0;
    let copy = drawn.lines().nth(3).unwrap().trim_start_matches("1 | ");
    fs::write(folder.join("story.txt"), copy).unwrap();
    let (told, _) = run(&folder, &["check", "--rules", "libraries.xlsx", "story.txt"]);
    assert_eq!(told.trim_end(), drawn.trim_end());
}
