//! The phrases of a book, ready to be found in copy.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};
use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::aspect::Aspect;
use super::drafts::{Draft, Drafter};
use super::evidence::may_compare;
use super::known_digits::KnownDigits;
use super::outline::{Outline, TermNature, TermOutline};
use super::own_facts::OwnFacts;
use super::own_words::{OwnPhrase, OwnWords};
use super::period::Period;
use super::places::Called;
use super::postings::{ByFamily, Families, Posting, Postings};
use super::said::OwnScope;
use super::score::{self, FULL, PLACE};
use super::stems::Stems;
use super::term_set::TermSet;
use super::words::Word;
use crate::figures::Figure;
use crate::lexicon::{Openings, Terms};
use crate::parallel::{self, MANY_FIGURES};
use crate::scan::{Kind, Mention};

/// Letters of the shortest word with which a longer one may begin.
pub(super) const SHORTEST_OPENING: usize = 3;
/// Weight of a word that says little by itself.
const GENERIC: u32 = 2;

/// A term of the book's vocabulary.
pub(crate) type Term = u32;

/// The terms of a name, such as a place's.
pub(crate) type Name = SmallVec<[Term; 4]>;

/// Terms of a phrase that need no memory of their own: most phrases have fewer.
const FEW_TERMS: usize = 6;

/// A phrase a figure answers to.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Its distinct terms and what each weighs: rare ones more, the head noun most. Those that name the figure come first.
    pub(crate) terms: SmallVec<[(Term, u32); FEW_TERMS]>,
    /// How many do.
    naming: usize,
    /// The sum of the weights; never zero.
    pub(crate) total: u32,
    /// Whether it is a single word.
    pub(crate) is_word: bool,
}

impl Phrase {
    /// The terms that name the figure, with their weights.
    pub(crate) fn naming(&self) -> &[(Term, u32)] {
        &self.terms[..self.naming]
    }

    /// Those that name nothing.
    pub(crate) fn idle(&self) -> &[(Term, u32)] {
        &self.terms[self.naming..]
    }
}

/// What the index knows of one figure.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// `what` and each `aka`.
    pub(crate) phrases: SmallVec<[Phrase; 1]>,
    /// The head nouns of the phrases.
    pub(crate) heads: TermSet,
    /// Every term of every phrase.
    pub(crate) terms: TermSet,
    /// Those of them that name it: no generic words, no words for change, no numbers.
    pub(crate) naming: TermSet,
    /// Those of the naming that it writes with a capital.
    pub(crate) names: TermSet,
    /// Its phrases in lower case, and what else copy may say of it, for markers that are its own.
    spoken: String,
    /// Each `not` phrase as its terms.
    pub(crate) not: Vec<Name>,
    /// Each name of its place as terms.
    pub(crate) place: SmallVec<[Name; 1]>,
    /// What longer names of other places have beside one of its own: the "equatorial" of a book that has Guinea.
    pub(crate) longer: Vec<Name>,
    /// Whether other figures of the book count the same thing elsewhere.
    pub(crate) has_namesakes: bool,
    /// Whether copy must name the place to speak of the figure: it has namesakes, and the file is not mostly about
    /// this very place.
    pub(crate) place_tells: bool,
    /// The scope that its words give it.
    pub(crate) own_scope: OwnScope,
    /// The years and months of `period`.
    pub(crate) period: Period,
    /// Level, change or rate.
    pub(crate) aspect: Aspect,
    /// What another of its names makes it: "inflation" is a level, "rise in prices over the year" a change.
    pub(crate) also: Option<Aspect>,
    /// Whether it counts things.
    pub(crate) is_count: bool,
}

impl Entry {
    /// The entry of a figure whose siblings are not known yet.
    fn of(own: OwnFacts<'_>, bounds: Bounds, weighed: Weighed) -> Entry {
        Entry {
            phrases: weighed.phrases,
            heads: weighed.heads,
            terms: weighed.terms,
            naming: weighed.naming,
            names: weighed.names,
            spoken: own.spoken,
            not: bounds.not,
            place: bounds.place,
            longer: Vec::new(),
            has_namesakes: false,
            place_tells: false,
            own_scope: own.scope,
            period: own.period,
            aspect: own.aspect,
            also: own.also,
            is_count: own.words.figure.kind == Kind::Count,
        }
    }

    /// Whether a marker is the figure's own: "last year" of "potholes mended last year".
    pub(crate) fn says(&self, marker: &str) -> bool {
        self.spoken.contains(marker)
    }
}

