//! How far a noun phrase reaches: "new shows" of "40 new shows said", "medium- and long-term loans".

use crate::lexicon::Class;

use super::reader::Reader;
use super::{conjoined, metres};

/// Noun phrases of more words than this are cut: the head of a plural comes sooner.
const LONGEST: usize = 6;

/// Letters of the shortest superlative that its ending tells: "oldest".
const SHORTEST_SUPERLATIVE: usize = 6;

/// Tokens that may stand between two marks inside a noun phrase: "<MD.N>".
const LONGEST_INSERT: usize = 4;

/// Letters of the shortest adverb in -ly before a participle: "newly".
const SHORTEST_ADVERB: usize = 5;

/// A noun phrase and how sure its head is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether its last word is a plural.
    pub(super) plural: bool,
    /// Whether another number, and no end of the clause, cut it short.
    pub(super) cut: bool,
}

/// The noun phrase at `start`; that of "one" has a singular head. Empty where no noun stands there.
pub(super) fn at(reader: &Reader, start: usize, one: bool) -> Phrase {
    let mut at = start;
    let mut head = None;
    let mut words = 0;
    // "millions of farmers’ fields", and no "the five farmers’ union".
    let of = reader.is(start.wrapping_sub(1), "of") || reader.class(start.wrapping_sub(1), Class::Determiner);
    while words < LONGEST {
        if let Some(past) = inserted(reader, at, start) {
            at = past;
            continue;
        }
        // "the £5m package included direct payments": what it did.
        let adverb = reader.text(at.wrapping_sub(1)).ends_with("ly");
        if at > start && reader.class(at, Class::Finite) && !reader.glued(at) && !adverb {
            break;
        }
        let joined =
            if one { conjoined::chooses(reader, at, start) } else { conjoined::conjoins(reader, at, start) };
        if !continues(reader, at, start) && !joined {
            break;
        }
        // "U.S." is one word.
        // So is a name.
        let name = at > start && reader.is_capital(at) && reader.is_capital(at - 1);
        words += usize::from(reader.is_word(at) && !name && !reader.is_mark(at.wrapping_sub(1), '.'));
        if one && tells(reader, at, start) {
            break;
        }
        at += 1;
        let model = reader.text(at - 1) == "s" && reader.glued(at - 1) && is_model(reader, at - 2);
        if !one && (model || is_head(reader, at - 1, of)) {
            head = Some(at);
            // "its 4% sales gain"
            // "an 8% staff reduction"
            let modifier = reader.class(at - 1, Class::Dated) || reader.class(at - 1, Class::Plural);
            if modifier && reader.class(at, Class::ChangeNoun) && at == start + 1 {
                head = Some(at + 1);
                break;
            }
            // "a proposed five per cent sales tax"
            if (at == start + 1 || !of) && is_taxed(reader, at) {
                head = Some(at + 1);
                break;
            }
            // "of the consumer electronics market is": one noun more before the verb.
            let noun = reader.is_content(at) && !reader.is_capital(at) && !reader.is_capital(at - 1);
            let noun = noun && !is_participle(reader, at) && !is_adverb(reader, at);
            if noun && reader.class(at + 1, Class::Auxiliary) {
                head = Some(at + 1);
                break;
            }
            if !goes_on(reader, at, start) {
                break;
            }
        }
    }
    let cut = head.is_none() && is_numeral(reader, at);
    let end = head.unwrap_or_else(|| trimmed(reader, start, untold(reader, start, at), one));
    Phrase { start, end, plural: head.is_some(), cut: cut && end == at }
}

