//! Ordinals: "third", "21st", "twenty-fifth", "one hundredth".

use rust_decimal::Decimal;

use crate::lexicon::{Class, NumberWord};
use crate::scan::noun_phrase::is_participle;
use crate::scan::reader::{Reader, Reading};
use crate::scan::{Kind, fractions, number_words};

use super::headline;

/// How many words a firm's name may have before its code: "FIRST FEDERAL SAVINGS BANK <FFSB>".
const TICKER_REACH: usize = 5;

/// Reads the ordinal at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    // "1,001st" too
    if let Some(digits) = reader.digits(at).filter(|d| d.decimals == 0) {
        let value = digits.value;
        // "its 50 millionth car"
        let scale = reader.lexicon.words.ordinal(reader.symbol(at + 1)).filter(|&o| o >= 1_000);
        if let Some(value) = scale.and_then(|scale| value.checked_mul(scale.into())) {
            return (!reader.glued(at + 1)).then(|| Reading::role(at, at + 2, Kind::Ordinal, value));
        }
        // "19st 10lb" is a weight.
        let first = value % Decimal::TEN == Decimal::ONE && value % Decimal::ONE_HUNDRED != Decimal::from(11);
        let suffix = reader.glued(at + 1)
            && reader.class(at + 1, Class::OrdinalSuffix)
            && (first || !reader.is(at + 1, "st"));
        let free = !reader.glued(at + 2) || reader.mark(at + 2).is_some();
        // "below 60th Street"
        let street = reader.class(at + 2, Class::Street) && reader.is_capital(at + 2);
        let kind = if street { Kind::Identifier } else { Kind::Ordinal };
        return (suffix && free).then(|| Reading::role(at, at + 2, kind, value));
    }
    spelled(reader, at)
}

fn spelled(reader: &Reader, at: usize) -> Option<Reading> {
    let words = &reader.lexicon.words;
    // "30 frames a second", "16 trillion operations every second"
    let counted = (2..=4).any(|back| reader.is_plural(at.wrapping_sub(back)));
    let rate = reader.is(at, "second") && reader.class(at.wrapping_sub(1), Class::EachTime) && counted;
    if rate && !reader.is_content(at + 1) {
        return None;
    }
    // "a fraction of a second faster"
    let article = at.wrapping_sub(1);
    let part = reader.is(at, "second") && reader.is(article, "a") && reader.is(article.wrapping_sub(1), "of");
    if part && reader.is_any(at + 1, &["ahead", "behind", "faster", "later", "quicker", "slower", "sooner"]) {
        return None;
    }
    if let Some(value) = words.ordinal(reader.symbol(at)) {
        // "more than first planned"
        let done = is_participle(reader, at + 1) || reader.is(at + 1, "thought");
        if value == 1 && reader.is(at.wrapping_sub(1), "than") && done {
            return None;
        }
        if value == 1 && is_firm(reader, at) {
            return Some(Reading::role(at, at + 1, Kind::Identifier, value.into()));
        }
        let end = part_of_year(reader, at + 1).filter(|_| value <= 4).unwrap_or(at + 1);
        return (!reader.glued(at) || reader.is_dash(at.wrapping_sub(1)))
            .then(|| Reading::role(at, end, Kind::Ordinal, value.into()));
    }
    // "a third" is a share where it is one of something, else the next in a row.
    if reader.is(at, "a") || reader.is(at, "an") {
        return None;
    }
    let (NumberWord::Small(_) | NumberWord::Tens(_) | NumberWord::Hundred) =
        words.number(reader.symbol(at))?
    else {
        return None;
    };
    let tens = words.number(reader.symbol(at)).is_some_and(|n| matches!(n, NumberWord::Tens(_)));
    let whole = number_words::whole(reader, at, true)?;
    let last = if reader.is_dash(whole.end) && reader.glued(whole.end) { whole.end + 1 } else { whole.end };
    let last = if reader.is(last, "and") && whole.value >= Decimal::ONE_HUNDRED { last + 1 } else { last };
    let ordinal = words.ordinal(reader.symbol(last))?;
    let below = Decimal::from(ordinal) < whole.value
        && (ordinal < 10 && (tens || (whole.value % Decimal::TEN).is_zero())
            || whole.value >= Decimal::ONE_HUNDRED);
    let times = ordinal >= 100;
    if fractions::part(reader, at).is_some_and(|part| part.end > last) && !below {
        return None;
    }
    let value = if times {
        whole.value.checked_mul(ordinal.into())?
    } else if below {
        whole.value.checked_add(ordinal.into())?
    } else {
        return None;
    };
    Some(Reading::role(at, last + 1, Kind::Ordinal, value))
}

