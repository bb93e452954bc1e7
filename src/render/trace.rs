//! `tieout trace`: why a number was, or was not, tied to a figure.

use std::fmt;

use super::sanitise::sanitise;

/// Everything that decided one number, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// Path of the copy.
    pub path: String,
    /// Line of the copy, from 1.
    pub line: usize,
    /// Column of the copy, from 1, in characters.
    pub column: usize,
    /// The number as printed, with hedge and unit.
    pub text: String,
    /// Its role: count, money, year …
    pub kind: String,
    /// How it is read: "15,800", "£3.2".
    pub value: String,
    /// The words it was judged by.
    pub frame: Frame,
    /// Figures considered, best first.
    pub candidates: Vec<Candidate>,
    /// What was decided and why, as a sentence.
    pub decision: String,
}

/// The words round a number that say what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// The noun it counts, with its modifiers.
    pub counted: Option<String>,
    /// Content words of the sentence.
    pub words: Vec<String>,
    /// Where words came from besides the sentence: the sentence before, the heading.
    pub inherited: Vec<String>,
}

/// A figure that was considered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub figure: String,
    /// How strongly the words tie it; larger is stronger.
    pub score: u32,
    /// What spoke for it and against it.
    pub cues: Vec<String>,
    /// `agrees`, or the check that would fire.
    pub verdict: String,
    /// Why it was not chosen; `None` for the one that was.
    pub why_not: Option<String>,
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Trace { line, column, kind, value, frame, .. } = self;
        let path = sanitise(&self.path);
        writeln!(
            f,
            "{path}:{line}:{column}: \"{}\" is read as {kind}, {}",
            sanitise(&self.text),
            sanitise(value)
        )?;
        if let Some(noun) = &frame.counted {
            writeln!(f, "  counts: {}", sanitise(noun))?;
        }
        list(f, "words", &frame.words)?;
        list(f, "from before", &frame.inherited)?;
        if self.candidates.is_empty() {
            writeln!(f, "  candidates: none")?;
        }
        for candidate in &self.candidates {
            let Candidate { figure, score, verdict, .. } = candidate;
            writeln!(f, "  candidate `{}`: score {score}, {}", sanitise(figure), sanitise(verdict))?;
            for cue in &candidate.cues {
                writeln!(f, "    - {}", sanitise(cue))?;
            }
            if let Some(reason) = &candidate.why_not {
                writeln!(f, "    not chosen: {}", sanitise(reason))?;
            }
        }
        writeln!(f, "  => {}", sanitise(&self.decision))
    }
}

fn list(f: &mut fmt::Formatter<'_>, name: &str, items: &[String]) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(f, "  {name}: {}", sanitise(&items.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_counted_is_told() {
        let trace = Trace {
            path: "copy/lake.txt".into(),
            line: 3,
            column: 14,
            text: "almost 4,000".into(),
            kind: "count".into(),
            value: "4000, nearly".into(),
            frame: Frame {
                counted: Some("swans".into()),
                words: vec!["lake".into(), "survey".into()],
                inherited: Vec::new(),
            },
            candidates: vec![
                Candidate {
                    figure: "swans-2020".into(),
                    score: 71,
                    cues: vec!["counts \"swans\", rare in the book".into()],
                    verdict: "bound-disagrees".into(),
                    why_not: None,
                },
                Candidate {
                    figure: "geese-2020".into(),
                    score: 12,
                    verdict: "value-disagrees".into(),
                    why_not: Some("too few words in common".into()),
                    ..Candidate::default()
                },
            ],
            decision: "tied to `swans-2020`: 4,210 is not below 4,000".into(),
        };
        assert_eq!(
            trace.to_string(),
            r#"copy/lake.txt:3:14: "almost 4,000" is read as count, 4000, nearly
  counts: swans
  words: lake, survey
  candidate `swans-2020`: score 71, bound-disagrees
    - counts "swans", rare in the book
  candidate `geese-2020`: score 12, value-disagrees
    not chosen: too few words in common
  => tied to `swans-2020`: 4,210 is not below 4,000
"#
        );
    }
}
