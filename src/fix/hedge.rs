//! Taking a hedge away from before its number: "more than 16,000" becomes "16,000".

use super::Case;
use super::edit::Edit;
use crate::document::BlockKind;
use crate::scan::{Step, read_value};

/// Hedges that stand before a number and nothing else, so that the sentence is whole without them.
///
/// "Exceeded 16,000" has its verb in the hedge, and "rose above 16,000" another meaning without it.
const DROPPABLE: [&str; 33] = [
    "about",
    "almost",
    "an estimated",
    "approximately",
    "around",
    "as many as",
    "as much as",
    "at least",
    "at most",
    "comfortably over",
    "considerably more than",
    "exactly",
    "far more than",
    "fewer than",
    "in excess of",
    "just over",
    "just under",
    "less than",
    "many more than",
    "more than",
    "nearly",
    "no fewer than",
    "no less than",
    "no more than",
    "over",
    "precisely",
    "roughly",
    "slightly more than",
    "some",
    "up to",
    "upwards of",
    "well over",
    "well under",
];

/// Words that lean on the hedge behind them and cannot stand without it.
const LEANING: [&str; 14] = [
    "a", "any", "bit", "even", "far", "just", "little", "much", "never", "no", "not", "only", "still", "well",
];

/// Verbs that "over" belongs to.
const GOING_OVER: [&str; 12] =
    ["crept", "edged", "go", "goes", "going", "gone", "is", "tipped", "tips", "was", "went", "were"];

/// The edit that takes the hedge away; `None` where that would leave a broken sentence or one that opens with a
/// numeral, or where the hedge stands behind the number.
pub(super) fn dropped(case: &Case<'_>) -> Option<Edit> {
    let prose = case.document.prose();
    let whole = case.mention.prose.clone();
    let hedge = droppable(case)?;
    let number = whole.start + hedge.len() + 1;
    let bare = read_value(prose.get(number..whole.end)?, case.lexicon)?;
    let is_all = bare.prose == (0..whole.end - number) && bare.quantity.hedge.is_none();
    if !is_all || bare.quantity.unit.id != case.mention.quantity.unit.id || is_needed(case, hedge) {
        return None;
    }
    Some(Edit { prose: whole.start..number, text: String::new() })
}

/// Whether the number's hedge is one that says nothing but how the number bounds the truth.
pub(super) fn is_droppable(case: &Case<'_>) -> bool {
    droppable(case).is_some()
}

fn droppable(case: &Case<'_>) -> Option<&'static str> {
    let text = case.document.prose().get(case.mention.prose.clone())?;
    DROPPABLE.into_iter().find(|hedge| {
        text.get(..hedge.len()).is_some_and(|start| start.eq_ignore_ascii_case(hedge))
            && text[hedge.len()..].starts_with(' ')
    })
}

/// Whether the words before the hedge need it.
fn is_needed(case: &Case<'_>, hedge: &str) -> bool {
    let document = case.document;
    let at = case.mention.prose.start;
    let sentence = &document.sentences()[case.mention.sentence];
    let Some(before) = document.prose().get(sentence.start..at) else { return true };
    let is_heading =
        document.block_at(at).is_some_and(|block| document.blocks()[block].kind == BlockKind::Heading);
    let Some(word) = before.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()) else {
        return !is_heading;
    };
    let word = word.to_lowercase();
    // "Rose over 16,000" says where it went; "rose over 4%" how far.
    let level = hedge == "over" && case.mention.step == Some(Step::To);
    level
        || hedge == "over" && GOING_OVER.contains(&word.as_str())
        || LEANING.contains(&word.as_str())
        || word.ends_with("ly")
}
