//! Which "one" is a number: "one person" counts, "one of the best", "no one" and "the one I like" do not.

use crate::lexicon::Class;

use super::noun_phrase::{is_participle, is_superlative};
use super::reader::Reader;

/// How many words of a noun phrase are asked for a superlative.
const REACH: usize = 6;

/// How far behind "one set of" the other set may be told.
const SET_REACH: usize = 12;

/// How many words of a name may stand before the noun.
const LONGEST_NAME: usize = 4;

/// "one person", "one child in four", "one of the students": whether the "one" at `at` counts, and is no pronoun.
pub(super) fn counts(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    let before = at.wrapping_sub(1);
    // "it says that one of its units won"
    let of = reader.is(next, "of") && reader.is(before, "that");
    // "for every one share"
    let ratio = reader.is(before, "every") && reader.is(before.wrapping_sub(1), "for");
    if reader.class(before, Class::Pointing) && !of && !ratio {
        return false;
    }
    // "from one phone to another"
    let other = (next + 1..next + REACH)
        .take_while(|&i| reader.is_word(i))
        .any(|i| reader.is(i, "another") && reader.is(i - 1, "to"));
    if other {
        return false;
    }
    // "How can one wish for it?"
    let asked = reader.class(before, Class::Modal);
    let noun = reader.is_word(next)
        && !asked
        && !reader.is_capital(next)
        && !reader.class(next, Class::Function)
        && !reader.glued(next)
        && !described(reader, next);
    // "one divides, the other chooses": its verb.
    let verb = reader.is_plural(next) && !reader.class(next, Class::Plural) && !reader.is_content(next + 1);
    // "the appropriate one immediately"
    let adverb = reader.text(next).ends_with("ly")
        && !reader.class(next, Class::LyNoun)
        && !reader.is_content(next + 1)
        && !reader.is_dash(next + 1);
    let noun = noun && !verb && !adverb;
    // "One EPA delegate", "one more point"
    let further = reader.class(next, Class::Additional) || reader.text(next).chars().all(char::is_uppercase);
    let noun = noun || further && reader.is_content(next + 1) && !reader.is_capital(next + 1);
    // "at the rate of one a week"
    let paced = reader.is_per(next) && reader.class(next + 1, Class::TimeSpan);
    noun || paced
        || !asked && named(reader, at)
        || moved(reader, at)
        || member(reader, at)
        || listed(reader, at)
        || parted(reader, at)
        || compared(reader, at)
        || reader.tokens.len() == 1
        || reader.is_dash(next) && reader.glued(next + 1)
}

/// "one Bank executive", "One Republican strategist": names, and the noun they describe.
fn named(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    // At the start of a sentence the name may begin with the "One": "One Nation backed".
    let nation =
        ["an", "can", "crat", "ern", "ese", "ish"].iter().any(|end| reader.text(next).ends_with(end));
    if reader.is_capital(at) && !nation || at > 0 && reader.is_capital(at - 1) || reader.glued(next) {
        return false;
    }
    // "one U.S. bank"
    let initial =
        |i: usize| reader.is_mark(i, '.') && reader.is_capital(i - 1) && reader.text(i - 1).len() == 1;
    let names = (next..next + LONGEST_NAME).take_while(|&i| reader.is_capital(i) || initial(i)).count();
    let noun = next + names;
    let singular = !reader.is_plural(noun) || reader.class(noun, Class::Plural);
    names > 0
        && !(next..noun).any(|i| reader.class(i, Class::Function))
        && reader.is_content(noun)
        && !reader.is_capital(noun)
        && singular
        && !is_participle(reader, noun)
        && reader.lexicon.words.number(reader.symbol(noun)).is_none()
}

/// "He may one day go": whether the "one" at `at` tells of some day, and not how long; "one day later" tells.
pub(super) fn someday(reader: &Reader, at: usize) -> bool {
    reader.is(at, "one")
        && reader.is(at + 1, "day")
        && !reader.is_dash(at + 2)
        && (!reader.class(at + 2, Class::Elapsed) || reader.is(at + 2, "on"))
        && !reader.is(at + 2, "of")
        && !reader.class(at.wrapping_sub(1), Class::SpanOpener)
}

