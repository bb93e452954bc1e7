//! What follows a number and is nothing it counts: "£2m raised by the club", "100 per cent sure", "a week ago".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;
use crate::unit::Dimension;

use super::Kind;
use super::noun_phrase::{self, Phrase, hyphened, is_participle};
use super::reader::{Reader, Reading};

/// Whether the words of the phrase behind the number, after an "of" or not, are nothing counted.
pub(super) fn is_any(reader: &Reader, found: &Reading, phrase: Phrase, of: bool) -> bool {
    is_done(reader, found, phrase)
        || is_label(reader, phrase)
        || is_said(reader, found, phrase)
        || is_actor(reader, found, phrase)
        || is_ranked(reader, found, phrase)
        || is_of_unit(reader, found, phrase)
        || is_dating(reader, found, phrase, of)
        || is_place(reader, found, phrase, of)
        // "three times the $999 of its rival": a price is that of one.
        || of && found.kind == Kind::Money
            && found.high < Decimal::from(100_000)
            && phrase.start == found.end + 2
            && reader.is(phrase.start - 1, "its")
        // "11 of 31 hit the target"
        || of && found.kind == Kind::Count
            && phrase.end == phrase.start + 1
            && !phrase.plural
            && !reader.is_capital(phrase.start)
            && reader.is(phrase.end, "the")
}

/// "£2m raised by the club", "30 million tuned in": what was done with the sum, what they did.
fn is_done(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    let start = phrase.start;
    // "early in the second set", and no "it was first set in May"
    let ranked = found.kind == Kind::Ordinal && reader.class(found.start.wrapping_sub(1), Class::Determiner);
    if ranked && reader.class(start, Class::OrdinalNoun) {
        return false;
    }
    phrase.end == start + 1
        && start == found.end
        && !reader.is_capital(start)
        && !reader.class(start, Class::Sufferer)
        && ((is_participle(reader, start) || reader.is(start, "forecast"))
            && noun_phrase::parts(reader, phrase.end)
            || is_doing(reader, found))
}

/// "50m dollars cleaning up": what a sum was spent on doing, behind a unit in the plural.
fn is_doing(reader: &Reader, found: &Reading) -> bool {
    matches!(found.kind, Kind::Money | Kind::Measure | Kind::Duration)
        && reader.text(found.end).ends_with("ing")
        && found.end > found.number_end
        && (reader.text(found.end - 1).ends_with('s')
            // "a one-day meeting"
            || found.high == Decimal::ONE && found.kind != Kind::Duration)
}

/// "100 per cent sure", "four times more costly": what is said of someone, and no noun.
fn is_said(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    let sole = phrase.end == phrase.start + 1;
    let sure = sole && reader.class(phrase.start, Class::Predicative);
    // "500 yen times the index"
    let times = found.kind != Kind::Count && reader.is(phrase.start, "times");
    let multiple = found.kind == Kind::Multiple && !phrase.plural;
    let more = phrase.start > found.end && reader.class(phrase.start - 1, Class::Additional);
    let better = reader.class(phrase.start, Class::Comparison) && reader.text(phrase.start).ends_with("er");
    // "35 per cent more efficient"
    let last = reader.text(phrase.end - 1);
    let efficient = more
        && found.kind != Kind::Count
        && ["able", "cient", "ful", "ible", "ive", "ous"].iter().any(|ending| last.ends_with(ending));
    // "a drop to 1.07bn dollars citing lower prices"
    let single = found.kind != Kind::Count || found.high == Decimal::ONE;
    let citing = single && reader.class(phrase.start, Class::Citing);
    // "its 60 per cent owned <Acme Ltd> unit"
    let held = reader.class(phrase.start, Class::Owning);
    // "raised its dividend to 17.0p net"
    let taxed = found.kind == Kind::Money && sole && reader.is_any(phrase.start, &["gross", "net"]);
    // "a magnitude 7.8 earthquake struck Leeds"
    let strength = reader.is(found.start.wrapping_sub(1), "magnitude");
    // "10 to 15 feet swamped coastal roads"
    let swamped = found.unit.dimension == Dimension::Length
        && phrase.start == found.end
        && (reader.is_plural(found.end - 1) || reader.is(found.end - 1, "feet"))
        && is_participle(reader, phrase.start)
        && reader.is_content(phrase.start + 1);
    // "two in three voted yes"
    let did = found.kind == Kind::Ratio
        && phrase.start == found.end
        && !phrase.plural
        && (is_participle(reader, phrase.start)
            || reader.is(phrase.start, "read")
            // "one in six post something"
            || sole
                && !reader.is_capital(phrase.start)
                && (reader.class(phrase.end, Class::Determiner)
                    || reader.is_any(phrase.end, &["nothing", "something", "them"])));
    // "priced at £79 costs far less"
    let costs = found.kind == Kind::Money
        && sole
        && reader.is(phrase.start, "costs")
        && reader.is_any(phrase.end, &["far", "just", "less", "more", "only"]);
    sure || costs
        || taxed
        || did
        || swamped
        || strength
        || times
        || multiple && (more || better)
        || efficient
        || citing
        || held
}

