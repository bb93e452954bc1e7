//! Numbers that only name: phones, roads, pages, versions, models, addresses.

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::scan::lexer::TokenKind;
use crate::scan::reader::{Reader, Reading};
use crate::scan::{Kind, powers};

use super::phones;

/// Reads the identifier at `at`, known by its shape.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let token = reader.token(at)?;
    // "10^6" is a number, "10^30" too large for one.
    if let Some((value, end)) = powers::read(reader, at) {
        return value.is_none().then(|| Reading::role(at, end, Kind::Identifier, Decimal::ZERO));
    }
    let end = match token.kind {
        TokenKind::Code => return coded(reader, at),
        TokenKind::Number(_) => joined(reader, at)
            .or_else(|| phones::read(reader, at))
            .or_else(|| trailed(reader, at))
            .or_else(|| lettered(reader, at))
            .or_else(|| split(reader, at))
            .or_else(|| house(reader, at))?,
        TokenKind::Mark('+' | '(') => phones::read(reader, at)?,
        _ => return None,
    };
    Some(Reading {
        start: chunk_start(reader, at),
        ..Reading::role(at, end, Kind::Identifier, value(reader, at))
    })
}

/// The first token of the name that touches the digits: "Covid" of "Covid-19".
fn chunk_start(reader: &Reader, at: usize) -> usize {
    let mut start = at;
    for _ in 0..3 {
        let before = start.wrapping_sub(1);
        if !reader.glued(start) || !(reader.is_word(before) || reader.is_dash(before)) {
            break;
        }
        start = before;
    }
    start
}

fn value(reader: &Reader, at: usize) -> Decimal {
    reader.digits(at).or_else(|| reader.digits(at + 1)).map_or(Decimal::ZERO, |d| d.value)
}

/// A web or e-mail address or a dotted version, where it has a digit at all.
fn coded(reader: &Reader, at: usize) -> Option<Reading> {
    let has_digit = reader.text(at).bytes().any(|b| b.is_ascii_digit());
    has_digit.then(|| Reading::role(at, at + 1, Kind::Identifier, Decimal::ZERO))
}

/// "A6", "Covid-19", "CO2", "F-16": digits that touch the letters before them.
fn joined(reader: &Reader, at: usize) -> Option<usize> {
    if !reader.glued(at) {
        return None;
    }
    let before = at - 1;
    if reader.is_word(before) {
        return Some(past_chunk(reader, at + 1));
    }
    if matches!(reader.mark(before), Some('/' | '_' | '=' | '&' | '#' | '.' | '\\'))
        && reader.glued(before)
        && reader.is_word(before.wrapping_sub(1))
    {
        return Some(past_chunk(reader, at + 1));
    }
    if !reader.is_dash(before) || !reader.glued(before) || !reader.is_word(before.wrapping_sub(1)) {
        return None;
    }
    let prefix = before - 1;
    let year = reader.plain(at).is_some_and(|y| (1500..=2100).contains(&y));
    let em = !matches!(reader.mark(before), Some('-' | '‑' | '‐'));
    // "mid-90s" is no name; "A-2" is a rating.
    let joins = reader.class(prefix, Class::Prefix) && reader.text(prefix) != "A";
    // "SX-2000": capitals alone make a model of what else were a year.
    let model = reader.text(prefix).len() > 1 && reader.text(prefix).bytes().all(|b| b.is_ascii_uppercase());
    // "DEBT AT END-1992"
    let model = model && !reader.is_any(prefix, &["early", "end", "late", "mid", "post", "pre"]);
    // "GPT-3.5"
    let version = |decimals: u8| decimals == 0 || model && decimals <= 2;
    (!joins
        && (!year || model)
        && !em
        && reader.digits(at).is_some_and(|d| version(d.decimals) && !d.grouped))
    .then(|| past_chunk(reader, at + 1))
}

/// Past everything that touches: "747-400", "A320neo".
fn past_chunk(reader: &Reader, at: usize) -> usize {
    let mut end = at;
    // A chunk of a name is short; what is longer is cut here, which keeps reading linear.
    for _ in 0..6 {
        let word = reader.glued(end) && (reader.is_word(end) || reader.digits(end).is_some());
        let dashed = reader.glued(end)
            && reader.is_dash(end)
            && reader.glued(end + 1)
            && reader.digits(end + 1).is_some();
        if !word && !dashed {
            break;
        }
        end += 1;
    }
    end
}

