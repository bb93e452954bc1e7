//! Words quoted in an ignore file, found in the copy whatever its markup and line breaks.

use std::ops::Range;

use aho_corasick::AhoCorasick;

/// Where each of the texts stands in the prose, in order; white space counts as one space.
///
/// None where the texts together are too long for a search.
pub(super) fn find(prose: &str, texts: &[&str]) -> Vec<Vec<Range<usize>>> {
    let mut found = vec![Vec::new(); texts.len()];
    let folded = texts.iter().map(|text| Folded::new(text).text).enumerate();
    let (places, folded): (Vec<usize>, Vec<String>) = folded.filter(|(_, text)| !text.is_empty()).unzip();
    if folded.is_empty() {
        return found;
    }
    let Ok(search) = AhoCorasick::new(&folded) else { return found };
    let prose = Folded::new(prose);
    for at in search.find_overlapping_iter(&prose.text).filter(|at| is_whole(&prose.text, at.range())) {
        found[places[at.pattern().as_usize()]].push(prose.original(at.range()));
    }
    found
}

/// Whether the range neither starts nor ends inside a word or a number: “800” is not in “15,800”.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let (Some(before), Some(found), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    let cuts = |edge: Option<char>, next: Option<char>, beyond: Option<char>| {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // A mark between two digits belongs to the number.
        let is_mark = matches!(next, Some(',' | '.')) && is_digit(edge) && is_digit(beyond);
        is_mark || is_in_word(edge) && is_in_word(next)
    };
    let mut back = before.chars().rev();
    let mut forth = after.chars();
    !cuts(found.chars().next(), back.next(), back.next())
        && !cuts(found.chars().next_back(), forth.next(), forth.next())
}

/// A text with each run of white space as one space, none at its ends, and where that came from.
struct Folded {
    text: String,
    /// For each word, where it starts in the folded text and in the original.
    words: Vec<(usize, usize)>,
}

impl Folded {
    fn new(original: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(original.len()), words: Vec::new() };
        let mut at = 0;
        for piece in original.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            if !word.is_empty() {
                if !folded.text.is_empty() {
                    folded.text.push(' ');
                }
                folded.words.push((folded.text.len(), at));
                folded.text.push_str(word);
            }
            at += piece.len();
        }
        folded
    }

    /// The bytes of the original that a non-empty range of the folded text, which begins and ends in words, stands for.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        let place = |offset: usize| {
            let word = self.words.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            self.words.get(word).map_or(0, |(start, original)| original + (offset - start))
        };
        place(range.start)..place(range.end - 1) + 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_found_across_line_breaks() {
        let prose = "One\u{a0}two\n three é. One two threefold.";
        let found = find(prose, &["two three", "é", " One  two ", "four", ""]);
        let texts: Vec<Vec<&str>> =
            found.into_iter().map(|ranges| ranges.into_iter().map(|range| &prose[range]).collect()).collect();
        let none: Vec<&str> = Vec::new();
        assert_eq!(
            texts,
            [vec!["two\n three"], vec!["é"], vec!["One\u{a0}two", "One two"], none.clone(), none]
        );
    }

    #[test]
    fn a_part_of_a_word_or_a_number_is_not_it() {
        for (prose, text, is) in [
            ("15,800 babies", "800", false),
            ("15,800 babies", "15", false),
            ("babies: 15,800.", "15,800", true),
            ("4.1%", "4.1", true),
            ("4.1%", "1%", false),
            ("hundreds", "hundred", false),
            ("£15bn", "15bn", true),
        ] {
            assert_eq!(!find(prose, &[text])[0].is_empty(), is, "{text} in {prose}");
        }
    }

    proptest! {
        #[test]
        fn a_quotation_is_found_where_it_was_taken_from(
            before in "([a-c é\n]{0,12} )?", words in "[d-f]{1,4}( {1,3}[é£d-f]{1,4}){0,3}", after in "(\n[a-c é\n]{0,12})?",
        ) {
            let prose = format!("{before}{words}{after}");
            let quoted = words.split_whitespace().collect::<Vec<_>>().join("\n");
            let found = find(&prose, &[&quoted]);
            prop_assert!(found[0].contains(&(before.len()..before.len() + words.len())), "{found:?}");
        }
    }
}