/// "fell one to 33": how far a price moved.
fn moved(reader: &Reader, at: usize) -> bool {
    let verb = at.wrapping_sub(1);
    let direction = reader.class(verb, Class::Up) || reader.class(verb, Class::Down);
    direction && reader.is(at + 1, "to") && reader.digits(at + 2).is_some()
}

/// "one, two or three years": the first of a list of numbers.
fn listed(reader: &Reader, at: usize) -> bool {
    let number = |i: usize| {
        reader.lexicon.words.number(reader.symbol(i)).is_some() || reader.plain(i).is_some_and(|n| n < 100)
    };
    reader.is_mark(at + 1, ',') && number(at + 2) && reader.class(at + 3, Class::Joining) && number(at + 4)
}

/// "Of the 12 ships only one sank": one of a set that opens the sentence.
fn parted(reader: &Reader, at: usize) -> bool {
    let set = reader.is(0, "of") && reader.class(1, Class::Determiner);
    set && reader.is_any(at.wrapping_sub(1), &["just", "only"])
}

/// "eight goals, one behind the leader": one of what has just been counted.
fn compared(reader: &Reader, at: usize) -> bool {
    let comma = at.wrapping_sub(1);
    let counted =
        |i: usize| reader.digits(i).is_some() || reader.lexicon.words.number(reader.symbol(i)).is_some();
    reader.is_mark(comma, ',')
        && reader.is_any(at + 1, &["ahead", "behind", "short"])
        && reader.is_plural(comma.wrapping_sub(1))
        && (comma.saturating_sub(REACH)..comma).any(counted)
}

/// "one planned for the island", "one signed last year": a participle described so describes a pronoun.
fn described(reader: &Reader, at: usize) -> bool {
    let dated = reader.class(at + 1, Class::Past) || reader.class(at + 1, Class::Preposition);
    // "one set of rules", and no "one set of rules for us and another for them"
    let contrast = || (at..at + SET_REACH).any(|i| reader.is_any(i, &["another", "new"]));
    let dated = dated && !(reader.is(at, "set") && reader.is(at + 1, "of") && !contrast());
    is_participle(reader, at) && dated
}

/// "one of the students": one of a definite set. "It is one of the best" only praises, and counts nothing.
fn member(reader: &Reader, at: usize) -> bool {
    let of = at + 1;
    // "one of two films on it"
    let number = reader.lexicon.words.number(reader.symbol(of + 1)).is_some()
        || reader.plain(of + 1).is_some_and(|n| n < 100);
    let few = number && reader.is_plural(of + 2);
    // "one of Smith & Co’s units", "one of them"
    let name = (of + 1..of + REACH).find(|&i| !reader.is_capital(i)).filter(|&i| i > of + 1);
    let owned = name.is_some_and(|i| reader.is_apostrophe(i)) && !praises(reader, of + 1);
    let few = few || (owned || reader.is(of + 1, "them")) && !describes(reader, at);
    reader.is(of, "of")
        && (reader.class(of + 1, Class::Determiner) && !(describes(reader, at) && praises(reader, of + 2))
            || few)
}

/// Whether "one" says what something is, as in "is one of", "as one of" and "Leeds, one of", and is not told of.
fn describes(reader: &Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    // "he’s certainly one of"
    let adverb = reader.text(before).ends_with("ly") || reader.class(before, Class::StandingAdverb);
    let verb = before.saturating_sub(usize::from(adverb));
    reader.class(verb, Class::Describing)
        || reader.class(verb, Class::Being) && reader.is_apostrophe(verb.wrapping_sub(1))
        || !adverb && reader.mark(before).is_some()
}

