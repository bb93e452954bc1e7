//! The grammar of a comment: `tieout: ignore value-disagrees until 2027-01-01: reason`, `tieout: babies-at-home`.

use std::ops::Range;

use jiff::civil::Date;

use super::heed::Fault;
use crate::checks::{self, Check};
use crate::document::Span;
use crate::sheet::{brief, nearest};

/// What opens an instruction.
const NAME: &str = "tieout";
/// Leaves be what is found in the copy beside it.
const IGNORE: &str = "ignore";
/// Leaves be what is found anywhere in the file.
const IGNORE_FILE: &str = "ignore-file";
/// What a word that is no figure may have been meant for.
pub(super) const INSTRUCTIONS: [&str; 2] = [IGNORE, IGNORE_FILE];
/// Stands before the last day.
const UNTIL: &str = "until";

/// What a comment asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// To leave findings be.
    Ignore(Wanted),
    /// To tie the next number to the figure of this id, which stands at these bytes of source.
    Pin(String, Span),
}

/// What is to be left be, and how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Names of checks; none is all.
    pub(super) checks: Vec<&'static str>,
    pub(super) whole_file: bool,
    /// The last day on which it holds.
    pub(super) until: Option<Date>,
    pub(super) reason: Option<String>,
}

/// Reads the body of a comment; `None` where it is none of tieout's.
pub(super) fn read(source: &str, body: Range<usize>) -> Option<Result<Asked, Fault>> {
    let text = source.get(body.clone())?;
    let opening = text.trim_start();
    let start = body.start + text.len() - opening.len();
    let name = opening.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let rest = &opening[name.len()..];
    if !rest.starts_with(|c: char| c == ':' || c.is_whitespace()) {
        return None;
    }
    let mut words = words(rest, start + name.len());
    let Some(told) = rest.trim_start().strip_prefix(':') else {
        // A comment that merely speaks of tieout is left alone.
        let (at, word) = words.first().map(|(at, word)| (*at, word.trim_end_matches(':')))?;
        if !INSTRUCTIONS.contains(&word) {
            return None;
        }
        let fault = Fault::new(span(at, word), "there is no colon after `tieout`", "not read without one");
        return Some(Err(fault.hint(format!("write <!-- tieout: {word} … -->"))));
    };
    let start = start + opening.len() - told.len();
    let (head, reason) = told.split_once(':').map_or((told, None), |(head, reason)| (head, Some(reason)));
    words = self::words(head, start);
    let reason = reason.map(|r| r.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|r| !r.is_empty());
    Some(match words.split_first() {
        None => {
            let fault = Fault::new(Span { start: start - 1, end: start }, "nothing is asked for", "empty");
            Err(fault.hint("write `ignore`, or the id of the figure that the next number is"))
        }
        Some(((_, word @ (IGNORE | IGNORE_FILE)), rest)) => ignore(rest, reason)
            .map(|wanted| Asked::Ignore(Wanted { whole_file: *word == IGNORE_FILE, ..wanted })),
        Some(((at, id), [])) if !INSTRUCTIONS.iter().any(|word| word.eq_ignore_ascii_case(id)) => {
            Ok(Asked::Pin((*id).to_owned(), span(*at, id)))
        }
        Some(((at, word), _)) => {
            let fault =
                Fault::new(span(*at, word), format!("`{}` is no instruction", brief(word)), "not known");
            Err(fault.hint(match nearest(word, INSTRUCTIONS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write `ignore`, `ignore-file`, or the id of one figure".to_owned(),
            }))
        }
    })
}

/// What stands between `ignore` and the reason: checks, then perhaps a day.
fn ignore(words: &[(usize, &str)], reason: Option<String>) -> Result<Wanted, Fault> {
    let (checks, day) = match words.iter().position(|(_, word)| *word == UNTIL) {
        Some(at) => (&words[..at], Some((words[at], &words[at + 1..]))),
        None => (words, None),
    };
    let checks = checks.iter().map(|&(at, word)| check(at, word)).collect::<Result<_, _>>()?;
    let until = match day {
        None => None,
        Some((_, &[(at, word)])) => Some(
            word.parse()
                .map_err(|_| Fault::new(span(at, word), format!("`{}` is no day", brief(word)), "no day"))
                .map_err(|fault| fault.hint(DAY))?,
        ),
        Some(((at, word), _)) => {
            let fault = Fault::new(span(at, word), "no single day follows `until`", "until when?");
            return Err(fault.hint(DAY));
        }
    };
    Ok(Wanted { checks, whole_file: false, until, reason })
}

