//! Which figures are worth weighing for a number, by a sum over the words round it.

use std::cmp::Reverse;

use super::frame::{Around, BEFORE, CLAUSE, Head};
use super::index::{Index, Term};
use super::score;
use crate::scan::Mention;

/// Places of the book, all of a number's words together, that are looked at: the words of fewest figures first, so
/// that in a great book those that most figures share are passed over.
const MOST_POSTINGS: usize = 2048;
/// Least that the words must be able to speak for another figure, for it to be a rival of one that a number may contradict.
pub(super) const LEAST_RIVAL: u32 = 160;

/// Adds up how much of each figure stands by a number, without a look-up a figure.
#[derive(Debug)]
pub(super) struct Tally {
    sums: Vec<Sum>,
    /// The figures that share a word.
    shared: Vec<usize>,
}

/// What stands of one figure by the number.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// In thousandths of a phrase, times the reach in hundredths.
    share: u32,
    /// By how rare the words are, times the reach.
    rarity: u32,
    /// How many of the words name it near the number.
    near: u32,
    /// Whether a head noun of the figure may be what the number counts.
    has_head: bool,
}

impl Sum {
    /// The most that the words, and so much more of a phrase in thousandths, can speak for the figure: never less than
    /// [`score::at_most`], and sooner told.
    fn at_most(self, others: u32, more: u32) -> u32 {
        let phrase = self.share / CLAUSE + more;
        let others = (phrase * score::OTHER_PHRASES / 100 * others).min(score::HEAD);
        let head = if self.has_head { score::HEAD } else { 0 };
        phrase + others + head + score::SPECIFIC * (self.near.clamp(1, 5) - 1)
    }
}

impl Tally {
    /// An empty tally for a book of so many figures.
    pub(super) fn new(figures: usize) -> Tally {
        Tally { sums: vec![Sum::default(); figures], shared: Vec::new() }
    }

    /// The most that these words, each with the farthest that it may reach, and others that name nothing can speak for
    /// any figure.
    pub(super) fn most(&mut self, words: &[(Term, u32)], index: &Index) -> u32 {
        self.add_up(words, &[], index, |_| true);
        let outlines = index.outlines();
        let most = self.shared.iter().map(|&figure| (self.sums[figure], outlines[figure]));
        let most = most.map(|(sum, outline)| sum.at_most(outline.others, outline.idle)).max();
        self.clear();
        most.unwrap_or(0)
    }

    /// The figures that may be worth weighing for all that the number's kind and the words round it tell, those of
    /// which most stands by it first.
    ///
    /// The words must speak for one of them at least as much as `least`, but for those that its digits tell, in ascending
    /// order: there a word will do.
    pub(super) fn worth_weighing(
        &mut self,
        around: &Around,
        mention: &Mention,
        told: &[usize],
        least: u32,
        index: &Index,
    ) -> Vec<usize> {
        self.add_up(around.terms(), told, index, |term| around.head == Head::Known(term));
        let at_most = |figure: usize| self.sums[figure].at_most(index.outlines()[figure].others, 0);
        let may_speak =
            |figure: usize, least: u32| at_most(figure) >= least && index.may_compare(mention, figure);
        let speaks = |&figure: &usize| {
            may_speak(figure, least) && score::at_most(around, &index.entries()[figure]) >= least
        };
        let is_spoken_of = self.shared.iter().any(speaks);
        let could = |&figure: &usize| {
            is_spoken_of && may_speak(figure, LEAST_RIVAL)
                || told.binary_search(&figure).is_ok() && index.may_compare(mention, figure)
        };
        let mut found: Vec<usize> = self.shared.iter().copied().filter(could).collect();
        found.sort_unstable_by_key(|&figure| (Reverse(self.sums[figure].rarity), figure));
        self.clear();
        found
    }

    /// Adds up the words for each figure that one of them names, or that the digits tell; `counted` says whether a word
    /// may be what the number counts.
    fn add_up(
        &mut self,
        words: &[(Term, u32)],
        told: &[usize],
        index: &Index,
        counted: impl Fn(Term) -> bool,
    ) {
        let names = |term: Term, reach: u32| reach > BEFORE && index.is_naming(term);
        let mut terms: Vec<(bool, usize, Term, u32)> = words
            .iter()
            .map(|&(term, reach)| (!names(term, reach), index.postings(term).len(), term, reach))
            .collect();
        terms.sort_unstable();
        let mut looked_at = 0;
        for (names_nothing, figures, term, reach) in terms {
            looked_at += figures;
            if looked_at > MOST_POSTINGS {
                break;
            }
            let rarity = index.rarity(term) * reach;
            let near = u32::from(reach >= score::SPECIFIC_REACH && index.is_naming(term));
            let counted = counted(term);
            for posting in index.postings(term) {
                let figure = posting.figure();
                let sum = &mut self.sums[figure];
                if sum.rarity == 0 {
                    // Without a word that names it near the number, a figure is told by its digits or not at all.
                    if names_nothing && told.binary_search(&figure).is_err() {
                        continue;
                    }
                    self.shared.push(figure);
                }
                sum.share += posting.share() * reach.min(CLAUSE);
                sum.rarity += rarity;
                sum.near += near;
                sum.has_head |= posting.is_head && counted;
            }
        }
    }

    fn clear(&mut self) {
        for figure in self.shared.drain(..) {
            self.sums[figure] = Sum::default();
        }
    }
}
