//! A document, a book and findings for the renderers' tests.

use rust_decimal::Decimal;

use crate::document::{Document, Span};
use crate::figures::{FigureBook, RulesFile};
use crate::lexicon::Lexicon;
use crate::pair::Pairing;
use crate::quantity::{Bound, Form, Interval, Quantity, Verdict};
use crate::report::{Finding, Fix, Report, Severity, Tally};
use crate::scan::{Kind, Mention};
use crate::unit::Unit;

const COPY: &str = "Swans back on the lakes\n\nThe lake board said on Tuesday that its wardens had counted \
    “hundreds of swans” on the lower lake in the winter of 2020, more than in any year since the survey began, \
    and that 390 geese had joined them.\n";

const RULES: &str = "[source]\ntitle = \"Swans of the Lakes\"\npublisher = \"Lake Board\"\npublished = 2021-02-28\n\n\
    [[figure]]\nid = \"swans\"\nvalue = \"4,210\"\nwhat = \"swans on the lower lake\"\n\n\
    [[figure]]\nid = \"geese\"\nvalue = \"930\"\nwhat = \"geese on the lower lake\"\nnote = \"wild geese alone\"\n";

pub(super) fn document() -> Document {
    Document::plain("copy/swans.txt", COPY)
}

pub(super) fn book() -> FigureBook {
    let files = vec![RulesFile { path: "rules/lakes.toml".into(), text: RULES.into() }];
    FigureBook::parse(files, Lexicon::english()).expect("the sample book is sound")
}

pub(super) fn span(document: &Document, words: &str) -> Span {
    let start = document.source().find(words).expect("the words are in the copy");
    Span { start, end: start + words.len() }
}

/// "hundreds" in a quotation and a transposed "390".
pub(super) fn report(document: &Document) -> Report {
    let findings = vec![
        Finding {
            check: "magnitude-disagrees",
            severity: Severity::Warning,
            span: span(document, "hundreds"),
            message: "“hundreds” disagrees with 4,210".into(),
            label: "hundreds: 200 to 999".into(),
            figures: vec!["swans".into()],
            hint: None,
            quoted: true,
            fix: None,
            unsafe_fix: None,
        },
        Finding {
            check: "value-disagrees",
            severity: Severity::Error,
            span: span(document, "390"),
            message: "“390” disagrees with 930".into(),
            label: "exactly 390".into(),
            figures: vec!["geese".into(), "swans".into()],
            hint: Some("two digits changed places".into()),
            quoted: false,
            fix: Some(Fix { span: span(document, "390"), text: "930".into() }),
            unsafe_fix: None,
        },
    ];
    let mentions = mentions(document);
    let pairings = vec![
        Pairing {
            mention: 0,
            figure: 0,
            also: Vec::new(),
            score: 31,
            cues: Vec::new(),
            verdict: Verdict::WrongMagnitude,
            out_of_scope: None,
            firm: true,
        },
        Pairing {
            mention: 1,
            figure: 1,
            also: vec![0],
            score: 54,
            cues: Vec::new(),
            verdict: Verdict::WrongValue,
            out_of_scope: None,
            firm: true,
        },
    ];
    let tally = Tally { mentions: 2, paired: 2, agreed: 0, disagreed: 2, abstained: 0 };
    Report { mentions, pairings, findings, tally, ..Report::default() }
}

fn mentions(document: &Document) -> Vec<Mention> {
    let number = |words: &str, low: i64, high: i64, form, means, quoted| {
        let span = span(document, words);
        let (low, high) = (Decimal::from(low), Decimal::from(high));
        let quantity =
            Quantity { low, high, granularity: Decimal::ONE, form, hedge: None, means, unit: Unit::count() };
        Mention {
            span,
            prose: span.range(),
            number: span.range(),
            sentence: 0,
            kind: Kind::Count,
            quantity,
            trend: None,
            step: None,
            counted: None,
            quoted,
        }
    };
    let hundreds = Interval::new(Bound::Closed(200.into()), Bound::Open(1000.into()));
    let exactly = Interval::closed(390.into(), 390.into());
    vec![
        number("hundreds", 100, 1000, Form::Magnitude, hundreds, true),
        number("390", 390, 390, Form::Numeral, exactly, false),
    ]
}