/// How a day is written.
const DAY: &str = "write year, month and day, then a colon and the reason: until 2027-01-31: reason";

/// The check that a word names.
fn check(at: usize, word: &str) -> Result<&'static str, Fault> {
    if let Some(check) = Check::named(word) {
        return Ok(check.name);
    }
    let hint = match nearest(word, checks::all().iter().map(|check| check.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`tieout explain` lists the checks; put a colon before the reason".to_owned(),
    };
    Err(Fault::new(span(at, word), format!("no check is called `{}`", brief(word)), "not a check").hint(hint))
}

fn span(start: usize, word: &str) -> Span {
    Span { start, end: start + word.len() }
}

/// The words of a text that starts at an offset, with where each stands; commas part them as spaces do.
fn words(text: &str, start: usize) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || c == ',') {
        let word = piece.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
        if !word.is_empty() {
            words.push((start + at, word));
        }
        at += piece.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(body: &str) -> Option<Result<Asked, Fault>> {
        read(body, 0..body.len())
    }

    fn wanted(body: &str) -> Wanted {
        match asked(body) {
            Some(Ok(Asked::Ignore(wanted))) => wanted,
            other => panic!("{body}: {other:?}"),
        }
    }

    #[test]
    fn an_ignore_names_checks_a_day_and_a_reason() {
        let all = wanted(" tieout: ignore ");
        assert_eq!(all, Wanted { checks: vec![], whole_file: false, until: None, reason: None });
        let one = wanted(" Tieout:ignore value-disagrees until 2027-01-01: agreed,\n with the desk: twice ");
        assert_eq!(one.checks, ["value-disagrees"]);
        assert_eq!(one.until, Some(jiff::civil::date(2027, 1, 1)));
        assert_eq!(one.reason.as_deref(), Some("agreed, with the desk: twice"));
        let two = wanted("tieout: ignore-file value-disagrees, bound-disagrees:");
        assert_eq!((two.checks.len(), two.whole_file, two.reason), (2, true, None));
    }

    #[test]
    fn one_other_word_is_a_figure() {
        let span = Span { start: 9, end: 23 };
        assert_eq!(asked(" tieout: babies-at-home "), Some(Ok(Asked::Pin("babies-at-home".into(), span))));
        let reason = asked("tieout: a.b: by hand");
        assert!(matches!(reason, Some(Ok(Asked::Pin(id, _))) if id == "a.b"));
    }

    #[test]
    fn other_comments_are_nobodys_business() {
        for body in
            ["", " ", "tie", "TODO", "tieout is a linter", "tieouts: ignore", "vale off", "tieoutignore é"]
        {
            assert_eq!(asked(body), None, "{body}");
        }
    }

    #[test]
    fn what_cannot_be_followed_says_what_to_write() {
        for (body, at, hint) in [
            ("tieout: ignore value-disagree: x", "value-disagree", "did you mean `value-disagrees`?"),
            ("tieout: ignroe value-disagrees", "ignroe", "did you mean `ignore`?"),
            (
                "tieout: ignore agreed with the desk",
                "agreed",
                "`tieout explain` lists the checks; put a colon before the reason",
            ),
            ("tieout: ignore until tomorrow", "tomorrow", DAY),
            ("tieout: ignore until", "until", DAY),
            ("tieout: ignore until 2027-01-01 x", "until", DAY),
            ("tieout ignore: x", "ignore", "write <!-- tieout: ignore … -->"),
            ("tieout ignore-file", "ignore-file", "write <!-- tieout: ignore-file … -->"),
            ("tieout: Ignore", "Ignore", "did you mean `ignore`?"),
            ("tieout: IGNORE-FILE: x", "IGNORE-FILE", "did you mean `ignore-file`?"),
            ("tieout: ", ":", "write `ignore`, or the id of the figure that the next number is"),
        ] {
            match asked(body) {
                Some(Err(fault)) => {
                    assert_eq!(&body[fault.span.range()], at, "{body}");
                    assert_eq!(fault.hint.as_deref(), Some(hint), "{body}");
                }
                other => panic!("{body}: {other:?}"),
            }
        }
        assert!(matches!(asked("tieout ignore value-disagrees"), Some(Err(_))));
    }
}
