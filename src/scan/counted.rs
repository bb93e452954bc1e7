//! The noun phrase a number counts, to its right: "babies" of "15,800 babies under 1".

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;

use super::Kind;
use super::numerals::numeral;
use super::reader::{Reader, Reading};

/// Noun phrases longer than this are cut: the head of a plural comes sooner.
const LONGEST: usize = 6;

/// Participles that end as the nouns "seed", "feed" and "speed" do.
const SEEMING_NOUNS: [&str; 4] = ["agreed", "disagreed", "freed", "guaranteed"];

/// The tokens of the noun phrase counted.
pub(super) fn phrase(reader: &Reader, found: &Reading) -> Option<Range<usize>> {
    if matches!(found.kind, Kind::Identifier | Kind::Date | Kind::Time | Kind::Score | Kind::Year | Kind::Age)
    {
        return None;
    }
    let mut at = found.end;
    if reader.is_dash(at) {
        // "a 22-man squad", "a seven-match ban"
        let joined = found.kind == Kind::Count
            && reader.glued(at)
            && reader.glued(at + 1)
            && reader.is_content(at + 1)
            // "a 500-strong crowd"
            && !reader.is(at + 1, "strong");
        return joined.then_some(at + 1..at + 2);
    }
    if reader.class(at, Class::Additional) && reader.is_word(at + 1) {
        at += 1;
    }
    let of = reader.is(at, "of");
    if of {
        at += 1;
    }
    if of || found.kind == Kind::Ratio && !reader.is(at, "a") {
        while reader.class(at, Class::Determiner) {
            at += 1;
        }
    }
    // "four of their last five meetings", "one of the three men": of a definite set.
    if of && reader.class(at - 1, Class::Determiner) {
        let ranked = at + usize::from(reader.class(at, Class::PhraseOpener));
        let number = reader.plain(ranked).is_some_and(|n| n < 100) || is_number(reader, ranked);
        let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, ranked + 1);
        if number && unit.is_none() {
            at = ranked + 1;
        }
    }
    let start = at;
    // "0.2 per cent month-on-month"
    if hyphened(reader, start) && reader.text(start) == reader.text(start + 4) {
        return None;
    }
    let one = !of && found.kind == Kind::Count && found.high == Decimal::ONE && found.form == Form::Numeral;
    let mut head = None;
    while at - start < LONGEST && continues(reader, at, start) {
        at += 1;
        if !one && reader.is_plural(at - 1) && !reader.class(at - 1, Class::Adverb) {
            head = Some(at);
            // "child protection plans", "singles matches": a plural is the head unless another follows it.
            let capital = reader.is_capital(at) && !reader.is_capital(at - 1);
            // "Burberrys common shares": what a name owns.
            let owned = reader.is_capital(at - 1)
                && !reader.is_capital(at)
                && reader.is_content(at + 1)
                && reader.is_plural(at + 1);
            let goes_on = continues(reader, at, start) && (owned || reader.is_plural(at));
            if !goes_on || capital {
                break;
            }
        }
    }
    let mut end = head.unwrap_or(at);
    // "one person owns a copy": what is one has no plural, its verb has an s.
    if one && end > start + 1 && reader.is_plural(end - 1) && !reader.class(end - 1, Class::Plural) {
        end -= 1;
    }
    // "£90m overseas", "400 early in the day", "60% of the audience tuned in"
    let trails = |at: usize| {
        let verb = at > start && is_participle(reader, at) && !reader.is_content(at + 1);
        reader.class(at, Class::Adverb) || verb
    };
    while head.is_none() && end > start && trails(end - 1) {
        end -= 1;
    }
    // "£2m raised by the club", "30 million tuned in": what was done with the sum, what they did.
    let done = end == start + 1
        && start == found.end
        && !reader.is_capital(start)
        && !reader.class(start, Class::Sufferer)
        && is_participle(reader, start)
        && !reader.is_content(end);
    // "Att: 47,111 Ref: S Bennett": the label of what follows.
    let label = end == start + 1 && reader.is_capital(start) && reader.is_mark(end, ':') && reader.glued(end);
    // "100 of the country’s 350 farms"
    let owner = end > start
        && reader.is(end - 1, "s")
        && matches!(reader.mark(end.wrapping_sub(2)), Some('’' | '\''));
    if owner {
        return owned_number(reader, end);
    }
    (end > start && !done && !label).then_some(start..end)
}

/// "350 farms" behind the one who owns them: what that number counts.
fn owned_number(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let start = numeral(reader, at, false)?.end;
    if reader.lexicon.units.starting_at(reader.tokens, reader.prose, start).is_some() {
        return None;
    }
    let words = (start..start + LONGEST).take_while(|&at| continues(reader, at, start));
    let mut end = start;
    for at in words {
        end = at + 1;
        if reader.is_plural(at) {
            break;
        }
    }
    (end > start).then_some(start..end)
}

/// Whether a hyphen joins the word at `at` with the next.
fn hyphened(reader: &Reader, at: usize) -> bool {
    reader.is_dash(at + 1) && reader.glued(at + 1) && reader.glued(at + 2) && reader.is_word(at + 2)
}

/// "raised", "agreed", and no "seed".
fn is_participle(reader: &Reader, at: usize) -> bool {
    let text = reader.text(at);
    text.ends_with("ed") && (!text.ends_with("eed") || SEEMING_NOUNS.contains(&text))
}

/// A number word that a hyphen joins to nothing: no "one-bedroom".
fn is_number(reader: &Reader, at: usize) -> bool {
    reader.lexicon.words.number(reader.symbol(at)).is_some()
        && !(reader.is_dash(at + 1) && reader.glued(at + 1))
}

