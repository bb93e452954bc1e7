//! A report in every output format: each prints, is well formed, and lets no control character through.

use quick_xml::Reader;
use quick_xml::events::Event;
use tieout::render::{
    Checkstyle, Concise, Declared, Format, Full, Github, Gitlab, Html, Json, JsonLines, Junit, Rdjson,
    Repository, Sarif, ScanFormat, ScannedJson, ScannedLines, Style, Summary, Table,
};
use tieout::{Document, FigureBook, Report};

/// What is reported of one document.
#[derive(Clone, Copy)]
pub struct Reported<'a> {
    pub document: &'a Document,
    pub report: &'a Report,
    pub book: &'a FigureBook,
}

impl Reported<'_> {
    /// Holds every format to its promises.
    pub fn assert_printable(self) {
        self.printed(Full::new(Style { width: 0, colour: true }));
        for text in [
            self.printed(Full::new(Style { width: 80, colour: false })),
            self.printed(Concise),
            self.printed(Github::new(Repository::default())),
            self.printed(Html::default()),
        ] {
            assert!(text.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()), "{text:?}");
        }
        for text in [
            self.printed(Json::default()),
            self.printed(Sarif::new(Repository::default())),
            self.printed(Gitlab::new(Repository::default())),
            self.printed(Rdjson::default()),
            self.scanned(ScannedJson::default()),
        ] {
            assert_json(&text);
        }
        for text in [self.lines(), self.scanned(ScannedLines)] {
            text.lines().for_each(assert_json);
        }
        for text in [self.printed(Junit), self.printed(Checkstyle)] {
            assert_xml(&text);
        }
        self.scanned(Table);
    }

    /// The report as JSON Lines.
    pub fn lines(self) -> String {
        self.printed(JsonLines)
    }

    fn printed(self, mut format: impl Format) -> String {
        let mut out = String::new();
        let mut summary = Summary::default();
        summary.add(self.report.tally);
        format.begin(&mut out).expect("a string takes all");
        let declared = Declared::new(self.book);
        format.document(self.document, self.report, &declared, &mut out).expect("a string takes all");
        format.end(&summary, &mut out).expect("a string takes all");
        out
    }

    fn scanned(self, mut format: impl ScanFormat) -> String {
        let mut out = String::new();
        format.begin(&mut out).expect("a string takes all");
        format.document(self.document, &self.report.mentions, &mut out).expect("a string takes all");
        format.end(&mut out).expect("a string takes all");
        out
    }
}

fn assert_json(text: &str) {
    serde_json::from_str::<serde_json::Value>(text).expect("the output is JSON");
}

fn assert_xml(text: &str) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().expect("the output is XML") {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                tag.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
            }
            _ => {}
        }
    }
}
