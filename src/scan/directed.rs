//! The direction that the words behind a number give it: "6.3 per cent more", "a 4% rise", "20% down".

use rust_decimal::Decimal;

use crate::lexicon::Class;

use super::reader::{Reader, Reading};
use super::{Kind, Step, Trend, amounts, trend};

/// "6.3 per cent more spills", "a 4% rise", "20% down".
pub(super) fn of(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let mut at = found.end;
    let relative = match found.kind {
        Kind::Percent | Kind::Points | Kind::Money | Kind::Ratio | Kind::Count => true,
        // "300,000 barrels more than in March"
        Kind::Measure => reader.class(at, Class::MoreFewer) && reader.is(at + 1, "than"),
        // "a threefold increase"
        Kind::Multiple => reader.class(at, Class::ChangeNoun),
        _ => false,
    };
    // "settled $1.14, or 1.6%, higher"
    let aside = |comma: usize| reader.is_mark(comma, ',') && trend::compares(reader, comma + 1);
    let again = reader.is_mark(at, ',') && reader.is(at + 1, "or");
    let other = || amounts::read(reader, at + 2).filter(|other| aside(other.end));
    if let Some(other) = again.then(other).flatten() {
        at = other.end + 1;
    } else if aside(at) && reader.is(found.start.wrapping_sub(1), "or") {
        at += 1;
    }
    // "29% and 18% lower"
    let share = |kind: Kind| matches!(kind, Kind::Percent | Kind::Points);
    if share(found.kind)
        && reader.is(at, "and")
        && let Some(other) = amounts::read(reader, at + 1).filter(|other| share(other.kind))
        && trend::compares(reader, other.end)
    {
        at = other.end;
    }
    // "a £250-a-month increase"
    if reader.is_dash(at)
        && (at..at + 4).all(|i| reader.glued(i))
        && reader.is_per(at + 1)
        && reader.is_dash(at + 2)
    {
        at += 4;
    }
    // "a 4%-fall", but not "to £220m - less than".
    if reader.is_dash(at) && reader.glued(at) && reader.glued(at + 1) {
        at += 1;
    }
    // "a 4 per cent year-on-year rise"
    if reader.class(at, Class::TimeSpan) && reader.is(at + 2, "on") && reader.text(at) == reader.text(at + 4)
    {
        at += 5;
    }
    // "one dollar a tonne higher"
    let each = reader.is_per(at);
    if found.kind == Kind::Money
        && each
        && reader.class(at + 1, Class::Traded)
        && trend::compares(reader, at + 2)
    {
        at += 2;
    }
    // "closed 52 points lower"
    if found.kind == Kind::Count && (reader.is(at, "points") || reader.is(at, "point")) {
        at += 1;
        let direction = if reader.class(at, Class::UpAfter) { Trend::Up } else { Trend::Down };
        let above = reader.is(at, "above") && reader.is(at + 1, "all");
        return (trend::compares(reader, at) && !reader.class(at, Class::MoreFewer) && !above)
            .then_some((direction, Step::By));
    }
    for skipped in 0..3 {
        // "the 100m-dollar Niagara Falls dam"
        let named = reader.is_capital(at) && reader.text(at).contains(char::is_lowercase) && skipped > 0;
        let up = !named && reader.class(at, Class::UpAfter);
        let down = !named && reader.class(at, Class::DownAfter);
        // "a 66 mln dlr loss": the sum lost.
        let handled = found.kind == Kind::Money && reader.class(at, Class::Soft);
        // "3m marks above all in sales"
        let idiom = reader.is(at, "above") && reader.is(at + 1, "all")
            // "$12m up front"
            || reader.is(at, "up") && reader.is(at + 1, "front");
        if (up || down) && relative && !handled && !idiom {
            let comparative = reader.class(at, Class::Comparative);
            // "30 billion lower than": of money, as a rule.
            let scaled = found.high >= Decimal::from(1_000_000);
            let counts = reader.class(at, Class::MoreFewer) || comparative && scaled;
            // "a 13,000 rise in jobs", "1.2 million below its ceiling"
            let whole = skipped == 0 && found.kind == Kind::Count && !reader.is_dash(found.end);
            // "two cuts in 2025" counts them.
            let several = found.low < Decimal::ONE_HUNDRED && reader.is_plural(at);
            let rise = reader.class(at, Class::ChangeNoun)
                && reader.is(at + 1, "in")
                && !reader.is(at, "loss")
                && !several;
            let beyond = scaled && reader.class(at, Class::Threshold) && !reader.is(at, "past");
            if whole && (rise || beyond) {
                return Some((if up { Trend::Up } else { Trend::Down }, Step::By));
            }
            if skipped > 0 && comparative || found.kind == Kind::Count && !counts {
                return None;
            }
            if found.kind == Kind::Count && !reader.is(at + 1, "than") {
                return None;
            }
            return Some((if up { Trend::Up } else { Trend::Down }, Step::By));
        }
        let filler = reader.is_content(at);
        if !filler || found.kind != Kind::Percent && found.kind != Kind::Money {
            return None;
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::testing::changes;

    #[test]
    fn what_follows_says_which_way() {
        assert_eq!(changes("They were 29% and 18% lower."), ["29: down By", "18: down By"]);
        for (text, want) in [
            ("It has 6.3 per cent more spills.", "6.3: up By"),
            ("A 4% rise came.", "4: up By"),
            ("Sales were 20% down.", "20: down By"),
            ("A threefold increase came.", "threefold: up By"),
            ("A £250-a-month increase came.", "250: up By"),
            ("It made 300 barrels more than in May.", "300: up By"),
            ("It closed 52 points lower.", "52: down By"),
            ("It settled $1.14, or so, higher.", "1.14: -"),
        ] {
            assert_eq!(changes(text), [want], "{text}");
        }
    }

    #[test]
    fn what_only_sounds_so_does_not() {
        for (text, want) in [
            ("It made 3m marks above all in May.", "3m: -"),
            ("He was paid $12m up front.", "12m: -"),
            ("It made a £66m loss.", "66m: -"),
        ] {
            assert_eq!(changes(text), [want], "{text}");
        }
    }
}
