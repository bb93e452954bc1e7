//! TOML text to a table, with every syntax error put in plain words.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{FileError, Location, Sheet, brief};

/// The parser gives up at a line without `=`; it is restarted past this many of them.
const RESTARTS: usize = 20;

/// The headings of a kind of file, as far as errors name them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Headings {
    /// What stands once, as `[source]`, with what to do about a second one.
    pub(crate) once: Option<(&'static str, &'static str)>,
    /// What stands above each entry, as `[[figure]]`.
    pub(crate) each: &'static [&'static str],
}

impl Headings {
    /// All of them, as they are written.
    fn written(self) -> String {
        let once = self.once.iter().map(|(name, _)| format!("[{name}]"));
        let all: Vec<String> = once.chain(self.each.iter().map(|name| format!("[[{name}]]"))).collect();
        all.join(" or ")
    }
}

/// What could be read of a file, and what could not.
pub(crate) struct Parsed<'t> {
    pub(crate) table: DeTable<'t>,
    pub(crate) errors: Vec<FileError>,
    /// Byte ranges of the lines that hold an error, in order.
    pub(crate) bad_lines: Vec<Range<usize>>,
    /// Whether the rest of the file was given up.
    pub(crate) gave_up: bool,
}

impl Parsed<'_> {
    /// Leaves out the errors on lines that are no TOML: there the syntax is the only error worth telling.
    pub(crate) fn retain_readable(&self, errors: &mut Vec<FileError>) {
        errors.retain(|error| {
            let at = error.location.span.start;
            let line = self.bad_lines.partition_point(|line| line.end < at);
            self.bad_lines.get(line).is_none_or(|line| at < line.start)
        });
    }
}

/// What the parser says, and where.
type Complaint = (Range<usize>, String);

/// Reads as much of the file as is well formed; `mended` keeps the text of a second attempt.
pub(crate) fn parse<'t>(sheet: Sheet<'t>, headings: Headings, mended: &'t OnceCell<String>) -> Parsed<'t> {
    let (table, mut complaints) = attempt(sheet.text);
    let Some(stop) = stop(&complaints) else { return explain(sheet, headings, table, complaints, false) };
    let (text, stopped) = without_stops(sheet, stop, &mut complaints);
    let (table, _) = attempt(mended.get_or_init(|| text));
    explain(sheet, headings, table, complaints, stopped)
}

fn attempt(text: &str) -> (DeTable<'_>, Vec<Complaint>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let complaints = errors.iter().map(|e| (e.span().unwrap_or(0..0), e.message().to_owned()));
    (table.into_inner(), complaints.collect())
}

/// Where the parser gave up: a line without `=`.
fn stop(complaints: &[Complaint]) -> Option<usize> {
    complaints.iter().find(|(_, message)| message.starts_with("key with no value")).map(|(at, _)| at.start)
}

/// The text with such lines blanked, so that what follows them is read; whether some are left.
fn without_stops(sheet: Sheet<'_>, first: usize, complaints: &mut Vec<Complaint>) -> (String, bool) {
    let mut text = sheet.text.to_owned();
    let mut next = Some(first);
    for _ in 0..RESTARTS {
        let Some(offset) = next else { break };
        // The same length in spaces keeps every later offset right.
        let line = sheet.line(offset);
        let blank = " ".repeat(line.len());
        text.replace_range(line.clone(), &blank);
        let (_, again) = attempt(&text);
        let fresh: Vec<_> = again.into_iter().filter(|(range, _)| range.start > line.end).collect();
        complaints.retain(|(range, _)| range.start <= line.end);
        next = stop(&fresh);
        complaints.extend(fresh);
    }
    (text, next.is_some())
}

