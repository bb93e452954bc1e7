//! What places tell: figures that count the same thing elsewhere, and names that are part of longer ones.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;
use smallvec::SmallVec;

use super::index::{Index, Name, Term};
use super::own_words::OwnWords;
use super::stems::Stems;
use super::term_set::TermSet;
use super::words::{Word, words};
use crate::figures::Figure;
use crate::parallel::{self, MANY_FIGURES};

/// Figures with the same head noun that are looked at for a sibling; a book of countries shows one at once.
const MOST_SIBLINGS: usize = 64;
/// Names with a word of a place that are looked at for longer ones.
const MOST_LONGER: usize = 64;

/// By the name of a place in the book, the terms of all that it and its people are called. Most figures of a book have
/// the same few places: each is read once.
pub(super) type Called<'f> = HashMap<&'f str, Vec<Name>>;

impl Index {
    /// The names of a figure's place as terms, those of the lexicon behind those of the book: "Croats" are Croatia,
    /// "Britain" is the UK.
    pub(super) fn names_of_place<'f>(
        &mut self,
        own: &OwnWords<'f>,
        stems: &Stems<'_>,
        called: &mut Called<'f>,
    ) -> SmallVec<[Name; 1]> {
        let mut names: SmallVec<[Name; 1]> =
            own.place.iter().map(|name| self.terms_of(&name.words, stems)).collect();
        for name in &own.figure.place {
            let called = called.entry(name).or_insert_with(|| {
                let called = stems.terms.places().called(name).iter();
                called.map(|name| self.terms_of(&words(name).collect::<Vec<Word>>(), stems)).collect()
            });
            for name in called {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        names
    }

    /// A place tells a figure from its siblings: those that count the same thing elsewhere.
    pub(super) fn tell_places_apart(&mut self, figures: &[Figure]) {
        let places: Vec<usize> = (0..figures.len()).collect();
        let tells = parallel::map(&places, MANY_FIGURES, |&at| self.has_sibling_elsewhere(at, figures));
        let telling = places.into_iter().zip(tells).filter_map(|(at, tells)| tells.then_some(at));
        let telling: Vec<usize> = telling.collect();
        let usual = usual_places(figures);
        for at in telling {
            self.entries[at].has_namesakes = true;
            let is_usual = usual.get(&figures[at].declared_at.file) == Some(&&figures[at].place);
            self.entries[at].place_tells = !is_usual;
            let place: TermSet = self.entries[at].place.iter().flatten().copied().collect();
            for &term in place.iter().filter(|term| !self.entries[at].terms.contains(**term)) {
                self.postings[term as usize].add(at);
            }
            self.places.extend(place.iter());
        }
        self.tell_longer_names();
    }

    /// Guinea is not Equatorial Guinea, whose name has all of its own.
    fn tell_longer_names(&mut self) {
        let mut names: BTreeMap<Term, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.has_namesakes) {
            for (nth, name) in entry.place.iter().enumerate().filter(|(_, name)| name.len() > 1) {
                for &term in name {
                    names.entry(term).or_default().push((at, nth));
                }
            }
        }
        for at in 0..self.entries.len() {
            let own = &self.entries[at];
            let mut longer = BTreeSet::new();
            for name in own.place.iter().filter(|_| own.has_namesakes) {
                let others = name.first().and_then(|first| names.get(first)).into_iter().flatten();
                for &(other, nth) in others.take(MOST_LONGER) {
                    let theirs = &self.entries[other].place[nth];
                    let is_longer =
                        theirs.len() > name.len() && name.iter().all(|term| theirs.contains(term));
                    if is_longer && self.entries[other].place != own.place {
                        longer.insert(theirs.iter().copied().filter(|term| !name.contains(term)).collect());
                    }
                }
            }
            self.entries[at].longer = longer.into_iter().collect();
        }
    }

    fn has_sibling_elsewhere(&self, at: usize, figures: &[Figure]) -> bool {
        let own = &self.entries[at];
        if own.place.is_empty() {
            return false;
        }
        let place: TermSet = own.place.iter().flatten().copied().collect();
        let subject: TermSet = own.terms.iter().copied().filter(|term| !place.contains(*term)).collect();
        let others = own.heads.iter().flat_map(|&head| self.postings(head)).map(|posting| posting.figure());
        others.filter(|&other| other != at).take(MOST_SIBLINGS).any(|other| {
            let shared = self.entries[other].terms.iter().filter(|term| subject.contains(**term)).count();
            figures[other].place != figures[at].place && shared * 3 >= subject.len() * 2
        })
    }
}

/// The place that at least half of a file's figures with a place have: the one its copy need not name.
fn usual_places(figures: &[Figure]) -> BTreeMap<usize, &Vec<String>> {
    let mut counts: BTreeMap<usize, BTreeMap<&Vec<String>, usize>> = BTreeMap::new();
    for figure in figures.iter().filter(|f| !f.place.is_empty()) {
        *counts.entry(figure.declared_at.file).or_default().entry(&figure.place).or_default() += 1;
    }
    let usual = counts.into_iter().filter_map(|(file, places)| {
        let all: usize = places.values().sum();
        let (place, _) = places.into_iter().find(|(_, count)| count * 2 >= all && *count > 1)?;
        Some((file, place))
    });
    usual.collect()
}
