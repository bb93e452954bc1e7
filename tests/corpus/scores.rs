//! How well tieout's report agrees with the labels: counts, so that they are the same on every machine.

use std::fmt::Display;
use std::ops::Range;

use tieout::{Severity, Span};

use crate::gold::{Label, VERDICTS};
use crate::topic::{Article, Topic};

/// What the columns of the table count; `corpus/README.md` says more.
#[derive(Default)]
struct Scores {
    wrong: usize,
    found: usize,
    right_kind: usize,
    alarms: usize,
    labels: usize,
    tied: usize,
    astray: usize,
    stray: usize,
    /// Labels and those found, by [`VERDICTS`].
    by_verdict: [(usize, usize); VERDICTS.len()],
}

impl Scores {
    /// Counts a topic's articles in.
    fn count(&mut self, topic: &Topic) {
        for article in &topic.articles {
            let labels: Vec<(&Label, Range<usize>)> = topic
                .labels
                .iter()
                .filter(|label| label.file == article.name)
                .map(|label| (label, label.range(article.document.source())))
                .collect();
            self.count_findings(article, &labels);
            self.count_pairings(topic, article, &labels);
        }
    }

    fn count_findings(&mut self, article: &Article, labels: &[(&Label, Range<usize>)]) {
        let findings: Vec<_> =
            article.report.findings.iter().filter(|f| f.severity != Severity::Note).collect();
        for (label, range) in labels {
            let mut hits = findings.iter().filter(|f| overlaps(f.span, range)).peekable();
            let found = hits.peek().is_some();
            let tally = &mut self.by_verdict[label.verdict];
            tally.0 += 1;
            if label.is_ok() {
                self.alarms += usize::from(found);
                continue;
            }
            tally.1 += usize::from(found);
            self.wrong += 1;
            self.found += usize::from(found);
            let checks = VERDICTS[label.verdict].1;
            self.right_kind += usize::from(hits.any(|f| checks.contains(&f.check)));
        }
        self.alarms +=
            findings.iter().filter(|f| !labels.iter().any(|(_, range)| overlaps(f.span, range))).count();
    }

    fn count_pairings(&mut self, topic: &Topic, article: &Article, labels: &[(&Label, Range<usize>)]) {
        let pairings: Vec<(Span, &str)> = article
            .report
            .pairings
            .iter()
            .map(|p| (article.report.mentions[p.mention].span, topic.book.figures()[p.figure].id.as_str()))
            .collect();
        for (label, range) in labels {
            self.labels += 1;
            let figures: Vec<&str> = pairings
                .iter()
                .filter(|(span, _)| overlaps(*span, range))
                .map(|(_, figure)| *figure)
                .collect();
            if figures.contains(&label.figure.as_str()) {
                self.tied += 1;
            } else {
                self.astray += usize::from(!figures.is_empty());
            }
        }
        self.stray += pairings
            .iter()
            .filter(|(span, _)| !labels.iter().any(|(_, range)| overlaps(*span, range)))
            .count();
    }

    fn row(&self) -> [usize; 8] {
        let Scores { wrong, found, right_kind, alarms, labels, tied, astray, stray, .. } = *self;
        [wrong, found, right_kind, alarms, labels, tied, astray, stray]
    }
}

fn overlaps(span: Span, range: &Range<usize>) -> bool {
    span.overlaps(Span { start: range.start, end: range.end })
}

/// The scores of each topic and of all, then how many of each kind of slip were found.
pub(crate) fn table(topics: &[Topic]) -> String {
    let mut all = Scores::default();
    let heads = ["wrong", "found", "kind", "alarms", "labels", "tied", "astray", "stray"];
    let mut lines = vec![line("topic", &heads)];
    for topic in topics {
        let mut scores = Scores::default();
        scores.count(topic);
        all.count(topic);
        lines.push(line(&topic.name, &scores.row()));
    }
    lines.extend([line("all", &all.row()), String::new(), line("verdict", &heads[..2])]);
    for ((name, checks), (wrong, found)) in VERDICTS.iter().zip(all.by_verdict) {
        if !checks.is_empty() {
            lines.push(line(name, &[wrong, found]));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn line(name: &str, cells: &[impl Display]) -> String {
    cells.iter().fold(format!("{name:<20}"), |line, cell| format!("{line}{cell:>8}"))
}
