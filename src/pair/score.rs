//! How strongly the words round a number name a figure.

use super::aspect::Aspect;
use super::frame::{Around, BEFORE, CLAUSE, COUNTED, Frame, Head, OWN_CLAUSE};
use super::index::{Entry, Index, Name, Phrase, Term};
use super::said::OutOfScope;

/// A full phrase in the number's own clause.
pub(crate) const FULL: u32 = 1000;
/// Words that are all but a whole phrase.
pub(super) const WHOLE: u32 = FULL * 9 / 10;
/// Least reach of a `not` phrase that speaks: the number's own clause, no other number between.
const SAME_CLAUSE: u32 = 85;
/// Added where the noun counted is the head of one of the figure's phrases.
pub(super) const HEAD: u32 = 150;
/// Weight of a place that tells figures apart, as of a rare word.
pub(super) const PLACE: u32 = 10;
/// Share, in hundredths, of the other phrases' evidence that is added to the best one's.
pub(super) const OTHER_PHRASES: u32 = 15;
/// Added for each naming word after the first, four at most.
pub(super) const SPECIFIC: u32 = 30;
/// Least reach of such a word.
pub(super) const SPECIFIC_REACH: u32 = 50;
/// Taken off for each thing that sets the mention apart.
const FOREIGN_HEAD: u32 = 250;
const NOT_PHRASE: u32 = 500;
const OTHER_PERIOD: u32 = 200;
const PLACE_MISSING: u32 = 300;
const OTHER_PLACE: u32 = 400;
const OTHER_GROUP: u32 = 250;
const RATE: u32 = 300;
const CHANGE: u32 = 250;
const LEVEL: u32 = 150;

/// Something in the copy that sets a number apart from a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// It counts something the book never mentions.
    Head(String),
    /// It counts something that the figure's words only mention.
    Part(String),
    /// The words of a `not` phrase stand by it; whether they are what it counts.
    Not(usize, bool),
    /// It is dated otherwise.
    Period,
    /// The figure's place, which tells it from others, is not named.
    PlaceMissing,
    /// The place of another figure is named.
    OtherPlace(Term),
    /// One is a level, say, and the other the size of a change: the copy's, and the figure's.
    Aspect(Aspect, Aspect),
    /// The figure is so many per something, and the copy does not say so.
    RateUnsaid,
    /// Words of the copy date it otherwise than now.
    Dated(String),
    /// A word makes it someone else's number, or a wish.
    Elsewhere(String),
    /// Words of its clause give it another scope.
    Said(OutOfScope),
    /// It stands by a name the book does not know.
    Foreign(String),
}

impl Conflict {
    /// Whether the number is given for another place, time or group.
    pub(crate) fn is_of_scope(&self) -> bool {
        matches!(
            self,
            Conflict::Not(..)
                | Conflict::Period
                | Conflict::PlaceMissing
                | Conflict::OtherPlace(_)
                | Conflict::Said(_)
        )
    }

    fn cost(&self, reach: u32) -> u32 {
        match self {
            Conflict::Head(_) => FOREIGN_HEAD,
            Conflict::Not(..) => NOT_PHRASE * reach / 100,
            Conflict::Period => OTHER_PERIOD,
            Conflict::PlaceMissing => PLACE_MISSING,
            Conflict::OtherPlace(_) => OTHER_PLACE,
            Conflict::Aspect(Aspect::Rate, _) | Conflict::Aspect(_, Aspect::Rate) => RATE,
            Conflict::Aspect(Aspect::Change, _) => CHANGE,
            Conflict::Aspect(..) => LEVEL,
            Conflict::Said(OutOfScope::Group(_)) => OTHER_GROUP,
            // These take no words away from the figure, but forbid to accuse.
            Conflict::Part(_)
            | Conflict::RateUnsaid
            | Conflict::Dated(_)
            | Conflict::Elsewhere(_)
            | Conflict::Said(_)
            | Conflict::Foreign(_) => 0,
        }
    }
}

/// What the words say of one figure for one number.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// 0 where nothing speaks for the figure; [`FULL`] is a whole phrase in the same clause.
    pub(crate) score: u32,
    /// The same, had the number the figure's scope.
    pub(crate) in_scope: u32,
    /// The same for the figure's `what` alone, before additions and deductions.
    pub(crate) what: u32,
    /// The same for its best phrase.
    pub(crate) best: u32,
    /// Terms that name the figure in the number's own sentence, with their reach.
    pub(crate) near: Vec<(Term, u32)>,
    /// Whether the place that tells it from others stands in the number's own sentence.
    pub(crate) has_place: bool,
    /// Whether that place is among the terms that name the figure.
    pub(crate) names_place: bool,
    /// Whether a head noun of the figure stands in the number's own sentence or is what it counts.
    pub(crate) has_head: bool,
    /// What sets the number apart.
    pub(crate) conflicts: Vec<Conflict>,
}

