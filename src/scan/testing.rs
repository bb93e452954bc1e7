//! Helpers of the readers' tests.

use crate::{Document, Lexicon};

use super::Mention;
use super::lexer;
use super::reader::Reader;

/// Runs `check` on the tokens of `text`.
pub(super) fn with_reader<T>(text: &str, check: impl Fn(Reader) -> T) -> T {
    let lexicon = Lexicon::english();
    let mut tokens = Vec::new();
    lexer::lex(text, 0..text.len(), &lexicon.words, &mut tokens);
    check(Reader::new(text, &tokens, lexicon))
}

/// The mentions of `text`.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    super::scan(&Document::plain("test", text), Lexicon::english())
}

/// What the mentions of `text` say, one short line each: text, kind, value, unit and hedge.
pub(super) fn lines(text: &str) -> Vec<String> {
    mentions(text).iter().map(|m| line(m, text)).collect()
}

/// Each number's text with its trend and step.
pub(super) fn changes(text: &str) -> Vec<String> {
    let change = |m: &Mention| match (m.trend, m.step) {
        (Some(trend), Some(step)) => format!("{} {step:?}", trend.name()),
        _ => "-".to_owned(),
    };
    mentions(text).iter().map(|m| format!("{}: {}", &text[m.number.clone()], change(m))).collect()
}

fn line(mention: &Mention, text: &str) -> String {
    let q = &mention.quantity;
    let mut value = q.low.normalize().to_string();
    if q.low != q.high {
        value = format!("{value}..{}", q.high.normalize());
    }
    let parts = [mention.kind.name(), &value, &q.unit.id, q.hedge.map_or("", |h| h.name())];
    let said: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    format!("{} | {}", &text[mention.span.range()], said.join(" "))
}

/// The kind of each number of a text.
pub(super) fn kinds(text: &str) -> Vec<String> {
    let kind = |line: &String| Some(line.split('|').nth(1)?.split_whitespace().next()?.to_owned());
    lines(text).iter().filter_map(kind).collect()
}
