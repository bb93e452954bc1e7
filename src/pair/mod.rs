//! Mentions × book to pairings: which figure a number is about.
//!
//! A closed book makes it possible without a model. Each number gets a
//! *frame*: the book's words round it, each with how far it reaches. `score`
//! weighs them against every figure's phrases and what sets the number apart;
//! `evidence` says how the digits bear on the figure; `decide` ties, accuses
//! or abstains.

mod aspect;
mod decide;
mod evidence;
mod frame;
mod framer;
mod index;
mod period;
mod scope;
mod score;
mod sentence;
mod trace;
mod view;
mod words;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use evidence::slipped;
pub(crate) use index::Index;
use index::Term;
pub use trace::{Trace, TracedCandidate, trace};

use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::quantity::{Verdict, significant_digits};
use crate::scan::Mention;
use decide::{CONSIDERED, Decision, FIRM, Home, POINTS_FOR_NEAR, decide};
use evidence::{Evidence, Relation};
use frame::{CLAUSE, Frame};
use framer::Framer;
use score::Words;

/// Figures whose words are weighed in full for one number; the rest share too little with it to win.
const MOST_CANDIDATES: usize = 24;
/// How much farther the words of one figure must reach than another's to be plainly its.
const PLAINLY: u32 = 20;
/// Share, in hundredths, of the best words with which a figure that agrees still wins.
const SURVIVOR: u32 = 65;
/// Candidates within this of the best are told apart by their numbers alone.
const NEAR_TIE: u32 = 60;

/// A number tied to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Index into the report's mentions.
    pub mention: usize,
    /// Index into [`FigureBook::figures`].
    pub figure: usize,
    /// Other figures the words name as well, all of which the number contradicts.
    pub also: Vec<usize>,
    /// How strongly the words tie the two; 1000 is a whole phrase of the book in the same clause.
    pub score: u32,
    /// Why, in words.
    pub cues: Vec<String>,
    /// Whether the number agrees.
    pub verdict: Verdict,
    /// Whether the words tie the two so firmly that a fault beside the value may be reported.
    pub firm: bool,
}

/// What pairing made of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairings {
    /// At most one a mention, in source order.
    pub tied: Vec<Pairing>,
    /// Mentions some figure's words came near, too weakly to tie or to accuse.
    pub abstained: Vec<usize>,
}

/// Ties each number to the figure it is about, or to none.
pub fn pair(document: &Document, mentions: &[Mention], book: &FigureBook, lexicon: &Lexicon) -> Pairings {
    let study = Study::of(document, mentions, book, lexicon);
    let tied = study.assign();
    let is_tied: BTreeSet<usize> = tied.iter().map(|p| p.mention).collect();
    let considered = |n: &&Considered| n.candidates.iter().any(|c| c.words.score >= CONSIDERED);
    let untied = study.numbers.iter().filter(|n| !is_tied.contains(&n.mention));
    let abstained = untied.filter(considered).map(|n| n.mention).collect();
    Pairings { tied, abstained }
}

/// A figure that a number may be about.
struct Candidate {
    figure: usize,
    words: Words,
    evidence: Evidence,
}

impl Candidate {
    /// Words first; the number only tips the scale.
    /// Nothing in the copy sets the number apart from the figure.
    fn fits(&self) -> bool {
        self.words.conflicts.is_empty() && self.evidence.verdict.stands()
    }

    fn rank(&self) -> u32 {
        let number = match self.evidence.relation {
            Relation::Same(digits) => [80, 80, 160, 250][digits.min(3)],
            Relation::Agrees => 100,
            Relation::Was(_) | Relation::OtherUnit(_) | Relation::Slip(..) | Relation::Swapped => 120,
            Relation::None => 0,
        };
        self.words.score + number
    }
}

/// A number with its frame and its candidates, best first.
struct Considered {
    mention: usize,
    frame: Frame,
    candidates: Vec<Candidate>,
}

/// Everything weighed for one document.
struct Study<'a> {
    mentions: &'a [Mention],
    book: &'a FigureBook,
    numbers: Vec<Considered>,
    /// How surely the document is about each rules file.
    homes: BTreeMap<usize, Home>,
}

