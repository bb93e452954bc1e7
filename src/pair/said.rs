//! The scope that words beside a number give it: a place, a group, a part of the year, a year.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::frame::OWN_CLAUSE;
use super::glossary::Sense;
use super::own_words::{OwnPhrase, OwnWords};
use super::period::Period;
use super::sentence::SentenceWord;
use super::stems::Stems;
use super::view::View;
use super::words::{Word, words};
use crate::lexicon::Place;
use crate::scan::{Kind, Mention};

/// Words between a number and the year that dates it.
const NEAR: usize = 8;

/// What in the copy is not the figure's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutOfScope {
    /// A place: “Wales”.
    Place(String),
    /// A group: “men”.
    Group(String),
    /// Less than the year: “first half”.
    PartOfYear(String),
    /// A time: “2022”.
    Period(String),
}

impl OutOfScope {
    /// The words of the copy, or of the `not` phrase that they are.
    pub fn words(&self) -> &str {
        let (OutOfScope::Place(words)
        | OutOfScope::Group(words)
        | OutOfScope::PartOfYear(words)
        | OutOfScope::Period(words)) = self;
        words
    }
}

/// The scope that a figure's own words give it.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnScope {
    places: BTreeSet<Place>,
    has_place: bool,
    /// Whether it is of the whole world.
    is_worldwide: bool,
    /// Whether its place is a country, say.
    is_wide: bool,
    sides: BTreeMap<usize, BTreeSet<String>>,
    period: Period,
    length: Length,
    /// The year that its words count from: "decline since 1979".
    since: Option<u16>,
}

/// How long the time is that a figure is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Length {
    /// It is not said, or less than a year.
    #[default]
    Other,
    /// A calendar year.
    Year,
    /// A season or a business year: a neighbouring year may name it as well.
    Straddling,
}

impl OwnScope {
    /// Reads the phrases and the place of a figure of this period.
    pub(super) fn of(words_of: &OwnWords<'_>, period: Period, stems: &Stems<'_>) -> OwnScope {
        let (figure, terms) = (words_of.figure, stems.terms);
        let mut own = OwnScope { has_place: !figure.place.is_empty(), ..OwnScope::default() };
        let mut is_local = false;
        for OwnPhrase { words, .. } in words_of.phrases.iter().chain(&words_of.place) {
            // "England and Wales" is not Wales.
            let mut named = 0;
            for (at, word) in words.iter().enumerate() {
                let name = words[at..].iter().map(|w| w.lower.as_str());
                if at >= named
                    && word.capital
                    && let Some((place, length)) = terms.places().begin(name)
                {
                    own.places.insert(place);
                    named = at + length;
                }
                if let Some((set, side)) = stems.side(&word.lower) {
                    own.sides.entry(set).or_default().insert(side);
                }
                is_local |= terms.is_locality(&word.lower);
                own.is_worldwide |= terms.is_worldwide(&word.lower);
            }
        }
        own.since = words_of.phrases.iter().find_map(|phrase| since(phrase.text));
        own.has_place |= own.is_worldwide || !own.places.is_empty();
        own.is_wide = !is_local && own.places.iter().any(|place| terms.places().is_wide(*place));
        own.period = period;
        let period = figure.period.as_deref().unwrap_or("");
        let is_year_long = |word: &Word| terms.is_year_long(&word.lower);
        let mut texts = words_of.phrases.iter().map(|phrase| phrase.text).chain([period]);
        own.length = if texts.any(|text| terms.part_of_year(text).is_some()) {
            Length::Other
        } else if own.period.years.len() > 1 || words(period).any(|word| is_year_long(&word)) {
            Length::Straddling
        } else if own.period.is_one_year()
            || words_of.what().is_some_and(|what| what.words.iter().any(is_year_long))
        {
            Length::Year
        } else {
            Length::Other
        };
        own
    }
}

/// The scope that the words of a number's own clause give it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    places: Vec<(Place, String)>,
    /// Every place that the clause names, whatever for.
    names: BTreeSet<Place>,
    /// Places that the next clause names: too far off to fault a number for, near enough to leave it alone.
    beside: Vec<(Place, String)>,
    /// "worldwide", "global".
    is_worldwide: bool,
    /// "the city", "this county".
    locality: Option<String>,
    /// "House prices here": wherever the copy is written.
    is_here: bool,
    sides: Vec<(usize, String, String)>,
    part: Option<String>,
    year: Option<(Period, String)>,
    /// The year that its clause counts from.
    since: Option<u16>,
}

