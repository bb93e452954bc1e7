//! Where the noun phrase that a number counts starts: past an "of", a sum in another currency, the size of a set.

use rust_decimal::Decimal;

use crate::lexicon::Class;

use super::Kind;
use super::lexer::Digits;
use super::noun_phrase::is_number;
use super::numerals::numeral;
use super::reader::{Reader, Reading};

/// How many tokens a sum in a bracket may have, both brackets counted in: "(£1.4 billion)".
const LONGEST_CONVERSION: usize = 6;

/// Where the noun phrase starts, and whether behind an "of".
pub(super) fn of(reader: &Reader, found: &Reading) -> (usize, bool) {
    let mut at = found.end;
    if reader.class(at, Class::Additional) && reader.is_word(at + 1) {
        at += 1;
    }
    if let Some(past) = converted(reader, found) {
        return (past, false);
    }
    // "30 such options"
    if reader.is(at, "such") && reader.is_content(at + 1) {
        return (at + 1, false);
    }
    // "a 70 per cent owned unit"
    if reader.class(at, Class::Owning) && reader.is_content(at + 1) {
        return (at + 1, false);
    }
    // "£5m worth of shares", "20m francs’ worth of shares"
    let owner = usize::from(reader.is_apostrophe(at));
    if reader.is(at + owner, "worth") && reader.is(at + owner + 1, "of") {
        at += owner + 1;
    }
    // "“dozens” of sales"
    let mark = |at: usize| matches!(reader.mark(at), Some('"' | '”'));
    if mark(at) && reader.glued(at) && reader.is(at + 1, "of") {
        at += 1;
    }
    if let Some(past) = out_of(reader, found) {
        return (past, true);
    }
    let of = reader.is(at, "of");
    if of {
        at += 1;
    }
    if of || found.kind == Kind::Ratio && !reader.is(at, "a") {
        // "28% of A-level entries"
        while reader.class(at, Class::Determiner) && !(reader.is_dash(at + 1) && reader.glued(at + 1)) {
            at += 1;
        }
    }
    // "one of a number of firms"
    if of && reader.class(at - 1, Class::Article) && reader.is(at, "number") && reader.is(at + 1, "of") {
        at += 2;
    }
    // "four of their last five meetings", "one of the three men", "one of 21 films": of a definite set.
    let ranked = at + usize::from(of && reader.class(at, Class::PhraseOpener));
    let bare = reader.is(at.wrapping_sub(1), "of") && found.kind == Kind::Count;
    if of
        && (bare || reader.class(at - 1, Class::Determiner))
        && let Some(end) = set(reader, found, ranked, bare)
    {
        at = end;
    }
    (at, of)
}

/// "two out of their 12 dancers": past the size of the set.
fn out_of(reader: &Reader, found: &Reading) -> Option<usize> {
    let at = found.end;
    let plain = found.kind == Kind::Count && reader.is(at, "out") && reader.is(at + 1, "of");
    let owner = at + 2 + usize::from(reader.class(at + 2, Class::Determiner));
    let ranked = owner + usize::from(reader.class(owner, Class::PhraseOpener));
    plain.then(|| set(reader, found, ranked, true))?
}

/// "a $325m (£170m) contract": past the sum in another currency that stands between a sum and its noun, from either.
fn converted(reader: &Reader, found: &Reading) -> Option<usize> {
    if found.kind != Kind::Money {
        return None;
    }
    let open = if reader.is_mark(found.end, ')') { found.start.checked_sub(1)? } else { found.end };
    if !reader.is_mark(open, '(') {
        return None;
    }
    let close = (open + 1..=open + LONGEST_CONVERSION).find(|&i| reader.is_mark(i, ')'))?;
    // The sum outside stands right before the bracket and describes the noun: it has an article, or a word that needs one.
    let outer = open.wrapping_sub(1);
    let sum = reader.digits(outer).is_some() || reader.glued(outer) || reader.is_word(outer);
    let article = (1..=LONGEST_CONVERSION)
        .map(|back| open.wrapping_sub(back))
        .find(|&i| reader.class(i, Class::Determiner) || reader.class(i, Class::Function));
    let framed = article.is_some_and(|i| reader.class(i, Class::Determiner));
    let inside = (open + 1..close).any(|i| reader.digits(i).is_some());
    let noun = reader.is_content(close + 1) && !reader.glued(close + 1);
    (sum && framed && inside && noun).then_some(close + 1)
}

/// Past the number at `at` that tells how many a set has: "21" of "one of 21 films". Without a determiner before it, it
/// is no less than the part `found`.
fn set(reader: &Reader, found: &Reading, at: usize, bare: bool) -> Option<usize> {
    let counts = |d: Digits| d.grouped || d.decimals == 0 && d.value < Decimal::ONE_THOUSAND;
    let plain = reader.digits(at).is_some_and(counts) || is_number(reader, at);
    let number = numeral(reader, at, false).filter(|n| plain || n.scale.is_some())?;
    let end = if number.scale.is_some() { number.end } else { at + 1 };
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end);
    let whole = !bare || number.low >= found.high;
    let joined = reader.is_dash(end) && reader.glued(end);
    // "17 of his 37 points"
    let bare = unit.is_none_or(|(_, unit)| unit.kind == Kind::Points);
    (bare && whole && !joined).then_some(end)
}