/// "First Boston", "The First National Bank of Perth", "First of Michigan": the first word of a firm's name.
fn is_firm(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    let of = reader.is(next, "of") && reader.is_capital(next + 1);
    if !reader.is_capital(at) || !(of || reader.is_capital(next)) || reader.class(next, Class::OrdinalNoun) {
        return false;
    }
    // At the start of a sentence, and in a headline, a capital says nothing.
    let ticker = (next..next + TICKER_REACH).any(|i| reader.is_mark(i, '<'));
    let inside = at > 0 && !headline(reader) && !reader.is_mark(at - 1, '"') && !reader.is(at - 1, "best");
    // "First Toronto, a bank," told again.
    let told = reader.is_mark(next + 1, ',') || reader.is(next + 1, "said") || reader.is(next + 1, "also");
    inside || at == 0 && told || reader.class(next + usize::from(of), Class::BankName) || ticker && at == 0
}

/// Past the "quarter" of "third quarter" and "third-quarter sales": which part of a year, no share.
fn part_of_year(reader: &Reader, at: usize) -> Option<usize> {
    let noun = if reader.is_dash(at) && reader.glued(at) && reader.glued(at + 1) { at + 1 } else { at };
    let more = reader.is_dash(noun + 1) && reader.glued(noun + 1);
    ((reader.is(noun, "quarter") || reader.is(noun, "half")) && !more).then_some(noun + 1)
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn digits_may_have_an_ordinal_scale() {
        assert_eq!(lines("It built its 50 millionth car."), ["50 millionth | ordinal 50000000"]);
    }

    #[test]
    fn a_firm_may_be_called_first() {
        for (text, want) in [
            ("It hired First Boston Corp today.", "First | identifier 1"),
            ("The First National Bank of Perth shut.", "First | identifier 1"),
            ("First of Michigan sold it.", "First | identifier 1"),
            ("FIRST OAKS BANCORP <FOB> CUTS JOBS AT HQ", "FIRST | identifier 1"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
        for text in ["They won the First Division.", "The First Amendment holds.", "First Leeds came."] {
            assert_eq!(lines(text), ["First | ordinal 1"], "{text}");
        }
    }

    #[test]
    fn ordinals_in_digits_and_words() {
        for (text, want) in [
            ("His 21st goal.", "21st | ordinal 21"),
            ("The 1,001st single.", "1,001st | ordinal 1001"),
            ("The twenty-fifth man.", "twenty-fifth | ordinal 25"),
            ("Their third defeat.", "third | ordinal 3"),
            ("Third-quarter sales fell.", "Third-quarter | ordinal 3"),
            ("sales in the second quarter of the year", "second quarter | ordinal 2"),
            ("the second quarter-final", "second | ordinal 2"),
            ("one hundred twenty-fifth", "one hundred twenty-fifth | ordinal 125"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }

    #[test]
    fn stones_are_no_ordinals() {
        assert_eq!(lines("He weighed 14st 7lb."), ["14st 7lb | measure 14.5 [stone_av]"]);
        assert_eq!(lines("The 21st man came."), ["21st | ordinal 21"]);
        assert_eq!(lines("It is below 60th Street."), ["60th | identifier 60"]);
        assert_eq!(lines("It took longer than first planned."), [""; 0]);
    }
}
