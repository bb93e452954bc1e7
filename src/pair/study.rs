//! Every number of a document weighed against the book.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::decide::{Decision, decide};
use super::evidence::{self, Dated, Dating, Distance, Evidence, LONG, Relation};
use super::frame::Frame;
use super::framer::Framer;
use super::glance::Glance;
use super::home::{FEW, Home, Homes, POINTS_FOR_NEAR};
use super::index::{Entry, Term};
use super::need::{LEAST_TO_ACCUSE, least};
use super::period::Period;
use super::rivals::LEAST_RIVAL;
use super::score::{self, Conflict, Words};
use super::tally::Tally;
use super::view::SIGHT;
use super::{exchanges, lapsed, rivals};
use crate::document::Document;
use crate::figures::FigureBook;
use crate::quantity::significant_digits;
use crate::scan::Mention;

/// Figures whose words are weighed in full for one number; the rest share too little with it to win.
const MOST_CANDIDATES: usize = 24;

/// A figure that a number may be about.
pub(super) struct Candidate {
    pub(super) figure: usize,
    pub(super) words: Words,
    pub(super) evidence: Evidence,
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
        self.evidence.distance != Distance::AnotherOrder && self.words.is_of_one_kind()
    }

    /// Nothing does but that its place is not named: "this country".
    pub(super) fn lacks_its_place(&self) -> bool {
        self.is_own_value() && self.words.conflicts.iter().all(|conflict| *conflict == Conflict::PlaceMissing)
    }

    /// The figure's own value to several digits, or a slip in many.
    fn is_given(&self) -> bool {
        use Relation::{OldSlip, OtherUnit, Same, Slip};
        matches!(self.evidence.relation, Same(3..) | Slip(_, LONG..) | OtherUnit(LONG..) | OldSlip(..))
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
            | Relation::Swapped
            | Relation::Exchanged => 120,
            Relation::None => 0,
        };
        self.words.score + number
    }
}

/// A number with its frame and its candidates, best first.
pub(super) struct Considered {
    pub(super) mention: usize,
    pub(super) frame: Frame,
    pub(super) candidates: Vec<Candidate>,
}

/// Everything weighed for one story.
pub(super) struct Study<'a> {
    pub(super) mentions: &'a [Mention],
    pub(super) book: &'a FigureBook,
    pub(super) numbers: Vec<Considered>,
    /// How surely the story is about each rules file.
    homes: Homes,
    /// Names of the book that the story writes, once asked.
    names: Option<BTreeSet<Term>>,
    /// Every year that the document names.
    years: Period,
}

