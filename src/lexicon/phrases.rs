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
    #[inline]
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

impl<T> Phrase<T> {
    /// The longest go first; of two equally long the exact-case one wins: "MB" over "mb".
    fn rank(&self) -> (usize, usize) {
        (self.parts.len(), self.parts.iter().filter(|part| matches!(part, Part::Exact(_))).count())
    }
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
    lists: Vec<Vec<Candidate>>,
    marks: Vec<(char, Vec<Candidate>)>,
    numbers: Vec<Candidate>,
}

/// A phrase that may stand at a token.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// The word beside the token, where it must be one in any case: rules most phrases out.
    beside: Option<Symbol>,
    /// Its place among all.
    phrase: u16,
}

impl ByToken {
    /// The list for phrases that have the token there.
    fn list(&mut self, token: &Token) -> &mut Vec<Candidate> {
        match token.kind {
            TokenKind::Word => {
                let at = token.symbol.index();
                if self.words.len() <= at {
                    self.words.resize(at + 1, 0);
                }
                let mut list = usize::from(self.words[at]);
                if list == 0 {
                    self.lists.push(Vec::new());
                    list = self.lists.len();
                    self.words[at] = u16::try_from(list).unwrap_or(0);
                }
                &mut self.lists[list - 1]
            }
            TokenKind::Mark(mark) => {
                let known = self.marks.iter().position(|(other, _)| *other == mark);
                let place = known.unwrap_or_else(|| {
                    self.marks.push((mark, Vec::new()));
                    self.marks.len() - 1
                });
                &mut self.marks[place].1
            }
            TokenKind::Number(_) | TokenKind::Code => &mut self.numbers,
        }
    }

    /// The phrases that may have the token there.
    #[inline]
    fn of(&self, token: &Token) -> &[Candidate] {
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
    #[inline]
    fn of_word(&self, symbol: Symbol) -> &[Candidate] {
        let place = self.words.get(symbol.index()).copied().unwrap_or(0);
        let list = usize::from(place).checked_sub(1).and_then(|place| self.lists.get(place));
        list.map_or(&[], Vec::as_slice)
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase given as its tokens; `exact` ones match only in the case given.
    pub(super) fn add(&mut self, text: &str, tokens: &[Token], exact: bool, meaning: T) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let Ok(phrase) = u16::try_from(self.all.len()) else { return };
        let parts: Vec<Part> = tokens.iter().map(|t| part(t, text, exact)).collect();
        let word = |part: Option<&Part>| match part {
            Some(Part::Word(symbol)) => Some(*symbol),
            _ => None,
        };
        let (second, last_but_one) = (word(parts.get(1)), word(parts.iter().nth_back(1)));
        self.all.push(Phrase { parts, meaning });
        let rank = |candidate: u16| self.all.get(usize::from(candidate)).map(Phrase::rank);
        for (list, beside) in [(self.by_first.list(first), second), (self.by_last.list(last), last_but_one)] {
            // Of equals the last one added wins.
            let place = list.partition_point(|other| rank(other.phrase) > rank(phrase));
            list.insert(place, Candidate { beside, phrase });
        }
    }

    /// The longest phrase that starts at token `at`: how many tokens it takes, and its meaning.
    #[inline]
    pub(crate) fn starting_at(&self, tokens: &[Token], prose: &str, at: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(at..)?;
        let candidates = self.by_first.of(rest.first()?);
        if candidates.is_empty() { None } else { self.beginning(candidates, rest, prose) }
    }

    fn beginning(&self, candidates: &[Candidate], rest: &[Token], prose: &str) -> Option<(usize, &T)> {
        self.first(candidates, rest.get(1), |phrase| {
            let mut parts = phrase.iter().enumerate();
            parts.all(|(nth, part)| rest.get(nth).is_some_and(|token| part.matches(token, prose)))
        })
    }

    /// The longest phrase that ends just before token `end`.
    #[inline]
    pub(crate) fn ending_at(&self, tokens: &[Token], prose: &str, end: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(..end)?;
        let candidates = self.by_last.of(rest.last()?);
        if candidates.is_empty() { None } else { self.ending(candidates, rest, prose) }
    }

    fn ending(&self, candidates: &[Candidate], rest: &[Token], prose: &str) -> Option<(usize, &T)> {
        self.first(candidates, rest.iter().nth_back(1), |phrase| {
            let mut parts = phrase.iter().rev().enumerate();
            parts.all(|(nth, part)| rest.iter().nth_back(nth).is_some_and(|token| part.matches(token, prose)))
        })
    }

    /// What the phrase of this one word means.
    pub(super) fn of_word(&self, symbol: Symbol) -> Option<&T> {
        let phrases = self.by_first.of_word(symbol).iter().rev();
        let mut phrases = phrases.filter_map(|candidate| self.all.get(usize::from(candidate.phrase)));
        phrases.find(|p| p.parts == [Part::Word(symbol)]).map(|p| &p.meaning)
    }

    /// Whether some phrase starts with the word.
    pub(super) fn has_first(&self, symbol: Symbol) -> bool {
        !self.by_first.of_word(symbol).is_empty()
    }

    /// The first of the candidates, and so the longest, that fits.
    #[inline]
    fn first(
        &self,
        candidates: &[Candidate],
        beside: Option<&Token>,
        fits: impl Fn(&[Part]) -> bool,
    ) -> Option<(usize, &T)> {
        let beside = beside.map(|token| token.symbol);
        candidates
            .iter()
            .filter(|candidate| candidate.beside.is_none() || candidate.beside == beside)
            .filter_map(|candidate| self.all.get(usize::from(candidate.phrase)))
            .find(|phrase| fits(&phrase.parts))
            .map(|phrase| (phrase.parts.len(), &phrase.meaning))
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
