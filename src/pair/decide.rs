//! Which candidate a number is tied to, and when to abstain.
//!
//! To tie an agreeing number costs little, so a few words do; to accuse costs
//! a lot, so the words must all but quote the book, or the digits must betray
//! a slip. How many words it takes is in `need`.

use std::borrow::Cow;

use super::evidence::{Distance, Evidence, LONG, Relation};
use super::frame::{Frame, Head};
use super::home::Home;
use super::need::need;
use super::said::OutOfScope;
use super::scope::Counts;
use super::score::{Conflict, WHOLE, Words};

/// Words needed to fault a number that agrees for its direction.
pub(crate) const FIRM: u32 = 350;
/// Words needed to fault a right number for its scope, by its significant digits: one, two, three, more.
const OUT_OF_SCOPE: [u32; 4] = [850, 300, 260, 0];
/// Least score at which leaving a number alone is counted as abstaining: what would tie one that agrees, in any copy.
pub(crate) const CONSIDERED: u32 = 400;

/// Why a candidate was not taken, or that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The words suffice.
    Tie,
    /// They fall short of this many.
    TooWeak(u32),
    /// Something sets the number apart, so it may agree but not be accused.
    SetApart(Cow<'static, str>),
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
    home == Home::At
        && evidence.verdict.stands()
        && words.in_scope >= OUT_OF_SCOPE[digits.clamp(1, OUT_OF_SCOPE.len()) - 1]
        && words
            .conflicts
            .iter()
            .any(|c| matches!(c, Conflict::Said(_) | Conflict::OtherPlace(_) | Conflict::Not(_, true)))
}

/// What forbids an accusation, however well the words fit.
fn apart(frame: &Frame, words: &Words, evidence: Evidence) -> Option<Cow<'static, str>> {
    let betrayed = evidence.betrays();
    for conflict in &words.conflicts {
        let why = match conflict {
            // Its other end is the figure's beyond doubt, or its own digits are.
            Conflict::PlaceMissing | Conflict::Period
                if matches!(evidence.relation, Relation::EndSlip(_)) =>
            {
                continue;
            }
            Conflict::PlaceMissing if matches!(evidence.relation, Relation::Slip(_, LONG..)) => continue,
            Conflict::Not(..) | Conflict::OtherPlace(_) | Conflict::PlaceMissing => "another scope",
            Conflict::Said(OutOfScope::Group(word)) => return Some(format!("it is about “{word}”").into()),
            Conflict::Said(out) if !betrayed => return Some(format!("it is about “{}”", out.words()).into()),
            Conflict::Period if !matches!(evidence.relation, Relation::OldSlip(..)) => "another period",
            Conflict::Aspect(stated, canonical) if !betrayed => {
                return Some(
                    format!("the copy gives {}, the figure is {}", stated.name(), canonical.name()).into(),
                );
            }
            Conflict::Part(_) if evidence.is_near() => continue,
            Conflict::RateUnsaid if !betrayed => "the figure is a number per something",
            Conflict::Head(_) | Conflict::Part(_) if !betrayed => "it counts something else",
            Conflict::Dated(marker) if !betrayed => {
                return Some(format!("“{marker}” dates it otherwise").into());
            }
            Conflict::Elsewhere(word) if !betrayed => {
                return Some(format!("“{word}” makes it another number").into());
            }
            Conflict::Foreign(name) if !betrayed => return Some(format!("it is about “{name}”").into()),
            _ => continue,
        };
        return Some(why.into());
    }
    if betrayed {
        return None;
    }
    if let Some(word) =
        frame.scope.first_person.as_ref().filter(|_| evidence.distance >= Distance::AnotherOrder)
    {
        return Some(format!("“{word}” makes it another number").into());
    }
    if evidence.is_remote {
        return Some("true, but too far off to speak of this figure".into());
    }
    if frame.scope.is_part {
        return Some("it counts some of a group".into());
    }
    (frame.scope.counts != Counts::Nothing
        && !evidence.is_near()
        && words.what < WHOLE
        && words.score < WHOLE
        && frame.around.head == Head::None
        && !words.has_head)
        .then(|| "nothing it counts is named".into())
}