impl<'a> Study<'a> {
    fn of(
        document: &Document,
        mentions: &'a [Mention],
        book: &'a FigureBook,
        lexicon: &Lexicon,
    ) -> Study<'a> {
        let mut study = Study { mentions, book, numbers: Vec::new(), homes: BTreeMap::new() };
        if book.figures().is_empty() {
            return study;
        }
        let mut framer = Framer::new(document, mentions, book.index(), lexicon);
        for (at, mention) in mentions.iter().enumerate() {
            let Some(frame) = framer.frame(at) else { continue };
            let prominent = document.is_prominent(mention.prose.start);
            let candidates = candidates(&frame, mention, prominent, book);
            if !candidates.is_empty() {
                study.numbers.push(Considered { mention: at, frame, candidates });
            }
        }
        study.homes = study.find_homes(framer.named());
        study.find_swaps();
        study
    }

    /// An article that gives figures of a file rightly, or names its names, is about that file.
    fn find_homes(&self, named: &BTreeSet<Term>) -> BTreeMap<usize, Home> {
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
        for candidate in self.numbers.iter().flat_map(|n| &n.candidates) {
            let entry = &self.book.index().entries()[candidate.figure];
            let own = entry.terms.iter().chain(entry.place.iter().flatten());
            let file = self.book.figures()[candidate.figure].declared_at.file;
            by_file.entry(file).or_default().extend(own.filter(|t| named.contains(t)));
        }
        for (file, names) in by_file {
            *points.entry(file).or_default() += names.len().min(POINTS_FOR_NEAR);
        }
        points.into_iter().map(|(file, points)| (file, Home::of(points))).collect()
    }

    fn home(&self, figure: usize) -> Home {
        let file = self.book.figures()[figure].declared_at.file;
        self.homes.get(&file).copied().unwrap_or(Home::Abroad)
    }

    fn decision(&self, number: &Considered, candidate: &Candidate) -> Decision {
        decide(&number.frame, &candidate.words, candidate.evidence, self.home(candidate.figure))
    }

    /// Ties numbers best first; within a sentence a figure is not given to a second, different number.
    fn assign(&self) -> Vec<Pairing> {
        let mut offers: Vec<(u32, usize, usize)> = Vec::new();
        for (at, number) in self.numbers.iter().enumerate() {
            for (nth, candidate) in number.candidates.iter().enumerate() {
                if self.decision(number, candidate) == Decision::Tie {
                    offers.push((candidate.rank(), at, nth));
                }
            }
        }
        self.settle_rivals(&mut offers);
        offers.sort_unstable_by_key(|&(rank, at, nth)| (Reverse(rank), at, nth));
        let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut chosen: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, at, nth) in offers {
            let number = &self.numbers[at];
            let candidate = &number.candidates[nth];
            let key = (self.mentions[number.mention].sentence, candidate.figure);
            let agrees = candidate.evidence.verdict.stands();
            if chosen.contains_key(&at) || (!agrees && taken.contains(&key)) {
                continue;
            }
            taken.insert(key);
            chosen.insert(at, nth);
        }
        chosen.into_iter().map(|(at, nth)| self.pairing(&self.numbers[at], nth)).collect()
    }

    /// Where several figures survive and the number agrees with one, it is that one, unless the words are
    /// plainly another's: that is how a swapped pair shows.
    fn settle_rivals(&self, offers: &mut Vec<(u32, usize, usize)>) {
        let mut by_number: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(_, at, nth) in offers.iter() {
            by_number.entry(at).or_default().push(nth);
        }
        let mut out: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (&at, rivals) in &by_number {
            let number = &self.numbers[at];
            let (agreeing, accusing): (Vec<usize>, Vec<usize>) =
                rivals.iter().partition(|&&nth| number.candidates[nth].evidence.verdict.stands());
            for &mild in &agreeing {
                let overruled = accusing.iter().any(|&grave| overrules(self.book, number, grave, mild));
                if overruled {
                    out.insert((at, mild));
                }
            }
            let survivors = agreeing.iter().filter(|&&nth| !out.contains(&(at, nth)));
            let fitting = survivors.map(|&nth| &number.candidates[nth]).filter(|c| c.fits());
            let best = fitting.map(|c| c.words.score).max().unwrap_or(0);
            let weak = |nth: &&usize| best * 100 >= number.candidates[**nth].words.score * SURVIVOR;
            out.extend(accusing.iter().filter(weak).map(|&nth| (at, nth)));
        }
        offers.retain(|&(_, at, nth)| !out.contains(&(at, nth)));
    }

    /// A number that is one figure's value beside the words of another is a swap, not a mere disagreement.
    fn find_swaps(&mut self) {
        for number in &mut self.numbers {
            let given = |c: &Candidate| {
                matches!(c.evidence.relation, Relation::Same(2..)) && c.evidence.verdict.stands()
            };
            let owners: Vec<usize> =
                (0..number.candidates.len()).filter(|&n| given(&number.candidates[n])).collect();
            let is_swapped = |nth: &usize| {
                let candidate = &number.candidates[*nth];
                candidate.evidence.relation == Relation::None
                    && candidate.words.is_of_one_kind()
                    && owners.iter().any(|&owner| overrules(self.book, number, *nth, owner))
            };
            let swapped: Vec<usize> = (0..number.candidates.len()).filter(is_swapped).collect();
            for nth in swapped {
                number.candidates[nth].evidence.relation = Relation::Swapped;
            }
        }
    }

    fn pairing(&self, number: &Considered, nth: usize) -> Pairing {
        let candidate = &number.candidates[nth];
        let contradicts = |c: &&Candidate| {
            c.figure != candidate.figure
                && c.rank() + NEAR_TIE >= candidate.rank()
                && !c.evidence.verdict.stands()
                && self.decision(number, c) == Decision::Tie
        };
        let also = if candidate.evidence.verdict.stands() || candidate.evidence.relation != Relation::None {
            Vec::new()
        } else {
            number.candidates.iter().filter(contradicts).map(|c| c.figure).collect()
        };
        Pairing {
            mention: number.mention,
            figure: candidate.figure,
            also,
            score: candidate.words.score,
            cues: trace::cues(candidate, self.book),
            verdict: candidate.evidence.verdict,
            firm: self.home(candidate.figure) == Home::At && candidate.words.score >= FIRM,
        }
    }
}

