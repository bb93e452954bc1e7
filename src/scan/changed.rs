//! The direction of a size that stands apart from its verb: "cut the price of wine by 4%", "a fall in sales of 4%".

use crate::lexicon::Class;
use crate::unit::Dimension;

use super::reader::{Reader, Reading};
use super::trend::{OBJECT, crosses, direction};
use super::{Kind, Step, Trend};

/// How long the noun phrase between a change and its size may be.
const PHRASE: usize = 8;

/// How many words may name what was changed, between its owner and the size.
const OWNED: usize = 5;

/// The trend that what was changed parts from the number, and which part of the change it is.
pub(super) fn of(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    distant(reader, found)
        .or_else(|| of_object(reader, found))
        .or_else(|| of_own(reader, found))
        .or_else(|| said_of(reader, found))
        .or_else(|| of_price(reader, found))
}

/// "an increase in their share of 2.2 per cent", "a fall in the number of homes of 4%": the change stands before
/// what changed.
fn distant(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let of = found.start.checked_sub(1).filter(|&at| reader.is(at, "of") && !reader.is_content(found.end))?;
    let share = matches!(found.kind, Kind::Percent | Kind::Points | Kind::Ratio);
    for back in 1..=PHRASE {
        let at = of.checked_sub(back)?;
        let words = &reader.lexicon.words;
        // "a slump to tenth place and takings of £3m": where it went.
        let ranked = words.ordinal(reader.symbol(at)).is_some() && reader.is(at.wrapping_sub(1), "to");
        if !reader.is_word(at) || words.number(reader.symbol(at)).is_some() || ranked {
            return None;
        }
        if back > 1
            && reader.class(at + 1, Class::ChangeJoint)
            && let Some(trend) = direction(reader, at)
        {
            let noun = reader.class(at, Class::ChangeNoun);
            return (noun && (share || !reader.class(at, Class::Soft))).then_some((trend, Step::By));
        }
    }
    None
}

/// "cut the price of its system by 32 per cent": what changed stands between the verb and the size.
fn of_object(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let by = sized_by(reader, found.start)?;
    // A length may be how far something was moved.
    let length = found.kind == Kind::Measure && found.unit.dimension == Dimension::Length;
    // "seen by 40 people": who did it.
    let bare = !reader.is_content(found.end) && !reader.is_dash(found.end) && !reader.is(found.end, "of");
    let sizes = matches!(
        found.kind,
        Kind::Percent | Kind::Points | Kind::Ratio | Kind::Money | Kind::Measure | Kind::Count
    );
    let counted = found.kind == Kind::Count && !bare && !reader.class(found.end, Class::Adverb);
    if !sizes || length {
        return None;
    }
    let words = (1..=OBJECT).map_while(|back| by.checked_sub(back));
    // "cut the agency’s staff by 25%"
    let inner = |at: usize| reader.is_dash(at) || reader.is_apostrophe(at);
    // "raised the price of beer, wine and tea by 20%": a list, whose last "and" stands behind the comma.
    let listed = |at: usize| reader.is_mark(at, ',') && (at + 1..by).any(|i| reader.class(i, Class::Joining));
    // "cut the workforce of 75,000 by a third"
    let size = |at: usize| reader.digits(at).is_some() && reader.is(at.wrapping_sub(1), "of");
    let passed = |at: usize| reader.is_word(at) || inner(at) && reader.glued(at) || listed(at) || size(at);
    let mut words = words.take_while(|&at| passed(at));
    // "pushed up the jobless total"
    let verbal = |at: usize| !reader.class(at, Class::Adverbial) || reader.class(at + 1, Class::Determiner);
    let verb = words.find(|&at| direction(reader, at).is_some() && verbal(at))?;
    // "to raise their share by 12 seats": what is aimed at has an object.
    let asked = verb.wrapping_sub(1);
    let aimed = (reader.is_any(asked, &["to", "will"]) || reader.class(asked, Class::Modal))
        && opens_object(reader, verb + 1);
    direction(reader, verb).filter(|_| aimed || !counted).map(|trend| (trend, Step::By))
}

/// "by", with what describes the size between: "by only 3%", "by a massive £35bn".
fn sized_by(reader: &Reader, start: usize) -> Option<usize> {
    let mut at = start.checked_sub(1)?;
    if reader.class(at, Class::Merely) {
        at = at.checked_sub(1)?;
    } else if reader.is_content(at) && reader.class(at.wrapping_sub(1), Class::Article) {
        at = at.checked_sub(2)?;
    }
    reader.is(at, "by").then_some(at)
}

/// "the rise was 19.6 per cent": the size is said of the change.
fn said_of(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let verb = found.start.checked_sub(1).filter(|&at| reader.class(at, Class::AgeVerb))?;
    let noun = verb.checked_sub(1).filter(|&at| reader.class(at, Class::ChangeNoun))?;
    let share = matches!(found.kind, Kind::Percent | Kind::Points);
    direction(reader, noun).filter(|_| share).map(|trend| (trend, Step::By))
}

/// "the price", "their share": whether what a verb is done to begins at `at`.
fn opens_object(reader: &Reader, at: usize) -> bool {
    reader.class(at, Class::Determiner) || reader.class(at, Class::Possessive)
}

