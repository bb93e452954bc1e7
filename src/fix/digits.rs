//! The canonical value in the digits, or the small word, of the number it replaces.

use rust_decimal::Decimal;

use super::edit::Edit;
use super::printed::Printed;
use super::rounding::{Rounded, roundings};
use super::{Case, hedge, small_words};
use crate::pair::slipped;
use crate::quantity::{Canonical, Form, Hedge, Quantity, Slip, Verdict, agree, means};
use crate::scan::{Kind, read_value};

/// The edits that put the number right, or `None`.
///
/// The hedge goes first where it is what is wrong; elsewhere it stays as long as some rounding agrees with it.
pub(super) fn edits(case: &Case<'_>) -> Option<Vec<Edit>> {
    let stated = &case.mention.quantity;
    let with_hedge = || rewritten(case, stated.hedge);
    let without = || {
        stated.hedge?;
        let dropped = hedge::dropped(case)?;
        let mut edits = vec![dropped];
        edits.extend(rewritten(case, None)?);
        Some(edits)
    };
    if case.pairing.verdict == Verdict::WrongBound {
        without().or_else(with_hedge)
    } else {
        with_hedge().or_else(without)
    }
}

/// The number alone in its own style, rounded as far as still agrees with this hedge; no edits where it does as it
/// stands.
fn rewritten(case: &Case<'_>, hedge: Option<Hedge>) -> Option<Vec<Edit>> {
    let Case { document, mention, figure, .. } = *case;
    let stated = &mention.quantity;
    let (truth, finest) = truth(case)?;
    let text = document.prose().get(mention.number.clone())?;
    let prominent = document.is_prominent(mention.prose.start);
    let canonical = Canonical {
        exact: figure.exact.as_ref(),
        tolerance: figure.tolerance,
        ..Canonical::value(&figure.quantity)
    };
    // Whose digits were mixed up had all of them in mind: "260" was to be 206, not 210.
    let is_mixed_up =
        slipped(stated, &figure.quantity).is_some_and(|slip| !matches!(slip, Slip::Scale | Slip::Zeros));
    let wanted = |rounded: &Rounded| !is_mixed_up || rounded.value == truth;
    let agreeing = roundings(truth, stated, finest, hedge).filter(wanted).find_map(|rounded| {
        let edits = saying(case, text, rounded)?;
        let new = quantity(case, &spliced(text, &edits)?, hedge).filter(|new| new.low == rounded.value)?;
        (!is_singular(case, rounded.value) && agree(&new, canonical, prominent) == Verdict::Agrees)
            .then_some(edits)
    })?;
    let is_new = spliced(text, &agreeing).is_some_and(|new| new != text);
    let moved = agreeing.into_iter().map(|edit| edit.moved(mention.number.start));
    Some(if is_new { moved.collect() } else { Vec::new() })
}

/// The canonical value in the number's unit, and the size of its last digit there.
fn truth(case: &Case<'_>) -> Option<(Decimal, Decimal)> {
    let (stated, canonical) = (&case.mention.quantity, &case.figure.quantity);
    if stated.unit.id == canonical.unit.id {
        return Some((canonical.low, canonical.granularity));
    }
    let base = canonical.unit.to_base(canonical.low)?;
    let value = base.checked_sub(stated.unit.offset)?.checked_div(stated.unit.factor)?;
    // What is converted has no last digit of its own: one more than the number has is enough.
    Some((value, stated.granularity.checked_div(Decimal::TEN)?))
}

fn saying(case: &Case<'_>, text: &str, to: Rounded) -> Option<Vec<Edit>> {
    if small_words::value(text).is_some() {
        let whole = 0..text.len();
        let word = small_words::spelled(to.value, text)?;
        return Some(vec![Edit { prose: whole, text: word }]);
    }
    let kind = case.mention.kind;
    Printed::read(text)?.saying(to, !kind.is_role(), kind == Kind::Money)
}

/// The text with the edits made, which are in order.
fn spliced(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.get(edit.prose.clone())?;
        out.replace_range(edit.prose.clone(), &edit.text);
    }
    Some(out)
}

/// What the new number means behind this hedge, in the unit of the old one.
fn quantity(case: &Case<'_>, text: &str, hedge: Option<Hedge>) -> Option<Quantity> {
    let read = read_value(text, case.lexicon)?.quantity;
    let Quantity { low, high, granularity, form, .. } = read;
    let unit = case.mention.quantity.unit;
    let means = means(low, high, granularity, form, hedge);
    (form == Form::Numeral).then_some(Quantity { low, high, granularity, form, hedge, means, unit })
}

/// Whether the noun or verb would have to change with the number: "1 baby is", "3 babies are".
fn is_singular(case: &Case<'_>, new: Decimal) -> bool {
    let is_one = |value: Decimal| value.abs() == Decimal::ONE;
    let stands_alone = matches!(case.mention.kind, Kind::Money | Kind::Percent | Kind::Year);
    !stands_alone && is_one(new) != is_one(case.mention.quantity.low)
}