impl Words {
    /// Whether the number is at least of the figure's kind, place and owner.
    pub(crate) fn is_of_one_kind(&self) -> bool {
        !self.conflicts.iter().any(|c| {
            matches!(
                c,
                Conflict::Aspect(..) | Conflict::Not(..) | Conflict::OtherPlace(_) | Conflict::Elsewhere(_)
            )
        })
    }
}

/// What the words speak for a figure, before what sets the number apart is taken off.
#[derive(Debug, Clone, Copy)]
struct Gain {
    /// All of it; 0 where no phrase is reached.
    all: u32,
    /// The figure's `what` alone.
    what: u32,
    /// The best phrase alone.
    best: u32,
    /// How far the place reaches that tells it from others.
    place: Option<u32>,
    /// Whether the noun counted is a head of the figure.
    counts_head: bool,
}

impl Gain {
    fn of(around: &Around, entry: &Entry) -> Gain {
        let place = entry.place_tells.then(|| place_reach(around, entry));
        let mut covers = entry.phrases.iter().map(|p| coverage(around, p, place));
        let what = covers.next().unwrap_or(0);
        let (best, sum) = covers.fold((what, what), |(best, sum), c| (best.max(c), sum.saturating_add(c)));
        let counts_head = matches!(around.head, Head::Known(term) if entry.heads.contains(term));
        if best == 0 {
            return Gain { all: 0, what, best, place, counts_head };
        }
        // Four words of a long phrase name a figure better than both words of a short one.
        let near = entry.naming.iter().filter(|t| around.reach(**t) >= SPECIFIC_REACH);
        let specific = near.count().clamp(1, 5) - 1;
        let all = best
            // A whole phrase more is as good as many.
            + (sum - best).min(FULL) * OTHER_PHRASES / 100
            + if counts_head { HEAD } else { 0 }
            + SPECIFIC * u32::try_from(specific).unwrap_or(0);
        Gain { all, what, best, place, counts_head }
    }
}

/// The most that the words can speak for a figure, whatever sets the number apart.
pub(crate) fn at_most(around: &Around, entry: &Entry) -> u32 {
    Gain::of(around, entry).all
}

/// Scores one figure's entry against a frame.
///
/// `is_old` says that the number is a value the figure had before, dated as such.
pub(crate) fn words(frame: &Frame, entry: &Entry, index: &Index, is_old: bool) -> Words {
    let gain = Gain::of(&frame.around, entry);
    let near: Vec<(Term, u32)> =
        entry.naming.iter().map(|&t| (t, frame.reach(t))).filter(|(_, reach)| *reach > BEFORE).collect();
    let mut conflicts = conflicts(frame, entry, index);
    conflicts.retain(|(conflict, _)| !(is_old && *conflict == Conflict::Period));
    let loss = |of: fn(&Conflict) -> bool| -> u32 {
        conflicts.iter().filter(|(c, _)| of(c)).map(|(conflict, reach)| conflict.cost(*reach)).sum()
    };
    Words {
        score: gain.all.saturating_sub(loss(|_| true)),
        in_scope: gain.all.saturating_sub(loss(|c| !c.is_of_scope())),
        what: gain.what,
        best: gain.best,
        has_place: gain.place.is_some_and(|reach| reach > BEFORE),
        names_place: near.iter().any(|(term, _)| entry.place.iter().flatten().any(|name| name == term)),
        has_head: gain.counts_head || near.iter().any(|(term, _)| entry.heads.contains(*term)),
        near,
        conflicts: conflicts.into_iter().map(|(c, _)| c).collect(),
    }
}

/// How much of the phrase reaches the number, in thousandths; a place that tells figures apart is part of it.
fn coverage(around: &Around, phrase: &Phrase, place: Option<u32>) -> u32 {
    let words: u32 = phrase.terms.iter().map(|&(term, weight)| weight * around.reach(term).min(CLAUSE)).sum();
    let reached = words + place.map_or(0, |reach| PLACE * reach.min(CLAUSE));
    reached * (FULL / CLAUSE) / total(phrase, place.is_some())
}

/// What the words of a whole phrase weigh, with the place where that tells figures apart.
pub(super) fn total(phrase: &Phrase, place_tells: bool) -> u32 {
    match place_tells {
        true => phrase.total + PLACE,
        // One word is never a whole phrase: it counts for half.
        false if phrase.is_word => phrase.total * 2,
        false => phrase.total,
    }
}

