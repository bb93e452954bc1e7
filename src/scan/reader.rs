//! A view of one sentence's tokens that the readers share.

use rust_decimal::Decimal;

use crate::lexicon::{Class, Classes, Head, Lexicon, Symbol};
use crate::quantity::{Form, Hedge, Interval};
use crate::unit::Unit;

use super::lexer::{Digits, Token, TokenKind};
use super::numerals::Recent;
use super::{Kind, Step, Trend};

/// Years that news copy writes of.
pub(super) const MODERN_YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// The tokens of a sentence. Places outside it answer as an unknown token would.
pub(super) struct Reader<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
    /// The numerals read last.
    pub(super) recent: Recent,
    /// The classes of all its words.
    classes: Classes,
}

impl<'a> Reader<'a> {
    /// A view of these tokens of the prose.
    pub(super) fn new(prose: &'a str, tokens: &'a [Token], lexicon: &'a Lexicon) -> Reader<'a> {
        let classes = tokens.iter().fold(Classes::default(), |all, token| all.or(&token.classes));
        Reader { prose, tokens, lexicon, recent: Recent::default(), classes }
    }

    #[inline]
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The token's text; empty outside the sentence.
    #[inline]
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).and_then(|t| self.prose.get(t.start..t.end)).unwrap_or_default()
    }

    /// Whether the token is this word, in any case.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        match self.tokens.get(at) {
            Some(token) if token.head == Head::of(word.as_bytes()) => {
                word.len() < Head::BYTES || self.is_whole(token, word)
            }
            _ => false,
        }
    }

    /// Whether all of the token is this word, not its head alone.
    fn is_whole(&self, token: &Token, word: &str) -> bool {
        let text = self.prose.get(token.start..token.end);
        text.is_some_and(|text| text.eq_ignore_ascii_case(word))
    }

    /// Which of these words the token is, in any case; empty where it is none.
    #[inline]
    pub(super) fn which<'w>(&self, at: usize, words: &[&'w str]) -> &'w str {
        words.iter().copied().find(|word| self.is(at, word)).unwrap_or_default()
    }

    /// Whether one of the words stands at this place.
    #[inline]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| matches!(t.kind, TokenKind::Word))
    }

    /// The mark at this place.
    #[inline]
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.token(at)?.kind {
            TokenKind::Mark(c) => Some(c),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    #[inline]
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '–' | '—' | '‑' | '−' | '‐'))
    }

    #[inline]
    pub(super) fn is_apostrophe(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('’' | '\''))
    }

    #[inline]
    pub(super) fn is_quotation_mark(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('"' | '“' | '”'))
    }

    /// Whether the token is a plain number that may be a year of the last century or this one.
    pub(super) fn is_modern_year(&self, at: usize) -> bool {
        self.plain(at).is_some_and(|year| MODERN_YEARS.contains(&year))
    }

    #[inline]
    pub(super) fn digits(&self, at: usize) -> Option<Digits> {
        match self.token(at)?.kind {
            TokenKind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// Whether the token is a number printed with commas.
    pub(super) fn is_grouped(&self, at: usize) -> bool {
        self.digits(at).is_some_and(|digits| digits.grouped)
    }

    /// Whether what a rate or a price is for comes next: "per", "a".
    pub(super) fn is_per(&self, at: usize) -> bool {
        self.is(at, "per") || self.class(at, Class::Article)
    }

    /// A small whole number in plain digits: no separators, no point.
    #[inline]
    pub(super) fn plain(&self, at: usize) -> Option<u32> {
        match self.token(at)?.kind {
            TokenKind::Number(digits) => digits.plain,
            _ => None,
        }
    }

    /// Whether the token touches the one before it.
    #[inline]
    pub(super) fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.glued)
    }

    /// Whether more than one space stands before the token: another column or row of a table.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.token(i));
        before.zip(self.token(at)).is_some_and(|(a, b)| b.start.saturating_sub(a.end) > 1)
    }

    #[inline]
    pub(super) fn symbol(&self, at: usize) -> Symbol {
        self.token(at).map_or(Symbol::UNKNOWN, |t| t.symbol)
    }

    #[inline]
    pub(super) fn class(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(class))
    }

    /// Whether some word of the sentence is of the class: where none is, what needs one is not looked for.
    #[inline]
    pub(super) fn has(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether the token is a word with a capital letter.
    #[inline]
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.capital)
    }

    /// Whether the token is a word that may belong to a noun phrase.
    #[inline]
    pub(super) fn is_content(&self, at: usize) -> bool {
        // "US" is no pronoun.
        self.is_word(at) && (!self.class(at, Class::Function) || self.text(at) == "US")
    }

    /// Whether the word looks like a plural noun.
    #[inline]
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        // Most words end otherwise.
        let last = token.end.checked_sub(1).and_then(|last| self.prose.as_bytes().get(last));
        (matches!(last, Some(b's' | b'S')) || token.classes.has(Class::Plural)) && self.is_plural_noun(at)
    }

    fn is_plural_noun(&self, at: usize) -> bool {
        if !self.is_content(at) || self.class(at, Class::Singular) && !self.is_apostrophe(at + 1) {
            return false;
        }
        let text = self.text(at);
        let ends = |endings: [&str; 3]| endings.iter().any(|e| text.ends_with(e));
        let lower = text.ends_with('s') && !ends(["ss", "us", "is"]);
        // "SHARES" in a headline.
        let capitals = text.ends_with('S') && !ends(["SS", "US", "IS"]);
        // "MPs"
        let letters = text.len() == 3 && lower && text.bytes().take(2).all(|b| b.is_ascii_uppercase());
        self.class(at, Class::Plural) || text.len() > 3 && (lower || capitals) || letters
    }
}

/// A number that has been read, before its sentence is asked for hedge, trend and counted noun.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// First token, sign of currency included.
    pub(super) start: usize,
    /// One past the last token, unit included.
    pub(super) end: usize,
    /// One past the last token of the number alone.
    pub(super) number_end: usize,
    /// First token of the number alone.
    pub(super) number_start: usize,
    pub(super) kind: Kind,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) granularity: Decimal,
    pub(super) form: Form,
    pub(super) unit: Unit,
    pub(super) hedge: Option<Hedge>,
    /// What it means, where its words say so and the form does not.
    pub(super) means: Option<Interval>,
    pub(super) change: Option<(Trend, Step)>,
}

impl Reading {
    /// A role that holds one value: a year, an ordinal, an identifier.
    pub(super) fn role(start: usize, end: usize, kind: Kind, value: Decimal) -> Reading {
        Reading {
            start,
            end,
            number_start: start,
            number_end: end,
            kind,
            low: value,
            high: value,
            granularity: Decimal::ONE,
            form: Form::Numeral,
            unit: Unit::count(),
            hedge: None,
            means: None,
            change: None,
        }
    }
}
