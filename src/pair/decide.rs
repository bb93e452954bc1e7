//! Which candidate a number is tied to, and when to abstain.
//!
//! To tie an agreeing number costs little, so a few words do; to accuse costs
//! a lot, so the words must all but quote the book, or the digits must betray
//! a slip. What the rest of the document says lowers the bar: an article that
//! gives other figures of the same file rightly is about that file.

use super::evidence::{Distance, Evidence, LONG, Relation};
use super::frame::{Frame, Head};
use super::said::OutOfScope;
use super::scope::Counts;
use super::score::{Conflict, FULL, Words};
use crate::quantity::Slip;

/// Words needed to tie a number whose distinctive digits are the figure's own.
const SAME_DISTINCT: u32 = 110;
/// The same for two digits, and for one.
const SAME_TWO: u32 = 220;
const SAME_ONE: u32 = 400;
const SAME_ONE_AT_HOME: u32 = 300;
/// Words needed where the number agrees by rounding or hedge: at home, near it, abroad.
const AGREES: [u32; 3] = [310, 350, 400];
/// Words needed where the digits betray a slip, another unit or an old value.
const SLIP: [u32; 3] = [260, 320, 560];
/// Significant digits that, in a document about the file, are a figure's own whatever the words.
const UNMISTAKABLE: usize = 4;
/// Words needed where the number is the value of a figure that the words are not about.
const SWAPPED: [u32; 3] = [450, 700, u32::MAX];
/// At home, for two digits that changed places.
const TRANSPOSED_TWO: u32 = 420;
/// At home, for two digits that are per cent for percentage points.
const POINTS: u32 = 140;
/// The same for slips that chance makes as well.
const SLIP_WEAK: [u32; 3] = [560, 600, 760];
/// Words needed to accuse without help from the digits, by how surely the document is about the book.
const ACCUSE_AT_HOME: u32 = 560;
/// At home, where a word names the figure, and the number breaks a bound or is rounded too far.
const ACCUSE_NEAR: u32 = 480;
const ACCUSE_NEAR_HOME: u32 = 680;
const ACCUSE_LONE: u32 = 600;
const ACCUSE_LONE_NAMED: u32 = 450;
const ACCUSE_ABROAD: u32 = 820;
/// Abroad, how much of the figure's `what` must stand by the number.
const WHAT_ABROAD: u32 = 720;
/// The same for a small count and a large figure, wherever it stands.
const SMALL: u32 = 950;
/// The same for a number more than ten times too large or too small whose digits show no slip: it mostly counts
/// something else.
const OTHER_ORDER: u32 = 1050;
/// Words needed to fault a number that agrees for its direction.
pub(crate) const FIRM: u32 = 350;
/// Words needed to fault a right number for its scope, by its significant digits: three, two and one.
const OUT_OF_SCOPE: u32 = 260;
const OUT_OF_SCOPE_TWO: u32 = 300;
const OUT_OF_SCOPE_ONE: u32 = 850;
/// Least reach of a word that helps to accuse.
const NAMED: u32 = 50;
/// Least score at which leaving a number alone is counted as abstaining.
pub(crate) const CONSIDERED: u32 = 350;

/// How surely a document is about the file a figure stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Home {
    /// Nothing says so.
    Abroad,
    /// Nothing could say so: the book has too few figures.
    Lone,
    /// Two names of the book, or a figure rightly given.
    Near,
    /// Several figures rightly given.
    At,
}

/// A figure rightly given is worth its significant digits less one, a name of the book one point.
pub(crate) const POINTS_FOR_NEAR: usize = 2;
/// Two figures of three digits, say.
const POINTS_FOR_AT: usize = 4;
/// Figures of a book that is made for one story or one sentence of it.
const FEW: usize = 3;