/// The book's vocabulary, weights and postings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    figures: usize,
    vocabulary: HashMap<String, Term>,
    /// Each term's stem, and the first word of the book that has it.
    names: Vec<(String, String)>,
    pub(super) entries: Vec<Entry>,
    /// What is told of each figure before its entry is looked at.
    outlines: Vec<Outline>,
    /// The most phrases that a figure has beside one.
    most_others: u32,
    /// Figures that have the term in a phrase, by term.
    pub(super) postings: Vec<Postings>,
    /// What each term is.
    natures: Vec<TermNature>,
    /// What is told of each term before the figures that have it are looked at.
    terms: Vec<ByFamily<TermOutline>>,
    /// Terms written with a capital: names of places, firms, diseases.
    pub(super) proper: BTreeSet<Term>,
    /// Terms of the places of figures that a place tells apart.
    pub(super) places: BTreeSet<Term>,
    /// The digits of every value of the book, whatever their unit.
    values: HashSet<Decimal>,
    /// The digits of every value, unrounded and former ones as well, that a number may have by a slip.
    digits: KnownDigits,
    /// Every stem and irregular form that stands for a term, sorted.
    forms: Vec<String>,
    /// How terms begin that name figures in their phrases, not in a source or `not` alone.
    leads: Openings,
    /// How words begin that pairing knows more of than that they are words: any term of the book, and what the
    /// lexicon says is generic, a change or one of contrasting words.
    told: Openings,
}

/// Where and of what a figure is, and is not, as terms.
struct Bounds {
    place: SmallVec<[Name; 1]>,
    not: Vec<Name>,
}

/// The phrases of a figure and sets of their terms.
struct Weighed {
    phrases: SmallVec<[Phrase; 1]>,
    heads: TermSet,
    terms: TermSet,
    naming: TermSet,
    names: TermSet,
}

impl Index {
    /// Indexes the figures of a book, in the book's order.
    pub(crate) fn new(figures: &[Figure], terms: &Terms) -> Index {
        let mut index = Index { figures: figures.len(), ..Index::default() };
        let stems = Stems::new(terms);
        index.values = figures.iter().map(|f| f.quantity.low.normalize()).collect();
        let facts = || {
            parallel::map_with(
                figures,
                MANY_FIGURES,
                || Stems::new(terms),
                |stems, figure| OwnFacts::of(figure, stems),
            )
        };
        let digits = || KnownDigits::of(figures);
        let (facts, digits) = parallel::both(figures.len() >= MANY_FIGURES, facts, digits);
        index.digits = digits;
        let mut drafter = Drafter::new(&stems);
        let drafts: Vec<Vec<Draft>> = facts
            .iter()
            .map(|own| {
                let drafts = own.words.phrases.iter().map(|phrase| drafter.draft(&mut index, phrase));
                drafts.filter(|draft| !draft.terms.is_empty()).collect()
            })
            .collect();
        for (figure, phrases) in drafts.iter().enumerate() {
            for &term in phrases.iter().flat_map(|d| d.terms.iter().copied()).collect::<TermSet>().iter() {
                index.postings[term as usize].add(figure);
            }
        }
        let mut called = Called::default();
        let bounds: Vec<Bounds> =
            facts.iter().map(|own| index.bounds(&own.words, &mut drafter, &mut called)).collect();
        let weighed = parallel::map(&drafts, MANY_FIGURES, |drafts| index.weighed(drafts, terms));
        let parts = facts.into_iter().zip(bounds).zip(weighed);
        index.entries = parts.map(|((own, bounds), weighed)| Entry::of(own, bounds, weighed)).collect();
        index.tell_places_apart(figures);
        index.share_out(figures);
        let natures = (0..).zip(&index.names).map(|(term, (stem, _))| TermNature {
            is_naming: names_figures(stem, terms),
            rarity: index.rarity(term),
        });
        index.natures = natures.collect();
        let outline = |figures: &[Posting]| TermOutline::of(figures, &index.outlines);
        index.terms = index.postings.iter().map(|postings| postings.outlined(outline)).collect();
        index.list_forms(terms);
        index
    }

    /// Lists what copy may print for the terms.
    fn list_forms(&mut self, terms: &Terms) {
        let names = |stem: &str| self.vocabulary.get(stem).is_some_and(|&term| self.is_naming(term));
        let is_told = |stem: &str| self.vocabulary.contains_key(stem) || terms.says_more(stem);
        let others: Vec<_> = terms.other_forms().collect();
        let forms_of = |wanted: &dyn Fn(&str) -> bool| -> Vec<&str> {
            others.iter().filter(|(_, stem)| wanted(stem)).map(|(form, _)| *form).collect()
        };
        let leads = |stem: &str| self.vocabulary.get(stem).is_some_and(|&term| self.leads_to_figures(term));
        let own = || self.vocabulary.keys().map(String::as_str);
        let forms: BTreeSet<&str> = own().filter(|stem| names(stem)).chain(forms_of(&names)).collect();
        let numbers = own().filter_map(|stem| stem.strip_prefix('#'));
        let numerals = terms.numerals().filter(|(_, stem)| is_told(stem)).map(|(word, _)| word);
        let told = own().chain(terms.stems_that_say_more()).chain(forms_of(&is_told));
        let mut told = Openings::new(told.chain(numbers).chain(numerals));
        // The "sea" of "seafood": longer beginnings have all the letters that tell the whole word.
        told.add_words(
            forms.iter().filter_map(|form| form.get(..SHORTEST_OPENING).filter(|short| short != form)),
        );
        let leads = Openings::new(own().filter(|stem| leads(stem)).chain(forms_of(&leads)));
        let forms = forms.into_iter().map(str::to_owned).collect();
        (self.leads, self.told, self.forms) = (leads, told, forms);
    }

