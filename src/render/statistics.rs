//! Findings counted over a whole run, by check and by figure, in place of the findings themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use super::declared::Declared;
use super::json::VERSION;
use super::jsonl::object;
use super::sanitise::sanitise;
use super::table::columns;
use super::{Format, Summary, counted};
use crate::document::Document;
use crate::report::{Finding, Report, Severity};
use crate::sheet::FilePlace;

/// How the counts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Table,
    Json,
}

/// Counts of findings: as a table, or as one JSON document.
#[derive(Debug)]
pub struct Statistics {
    shape: Shape,
    checks: BTreeMap<&'static str, Count>,
    figures: BTreeMap<Place, FigureCount>,
}

/// What tells figures apart, since two books may both have one of the same id.
type Place = (String, String, usize);

#[derive(Debug, Default)]
struct Count {
    errors: usize,
    warnings: usize,
    notes: usize,
    documents: BTreeSet<String>,
}

#[derive(Debug)]
struct FigureCount {
    value: String,
    /// What follows the path where people read it: ":12", ", sheet “Figures”, cell B7".
    place: String,
    count: Count,
}

impl Statistics {
    /// Two tables for people; nothing where there are no findings.
    pub fn table() -> Statistics {
        Statistics::new(Shape::Table)
    }

    /// `{"version", "statistics": {"checks", "figures"}, "summary"}` for programs.
    pub fn json() -> Statistics {
        Statistics::new(Shape::Json)
    }

    fn new(shape: Shape) -> Statistics {
        Statistics { shape, checks: BTreeMap::new(), figures: BTreeMap::new() }
    }

    fn count(&mut self, document: &Document, finding: &Finding, declared: &Declared<'_>) {
        self.checks.entry(finding.check).or_default().add(document, finding);
        // A finding counts once: for the figure that the number is most likely about.
        let Some(figure) = finding.figures.first().and_then(|id| declared.figure(id)) else { return };
        let Some((file, lines)) = declared.file_of(figure) else { return };
        let at = FilePlace::new(file.grid(), lines, figure.declared_at.span);
        let is_text = file.grid().is_none_or(|grid| grid.is_text);
        self.figures
            .entry((figure.id.clone(), file.path.clone(), at.line))
            .or_insert_with(|| FigureCount {
                value: figure.text.clone(),
                place: if is_text { format!(":{}", at.line) } else { at.told },
                count: Count::default(),
            })
            .count
            .add(document, finding);
    }

    fn counted(&self) -> Counted<'_> {
        let mut checks: Vec<CheckRow<'_>> =
            self.checks.iter().map(|(check, count)| CheckRow { check, count: Row::new(count) }).collect();
        let mut figures: Vec<FigureRow<'_>> = self
            .figures
            .iter()
            .map(|((figure, path, line), FigureCount { value, place, count })| FigureRow {
                figure,
                value,
                path,
                line: *line,
                place,
                count: Row::new(count),
            })
            .collect();
        // Most first; a stable sort leaves names in order among equals.
        checks.sort_by_key(|row| std::cmp::Reverse(row.count.findings));
        figures.sort_by_key(|row| std::cmp::Reverse(row.count.findings));
        Counted { checks, figures }
    }
}

impl Count {
    fn add(&mut self, document: &Document, finding: &Finding) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        if !self.documents.contains(document.path()) {
            self.documents.insert(document.path().to_owned());
        }
    }
}

#[derive(Serialize)]
struct Counted<'a> {
    checks: Vec<CheckRow<'a>>,
    figures: Vec<FigureRow<'a>>,
}

#[derive(Serialize)]
struct CheckRow<'a> {
    check: &'a str,
    #[serde(flatten)]
    count: Row,
}

#[derive(Serialize)]
struct FigureRow<'a> {
    figure: &'a str,
    value: &'a str,
    path: &'a str,
    /// In a workbook, the row.
    line: usize,
    #[serde(skip)]
    place: &'a str,
    #[serde(flatten)]
    count: Row,
}

#[derive(Serialize)]
struct Row {
    findings: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    documents: usize,
}

impl Row {
    fn new(count: &Count) -> Row {
        let &Count { errors, warnings, notes, ref documents } = count;
        Row { findings: errors + warnings + notes, errors, warnings, notes, documents: documents.len() }
    }

    /// "3 errors, 1 note"
    fn severities(&self) -> String {
        let parts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.notes, "note", "notes"),
        ];
        let told = parts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(*n, one, many));
        told.collect::<Vec<_>>().join(", ")
    }

    fn documents(&self) -> String {
        format!("in {}", counted(self.documents, "document", "documents"))
    }
}

impl Format for Statistics {
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        _out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        for finding in &report.findings {
            self.count(document, finding, declared);
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        let counted = self.counted();
        match self.shape {
            Shape::Table => table(&counted, out),
            Shape::Json => {
                let (counted, summary) = (object(&counted)?, object(summary)?);
                writeln!(out, "{{\"version\":{VERSION},\"statistics\":{counted},\"summary\":{summary}}}")
            }
        }
    }
}