/// "two Douglas Corp `<MD>` jets", "six \"B\" shares", "340 Farm Aid (FA) staff": past what stands between marks inside
/// the phrase, where a noun follows it.
fn inserted(reader: &Reader, at: usize, start: usize) -> Option<usize> {
    let opening = reader.mark(at)?;
    let quoted = reader.is_quotation_mark(at) && !reader.glued(at);
    let bracketed = at > start && matches!(opening, '<' | '(') && reader.is_capital(at + 1);
    if !quoted && !bracketed {
        return None;
    }
    let closes = |i: usize| match opening {
        '<' => reader.is_mark(i, '>'),
        '(' => reader.is_mark(i, ')'),
        _ => reader.is_quotation_mark(i) && reader.glued(i),
    };
    let close = (at + 2..at + 2 + LONGEST_INSERT).find(|&i| closes(i))?;
    let words = (at + 1..close)
        .all(|i| reader.is_word(i) || reader.is_dash(i) && reader.glued(i) || reader.is_mark(i, '.'));
    // "two “sound recordings” of it": the noun itself is quoted.
    let noun = reader.is_content(close + 1) && !reader.glued(close + 1) && !reader.is_apart(close + 1);
    (words && noun).then_some(close + 1)
}

/// A plural that may be the noun counted.
fn is_head(reader: &Reader, at: usize, of: bool) -> bool {
    // "sales- and marketing staff"; "two airlines- Delta", "two pools--one": a dash that parts ends it.
    let parting = reader.is_dash(at + 2) || !reader.glued(at + 2) && !reader.class(at + 2, Class::Joining);
    let suspended = reader.is_dash(at + 1) && reader.glued(at + 1) && !parting;
    // "of farmers’ fields"
    let owner =
        (of || reader.is(at + 2, "s")) && reader.is_apostrophe(at + 1) && continues(reader, at + 1, at);
    // "Series A shares"
    let lettered = matches!(reader.text(at + 1), "A" | "B" | "C" | "D") && !reader.is_dash(at + 2);
    // "McDonnell Douglas <MD> jets"
    let ticker = reader.is_capital(at) && reader.is_mark(at + 1, '<');
    reader.is_plural(at) && !reader.class(at, Class::Adverb) && !suspended && !owner && !lettered && !ticker
}

/// "child protection plans", "singles matches": whether another plural follows the one before `at`, and is the head.
fn goes_on(reader: &Reader, at: usize, start: usize) -> bool {
    // "Burberrys common shares": what a name owns.
    // "11 Republicans broke ranks": what they did.
    let named = reader.is_capital(at - 1) && !reader.is_capital(at) && !reader.class(at, Class::Phrasal);
    let owned = named && reader.is_content(at + 1) && reader.is_plural(at + 1);
    // "Cyclops Corp common shares"
    let firm = (at..at + 4)
        .take_while(|&i| reader.is_content(i))
        .skip_while(|&i| reader.is_capital(i))
        .any(|i| reader.is_plural(i));
    let owned = owned || firm && reader.is_capital(at - 1) && reader.is_capital(at);
    let capital = reader.is_capital(at) && !reader.is_capital(at - 1);
    // "securities clearing systems"
    let modifier = reader.class(at - 1, Class::PluralModifier)
        && (at..at + 3).take_while(|&i| reader.is_content(i)).any(|i| reader.is_plural(i));
    let owned = owned || modifier;
    // "600 images estimates the firm": a verb has an object.
    let verb = reader.class(at + 1, Class::Determiner) || reader.class(at + 1, Class::Predicating);
    continues(reader, at, start) && (owned || reader.is_plural(at) && !verb) && !capital
}

/// "sales tax": whether the singular at `at` is what the plural before it describes.
fn is_taxed(reader: &Reader, at: usize) -> bool {
    reader.class(at - 1, Class::PluralModifier)
        && reader.is_content(at)
        && !reader.is_plural(at)
        && !reader.is_content(at + 1)
        && !reader.is_capital(at)
        && !is_participle(reader, at)
        && !is_adverb(reader, at)
        && !reader.text(at).ends_with("ing")
        && !reader.class(at + 1, Class::Determiner)
}