impl<'a> Study<'a> {
    /// Weighs the numbers of a story against the book.
    pub(super) fn of(
        document: &Document,
        mentions: &'a [Mention],
        story: Range<usize>,
        book: &'a FigureBook,
        framer: &mut Framer<'_, '_, '_>,
        tally: &mut Tally,
    ) -> Study<'a> {
        let mut study = Study {
            mentions,
            book,
            numbers: Vec::new(),
            homes: Homes::default(),
            names: None,
            years: Period::default(),
        };
        // Most copy has nothing to do with the book: a first look asks for more words, and for no slips.
        study.weigh(document, story.clone(), framer, tally, Home::Abroad);
        let lone = (book.figures().len() <= FEW).then_some(Home::Lone);
        let home = study.homes.nearest().max(lone).unwrap_or(Home::Abroad);
        if home != Home::Abroad {
            study.weigh(document, story.clone(), framer, tally, home);
        }
        if study.numbers.is_empty() {
            return study;
        }
        study.years = years(document, &mentions[story]);
        rivals::mark_swaps(&mut study.numbers, book, &study.homes);
        exchanges::mark(&mut study.numbers, mentions, book, &study.homes);
        rivals::mark_outdone(&mut study.numbers, book);
        study
    }

    /// Weighs the numbers by which words stand that speak enough for a figure, or that have a figure's digits; where the
    /// story is surely about a file, a slip in them will do.
    fn weigh(
        &mut self,
        document: &Document,
        story: Range<usize>,
        framer: &mut Framer<'_, '_, '_>,
        tally: &mut Tally,
        home: Home,
    ) {
        let Study { mentions, book, .. } = *self;
        let index = book.index();
        let digits = index.digits();
        let least = least(home);
        let mut glance = Glance::default();
        // What was seen of a number at the first look is seen at the second.
        let mut seen: BTreeMap<usize, Considered> = self.numbers.drain(..).map(|n| (n.mention, n)).collect();
        for at in story.clone() {
            let mention = &mentions[at];
            let mut told = digits.given(&mention.quantity);
            if home == Home::At {
                told.extend(digits.slipped(mention.quantity.low, book.figures()));
                told.sort_unstable();
                told.dedup();
            }
            told.retain(|&figure| index.may_compare(mention, figure));
            if glance.sentence != Some(mention.sentence) {
                glance = Glance::of(mention.sentence, &framer.within_reach(at), least, tally, index);
            }
            // Elsewhere than at home no digits tie a number that stands by none of the figure's words.
            if home != Home::At {
                told.retain(|&figure| glance.may_tie(figure, index));
            }
            if told.is_empty() && !glance.may_speak {
                continue;
            }
            let (around, scope, weighed) = match seen.remove(&at) {
                Some(number) => (number.frame.around, Some(number.frame.scope), number.candidates),
                None => (framer.around(at), None, Vec::new()),
            };
            // At home digits may tell a figure without a word.
            let has_word = |&figure: &usize| score::at_most(&around, &index.entries()[figure]) > 0;
            let mut likely: Vec<usize> =
                told.iter().copied().filter(|figure| home == Home::At || has_word(figure)).collect();
            likely.extend(tally.spoken_for(&around, mention, &told, least, index));
            if likely.is_empty() {
                continue;
            }
            let frame = Frame { around, scope: scope.unwrap_or_else(|| framer.scope(at)) };
            let candidates = candidates(&frame, mention, document, book, &likely, tally, weighed);
            if !candidates.is_empty() {
                self.numbers.push(Considered { mention: at, frame, candidates });
            }
        }
        if !self.numbers.is_empty() {
            lapsed::excuse(&mut self.numbers, mentions);
            let names = self.names.take().unwrap_or_else(|| framer.named(story));
            self.homes = self.find_homes(&names);
            self.names = Some(names);
        }
    }

    /// An article that gives figures of a file rightly, or names its names, is about that file.
    fn find_homes(&self, named: &BTreeSet<Term>) -> Homes {
        let mut points: BTreeMap<usize, usize> = BTreeMap::new();
        let mut right: BTreeSet<usize> = BTreeSet::new();
        for number in &self.numbers {
            for candidate in &number.candidates {
                let given = matches!(candidate.evidence.relation, Relation::Same(_) | Relation::Was(_));
                let digits = significant_digits(self.mentions[number.mention].quantity.low);
                let ties = given
                    && decide(&number.frame, &candidate.words, candidate.evidence, Home::Abroad)
                        == Decision::Tie;
                if ties && right.insert(candidate.figure) {
                    let file = self.book.figures()[candidate.figure].declared_at.file;
                    *points.entry(file).or_default() += digits.saturating_sub(1);
                }
            }
        }
        let mut by_file: BTreeMap<usize, BTreeSet<Term>> = BTreeMap::new();
        let spoken_of: BTreeSet<usize> =
            self.numbers.iter().flat_map(|n| &n.candidates).map(|candidate| candidate.figure).collect();
        for figure in spoken_of {
            let entry = &self.book.index().entries()[figure];
            let own = entry.terms.iter().chain(entry.place.iter().flatten());
            let file = self.book.figures()[figure].declared_at.file;
            by_file.entry(file).or_default().extend(own.filter(|t| named.contains(t)));
        }
        for (file, names) in by_file {
            *points.entry(file).or_default() += names.len().min(POINTS_FOR_NEAR);
        }
        let figures = self.book.figures().len();
        Homes::new(points, figures)
    }

    /// How surely the story is about the figure's file.
    pub(super) fn home(&self, figure: usize) -> Home {
        self.homes.of(&self.book.figures()[figure])
    }

    /// A name in the figure's words, where the story writes none of them.
    fn name_unsaid(&self, figure: usize) -> Option<&str> {
        let index = self.book.index();
        let named = self.names.as_ref()?;
        let own = &index.entries()[figure].names;
        let first = own.first()?;
        (!own.iter().any(|term| named.contains(term))).then(|| index.word(*first))
    }

    /// Whether the number may be tied to the candidate.
    pub(super) fn decision(&self, number: &Considered, candidate: &Candidate) -> Decision {
        let home = self.home(candidate.figure);
        let decision = decide(&number.frame, &candidate.words, candidate.evidence, home);
        let period = &self.book.index().entries()[candidate.figure].period;
        if decision != Decision::Tie || !candidate.is_accused() {
            return decision;
        }
        if home != Home::At {
            if self.years.is_another_time(period) {
                return Decision::SetApart("the copy speaks of other years alone".to_owned());
            }
            if let Some(name) = self.name_unsaid(candidate.figure) {
                return Decision::SetApart(format!("the copy never names “{name}”"));
            }
        }
        match candidate.outdone {
            Some(by) => {
                Decision::SetApart(format!("the words are rather those of `{}`", self.book.figures()[by].id))
            }
            None => Decision::Tie,
        }
    }
}

