//! Which numbers of a source are figures worth keeping.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::quantity::Form;
use crate::scan::{Kind, Mention, read_value};

/// Counts below this are in every sentence and seldom a statistic.
const SMALLEST: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// The value as printed; `None` where it is no figure or could not be read back.
pub(super) fn value(
    document: &Document,
    mentions: &[Mention],
    at: usize,
    lexicon: &Lexicon,
) -> Option<String> {
    let mention = &mentions[at];
    let small =
        mention.kind == Kind::Count && mention.quantity.high < SMALLEST && mention.quantity.hedge.is_none();
    let loose = matches!(mention.quantity.form, Form::Magnitude | Form::Vague);
    if mention.kind.is_role()
        || small
        || loose
        || is_list_number(document, mention)
        || is_scope(document, mentions, at)
    {
        return None;
    }
    let alone = printed(document, mention);
    // "Some 38" alone may be a name; "some 38 vessels" is a count.
    let with_noun = mention
        .counted
        .as_ref()
        .filter(|c| c.end > mention.prose.end)
        .map(|counted| folded(&document.prose()[mention.prose.start..counted.end]));
    let reads = |text: &String| {
        let read = read_value(text, lexicon);
        read.is_some_and(|read| read.kind == mention.kind && read.quantity == mention.quantity)
    };
    std::iter::once(alone).chain(with_noun).find(reads)
}

/// The number as printed, white space folded and nothing in it that could not stand in a rules file.
pub(super) fn printed(document: &Document, mention: &Mention) -> String {
    folded(&document.prose()[mention.prose.clone()])
}

/// The text on one line, single spaces, without characters that show nothing.
pub(super) fn folded(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "the 18-week standard", "1,320 patients waited more than 12 hours": a span of time that only limits another number.
fn is_scope(document: &Document, mentions: &[Mention], at: usize) -> bool {
    let own = &mentions[at];
    if own.kind != Kind::Duration {
        return false;
    }
    let prose = document.prose();
    let hyphened = prose[own.prose.clone()].contains(['-', '‑']);
    let beside = |other: &Mention, gap: std::ops::Range<usize>| {
        other.sentence == own.sentence
            && !other.kind.is_role()
            && other.kind != Kind::Duration
            && !prose[gap].contains([',', ';', ':', '(', ')'])
    };
    let before = at.checked_sub(1).map(|p| &mentions[p]);
    let after = mentions.get(at + 1);
    hyphened
        || before.is_some_and(|m| beside(m, m.prose.end..own.prose.start))
        || after.is_some_and(|m| beside(m, own.prose.end..m.prose.start))
}

/// "3." or "3)" at the start of a paragraph.
fn is_list_number(document: &Document, mention: &Mention) -> bool {
    let Some(block) = document.block_at(mention.prose.start) else { return false };
    let block = &document.blocks()[block].range;
    let prose = document.prose();
    let opens = prose[block.start..mention.prose.start].trim().is_empty();
    opens && mention.kind == Kind::Count && prose[mention.prose.end..block.end].starts_with(['.', ')', ':'])
}