/// "5G", "777F", "2B", "24703L202": letters that touch the digits and are no unit, scale or suffix.
fn trailed(reader: &Reader, at: usize) -> Option<usize> {
    let next = at + 1;
    if !reader.glued(next) || !reader.is_word(next) {
        return None;
    }
    let squared =
        reader.lexicon.units.starting_at(reader.tokens, reader.prose, next).is_some_and(|(len, _)| len > 1);
    // "the 4x100m relay"
    let legs = reader.is(next, "x") && reader.glued(next + 1) && reader.digits(next + 1).is_some();
    if legs && reader.is(next + 2, "m") {
        return Some(past_chunk(reader, next + 1));
    }
    // "the 5K final", "a 10k run"
    let race = reader.is(next, "k") && reader.class(next + 1, Class::Extent);
    if race && reader.plain(at).is_some_and(|n| n <= 100) {
        return Some(next + 1);
    }
    let digit_after = !squared && reader.glued(next + 1) && reader.digits(next + 1).is_some();
    let tight = |entry: &crate::lexicon::UnitEntry| !entry.tight || reader.glued(next);
    let unit =
        reader.lexicon.units.starting_at(reader.tokens, reader.prose, next).is_some_and(|(_, u)| tight(u));
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(next)).is_some();
    // "supports 8K output", "1080p screens"
    let sharp = reader.text(next) == "K"
        && matches!(reader.text(at), "4" | "8")
        && !reader.is_plural(next + 1)
        || reader.text(next) == "p" && matches!(reader.text(at), "480" | "720" | "1080" | "1440" | "2160");
    if sharp {
        return Some(next + 1);
    }
    // "the 758X plotter"
    let model = reader.text(next) == "X" && reader.plain(at).is_some_and(|n| n > 100);
    let suffix = reader.class(next, Class::DigitSuffix) && !model;
    if digit_after && !reader.class(next, Class::PartUnit) {
        return Some(past_chunk(reader, next + 1));
    }
    (!unit && !scale && !suffix).then(|| past_chunk(reader, next + 1))
}

/// "an 8-K filing", "a 13-D", "3-D mapping", "an 80386-based system": a hyphen joins on a letter, or what is built on it.
fn lettered(reader: &Reader, at: usize) -> Option<usize> {
    let joined = reader.is_dash(at + 1) && reader.glued(at + 1) && reader.glued(at + 2);
    let letter = reader.is_capital(at + 2)
        && reader.text(at + 2).len() == 1
        && !reader.glued(at + 3)
        && reader.plain(at).is_some_and(|n| n < 100);
    // "eight 3-pointers"
    let shot = reader.is_any(at + 2, &["pointer", "pointers"]);
    if joined && shot {
        return Some(at + 3);
    }
    // "60-based" may be degrees of something; "286-based" is not.
    let based = reader.is(at + 2, "based") && reader.plain(at).is_some_and(|n| n >= 100);
    if !joined || !letter && !based {
        return None;
    }
    Some(at + if letter { 3 } else { 1 })
}

/// "the 0/92 programme": nothing has no parts.
fn split(reader: &Reader, at: usize) -> Option<usize> {
    let joined = reader.is_mark(at + 1, '/') && reader.glued(at + 1) && reader.glued(at + 2);
    (reader.text(at) == "0" && joined && reader.plain(at + 2).is_some() && !reader.is_mark(at + 3, '/'))
        .then_some(at + 3)
}

/// "10 Downing Street", "123 Random Road".
fn house(reader: &Reader, at: usize) -> Option<usize> {
    reader.plain(at)?;
    // "in the 1400 block of West Main Street"
    if reader.is(at + 1, "block") && reader.is(at + 2, "of") {
        return Some(at + 1);
    }
    let mut word = at + 1;
    for _ in 0..3 {
        if !reader.is_capital(word) || reader.glued(word) {
            return None;
        }
        word += 1;
        if reader.is_capital(word) && reader.class(word, Class::Street) {
            // "200 High Street shops"
            let counted = reader.is_plural(word + 1) && !reader.is_capital(word + 1);
            return (!counted).then_some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::{kinds, lines};

    #[test]
    fn names_are_identifiers() {
        for text in [
            "They took the A6 home.",
            "He had Covid-19 then.",
            "It made an 8-K filing.",
            "The 737-800 had cut its costs.",
            "It flew the Boeing 767-200 airliner.",
            "It rivals Boeing's 777 line now.",
            "It sells an 80386-based system.",
            "The 0/92 plan passed.",
            "A Boeing 747 landed.",
            "A Boeing 737-800 landed.",
            "The 5G mast fell.",
            "They made a change: Paice for van der Walt (60).",
            "They sell the SX-2000 now.",
            "See Channel 4 tonight.",
            "A Category 3 storm hit.",
            "Call 020 7946 0958 now.",
            "Call 555-123-4567 now.",
            "He lives at 10 Acacia Avenue now.",
            "See page 12 of it.",
            "Version 1.2.3 is out.",
            "See https://a.org/123 now.",
        ] {
            assert_eq!(kinds(text), ["identifier"], "{text}");
        }
    }

    #[test]
    fn versions_and_resolutions_name() {
        for (text, want) in [
            ("It beat GPT-3.5 then.", "GPT-3.5 | identifier 3.5"),
            ("It supports 8K output.", "8K | identifier 8"),
            ("It has 1080p screens.", "1080p | identifier 1080"),
            ("It sold 8K units.", "8K | count 8000"),
            ("It is in the 1400 block of Main Street.", "1400 | identifier 1400"),
            ("It is 62 cents per $100.", "62 cents | money 62 USX"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
