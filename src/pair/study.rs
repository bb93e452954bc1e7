//! Every number of a document weighed against the book.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::candidates::Candidate;
use super::decide::{Decision, decide};
use super::ends::Ends;
use super::evidence::Relation;
use super::frame::Frame;
use super::framer::Framer;
use super::glance::Glance;
use super::home::{FEW, Home, Homes, POINTS_FOR_NEAR};
use super::index::Term;
use super::look::Look;
use super::period::Period;
use super::recall::Recall;
use super::tally::Tally;
use super::{exchanges, lapsed, rivals};
use crate::document::Document;
use crate::figures::FigureBook;
use crate::quantity::significant_digits;
use crate::scan::Mention;

/// A number with its frame and its candidates, best first.
pub(super) struct Considered {
    pub(super) mention: usize,
    pub(super) frame: Rc<Frame>,
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
        recall: &mut Recall,
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
        study.weigh(document, story.clone(), framer, tally, recall, Home::Abroad);
        let lone = (book.indexed().len() <= FEW).then_some(Home::Lone);
        let home = study.homes.nearest().max(lone).unwrap_or(Home::Abroad);
        if home != Home::Abroad {
            study.numbers.clear();
            study.weigh(document, story.clone(), framer, tally, recall, home);
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
        recall: &mut Recall,
        home: Home,
    ) {
        let Study { mentions, book, .. } = *self;
        let ends = LazyCell::new(|| match home {
            Home::At => Ends::of(story.clone(), mentions, book),
            _ => Ends::default(),
        });
        let mut look = Look { document, mentions, book, home, ends, glance: Glance::default() };
        for at in story.clone() {
            let known = recall.is_lasting().then(|| recall.get(framer.signature(at), home)).flatten();
            let made = match known {
                Some(known) => known.clone(),
                None if look.passes_over(at, framer, tally) => {
                    if recall.is_lasting() {
                        recall.keep(framer.signature(at), home, None);
                    }
                    None
                }
                None => {
                    let signature = framer.signature(at);
                    // What was seen of a number at the first look is seen at the second.
                    let seen = recall.get(signature, Home::Abroad).cloned().flatten();
                    let made = look.weighed(at, seen, framer, tally);
                    recall.keep(signature, home, made.clone());
                    made
                }
            };
            self.numbers.extend(made.map(|made| made.of(at)));
        }
        if !self.numbers.is_empty() {
            lapsed::excuse(&mut self.numbers, mentions);
            let names = self.names.take().unwrap_or_else(|| framer.named(story, recall));
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
        let figures = self.book.indexed().len();
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
                return Decision::SetApart("the copy speaks of other years alone".into());
            }
            if let Some(name) = self.name_unsaid(candidate.figure) {
                return Decision::SetApart(format!("the copy never names “{name}”").into());
            }
        }
        match candidate.outdone {
            Some(by) => {
                let by = &self.book.figures()[by].id;
                Decision::SetApart(format!("the words are rather those of `{by}`").into())
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
        years.years.add(&Period::of(&document.prose()[date.prose.clone()]).years);
    }
    years
}
