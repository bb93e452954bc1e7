//! The figures that one number may be about.

use std::cmp::Reverse;
use std::rc::Rc;

use super::ends::Ends;
use super::evidence::{self, Dated, Dating, Distance, Evidence, LONG, Relation, Setting};
use super::frame::Frame;
use super::index::Entry;
use super::need::LEAST_TO_ACCUSE;
use super::rivals::LEAST_RIVAL;
use super::score::{self, Conflict, Words};
use super::tally::Tally;
use super::view::SIGHT;
use crate::document::Document;
use crate::figures::FigureBook;
use crate::scan::Mention;

/// Figures whose words are weighed in full for one number; the rest share too little with it to win.
const MOST_CANDIDATES: usize = 24;

/// A figure that a number may be about.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) figure: usize,
    pub(super) words: Rc<Words>,
    pub(super) evidence: Evidence,
    /// Whether another value that the figure has or had stands by the number.
    pub(super) has_other_end: bool,
    /// A figure that the words tell better, where there is one and the words alone might accuse.
    pub(super) outdone: Option<usize>,
}

impl Candidate {
    /// Nothing in the copy sets the number apart from the figure.
    pub(super) fn fits(&self) -> bool {
        self.words.conflicts.is_empty() && self.evidence.verdict.stands()
    }

    /// The number is the figure's very value, to two digits at least.
    pub(super) fn is_own_value(&self) -> bool {
        matches!(self.evidence.relation, Relation::Same(2..)) && self.evidence.verdict.stands()
    }

    /// Another value of the figure's kind could have been put for it.
    pub(super) fn may_be_mixed_up(&self) -> bool {
        self.evidence.distance < Distance::AnotherOrder && self.words.is_of_one_kind()
    }

    /// Nothing does but that its place is not named: "this country".
    pub(super) fn lacks_its_place(&self) -> bool {
        self.is_own_value() && self.words.conflicts.iter().all(|conflict| *conflict == Conflict::PlaceMissing)
    }

    /// The figure's own value to several digits, or a slip in many.
    fn is_given(&self) -> bool {
        use Relation::{EndSlip, OldSlip, OtherUnit, Same, Slip};
        let relation = self.evidence.relation;
        matches!(relation, Same(3..) | Slip(_, LONG..) | OtherUnit(LONG..) | OldSlip(..) | EndSlip(_))
    }

    /// Whether to tie the number would be to call it wrong, with no more to go on than the words.
    pub(super) fn is_accused(&self) -> bool {
        !self.evidence.verdict.stands() && !self.evidence.betrays() && !self.evidence.is_near()
    }

    /// Whether the words are enough as well, at home at least.
    pub(super) fn may_be_accused(&self) -> bool {
        self.is_accused() && self.words.score >= LEAST_TO_ACCUSE
    }

    /// Words first; the number only tips the scale.
    pub(super) fn rank(&self) -> u32 {
        let number = match self.evidence.relation {
            Relation::Same(digits) => [80, 80, 160, 250][digits.min(3)],
            Relation::Agrees => 100,
            Relation::Was(_)
            | Relation::Points(_)
            | Relation::OtherUnit(_)
            | Relation::Slip(..)
            | Relation::OldSlip(..)
            | Relation::EndSlip(_)
            | Relation::Swapped
            | Relation::Exchanged => 120,
            Relation::None => 0,
        };
        self.words.score + number
    }
}

/// A number that is held against figures.
#[derive(Clone, Copy)]
pub(super) struct Weighing<'s> {
    pub(super) document: &'s Document,
    pub(super) mentions: &'s [Mention],
    /// Its place among the mentions.
    pub(super) at: usize,
    pub(super) frame: &'s Frame,
    pub(super) book: &'s FigureBook,
    /// The ends of changes that the story gives rightly.
    pub(super) ends: &'s Ends,
}

impl<'s> Weighing<'s> {
    /// Those of the figures that the number itself allows, best first; some may be `weighed` already. No more are asked for
    /// than there is room for.
    pub(super) fn candidates(
        self,
        likely: impl Iterator<Item = usize>,
        mut weighed: Vec<Candidate>,
        tally: &mut Tally,
    ) -> Vec<Candidate> {
        let mut candidate = |figure: usize| match weighed.iter().position(|c| c.figure == figure) {
            Some(known) if !self.ends.is_beside(self.at, figure, self.mentions) => {
                Some(weighed.swap_remove(known))
            }
            _ => self.candidate(figure),
        };
        let mut asked = Vec::new();
        let likely = likely.inspect(|&figure| asked.push(figure));
        let mut found: Vec<Candidate> = likely.filter_map(&mut candidate).take(MOST_CANDIDATES).collect();
        let room = MOST_CANDIDATES - found.len();
        // Others may only outdo one that a number may contradict.
        if room > 0 && found.iter().any(Candidate::may_be_accused) {
            let (around, index) = (&self.frame.around, self.book.index());
            let rivals = tally.spoken_for(around, self.mention(), &asked, LEAST_RIVAL, index);
            found.extend(rivals.filter_map(candidate).take(room));
        }
        found.retain(|c| c.words.score > 0 || c.is_given());
        found.sort_by_key(|c| (Reverse(c.rank()), c.figure));
        found
    }

    fn mention(self) -> &'s Mention {
        &self.mentions[self.at]
    }

    fn candidate(self, figure: usize) -> Option<Candidate> {
        let (frame, mention, index) = (self.frame, self.mention(), self.book.index());
        let entry = &index.entries()[figure];
        let setting = Setting {
            counts_unit: frame.around.unit.is_some_and(|unit| entry.heads.contains(unit)),
            dating: self.dating(entry),
            is_prominent: self.document.is_prominent(mention.prose.start),
            end_slip: self.ends.slip(self.at, figure, self.mentions, self.book),
        };
        let evidence = evidence::evidence(mention, &self.book.figures()[figure], setting)?;
        // A bare number may be swapped with another figure's, but only if it is one.
        let is_stray = evidence.is_unsaid
            && evidence.relation == Relation::None
            && !index.is_a_value(mention.quantity.low);
        let is_old = matches!(evidence.relation, Relation::Was(_)) && evidence.verdict.stands();
        (!is_stray).then(|| {
            let words = Rc::new(score::words(frame, entry, index, is_old));
            let has_other_end = self.ends.is_beside(self.at, figure, self.mentions);
            Candidate { figure, words, evidence, has_other_end, outdone: None }
        })
    }

    /// How the copy gives the number as an old value of the figure.
    fn dating(self, entry: &Entry) -> Dating<'s> {
        let (mention, scope) = (self.mention(), &self.frame.scope);
        let is_old_by = |marker: &Option<String>| marker.as_ref().is_some_and(|marker| !entry.says(marker));
        let is_of_now = !scope.period.is_empty() && scope.period.shares_a_year(&entry.period);
        let dated = if is_of_now {
            Dated::No
        } else if is_old_by(&scope.dated) || scope.period.conflicts_with(&entry.period) {
            Dated::Itself
        } else if scope.sentence_dated || is_old_by(&scope.sentence_marker) {
            Dated::Beside
        } else {
            Dated::No
        };
        let is_before = !is_of_now && scope.sentence_period.is_before(&entry.period);
        let sight = self.document.sight(mention.sentence, &mention.prose, SIGHT);
        Dating {
            dated,
            years: is_before.then_some(&scope.sentence_period),
            undated: entry.period.years.is_empty().then_some(&scope.sentence_period),
            sentence: &self.document.prose()[sight],
        }
    }
}
