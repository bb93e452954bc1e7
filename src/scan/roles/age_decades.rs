//! Ages told by the decade: "in his 50s", "in their early twenties".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::scan::lexer::TokenKind;
use crate::scan::reader::{Reader, Reading};

use super::ages::{age, plural};

/// "in his 50s", "in their early 20s".
pub(super) fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let owned = |n: usize| reader.class(at.wrapping_sub(n), Class::Possessive);
    let stage = reader.class(at.wrapping_sub(1), Class::Early)
        || reader.is_dash(at.wrapping_sub(1)) && reader.is(at.wrapping_sub(2), "mid");
    // "in his early twenties"
    if let Some(value) = plural(reader, at).filter(|v| *v >= Decimal::from(20))
        && (owned(1) || stage && (owned(2) || owned(3)))
    {
        return Some(age(at, at + 1, value, value + Decimal::from(9)));
    }
    let value = reader.plain(at).filter(|n| n.is_multiple_of(10) && (10..=100).contains(n))?;
    let plural = reader.text(at + 1) == "s" && reader.glued(at + 1);
    // "in their 30s, 40s and 50s": the person is said once.
    let listed = (0..3).take_while(|back| {
        let head = at.wrapping_sub(3 * back);
        let comma =
            reader.is_mark(head.wrapping_add(2), ',') || reader.class(head.wrapping_add(2), Class::Joining);
        *back == 0 || comma && reader.text(head.wrapping_add(1)) == "s" && reader.plain(head).is_some()
    });
    let person = listed
        .map(|back| at.wrapping_sub(3 * back))
        .any(|head| (1..=2).any(|n| reader.class(head.wrapping_sub(n), Class::Possessive)));
    let known = reader.token(at)?.kind != TokenKind::Word;
    (plural && person && known).then(|| age(at, at + 2, value.into(), (value + 9).into()))
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn decades_of_a_list_are_ages() {
        assert_eq!(
            lines("People in their 30s, 40s and 50s play."),
            ["30s | age 30..39 a", "40s | age 40..49 a", "50s | age 50..59 a"]
        );
        assert_eq!(lines("A fan of the 60s and 70s."), ["60s | year 1960..1969", "70s | year 1970..1979"]);
    }
}