/// How far the figure's place reaches: of its names, the one whose farthest word is nearest.
fn place_reach(around: &Around, entry: &Entry) -> u32 {
    let reach = |name: &Name| name.iter().map(|&t| around.reach(t)).min().unwrap_or(0);
    entry.place.iter().map(reach).max().unwrap_or(0)
}

fn conflicts(frame: &Frame, entry: &Entry, index: &Index) -> Vec<(Conflict, u32)> {
    let mut found = Vec::new();
    match &frame.around.head {
        Head::Foreign(noun) => found.push((Conflict::Head(noun.clone()), 100)),
        Head::Occasions(event)
            if entry.is_count && !event.is_some_and(|event| entry.heads.contains(event)) =>
        {
            found.push((Conflict::Head("times".to_owned()), 100));
        }
        Head::Known(term) if entry.is_count && !entry.terms.contains(*term) => {
            found.push((Conflict::Head(index.word(*term).to_owned()), 100));
        }
        Head::Known(term) if entry.is_count && !entry.heads.contains(*term) => {
            found.push((Conflict::Part(index.word(*term).to_owned()), 100));
        }
        _ => {}
    }
    for (nth, not) in entry.not.iter().enumerate() {
        // A `not` phrase speaks as loudly as its farthest word.
        let reach = not.iter().map(|&t| frame.reach(t)).min().unwrap_or(0);
        if reach >= SAME_CLAUSE && not.iter().any(|t| !entry.terms.contains(*t)) {
            found.push((Conflict::Not(nth, reach >= COUNTED), reach));
        }
    }
    if frame.scope.period.conflicts_with(&entry.period) {
        found.push((Conflict::Period, 100));
    }
    if entry.place_tells && place_reach(&frame.around, entry) == 0 {
        found.push((Conflict::PlaceMissing, 100));
    }
    let other = other_place(frame, entry, index).filter(|_| entry.has_namesakes);
    found.extend(other.map(|other| (Conflict::OtherPlace(other), 100)));
    let stated = frame.scope.aspect;
    // "100 for each council" and "100 per council" need not both say so; a change must.
    let goes_without_saying = stated == Aspect::Level && entry.aspect == Aspect::Rate;
    if goes_without_saying {
        // "47 pupils on roll" is no rate; "a fertility rate of 5.2" counts nothing, and may be one.
        // "330 people drown there each winter" says it, farther off.
        if frame.around.head != Head::None && !frame.scope.says_rate {
            found.push((Conflict::RateUnsaid, 100));
        }
    } else if stated != entry.aspect && Some(stated) != entry.also {
        found.push((Conflict::Aspect(stated, entry.aspect), 100));
    }
    let dated = frame.scope.dated.as_ref().filter(|marker| !entry.says(marker));
    if let Some(marker) = dated.filter(|_| frame.scope.aspect != Aspect::Change) {
        found.push((Conflict::Dated(marker.clone()), 100));
    }
    let knows = |stem: &str| index.term_of_stem(Some(stem)).is_some_and(|t| entry.terms.contains(t));
    if let Some((word, _)) = frame.scope.elsewhere.iter().find(|(_, stem)| !knows(stem)) {
        found.push((Conflict::Elsewhere(word.clone()), 100));
    }
    let named = place_reach(&frame.around, entry) >= OWN_CLAUSE;
    let out = frame.scope.said.out_of(&entry.own_scope, named);
    found.extend(out.into_iter().map(|out| (Conflict::Said(out), 100)));
    let beside = frame.scope.said.beside(&entry.own_scope, named).map(str::to_owned);
    found.extend(beside.map(|name| (Conflict::Foreign(name), 100)));
    if let Some(name) = &frame.scope.foreign {
        found.push((Conflict::Foreign(name.clone()), 100));
    }
    found
}

/// A place of another figure in the number's own clause, where none of this figure's is, or only within that one's name.
fn other_place(frame: &Frame, entry: &Entry, index: &Index) -> Option<Term> {
    let place = place_reach(&frame.around, entry);
    let is_named =
        |more: &&Name| more.iter().all(|&term| frame.reach(term) >= OWN_CLAUSE && frame.reach(term) >= place);
    if let Some(longer) = entry.longer.iter().find(is_named) {
        return longer.first().copied();
    }
    let own = entry.place.iter().flatten();
    if own.clone().any(|&t| frame.reach(t) >= OWN_CLAUSE) {
        return None;
    }
    let named = frame.terms().iter().filter(|(t, reach)| *reach >= OWN_CLAUSE && index.is_place(*t));
    named.map(|(t, _)| *t).find(|t| !entry.terms.contains(*t) && !own.clone().any(|o| o == t))
}
