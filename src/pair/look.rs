//! One look at the numbers of a story: at a glance first, then at those of which something of the book may be told.

use std::cell::LazyCell;
use std::rc::Rc;

use super::candidates::Weighing;
use super::ends::Ends;
use super::frame::Frame;
use super::framer::Framer;
use super::glance::Glance;
use super::home::Home;
use super::need::least;
use super::postings::Families;
use super::recall::Weighed;
use super::score;
use super::tally::Tally;
use crate::document::Document;
use crate::figures::FigureBook;
use crate::scan::Mention;

/// A look at numbers of copy that is so surely about the book. What it makes of one depends on nothing but its sentence
/// and those that its frame is made of: else it could not be recalled.
pub(super) struct Look<'a, F: FnOnce() -> Ends> {
    pub(super) document: &'a Document,
    pub(super) mentions: &'a [Mention],
    pub(super) book: &'a FigureBook,
    pub(super) home: Home,
    /// Of a number's own sentence alone.
    pub(super) ends: LazyCell<Ends, F>,
    /// The sentence looked at last.
    pub(super) glance: Glance,
}

impl<F: FnOnce() -> Ends> Look<'_, F> {
    /// Whether nothing of the book can be told of the number.
    pub(super) fn passes_over(
        &mut self,
        at: usize,
        framer: &mut Framer<'_, '_, '_>,
        tally: &mut Tally,
    ) -> bool {
        let mention = &self.mentions[at];
        let index = self.book.index();
        if self.glance.sentence != Some(mention.sentence) {
            let beside = framer.numbers_of(mention.sentence).iter();
            let families = beside.map(Families::of).fold(Families::default(), Families::and);
            let within_reach = framer.within_reach(at);
            self.glance =
                Glance::of(mention.sentence, &within_reach, families, least(self.home), tally, index);
        }
        !self.glance.may_speak && self.told(at).is_empty()
    }

    /// The figures that the number's digits tell, or a slip in them at home.
    fn told(&self, at: usize) -> Vec<usize> {
        let mention = &self.mentions[at];
        let index = self.book.index();
        let digits = index.digits();
        let mut told = digits.given(&mention.quantity);
        if self.home == Home::At {
            told.extend(digits.slipped(mention.quantity.low, self.book.indexed()));
            told.extend(self.ends.slips(at, self.mentions, self.book));
            told.sort_unstable();
            told.dedup();
        }
        // Elsewhere than at home no digits tie a number that stands by none of the figure's words.
        let may_tie = |figure: usize| self.home == Home::At || self.glance.may_tie(figure, index);
        told.retain(|&figure| index.may_compare(mention, figure) && may_tie(figure));
        told
    }

    /// The number with its candidates, if it has any; the same as it was `seen` at the first look, if it was.
    ///
    /// Its sentence has been glanced at.
    pub(super) fn weighed(
        &self,
        at: usize,
        seen: Option<Weighed>,
        framer: &mut Framer<'_, '_, '_>,
        tally: &mut Tally,
    ) -> Option<Weighed> {
        let Look { document, mentions, book, home, .. } = *self;
        let index = book.index();
        let told = self.told(at);
        let around = match &seen {
            Some(seen) => Rc::clone(&seen.frame.around),
            None => Rc::new(framer.around(at)),
        };
        // At home digits may tell a figure without a word.
        let has_word = |figure: &usize| score::at_most(&around, &index.entries()[*figure]) > 0;
        let spoken_for = tally.spoken_for(&around, &mentions[at], &told, least(home), index);
        let mut likely = told
            .into_iter()
            .filter(|figure| home == Home::At || has_word(figure))
            .chain(spoken_for)
            .peekable();
        likely.peek()?;
        let (frame, weighed) = match seen {
            Some(seen) => (seen.frame, seen.candidates),
            None => (Rc::new(Frame { around: Rc::clone(&around), scope: framer.scope(at) }), Vec::new()),
        };
        let weighing = Weighing { document, mentions, at, frame: &frame, book, ends: &self.ends };
        let candidates = weighing.candidates(likely, weighed, tally);
        (!candidates.is_empty()).then_some(Weighed { frame, candidates })
    }
}
