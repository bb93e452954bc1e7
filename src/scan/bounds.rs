//! Two bounds of one number: "more than 1,000 but fewer than 1,500".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::{Bound, Form, Hedge, Interval};

use super::reader::{Reader, Reading};
use super::{amounts, carried};

/// Which side of the number a hedge leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

fn side(hedge: Hedge) -> Option<Side> {
    match hedge {
        Hedge::Over | Hedge::AtLeast => Some(Side::Above),
        Hedge::Under | Hedge::AtMost => Some(Side::Below),
        _ => None,
    }
}

fn bound(hedge: Hedge, value: Decimal) -> Bound {
    if matches!(hedge, Hedge::Over | Hedge::Under) { Bound::Open(value) } else { Bound::Closed(value) }
}

/// The reading joined with the opposite bound that follows it at once; one quantity with two ends.
pub(super) fn joined(reader: &Reader, first: &Reading) -> Option<Reading> {
    let hedge = first.hedge.filter(|_| first.low == first.high)?;
    let from = side(hedge)?;
    let comma = usize::from(reader.is_mark(first.end, ','));
    let word = usize::from(reader.class(first.end + comma, Class::BoundJoint));
    if comma + word == 0 {
        return None;
    }
    let at = first.end + comma + word;
    let (len, sense) = reader.lexicon.hedges_before.starting_at(reader.tokens, reader.prose, at)?;
    let to = side(sense.hedge).filter(|&to| to != from)?;
    let second = amounts::read(reader, at + len).filter(|s| s.low == s.high)?;
    // "more than 3 but fewer than 4 million": the scale is said once.
    let mut first = first.clone();
    carried::share_scale(reader, &mut first, &second);
    let bare = first.unit.id.is_empty() && first.kind == super::Kind::Count;
    if first.unit.id != second.unit.id && !bare {
        return None;
    }
    let (low, high) = match to {
        Side::Below => (bound(hedge, first.low), bound(sense.hedge, second.low)),
        Side::Above => (bound(sense.hedge, second.low), bound(hedge, first.low)),
    };
    let (least, most) = (low.value()?, high.value()?);
    (least < most).then(|| Reading {
        start: first.start,
        number_start: first.number_start,
        low: least,
        high: most,
        form: Form::Range,
        hedge: None,
        means: Some(Interval::new(low, high)),
        granularity: first.granularity.min(second.granularity),
        ..second
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn two_bounds_are_one_range() {
        assert_eq!(
            lines("There were more than 1,000 but fewer than 1,500 people."),
            ["more than 1,000 but fewer than 1,500 | count 1000..1500"]
        );
        assert_eq!(
            lines("More than 3 but fewer than 4 million took part."),
            ["More than 3 but fewer than 4 million | count 3000000..4000000"]
        );
        assert_eq!(
            lines("It was at most 100 and at least 20 miles."),
            ["at most 100 and at least 20 miles | measure 20..100 [mi_i]"]
        );
    }

    #[test]
    fn bounds_that_exclude_each_other_stay_two() {
        assert_eq!(lines("More than 40 and less than 10 came.").len(), 2);
    }
}
