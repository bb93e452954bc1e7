//! How surely a document is about a rules file: an article that gives figures of the file rightly, or names its names,
//! is about that file, and less is then needed to call another number of it wrong.

use std::collections::BTreeMap;

use crate::figures::Figure;

/// A figure rightly given is worth its significant digits less one, a name of the book one point.
pub(crate) const POINTS_FOR_NEAR: usize = 2;
/// Two figures of three digits, say.
const POINTS_FOR_AT: usize = 4;
/// Figures of a book that is made for one story or one sentence of it.
pub(super) const FEW: usize = 3;

/// How surely a document is about the file a figure stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Home {
    /// Nothing says so.
    Abroad,
    /// Nothing could say so: the book has too few figures.
    Lone,
    /// Two names of the book, or a figure rightly given.
    Near,
    /// Several figures rightly given.
    At,
}

impl Home {
    /// The home that so many points make for a file, in a book of so many figures.
    pub(crate) fn of(points: usize, figures: usize) -> Home {
        match points {
            POINTS_FOR_AT.. => Home::At,
            _ if figures <= FEW => Home::Lone,
            POINTS_FOR_NEAR.. => Home::Near,
            _ => Home::Abroad,
        }
    }
}

/// How surely a story is about each rules file.
#[derive(Debug, Default)]
pub(super) struct Homes {
    by_file: BTreeMap<usize, Home>,
}

impl Homes {
    /// The homes that the points of each file make, in a book of so many figures.
    pub(super) fn new(points: BTreeMap<usize, usize>, figures: usize) -> Homes {
        let home = |(file, points)| (file, Home::of(points, figures));
        Homes { by_file: points.into_iter().map(home).collect() }
    }

    /// How surely the story is about the figure's file.
    pub(super) fn of(&self, figure: &Figure) -> Home {
        self.by_file.get(&figure.declared_at.file).copied().unwrap_or(Home::Abroad)
    }

    /// How surely it is about the file that it is most surely about.
    pub(super) fn nearest(&self) -> Option<Home> {
        self.by_file.values().copied().max()
    }
}
