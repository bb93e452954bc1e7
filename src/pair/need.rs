//! How many of a figure's words must stand by a number to tie it, or to call it wrong.
//!
//! The needs are scores as `score::words` makes them, set by hand with the corpus in view.

use super::decide::CONSIDERED;
use super::evidence::{Distance, Evidence, LONG, Relation};
use super::frame::{Frame, INHERITED};
use super::home::Home;
use super::scope::Counts;
use super::score::Words;
use crate::quantity::Slip;

/// A need at home, near it or with a lone figure, and abroad.
type ByHome = [u32; 3];

/// Words needed to tie a number whose distinctive digits, three or more, are the figure's own.
const SAME_DISTINCT: u32 = 110;
/// Anywhere but at home no number is tied on less.
pub(super) const LEAST_TO_TIE: u32 = SAME_DISTINCT;
/// The same for two digits.
const SAME_TWO: u32 = 220;
/// The same for one digit.
const SAME_ONE: ByHome = [300, 400, 400];
/// Significant digits that, in a document about the file, are a figure's own whatever the words.
const UNMISTAKABLE: usize = 4;
/// Words needed where the number agrees by rounding or hedge.
const AGREES: ByHome = [310, 350, CONSIDERED];
/// Words needed where the digits betray a slip, another unit or an old value.
const SLIP: ByHome = [260, 320, 560];
/// The same for five digits of which four are right, which is no accident.
const SLIP_LONG: ByHome = [0, 320, 560];
/// The same for slips that chance makes as well.
const SLIP_WEAK: ByHome = [560, 600, 760];
/// At home, where one word alone names the figure.
const SLIP_BY_ONE: u32 = 800;
/// At home, for two digits that changed places, or one that is per cent for percentage points.
const SLIP_SHORT: u32 = 420;
/// Words needed where the other end of the figure's change stands beside it.
const END_SLIP: ByHome = [0, 320, NEVER];
/// Words needed where one digit or two are those of an old value.
const WAS_SHORT: ByHome = [360, 560, NEVER];
/// At home, for two digits that are per cent for percentage points.
const POINTS: u32 = 140;
/// Words needed where the number is the value of a figure that the words are not about.
const SWAPPED: ByHome = [450, 700, NEVER];
/// The same where that figure's value stands beside it in turn.
const EXCHANGED: ByHome = [300, 450, NEVER];
/// Words needed to accuse at home without help from the digits.
const ACCUSE_AT_HOME: u32 = 560;
/// At home, where a word names the figure, and the number breaks a bound or is rounded too far.
const ACCUSE_CLOSE: u32 = 370;
/// Words needed to accuse near home.
const ACCUSE_NEAR_HOME: u32 = 680;
/// With a lone figure, where its head noun stands by the number, and where three of its words do.
const ACCUSE_LONE: u32 = 600;
const ACCUSE_LONE_NAMED: u32 = 450;
/// With fewer words no number is accused that only the words tell.
pub(super) const LEAST_TO_ACCUSE: u32 = ACCUSE_LONE_NAMED;
/// Abroad, and with a lone figure otherwise.
const ACCUSE_ABROAD: u32 = 820;
/// Abroad, how much of the figure's `what` must stand by the number as well.
const WHAT_ABROAD: u32 = 720;
/// Words needed to accuse a small count of a large figure, wherever it stands.
const ACCUSE_SMALL: u32 = 950;
/// The same for a number more than ten times too large or too small whose digits show no slip: it mostly counts
/// something else.
const ACCUSE_OTHER_ORDER: u32 = 1050;
/// By home, words without which no number is tied that is not a figure's very value: the least of the needs above, but
/// for those of slips at home. Abroad less is not even left in doubt.
const LEAST: ByHome = [260, 320, CONSIDERED];
/// No words are enough.
pub(super) const NEVER: u32 = u32::MAX;
/// Least reach of a word that helps to accuse.
const NAMED: u32 = 50;

/// The score that the words must reach.
pub(super) fn need(frame: &Frame, words: &Words, evidence: Evidence, home: Home) -> u32 {
    if evidence.verdict.stands() {
        return to_tie(evidence.relation, home);
    }
    let named = words.near.iter().filter(|(_, reach)| *reach >= NAMED).count()
        + usize::from(words.has_place && !words.names_place);
    by_digits(evidence, home, named).unwrap_or_else(|| by_words(frame, words, evidence, home, named))
}

/// Words without which a number needs no weighing, unless it has a figure's digits.
pub(super) fn least(home: Home) -> u32 {
    by_home(home, LEAST)
}

/// The need for a number that agrees: the more digits it has of the figure's own, the fewer words.
fn to_tie(relation: Relation, home: Home) -> u32 {
    match relation {
        Relation::Same(digits) | Relation::Was(digits) => match digits {
            0 | 1 => by_home(home, SAME_ONE),
            2 => SAME_TWO,
            UNMISTAKABLE.. if home == Home::At => 0,
            _ => SAME_DISTINCT,
        },
        _ => by_home(home, AGREES),
    }
}

