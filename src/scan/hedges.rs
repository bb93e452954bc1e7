//! The hedge beside a number: "nearly £3.2bn", "5 or more", "at least another 12 months".

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::{Form, Hedge};

use super::reader::{Reader, Reading};
use super::{Kind, amounts, metres};

/// How many words may stand between a number and the hedge behind its noun.
const LONGEST_NOUN: usize = 3;

/// The tokens of a sum in brackets.
const LONGEST_BRACKET: usize = 6;

/// Extends the reading by the hedge before or after it.
pub(super) fn attach(reader: &Reader, found: &mut Reading) {
    if matches!(
        found.kind,
        Kind::Identifier | Kind::Date | Kind::Time | Kind::Score | Kind::Ordinal | Kind::Year
    ) {
        return;
    }
    if let Some((start, hedge)) =
        before(reader, found).or_else(|| joined(reader, found)).or_else(|| topping(reader, found))
    {
        found.start = start;
        found.hedge = Some(hedge);
    }
    // "more than halved": to less than a half.
    if found.kind == Kind::Multiple && found.low < Decimal::ONE && found.hedge == Some(Hedge::Over) {
        found.hedge = Some(Hedge::Under);
    }
    if found.hedge.is_none_or(|h| h == Hedge::About)
        && let Some((end, hedge)) = after(reader, found)
    {
        found.end = end;
        found.hedge = Some(hedge);
        late_unit(reader, found);
    }
    if found.hedge.is_none() {
        found.hedge = behind(reader, found);
    }
}

/// "50 employees or more", "$60,000 (£45,000) or above": the hedge behind what is counted, or behind a bracket.
fn behind(reader: &Reader, found: &Reading) -> Option<Hedge> {
    let of = usize::from(found.end > found.number_end && reader.is(found.end, "of"));
    let noun = found.end + of;
    let words = (noun..noun + LONGEST_NOUN).take_while(|&at| reader.is_content(at)).count();
    let end = if reader.is_mark(noun, '(') {
        (noun..noun + LONGEST_BRACKET).find(|&at| reader.is_mark(at, ')'))? + 1
    } else {
        let plural = found.kind == Kind::Count && reader.is_plural((noun + words).wrapping_sub(1));
        (words > 0 && (plural || of > 0)).then_some(noun + words)?
    };
    let (len, sense) = reader.lexicon.hedges_after.starting_at(reader.tokens, reader.prose, end)?;
    let after = end + len;
    // "50 employees or more than that", "50 dogs or more cats"
    let other =
        reader.is_any(after, &["than", "of"]) || reader.is_content(after) || reader.digits(after).is_some();
    (reader.is(end, "or") && len == 2 && !reader.is(end + 1, "so") && !other).then_some(sense.hedge)
}

/// "10 or more years": the unit after the hedge.
fn late_unit(reader: &Reader, found: &mut Reading) {
    let unit = reader.lexicon.units.starting_at(reader.tokens, reader.prose, found.end);
    let bare = found.kind == Kind::Count && reader.is_word(found.end - 1);
    if let Some((len, entry)) = unit.filter(|(_, u)| bare && !u.tight && u.kind == Kind::Duration) {
        found.end += len;
        (found.kind, found.unit) = (entry.kind, entry.unit);
    }
}

/// "a near-400,000 crowd": a hedge that a hyphen joins to its number.
fn joined(reader: &Reader, found: &Reading) -> Option<(usize, Hedge)> {
    let start = found.start.checked_sub(2)?;
    let dashed = reader.is_dash(start + 1) && reader.glued(start + 1) && reader.glued(found.start);
    let end = found.end == found.number_end || found.unit.id.is_empty();
    (dashed && end && reader.is(start, "near")).then_some((start, Hedge::Nearly))
}