/// "raised the price it pays for crude 40 cents a barrel": how much to the unit a price was changed.
fn of_price(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let each = reader.is_per(found.end) && reader.class(found.end + 1, Class::Traded);
    // "the price of its planned 12 dollar a share offer"
    let each = each && !reader.is_content(found.end + 2);
    let noun = found.start.checked_sub(1).filter(|&at| reader.is_content(at))?;
    if found.kind != Kind::Money || found.number_start != found.start || !each {
        return None;
    }
    let mut words = (0..PHRASE + OWNED)
        .map_while(|back| noun.checked_sub(back))
        .take_while(|&at| reader.is_word(at) && !reader.is_any(at, &["cost", "costs", "sells", "sold"]));
    let price = words.find(|&at| reader.class(at, Class::Posted) || direction(reader, at).is_some())?;
    let verb = words.find(|&at| direction(reader, at).is_some())?;
    let told =
        reader.class(price, Class::Posted) && opens_object(reader, verb + 1) && !crosses(reader, found.start);
    direction(reader, verb).filter(|_| told).map(|trend| (trend, Step::By))
}

/// "reduce its rates 3.1 per cent", "raised its crude prices 50 cents a barrel": the size stands right behind what its
/// owner changed.
fn of_own(reader: &Reader, found: &Reading) -> Option<(Trend, Step)> {
    let share = matches!(found.kind, Kind::Percent | Kind::Points);
    let sized = share || found.kind == Kind::Money && found.number_start == found.start;
    let after = reader.is_content(found.end) && !reader.class(found.end, Class::Adverb)
        || reader.is(found.end, "of")
        || reader.is_dash(found.end) && reader.glued(found.end);
    if !sized || after {
        return None;
    }
    let owner = (1..=OWNED)
        .map_while(|back| found.start.checked_sub(1 + back))
        .find(|&at| !reader.is_content(at) || !reader.is_word(at))?;
    let named = owner + 1 < found.start && reader.is_content(found.start - 1);
    let possessive = reader.class(owner, Class::Possessive) || reader.is(owner, "its");
    // "will increase the dividend 7.1 per cent"
    let verb = owner.wrapping_sub(1);
    let asked = verb.wrapping_sub(1);
    let planned = reader.is(asked, "to") || reader.is(asked, "will") || reader.class(asked, Class::Modal);
    let noun =
        reader.is_content(found.start.wrapping_sub(1)) && !reader.class(found.start - 1, Class::Adverb);
    let definite = share && planned && noun && reader.is(owner, "the");
    let verb = owner.checked_sub(1).filter(|_| named && (possessive || definite))?;
    let changed = share || !reader.class(verb, Class::Soft) || reader.class(verb, Class::Raising);
    let step = if crosses(reader, found.start) { Step::To } else { Step::By };
    direction(reader, verb).filter(|_| changed).map(|trend| (trend, step))
}

#[cfg(test)]
mod tests {
    use super::super::testing::changes;

    #[test]
    fn the_size_stands_behind_what_was_changed() {
        for (text, want) in [
            ("It will reduce its rates 3.1 per cent.", "3.1: down By"),
            ("It raised its crude prices 50 cents a barrel.", "50: up By"),
            ("It cut the agency’s staff by 25%.", "25: down By"),
            ("It pushed up the jobless total by 500,000 in May.", "500,000: up By"),
            ("It raised the level of exports by only about 3%.", "3: up By"),
            ("It meant cutting spending plans by a massive £35bn.", "35bn: down By"),
            ("It cut a film seen by 40 people.", "40: -"),
            ("It cut the cost for staff by almost a third.", "a third: down By"),
            ("It cut its 5% stake.", "5: -"),
            ("It built the £5m Cowlitz Falls dam.", "5m: -"),
            ("It raised its export quota by 900 tonnes.", "900: up By"),
            ("It raised the price of beer, wine and tea by 20%.", "20: up By"),
            ("That is 30 billion lower than last year.", "30 billion: down By"),
            ("It sold one dollar a tonne higher.", "one: up By"),
            ("It saw an 80 per cent year-on-year rise.", "80: up By"),
            ("It is buying up a 26% stake.", "26: -"),
            ("The index closed 52 points lower.", "52: down By"),
            ("A 13,000 rise in jobs came.", "13,000: up By"),
            ("It is 1.2 million below its ceiling.", "1.2 million: down By"),
            ("It will increase the dividend 7.1 per cent.", "7.1: up By"),
            ("It fell two days after the talks.", "two: -"),
            ("It fell a seasonally adjusted 13.2%.", "13.2: down By"),
            ("The rise was 19.6 per cent.", "19.6: up By"),
            ("It was drawn up by two clubs.", "two: -"),
            ("It lost its owner $3m.", "3m: -"),
            ("He was dropped by six clubs.", "six: -"),
            ("It increased the price contract clients pay by $2.", "2: up By"),
            ("It will rise over three years.", "three: -"),
            ("Prices rose at an annual rate of 10.7%.", "10.7: up By"),
        ] {
            assert_eq!(changes(text), [want], "{text}");
        }
    }

    #[test]
    fn a_noun_phrase_may_stand_between() {
        assert_eq!(changes("An increase in their share of 2.2 per cent."), ["2.2: up By"]);
        assert_eq!(changes("A fall in the number of homes of 4% came."), ["4: down By"]);
        assert_eq!(changes("An increase came with 30 of them."), ["30: -"]);
    }

    #[test]
    fn what_changed_may_stand_between() {
        assert_eq!(changes("It cut the price of its system by 32 per cent."), ["32: down By"]);
        assert_eq!(changes("It raised the dividend by £3m."), ["3m: up By"]);
        assert_eq!(changes("It was seen by 40 per cent of them."), ["40: -"]);
    }
}