/// "supporter needed treatment": whether the participle at `at`, behind the noun, tells what it did.
fn tells(reader: &Reader, at: usize, start: usize) -> bool {
    let noun = at.wrapping_sub(1);
    let adverb = reader.text(noun).ends_with("ly") && reader.text(noun).len() >= SHORTEST_ADVERB;
    let joined = reader.glued(at) || reader.is_dash(at + 1) && reader.glued(at + 1);
    let lower = |at: usize| reader.is_word(at) && !reader.is_capital(at);
    // "one fast growing firm", "a convertible preferred share"
    let describes =
        (reader.text(at).ends_with("ing") || reader.class(at, Class::Describer)) && reader.is_content(at + 1);
    at > start && is_participle(reader, at) && lower(noun) && lower(at) && !adverb && !joined && !describes
}

/// "the fifth seed Ann Lee eased past Kim": the end before the verb of a singular noun, and before the name it has.
fn untold(reader: &Reader, start: usize, end: usize) -> usize {
    let lower = |at: usize| reader.is_word(at) && !reader.is_capital(at);
    let name = |verb: usize| (start + 1..verb).rev().take_while(|&i| reader.is_capital(i)).last();
    // "a £5m deal signed last year" trails; "a government backed loan" is one.
    let object = |at: usize| {
        let named = (at..end).all(|i| reader.is_capital(i));
        named || is_adverb(reader, at) && at + 1 == end || reader.class(at, Class::Threshold)
    };
    let verb = (start + 1..end.saturating_sub(1)).find(|&at| {
        lower(at)
            && is_participle(reader, at)
            && !reader.glued(at)
            && (object(at + 1) || name(at).is_some() && reader.is_capital(at + 1))
    });
    let Some(verb) = verb else {
        // "the eighth seed Ann Lee", "the first time Acme has sued"; no "first BBC Radio show".
        let named = name(end).filter(|&name| {
            let apart = !reader.glued(name)
                && !reader.is_mark(name.wrapping_sub(1), '.')
                && reader.text(name).len() > 1;
            // "the first autumn Test", but "the first time Acme"
            let times = reader.is(name - 1, "time") || reader.class(name - 1, Class::TimeSpan);
            let known = name + 1 < end || times;
            known && (start..name).all(lower) && apart && reader.text(name).contains(char::is_lowercase)
        });
        return named.unwrap_or(end);
    };
    name(verb).filter(|&name| (start..name).any(lower)).unwrap_or(verb)
}

/// The end without what only trails: "£90m overseas", "400 early in the day", "60% of the audience tuned in".
fn trimmed(reader: &Reader, start: usize, end: usize, one: bool) -> usize {
    let mut end = end;
    // "one person owns a copy": what is one has no plural, its verb has an s.
    if one && end > start + 1 && reader.is_plural(end - 1) && !reader.class(end - 1, Class::Plural) {
        end -= 1;
    }
    let trails = |at: usize| {
        // "bucking the trend"
        let object = reader.text(at).ends_with("ing")
            && !reader.is_capital(at)
            && (reader.class(at + 1, Class::Determiner) || is_numeral(reader, at + 1));
        let trailed = parts(reader, at + 1) || is_numeral(reader, at + 1);
        let verb = at > start && (object || is_participle(reader, at) && trailed);
        let stressed = is_adverb(reader, at + 1) && reader.class(at, Class::Intensifier);
        is_adverb(reader, at) || verb || stressed
    };
    while end > start && trails(end - 1) {
        end -= 1;
        // "50 per cent state owned"
        if reader.class(end, Class::Owning) && !reader.is(end + 1, "by") {
            return start;
        }
    }
    // "an aid package Congress voted last year": who did what with it; "a zero-coupon Euronote issued by".
    let lower = |at: usize| reader.is_word(at) && !reader.is_capital(at);
    let done = lower(end) && is_participle(reader, end) && !reader.class(end + 1, Class::Preposition);
    if end > start + 1 && reader.is_capital(end - 1) && lower(end - 2) && done {
        end -= 1;
    }
    // "one of the so-called": what is left of a compound is no noun.
    if end > start && reader.is_dash(end - 1) {
        return start;
    }
    end
}