impl Said {
    /// Reads the clause of the view's number.
    pub(crate) fn of(view: &View<'_>) -> Said {
        let since = since(&view.document.prose()[view.clause()]);
        let mut said = Said { part: part_of_year(view), year: year(view), since, ..Said::default() };
        let is_of_clause = |word: &&SentenceWord| view.reach_of(word) >= OWN_CLAUSE;
        let mut named = 0;
        for word in view.words() {
            let is_worldwide = view.terms.is_worldwide(word.lower());
            let is_locality = view.terms.is_locality(word.lower());
            let is_here = word.lower() == "here";
            let may_name = word.known.capital && view.terms.places().may_begin(word.lower());
            // Few words say any of this, and how far one reaches takes longer to tell.
            let may_say = is_worldwide || is_locality || is_here || may_name || word.known.side().is_some();
            if !may_say || !is_of_clause(&word) {
                continue;
            }
            if let Some((set, side)) = word.known.side() {
                said.sides.push((set, side.to_string(), word.lower().to_owned()));
            }
            said.is_worldwide |= is_worldwide;
            // "Here in Britain" says where.
            said.is_here |=
                is_here && view.sentence.word_from(word.range.end).is_none_or(|next| next.lower() != "in");
            let is_locality = is_locality && is_pointed_at(view, word);
            if is_locality && !is_beyond(view, word) && is_where(view, word, word) {
                said.locality = Some(word.lower().to_owned());
            }
            if word.range.start < named || !may_name {
                continue;
            }
            let from_here =
                || view.words().skip_while(|other| other.range.start < word.range.start).filter(is_of_clause);
            let Some((place, length)) = view.terms.places().begin(from_here().map(SentenceWord::lower))
            else {
                continue;
            };
            let Some(last) = from_here().nth(length - 1) else { continue };
            named = last.range.end;
            said.names.insert(place);
            let name = || view.document.prose()[word.range.start..last.range.end].to_owned();
            if is_beyond(view, word) {
                if !has_own_number(view, word) {
                    said.beside.push((place, name()));
                }
                continue;
            }
            // "The group, which was founded in Vienna, has 84 members": that is where it was founded.
            let is_aside = view.sentence.is_aside(&word.range, &view.own.prose);
            if !is_aside && is_where(view, word, last) {
                said.places.push((place, name()));
            }
        }
        if said.places.is_empty() {
            said.places.extend(opening_place(view));
        }
        said
    }

    /// A place of the next clause that is not the figure's, or "here", which may be none of it.
    pub(crate) fn beside(&self, own: &OwnScope, named: bool) -> Option<&str> {
        if self.is_here && own.is_wide {
            return Some("here");
        }
        let (place, name) = self.beside.first()?;
        (own.has_place && !named && !own.places.contains(place)).then_some(name)
    }

    /// What of it is not the figure's; `named` says that the figure's own place stands in the clause.
    pub(crate) fn out_of(&self, own: &OwnScope, named: bool) -> Vec<OutOfScope> {
        let mut out = Vec::new();
        // The Wales of "England and Wales" is not Wales.
        let named =
            named && (self.names.is_empty() || own.places.is_empty() || !self.names.is_disjoint(&own.places));
        let at_home = named
            || own.is_worldwide && self.is_worldwide
            || self.places.iter().any(|(place, _)| own.places.contains(place));
        if let Some((_, name)) = self.places.first().filter(|_| own.has_place && !at_home) {
            out.push(OutOfScope::Place(name.clone()));
        }
        out.extend(self.locality.clone().filter(|_| own.is_wide && !at_home).map(OutOfScope::Place));
        for (set, side, word) in &self.sides {
            let Some(sides) = own.sides.get(set) else { continue };
            let both = self.sides.iter().any(|(other, side, _)| other == set && sides.contains(side));
            if !sides.contains(side) && !both {
                out.push(OutOfScope::Group(word.clone()));
            }
        }
        if let (Some(stated), Some(own)) = (self.since, own.since)
            && stated != own
        {
            out.push(OutOfScope::Period(format!("since {stated}")));
        }
        out.extend(self.part.clone().filter(|_| own.length != Length::Other).map(OutOfScope::PartOfYear));
        if let Some((year, words)) = &self.year {
            let apart = year.conflicts_with(&own.period);
            if apart && !(own.length == Length::Straddling && year.is_next_to(&own.period)) {
                out.push(OutOfScope::Period(words.clone()));
            }
        }
        out
    }
}

