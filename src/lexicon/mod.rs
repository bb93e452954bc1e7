//! The language data: number words, units, hedges, stop words, synonyms.
//!
//! Every list is a TOML file of `src/lexicon/en/`, built into the library.

mod terms;

pub use terms::Terms;

/// English, as newspapers print it.
#[derive(Debug)]
pub struct Lexicon {
    terms: Terms,
}

impl Lexicon {
    /// The English lexicon.
    pub fn english() -> &'static Lexicon {
        static ENGLISH: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the built-in list is parsed by every test")]
            let terms = Terms::parse(include_str!("en/terms.toml")).expect("built-in terms");
            Lexicon { terms }
        });
        &ENGLISH
    }

    /// The words that tell figures apart.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }
}