/// "the 1/16 pct Acme paid", "on 20 minutes Italy scored": who did what.
fn is_actor(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    if phrase.start != found.end {
        return false;
    }
    // "Millions buy phones": without "of" it is they who do it.
    let many = found.form == Form::Magnitude && found.end == found.number_end;
    if many && reader.text(found.end - 1).ends_with('s') && phrase.end > phrase.start + 1 {
        return true;
    }
    let named = (phrase.start..phrase.end).all(|at| reader.is_capital(at));
    let paid = matches!(found.kind, Kind::Percent | Kind::Money | Kind::Points)
        && !phrase.plural
        && named
        && reader.class(phrase.end, Class::Function)
        && !reader.class(phrase.end, Class::Preposition);
    // "over the past eight years Paul’s work"
    let timed =
        found.kind == Kind::Duration && reader.is_plural(found.end - 1) && reader.is_capital(phrase.start);
    // "the $1.39 analysts had pencilled in", "the 200,000 economists expected"
    let told = reader.class(phrase.end - 1, Class::Forecaster)
        && (found.kind != Kind::Count || found.high >= Decimal::ONE_THOUSAND)
        && reader.is(found.start.wrapping_sub(1), "the")
        && (is_participle(reader, phrase.end) || reader.class(phrase.end, Class::Function));
    // "one representing the shareholders": a pronoun, and what it does.
    let doing = found.kind == Kind::Count
        && found.high == Decimal::ONE
        && reader.text(phrase.start).ends_with("ing")
        && [phrase.end - 1, phrase.end]
            .iter()
            .any(|&at| reader.is_plural(at) && !reader.class(at, Class::Plural));
    paid || timed || told || doing
}

/// "the third largest in Asia", "it first offered Leeds its shares": an ordinal that ranks no noun.
fn is_ranked(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    if found.kind != Kind::Ordinal {
        return false;
    }
    let best = reader.is(phrase.start, "best") && phrase.end == phrase.start + 1;
    let before = found.start.wrapping_sub(1);
    let offered = phrase.start == found.end
        && is_participle(reader, phrase.start)
        && reader.is_capital(phrase.start + 1)
        && reader.is_word(before)
        && !reader.class(before, Class::Determiner)
        && !reader.class(before, Class::Preposition)
        && !reader.is_capital(phrase.start);
    // "after first visiting the club"
    let doing = (reader.class(before, Class::Preposition) || reader.class(before, Class::Elapsed))
        && reader.text(phrase.start).ends_with("ing")
        && reader.class(phrase.start + 1, Class::Determiner);
    best || doing || noun_phrase::is_superlative(reader, phrase.end - 1) || offered
}

/// "130 million dlrs U.S. for it", "six feet deep", "the first ten days of March": what goes with the unit.
fn is_of_unit(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    let country = found.kind == Kind::Money
        && phrase.start == found.end
        && (phrase.start..phrase.end).all(|at| reader.is_mark(at, '.') || reader.text(at).len() == 1);
    let is_word = phrase.end == phrase.start + 1;
    let deep = found.kind == Kind::Measure && reader.class(phrase.start, Class::Dimensional);
    let month =
        reader.is_capital(phrase.start) && reader.lexicon.words.month(reader.symbol(phrase.start)).is_some();
    country || is_word && (deep || month)
}

/// "Att: 47,111 Ref: S Bennett", "Net 12 mln revs 34 mln": the label of what follows.
fn is_label(reader: &Reader, phrase: Phrase) -> bool {
    let end = phrase.end;
    let label = reader.is_capital(phrase.start) && reader.is_mark(end, ':') && reader.glued(end);
    let row = reader.class(phrase.start, Class::RowSum) && reader.digits(end).is_some();
    end == phrase.start + 1 && (label || row)
}

/// "one big, short, sharp shock": an adjective of several, whose noun is yet to come.
pub(super) fn is_row(reader: &Reader, phrase: Phrase) -> bool {
    let comma = phrase.end;
    comma == phrase.start + 1
        && reader.is_mark(comma, ',')
        && reader.is_content(comma + 1)
        && !reader.is_capital(comma + 1)
        // "one official, echoing others"
        && !reader.text(comma + 1).ends_with("ing")
        && (reader.is_mark(comma + 2, ',') || reader.is_content(comma + 2))
}

/// "32 cts prior quarter", "286,000 week ago", "four months of this year": when, and not of what.
fn is_dating(reader: &Reader, found: &Reading, phrase: Phrase, of: bool) -> bool {
    let last = phrase.end - 1;
    // "34.3 per cent year-to-date"
    let span = found.kind != Kind::Count
        && hyphened(reader, phrase.start)
        && phrase.start == found.end
        && (reader.class(phrase.start, Class::TimeSpan) && phrase.end == phrase.start + 5
            || (reader.is(phrase.start, "after") || reader.is(phrase.start, "pre"))
                && phrase.end == phrase.start + 3);
    // "three months ended Sept. 30"
    let ended = found.kind == Kind::Duration
        && phrase.start == found.end
        && (reader.is(phrase.start, "ended") || reader.is(phrase.start, "ending"));
    let term = span || ended || reader.class(last, Class::TimeSpan) || reader.class(last, Class::QuarterYear);
    match found.kind {
        Kind::Count => term && reader.class(phrase.end, Class::Bygone),
        Kind::Ordinal => term && of,
        _ => term,
    }
}

/// "the last four of the Qatar Open", "within 12 of Smith’s record": where they stand, and not what is counted.
fn is_place(reader: &Reader, found: &Reading, phrase: Phrase, of: bool) -> bool {
    // "within 30mg of the limit"
    if of && reader.is(found.start.wrapping_sub(1), "within") {
        return true;
    }
    let owner = |at: usize| reader.text(at) == "s" && reader.is_apostrophe(at - 1);
    of && found.kind == Kind::Count
        && found.form == Form::Numeral
        && found.high > Decimal::ONE
        && found.high < Decimal::ONE_THOUSAND
        && !phrase.plural
        && !reader.is_plural(phrase.end - 1)
        && (reader.is_capital(phrase.end - 1) || (phrase.start + 1..phrase.end).any(owner))
}
