//! The figures that have a term, by what sort of number they are: a sum of money is held against no percentages.

use std::ops::Range;

use super::evidence::{Nature, UNSAID_DIGITS, leaves_unit_unsaid};
use crate::quantity::significant_digits;
use crate::scan::{Kind, Mention};
use crate::unit::Dimension;

/// Sorts of figures, of which no two are compared, but for numbers that leave their unit unsaid and for what a figure
/// counts in hours or acres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Counts,
    Money,
    /// Shares, percentage points and multiples.
    Shares,
    /// Lengths of time, weights, degrees …
    Measures,
    /// Years, ages, scores …
    Roles,
}

/// How many there are.
const FAMILIES: usize = 5;

impl Family {
    fn of(kind: Kind, dimension: Dimension) -> Family {
        match dimension {
            _ if kind.is_role() => Family::Roles,
            Dimension::Count => Family::Counts,
            Dimension::Money(_) => Family::Money,
            Dimension::Share | Dimension::Points | Dimension::Multiple => Family::Shares,
            _ => Family::Measures,
        }
    }

    /// The family of figures of this nature.
    fn of_figures(nature: Nature) -> Family {
        Family::of(nature.kind, nature.dimension)
    }
}

/// Some of the families, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Families(u8);

impl Families {
    /// Those whose figures words alone may tell of the number; a figure that its digits tell is found by these.
    pub(crate) fn of(mention: &Mention) -> Families {
        let own = Family::of(mention.kind, mention.quantity.unit.dimension);
        let mut families = Families::default().with(own);
        if leaves_unit_unsaid(mention) && significant_digits(mention.quantity.low) >= UNSAID_DIGITS {
            families = families.with(Family::Money).with(Family::Shares).with(Family::Measures);
        }
        if matches!(mention.kind, Kind::Measure | Kind::Duration) {
            families = families.with(Family::Counts);
        }
        families
    }

    fn with(self, family: Family) -> Families {
        Families(self.0 | 1 << family as u8)
    }

    /// These and those.
    pub(crate) fn and(self, others: Families) -> Families {
        Families(self.0 | others.0)
    }

    /// Their places, in order.
    fn places(self) -> impl Iterator<Item = usize> {
        (0..FAMILIES).filter(move |place| self.0 & 1 << place != 0)
    }
}

/// A figure that has a term.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Posting {
    figure: u32,
    share: u16,
    /// Whether the term is a head noun of it.
    pub(crate) is_head: bool,
}

impl Posting {
    /// A posting of the figure at this place of the book, not weighed yet.
    fn new(figure: usize) -> Posting {
        Posting { figure: u32::try_from(figure).unwrap_or(u32::MAX), share: 0, is_head: false }
    }

    /// The figure's place in the book.
    pub(crate) fn figure(self) -> usize {
        self.figure as usize
    }

    /// The most that the term is of one of the figure's phrases, in thousandths.
    pub(crate) fn share(self) -> u32 {
        u32::from(self.share)
    }
}

/// The figures that have one term.
#[derive(Debug, Clone, Default)]
pub(crate) struct Postings {
    /// In the book's order until they are weighed, then family by family.
    all: Vec<Posting>,
    /// Where each family ends.
    ends: [u32; FAMILIES],
}

impl Postings {
    /// Adds the figure at this place of the book.
    pub(crate) fn add(&mut self, figure: usize) {
        self.all.push(Posting::new(figure));
    }

    /// Writes down, for each figure, the most that the term is of one of its phrases, in thousandths rounded up, and
    /// whether it is a head noun of it; from then on they lie family by family.
    pub(crate) fn weigh(&mut self, weight: impl Fn(usize) -> (u32, bool), nature: impl Fn(usize) -> Nature) {
        for posting in &mut self.all {
            let (share, is_head) = weight(posting.figure());
            (posting.share, posting.is_head) = (u16::try_from(share).unwrap_or(u16::MAX), is_head);
        }
        let family = |posting: &Posting| Family::of_figures(nature(posting.figure())) as usize;
        self.all.sort_by_key(family);
        for (place, end) in self.ends.iter_mut().enumerate() {
            let below = self.all.partition_point(|posting| family(posting) <= place);
            *end = u32::try_from(below).unwrap_or(u32::MAX);
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Posting] {
        &self.all
    }

    /// Those of some families.
    pub(crate) fn of(&self, families: Families) -> impl Iterator<Item = &Posting> {
        families.places().flat_map(|place| self.of_family(place))
    }

    /// How many are of some families.
    pub(crate) fn count(&self, families: Families) -> usize {
        families.places().map(|place| self.range(place).len()).sum()
    }

    fn of_family(&self, place: usize) -> &[Posting] {
        self.all.get(self.range(place)).unwrap_or_default()
    }

    /// Where a family lies.
    fn range(&self, place: usize) -> Range<usize> {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[place] as usize
    }

    /// For each family, what `outline` makes of its figures.
    pub(crate) fn outlined<T>(&self, outline: impl Fn(&[Posting]) -> T) -> ByFamily<T> {
        ByFamily(std::array::from_fn(|place| outline(self.of_family(place))))
    }
}

/// Something known of each family.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ByFamily<T>([T; FAMILIES]);

impl<T> ByFamily<T> {
    /// What is known of some families.
    pub(crate) fn of(&self, families: Families) -> impl Iterator<Item = &T> {
        families.places().map(|place| &self.0[place])
    }
}
