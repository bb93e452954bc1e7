//! What a figure's own words tell of it, whatever else is in its book.

use super::aspect::Aspect;
use super::own_words::OwnWords;
use super::period::Period;
use super::said::OwnScope;
use super::stems::Stems;
use crate::figures::Figure;

/// A figure's words, and what they tell.
pub(super) struct OwnFacts<'f> {
    pub(super) words: OwnWords<'f>,
    pub(super) scope: OwnScope,
    pub(super) period: Period,
    pub(super) aspect: Aspect,
    /// What another of its names makes it.
    pub(super) also: Option<Aspect>,
    /// Its phrases in lower case, and what else copy may say of it.
    pub(super) spoken: String,
}

impl<'f> OwnFacts<'f> {
    pub(super) fn of(figure: &'f Figure, stems: &Stems<'_>) -> OwnFacts<'f> {
        let terms = stems.terms;
        let words = OwnWords::of(figure);
        let period = Period::of(figure.period.as_deref().unwrap_or(""));
        let mut spoken: Vec<String> = words.phrases.iter().map(|phrase| phrase.text.to_lowercase()).collect();
        // Of a figure for 2023 that came out in 2024, copy says "last year".
        spoken.extend(is_of_the_year_before(figure, &period).then(|| "last year".to_owned()));
        OwnFacts {
            scope: OwnScope::of(&words, period.clone(), stems),
            aspect: words.aspect(terms),
            also: words.other_aspect(terms),
            spoken: spoken.join("; "),
            period,
            words,
        }
    }
}

/// Whether a figure of this period was published in the year after it.
fn is_of_the_year_before(figure: &Figure, period: &Period) -> bool {
    let Some(published) = &figure.citation.published else { return false };
    match (period.years.last(), Period::of(published).years.first()) {
        (Some(last), Some(published)) => last + 1 == *published,
        _ => false,
    }
}
