//! What git prints, read: which lines of which files are new.

use std::collections::BTreeMap;

use super::changed::Lines;

/// The new lines of each file in the output of `git diff --unified=0 --src-prefix=a/ --dst-prefix=b/`, by its name from
/// the top of the repository.
///
/// A file of which lines were only taken out is there, without lines.
pub fn changed_lines(patch: &[u8]) -> BTreeMap<String, Lines> {
    let mut files: BTreeMap<String, Lines> = BTreeMap::new();
    let mut open: Option<String> = None;
    // Lines of the hunk still to come: what they say is copy, however much it looks like a header.
    let mut body = 0;
    for line in patch.split(|&byte| byte == b'\n') {
        if body > 0 && matches!(line.first(), Some(b'+' | b'-' | b' ')) {
            body -= 1;
        } else if let Some(name) = line.strip_prefix(b"+++ ") {
            open = new_name(name);
            if let Some(name) = &open {
                files.entry(name.clone()).or_default();
            }
        } else if let Some((old, first, count)) = line.strip_prefix(b"@@ ").and_then(hunk) {
            body = old.saturating_add(count);
            if let Some(lines) = open.as_ref().and_then(|name| files.get_mut(name)) {
                lines.add(first, count);
            }
        }
    }
    files
}

/// The name after `+++ `, unless the file is gone.
fn new_name(name: &[u8]) -> Option<String> {
    // git ends a name that has a space in it with a tab.
    let name = name.strip_suffix(b"\t").unwrap_or(name);
    let name = unquoted_name(name);
    name.strip_prefix("b/").map(str::to_owned)
}

/// A name as git prints it: in quotation marks, with escapes, where it has marks of its own.
pub fn unquoted_name(name: &[u8]) -> String {
    let quoted = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\""));
    let Some(quoted) = quoted else { return String::from_utf8_lossy(name).into_owned() };
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let Some((&escape, after)) = rest.split_first() else { break };
        let octal = rest.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
        let octal = octal.and_then(|digits| u8::from_str_radix(digits, 8).ok());
        if let Some(byte) = octal {
            bytes.push(byte);
            rest = &rest[3..];
            continue;
        }
        rest = after;
        bytes.push(match escape {
            b'a' => 0x07,
            b'b' => 0x08,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 0x0b,
            b'f' => 0x0c,
            b'r' => b'\r',
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Of `-3,2 +4,5 @@ …`: how many old lines there are, the first new one, and how many of those.
fn hunk(header: &[u8]) -> Option<(usize, usize, usize)> {
    let header = std::str::from_utf8(header.split(|&byte| byte == b'@').next()?).ok()?;
    let (old, new) = header.trim_end().strip_prefix('-')?.split_once(" +")?;
    let numbers = |range: &str| {
        let (first, count) = range.split_once(',').unwrap_or((range, "1"));
        Some((first.parse().ok()?, count.parse().ok()?))
    };
    let ((_, old), (first, count)): ((usize, usize), _) = (numbers(old)?, numbers(new)?);
    Some((old, first, count))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn new_lines_are_those_of_the_hunks() {
        let patch = "diff --git a/a b.txt b/a b.txt\nindex 1..2 100644\n--- a/a b.txt\t\n+++ b/a b.txt\t\n@@ -1 +1,2 @@\n-x\n\
            +y\n+++ b/no file\n@@ -9,0 +11 @@ context @@ -1 +1 @@\n+z\n\\ No newline at end of file\n\
            --- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n--- a/cut\n+++ b/cut\n@@ -5,2 +4,0 @@\n-x\n-y\n\
            --- \"a/\\303\\251\"\n+++ \"b/\\303\\251 \\\"q\\\"\"\n@@ -0,0 +1 @@\n+x\n";
        let files = changed_lines(patch.as_bytes());
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["a b.txt", "cut", "é \"q\""]);
        let new: Vec<usize> = (0..15).filter(|line| files["a b.txt"].meet(*line, *line)).collect();
        assert_eq!(new, [1, 2, 11]);
        assert!((0..9).all(|line| !files["cut"].meet(line, line)));
    }

    #[test]
    fn names_are_unquoted() {
        for (name, plain) in [
            ("a b", "a b"),
            ("\"a\\tb\\\\\"", "a\tb\\"),
            ("\"\\346\\227\\245.md\"", "日.md"),
            ("\"", "\""),
            ("\"\\\"", ""),
            ("\"a\\", "\"a\\"),
        ] {
            assert_eq!(unquoted_name(name.as_bytes()), plain, "{name}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_read_without_complaint(
            lines in proptest::collection::vec("(@@ -[0-9]{1,20}(,[0-9]{1,20})? \\+[0-9]{1,20}(,[0-9]{0,20})? @@|\\+\\+\\+ \"?b/|[-+]|\\PC{0,9}){0,3}", 0..9),
        ) {
            changed_lines(lines.join("\n").as_bytes());
        }

        #[test]
        fn a_hunk_is_its_own_lines(before in 0..9_usize, new in 0..9_usize, old in 0..9_usize) {
            let mut patch = format!("+++ b/a\n@@ -{before},{old} +{},{new} @@\n", before + 1);
            patch.push_str(&"-@@ -1 +1 @@\n".repeat(old));
            patch.push_str(&"+++ b/b\n".repeat(new));
            let files = changed_lines(patch.as_bytes());
            prop_assert_eq!(files.len(), 1);
            let lines: Vec<usize> = (0..30).filter(|line| files["a"].meet(*line, *line)).collect();
            prop_assert_eq!(lines, (before + 1..before + 1 + new).collect::<Vec<_>>());
        }
    }
}