/// "today", "largely": whether the word at `at` says when, where or how, and is no noun.
fn is_adverb(reader: &Reader, at: usize) -> bool {
    let text = reader.text(at);
    let ly = text.ends_with("ly") && text.len() >= SHORTEST_ADVERB && !reader.is_capital(at);
    reader.class(at, Class::Adverb) || ly && !reader.class(at, Class::LyNoun)
}

/// Whether no noun stands at `at`, or an adverb does: "ordered today".
pub(super) fn parts(reader: &Reader, at: usize) -> bool {
    ends(reader, at) || is_adverb(reader, at)
}

/// Whether no noun stands at `at`: nothing of the phrase, or the month of a date.
pub(super) fn ends(reader: &Reader, at: usize) -> bool {
    !reader.is_content(at) || reader.lexicon.words.month(reader.symbol(at)).is_some()
}

/// "raised", "agreed", "underwritten", and no "seed".
pub(super) fn is_participle(reader: &Reader, at: usize) -> bool {
    let text = reader.text(at);
    let regular = text.ends_with("ed") && (!text.ends_with("eed") || reader.class(at, Class::SeemingNoun));
    regular || reader.class(at, Class::Participle)
}

/// A number word that a hyphen joins to nothing: no "one-bedroom".
pub(super) fn is_number(reader: &Reader, at: usize) -> bool {
    reader.lexicon.words.number(reader.symbol(at)).is_some()
        && !(reader.is_dash(at + 1) && reader.glued(at + 1))
}

/// A number in words or digits that stands alone; a score does not.
fn is_numeral(reader: &Reader, at: usize) -> bool {
    let score = reader.is_dash(at + 1) && reader.glued(at + 1) && !reader.is_mark(at + 3, '/');
    is_number(reader, at) || reader.digits(at).is_some() && !reader.glued(at) && !score
}

/// The digits of a name in a noun phrase: "B707 aircraft", "DC-10s".
fn is_model(reader: &Reader, at: usize) -> bool {
    if reader.digits(at).is_none() || !reader.glued(at) {
        return false;
    }
    let joint = at.wrapping_sub(1);
    let letters = if reader.is_dash(joint) && reader.glued(joint) { joint.wrapping_sub(1) } else { joint };
    reader.is_capital(letters)
}

/// "five Boeing 737-800 planes": a part of the two numbers, and the hyphen, by which a model is called.
fn variant(reader: &Reader, at: usize) -> bool {
    let inner = |i: usize| reader.is_dash(i) && reader.glued(i);
    (0..3).filter_map(|back| at.checked_sub(back)).any(|first| {
        reader.plain(first).is_some()
            && inner(first + 1)
            && reader.glued(first + 2)
            && reader.plain(first + 2).is_some()
            && reader.is_capital(first.wrapping_sub(1))
            && (first + 3..first + 7)
                .take_while(|&i| inner(i) || reader.is_content(i) && !reader.is_capital(i))
                .any(|i| reader.is_plural(i))
    })
}

/// "60-kilo", "100-franc", "400m": digits joined to a word describe what is counted.
fn sized(reader: &Reader, at: usize) -> bool {
    if reader.plain(at).is_none() || reader.glued(at) {
        return false;
    }
    // "three 400m runners", "36 UK top 100 companies"
    let unit = reader.glued(at + 1) && reader.is_word(at + 1) && !reader.glued(at + 2);
    let plural = |noun: usize| reader.is_plural(noun) && !reader.is_capital(noun);
    // "the first 200m doses"
    let scale = reader.lexicon.words.scale_suffix(reader.symbol(at + 1)).is_some();
    let metres = |value| metres::is_race(value) && metres::is_metres(reader, at + 1, value);
    let unit = unit && (!scale || reader.digits(at).is_some_and(|digits| metres(digits.value)));
    let measured = unit && reader.text(at + 1) != "s" && plural(at + 2)
        || reader.is(at.wrapping_sub(1), "top") && plural(at + 1);
    measured || hyphened(reader, at) && !reader.is_capital(at + 2) && !reader.class(at + 2, Class::Function)
}

