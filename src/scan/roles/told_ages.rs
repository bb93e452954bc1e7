//! Ages that the words round a bare number tell: "when she was 14", "died at 50", "work past 65".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::scan::reader::{Reader, Reading};

use super::ages::{age, number};

/// How many words may stand between "died" or "pension age" and the number.
const TOLD_REACH: usize = 8;

/// How many words may stand between "voting age" and the number.
const AGE_REACH: usize = 10;

/// "when she was 14", "who turned 40", "I’m only 27", "died at 50", "At 34 she": a person and a bare number.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if !(of_person(reader, at) || at_age(reader, at)) {
        return None;
    }
    let (value, end) = number(reader, at)?;
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, end).is_some();
    let bare = !unit
        && !reader.is_content(end)
        && !(reader.is_dash(end) && (reader.glued(end) || reader.glued(end + 1)))
        // "who is now 11 under par"
        && !(reader.class(end, Class::Younger) || reader.class(end, Class::Older))
        && (!reader.class(end, Class::Relating)
            || reader.is(at.wrapping_sub(2), "school")
            || reader.is(end, "to") && number(reader, end + 1).is_some());
    let fraction =
        reader.is_mark(end, '/') || reader.lexicon.words.scale_suffix(reader.symbol(end)).is_some();
    (bare && !fraction && value >= Decimal::from(2)).then(|| age(at, end, value, value))
}

/// "she was", "who turned", "he’s", "I’m just" before the number.
fn of_person(reader: &Reader, at: usize) -> bool {
    let adverb = reader.class(at.wrapping_sub(1), Class::AgeAdverb);
    let verb = at.wrapping_sub(1 + usize::from(adverb));
    let mark = verb.wrapping_sub(1);
    let contracted = reader.class(verb, Class::Being)
        && reader.is_apostrophe(mark)
        && reader.glued(verb)
        && reader.glued(mark);
    if contracted {
        return reader.class(mark.wrapping_sub(1), Class::PersonPronoun);
    }
    let person = verb.wrapping_sub(1 + usize::from(reader.is(verb, "be")));
    reader.class(verb, Class::AgeVerb) && reader.class(person, Class::PersonPronoun)
}

/// "died in May at 50", "work past 65", "At 34 she": how old one was when it happened.
fn at_age(reader: &Reader, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let (until, ends) = (reader.class(before, Class::Until), reader.class(before, Class::AgeEnd));
    let is_at = reader.is(before, "at");
    if !(until || ends || is_at) {
        return false;
    }
    let near = |class| (1..=3).any(|n| reader.class(before.wrapping_sub(n), class));
    // "women until 85, men until 78"
    let people = reader.is(before, "until") && reader.class(before.wrapping_sub(1), Class::Person);
    if until && (people || near(Class::Retiring) || near(Class::Living) && !is_at) {
        return true;
    }
    // "raise the pension age from 60 to 65", "the voting age is 18"; "this age" and "an age" are eras.
    let told = || {
        let age = |i: usize| {
            let era = i.wrapping_sub(1);
            reader.text(i) == "age" && !reader.class(era, Class::Pointing) && !reader.is(era, "an")
        };
        (1..=AGE_REACH)
            .map_while(|n| before.checked_sub(n))
            .take_while(|&i| reader.is_word(i) || reader.digits(i).is_some())
            .any(age)
    };
    if ends && told() {
        return true;
    }
    // "At 101, he"
    let after = at + 1 + usize::from(reader.is_mark(at + 1, ','));
    let died = || (1..=TOLD_REACH).any(|n| reader.class(before.wrapping_sub(n), Class::Dying));
    // "left school at 14"
    let schooled = reader.is(before.wrapping_sub(1), "school");
    is_at && (schooled || before == 0 && reader.class(after, Class::PersonPronoun) || died())
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn words_tell_an_age() {
        for (text, want) in [
            ("The conductor has died in Germany at 50.", "50 | age 50 a"),
            ("I’m only 27 and play.", "27 | age 27 a"),
            ("He left school at 14 and worked.", "14 | age 14 a"),
            ("He joined it, becoming its youngest manager at 19.", "19 | age 19 a"),
            ("At 34 she won.", "34 | age 34 a"),
            ("At 101, he feels fine.", "101 | age 101 a"),
            ("They expect to live until 85.", "85 | age 85 a"),
            ("They may work past 65 now.", "65 | age 65 a"),
            ("They live long, men until 78.", "78 | age 78 a"),
            ("Nobody must retire before 60.", "60 | age 60 a"),
            ("It keeps the pension age at 65.", "65 | age 65 a"),
            ("The voting age is 18 here.", "18 | age 18 a"),
            ("The age of majority was cut to 18 then.", "18 | age 18 a"),
            ("when she was 14, he left", "14 | age 14 a"),
            ("when he was just 14, he left", "14 | age 14 a"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
        assert_eq!(lines("My daughter, who is 14 - a fan - came."), ["14 | age 14 a"]);
    }

    #[test]
    fn what_is_counted_is_no_age() {
        assert_eq!(lines("She was 12 of 20 on the list.").len(), 2);
        assert_eq!(lines("In this age of thrift sales fell to 18."), ["18 | count 18"]);
        assert_eq!(lines("The age rose, and the score went to 18."), ["18 | count 18"]);
        assert_eq!(lines("He died at 50 Hill Road."), ["50 | identifier 50"]);
    }
}
