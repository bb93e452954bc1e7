//! When and where a number of a source holds, as its own clause says.

use std::ops::Range;

use crate::document::{BlockKind, Document};
use crate::lexicon::Terms;
use crate::pair::{Period, words};
use crate::scan::Mention;

/// Marks that end the clause a number is dated by.
const ENDS: [char; 7] = [',', ';', ':', '(', ')', '—', '–'];
/// Words before a date that make it a bound of the period, not the period.
const BOUNDS: [&str; 8] = ["after", "before", "by", "from", "since", "than", "till", "until"];
/// Words in which a sentence says when all of it holds.
const OPENING: usize = 3;
/// Bytes looked at on either side of a number, and of a heading.
const SIGHT: usize = 300;
/// Blocks below a heading that it dates; looking further up would make a long text without headings quadratic.
const HEADED: usize = 16;
/// Words before a name that make it a place.
const WHERE: [&str; 4] = ["across", "in", "throughout", "within"];

/// The date of a cell's column or row, of the number's clause, else the one that opens its sentence, else the only one of the heading above.
pub(super) fn period(document: &Document, mentions: &[Mention], at: usize) -> Option<String> {
    let own = &mentions[at];
    let heads = document.heads(own.prose.start);
    let of_head = [heads.column, heads.row].into_iter().flatten().find_map(|head| {
        let dated = dates(mentions, document.sentences().get(head)?).next()?;
        Some(super::candidate::printed(document, dated)).filter(|text| !Period::of(text).is_empty())
    });
    if of_head.is_some() {
        return of_head;
    }
    let clause = clause(document, own);
    let near = |dated: &&Mention| dated.prose.end <= clause.end;
    let sentence = document.sentences().get(own.sentence)?;
    let opening = sentence.start..sentence.end.min(sentence.start + SIGHT);
    let opens =
        |dated: &&Mention| words(&document.prose()[sentence.start..dated.prose.start]).nth(OPENING).is_none();
    let holds = |dated: &&Mention| !is_bound(document, dated);
    let in_clause = dates(mentions, &clause).filter(near).find(holds);
    let found = in_clause.or_else(|| dates(mentions, &opening).take_while(opens).find(holds));
    let bounded = dates(mentions, &clause).next().is_some();
    let found = found.or_else(|| {
        if bounded {
            return None;
        }
        let heading = heading_above(document, own)?;
        let mut in_heading = dates(mentions, &heading);
        let only = in_heading.next().filter(|_| in_heading.next().is_none())?;
        // "January to December 2025" is more than its last month.
        let whole = Period::of(&document.prose()[heading.clone()]);
        (whole == Period::of(&document.prose()[only.prose.clone()])).then_some(only)
    })?;
    let text = super::candidate::printed(document, found);
    (!Period::of(&text).is_empty()).then_some(text)
}

/// The date that an old value is given: after it in its clause, or before it in brackets.
pub(super) fn until(document: &Document, mentions: &[Mention], at: usize) -> Option<String> {
    let own = &mentions[at];
    let clause = clause(document, own);
    let after = dates(mentions, &clause).find(|m| m.prose.start >= own.prose.end);
    let before = at.checked_sub(1).map(|b| &mentions[b]).filter(|m| m.kind.is_date());
    let found =
        after.or_else(|| before.filter(|m| document.prose()[m.prose.end..own.prose.start].trim() == ":"))?;
    Some(super::candidate::printed(document, found))
}

/// The name after "in" or "across" in the number's clause.
pub(super) fn place(document: &Document, mention: &Mention, terms: &Terms) -> Option<String> {
    let clause = clause(document, mention);
    let text = document.prose().get(clause)?;
    let mut all = words(text).peekable();
    while let Some(word) = all.next() {
        if !WHERE.contains(&word.lower.as_str()) {
            continue;
        }
        let mut end = None;
        let start = all.peek()?.range.start;
        while let Some(name) = all.next_if(|w| w.capital && !terms.is_stop(&w.lower)) {
            let parted = end.is_some_and(|end: usize| text[end..name.range.start].trim() != "");
            if parted {
                break;
            }
            end = Some(name.range.end);
        }
        let name = end.map(|end| &text[start..end]);
        if let Some(name) = name.filter(|name| Period::of(name).is_empty()) {
            return Some(super::candidate::folded(name));
        }
    }
    None
}

/// From the mark before the number to the one after it.
fn clause(document: &Document, own: &Mention) -> Range<usize> {
    document.clause(document.sight(own.sentence, &own.prose, SIGHT), &own.prose, &ENDS)
}

/// The dates and years within the range, in order.
fn dates<'m>(mentions: &'m [Mention], range: &Range<usize>) -> impl Iterator<Item = &'m Mention> + Clone {
    let first = mentions.partition_point(|m| m.prose.start < range.start);
    let end = range.end;
    mentions[first..].iter().take_while(move |m| m.prose.start < end).filter(|m| m.kind.is_date())
}

/// "since 2019" bounds a period; "to June 2025" is one.
fn is_bound(document: &Document, dated: &Mention) -> bool {
    let before = document.prose()[..dated.prose.start].trim_end();
    let word = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(before, |cut| &before[cut + before[cut..].chars().next().map_or(0, char::len_utf8)..]);
    BOUNDS.contains(&word.to_lowercase().as_str())
}

/// The nearest heading above the number, where it is no longer than a heading is.
fn heading_above(document: &Document, own: &Mention) -> Option<Range<usize>> {
    let blocks = document.blocks();
    let block = document.block_at(own.prose.start)?;
    let above = blocks[..block].iter().rev().take(HEADED).find(|b| b.kind == BlockKind::Heading)?;
    Some(above.range.clone()).filter(|range| range.len() <= SIGHT)
}
