//! Finds quoted speech.
//!
//! What stands between quotation marks is the speaker's, unless it is a name
//! or a scare quote: fewer than four words and no digit. An apostrophe is no
//! mark, and a mark without its partner quotes nothing, but for speech that
//! runs on: a paragraph that opens a quotation and the next opens it again.

use std::ops::Range;

use super::Block;
use super::seek::Seek;

/// Fewer words than this, and no digit, is no speech.
const FEWEST_WORDS: usize = 4;

/// The first bytes of " and ', of the curly marks, and of « and ».
const FIRST_BYTES: [u8; 4] = [b'"', b'\'', 0xe2, 0xc2];

/// The kinds of mark; each pairs with its own, but a straight and a curly double mark make a pair too.
const DOUBLE: usize = 0;
const SINGLE: usize = 1;
const STRAIGHT: usize = 2;
const GUILLEMETS: usize = 3;

/// What one mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// Closes, or is the apostrophe of a plural: the girls’ school.
    MayClose,
}

/// A quotation that is open.
#[derive(Clone, Copy)]
struct Open {
    /// After the mark.
    start: usize,
    /// The last mark that may have closed it.
    may_end: Option<usize>,
    /// Its mark may be the apostrophe of a year, so that no other apostrophe closes it.
    may_be_year: bool,
}

impl Open {
    fn at(start: usize) -> Open {
        Open { start, may_end: None, may_be_year: false }
    }
}

/// The quotations of the prose, in order and disjoint, marks excluded. `marked` are those the markup names.
pub(super) fn find(prose: &str, blocks: &[Block], marked: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut found = marked;
    let mut seek = Seek::new(prose, FIRST_BYTES);
    let mut runs_on = false;
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1).map_or("", |b| prose[b.range.clone()].trim_start());
        let mut open: [Option<Open>; 4] = [None; 4];
        if runs_on && !opens_with_mark(&prose[block.range.clone()]) {
            open[DOUBLE] = Some(Open::at(block.range.start));
        }
        for (at, mark) in marks(prose, block.range.clone(), &mut seek) {
            let Some((kind, role)) = role(prose, at, mark, &open) else { continue };
            match (role, open[kind]) {
                (Role::Opens, previous) => {
                    keep(&mut found, prose, previous);
                    let start = at + mark.len_utf8();
                    let may_be_year = kind == SINGLE && after_two_digits(&prose[start..]).is_some();
                    open[kind] = Some(Open { may_be_year, ..Open::at(start) });
                }
                (Role::Closes, Some(quotation)) => {
                    keep(&mut found, prose, Some(Open { may_end: Some(at), ..quotation }));
                    open[kind] = None;
                }
                (Role::MayClose, Some(quotation)) if !quotation.may_be_year => {
                    open[kind] = Some(Open { may_end: Some(at), ..quotation });
                }
                (Role::Closes | Role::MayClose, _) => {}
            }
        }
        keep(&mut found, prose, open[SINGLE]);
        let unclosed = open[DOUBLE].or(open[STRAIGHT]);
        runs_on = unclosed.is_some() && continues(next, open[DOUBLE].is_some());
        match unclosed {
            Some(quotation) if runs_on => found.push(quotation.start..block.range.end),
            _ => keep(&mut found, prose, unclosed),
        }
        // What ran on without a new mark reopens only where a mark will close it.
        runs_on &= open[DOUBLE].is_some();
    }
    union(found)
}

/// Whether the next paragraph is more of the same speech: it opens with a mark, or closes before it opens.
fn continues(next: &str, curly: bool) -> bool {
    opens_with_mark(next) || curly && next.find(['“', '”']).is_some_and(|at| next[at..].starts_with('”'))
}

fn opens_with_mark(paragraph: &str) -> bool {
    paragraph.trim_start().starts_with(['“', '"'])
}

