//! Models that are called by a number alone: "the 777 plane", "a 386 microprocessor", "its 777-200LR".

use crate::lexicon::Class;
use crate::scan::Kind;
use crate::scan::reader::{Reader, Reading};

/// Models have three digits at least: "a 20 plane order" counts.
const SMALLEST: u32 = 100;

/// Reads the model at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let number = reader.plain(at).filter(|&n| n >= SMALLEST && !reader.glued(at))?;
    let end = variant(reader, at)
        .or_else(|| (machine(reader, at) || airliner(reader, at, number)).then_some(at + 1))?;
    Some(Reading::role(at, end, Kind::Identifier, number.into()))
}

/// "777-200LR", "737-400s": the letters behind its second number tell a model.
fn variant(reader: &Reader, at: usize) -> Option<usize> {
    let joined = reader.is_dash(at + 1) && (at + 1..at + 4).all(|i| reader.glued(i));
    let hundreds = reader.plain(at + 2).is_some_and(|n| n >= SMALLEST && n.is_multiple_of(100));
    let letters = reader.is_capital(at + 3) || reader.text(at + 3) == "s";
    if joined && hundreds && letters && !reader.glued(at + 4) {
        return Some(at + 4);
    }
    // "the 737-800 has": made in variants by the hundred.
    let joined = reader.is_dash(at + 1) && (at + 1..at + 3).all(|i| reader.glued(i)) && !reader.glued(at + 3);
    let alone = !reader.is_content(at + 3) || reader.class(at + 3, Class::Machine);
    // "two Boeing 767-200 airliners", "ten 737-800 planes"
    let before = at.wrapping_sub(1);
    let number =
        reader.plain(before).is_some() || reader.lexicon.words.number(reader.symbol(before)).is_some();
    let maker =
        before > 0 && before < at && reader.is_capital(before) && !reader.class(before, Class::Function);
    let odd = reader.plain(at).is_some_and(|n| !n.is_multiple_of(SMALLEST));
    let called = odd && (maker || number && reader.class(at + 3, Class::Design));
    (joined && hundreds && (called || alone && framed(reader, at))).then_some(at + 3)
}

/// "the 767 tanker", "a 386 chip": what many would be called by a plural.
fn machine(reader: &Reader, at: usize) -> bool {
    let plural = (at + 2..at + 4).take_while(|&i| reader.is_content(i)).any(|i| reader.is_plural(i));
    // "the 1991 laptop"
    let year = reader.is_modern_year(at);
    reader.class(at + 1, Class::Machine) && !reader.glued(at + 1) && !plural && !year && framed(reader, at)
}

/// "its new 777 in Seattle", "the 717,": a number in which every airliner of one maker is called.
fn airliner(reader: &Reader, at: usize, number: u32) -> bool {
    let called = number / 100 == 7 && number % 10 == 7;
    let owner = at.wrapping_sub(3);
    // "Boeing’s 777 line"
    let line =
        reader.text(at.wrapping_sub(1)) == "s" && reader.is_capital(owner) && !reader.is_plural(at + 1);
    if called && line {
        return true;
    }
    let alone = !reader.is_content(at + 1) && !reader.is(at + 1, "of") && !reader.glued(at + 1)
        || matches!(reader.mark(at + 1), Some(',' | '.'));
    // "from last week’s 707" is told of rigs.
    called && alone && framed(reader, at) && reader.text(at - 1) != "s"
}

/// Whether an article or an owner stands before the number, or an adjective behind one.
fn framed(reader: &Reader, at: usize) -> bool {
    let opens = |at: usize| {
        reader.class(at, Class::Articled)
            || reader.class(at, Class::Possessive)
            || reader.is(at, "its")
            || reader.text(at) == "s" && reader.is_apostrophe(at.wrapping_sub(1))
    };
    let before = at.wrapping_sub(1);
    let adjective = reader.is_content(before) && !reader.is_capital(before) && !reader.is_plural(before);
    opens(before) || adjective && (1..=4).any(|back| opens(before.wrapping_sub(back)))
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn what_many_would_have_in_the_plural_is_a_model() {
        for (text, want) in [
            ("They showed the new long-distance 777 plane.", "777 | identifier 777"),
            ("A 386 chip ran it.", "386 | identifier 386"),
            ("Its 777-200LR flew.", "777-200LR | identifier 777"),
            ("It rolled out the new 777 in Leeds.", "777 | identifier 777"),
            ("It shut the line of the 717, at last.", "717 | identifier 717"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn counts_stay_counts() {
        for (text, want) in [
            ("A 20 plane order came.", "20 | count 20"),
            ("The 300 plane makers left.", "300 | count 300"),
            ("They ordered 777 planes.", "777 | count 777"),
            ("The 350 came.", "350 | count 350"),
            ("It fell from last week’s 707, they said.", "707 | count 707"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