fn continues(reader: &Reader, at: usize, start: usize) -> bool {
    if reader.is_dash(at) {
        return at > start && reader.glued(at) && reader.glued(at + 1) && reader.is_word(at + 1);
    }
    if matches!(reader.mark(at), Some('’' | '\'')) {
        return at > start && reader.glued(at) && reader.is(at + 1, "s");
    }
    // "one of the closest and fastest races"
    if reader.class(at, Class::Joining) {
        let both = at > start && reader.is_content(at - 1) && reader.is_content(at + 1);
        return both && !reader.is_plural(at + 1) && !is_number(reader, at + 1) && reader.is_plural(at + 2);
    }
    // "two U.S. workers"
    if reader.is_mark(at, '.') {
        let initial =
            at > start && reader.glued(at) && reader.text(at - 1).len() == 1 && reader.is_capital(at - 1);
        return initial && reader.is_word(at + 1);
    }
    // "of the most vulnerable", "of its own": these open a phrase, elsewhere they end it.
    let of = reader.is(start.wrapping_sub(1), "of") || reader.class(start.wrapping_sub(1), Class::Determiner);
    if at == start && of && reader.class(at, Class::PhraseOpener) {
        return true;
    }
    // "8.2 million ten years earlier": another number ends it, "two one-bedroom flats" has none.
    let number = is_number(reader, at);
    // "these two don't agree"
    let contraction = matches!(reader.mark(at + 1), Some('’' | '\''))
        && reader.glued(at + 1)
        && reader.glued(at + 2)
        && reader.class(at + 2, Class::Contraction);
    // "152 so-called projects"
    let joined = at > start && reader.glued(at) && reader.is_dash(at - 1);
    // "900,000 Class A shares"
    let lettered = at > start && reader.text(at) == "A" && reader.is_capital(at - 1) && !reader.glued(at + 1);
    let compound = reader.is_word(at) && (joined || lettered || hyphened(reader, at));
    (reader.is_content(at) || compound) && !number && !contraction
}

#[cfg(test)]
mod tests {
    use super::super::testing::mentions;

    /// What the first number of the text counts.
    fn counted(text: &str) -> Option<String> {
        mentions(text).swap_remove(0).counted.map(|range| text[range].to_owned())
    }

    #[test]
    fn another_number_ends_the_phrase() {
        assert_eq!(counted("It was 8.2 million ten years earlier."), None);
        assert_eq!(counted("It has two one-bedroom flats.").as_deref(), Some("one-bedroom flats"));
        assert_eq!(counted("There are 12 of the last few homes.").as_deref(), Some("last few homes"));
        assert_eq!(counted("They won four of their last five games.").as_deref(), Some("games"));
        assert_eq!(counted("He beat one of the top three players.").as_deref(), Some("players"));
        assert_eq!(
            counted("He won in one of the closest and fastest races.").as_deref(),
            Some("closest and fastest races")
        );
        assert_eq!(counted("It had one officer and 12 men.").as_deref(), Some("officer"));
        assert_eq!(counted("It shut 100 of the country’s 350 farms.").as_deref(), Some("farms"));
        assert_eq!(counted("It took 10% of Tonka’s 293m dollars."), None);
        assert_eq!(counted("Att: 47,111 Ref: S Bennett."), None);
        assert_eq!(counted("It has £90m overseas.").as_deref(), None);
        assert_eq!(counted("It has 90 overseas branches.").as_deref(), Some("overseas branches"));
        assert_eq!(counted("It is worse than the 27 of two springs earlier."), None);
        assert_eq!(counted("He beat one of the three men.").as_deref(), Some("men"));
        assert_eq!(
            counted("It has 152 so-called road projects.").as_deref(),
            Some("so-called road projects")
        );
        assert_eq!(counted("Prices rose 0.2% month-on-month in May."), None);
        assert_eq!(counted("It saw 40 new shows.").as_deref(), Some("new shows"));
    }

    #[test]
    fn a_participle_is_no_noun() {
        assert_eq!(counted("The £2m raised by the club helps."), None);
        assert_eq!(counted("It bought 5,000 tonnes of rapeseed for May.").as_deref(), Some("rapeseed"));
        assert_eq!(counted("The two tried and failed."), None);
        assert_eq!(counted("There were 12 injured in the crash.").as_deref(), Some("injured"));
        assert_eq!(
            counted("It has 500 Burberrys common shares.").as_deref(),
            Some("Burberrys common shares")
        );
        assert_eq!(counted("It fell 3 per cent Tuesday."), None);
        assert_eq!(counted("It sold 500 Burberrys shares.").as_deref(), Some("Burberrys shares"));
        assert_eq!(counted("He won three singles matches.").as_deref(), Some("singles matches"));
        assert_eq!(counted("Only one person owns a copy.").as_deref(), Some("person"));
        assert_eq!(
            counted("One leading options analyst agreed.").as_deref(),
            Some("leading options analyst")
        );
        assert_eq!(counted("It ordered 30 Airbus A320 jets.").as_deref(), Some("Airbus"));
        assert_eq!(counted("It sold 900,000 Class A shares.").as_deref(), Some("Class A shares"));
        assert_eq!(counted("It hired 300 US workers.").as_deref(), Some("US workers"));
        assert_eq!(counted("It hired 300 U.S. workers.").as_deref(), Some("U.S. workers"));
        assert_eq!(counted("He beat the eighth seed 6-1.").as_deref(), Some("seed"));
    }
}
