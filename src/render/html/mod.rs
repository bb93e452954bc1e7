//! HTML: one page that needs nothing else, with the copy as it reads and each number marked, to be looked at.

mod article;
mod number;
mod page;
mod side;

use std::fmt;

use maud::{Markup, PreEscaped, html};

use super::declared::Declared;
use super::{Format, Summary};
use crate::document::Document;
use crate::report::{Report, Tally};
use number::{Mark, numbers};

/// A page. Its index stands before the documents, so these are kept until the last one is done.
#[derive(Debug, Default)]
pub struct Html {
    entries: Vec<Entry>,
    sections: String,
    remarks: Remarks,
}

/// What is to be looked at beside the numbers that disagree with a figure.
#[derive(Debug, Clone, Copy, Default)]
struct Remarks {
    /// Numbers that have a finding and do not disagree with a figure.
    numbers: usize,
    /// Findings that are about no number.
    others: usize,
}

/// A document in the index.
#[derive(Debug)]
struct Entry {
    id: String,
    path: String,
    tally: Tally,
}

impl Format for Html {
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        _out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let id = format!("d{}", self.entries.len() + 1);
        let (numbers, remarks) = numbers(&id, document, report, declared);
        self.remarks.numbers += numbers.iter().filter(|number| number.mark == Mark::Remarked).count();
        self.remarks.others += remarks.len();
        let section = html! {
            section.document aria-labelledby=(id) {
                h2 id=(id) { (path(document.path())) }
                div.columns {
                    article.copy aria-label="The copy, its numbers marked" {
                        (article::blocks(document, &numbers))
                    }
                    (side::side(document, &numbers, &remarks))
                }
            }
        };
        self.sections.push_str(&section.into_string());
        self.entries.push(Entry { id, path: document.path().to_owned(), tally: report.tally });
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        let sections: Markup = PreEscaped(std::mem::take(&mut self.sections));
        out.write_str(&page::page(&self.entries, summary, self.remarks, &sections).into_string())
    }
}

/// A path that may be broken after each of its folders.
fn path(path: &str) -> Markup {
    html! { @for part in shown(path).split_inclusive(['/', '\\']) { (part) wbr; } }
}

/// Text from a file, without what HTML forbids or what reorders a line. What shows nothing is left out.
fn shown(text: &str) -> String {
    let is_nothing = |c: &char| matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    text.chars()
        .filter(|c| !is_nothing(c))
        .map(|c| if c == '\n' { c } else { super::sanitise::visible(c) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::document::BlockKind;
    use crate::quantity::Verdict;
    use crate::read::{InputFormat, read_str};
    use crate::report::Severity;

    fn page(documents: &[(Document, Report)]) -> String {
        let book = sample::book();
        let (declared, mut html) = (Declared::new(&book), Html::default());
        let (mut out, mut summary) = (String::new(), Summary::default());
        html.begin(&mut out).unwrap();
        for (document, report) in documents {
            html.document(document, report, &declared, &mut out).unwrap();
            summary.add(report.tally);
        }
        html.end(&summary, &mut out).unwrap();
        out
    }

    fn sample_run() -> (Document, Report) {
        let document = sample::document();
        let report = sample::report(&document);
        (document, report)
    }

    #[test]
    fn each_number_and_its_entry_lead_to_each_other() {
        let page = page(&[sample_run()]);
        assert!(page.contains("<h1>2 numbers disagree</h1>"));
        for (mark, entry) in [("d1n1", "d1n1f"), ("d1n2", "d1n2f")] {
            assert!(page.contains(&format!("id=\"{mark}\" href=\"#{entry}\"")), "{mark}");
            assert!(page.contains(&format!("<li class=\"card disagrees\" id=\"{entry}\">")), "{entry}");
            assert!(page.contains(&format!("<a class=\"back\" href=\"#{mark}\">")), "{mark}");
        }
        assert!(page.contains("two digits changed places") && page.contains("wild geese alone"));
        assert!(!page.contains("<nav"), "one document needs no index");
    }

    #[test]
    fn a_number_that_stands_with_a_remark_is_to_be_looked_at() {
        let (document, mut report) = sample_run();
        report.findings[0].severity = Severity::Note;
        report.findings.truncate(1);
        for pairing in &mut report.pairings {
            pairing.verdict = Verdict::Agrees;
        }
        report.tally = Tally { mentions: 2, paired: 2, agreed: 2, disagreed: 0, abstained: 0 };
        let page = page(&[(document, report)]);
        assert!(page.contains("<h1>1 number to look at</h1>") && page.contains(" of them with a remark"));
        assert!(page.contains("<li class=\"card remarked\" id=\"d1n1f\">"));
        assert!(page.contains("<li class=\"card agrees\" id=\"d1n2f\">"));
    }

    #[test]
    fn a_finding_of_no_number_is_listed_and_counted() {
        let (document, mut report) = sample_run();
        report.findings.truncate(1);
        report.findings[0].span.end -= 1;
        for pairing in &mut report.pairings {
            pairing.verdict = Verdict::Agrees;
        }
        report.tally = Tally { mentions: 2, paired: 2, agreed: 2, disagreed: 0, abstained: 0 };
        let message = shown(&report.findings[0].message);
        let page = page(&[(document, report)]);
        assert!(page.contains("<h1>1 remark to look at</h1>") && page.contains(" beside the numbers</li>"));
        assert!(page.contains("<h3>Other remarks <span class=\"count\">1</span></h3>"));
        assert!(page.contains(&message));
    }

    #[test]
    fn several_documents_have_an_index() {
        let page = page(&[sample_run(), sample_run()]);
        assert!(page.contains("<h1>4 numbers disagree</h1>"));
        assert!(
            page.contains("<a href=\"#d2\">copy/<wbr>swans.txt<wbr></a>") && page.contains("<h2 id=\"d2\">")
        );
    }

    #[test]
    fn no_document_is_no_fault() {
        assert!(page(&[]).contains("No copy was checked."));
    }

    #[test]
    fn nothing_from_a_file_is_markup_and_nothing_reorders_a_line() {
        let hostile = "<script>alert(1)</script> 15,800\u{1b}[2J \u{ad}birds & \"bees\"";
        let document = Document::plain("\"><b>\u{202e}.txt", hostile);
        let page = page(&[(document, Report::default())]);
        assert_eq!(page.matches("<script>").count(), 1, "the page's own");
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt; 15,800␛[2J birds &amp; &quot;bees&quot;")
        );
        assert!(page.contains("&quot;&gt;&lt;b&gt;\u{fffd}.txt<wbr></h2>"));
    }

    #[test]
    fn the_copy_is_shown_whole_and_tables_as_tables() {
        let source = "# Birds\n\nFirst *line*  \nsecond line\n\n| a | b |\n|---|---|\n| c | d |\n";
        let document = read_str("a.md", source, InputFormat::Markdown);
        assert_eq!(document.blocks()[0].kind, BlockKind::Heading);
        let page = page(&[(document, Report::default())]);
        assert!(page.contains(
            "</span>Birds</h3><p><span class=\"line\" aria-hidden=\"true\">3</span>First line second line</p>"
        ));
        assert_eq!((page.matches("<tr><td>").count(), page.matches("<td>").count()), (2, 4));
    }
}
