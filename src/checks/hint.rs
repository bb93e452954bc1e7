//! What may have happened to a wrong number.

use super::case::Case;
use crate::pair::{old_slip, slipped};
use crate::quantity::Slip;

/// The likeliest story: another figure's value, or a slip of the keyboard.
pub(super) fn hint(case: &Case<'_>) -> Option<String> {
    other_figure(case).or_else(|| slip(case))
}

/// The figure of the book whose value was printed instead.
fn other_figure(case: &Case<'_>) -> Option<String> {
    let book = case.context.book;
    let same = book.of_value(&case.mention.quantity).iter().find(|at| **at != case.pairing.figure);
    let other = &book.figures()[*same?];
    let what = if other.what.is_empty() { String::new() } else { format!(" ({})", other.what) };
    Some(format!("{} is the value of `{}`{what}", other.text, other.id))
}

fn slip(case: &Case<'_>) -> Option<String> {
    let stated = &case.mention.quantity;
    if let Some(slip) = slipped(stated, &case.figure.quantity) {
        return Some(story(slip).to_owned());
    }
    let (slip, was) = old_slip(stated, case.figure)?;
    let until = was.until.as_ref().map_or(String::new(), |until| format!(" ({until})"));
    Some(format!("{} is an old value{until}: {}", was.text, story(slip)))
}

fn story(slip: Slip) -> &'static str {
    match slip {
        Slip::Transposed => "two digits may have changed places",
        Slip::Dropped => "a digit may have been dropped",
        Slip::Added => "a digit may have been doubled or added",
        Slip::Mistyped => "one digit may be mistyped",
        Slip::Scale => "the digits are right: thousand, million or billion may have been mixed up",
        Slip::Zeros => "noughts may have been dropped or added",
    }
}
