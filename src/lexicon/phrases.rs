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
    by_first: ByToken,
    by_last: ByToken,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { all: Vec::new(), by_first: ByToken::default(), by_last: ByToken::default() }
    }
}

/// Phrases by the token at one of their ends.
#[derive(Debug, Default)]
struct ByToken {
    /// By word, the place of its phrases in `lists`, from 1: most words have none, and the table is asked all the time.
    words: Vec<u16>,
    lists: Vec<Vec<u16>>,
    marks: Vec<(char, Vec<u16>)>,
    numbers: Vec<u16>,
}

impl ByToken {
    fn add(&mut self, token: &Token, phrase: u16) {
        match token.kind {
            TokenKind::Word => {
                let at = token.symbol.index();
                if self.words.len() <= at {
                    self.words.resize(at + 1, 0);
                }
                if self.words[at] == 0 {
                    self.lists.push(Vec::new());
                    self.words[at] = u16::try_from(self.lists.len()).unwrap_or(0);
                }
                if let Some(list) = usize::from(self.words[at]).checked_sub(1) {
                    self.lists[list].push(phrase);
                }
            }
            TokenKind::Mark(mark) => match self.marks.iter_mut().find(|(other, _)| *other == mark) {
                Some((_, phrases)) => phrases.push(phrase),
                None => self.marks.push((mark, vec![phrase])),
            },
            TokenKind::Number(_) | TokenKind::Code => self.numbers.push(phrase),
        }
    }

    /// The phrases that may have the token there.
    fn of(&self, token: &Token) -> &[u16] {
        match token.kind {
            TokenKind::Word => self.of_word(token.symbol),
            TokenKind::Mark(mark) => {
                self.marks.iter().find(|(other, _)| *other == mark).map_or(&[], |(_, phrases)| phrases)
            }
            TokenKind::Number(_) => &self.numbers,
            TokenKind::Code => &[],
        }
    }

    /// The phrases that may have the word there.
    fn of_word(&self, symbol: Symbol) -> &[u16] {
        let place = self.words.get(symbol.index()).copied().unwrap_or(0);
        let list = usize::from(place).checked_sub(1).and_then(|place| self.lists.get(place));
        list.map_or(&[], Vec::as_slice)
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase given as its tokens; `exact` ones match only in the case given.
    pub(super) fn add(&mut self, text: &str, tokens: &[Token], exact: bool, meaning: T) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let Ok(index) = u16::try_from(self.all.len()) else { return };
        let parts = tokens.iter().map(|t| part(t, text, exact)).collect();
        self.by_first.add(first, index);
        self.by_last.add(last, index);
        self.all.push(Phrase { parts, meaning });
    }

    /// The longest phrase that starts at token `at`: how many tokens it takes, and its meaning.
    pub(crate) fn starting_at(&self, tokens: &[Token], prose: &str, at: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(at..)?;
        self.longest(self.by_first.of(rest.first()?), |phrase| {
            phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(p, t)| p.matches(t, prose))
        })
    }

    /// The longest phrase that ends just before token `end`.
    pub(crate) fn ending_at(&self, tokens: &[Token], prose: &str, end: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(..end)?;
        self.longest(self.by_last.of(rest.last()?), |phrase| {
            phrase.len() <= rest.len()
                && phrase.iter().rev().zip(rest.iter().rev()).all(|(p, t)| p.matches(t, prose))
        })
    }

    /// What the phrase of this one word means.
    pub(super) fn of_word(&self, symbol: Symbol) -> Option<&T> {
        let mut phrases = self.by_first.of_word(symbol).iter().filter_map(|&i| self.all.get(usize::from(i)));
        phrases.find(|p| p.parts == [Part::Word(symbol)]).map(|p| &p.meaning)
    }

    /// Whether some phrase starts with the word.
    pub(super) fn has_first(&self, symbol: Symbol) -> bool {
        !self.by_first.of_word(symbol).is_empty()
    }

    fn longest(&self, candidates: &[u16], fits: impl Fn(&[Part]) -> bool) -> Option<(usize, &T)> {
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
