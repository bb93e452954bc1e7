//! The language data: number words, units, hedges, stop words, synonyms.
//!
//! Every list is a TOML file of `src/lexicon/en/`, built into the library.

/// English, as newspapers print it.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    /// The English lexicon.
    pub fn english() -> &'static Lexicon {
        static ENGLISH: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| Lexicon {});
        &ENGLISH
    }
}