impl Home {
    /// The home that so many points make for a file, in a book of so many figures.
    pub(crate) fn of(points: usize, figures: usize) -> Home {
        match points {
            POINTS_FOR_AT.. => Home::At,
            _ if figures <= FEW => Home::Lone,
            POINTS_FOR_NEAR.. => Home::Near,
            _ => Home::Abroad,
        }
    }
}

/// Why a candidate was not taken, or that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The words suffice.
    Tie,
    /// They fall short of this many.
    TooWeak(u32),
    /// Something sets the number apart, so it may agree but not be accused.
    SetApart(String),
}

/// Decides on one candidate.
pub(crate) fn decide(frame: &Frame, words: &Words, evidence: Evidence, home: Home) -> Decision {
    if is_given_elsewhere(words, evidence, home) {
        return Decision::Tie;
    }
    let need = need(frame, words, evidence, home);
    if words.score < need {
        return Decision::TooWeak(need);
    }
    if evidence.verdict.stands() {
        return Decision::Tie;
    }
    match apart(frame, words, evidence) {
        Some(why) => Decision::SetApart(why),
        None => Decision::Tie,
    }
}

/// Whether the number is the figure's own beyond doubt, though the copy gives it another place, time or group.
pub(crate) fn is_given_elsewhere(words: &Words, evidence: Evidence, home: Home) -> bool {
    let Relation::Same(digits) = evidence.relation else { return false };
    let need = match digits {
        0 | 1 => OUT_OF_SCOPE_ONE,
        2 => OUT_OF_SCOPE_TWO,
        _ => OUT_OF_SCOPE,
    };
    home == Home::At
        && evidence.verdict.stands()
        && words.in_scope >= need
        && words
            .conflicts
            .iter()
            .any(|c| matches!(c, Conflict::Said(_) | Conflict::OtherPlace(_) | Conflict::Not(_, true)))
}

fn need(frame: &Frame, words: &Words, evidence: Evidence, home: Home) -> u32 {
    let distinct = |digits: usize| digits >= 3;
    let named = words.near.iter().filter(|(_, reach)| *reach >= NAMED).count() + usize::from(words.has_place);
    let is_phrase = named >= 3 || words.has_place;
    let accuse = match home {
        // One word is no phrase: a chain that shuts 23 stores has 312.
        Home::At if named >= 1 && evidence.is_near() => ACCUSE_NEAR,
        _ if named < 2 => u32::MAX,
        Home::At => ACCUSE_AT_HOME,
        Home::Near => ACCUSE_NEAR_HOME,
        Home::Lone if named >= 3 => ACCUSE_LONE_NAMED,
        Home::Lone if words.has_head => ACCUSE_LONE,
        Home::Abroad if !is_phrase || !words.has_head || words.what < WHAT_ABROAD => u32::MAX,
        Home::Lone | Home::Abroad => ACCUSE_ABROAD,
    };
    // "Three of the brothers": a small count is in every sentence and seldom a statistic.
    let accuse = if frame.scope.counts == Counts::Few && evidence.distance.is_far() {
        accuse.max(SMALL)
    } else {
        accuse
    };
    let accuse = match (evidence.distance, home) {
        (Distance::AnotherOrder, Home::Abroad) => u32::MAX,
        (Distance::AnotherOrder, _) => accuse.max(OTHER_ORDER),
        _ => accuse,
    };
    match evidence.relation {
        // What is old by now was right in copy of its time.
        Relation::Was(digits) if !evidence.verdict.stands() && (home != Home::Abroad || digits > 3) => {
            accuse.min(by_home(home, SLIP))
        }
        Relation::Was(_) if !evidence.verdict.stands() => accuse,
        Relation::Same(digits) | Relation::Was(digits) => match digits {
            0 | 1 if home == Home::At => SAME_ONE_AT_HOME,
            0 | 1 => SAME_ONE,
            2 => SAME_TWO,
            UNMISTAKABLE.. if home == Home::At => 0,
            _ => SAME_DISTINCT,
        },
        Relation::Agrees => by_home(home, AGREES),
        Relation::Swapped => by_home(home, SWAPPED),
        Relation::OtherUnit(LONG..) if home == Home::At => 0,
        Relation::Points(2..) if home == Home::At => POINTS,
        Relation::Points(1) if home == Home::At && named >= 1 => TRANSPOSED_TWO,
        Relation::OtherUnit(digits) | Relation::Points(digits) if digits >= 2 && home != Home::Abroad => {
            by_home(home, SLIP)
        }
        Relation::OtherUnit(digits)
        | Relation::Points(digits)
        | Relation::Slip(Slip::Transposed | Slip::Scale, digits)
            if distinct(digits) =>
        {
            by_home(home, SLIP)
        }
        // Five digits of which four are right are no accident.
        Relation::Slip(_, LONG..) | Relation::OldSlip(..) if home == Home::At => 0,
        Relation::Slip(_, LONG..) | Relation::OldSlip(..) => by_home(home, SLIP),
        // 350 redundancies are 1,350 less a digit in some paper every day.
        Relation::Slip(Slip::Dropped | Slip::Added | Slip::Zeros, _) if home == Home::Abroad => accuse,
        Relation::Slip(Slip::Transposed | Slip::Scale, 2) if named >= 1 && home == Home::At => TRANSPOSED_TWO,
        Relation::OtherUnit(_) | Relation::Points(_) | Relation::Slip(..) if named >= 2 => {
            by_home(home, SLIP_WEAK)
        }
        Relation::None if evidence.is_unsaid => u32::MAX,
        Relation::OtherUnit(_) | Relation::Points(_) | Relation::Slip(..) | Relation::None => accuse,
    }
}