/// "In Wales, which counts differently, …": what opens a sentence holds to its end.
fn opening_place(view: &View<'_>) -> Option<(Place, String)> {
    let words = &view.sentence.words;
    let [first, ..] = &words[..] else { return None };
    let name = words.get(1..)?.iter().skip_while(|w| w.lower() == "the");
    let start = name.clone().next().filter(|w| w.known.capital && view.terms.is_place_word(first.lower()))?;
    let (place, length) = view.terms.places().begin(name.clone().map(SentenceWord::lower))?;
    let last = name.clone().nth(length - 1).filter(|_| view.is_before(start))?;
    Some((place, view.document.prose()[start.range.start..last.range.end].to_owned()))
}

/// "the city", "this county", "our town".
fn is_pointed_at(view: &View<'_>, word: &SentenceWord) -> bool {
    view.sentence.word_before(word.range.start).is_some_and(is_pointer)
}

fn is_pointer(word: &str) -> bool {
    matches!(word, "the" | "this" | "that" | "our" | "their" | "its")
}

/// "More than live in Berlin": whether a clause that follows the number's own holds the word.
fn is_beyond(view: &View<'_>, word: &SentenceWord) -> bool {
    !view.is_before(word) && view.sentence.breaks_in(&(view.own.prose.end..word.range.start)) > 0
}

/// "242 crimes, while in London there were 201": whether the word's clause speaks of a number of its own.
fn has_own_number(view: &View<'_>, word: &SentenceWord) -> bool {
    let clause = view.sentence.clause_of(&word.range);
    view.numbers().any(|m| clause.start <= m.prose.start && m.prose.end <= clause.end)
}

/// "in Wales", "across the North East", or the subject that opens the sentence.
fn is_where(view: &View<'_>, first: &SentenceWord, last: &SentenceWord) -> bool {
    let prose = view.document.prose();
    // "England's captain" is no place.
    if prose[last.range.clone()].contains(['\'', '’']) {
        return false;
    }
    let before = view.sentence.words_before(first.range.start);
    let mut before = before.iter().rev().filter(|w| !is_pointer(w.lower()));
    if let Some(word) = before.next() {
        return view.terms.is_place_word(word.lower());
    }
    let after = view.sentence.word_from(last.range.end);
    after.is_some_and(|w| !w.known.capital && w.known.sense != Sense::Generic)
}

/// "in the first half": less than the year that a yearly figure is of.
fn part_of_year(view: &View<'_>) -> Option<String> {
    let clause = &view.document.prose()[view.clause()];
    view.terms.part_of_year(clause).map(str::to_owned)
}

/// The year after "since".
fn since(text: &str) -> Option<u16> {
    // Few clauses have the word: no look at the others'.
    memmem::find(text.as_bytes(), b"ince ")?;
    let mut rest = words(text).skip_while(|word| word.lower != "since").skip(1);
    let year = rest.next().filter(|word| Period::of(&text[word.range.clone()]).is_one_year())?;
    year.lower.parse().ok()
}

/// Whether a year stands right after the word.
fn is_next(mention: &Mention, word: &SentenceWord) -> bool {
    mention.kind == Kind::Year && mention.prose.start.checked_sub(word.range.end) == Some(1)
}

/// "1.15 million in 2022", "In 2022, …": the year that a preposition hangs on the number itself.
fn year(view: &View<'_>) -> Option<(Period, String)> {
    let prose = view.document.prose();
    let clause = view.clause();
    let dates = |before: &str| matches!(before, "in" | "during" | "for" | "throughout");
    let given = view.numbers().filter(|m| m.kind.is_date()).find(|date| {
        let words = view.sentence.words_before(date.prose.start);
        // "in the 2019 election"
        let words = match words {
            [before @ .., the] if the.lower() == "the" => before,
            _ => words,
        };
        let opens = words.len() == 1;
        let after = date.prose.start >= view.own.prose.end
            && date.prose.end <= clause.end
            && view.sentence.words_in(&(view.own.prose.end..date.prose.start)) <= NEAR
            && !view
                .numbers()
                .any(|m| m.prose.start >= view.own.prose.end && m.prose.end <= date.prose.start);
        // "a report published in 2022" dates the report.
        let published = words.iter().rev().nth(1).is_some_and(|w| view.terms.is_publishing(w.lower()));
        // "The average for 1991 to 2020" is a yardstick.
        let ranges = view
            .sentence
            .word_from(date.prose.end)
            .is_some_and(|w| matches!(w.lower(), "to" | "and") && view.numbers().any(|m| is_next(m, w)));
        (opens || after) && !published && !ranges && words.last().is_some_and(|w| dates(w.lower()))
    })?;
    let text = &prose[given.prose.clone()];
    Some((Period::of(text), text.to_owned()))
}
