//! Phrases of one or more tokens, matched forwards or backwards, longest first.

use crate::scan::lexer::{Token, TokenKind};

use super::words::Symbol;

/// One token of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A word in any case.
    Word(Symbol),
    /// A word in exactly this case.
    Exact(Box<str>),
    /// A sign or punctuation mark.
    Mark(char),
}

impl Part {
    fn matches(&self, token: &Token, prose: &str) -> bool {
        match self {
            Part::Word(symbol) => token.kind == TokenKind::Word && token.symbol == *symbol,
            Part::Exact(text) => prose.get(token.start..token.end) == Some(text),
            Part::Mark(mark) => token.kind == TokenKind::Mark(*mark),
        }
    }
}

#[derive(Debug)]
struct Phrase<T> {
    parts: Vec<Part>,
    meaning: T,
}

/// A set of phrases, each with a meaning.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    all: Vec<Phrase<T>>,
    by_first: Vec<Vec<u16>>,
    by_last: Vec<Vec<u16>>,
    marks: Vec<u16>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { all: Vec::new(), by_first: Vec::new(), by_last: Vec::new(), marks: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase given as its tokens; `exact` ones match only in the case given.
    pub(super) fn add(&mut self, text: &str, tokens: &[Token], exact: bool, meaning: T) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let Ok(index) = u16::try_from(self.all.len()) else { return };
        let parts = tokens.iter().map(|t| part(t, text, exact)).collect();
        for (ends, token) in [(&mut self.by_first, first), (&mut self.by_last, last)] {
            if token.kind == TokenKind::Word {
                let at = token.symbol.index();
                if ends.len() <= at {
                    ends.resize_with(at + 1, Vec::new);
                }
                ends[at].push(index);
            } else if !self.marks.contains(&index) {
                self.marks.push(index);
            }
        }
        self.all.push(Phrase { parts, meaning });
    }

    /// The longest phrase that starts at token `at`: how many tokens it takes, and its meaning.
    pub(crate) fn starting_at(&self, tokens: &[Token], prose: &str, at: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(at..)?;
        self.longest(rest.first()?, &self.by_first, |phrase| {
            phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(p, t)| p.matches(t, prose))
        })
    }

    /// The longest phrase that ends just before token `end`.
    pub(crate) fn ending_at(&self, tokens: &[Token], prose: &str, end: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(..end)?;
        self.longest(rest.last()?, &self.by_last, |phrase| {
            phrase.len() <= rest.len()
                && phrase.iter().rev().zip(rest.iter().rev()).all(|(p, t)| p.matches(t, prose))
        })
    }

    /// What the phrase of this one word means.
    pub(super) fn of_word(&self, symbol: Symbol) -> Option<&T> {
        let candidates = self.by_first.get(symbol.index())?;
        let mut phrases = candidates.iter().filter_map(|&i| self.all.get(usize::from(i)));
        phrases.find(|p| p.parts == [Part::Word(symbol)]).map(|p| &p.meaning)
    }

    fn longest(
        &self,
        end: &Token,
        by_end: &[Vec<u16>],
        fits: impl Fn(&[Part]) -> bool,
    ) -> Option<(usize, &T)> {
        let candidates: &[u16] = match end.kind {
            TokenKind::Word => by_end.get(end.symbol.index()).map_or(&[], Vec::as_slice),
            TokenKind::Mark(_) | TokenKind::Number(_) => &self.marks,
            TokenKind::Code => &[],
        };
        candidates
            .iter()
            .filter_map(|&i| self.all.get(usize::from(i)))
            .filter(|p| fits(&p.parts))
            // Of two equally long the exact-case one wins: "MB" over "mb".
            .max_by_key(|p| (p.parts.len(), p.parts.iter().filter(|x| matches!(x, Part::Exact(_))).count()))
            .map(|p| (p.parts.len(), &p.meaning))
    }
}

fn part(token: &Token, text: &str, exact: bool) -> Part {
    if let TokenKind::Mark(mark) = token.kind {
        return Part::Mark(mark);
    }
    let word = &text[token.start..token.end];
    if exact || token.kind != TokenKind::Word || word.chars().any(char::is_uppercase) {
        Part::Exact(word.into())
    } else {
        Part::Word(token.symbol)
    }
}
