//! `copy-contradicts-itself`: headline and body, or two paragraphs, disagree about one thing.

use super::{Check, Context, Faulted};
use crate::against::{Contradiction, contradictions};
use crate::lines::Lines;
use crate::report::{Finding, Severity};

pub(crate) const CHECK: Check = Check {
    name: "copy-contradicts-itself",
    severity: Some(Severity::Warning),
    faults: Faulted::Copy,
    explanation: include_str!("copy_contradicts_itself.md"),
    find,
};

fn find(check: &Check, context: Context<'_>) -> Vec<Finding> {
    let found = contradictions(context.document, context.mentions, context.lexicon);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(context.document.source());
    let line = |at: usize| lines.position(context.mentions[at].span.start).line;
    let contradiction = |(at, other): (usize, usize)| {
        let (stated, against) = (&context.mentions[at], &context.mentions[other]);
        let (stated_text, other_text) = (context.printed(stated), context.printed(against));
        Finding {
            check: check.name,
            severity: context.severity,
            span: stated.span,
            message: format!("“{stated_text}” contradicts “{other_text}” in line {}", line(other)),
            label: format!("line {} says {other_text}", line(other)),
            figures: Vec::new(),
            hint: Some("make them agree, or say what sets the two apart".to_owned()),
            quoted: false,
            fix: None,
            unsafe_fix: None,
        }
    };
    found.into_iter().filter_map(|found| settled(context, found)).map(contradiction).collect()
}

/// The number to report and the one it contradicts: what a figure confirms is right, and what one contradicts is
/// reported already.
fn settled(context: Context<'_>, found: Contradiction) -> Option<(usize, usize)> {
    let stands = |at: usize| {
        let tied = context.pairings.binary_search_by_key(&at, |pairing| pairing.mention);
        tied.ok().map(|at| context.pairings[at].verdict.stands())
    };
    match (stands(found.mention), stands(found.other)) {
        (Some(false), _) | (_, Some(false)) | (Some(true), Some(true)) => None,
        (Some(true), None) => Some((found.other, found.mention)),
        (None, _) => Some((found.mention, found.other)),
    }
}
