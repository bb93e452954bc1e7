//! The noun phrase a number counts, to its right: "babies" of "15,800 babies under 1".

use std::ops::Range;

use crate::lexicon::Class;

use super::Kind;
use super::reader::{Reader, Reading};

/// Noun phrases longer than this are cut: the head of a plural comes sooner.
const LONGEST: usize = 6;

/// The tokens of the noun phrase counted.
pub(super) fn phrase(reader: &Reader, found: &Reading) -> Option<Range<usize>> {
    if matches!(found.kind, Kind::Identifier | Kind::Date | Kind::Time | Kind::Score | Kind::Year | Kind::Age)
    {
        return None;
    }
    let mut at = found.end;
    if reader.is_dash(at) {
        // "a 22-man squad", "a seven-match ban"
        let joined = found.kind == Kind::Count
            && reader.glued(at)
            && reader.glued(at + 1)
            && reader.is_content(at + 1);
        return joined.then_some(at + 1..at + 2);
    }
    if reader.class(at, Class::Additional) && reader.is_word(at + 1) {
        at += 1;
    }
    let of = reader.is(at, "of");
    if of {
        at += 1;
    }
    if of || found.kind == Kind::Ratio && !reader.is(at, "a") {
        while reader.class(at, Class::Determiner) {
            at += 1;
        }
    }
    let start = at;
    let mut head = None;
    while at - start < LONGEST && continues(reader, at, start) {
        at += 1;
        if reader.is_plural(at - 1) {
            head = Some(at);
            // "child protection plans", "season tickets": a plural is the head unless another noun follows it.
            if !(continues(reader, at, start) && reader.is_plural(at) && reader.class(at - 1, Class::Plural))
            {
                break;
            }
        }
    }
    let end = head.unwrap_or(at);
    (end > start).then_some(start..end)
}

fn continues(reader: &Reader, at: usize, start: usize) -> bool {
    if reader.is_dash(at) {
        return at > start && reader.glued(at) && reader.glued(at + 1) && reader.is_word(at + 1);
    }
    if matches!(reader.mark(at), Some('’' | '\'')) {
        return at > start && reader.glued(at) && reader.is(at + 1, "s");
    }
    // "of the most vulnerable", "of its own": these open a phrase, elsewhere they end it.
    let of = reader.is(start.wrapping_sub(1), "of") || reader.class(start.wrapping_sub(1), Class::Determiner);
    if at == start && of && reader.class(at, Class::PhraseOpener) {
        return true;
    }
    // "8.2 million ten years earlier": another number ends it, "two one-bedroom flats" has none.
    let number = reader.lexicon.words.number(reader.symbol(at)).is_some()
        && !(reader.is_dash(at + 1) && reader.glued(at + 1));
    // "these two don't agree"
    let contraction = matches!(reader.mark(at + 1), Some('’' | '\''))
        && reader.glued(at + 1)
        && reader.glued(at + 2)
        && reader.class(at + 2, Class::Contraction);
    reader.is_content(at) && !number && !contraction
}

#[cfg(test)]
mod tests {
    #[test]
    fn another_number_ends_the_phrase() {
        let counted = |text: &str| {
            let first = super::super::testing::mentions(text).swap_remove(0);
            first.counted.map(|r| text[r].to_owned())
        };
        assert_eq!(counted("It was 8.2 million ten years earlier."), None);
        assert_eq!(counted("It has two one-bedroom flats.").as_deref(), Some("one-bedroom flats"));
        assert_eq!(counted("There are 12 of the last few homes.").as_deref(), Some("last few homes"));
    }
}
