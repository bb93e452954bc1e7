//! The words and letters behind digits that multiply them, by house style.

/// Words of one style with the power of ten each stands for.
pub(super) type Style = &'static [(&'static str, u32)];

/// The styles; a word that several share belongs to the first.
const STYLES: [Style; 6] = [
    &[("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)],
    &[("k", 3), ("m", 6), ("bn", 9), ("tn", 12)],
    &[("K", 3), ("M", 6), ("B", 9)],
    &[("k", 3), ("m", 6), ("b", 9)],
    &[("mn", 6), ("bn", 9), ("trn", 12)],
    &[("mln", 6), ("bln", 9), ("tln", 12)],
];

/// The words that most houses print.
pub(super) fn words() -> Style {
    STYLES[0]
}

/// A scale as printed: the style it belongs to and the power of ten it stands for.
pub(super) fn scale(word: &str) -> Option<(Style, u32)> {
    STYLES.iter().find_map(|style| {
        let (_, power) = style.iter().find(|(known, _)| *known == word)?;
        Some((*style, *power))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::scan::read_value;

    #[test]
    fn every_scale_is_read_as_what_it_stands_for() {
        for (word, power) in STYLES.iter().flat_map(|style| style.iter()) {
            let gap = if word.len() > 3 { " " } else { "" };
            let read = read_value(&format!("£4{gap}{word}"), Lexicon::english());
            let value = read.map(|mention| mention.quantity.low.to_string());
            assert_eq!(value, Some(format!("4{}", "0".repeat(*power as usize))), "{word}");
        }
    }
}
