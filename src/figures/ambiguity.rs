//! Figures that copy could not tell apart.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry as Slot;

use super::entry::Entry;
use super::resolve::Settled;
use crate::parallel::{self, MANY_FIGURES};
use crate::scan::Kind;
use crate::sheet::{FileError, Placed, brief};
use crate::unit::Dimension;

/// Words that tell no two figures apart. Prepositions of direction and bound do, so they are not here.
const EMPTY_WORDS: [&str; 25] = [
    "a", "an", "and", "are", "at", "be", "been", "being", "for", "had", "has", "have", "in", "is", "its",
    "of", "on", "that", "the", "their", "was", "were", "which", "who", "whose",
];

/// Bytes of the longest of them.
const LONGEST_EMPTY_WORD: usize = 5;

/// Phrase, unit, role, period and place: two figures that share one are ambiguous.
type Signature = (String, Dimension, Option<Kind>, String, String);

/// An error for every figure that answers to the same phrase, unit, period and place as one before it.
pub(super) fn check(entries: &[Entry], settled: &[Option<Settled>], errors: &mut Vec<FileError>) {
    let mut taken: HashMap<Signature, (usize, &Placed<String>)> = HashMap::new();
    let figures: Vec<(&Entry, &Settled)> =
        entries.iter().zip(settled).filter_map(|(entry, settled)| Some((entry, settled.as_ref()?))).collect();
    let signed = parallel::map(&figures, MANY_FIGURES, |(entry, settled)| {
        let phrases = entry.what.iter().chain(&entry.aka);
        phrases.map(|phrase| (phrase, signatures(&phrase.value, entry, settled))).collect::<Vec<_>>()
    });
    for (index, (&(entry, _), phrases)) in figures.iter().zip(signed).enumerate() {
        let mut clash = None;
        for (phrase, signatures) in phrases {
            for signature in signatures {
                match taken.entry(signature) {
                    Slot::Vacant(slot) => {
                        slot.insert((index, phrase));
                    }
                    Slot::Occupied(slot) if slot.get().0 != index => {
                        clash = clash.or(Some((slot.get().0, slot.get().1, phrase)));
                    }
                    Slot::Occupied(_) => {}
                }
            }
        }
        if let Some((other, first, phrase)) = clash {
            errors.extend(error(figures[other].0, first, entry, phrase));
        }
    }
}

fn signatures(phrase: &str, entry: &Entry, settled: &Settled) -> Vec<Signature> {
    let phrase = folded(phrase);
    let period = entry.period.as_ref().map_or(String::new(), |period| folded(&period.value));
    let role = Some(settled.kind).filter(|kind| kind.is_role());
    let dimension = settled.quantity.unit.dimension;
    let mut places: Vec<String> = entry.place.iter().map(|place| folded(&place.value)).collect();
    if places.is_empty() {
        places.push(String::new());
    }
    places.into_iter().map(|place| (phrase.clone(), dimension, role, period.clone(), place)).collect()
}

/// What a phrase is told by: lower case, single spaces, no punctuation, no words that say nothing.
pub(crate) fn folded(text: &str) -> String {
    let mut lower = text.to_lowercase();
    lower.retain(|c| !matches!(c, '\'' | '’'));
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut telling = String::with_capacity(lower.len());
    for word in words().filter(|word| !is_empty_word(word)) {
        if !telling.is_empty() {
            telling.push(' ');
        }
        telling.push_str(word);
    }
    if telling.is_empty() { words().collect::<Vec<_>>().join(" ") } else { telling }
}

fn is_empty_word(word: &str) -> bool {
    word.len() <= LONGEST_EMPTY_WORD && EMPTY_WORDS.binary_search(&word).is_ok()
}

fn error(other: &Entry, first: &Placed<String>, entry: &Entry, phrase: &Placed<String>) -> Option<FileError> {
    let (other, id) = (other.id.as_ref()?, entry.id.as_ref()?);
    // A copied entry is told as a repeated id.
    if other.value == id.value {
        return None;
    }
    let (other, id) = (brief(&other.value), brief(&id.value));
    let message = format!("`{other}` and `{id}` cannot be told apart");
    let label = format!("the same words, unit, period and place as `{other}`");
    let help = "give one of them other words, a `period` or a `place`";
    Some(
        FileError::new(phrase.at, message, label)
            .related(first.at, format!("`{other}` has them first"))
            .help(help),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_fold() {
        assert_eq!(folded("The  babies, who are in CARE"), folded("babies in care"));
        assert_eq!(folded("Children’s homes"), folded("children's homes"));
        assert_ne!(folded("babies under 1"), folded("babies over 1"));
        assert_eq!(folded("The Who"), "the who");
    }

    #[test]
    fn empty_words_are_sorted_and_short() {
        assert!(EMPTY_WORDS.is_sorted());
        assert_eq!(EMPTY_WORDS.iter().map(|word| word.len()).max(), Some(LONGEST_EMPTY_WORD));
    }
}
