//! The phrases of a book before their terms are weighed.

use hashbrown::HashMap;
use smallvec::SmallVec;

use super::index::{Index, Name, Term};
use super::own_words::OwnPhrase;
use super::period::Period;
use super::stems::Stems;

/// Distinct terms of a phrase that count; a longer one names nothing.
const MOST_TERMS: usize = 64;

/// A phrase before its terms are weighed.
pub(super) struct Draft {
    pub(super) terms: SmallVec<[Term; 6]>,
    pub(super) heads: Name,
    /// Those written with a capital.
    pub(super) names: Name,
}

/// What holds of a word in every phrase.
struct Known {
    stem: Option<String>,
    /// Once it was a term.
    term: Option<Term>,
    is_noun: bool,
    is_preposition: bool,
    is_participle: bool,
}

/// Drafts phrases. The same words stand in many of a book: what holds of each is looked up once.
pub(super) struct Drafter<'a> {
    pub(super) stems: &'a Stems<'a>,
    words: HashMap<String, Known>,
}

impl<'a> Drafter<'a> {
    /// No word met yet.
    pub(super) fn new(stems: &'a Stems<'a>) -> Drafter<'a> {
        Drafter { stems, words: HashMap::new() }
    }

    /// The distinct terms of a phrase, and its head nouns: the last of its opening words, "homes and businesses"
    /// being two; a preposition or a participle ("homes destroyed") closes the opening.
    pub(super) fn draft(&mut self, index: &mut Index, phrase: &OwnPhrase<'_>) -> Draft {
        let mut draft = Draft { terms: SmallVec::new(), heads: Name::new(), names: Name::new() };
        let mut open = true;
        let mut joined = false;
        let mut end = 0;
        let text = phrase.text;
        for (nth, word) in phrase.words.iter().enumerate() {
            // "passengers (ferries carried)": an aside names no head.
            let is_aside = text[end..word.range.start].contains('(');
            end = word.range.end;
            let known = self
                .words
                .entry_ref(word.lower.as_str())
                .or_insert_with(|| Known::of(&word.lower, self.stems));
            if (is_aside || known.is_preposition) && !draft.heads.is_empty() {
                open = false;
            }
            joined |= matches!(word.lower.as_str(), "and" | "or");
            let Some(stem) = &known.stem else { continue };
            let printed = &text[word.range.clone()];
            if Period::is_named_in(printed) {
                continue;
            }
            let term = *known.term.get_or_insert_with(|| index.intern(stem.clone(), &word.lower));
            // "Homes built" may begin with a capital as a sentence does, "Heathrow’s profit" with a name.
            if word.capital && (nth > 0 || printed.ends_with("’s") || printed.ends_with("'s")) {
                index.proper.insert(term);
                draft.names.push(term);
            }
            open &= draft.heads.is_empty() || !known.is_participle;
            if known.is_noun && open {
                if !joined {
                    draft.heads.clear();
                }
                draft.heads.push(term);
                joined = false;
            }
            if draft.terms.len() < MOST_TERMS && !draft.terms.contains(&term) {
                draft.terms.push(term);
            }
        }
        draft
    }
}

impl Known {
    fn of(lower: &str, stems: &Stems<'_>) -> Known {
        let (terms, stem) = (stems.terms, stems.term(lower));
        Known {
            is_noun: stem.as_ref().is_some_and(|stem| !stem.starts_with('#') && !terms.is_light(stem)),
            is_preposition: terms.is_preposition(lower),
            is_participle: terms.is_participle(lower),
            term: None,
            stem,
        }
    }
}
