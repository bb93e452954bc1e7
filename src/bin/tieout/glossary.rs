//! The words of the help texts, explained: `docs/glossary.md`, which the program carries with it.

const GLOSSARY: &str = include_str!("../../../docs/glossary.md");

/// An entry: its words, and the whole of it without marks.
struct Entry<'g> {
    words: Vec<&'g str>,
    text: &'g str,
}

/// Every entry, as `- **word**, **other word**: what it means`.
fn entries() -> impl Iterator<Item = Entry<'static>> {
    GLOSSARY.lines().filter_map(|line| {
        let (words, text) = line.strip_prefix("- **")?.split_once("**: ")?;
        Some(Entry { words: words.split("**, **").collect(), text })
    })
}

/// What the glossary says of a word, in whatever case it is written; an ending on "s" is no other word.
pub(crate) fn explained(word: &str) -> Option<String> {
    let is_meant = |known: &&str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        known.eq_ignore_ascii_case(word) || known.eq_ignore_ascii_case(singular)
    };
    let entry = entries().find(|entry| entry.words.iter().any(&is_meant))?;
    Some(format!("{}: {}\n", entry.words.join(", "), entry.text))
}

/// Every word that has an entry.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    entries().flat_map(|entry| entry.words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_number() {
        for word in ["figure", "Figures", "JSONL", "json lines"] {
            assert!(explained(word).is_some(), "{word}");
        }
        assert!(explained("jsonl").unwrap().starts_with("JSON Lines, jsonl: many pieces"));
        assert_eq!(explained("gazebo").map(|_| ()), None);
    }

    #[test]
    fn no_word_has_two_entries() {
        let mut words: Vec<String> = words().map(str::to_lowercase).collect();
        assert!(words.len() > 60);
        words.sort();
        let before = words.len();
        words.dedup();
        assert_eq!(words.len(), before);
    }
}
