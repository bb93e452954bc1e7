//! What may have happened to a wrong number.

use super::case::Case;
use crate::pair::slipped;
use crate::quantity::{Canonical, Slip, agree};

/// The likeliest story: another figure's value, or a slip of the keyboard.
pub(super) fn hint(case: &Case<'_>) -> Option<String> {
    other_figure(case).or_else(|| slip(case))
}

/// The figure of the book whose value was printed instead.
fn other_figure(case: &Case<'_>) -> Option<String> {
    let stated = &case.mention.quantity;
    let exactly = stated.exactly();
    let is_its_value = |canonical| agree(&exactly, Canonical::value(canonical), false).stands();
    let others = case.context.book.figures().iter().enumerate().filter(|(at, _)| *at != case.pairing.figure);
    let mut same = others.filter(|(_, f)| {
        f.quantity.unit.dimension == stated.unit.dimension
            && f.quantity.low == f.quantity.high
            && is_its_value(&f.quantity)
    });
    let (_, other) = same.next()?;
    let what = if other.what.is_empty() { String::new() } else { format!(" ({})", other.what) };
    Some(format!("{} is the value of `{}`{what}", other.text, other.id))
}

fn slip(case: &Case<'_>) -> Option<String> {
    let story = match slipped(&case.mention.quantity, &case.figure.quantity)? {
        Slip::Transposed => "two digits may have changed places",
        Slip::Dropped => "a digit may have been dropped",
        Slip::Added => "a digit may have been doubled or added",
        Slip::Mistyped => "one digit may be mistyped",
        Slip::Scale => "the digits are right: thousand, million or billion may have been mixed up",
        Slip::Zeros => "noughts may have been dropped or added",
    };
    Some(story.to_owned())
}
