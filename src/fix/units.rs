//! Another unit for the same digits: percentage points for per cent, one currency sign for another.

use super::Case;
use super::edit::Edit;
use rust_decimal::Decimal;

use crate::unit::Dimension;

/// Currencies with a sign of their own.
const SIGNS: [(&str, &str); 5] = [("GBP", "£"), ("USD", "$"), ("EUR", "€"), ("JPY", "¥"), ("INR", "₹")];

/// The edits that put the figure's unit in place of the number's.
pub(super) fn edits(case: &Case<'_>) -> Option<Vec<Edit>> {
    let Case { document, mention, figure, .. } = *case;
    let prose = document.prose();
    let (before, after) = (mention.prose.start..mention.number.start, mention.number.end..mention.prose.end);
    let (stated, canonical) = (&mention.quantity.unit, &figure.quantity.unit);
    match (stated.dimension, canonical.dimension) {
        (Dimension::Money(_), Dimension::Money(_)) => {
            let sign = |id: &str| SIGNS.iter().find(|(code, _)| *code == id).map(|(_, sign)| *sign);
            let (old, new) = (sign(&stated.id)?, sign(&canonical.id)?);
            // "US$" and "pounds" say it otherwise than by the sign alone.
            let lead = prose.get(before)?.strip_suffix(old)?;
            if lead.ends_with(char::is_alphanumeric) || !after.is_empty() {
                return None;
            }
            let start = mention.number.start - old.len();
            Some(vec![Edit { prose: start..mention.number.start, text: new.to_owned() }])
        }
        (Dimension::Share, Dimension::Points) if &*stated.id == "%" && &*canonical.id == "pp" => {
            let words = if mention.quantity.low.abs() == Decimal::ONE {
                " percentage point"
            } else {
                " percentage points"
            };
            is_sign(prose.get(after.clone())?).then(|| vec![Edit { prose: after, text: words.to_owned() }])
        }
        (Dimension::Points, Dimension::Share) if &*stated.id == "pp" && &*canonical.id == "%" => {
            let text = prose.get(after.clone())?;
            matches!(text.trim_start(), "percentage points" | "percentage point")
                .then(|| vec![Edit { prose: after, text: "%".to_owned() }])
        }
        _ => None,
    }
}

/// "%", " per cent", " percent".
fn is_sign(text: &str) -> bool {
    matches!(text.trim_start(), "%" | "per cent" | "percent")
}