/// The figures that share words with a frame and pass the gate of dimensions, best first.
fn candidates(frame: &Frame, mention: &Mention, prominent: bool, book: &FigureBook) -> Vec<Candidate> {
    let index = book.index();
    let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
    for &(term, reach) in frame.terms() {
        for &figure in index.postings(term) {
            *shared.entry(figure).or_default() += reach * index.rarity(term);
        }
    }
    let mut by_share: Vec<(u32, usize)> = shared.into_iter().map(|(figure, reach)| (reach, figure)).collect();
    by_share.sort_unstable_by_key(|&(reach, figure)| (Reverse(reach), figure));
    let mut found: Vec<Candidate> = by_share
        .into_iter()
        .filter_map(|(_, at)| {
            let entry = &index.entries()[at];
            let scope = &frame.scope;
            let dated = scope.sentence_dated
                || scope.period.conflicts_with(&entry.period)
                || scope.sentence_period.is_before(&entry.period);
            let evidence = evidence::evidence(mention, &book.figures()[at], dated, prominent)?;
            Some((at, evidence))
        })
        .take(MOST_CANDIDATES)
        .map(|(figure, evidence)| {
            let is_old = matches!(evidence.relation, Relation::Was(_)) && evidence.verdict.stands();
            let words = score::words(frame, &index.entries()[figure], index, is_old);
            Candidate { figure, words, evidence }
        })
        .filter(|c| c.words.score > 0)
        .collect();
    found.sort_by_key(|c| (Reverse(c.rank()), c.figure));
    found
}

/// Whether the words that tell two figures apart stand by the number for the first and not for the second.
fn overrules(book: &FigureBook, number: &Considered, first: usize, second: usize) -> bool {
    let entries = book.index().entries();
    let naming = |nth: usize| &entries[number.candidates[nth].figure].naming;
    let reach = |own: usize, other: usize| {
        naming(own).difference(naming(other)).map(|&term| number.frame.reach(term)).max()
    };
    match (reach(first, second), reach(second, first)) {
        (Some(for_first), Some(for_second)) => for_first >= CLAUSE && for_first >= for_second + PLAINLY,
        // Where one figure's words are all the other's too, nothing tells them apart.
        _ => false,
    }
}
