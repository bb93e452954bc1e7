//! The direction the copy gives a number: "rose 4%", "up from", "a fall to", "6.3 per cent more".

use crate::lexicon::Class;

use super::reader::{Reader, Reading};
use super::{Kind, Step, Trend};

/// How many words before a number are asked for a verb.
const REACH: usize = 6;

/// Whether a verb or noun of change leads up to `start` in the same clause.
pub(super) fn moves(reader: &Reader, start: usize) -> bool {
    before(reader, start).is_some()
        || (1..=12).any(|back| {
            let at = start.wrapping_sub(back);
            reader.is_word(at)
                && (reader.class(at, Class::Up) || reader.class(at, Class::Down))
                && !reader.is_any(at, &["up", "down", "ahead"])
        })
}

/// The trend of the number, and which part of the change it is.
pub(super) fn of(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    if matches!(
        found.kind,
        Kind::Identifier | Kind::Date | Kind::Time | Kind::Score | Kind::Ordinal | Kind::Year
    ) {
        return None;
    }
    // "a seventy-year high", "a two-week low": a hyphened length of time measures no change.
    if found.kind == Kind::Duration && reader.is_dash(found.number_end) {
        return None;
    }
    before(reader, found.start).filter(|_| !soft(reader, found)).or_else(|| after(reader, found))
}

/// "raise $1bn", "a loss of £6m": the sum is handled, not changed.
fn soft(reader: &Reader, found: &Reading) -> bool {
    let share = matches!(found.kind, Kind::Percent | Kind::Points | Kind::Ratio | Kind::Multiple);
    let words = found.start.saturating_sub(REACH)..found.start;
    let nearest = words.rev().find(|&i| direction(reader, i).is_some());
    !share && nearest.is_some_and(|i| reader.class(i, Class::Soft))
}

/// "from 60 to 65", "rose 4% to 120", "fell to 42 from 46": the other end of a change just read.
pub(super) fn continued(
    reader: &Reader,
    found: &Reading,
    last: Option<&(Trend, usize)>,
) -> Option<(Trend, Step)> {
    let &(trend, end) = last?;
    let before = found.start.checked_sub(1)?;
    if matches!(found.kind, Kind::Year | Kind::Date | Kind::Time | Kind::Ordinal | Kind::Identifier) {
        return None;
    }
    let near = before >= end
        && before - end <= 3
        && (end..before).all(|i| reader.is_word(i) || reader.is_mark(i, ','));
    match reader.text(before).to_ascii_lowercase().as_str() {
        "to" if near => Some((trend, Step::To)),
        "from" if near => Some((trend, Step::From)),
        _ => None,
    }
}

fn before(reader: &Reader, start: usize) -> Option<(Trend, Step)> {
    let mut step = Step::By;
    let mut at = start;
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        if reader.is_mark(at, '-') && reader.glued(at) {
            continue;
        }
        if !reader.is_word(at) {
            return None;
        }
        let trend = direction(reader, at);
        if let Some(trend) = trend
            && !hedges_up_to(reader, at)
        {
            // "pay rise of 4%", "in a cut to 3%": nouns, like verbs, touch the number through fillers alone.
            return Some((trend, step));
        }
        match reader.text(at).to_ascii_lowercase().as_str() {
            "at" if step == Step::By => step = Step::To,
            "to" if step == Step::By && !hedges_up_to(reader, at.wrapping_sub(1)) => step = Step::To,
            "from" if step == Step::By => step = Step::From,
            _ if reader.class(at, Class::TrendFiller) => {}
            _ => return None,
        }
    }
    None
}

/// "up to" is a hedge and moves nothing.
fn hedges_up_to(reader: &Reader, at: usize) -> bool {
    reader.is(at, "up") && reader.is(at + 1, "to")
}

fn direction(reader: &Reader, at: usize) -> Option<Trend> {
    // "gave up 517 yards", "set down 12 rules": the particle of another verb.
    if reader.is_any(at, &["up", "down"]) && reader.class(at.wrapping_sub(1), Class::Phrasal) {
        return None;
    }
    if reader.class(at, Class::Up) {
        Some(Trend::Up)
    } else if reader.class(at, Class::Down) {
        Some(Trend::Down)
    } else {
        None
    }
}

/// "6.3 per cent more spills", "a 4% rise", "20% down".
fn after(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let relative =
        matches!(found.kind, Kind::Percent | Kind::Points | Kind::Money | Kind::Ratio | Kind::Count);
    let mut at = found.end;
    if reader.is_dash(at) {
        at += 1;
    }
    for skipped in 0..3 {
        let up = reader.class(at, Class::UpAfter);
        let down = reader.class(at, Class::DownAfter);
        if (up || down) && relative {
            let comparative = reader.is_any(at, &["more", "less", "fewer", "higher", "lower"]);
            if skipped > 0 && comparative
                || found.kind == Kind::Count && !reader.is_any(at, &["more", "fewer"])
            {
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
