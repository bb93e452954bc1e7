//! Which figures are worth weighing for a number, by a sum over the words round it.

use std::cmp::Reverse;

use super::frame::{Around, BEFORE, CLAUSE, Head};
use super::index::{Index, Term};
use super::outline::{Outline, TermNature, TermOutline};
use super::postings::{Families, Posting};
use super::score;
use crate::scan::Mention;

/// Places of the book, all of a number's words together, that are looked at: the words of fewest figures first, so
/// that in a great book those that most figures share are passed over.
const MOST_POSTINGS: usize = 2048;
/// So many are looked at without a thought which of them could do without.
const FEW_POSTINGS: usize = 128;

/// Adds up how much of each figure stands by a number, without a look-up a figure.
#[derive(Debug)]
pub(super) struct Tally {
    sums: Vec<Sum>,
    /// The figures that share a word.
    shared: Vec<usize>,
    /// Room for the words that lead to figures, and for the others.
    words: (Vec<Word>, Vec<Word>),
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
        let phrase = self.share.div_ceil(CLAUSE) + more;
        let others = (phrase * others * score::OTHER_PHRASES / 100).min(score::HEAD);
        let head = if self.has_head { score::HEAD } else { 0 };
        phrase + others + head + score::SPECIFIC * (self.near.clamp(1, 5) - 1)
    }
}

/// The most that a word in a number's own clause can speak for a figure with it, whatever is counted and whichever words
/// that name nothing stand there too.
pub(super) fn alone_at_most(posting: Posting, figure: Outline) -> u32 {
    let sum = Sum { share: posting.share() * CLAUSE, near: 1, has_head: posting.is_head, rarity: 0 };
    sum.at_most(figure.others, figure.idle)
}

/// Most words near a number that make a figure more specific.
const MOST_NEAR: usize = 5;

/// By how many words name a figure near the number, and whether one is its head: the least share of its phrases with
/// which [`Sum::at_most`] may be enough. Most figures that share a word are told by that alone.
struct Floors([[u32; 2]; MOST_NEAR + 1]);

impl Floors {
    /// The floors of what is enough for figures with at most so many `others`.
    fn of(least: u32, others: u32) -> Floors {
        let mut floors = Floors([[0; 2]; MOST_NEAR + 1]);
        for (near, by_head) in (0..).zip(&mut floors.0) {
            for (has_head, floor) in [false, true].into_iter().zip(by_head) {
                let added = Sum { near, has_head, ..Sum::default() }.at_most(0, 0);
                let wanted = least.saturating_sub(added);
                let phrase = (wanted * 100 / (100 + others * score::OTHER_PHRASES))
                    .max(wanted.saturating_sub(score::HEAD));
                *floor = phrase.saturating_sub(1) * CLAUSE;
            }
        }
        floors
    }

    /// Whether the sum is not below them.
    fn may_pass(&self, sum: &Sum) -> bool {
        let near = (sum.near as usize).min(MOST_NEAR);
        sum.share >= self.0[near][usize::from(sum.has_head)]
    }
}

impl Tally {
    /// An empty tally for a book of so many figures.
    pub(super) fn new(figures: usize) -> Tally {
        Tally { sums: vec![Sum::default(); figures], shared: Vec::new(), words: Default::default() }
    }

    /// Whether these words, each with the farthest that it may reach, and others that name nothing can speak for any
    /// figure of these families as much as `least`.
    pub(super) fn may_speak(
        &mut self,
        words: &[(Term, u32)],
        families: Families,
        least: u32,
        index: &Index,
    ) -> bool {
        let is_enough = |&(term, reach): &(Term, u32)| {
            reach >= CLAUSE && index.is_naming(term) && index.outline(term, families).alone >= least
        };
        if words.iter().any(is_enough) {
            return true;
        }
        self.add_up(words, families, Look::AtGlance, least, index);
        let outlines = index.outlines();
        let mut shared = self.shared.iter().map(|&figure| (self.sums[figure], outlines[figure]));
        let may_speak = shared.any(|(sum, outline)| sum.at_most(outline.others, outline.idle) >= least);
        self.clear();
        may_speak
    }