    /// Writes down how much of each figure its terms are, once every term and place is known.
    fn share_out(&mut self, figures: &[Figure]) {
        let outlined = figures.iter().zip(&self.entries);
        self.outlines = outlined.map(|(figure, entry)| Outline::of(figure, entry)).collect();
        self.most_others = self.outlines.iter().map(|outline| outline.others).max().unwrap_or(0);
        for (term, postings) in self.postings.iter_mut().enumerate() {
            let weight = |figure: usize| {
                let entry = &self.entries[figure];
                let is_own = |other: &Term| *other as usize == term;
                let weight =
                    |phrase: &Phrase| phrase.terms.iter().find(|(t, _)| is_own(t)).map_or(0, |(_, w)| *w);
                let is_place = entry.place_tells && entry.place.iter().flatten().any(is_own);
                let place = if is_place { PLACE } else { 0 };
                let shares = entry.phrases.iter().map(|phrase| {
                    let total = score::total(phrase, entry.place_tells);
                    ((weight(phrase) + place) * FULL).div_ceil(total)
                });
                (shares.max().unwrap_or(0), entry.heads.iter().any(is_own))
            };
            postings.weigh(weight, |figure| self.outlines[figure].nature);
        }
    }

    /// The entry of each figure, in the book's order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is told of each figure before its entry is looked at, in the book's order.
    pub(crate) fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// The most phrases that a figure has beside one.
    pub(crate) fn most_others(&self) -> u32 {
        self.most_others
    }

    /// Whether a number and the figure at this place can be about one thing at all, as far as kind and unit tell.
    pub(crate) fn may_compare(&self, mention: &Mention, figure: usize) -> bool {
        may_compare(mention, self.outlines[figure].nature)
    }

    /// The term of a stem, if the book uses it.
    pub(crate) fn term_of_stem(&self, stem: Option<&str>) -> Option<Term> {
        self.vocabulary.get(stem?).copied()
    }

    /// The figures that have the term in a phrase, or in a place that tells them apart.
    pub(crate) fn postings(&self, term: Term) -> &[Posting] {
        self.postings.get(term as usize).map_or(&[], Postings::all)
    }

    /// Those of them that are of some families.
    pub(crate) fn postings_of(&self, term: Term, families: Families) -> impl Iterator<Item = &Posting> {
        self.postings.get(term as usize).into_iter().flat_map(move |postings| postings.of(families))
    }

    /// How many those are.
    pub(crate) fn count(&self, term: Term, families: Families) -> usize {
        self.postings.get(term as usize).map_or(0, |postings| postings.count(families))
    }

    /// What the term is.
    pub(crate) fn term(&self, term: Term) -> TermNature {
        self.natures.get(term as usize).copied().unwrap_or_default()
    }

    /// What is told of the term before the figures of some families that have it are looked at.
    pub(crate) fn outline(&self, term: Term, families: Families) -> TermOutline {
        let known = self.terms.get(term as usize).into_iter().flat_map(|outlines| outlines.of(families));
        known.fold(TermOutline::default(), TermOutline::and)
    }

    /// The term's stem.
    fn stem(&self, term: Term) -> &str {
        self.names.get(term as usize).map_or("", |(stem, _)| stem)
    }

    /// The term as the book first writes it, in lower case.
    pub(crate) fn word(&self, term: Term) -> &str {
        self.names.get(term as usize).map_or("", |(_, word)| word)
    }

    /// Whether some figure has these digits, whatever its unit.
    pub(crate) fn is_a_value(&self, face: Decimal) -> bool {
        self.values.contains(&face.normalize())
    }

    /// The digits of every value, and how a slip may change them.
    pub(crate) fn digits(&self) -> &KnownDigits {
        &self.digits
    }

    /// How terms begin that lead to figures.
    pub(crate) fn leads(&self) -> &Openings {
        &self.leads
    }

    /// How words begin that are terms, or of which the lexicon says more than that they are words.
    pub(crate) fn told(&self) -> &Openings {
        &self.told
    }

