//! GitHub Actions: each finding is an annotation of the changed lines, up to what GitHub shows.

use std::fmt;

use super::declared::Declared;
use super::located::{Located, located, told};
use super::repository::Repository;
use super::sanitise::sanitise;
use super::{Format, Summary, counted};
use crate::document::Document;
use crate::report::{Report, Severity};

/// Annotations of each type that GitHub shows of one step; it drops the others.
const MOST: usize = 10;

/// Workflow commands.
#[derive(Debug)]
pub struct Github {
    repository: Repository,
    /// Notices, warnings and errors.
    types: [Type; 3],
}

/// What was written of one type of annotation.
#[derive(Debug, Default)]
struct Type {
    found: usize,
    /// The last annotation there is room for, kept back: should there be more, that is said in its place.
    last: Option<Annotation>,
}

/// A command, and the same as a line of the log.
#[derive(Debug)]
struct Annotation {
    command: String,
    line: String,
}

impl Github {
    /// Commands with paths from the root of the repository.
    pub fn new(repository: Repository) -> Github {
        Github { repository, types: Default::default() }
    }
}

impl Annotation {
    fn new(path: &str, located: &Located<'_>, declared: &Declared<'_>) -> Annotation {
        let (finding, start, end) = (located.finding, located.start, located.end);
        let mut properties = vec![
            format!("file={}", property(path)),
            format!("line={}", start.line),
            format!("endLine={}", end.line),
        ];
        // GitHub takes columns only within one line.
        if start.line == end.line {
            properties.push(format!("col={}", start.column));
            properties.push(format!("endColumn={}", end.column));
        }
        properties.push(format!("title={}", property(&format!("tieout: {}", finding.check))));
        let severity = finding.severity.name();
        Annotation {
            command: format!(
                "::{} {}::{}",
                command(finding.severity),
                properties.join(","),
                data(&told(finding, declared).join("\n"))
            ),
            line: plain(&format!(
                "{severity}[{}] {path}:{}:{}: {}",
                finding.check, start.line, start.column, finding.message
            )),
        }
    }
}

impl Format for Github {
    fn document(
        &mut self,
        document: &Document,
        report: &Report,
        declared: &Declared<'_>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let path = self.repository.path(document.path());
        for located in located(document, report) {
            let annotation = Annotation::new(&path, &located, declared);
            self.types[located.finding.severity as usize].add(annotation, out)?;
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn fmt::Write) -> fmt::Result {
        for (severity, kind) in
            [Severity::Note, Severity::Warning, Severity::Error].iter().zip(&mut self.types)
        {
            kind.close(*severity, out)?;
        }
        writeln!(out, "{}", plain(&summary.to_string()))
    }
}

impl Type {
    fn add(&mut self, annotation: Annotation, out: &mut dyn fmt::Write) -> fmt::Result {
        self.found += 1;
        match self.found {
            ..MOST => writeln!(out, "{}", annotation.command),
            MOST => {
                self.last = Some(annotation);
                Ok(())
            }
            _ => {
                if let Some(last) = self.last.take() {
                    writeln!(out, "{}", last.line)?;
                }
                writeln!(out, "{}", annotation.line)
            }
        }
    }

    fn close(&mut self, severity: Severity, out: &mut dyn fmt::Write) -> fmt::Result {
        if let Some(last) = self.last.take() {
            return writeln!(out, "{}", last.command);
        }
        if self.found <= MOST {
            return Ok(());
        }
        let name = severity.name();
        let rest = counted(self.found - (MOST - 1), &format!("more {name}"), &format!("more {name}s"));
        let message = format!(
            "{rest}: GitHub shows {MOST} annotations of a type, the log of this step lists the others"
        );
        writeln!(out, "::{} title=tieout::{}", command(severity), data(&message))
    }
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// The message of a command, as the runner unescapes it.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| sanitise(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// A property of a command, as the runner unescapes it.
fn property(text: &str) -> String {
    sanitise(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}

/// A line of the log that the runner takes for no command: the old form of one may stand anywhere in a line.
fn plain(text: &str) -> String {
    sanitise(text).replace("##[", "## [")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::document::Span;
    use crate::report::Finding;

    fn findings(n: usize, severity: Severity) -> Vec<Finding> {
        let finding = |_| Finding {
            check: "value-disagrees",
            severity,
            span: Span { start: 0, end: 1 },
            message: "wrong".into(),
            label: String::new(),
            figures: Vec::new(),
            hint: None,
            quoted: false,
            fix: None,
            unsafe_fix: None,
        };
        (0..n).map(finding).collect()
    }

    fn written(n: usize) -> Vec<String> {
        let (document, book) = (sample::document(), sample::book());
        let report = Report { findings: findings(n, Severity::Warning), ..Report::default() };
        let mut github = Github::new(Repository::default());
        let mut out = String::new();
        github.document(&document, &report, &Declared::new(&book), &mut out).unwrap();
        github.end(&Summary::default(), &mut out).unwrap();
        out.lines().map(str::to_owned).collect()
    }

    #[test]
    fn as_many_as_github_shows_and_a_line_that_counts_the_others() {
        for n in [0, 1, MOST - 1, MOST, MOST + 1, 3 * MOST] {
            let lines = written(n);
            let commands = lines.iter().filter(|line| line.starts_with("::")).count();
            assert_eq!(commands, n.min(MOST), "{n}");
            let listed = lines.iter().filter(|line| line.starts_with("warning[")).count();
            assert_eq!(listed, if n > MOST { n - MOST + 1 } else { 0 }, "{n}");
            let rest = format!("::warning title=tieout::{} more warnings: ", n.saturating_sub(MOST - 1));
            assert_eq!(lines.iter().any(|line| line.starts_with(&rest)), n > MOST, "{lines:?}");
        }
    }

    #[test]
    fn text_from_files_gives_the_runner_no_command() {
        assert_eq!(data("100%\r\n::error::x\rfoo"), "100%25%0A::error::x foo");
        assert_eq!(property("a:b,c%\n::error::"), "a%3Ab%2Cc%25 %3A%3Aerror%3A%3A");
        assert_eq!(plain("x ##[error]y\n::error::z"), "x ## [error]y ::error::z");
    }
}