/// Whether the noun phrase at `start` ranks what it names: "world's largest banks", "most successful", "few".
fn praises(reader: &Reader, start: usize) -> bool {
    for at in start..start + REACH {
        if reader.mark(at).is_some_and(|c| matches!(c, '’' | '\'' | '-')) {
            continue;
        }
        // "one of the three biggest": a set that is counted.
        if !reader.is_word(at) || reader.lexicon.words.number(reader.symbol(at)).is_some() {
            return false;
        }
        if reader.class(at, Class::Ranking) || is_superlative(reader, at) {
            return true;
        }
        let owner = reader.is_apostrophe(at + 1);
        if !owner && (reader.is_plural(at) || reader.class(at, Class::Function)) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn one_is_mostly_a_pronoun() {
        for text in [
            "One of Britain’s best.",
            "At one point it fell.",
            "No one came.",
            "The one I like.",
            "One said so.",
            "How can one wish for it?",
            "They rose as one.",
            "We play the right one immediately.",
            "There is one planned for the coast.",
            "The rule is that one divides, the other chooses.",
            "It likes one known as the Box.",
            "The terms are like one signed last autumn.",
            "He may one day go.",
            "It keeps one set of rules for us and another for them.",
            "It moves from one phone to another.",
            "It is lent by one bank to another.",
            "It is for one based around films.",
            "They are like them, and he was one of them.",
        ] {
            assert_eq!(lines(text), [""; 0], "{text}");
        }
        assert_eq!(lines("They open at a rate of one a week."), ["one | count 1"]);
        assert_eq!(lines("It fell one to 33."), ["one | count 1", "33 | count 33"]);
        assert_eq!(lines("It needs one set of permits."), ["one | count 1"]);
        assert_eq!(lines("It pays £3 for every one share.")[1], "one | count 1");
        assert_eq!(lines("Of the 12 or so ships only one sank.")[1], "one | count 1");
        assert_eq!(lines("He scored eight goals, one behind Lee.")[1], "one | count 1");
        assert_eq!(lines("Just one person came."), ["one | count 1"]);
        assert_eq!(
            lines("Terms of one, three or six months."),
            ["one | duration 1 mo", "three or six months | duration 3..6 mo"]
        );
        assert_eq!(lines("It closed one day after it."), ["one day | duration 1 d"]);
        assert_eq!(lines("One of them came."), ["One | count 1"]);
        assert_eq!(lines("It may shut one of Smith’s shops."), ["one | count 1"]);
        assert_eq!(lines("He says that one of the shops shut."), ["one | count 1"]);
        assert_eq!(lines("They plan one other shop."), ["one | count 1"]);
        assert_eq!(lines("It hired one U.S. trader."), ["one | count 1"]);
        assert_eq!(lines("One EPA delegate came."), ["One | count 1"]);
        assert_eq!(lines("We have one more point."), ["one | count 1"]);
        assert_eq!(lines("It is one mile away."), ["one mile | measure 1 [mi_i]"]);
    }

    #[test]
    fn one_with_a_name_counts_and_a_name_does_not() {
        for (text, want) in [
            ("One Republican strategist came.", "One | count 1"),
            ("At least one Kent bank shut.", "At least one | count 1 at-least"),
            ("It has one New York trader.", "one | count 1"),
            ("It has one heavily-traded note.", "one | count 1"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
        assert_eq!(lines("It is one of two films on it.")[0], "one | count 1");
        assert_eq!(lines("It is one of 13 partners in it.")[0], "one | count 1");
        for text in ["One Nation backed it.", "The one Smith made fell.", "One Kent feared it."] {
            assert_eq!(lines(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn one_of_a_set_counts_and_praise_does_not() {
        for text in [
            "One of the students came.",
            "One of the local forest rangers came.",
            "It was one of the ships that sank.",
            "One of their suppliers closed.",
            "One of the country’s leading surgeons came.",
        ] {
            assert_eq!(lines(text).len(), 1, "{text}");
        }
        for text in [
            "It is one of the world’s largest banks.",
            "It is one of the most hated taxes.",
            "He is one of the few survivors.",
            "It was one of our sweetest ever wins.",
            "Leeds, one of the main hubs, is shut.",
            "They see it as one of the worst.",
            "That makes it one of the worst.",
            "He’s certainly one of the best players.",
            "We have one of the lowest rates.",
        ] {
            assert_eq!(lines(text), [""; 0], "{text}");
        }
        assert_eq!(lines("Or one of the three biggest banks."), ["one | count 1", "three | count 3"]);
    }
}
