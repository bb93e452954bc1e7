//! `copy-contradicts-itself`: headline and body, or two paragraphs, disagree about one thing.

use super::{Check, Context};
use crate::against::contradictions;
use crate::lines::Lines;
use crate::report::{Finding, Severity};

pub(super) const CHECK: Check = Check {
    name: "copy-contradicts-itself",
    severity: Severity::Warning,
    explanation: include_str!("copy_contradicts_itself.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let found = contradictions(context.document, context.mentions, context.lexicon);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(context.document.source());
    let contradiction = |found: &crate::against::Contradiction| {
        let (own, earlier) = (&context.mentions[found.mention], &context.mentions[found.earlier]);
        let line = lines.position(earlier.span.start).line;
        let (stated, other) = (context.printed(own), context.printed(earlier));
        Finding {
            check: check.name,
            severity: check.severity,
            span: own.span,
            message: format!("“{stated}” contradicts “{other}” in line {line}"),
            label: format!("line {line} says {other}"),
            figures: Vec::new(),
            hint: Some("make them agree, or say what sets the two apart".to_owned()),
            quoted: false,
            fix: None,
        }
    };
    found.iter().map(contradiction).collect()
}