/// Whether a hyphen joins the word at `at` with the next.
pub(super) fn hyphened(reader: &Reader, at: usize) -> bool {
    reader.is_dash(at + 1) && reader.glued(at + 1) && reader.glued(at + 2) && reader.is_word(at + 2)
}

/// Whether the noun phrase from `start` reaches over the token at `at`.
fn continues(reader: &Reader, at: usize, start: usize) -> bool {
    // "six Jetstream 31 planes"
    let named = || {
        reader.plain(at).is_some()
            && reader.is_capital(at.wrapping_sub(1))
            && reader.is_plural(at + 1)
            && !reader.is_capital(at + 1)
    };
    if at > start && (is_model(reader, at) || named() || variant(reader, at)) {
        return true;
    }
    // "five 60-kilo bags", "five 2D levels"
    if sized(reader, at) || reader.plain(at).is_some() && reader.glued(at + 1) && reader.text(at + 1) == "D" {
        return true;
    }
    if reader.is_capital(at) && reader.is_apart(at) {
        return false;
    }
    // "a £3m shortfall previously forecast"
    if at > start && reader.class(at, Class::Foretelling) && reader.text(at - 1) != "s" {
        return false;
    }
    if reader.is_dash(at) {
        let inner = reader.glued(at + 1) && (reader.is_word(at + 1) || is_model(reader, at + 1));
        // "medium- and long-term loans"
        let suspended = !reader.glued(at + 1) && reader.class(at + 1, Class::Joining);
        return at > start && reader.glued(at) && (inner || suspended);
    }
    if reader.is_apostrophe(at) {
        // "of Rogers’ shares"
        let plural =
            reader.is_plural(at.wrapping_sub(1)) && !reader.glued(at + 1) && reader.is_content(at + 1);
        // "O’Gara penalties"
        let name = reader.is_capital(at.wrapping_sub(1)) && reader.glued(at + 1) && reader.is_capital(at + 1);
        return at > start && reader.glued(at) && (reader.is(at + 1, "s") || plural || name);
    }
    // "five Bank of America subsidiaries"
    if reader.is(at, "of") && !reader.glued(at) {
        let noun = (at + 2..at + 4)
            .take_while(|&i| reader.is_content(i))
            .any(|i| reader.is_plural(i) && !reader.is_capital(i));
        return at > start && reader.is_capital(at - 1) && reader.is_capital(at + 1) && noun;
    }
    // "one of the closest and fastest races"
    if reader.class(at, Class::Joining) {
        let suspended = at > start && reader.is_dash(at - 1);
        let both = at > start && reader.is_content(at - 1) && reader.is_content(at + 1);
        return suspended
            || both
                && !reader.is_plural(at + 1)
                && !is_number(reader, at + 1)
                && reader.is_plural(at + 2)
                && (!reader.is_capital(at + 2) || reader.is_capital(at - 1));
    }
    // "two U.S. workers"
    if reader.is_mark(at, '.') {
        let initial =
            at > start && reader.glued(at) && reader.text(at - 1).len() == 1 && reader.is_capital(at - 1);
        // "four U.S.-based firms"
        return initial && (reader.is_word(at + 1) || reader.is_dash(at + 1) && reader.glued(at + 1));
    }
    // "75,000 tonnes of wheat/wheat flour worth £8m", "on its first day many users"
    if at > start && (reader.is(at, "worth") || reader.class(at, Class::Quantifier)) {
        return false;
    }
    // "two latest three month periods"
    let term = at > start && is_number(reader, at) && reader.class(at + 1, Class::TimeSpan);
    if term && reader.is_plural(at + 2) {
        return true;
    }
    // "one of the more likely uses", "former outside directors"
    let more = at == start && reader.is(at, "more") && reader.class(at.wrapping_sub(1), Class::Determiner);
    // "the first live action film"
    let first = at == start && reader.lexicon.words.ordinal(reader.symbol(at.wrapping_sub(1))).is_some();
    let plural = || reader.is_plural(at + 1) || reader.is_plural(at + 2);
    let outside = reader.class(at, Class::AlsoAdjective) && (plural() || first && !reader.is_capital(at + 1));
    if (more || outside) && reader.is_content(at + 1) {
        return true;
    }
    // "new “affordable” homes"
    if at > start && reader.is_quotation_mark(at) {
        let opens = !reader.glued(at)
            && reader.is_content(at + 1)
            && reader.is_quotation_mark(at + 2)
            && reader.is_plural(at + 3);
        let closes =
            reader.glued(at) && reader.is_quotation_mark(at.wrapping_sub(2)) && reader.is_plural(at + 1);
        return opens || closes && at > start + 2;
    }
    // "three industrial/warehouse properties"
    if reader.is_mark(at, '/') {
        let words = reader.is_content(at.wrapping_sub(1)) && reader.is_content(at + 1);
        return at > start && words && reader.glued(at) && reader.glued(at + 1);
    }
    // "of the most vulnerable", "of its own": these open a phrase, elsewhere they end it.
    let of = reader.is(start.wrapping_sub(1), "of") || reader.class(start.wrapping_sub(1), Class::Determiner);
    if at == start && of && reader.class(at, Class::PhraseOpener) {
        return true;
    }
    // "these two don't agree"
    let contraction = reader.is_apostrophe(at + 1)
        && reader.glued(at + 1)
        && reader.glued(at + 2)
        && reader.class(at + 2, Class::Contraction);
    // "a dividend payable April 8"
    let date = reader.lexicon.words.month(reader.symbol(at)).is_some() && is_numeral(reader, at + 1);
    // "two Six Nations games"
    let idiom = || reader.lexicon.idioms.starting_at(reader.tokens, reader.prose, at).is_some();
    // "8.2 million ten years earlier": another number ends it, "two one-bedroom flats" has none.
    (reader.is_content(at) || describes(reader, at, start))
        && (!is_number(reader, at) || reader.is_capital(at) && idiom())
        && !contraction
        && !date
}