/// One error a line: the first, since the parser stumbles on over what it misread.
fn explain<'t>(
    sheet: Sheet<'_>,
    headings: Headings,
    table: DeTable<'t>,
    mut faults: Vec<Complaint>,
    gave_up: bool,
) -> Parsed<'t> {
    faults.sort_by_key(|(range, _)| range.start);
    let mut errors = Vec::new();
    let mut bad_lines: Vec<Range<usize>> = Vec::new();
    let mut keys = HashMap::new();
    if faults.iter().any(|(_, message)| message.starts_with("duplicate key")) {
        collect_keys(&table, &mut keys);
        for places in keys.values_mut() {
            places.sort_by_key(|place| place.start);
        }
    }
    for (range, message) in faults {
        if bad_lines.last().is_some_and(|line| range.start <= line.end) {
            continue;
        }
        let line = sheet.line(range.start);
        let mut error = in_plain_words(sheet, headings, range.clone(), &line, &message);
        if message.starts_with("duplicate key")
            && let Some(first) = keys.get(sheet.slice(range.clone())).and_then(|k| before(k, range.start))
        {
            error = error.related(sheet.at(first), "first given here");
        }
        errors.push(error);
        bad_lines.push(line);
    }
    Parsed { table, errors, bad_lines, gave_up }
}

/// Where every key of the file stands, nested ones included.
fn collect_keys(table: &DeTable<'_>, keys: &mut HashMap<String, Vec<Range<usize>>>) {
    for (key, value) in table {
        let places = keys.entry(key.get_ref().to_string()).or_default();
        places.push(key.span());
        let tables: Vec<_> = match value.get_ref() {
            DeValue::Table(table) => vec![table],
            DeValue::Array(items) => items.iter().filter_map(|item| item.get_ref().as_table()).collect(),
            _ => Vec::new(),
        };
        for table in tables {
            collect_keys(table, keys);
        }
    }
}

/// The last place before the offset: the nearest key of that name is the one given first.
fn before(places: &[Range<usize>], offset: usize) -> Option<Range<usize>> {
    let after = places.partition_point(|place| place.start < offset);
    places.get(after.checked_sub(1)?).cloned()
}

fn in_plain_words(
    sheet: Sheet<'_>,
    headings: Headings,
    range: Range<usize>,
    line: &Range<usize>,
    message: &str,
) -> FileError {
    let culprit = sheet.slice(range.clone());
    let at = sheet.at(range);
    let (key, value) = sheet.slice(line.clone()).split_once('=').unwrap_or_default();
    let (key, value) = (key.trim(), value.trim());
    if message.starts_with("duplicate key") {
        return duplicate(headings, at, culprit);
    }
    if message.starts_with("string values must be quoted") && culprit.is_empty() {
        return FileError::new(at, "there is no value after `=`", "a value belongs here")
            .help("write the value, or take the line out");
    }
    if is_like_a_day(value) {
        let message = format!("{} is no calendar day", brief(value));
        return FileError::new(at, message, "there is no such day")
            .help("write year, month and day, as 2019-10-01");
    }
    if is_unquoted(value) && !message.starts_with("unclosed") && !message.starts_with("missing comma") {
        let bare = value.trim_matches(['“', '”', '‘', '’']);
        let help = format!("put it between straight quotation marks: {} = \"{}\"", brief(key), brief(bare));
        return FileError::new(
            at,
            format!("the value of `{}` needs quotation marks", brief(key)),
            "not in quotation marks",
        )
        .help(help);
    }
    if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") {
        return FileError::new(at, "a quotation mark is not closed", "the text ends here").help(
            "close it on the same line; a double quotation mark inside is written \\\", a backslash \\\\",
        );
    }
    if message.starts_with("unclosed table") || message.starts_with("unclosed array table") {
        return FileError::new(at, "a heading is not closed", "brackets are missing here")
            .help(format!("write {}", headings.written()));
    }
    if message.starts_with("key with no value") || message.starts_with("invalid unquoted key") {
        return FileError::new(at, "this line has no `key = value`", "expected `=`")
            .help("write key = \"value\", and begin a remark with #");
    }
    let help = if message.starts_with("unclosed array") {
        "close the list with ] and part what is in it with commas: aka = [\"one\", \"another\"]"
    } else if message.starts_with("missing escaped value") {
        "a backslash inside quotation marks is written \\\\"
    } else {
        "write key = \"value\", one a line"
    };
    FileError::new(at, format!("this is not TOML: {message}"), "cannot be read").help(help)
}

