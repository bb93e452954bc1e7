//! The counts of a whole run.

use std::fmt;

use serde::Serialize;

use crate::report::Tally;

/// The counts of a run, printed last so that nobody mistakes silence for agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Documents checked.
    pub documents: usize,
    /// Numbers in them, roles such as years included.
    pub mentions: usize,
    /// Numbers tied to a figure.
    pub paired: usize,
    /// Tied, without a finding.
    pub agreed: usize,
    /// Tied, with a finding.
    pub disagreed: usize,
    /// Numbers that may be about a figure, too weakly to say so.
    pub abstained: usize,
    /// Findings left be because an editor said so; absent from machine output where there are none.
    #[serde(skip_serializing_if = "is_none")]
    pub suppressed: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Summary {
    /// Counts one more document.
    pub fn add(&mut self, tally: Tally) {
        self.documents += 1;
        self.mentions += tally.mentions;
        self.paired += tally.paired;
        self.agreed += tally.agreed;
        self.disagreed += tally.disagreed;
        self.abstained += tally.abstained;
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = self.mentions.saturating_sub(self.paired + self.abstained);
        write!(
            f,
            "{}, {}: {} tied to a figure ({}, {}), {} left in doubt, {others} about nothing in the book",
            counted(self.documents, "document", "documents"),
            counted(self.mentions, "number", "numbers"),
            self.paired,
            counted(self.agreed, "agrees", "agree"),
            counted(self.disagreed, "disagrees", "disagree"),
            self.abstained,
        )?;
        match self.suppressed {
            0 => Ok(()),
            left => write!(f, "; {} left be", counted(left, "finding", "findings")),
        }
    }
}

/// "1 figure", "2 figures".
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_add_up_to_one_line() {
        let mut summary = Summary::default();
        summary.add(Tally { mentions: 9, paired: 3, agreed: 2, disagreed: 1, abstained: 1 });
        let one = "1 document, 9 numbers: 3 tied to a figure (2 agree, 1 disagrees), 1 left in doubt, 5 about nothing in the book";
        assert_eq!(summary.to_string(), one);
        summary.add(Tally { mentions: 1, paired: 1, agreed: 0, disagreed: 1, abstained: 0 });
        assert!(summary.to_string().starts_with("2 documents, 10 numbers: 4 tied"));
        assert!(summary.to_string().contains("(2 agree, 2 disagree)"));
        summary.suppressed = 2;
        assert!(summary.to_string().ends_with("in the book; 2 findings left be"));
    }
}