/// The counts in columns, numbers to the right.
fn table(counted: &Counted<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let most = counted.checks.iter().map(|row| row.count.findings).max().unwrap_or(0);
    let width = most.to_string().len();
    let number = |count: &Row| format!("{:>width$}", count.findings);
    let rows: Vec<[String; 4]> = counted
        .checks
        .iter()
        .map(|row| [number(&row.count), row.check.to_owned(), row.count.severities(), row.count.documents()])
        .collect();
    columns(&rows, out)?;
    if counted.checks.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    let rows: Vec<[String; 5]> = counted
        .figures
        .iter()
        .map(|row| {
            let place = format!("{}{}", sanitise(row.path), sanitise(row.place));
            let (figure, value) = (sanitise(row.figure).into_owned(), sanitise(row.value).into_owned());
            [number(&row.count), figure, value, row.count.documents(), place]
        })
        .collect();
    columns(&rows, out)?;
    // Parts the tables from the summary below, as findings are.
    if counted.figures.is_empty() { Ok(()) } else { writeln!(out) }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;
    use serde_json::{Value, json};

    use super::super::sample;
    use super::*;
    use crate::figures::{FigureBook, SpreadsheetFormat, read_spreadsheet};
    use crate::lexicon::Lexicon;

    fn said(mut statistics: Statistics, documents: usize) -> String {
        let (document, book) = (sample::document(), sample::book());
        let report = sample::report(&document);
        let (mut out, mut summary) = (String::new(), Summary::default());
        statistics.begin(&mut out).unwrap();
        for _ in 0..documents {
            statistics.document(&document, &report, &Declared::new(&book), &mut out).unwrap();
            summary.add(report.tally);
        }
        statistics.end(&summary, &mut out).unwrap();
        out
    }

    #[test]
    fn findings_are_counted_by_check_and_by_figure() {
        assert_eq!(said(Statistics::table(), 0), "");
        assert_eq!(
            said(Statistics::table(), 2),
            "2  magnitude-disagrees  2 warnings  in 1 document\n\
             2  value-disagrees      2 errors    in 1 document\n\n\
             2  geese  930    in 1 document  rules/lakes.toml:13\n\
             2  swans  4,210  in 1 document  rules/lakes.toml:8\n\n"
        );
    }

    #[test]
    fn a_figure_of_a_workbook_is_in_a_cell() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Lakes").unwrap();
        for (row, cells) in [(0, ["id", "value", "what"]), (2, ["geese", "930", "geese on the lower lake"])] {
            sheet.write_row(row, 0, cells).unwrap();
        }
        let bytes = workbook.save_to_buffer().unwrap();
        let file = read_spreadsheet("lakes.xlsx", &bytes, SpreadsheetFormat::Workbook).unwrap().file;
        let book = FigureBook::parse([file], Lexicon::english()).unwrap();
        let document = Document::plain("a.txt", "The wardens counted 390 geese on the lower lake.");
        let report = crate::lint(&document, &book, Lexicon::english());
        let (declared, mut out) = (Declared::new(&book), String::new());
        let mut statistics = Statistics::table();
        statistics.document(&document, &report, &declared, &mut out).unwrap();
        statistics.end(&Summary::default(), &mut out).unwrap();
        assert!(out.contains("in 1 document  lakes.xlsx, sheet “Lakes”, cell B3\n"), "{out}");
        assert_eq!(statistics.counted().figures[0].line, 3);
    }

    #[test]
    fn the_most_frequent_comes_first() {
        let mut statistics = Statistics::json();
        let (document, book) = (sample::document(), sample::book());
        let mut report = sample::report(&document);
        report.findings.push(report.findings[1].clone());
        statistics.document(&document, &report, &Declared::new(&book), &mut String::new()).unwrap();
        let checks: Vec<_> = statistics.counted().checks.iter().map(|row| row.check).collect();
        assert_eq!(checks, ["value-disagrees", "magnitude-disagrees"]);
    }

    #[test]
    fn programs_get_the_same_counts() {
        let json: Value = serde_json::from_str(&said(Statistics::json(), 1)).unwrap();
        assert_eq!(json["version"], 1);
        assert_eq!(json["summary"]["documents"], 1);
        assert_eq!(
            json["statistics"]["checks"][0],
            json!({"check": "magnitude-disagrees", "findings": 1, "errors": 0, "warnings": 1, "notes": 0, "documents": 1})
        );
        assert_eq!(
            json["statistics"]["figures"][0],
            json!({"figure": "geese", "value": "930", "path": "rules/lakes.toml", "line": 13,
                   "findings": 1, "errors": 1, "warnings": 0, "notes": 0, "documents": 1})
        );
        let none: Value = serde_json::from_str(&said(Statistics::json(), 0)).unwrap();
        assert_eq!(none["statistics"], json!({"checks": [], "figures": []}));
    }
}