/// Whether the word at `at`, no content by itself, describes a noun of the phrase from `start`.
fn describes(reader: &Reader, at: usize, start: usize) -> bool {
    // "152 so-called projects"
    let joined = at > start && reader.glued(at) && (reader.is_dash(at - 1) || is_model(reader, at - 1));
    // "900,000 Class A shares"
    let before = at.wrapping_sub(1);
    let class = reader.is_capital(before) || reader.is(before, "series") || reader.is(before, "class");
    let classed = at > start && class && !reader.glued(at + 1);
    // "30 A320 jets"
    let lettered = reader.text(at) == "A" && (classed || is_model(reader, at + 1));
    let compound = reader.is_word(at) && (joined || lettered || hyphened(reader, at));
    // "three missed penalties"
    let missed = at == start && reader.class(at, Class::Participle) && reader.is_content(at + 1);
    // "two really good games", "of the city’s most wanted men"
    let owned = reader.is(before, "s") && reader.class(at, Class::PhraseOpener);
    let stressed = (at == start || owned) && reader.class(at, Class::Intensifier);
    let stressed = stressed && reader.is_content(at + 1) && !reader.class(at + 1, Class::Adverb);
    compound || missed || stressed
}

/// "largest", and not "forest".
pub(super) fn is_superlative(reader: &Reader, at: usize) -> bool {
    let text = reader.text(at);
    text.len() >= SHORTEST_SUPERLATIVE && text.ends_with("est") && !reader.class(at, Class::EndsInEst)
}
