//! Which figures are worth weighing for a number, by a sum over the words round it.

use std::cmp::Reverse;

use super::frame::{Around, BEFORE, CLAUSE, Head};
use super::index::{Index, Term};
use super::outline::Peak;
use super::score;
use crate::scan::Mention;

/// Places of the book, all of a number's words together, that are looked at: the words of fewest figures first, so
/// that in a great book those that most figures share are passed over.
const MOST_POSTINGS: usize = 2048;
/// Least that the words must be able to speak for another figure, for it to be a rival of one that a number may contradict.
const LEAST_RIVAL: u32 = 160;

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

    /// Whether these words, each with the farthest that it may reach, and others that name nothing can speak for any
    /// figure as much as `least`.
    pub(super) fn may_speak(&mut self, words: &[(Term, u32)], least: u32, index: &Index) -> bool {
        self.add_up(words, Look::AtGlance, least, index);
        let outlines = index.outlines();
        let mut shared = self.shared.iter().map(|&figure| (self.sums[figure], outlines[figure]));
        let may_speak = shared.any(|(sum, outline)| sum.at_most(outline.others, outline.idle) >= least);
        self.clear();
        may_speak
    }

    /// The figures that the words round a number may speak for as much as `least`, those of which most stands by it first.
    pub(super) fn spoken_for(
        &mut self,
        around: &Around,
        mention: &Mention,
        least: u32,
        index: &Index,
    ) -> Vec<usize> {
        let counted = match around.head {
            Head::Known(term) => Some(term),
            _ => None,
        };
        self.add_up(around.terms(), Look::Closely { counted }, least, index);
        let speaks = |&figure: &usize| {
            self.sums[figure].at_most(index.outlines()[figure].others, 0) >= least
                && index.may_compare(mention, figure)
                && score::at_most(around, &index.entries()[figure]) >= least
        };
        let mut found: Vec<usize> = self.shared.iter().copied().filter(speaks).collect();
        found.sort_unstable_by_key(|&figure| (Reverse(self.sums[figure].rarity), figure));
        self.clear();
        found
    }

    /// The same with as little as makes a figure a rival.
    pub(super) fn rivals(&mut self, around: &Around, mention: &Mention, index: &Index) -> Vec<usize> {
        self.spoken_for(around, mention, LEAST_RIVAL, index)
    }

    /// Adds up the words for each figure for which they may speak as much as `least`, and for some others.
    fn add_up(&mut self, words: &[(Term, u32)], look: Look, least: u32, index: &Index) {
        let mut looked_at = 0;
        for (is_idle, figures, term, reach) in in_order(words, look, least, index) {
            looked_at += figures;
            // All words that may lead to a figure come first.
            if looked_at > MOST_POSTINGS || is_idle && self.shared.is_empty() {
                break;
            }
            let rarity = index.rarity(term) * reach;
            let near = near(term, reach, index);
            let counted = look.is_counted(term);
            for posting in index.postings(term) {
                let figure = posting.figure();
                let sum = &mut self.sums[figure];
                if sum.rarity == 0 {
                    if is_idle {
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

/// How closely the words are looked at.
#[derive(Debug, Clone, Copy)]
enum Look {
    /// The words that name something in a whole sentence: any may be what a number counts, and idle ones stand there too.
    AtGlance,
    /// All words round one number, and what it counts.
    Closely { counted: Option<Term> },
}

impl Look {
    fn is_counted(self, term: Term) -> bool {
        match self {
            Look::AtGlance => true,
            Look::Closely { counted } => counted == Some(term),
        }
    }

    /// What words that are not looked at add to a figure with this word, in thousandths of a phrase.
    fn unseen(self, peak: Peak) -> u32 {
        match self {
            Look::AtGlance => peak.idle,
            Look::Closely { .. } => 0,
        }
    }
}

/// The words, each after those of fewer figures, and after all that may lead to a figure those that are idle: that name
/// nothing, or with all such words beside them speak for no figure as much as `least`. Each with how many figures have it.
///
/// A word's peak tells that with no figure looked at, as the maximum scores of terms do in a search engine ("`MaxScore`",
/// Turtle and Flood 1995).
fn in_order(words: &[(Term, u32)], look: Look, least: u32, index: &Index) -> Vec<(bool, usize, Term, u32)> {
    let names = |term: Term, reach: u32| reach > BEFORE && index.is_naming(term);
    let mut order: Vec<(bool, usize, Term, u32)> = Vec::with_capacity(words.len());
    let mut naming: Vec<(u32, usize)> = Vec::new();
    let mut sum = Sum::default();
    let (mut others, mut unseen) = (0, 0);
    for &(term, reach) in words {
        let peak = index.peak(term);
        others = others.max(peak.others);
        unseen = unseen.max(look.unseen(peak));
        let share = peak.share * reach.min(CLAUSE);
        if names(term, reach) {
            naming.push((share, order.len()));
        } else {
            sum.share += share;
            sum.near += near(term, reach, index);
        }
        sum.has_head |= peak.is_head && look.is_counted(term);
        order.push((true, index.postings(term).len(), term, reach));
    }
    naming.sort_unstable();
    for (share, at) in naming {
        let (is_idle, _, term, reach) = &mut order[at];
        sum.share += share;
        sum.near += near(*term, *reach, index);
        *is_idle = sum.at_most(others, unseen) < least;
    }
    order.sort_unstable();
    order
}

/// 1 for a word that makes what names a figure more specific.
fn near(term: Term, reach: u32, index: &Index) -> u32 {
    u32::from(reach >= score::SPECIFIC_REACH && index.is_naming(term))
}