/// The need for a wrong number whose digits tell which figure was meant; `None` where they do not.
///
/// `named` counts the words that name the figure by the number.
fn by_digits(evidence: Evidence, home: Home, named: usize) -> Option<u32> {
    let at_home = home == Home::At;
    let weak = match named {
        2.. => Some(by_home(home, SLIP_WEAK)),
        1 if at_home => Some(SLIP_BY_ONE),
        _ => None,
    };
    match evidence.relation {
        Relation::Swapped => Some(by_home(home, SWAPPED)),
        Relation::Exchanged => Some(by_home(home, EXCHANGED)),
        Relation::EndSlip(_) => Some(by_home(home, END_SLIP)),
        Relation::OtherUnit(LONG..) if at_home => Some(0),
        Relation::OtherUnit(3..) if at_home => Some(SAME_DISTINCT),
        Relation::Points(2..) if at_home => Some(POINTS),
        Relation::Points(1) if at_home && named >= 1 => Some(SLIP_SHORT),
        Relation::OtherUnit(digits) | Relation::Points(digits) => match digits {
            3.. => Some(by_home(home, SLIP)),
            2 if home != Home::Abroad => Some(by_home(home, SLIP)),
            _ => weak,
        },
        Relation::Slip(Slip::Transposed, LONG..) => Some(by_home(home, SLIP_LONG)),
        // However many digits: "133" may be 132,977 in thousands, and is mostly just 133.
        Relation::Slip(Slip::Transposed | Slip::Scale, digits) => match digits {
            // "a loss of 11.3m" abroad is not the only one: one word is no phrase.
            3.. if home == Home::Abroad && named < 2 => None,
            3.. => Some(by_home(home, SLIP)),
            2 if at_home && named >= 1 => Some(SLIP_SHORT),
            _ => weak,
        },
        Relation::Slip(_, LONG..) | Relation::OldSlip(..) => Some(by_home(home, SLIP_LONG)),
        // 350 redundancies are 1,350 less a digit in some paper every day.
        Relation::Slip(Slip::Dropped | Slip::Added | Slip::Zeros, _) if home == Home::Abroad => None,
        Relation::Slip(..) => weak,
        Relation::None if evidence.is_unsaid => Some(NEVER),
        Relation::Same(_) | Relation::Agrees | Relation::Was(_) | Relation::None => None,
    }
}

/// The need for a wrong number that only the words tell.
fn by_words(frame: &Frame, words: &Words, evidence: Evidence, home: Home, named: usize) -> u32 {
    let is_phrase = named >= 3 || words.has_place;
    let need = match home {
        // One word is no phrase: a chain that shuts 23 stores has 312.
        Home::At if named >= 1 && evidence.is_near() => ACCUSE_CLOSE,
        // "It still owes £9.5bn" after a sentence on profits: the words of that one alone accuse nobody.
        _ if named < 2 || words.near.iter().all(|(_, reach)| *reach == INHERITED) => NEVER,
        Home::At => ACCUSE_AT_HOME,
        Home::Near => ACCUSE_NEAR_HOME,
        Home::Lone if named >= 3 => ACCUSE_LONE_NAMED,
        Home::Lone if words.has_head => ACCUSE_LONE,
        Home::Abroad if !is_phrase || !words.has_head || !is_told_abroad(words) => NEVER,
        Home::Lone | Home::Abroad => ACCUSE_ABROAD,
    };
    // "Three of the brothers": a small count is in every sentence and seldom a statistic.
    let is_small = frame.scope.counts == Counts::Few && evidence.distance.is_far();
    let need = if is_small { need.max(ACCUSE_SMALL) } else { need };
    let need = match evidence.distance {
        Distance::AnotherWorld => NEVER,
        Distance::AnotherOrder if home == Home::Abroad => NEVER,
        Distance::AnotherOrder => need.max(ACCUSE_OTHER_ORDER),
        _ => need,
    };
    match evidence.relation {
        Relation::Was(3..) if home == Home::At => need.min(SAME_DISTINCT),
        // What is old by now was right in copy of its time.
        Relation::Was(digits) if home != Home::Abroad || digits > 3 => {
            need.min(by_home(home, if digits < 3 { WAS_SHORT } else { SLIP }))
        }
        _ => need,
    }
}

/// Whether enough of the figure's `what` stands by the number, or of another of its names with its place.
fn is_told_abroad(words: &Words) -> bool {
    words.what >= WHAT_ABROAD || words.has_place && words.best >= WHAT_ABROAD
}

fn by_home(home: Home, needs: ByHome) -> u32 {
    let [at, near, abroad] = needs;
    match home {
        Home::At => at,
        Home::Near | Home::Lone => near,
        Home::Abroad => abroad,
    }
}