    /// Whether a longer term of the book begins with the lower-case word.
    pub(crate) fn opens_term(&self, lower: &str) -> bool {
        let at = self.forms.partition_point(|form| form.as_str() <= lower);
        self.forms.get(at).is_some_and(|form| form.starts_with(lower))
    }

    /// Whether the term names a figure: it is no generic word, no word for change, no number.
    pub(crate) fn is_naming(&self, term: Term) -> bool {
        self.term(term).is_naming
    }

    /// Whether the term names figures in their phrases.
    pub(crate) fn leads_to_figures(&self, term: Term) -> bool {
        self.is_naming(term) && !self.postings(term).is_empty()
    }

    /// Whether the term is part of a figure's place.
    pub(crate) fn is_place(&self, term: Term) -> bool {
        self.places.contains(&term)
    }

    /// Whether the book writes the term with a capital.
    pub(crate) fn is_proper(&self, term: Term) -> bool {
        self.proper.contains(&term)
    }

    pub(super) fn intern(&mut self, stem: String, word: &str) -> Term {
        let next = Term::try_from(self.names.len()).unwrap_or(Term::MAX);
        let names = &mut self.names;
        let postings = &mut self.postings;
        *self.vocabulary.entry(stem).or_insert_with_key(|stem| {
            names.push((stem.clone(), word.to_owned()));
            postings.push(Postings::default());
            next
        })
    }

    /// What bounds a figure; the names of its source are terms of the book from then on.
    fn bounds<'f>(
        &mut self,
        own: &OwnWords<'f>,
        drafter: &mut Drafter<'_>,
        called: &mut Called<'f>,
    ) -> Bounds {
        let (figure, stems) = (own.figure, drafter.stems);
        let place = self.names_of_place(own, stems, called);
        self.proper.extend(place.iter().flatten());
        let not = figure
            .not
            .iter()
            .map(|p| drafter.draft(self, &OwnPhrase::of(p)).terms)
            .filter(|terms| !terms.is_empty())
            .map(Name::from_iter)
            .collect();
        for name in [&figure.citation.title, &figure.citation.publisher].into_iter().flatten() {
            self.terms_of(&OwnPhrase::of(name).words, stems);
        }
        Bounds { place, not }
    }

    /// The phrases of a figure with their weights, once every term of the book is known.
    fn weighed(&self, drafts: &[Draft], terms: &Terms) -> Weighed {
        let heads = drafts.iter().flat_map(|d| d.heads.iter().copied()).collect();
        let all: TermSet = drafts.iter().flat_map(|d| d.terms.iter().copied()).collect();
        let naming: TermSet = all.iter().copied().filter(|t| names_figures(self.stem(*t), terms)).collect();
        let names = drafts.iter().flat_map(|d| d.names.iter().copied()).filter(|t| naming.contains(*t));
        let names = names.collect();
        let phrases = drafts.iter().map(|d| self.weigh(d, terms)).collect();
        Weighed { phrases, heads, terms: all, naming, names }
    }

    pub(super) fn terms_of(&mut self, name: &[Word], stems: &Stems<'_>) -> Name {
        name.iter().filter_map(|word| Some(self.intern(stems.term(&word.lower)?, &word.lower))).collect()
    }

    /// Words for change weigh nothing: "up 4%" is a rise, an increase and growth, whatever the word.
    fn weigh(&self, draft: &Draft, terms: &Terms) -> Phrase {
        let weight = |term: Term| match self.stem(term) {
            name if terms.is_change(name) => 0,
            name if terms.is_generic(name) => GENERIC,
            _ if draft.heads.contains(&term) => self.rarity(term) * 3 / 2,
            _ => self.rarity(term),
        };
        let names = |&term: &Term| names_figures(self.stem(term), terms);
        let (naming, idle): (Name, Name) = draft.terms.iter().copied().partition(names);
        let weighed = naming.iter().chain(&idle).map(|&term| (term, weight(term)));
        let weighed: SmallVec<[(Term, u32); FEW_TERMS]> = weighed.collect();
        let total = weighed.iter().map(|(_, w)| w).sum::<u32>().max(1);
        let is_word = weighed.iter().filter(|(_, w)| *w > 0).count() < 2;
        Phrase { naming: naming.len(), terms: weighed, total, is_word }
    }

    /// Inverse document frequency in half-powers of two: 3 for a term of every figure, more the rarer it is.
    fn rarity(&self, term: Term) -> u32 {
        let having = self.postings(term).len().max(1);
        let ratio = (self.figures * 16 / having).max(1);
        (ratio * ratio).ilog2().saturating_sub(5).max(1)
    }
}

/// Whether a stem names figures: it is no generic word, no word for change, no number.
fn names_figures(stem: &str, terms: &Terms) -> bool {
    !terms.is_generic(stem) && !terms.is_change(stem) && !stem.starts_with('#')
}