/// The characters of the range that may be quotation marks.
fn marks(prose: &str, range: Range<usize>, seek: &mut Seek<'_>) -> impl Iterator<Item = (usize, char)> {
    let mut from = range.start;
    let characters = std::iter::from_fn(move || {
        let at = seek.next(from).filter(|&at| at < range.end)?;
        from = at + 1;
        Some((at, prose[at..].chars().next()?))
    });
    characters.filter(|(_, mark)| matches!(mark, '“' | '”' | '‘' | '’' | '"' | '\'' | '«' | '»'))
}

/// What the mark at the offset does, and to which kind of quotation; `None` for apostrophes and inches.
fn role(prose: &str, at: usize, mark: char, open: &[Option<Open>; 4]) -> Option<(usize, Role)> {
    let before = prose[..at].chars().next_back();
    let rest = &prose[at + mark.len_utf8()..];
    let after = rest.chars().next();
    let may_open = after.is_some_and(|c| !c.is_whitespace())
        && before.is_none_or(|c| c.is_whitespace() || "([{–—-“‘\"'/".contains(c));
    let may_close = before.is_some_and(|c| !c.is_whitespace());
    match mark {
        '“' => Some((DOUBLE, Role::Opens)),
        '”' if open[DOUBLE].is_none() && open[STRAIGHT].is_some() => Some((STRAIGHT, Role::Closes)),
        '”' => Some((DOUBLE, Role::Closes)),
        '«' => Some((GUILLEMETS, Role::Opens)),
        '»' => Some((GUILLEMETS, Role::Closes)),
        '"' if may_close && open[STRAIGHT].is_some() => Some((STRAIGHT, Role::Closes)),
        // Behind a digit it may be inches within what a curly mark will close.
        '"' if may_close && !may_open && open[DOUBLE].is_some() => {
            let is_inch = before.is_some_and(|c| c.is_ascii_digit());
            Some((DOUBLE, if is_inch { Role::MayClose } else { Role::Closes }))
        }
        '"' => may_open.then_some((STRAIGHT, Role::Opens)),
        _ if may_open && mark != '’' => {
            (!is_year(rest, open[SINGLE].is_some())).then_some((SINGLE, Role::Opens))
        }
        '‘' => None,
        _ if !may_close || after.is_some_and(char::is_alphanumeric) => None,
        _ if matches!(before, Some('s' | 'S')) && rest.trim_start().starts_with(char::is_alphabetic) => {
            Some((SINGLE, Role::MayClose))
        }
        _ => Some((SINGLE, Role::Closes)),
    }
}

/// "‘90s", "'68’s": an apostrophe for the century. So is one before any two digits within a quotation;
/// elsewhere "‘61 per cent are damp,’ he said" opens one.
fn is_year(rest: &str, within: bool) -> bool {
    after_two_digits(rest).is_some_and(|after| {
        within || after.strip_prefix(['’', '\'']).unwrap_or(after).starts_with(['s', 'S'])
    })
}

/// What follows the two digits of a short year.
fn after_two_digits(rest: &str) -> Option<&str> {
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() - after.len() == 2 && !after.starts_with([',', '.', '%'])).then_some(after)
}

/// Keeps a quotation that has an end and is speech.
fn keep(found: &mut Vec<Range<usize>>, prose: &str, quotation: Option<Open>) {
    let Some(Open { start, may_end: Some(end), .. }) = quotation else { return };
    let text = &prose[start..end];
    let is_speech = text.contains(|c: char| c.is_ascii_digit())
        || text.split_whitespace().nth(FEWEST_WORDS - 1).is_some();
    if is_speech {
        found.push(start..end);
    }
}