    /// The figures that the words round a number may speak for as much as `least`, those of which most stands by it
    /// first; those already `known` are left out. No figure's entry is looked at before it is asked for.
    pub(super) fn spoken_for<'i>(
        &mut self,
        around: &'i Around,
        mention: &Mention,
        known: &[usize],
        least: u32,
        index: &'i Index,
    ) -> impl Iterator<Item = usize> + use<'i> {
        let counted = match around.head {
            Head::Known(term) => Some(term),
            _ => None,
        };
        self.add_up(around.terms(), Families::of(mention), Look::Closely { counted }, least, index);
        let floors = Floors::of(least, index.most_others());
        let may_speak = |&figure: &usize| {
            floors.may_pass(&self.sums[figure])
                && self.sums[figure].at_most(index.outlines()[figure].others, 0) >= least
                && index.may_compare(mention, figure)
                && !known.contains(&figure)
        };
        let shared = self.shared.iter().copied().filter(may_speak);
        let mut found: Vec<_> = shared.map(|figure| (Reverse(self.sums[figure].rarity), figure)).collect();
        found.sort_unstable();
        self.clear();
        let figures = found.into_iter().map(|(_, figure)| figure);
        figures.filter(move |&figure| score::at_most(around, &index.entries()[figure]) >= least)
    }

    /// Adds up the words for each figure for which they may speak as much as `least`, and for some others.
    fn add_up(&mut self, words: &[(Term, u32)], families: Families, look: Look, least: u32, index: &Index) {
        let (mut leading, mut idle) = std::mem::take(&mut self.words);
        for &(term, reach) in words {
            let figures = index.count(term, families);
            let outline = TermOutline { figures, ..TermOutline::default() };
            let word = Word { term, reach, nature: index.term(term), outline };
            match figures {
                0 => {}
                _ if word.names() => leading.push(word),
                _ => idle.push(word),
            }
        }
        if leading.iter().map(|word| word.outline.figures).sum::<usize>() > FEW_POSTINGS {
            for word in leading.iter_mut().chain(&mut idle) {
                word.outline = index.outline(word.term, families);
            }
            lay_idle(&mut leading, &mut idle, look, least);
            leading.sort_unstable_by_key(|word| (word.outline.figures, word.term));
            idle.sort_unstable_by_key(|word| (word.outline.figures, word.term));
        }
        let mut looked_at = 0;
        for (word, leads) in
            leading.iter().map(|word| (word, true)).chain(idle.iter().map(|word| (word, false)))
        {
            looked_at += word.outline.figures;
            if looked_at > MOST_POSTINGS || !leads && self.shared.is_empty() {
                break;
            }
            self.add(word, families, look, leads, index);
        }
        leading.clear();
        idle.clear();
        self.words = (leading, idle);
    }

    /// Adds a word to the figures that have it; unless it `leads` to them, to those alone that other words share.
    fn add(&mut self, word: &Word, families: Families, look: Look, leads: bool, index: &Index) {
        let rarity = word.nature.rarity * word.reach;
        let counted = look.is_counted(word.term);
        for posting in index.postings_of(word.term, families) {
            let figure = posting.figure();
            let sum = &mut self.sums[figure];
            if sum.rarity == 0 {
                if !leads {
                    continue;
                }
                self.shared.push(figure);
            }
            sum.share += posting.share() * word.reach.min(CLAUSE);
            sum.rarity += rarity;
            sum.near += word.near();
            sum.has_head |= posting.is_head && counted;
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
    fn unseen(self, word: &Word) -> u32 {
        match self {
            Look::AtGlance => word.outline.idle,
            Look::Closely { .. } => 0,
        }
    }
}

/// A word by a number.
#[derive(Debug, Clone, Copy)]
struct Word {
    term: Term,
    reach: u32,
    nature: TermNature,
    /// Of a few figures no more than how many they are.
    outline: TermOutline,
}

impl Word {
    /// Whether it names a figure near the number; without such a word a figure is told by its digits or not at all.
    fn names(&self) -> bool {
        self.reach > BEFORE && self.nature.is_naming
    }

    /// The most that it is of a figure's phrase, times its reach.
    fn share(&self) -> u32 {
        self.outline.share * self.reach.min(CLAUSE)
    }

    /// 1 where it makes what names a figure more specific.
    fn near(&self) -> u32 {
        u32::from(self.reach >= score::SPECIFIC_REACH && self.nature.is_naming)
    }
}

/// Moves to the idle words those of the leading ones that with all idle words beside them speak for no figure as much as
/// `least`.
///
/// The outlines of the words tell that with no figure looked at, as the maximum scores of terms do in a search engine
/// ("`MaxScore`", Turtle and Flood 1995).
fn lay_idle(leading: &mut Vec<Word>, idle: &mut Vec<Word>, look: Look, least: u32) {
    let all = || leading.iter().chain(&*idle);
    let others = all().map(|word| word.outline.others).max().unwrap_or(0);
    let unseen = all().map(|word| look.unseen(word)).max().unwrap_or(0);
    let mut sum = Sum {
        has_head: all().any(|word| word.outline.is_head && look.is_counted(word.term)),
        share: idle.iter().map(Word::share).sum(),
        near: idle.iter().map(Word::near).sum(),
        rarity: 0,
    };
    leading.sort_unstable_by_key(|word| (word.share(), word.term));
    let is_idle = |word: &&Word| {
        sum.share += word.share();
        sum.near += word.near();
        sum.at_most(others, unseen) < least
    };
    let count = leading.iter().take_while(is_idle).count();
    idle.extend(leading.drain(..count));
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::figures::{FigureBook, RulesFile};
    use crate::{Document, Lexicon};

    const NOUNS: [&str; 10] =
        ["homes", "farms", "ferries", "bridges", "arrests", "loans", "mines", "pupils", "trains", "wells"];
    const VERBS: [&str; 6] = ["opened", "sold", "repaired", "inspected", "treated", "planted"];
    const WHICH: [&str; 5] = ["empty", "rural", "coastal", "overdue", "vacant"];

    static BOOK: LazyLock<FigureBook> = LazyLock::new(book);

    /// A figure for each noun, verb and adjective; every fifth has another name.
    fn book() -> FigureBook {
        let mut rules = String::new();
        for (nth, (noun, verb, which)) in NOUNS
            .iter()
            .flat_map(|noun| VERBS.iter().map(move |verb| (noun, verb)))
            .flat_map(|(noun, verb)| WHICH.iter().map(move |which| (noun, verb, which)))
            .enumerate()
        {
            let aka =
                if nth % 5 == 0 { format!("aka = [\"number of {noun} {verb}\"]\n") } else { String::new() };
            let value = 1_001 + nth * 7;
            let written = write!(
                rules,
                "[[figure]]\nid = \"f{nth}\"\nvalue = \"{value}\"\nwhat = \"{which} {noun} {verb}\"\n{aka}\n"
            );
            written.unwrap();
        }
        FigureBook::parse([RulesFile::new("rules.toml", rules)], Lexicon::english()).unwrap()
    }

    proptest! {
        #[test]
        fn no_figure_that_the_words_speak_for_is_passed_over(
            words in prop::collection::vec((0..21_usize, 20_u32..111), 0..6),
            counted in any::<bool>(),
            least in 160_u32..600,
        ) {
            let (book, terms) = (&*BOOK, Lexicon::english().terms());
            let index = book.index();
            let term = |nth: usize| {
                let word = *NOUNS.iter().chain(&VERBS).chain(&WHICH).nth(nth).unwrap();
                index.term_of_stem(Some(&terms.stem(word))).unwrap()
            };
            let words: Vec<(Term, u32)> = words.iter().map(|&(nth, reach)| (term(nth), reach)).collect();
            let head = words.first().filter(|_| counted).map_or(Head::None, |&(term, _)| Head::Known(term));
            let around = Around::new(words, head, None);
            let document = Document::plain("a.txt", "It had 5,000.");
            let mention = &crate::scan::scan(&document, Lexicon::english())[0];
            let mut tally = Tally::new(book.figures().len());
            let mut found: Vec<usize> = tally.spoken_for(&around, mention, &[], least, index).collect();
            found.sort_unstable();
            let is_named = |figure: usize| {
                let naming = &index.entries()[figure].naming;
                around.terms().iter().any(|(term, reach)| *reach > BEFORE && naming.contains(*term))
            };
            let wanted = (0..book.figures().len()).filter(|&figure| {
                is_named(figure) && score::at_most(&around, &index.entries()[figure]) >= least
            });
            prop_assert_eq!(found, wanted.collect::<Vec<_>>());
        }
    }
}