/// The years that the document names, as years or in dates.
fn years(document: &Document, mentions: &[Mention]) -> Period {
    let dates = mentions.iter().filter(|m| m.kind.is_date());
    let mut years = Period::default();
    for date in dates {
        years.years.extend(Period::of(&document.prose()[date.prose.clone()]).years);
    }
    years
}

/// Those of the figures that the number itself allows, best first; some may be `weighed` already.
fn candidates(
    frame: &Frame,
    mention: &Mention,
    document: &Document,
    book: &FigureBook,
    likely: &[usize],
    tally: &mut Tally,
    mut weighed: Vec<Candidate>,
) -> Vec<Candidate> {
    let index = book.index();
    let prominent = document.is_prominent(mention.prose.start);
    let is_a_value = index.is_a_value(mention.quantity.low);
    let scope = &frame.scope;
    let sentence = &document.prose()[document.sight(mention.sentence, &mention.prose, SIGHT)];
    let dating = |entry: &Entry| {
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
        Dating { dated, years: is_before.then_some(&scope.sentence_period), sentence }
    };
    let mut candidate = |figure: usize| {
        if let Some(known) = weighed.iter().position(|c| c.figure == figure) {
            return Some(weighed.swap_remove(known));
        }
        let entry = &index.entries()[figure];
        let counts_unit = frame.around.unit.is_some_and(|unit| entry.heads.contains(&unit));
        let evidence =
            evidence::evidence(mention, &book.figures()[figure], counts_unit, dating(entry), prominent)?;
        // A bare number may be swapped with another figure's, but only if it is one.
        let is_stray = evidence.is_unsaid && evidence.relation == Relation::None && !is_a_value;
        let is_old = matches!(evidence.relation, Relation::Was(_)) && evidence.verdict.stands();
        (!is_stray).then(|| {
            let words = score::words(frame, entry, index, is_old);
            Candidate { figure, words, evidence, outdone: None }
        })
    };
    let mut found: Vec<Candidate> =
        likely.iter().filter_map(|&figure| candidate(figure)).take(MOST_CANDIDATES).collect();
    // Others may only outdo one that a number may contradict.
    if found.iter().any(Candidate::may_be_accused) {
        let rivals = tally.spoken_for(&frame.around, mention, likely, LEAST_RIVAL, index);
        let room = MOST_CANDIDATES - found.len();
        found.extend(rivals.into_iter().filter_map(candidate).take(room));
    }
    found.retain(|c| c.words.score > 0 || c.is_given());
    found.sort_by_key(|c| (Reverse(c.rank()), c.figure));
    found
}
