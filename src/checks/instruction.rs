//! Findings on what an editor wrote to tieout, not on the copy.

use super::Check;
use crate::document::Span;
use crate::report::{Finding, Severity};

/// A finding that is about no figure.
pub(super) fn finding(
    check: &Check,
    severity: Severity,
    span: Span,
    message: String,
    label: &str,
    hint: Option<String>,
) -> Finding {
    Finding {
        check: check.name,
        severity,
        span,
        message,
        label: label.to_owned(),
        figures: Vec::new(),
        hint,
        quoted: false,
        fix: None,
        unsafe_fix: None,
    }
}
