//! What a document says of itself: its title and when it was published.

use std::ops::Range;

use super::candidate::folded;
use jiff::civil::Date;

use crate::document::{BlockKind, Document};
use crate::figures::Citation;
use crate::pair::Period;
use crate::scan::{Kind, Mention};

/// Characters of a heading that make a title.
const LONGEST_TITLE: usize = 200;
/// Blocks at the top of a document in which it says when it was published.
const TOP: usize = 6;
/// Bytes between the word and the date.
const BESIDE: usize = 24;
/// Words that say so, the plainest first.
const PUBLISHED: [&[&str]; 2] = [&["published"], &["issued", "released", "dated"]];

/// The title that the first heading gives, and the date after "published" where it is a whole one.
pub(crate) fn citation(document: &Document, mentions: &[Mention]) -> Citation {
    let blocks = document.blocks();
    let heading = blocks.iter().find(|b| b.kind == BlockKind::Heading);
    let title = heading.map(|b| folded(&document.prose()[b.range.clone()]));
    let title = title.filter(|t| !t.is_empty() && t.chars().count() <= LONGEST_TITLE);
    let end = blocks.get(TOP.min(blocks.len()).saturating_sub(1)).map_or(0, |b| b.range.end);
    let dates = || mentions.iter().take_while(|m| m.prose.end <= end).filter(|m| m.kind == Kind::Date);
    let after =
        |words: &&[&str]| dates().filter(|m| says(words, document, &m.prose)).find_map(|m| iso(document, m));
    let published = PUBLISHED.iter().find_map(after);
    Citation { title, published, ..Citation::default() }
}

/// Whether one of the words stands shortly before the date, and whole: "updated" and "reissued" tell of another day.
fn says(wanted: &[&str], document: &Document, date: &Range<usize>) -> bool {
    let prose = document.prose();
    let mut from = date.start.saturating_sub(BESIDE);
    while !prose.is_char_boundary(from) {
        from += 1;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let cut = usize::from(prose[..from].ends_with(is_part));
    let before = prose[from..date.start].to_lowercase();
    before.split(|c| !is_part(c)).skip(cut).any(|word| wanted.contains(&word))
}

/// "2025-11-13", where day, month and year are all given and there is such a day.
fn iso(document: &Document, date: &Mention) -> Option<String> {
    let text = &document.prose()[date.prose.clone()];
    let period = Period::of(text);
    let (year, month) = (period.years.first()?, period.months.first()?);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse::<u16>().ok());
    let day = numbers.find(|day| (1..=31).contains(day))?;
    let one = period.years.len() == 1 && period.months.len() == 1;
    let date = Date::new(i16::try_from(*year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().filter(|_| one).map(|date| date.to_string())
}