fn before(reader: &Reader, found: &Reading) -> Option<(usize, Hedge)> {
    let mut at = found.start;
    // "around the three million mark"
    if reader.is(at.wrapping_sub(1), "the") && reader.is(found.end, "mark") {
        at -= 1;
    }
    // "at least another 12 months", "more than a million" has its article in the number.
    if reader.class(at.wrapping_sub(1), Class::Articled)
        || reader.is(at.wrapping_sub(1), "further") && reader.is(at.wrapping_sub(2), "a")
    {
        let skip = if reader.is(at.wrapping_sub(1), "further") { 2 } else { 1 };
        let (len, sense) = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, at - skip)?;
        // "about a 50-day deal": of it. "is about a 26-dollar drop" sizes it.
        let sized = reader.class((at - skip).wrapping_sub(len + 1), Class::AgeVerb);
        if sense.hedge == Hedge::About && !reader.is(at.wrapping_sub(1), "another") && !sized {
            return None;
        }
        // "less than the £27bn cost": what it is compared with. "under a 50-day deal": no bound.
        let about = sense.hedge == Hedge::About && sized;
        if reader.is(at.wrapping_sub(1), "the") || reader.is(at.wrapping_sub(1), "a") && len == 1 && !about {
            return None;
        }
        at -= skip;
    }
    let (len, sense) = reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, at)?;
    let start = at - len;
    // "approaching two-year highs": the high is.
    let extreme = reader.is_any(found.end, &["high", "highs", "low", "lows", "peak", "peaks"]);
    if extreme && found.kind == Kind::Duration && reader.is_dash(found.number_end) {
        return None;
    }
    // "<STOS.S> 4.00 dlr": the end of a tag.
    if matches!(reader.mark(start), Some('<' | '>')) && reader.glued(start) && !reader.glued(at) {
        return None;
    }
    // "a 4-under 68"
    if reader.glued(start) && reader.is_dash(start.wrapping_sub(1)) {
        return None;
    }
    let word = reader.text(at - 1);
    // "goes up to 81%": up is where it goes, and 81% is where it ends.
    // "lives up to half his promises": neither.
    let verb = start.wrapping_sub(1);
    let goes = reader.class(verb, Class::Motion) || reader.class(verb, Class::Amounting);
    // "has taken it up to 24 weeks"
    let moved = reader.is_any(verb, &["it", "that", "them", "this"])
        && reader.class(verb.wrapping_sub(1), Class::Taking);
    let goes = goes || moved;
    // "revised up to 450 from 400", "was up to 80.8% last month from 80.4%"
    let from = (found.end..found.end + 4).find(|&i| reader.is(i, "from"));
    let came = from.is_some_and(|i| (i + 1..i + 6).any(|j| reader.digits(j).is_some()));
    if sense.hedge == Hedge::UpTo && reader.is(start, "up") && (goes || came) {
        return None;
    }
    if len == 1 && (temporal(reader, start, found) || misread(reader, start, word, found)) {
        return None;
    }
    // "for over 20 years", "by up to 5%": a hedge; "up to" after "up from" too.
    Some((start, sense.hedge))
}

/// "over three days in June", "over the past five years", "under four weeks of rain": time spanned, not bounded.
fn temporal(reader: &Reader, start: usize, found: &Reading) -> bool {
    if found.kind != Kind::Duration || !reader.class(start, Class::Timed) {
        return false;
    }
    if reader.is(start, "within") {
        return true;
    }
    if !reader.is(start, "over") {
        return false;
    }
    // "over two years ago"
    let bygone = reader.is_any(found.end, &["ago", "before", "earlier", "later"]);
    !reader.class(start.wrapping_sub(1), Class::Lasting) && !bygone
}

/// One-word hedges that are something else here.
fn misread(reader: &Reader, start: usize, word: &str, found: &Reading) -> bool {
    let before = start.wrapping_sub(1);
    match word.to_ascii_lowercase().as_str() {
        // "set up around", "walked around 12 trees" cannot be told from a hedge; "turned around" can.
        "about" if found.form == Form::Vague => true,
        "about" => reader.class(before, Class::Talking),
        "over" => {
            // "run over 1500m": the distance of the race.
            let race = &*found.unit.id == "m" && metres::is_race(found.low);
            race || reader.class(before, Class::Prevailing)
        }
        // "to play under one manager"
        "under" if found.end == found.start + 1 && reader.is(found.start, "one") => true,
        "above" | "below" | "under" => reader.class(before, Class::Person) && found.kind == Kind::Ordinal,
        "within" => true,
        // "sales passed £5m", "crossed the 1m mark", and no "passed 12 bills", "crossed two roads"
        // "house prices sail past £300,000", and no "the past 2,000 matches"
        "past" => !is_milestone(reader, found) || reader.class(before, Class::Determiner),
        "crossed" | "crosses" | "crossing" | "passed" | "passes" => !is_milestone(reader, found),
        _ => false,
    }
}

/// "will top 5m", and no "the top 500".
fn topping(reader: &Reader, found: &Reading) -> Option<(usize, Hedge)> {
    let start = found.start.checked_sub(1).filter(|&at| reader.is(at, "top"))?;
    let before = start.wrapping_sub(1);
    let verb = reader.class(before, Class::Modal) || reader.is_any(before, &["to", "will", "may", "might"]);
    (verb && is_milestone(reader, found)).then_some((start, Hedge::Over))
}

/// A number that what grows may pass: a sum, a share, a count of thousands; a bill that is passed has a noun.
fn is_milestone(reader: &Reader, found: &Reading) -> bool {
    match found.kind {
        Kind::Money => !reader.is_content(found.end) || reader.class(found.end, Class::Adverb),
        Kind::Percent => true,
        Kind::Count | Kind::Measure => found.low >= Decimal::ONE_THOUSAND,
        _ => false,
    }
}

