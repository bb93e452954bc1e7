//! What fixes change, as a unified diff and as a line each.

use similar::{ChangeTag, TextDiff};

use super::sanitise;
use crate::document::Document;
use crate::lines::Lines;
use crate::report::Fix;

/// Lines of copy round a change, as in `diff -u`.
const CONTEXT: usize = 3;

/// The unified diff between a document and its rewriting; nothing where they are the same.
///
/// Without `colour` it is exact to the byte, so that `patch` can apply it. With `colour` it is for a terminal, and
/// shows no control characters of the copy.
pub fn diff(old: &Document, new: &Document, colour: bool) -> String {
    let path = sanitise(old.path());
    let lines = TextDiff::from_lines(old.source(), new.source());
    let mut unified = lines.unified_diff();
    // As in `diff -u`: `patch` would end the name at its first space, but for a tab after it.
    let named = if path.contains(' ') { format!("{path}\t") } else { path.to_string() };
    unified.context_radius(CONTEXT).header(&named, &named);
    if !colour {
        return unified.to_string();
    }
    let mut out = String::new();
    for (nth, hunk) in unified.iter_hunks().enumerate() {
        if nth == 0 {
            out.extend(["\x1b[1m--- ", &path, "\n+++ ", &path, "\x1b[0m\n"]);
        }
        out.extend(["\x1b[36m", &hunk.header().to_string(), "\x1b[0m\n"]);
        for change in hunk.ops().iter().flat_map(|op| lines.iter_inline_changes_deadline(op, None)) {
            out.push_str(match change.tag() {
                ChangeTag::Delete => "\x1b[31m-",
                ChangeTag::Insert => "\x1b[32m+",
                ChangeTag::Equal => " ",
            });
            for (is_changed, text) in change.iter_strings_lossy() {
                let shown = sanitise(text.trim_end_matches(['\n', '\r']));
                if is_changed {
                    // A paragraph is one line: the words that changed must stand out.
                    out.extend(["\x1b[1;7m", &shown, "\x1b[22;27m"]);
                } else {
                    out.push_str(&shown);
                }
            }
            out.push_str(if change.tag() == ChangeTag::Equal { "\n" } else { "\x1b[0m\n" });
        }
    }
    out
}

/// "story.txt:3:12: “18,500” is now “15,800”" for each fix, at its place in the rewritten document.
pub fn fixed(old: &Document, new: &Document, fixes: &[&Fix]) -> Vec<String> {
    let lines = Lines::new(new.source());
    let (mut added, mut taken) = (0, 0);
    let mut told = Vec::with_capacity(fixes.len());
    for fix in fixes {
        let at = lines.position((fix.span.start + added).saturating_sub(taken));
        let before = old.source().get(fix.span.range()).unwrap_or_default();
        told.push(format!(
            "{}:{}:{}: “{}” is now “{}”",
            sanitise(old.path()),
            at.line,
            at.column,
            sanitise(before),
            sanitise(&fix.text)
        ));
        added += fix.text.len();
        taken += fix.span.end - fix.span.start;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;
    use crate::fix::apply;

    fn documents() -> (Document, Document, [Fix; 2]) {
        let old = Document::plain("a.txt", "One.\r\nThe 18 \u{1b}[2J cats\r\nand 930,000 dogs.\r\n");
        let fix = |words: &str, text: &str| {
            let start = old.source().find(words).unwrap();
            Fix { span: Span { start, end: start + words.len() }, text: text.to_owned() }
        };
        let fixes = [fix("18", "1,800"), fix("930,000", "93")];
        let new = apply(&old, &[&fixes[0], &fixes[1]]);
        (old, new, fixes)
    }

    #[test]
    fn a_diff_is_exact_to_the_byte() {
        let (old, new, _) = documents();
        assert_eq!(
            diff(&old, &new, false),
            "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n One.\r\n-The 18 \u{1b}[2J cats\r\n-and 930,000 dogs.\r\n\
             +The 1,800 \u{1b}[2J cats\r\n+and 93 dogs.\r\n"
        );
        assert_eq!(diff(&old, &old, false), "");
        let [old, new] = ["One.", "Two."].map(|text| Document::plain("my copy/a b.txt", text));
        assert!(diff(&old, &new, false).starts_with("--- my copy/a b.txt\t\n+++ my copy/a b.txt\t\n@@ "));
        assert!(!diff(&old, &new, true).contains('\t'));
    }

    #[test]
    fn on_a_terminal_the_copy_steers_nothing() {
        let (old, new, _) = documents();
        let shown = diff(&old, &new, true);
        assert!(shown.contains("␛[2J cats\u{1b}[0m\n") && !shown.contains("\u{1b}[2J"), "{shown}");
        let plain = anstream::adapter::strip_str(&shown).to_string();
        assert_eq!(plain, diff(&old, &new, false).replace("\r\n", "\n").replace('\u{1b}', "␛"));
        assert_eq!(diff(&old, &old, true), "");
    }

    #[test]
    fn fixes_are_told_where_they_are_now() {
        let (old, new, [first, second]) = documents();
        let told = fixed(&old, &new, &[&first, &second]);
        assert_eq!(told, ["a.txt:2:5: “18” is now “1,800”", "a.txt:3:5: “930,000” is now “93”"]);
    }
}