/// The ranges in order, those that overlap made one.
fn union(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|r| !r.is_empty());
    ranges.sort_unstable_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    /// The quoted prose, each run between bars.
    fn quoted(source: &str) -> String {
        let document = Document::plain("a.txt", source);
        let runs: Vec<&str> = document.quotations.iter().map(|q| &document.prose()[q.clone()]).collect();
        runs.join("|")
    }

    #[test]
    fn every_style_of_mark_quotes() {
        for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("«", "»")] {
            let source = format!("He said: {open}It is very bad, isn’t it.{close} He went on.");
            assert_eq!(quoted(&source), "It is very bad, isn’t it.", "{open}");
        }
    }

    #[test]
    fn a_straight_and_a_curly_mark_pair() {
        assert_eq!(quoted("She said: \"We lent 4,521 coins.” It is 5."), "We lent 4,521 coins.");
        assert_eq!(quoted("“We lent 4,521 coins,\" she said of 5."), "We lent 4,521 coins,");
        assert_eq!(quoted("A “claim of 15,800\" is 5."), "claim of 15,800");
        assert_eq!(quoted("“A 5\" pipe is all of 300 long,” he said."), "A 5\" pipe is all of 300 long,");
        assert_eq!(
            quoted("“He said—\"all of the 300\"—and 4 left,” so 5."),
            "He said—\"all of the 300\"—and 4 left,"
        );
        assert_eq!(quoted("\"She said “all 300 of us” left,\" so 5."), "She said “all 300 of us” left,");
    }

    #[test]
    fn names_and_scare_quotes_are_the_authors() {
        assert_eq!(quoted("The ‘toxic trio’ of “A Crying Shame”, a \"report\"."), "");
        assert_eq!(quoted("A “15,800 babies” claim."), "15,800 babies");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(quoted("The girls’ school of the ‘90s didn’t let the boys’ team of 11 in."), "");
        assert_eq!(quoted("In the '90s the girls' team of '68 wasn't 11 strong."), "");
        assert_eq!(quoted("The team of '68 beat the boys' team of 11, and ‘all of us’ saw it."), "");
        assert_eq!(quoted("‘The girls’ school has 11 left,’ he said."), "The girls’ school has 11 left,");
        assert_eq!(quoted("‘We lost all of our girls’ he said."), "We lost all of our girls");
    }

    #[test]
    fn speech_may_open_with_two_digits() {
        assert_eq!(quoted("‘61 per cent of us are damp,’ he said."), "61 per cent of us are damp,");
        assert_eq!(quoted("He said '42 of the 61 are.' So 5."), "42 of the 61 are.");
        assert_eq!(quoted("‘The class of '68 has 11 left,’ he said."), "The class of '68 has 11 left,");
    }

    #[test]
    fn an_unclosed_mark_quotes_nothing() {
        assert_eq!(quoted("A 5\" pipe and \"one of the 300 more. The end of it all."), "");
        assert_eq!(quoted("A \"one of the 300 more. \"The end of it all.\" So."), "The end of it all.");
        assert_eq!(quoted("One “of the 300 more.\n\nThe end of 11."), "");
        assert_eq!(quoted("A board 6\" wide and 10\" long, he said, is 5 too many."), "");
    }

    #[test]
    fn speech_runs_on_over_paragraphs() {
        assert_eq!(quoted("He said: “There are 300.\n\n“There are more.” So."), "There are 300.");
        assert_eq!(
            quoted("\"There are 300 of us.\n\n\"There are 40 more.\" So 5."),
            "There are 300 of us.|There are 40 more."
        );
        assert_eq!(
            quoted("“There are 300 of us.\n\nThere are 40 more.” So 5."),
            "There are 300 of us.|There are 40 more."
        );
    }

    #[test]
    fn nested_quotations_are_one() {
        assert_eq!(
            quoted("“She said ‘there are 300 of us’ and left.”"),
            "She said ‘there are 300 of us’ and left."
        );
    }

    #[test]
    fn markup_quotes() {
        let document = crate::read::read_str(
            "a.html",
            "<p>He said <q>no</q>.<blockquote><p>All 5.</p><p>Or 6.</p></blockquote><p>Not 7.",
            crate::read::InputFormat::Html,
        );
        for (text, is_quoted) in [("no", true), ("5", true), ("6", true), ("7", false), ("said", false)] {
            assert_eq!(document.is_quoted(document.prose().find(text).unwrap()), is_quoted, "{text}");
        }
    }
}
