//! Puts fixes into a document.

use super::Safety;
use crate::document::Document;
use crate::report::{Fix, Report};

/// The fixes of a report that are wanted, in source order, none overlapping another.
pub fn applied(report: &Report, wanted: Safety) -> Vec<&Fix> {
    let mut end = 0;
    let fixes = report.findings.iter().filter_map(|finding| {
        let doubtful = finding.unsafe_fix.as_ref().filter(|_| wanted == Safety::Unsafe);
        finding.fix.as_ref().or(doubtful)
    });
    fixes
        .filter(|fix| {
            let free = fix.span.start >= end;
            end = if free { fix.span.end } else { end };
            free
        })
        .collect()
}

/// The document with these fixes in it, which are in source order and do not overlap.
pub fn apply(document: &Document, fixes: &[&Fix]) -> Document {
    let source = document.source();
    let mut out = String::with_capacity(source.len());
    let mut end = 0;
    for fix in fixes {
        out.push_str(source.get(end..fix.span.start).unwrap_or_default());
        out.push_str(&fix.text);
        end = fix.span.end;
    }
    out.push_str(source.get(end..).unwrap_or_default());
    document.rewritten(out)
}