fn after(reader: &Reader, found: &Reading) -> Option<(usize, Hedge)> {
    let (len, sense) = reader.lexicon.hedges_after.starting_at(reader.tokens, reader.prose, found.end)?;
    let end = found.end + len;
    let first = reader.text(found.end);
    // "30+" and "50-plus" touch their number; "plus" alone adds another.
    // "The 737 Max": a name.
    if matches!(first, "+" | "-") && !reader.glued(found.end)
        || first == "Max"
        || first.eq_ignore_ascii_case("plus") && reader.is_word(end)
    {
        return None;
    }
    if first == "+" && reader.digits(end).is_some()
        || first.eq_ignore_ascii_case("odd") && !reader.is_word(end)
    {
        return None;
    }
    // "a $15 minimum wage": an adjective.
    if reader.class(end - 1, Class::Limiting) && reader.is_content(end) {
        return None;
    }
    // "and above all", "30 and more on that", "one or more of" keep their hedge; "or so he said" does not.
    if reader.is(end - 1, "so") && reader.class(end, Class::Pronoun) {
        return None;
    }
    // "60mph and up to 20cm": the next number's.
    if reader.is(end - 1, "up") && reader.is(end, "to") {
        return None;
    }
    if reader.is(found.end, "and") && reader.is_content(end) {
        return None;
    }
    // "nine per cent and under 40 lb"
    if reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, end).is_some()
        && amounts::read(reader, end).is_some()
    {
        return None;
    }
    // "at least 5 at least" is never printed; "three, at least" is.
    Some((end, sense.hedge))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn hedges_before_and_after() {
        for (text, want) in [
            ("Nearly two dozen stores will shut.", "Nearly two dozen | count 24 nearly"),
            ("It cost just over £2.8bn.", "just over £2.8bn | money 2800000000 GBP over"),
            ("Some 121,400 people wait.", "Some 121,400 | count 121400 about"),
            ("For 10 or more years.", "10 or more years | duration 10 a at-least"),
            ("For at least another 12 months.", "at least another 12 months | duration 12 mo at-least"),
            ("There were 50 or more fires.", "50 or more | count 50 at-least"),
            ("He lived there for over 20 years.", "over 20 years | duration 20 a over"),
            ("It opened over two years ago.", "over two years | duration 2 a over"),
            ("It sold a near-400,000 copies.", "near-400,000 | count 400000 nearly"),
            ("It is around the three million mark.", "around the three million | count 3000000 about"),
            ("Fares sail past £5m.", "past £5m | money 5000000 GBP over"),
            ("It won most of the past 2,000 races.", "2,000 | count 2000"),
            ("Sales have crossed £5m.", "crossed £5m | money 5000000 GBP over"),
            ("Sales will top 5m.", "top 5m | count 5000000 over"),
            ("Users passed the 2m mark.", "passed the 2m | count 2000000 over"),
            ("It owns nine per cent and under 40 lb.", "nine per cent | percent 9 %"),
            ("Firms with 50 workers or more must pay.", "50 | count 50 at-least"),
            ("They have £75,000 ($90,000) or above.", "£75,000 | money 75000 GBP at-least"),
            ("It sent 30 litres of milk or more.", "30 litres | measure 30 l at-least"),
            ("It has 50 dogs or more cats.", "50 | count 50"),
            ("It has taken it up to 24 weeks.", "24 weeks | duration 24 wk"),
            ("It is about a 26-dollar drop.", "about a 26-dollar | money 26 USD about"),
        ] {
            assert_eq!(lines(text)[0], want, "{text}");
        }
    }

    #[test]
    fn time_spanned_is_not_bounded() {
        assert_eq!(lines("Played over three days in June."), ["three days | duration 3 d"]);
    }

    #[test]
    fn what_looks_like_a_hedge() {
        for (text, want) in [
            ("It goes up to 81%.", "81% | percent 81 %"),
            ("It earns up to 81%.", "up to 81% | percent 81 % up-to"),
            ("It was up to 80% in May from 70%.", "80% | percent 80 %"),
            ("He lives up to half his words.", "half | ratio 0.5"),
            ("Under the £5bn deal it shut.", "£5bn | money 5000000000 GBP"),
            ("He ran over 1500m again.", "1500m | measure 1500 m"),
            ("It had a total of 86 votes.", "86 | count 86"),
            ("They passed 12 bills.", "12 | count 12"),
            ("The House passed a $1bn budget.", "$1bn | money 1000000000 USD"),
            ("The top 5,000 firms pay.", "5,000 | count 5000"),
            ("It is approaching two-year highs.", "two-year | duration 2 a"),
        ] {
            assert_eq!(lines(text).first().map(String::as_str), Some(want), "{text}");
        }
    }
}