/// "2026-06-31": the digits of a day, whether there is one or not.
fn is_like_a_day(value: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = value.split('-').collect();
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

fn duplicate(headings: Headings, at: Location, key: &str) -> FileError {
    let help = match headings.once {
        _ if headings.each.contains(&key) => {
            format!("write every heading of this kind as [[{key}]], with two pairs of brackets")
        }
        Some((once, help)) if key == once => help.to_owned(),
        _ => "keep one of the two".to_owned(),
    };
    FileError::new(at, format!("`{}` is given twice", brief(key)), "given again here").help(help)
}

/// Whether the right side of `=` is text or a number with text in it, without straight quotation marks.
fn is_unquoted(value: &str) -> bool {
    !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: Headings =
        Headings { once: Some(("source", "a file has one [source]")), each: &["figure"] };

    fn errors(text: &str) -> Vec<(String, &str, Option<String>)> {
        let mended = OnceCell::new();
        let parsed = parse(Sheet::toml(0, text), HEADINGS, &mended);
        parsed.errors.into_iter().map(|e| (e.message, &text[e.location.span.range()], e.help)).collect()
    }

    #[test]
    fn unquoted_values_are_shown_quoted() {
        for (line, key, span, help) in [
            ("value = 15,800", "value", "5", "value = \"15,800\""),
            ("value = 51.4%", "value", "%", "value = \"51.4%\""),
            ("value = £3.2bn", "value", "£3.2bn", "value = \"£3.2bn\""),
            ("id = “a”", "id", "“a”", "id = \"a\""),
        ] {
            let expected = (
                format!("the value of `{key}` needs quotation marks"),
                span,
                Some(format!("put it between straight quotation marks: {help}")),
            );
            assert_eq!(errors(line), [expected], "{line}");
        }
    }

    #[test]
    fn every_syntax_error_is_reported_once() {
        let text = "a = \"x\nnonsense\nb =\nmore nonsense\nc = 1\nc = 2\n[source\n";
        let messages: Vec<_> = errors(text).into_iter().map(|e| e.0).collect();
        assert_eq!(
            messages,
            [
                "a quotation mark is not closed",
                "this line has no `key = value`",
                "there is no value after `=`",
                "this line has no `key = value`",
                "`c` is given twice",
                "a heading is not closed",
            ]
        );
    }

    #[test]
    fn what_follows_a_bad_line_is_still_read() {
        let mended = OnceCell::new();
        let parsed = parse(Sheet::toml(0, "nonsense\n[[figure]]\nid = \"a\"\n"), HEADINGS, &mended);
        assert!(parsed.table.contains_key("figure"));
        assert_eq!(parsed.bad_lines.first(), Some(&(0..8)));
        assert!(!parsed.gave_up);
        let hopeless = "nonsense\n".repeat(RESTARTS + 1);
        let mended = OnceCell::new();
        assert!(parse(Sheet::toml(0, &hopeless), HEADINGS, &mended).gave_up);
    }

    #[test]
    fn a_repeated_key_shows_the_first() {
        let text = "[[figure]]\nid = \"a\"\n[[figure]]\nid = \"b\"\nid = \"c\"\n";
        let mended = OnceCell::new();
        let parsed = parse(Sheet::toml(0, text), HEADINGS, &mended);
        assert_eq!(parsed.errors[0].message, "`id` is given twice");
        let first = &parsed.errors[0].related[0];
        assert_eq!(&text[first.location.span.start..][..8], "id = \"b\"");
        assert_eq!(first.text, "first given here");
    }

    #[test]
    fn a_second_source_is_an_error() {
        let expected =
            ("`source` is given twice".to_owned(), "source", Some("a file has one [source]".to_owned()));
        assert_eq!(errors("[source]\ntitle = \"a\"\n\n[source]\npage = 1\n"), [expected]);
    }
}
