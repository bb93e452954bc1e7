//! Which full stops end no sentence. Each list is sorted.

/// A name or phrase always follows: "Dr. Khan", "e.g. prams".
const BEFORE_A_WORD: &[&str] = &[
    "Adm", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Fr", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Messrs",
    "Mme", "Mr", "Mrs", "Ms", "Mt", "Pres", "Prof", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Supt",
    "approx", "ca", "cf", "e.g", "eg", "i.e", "ie", "v", "viz", "vs",
];

/// End no sentence before a digit: "Sept. 15", "No. 10".
const BEFORE_A_NUMBER: &[&str] = &[
    "Apr", "Art", "Aug", "Ch", "Dec", "Feb", "Fig", "Jan", "Jul", "Jun", "Mar", "No", "Nos", "Nov", "Oct",
    "Sec", "Sep", "Sept", "Vol", "ch", "fig", "no", "nos", "p", "pp", "vol",
];

/// End a sentence only where what follows can hardly be anything but the next one.
const AFTER_A_NAME: &[&str] = &[
    "Ave", "Blvd", "Bros", "Co", "Corp", "Cos", "Dept", "Est", "Inc", "Jr", "Ltd", "Ph.D", "Rd", "Sr", "St",
    "Univ", "al", "ed", "est", "etc",
];

/// Words that open a sentence and are seldom part of a name.
const OPENERS: &[&str] = &[
    "A", "After", "All", "Although", "An", "And", "As", "At", "But", "By", "For", "From", "He", "Her", "His",
    "How", "However", "I", "If", "In", "It", "Its", "Last", "Many", "More", "Most", "Mr", "Mrs", "Ms", "No",
    "Now", "Of", "On", "One", "Only", "Our", "She", "Since", "So", "Some", "That", "The", "Their", "Then",
    "There", "These", "They", "This", "Those", "To", "Under", "We", "What", "When", "While", "Who", "With",
    "You",
];

/// Follow a time of day in its own sentence: "9 a.m. Monday", "5 p.m. Eastern".
const AFTER_A_TIME: &[&str] = &[
    "Central",
    "Eastern",
    "Friday",
    "Monday",
    "Mountain",
    "Pacific",
    "Saturday",
    "Sunday",
    "Thursday",
    "Tuesday",
    "Wednesday",
];

/// Whether a full stop after `word` ends a sentence when `next` follows it and a space.
///
/// `next` is not empty; what begins in lower case was ruled out before.
pub(super) fn ends_sentence(word: &str, next: &str) -> bool {
    let next_word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or(next);
    let opens = || has(OPENERS, next_word) || next.starts_with(['“', '‘', '"']);
    if has(BEFORE_A_WORD, word) {
        return false;
    }
    if matches!(word, "a.m" | "p.m" | "am" | "pm") {
        let zone =
            next_word.len() > 1 && next_word.len() <= 4 && next_word.bytes().all(|b| b.is_ascii_uppercase());
        return !zone && !has(AFTER_A_TIME, next_word);
    }
    if has(BEFORE_A_NUMBER, word) {
        return !next.starts_with(|c: char| c.is_numeric());
    }
    if has(AFTER_A_NAME, word) || is_initials(word) {
        return opens();
    }
    true
}

fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// "J", "U.S", "D.C": single letters parted by stops.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    }) && word != "I"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        for list in [BEFORE_A_WORD, BEFORE_A_NUMBER, AFTER_A_NAME, OPENERS, AFTER_A_TIME] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn each_list_does_its_work() {
        for (word, next, ends) in [
            ("Dr", "The", false),
            ("Sept", "15", false),
            ("Sept", "Figures", true),
            ("No", "10", false),
            ("No", "That", true),
            ("a.m", "Police", true),
            ("a.m", "Monday", false),
            ("p.m", "GMT", false),
            ("Inc", "Smith", false),
            ("Inc", "The", true),
            ("U.S", "President", false),
            ("U.S", "“We", true),
            ("babies", "Smith", true),
        ] {
            assert_eq!(ends_sentence(word, next), ends, "{word}. {next}");
        }
    }
}
