//! The fixes proposed for the corpus.

use std::collections::BTreeMap;

use tieout::fix::{Safety, applied, apply};
use tieout::report::Fix;
use tieout::{FigureBook, Lexicon, Report};

use crate::topic::{self, Article, Topic};

#[test]
#[ignore]
fn show() {
    for topic in topic::all() {
        for article in &topic.articles {
            let source = article.document.source();
            for finding in &article.report.findings {
                let label = topic
                    .labels
                    .iter()
                    .find(|l| {
                        l.file == article.name && {
                            let r = l.range(source);
                            r.start < finding.span.end && finding.span.start < r.end
                        }
                    })
                    .map(|l| format!("{} {}", l.figure, l.verdict));
                let (kind, fix) = match (&finding.fix, &finding.unsafe_fix) {
                    (Some(f), _) => ("SAFE", Some(f)),
                    (_, Some(f)) => ("unsafe", Some(f)),
                    _ => ("-", None),
                };
                let line = source[..finding.span.start].rfind('\n').map_or(0, |i| i + 1);
                let mut from = finding.span.start.saturating_sub(40).max(line);
                while !source.is_char_boundary(from) {
                    from += 1
                }
                let end = fix.map_or(finding.span.end, |f| f.span.end);
                let mut to = (end + 30).min(source.len());
                while !source.is_char_boundary(to) {
                    to -= 1
                }
                println!(
                    "{kind}\t{}\t[{}]\t{}«{}»{}\t→ {}\t| {:?} {:?} q={}",
                    finding.check,
                    label.unwrap_or("NO LABEL".into()),
                    &source[from..finding.span.start],
                    &source[finding.span.range()],
                    source[finding.span.end..to].replace('\n', " "),
                    fix.map_or("", |f| &f.text),
                    finding.figures,
                    finding.hint,
                    finding.quoted
                );
            }
        }
    }
}