/// The need at home, near it, or abroad.
fn by_home(home: Home, needs: [u32; 3]) -> u32 {
    match home {
        Home::At => needs[0],
        Home::Near | Home::Lone => needs[1],
        Home::Abroad => needs[2],
    }
}

/// What forbids an accusation, however well the words fit.
fn apart(frame: &Frame, words: &Words, evidence: Evidence) -> Option<String> {
    let betrayed = evidence.betrays();
    for conflict in &words.conflicts {
        let why = match conflict {
            Conflict::Not(..) | Conflict::OtherPlace(_) | Conflict::PlaceMissing => "another scope",
            Conflict::Said(OutOfScope::Group(word)) => return Some(format!("it is about “{word}”")),
            Conflict::Said(out) if !betrayed => return Some(format!("it is about “{}”", out.words())),
            Conflict::Period if !matches!(evidence.relation, Relation::OldSlip(..)) => "another period",
            Conflict::Aspect(stated, canonical) if !betrayed => {
                return Some(format!("the copy gives {}, the figure is {}", stated.name(), canonical.name()));
            }
            Conflict::Part(_) if evidence.is_near() => continue,
            Conflict::Head(_) | Conflict::Part(_) if !betrayed => "it counts something else",
            Conflict::Dated(marker) if !betrayed => return Some(format!("“{marker}” dates it otherwise")),
            Conflict::Elsewhere(word) if !betrayed => {
                return Some(format!("“{word}” makes it another number"));
            }
            Conflict::Foreign(name) if !betrayed => return Some(format!("it is about “{name}”")),
            _ => continue,
        };
        return Some(why.to_owned());
    }
    if betrayed {
        return None;
    }
    if let Some(word) =
        frame.scope.first_person.as_ref().filter(|_| evidence.distance == Distance::AnotherOrder)
    {
        return Some(format!("“{word}” makes it another number"));
    }
    if evidence.is_remote {
        return Some("true, but too far off to speak of this figure".to_owned());
    }
    if frame.scope.is_part {
        return Some("it counts some of a group".to_owned());
    }
    (frame.scope.counts != Counts::Nothing
        && words.what < FULL * 9 / 10
        && words.score < FULL * 9 / 10
        && frame.head == Head::None
        && !words.has_head)
        .then(|| "nothing it counts is named".to_owned())
}
