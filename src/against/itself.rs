//! Numbers of one text that contradict each other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::comparison::{Printed, compare};
use super::context::{Context, Counted, counted};
use super::likeness::{counts_alike, likeness};
use super::passage::Passage;
use super::unweighed::Unweighed;
use crate::document::Document;
use crate::lexicon::{Lexicon, Terms};
use crate::parallel;
use crate::quantity::{Hedge, Slip, Verdict, significant_digits, slip};
use crate::scan::{Kind, Mention};

/// Likeness from which a headline and the body speak of one thing.
const HEADLINE: u32 = 450;
/// The same where the digits betray a slip of the keyboard.
const HEADLINE_SLIP: u32 = 60;
/// The same for two digits.
const HEADLINE_SHORT: u32 = 250;
/// Likeness from which two paragraphs do, where the digits betray a slip.
const PARAGRAPHS: u32 = 700;
/// Numbers of one headline, or of the same digits, that a number is compared with.
const MOST_PAIRS: usize = 4;
/// Numbers of a long text that are looked through together.
const MOST_NUMBERS: usize = 128;
/// So many times these are worth several threads.
const MANY_STORIES: usize = 32;
/// Digits of a number are counted eighteen at a time: small numbers divide faster.
const PART: u128 = 10_u128.pow(18);
/// Letters in which two inflections of a word are alike.
const OPENING: usize = 4;
/// One in so many of the words by two numbers of one thing is shared, or more.
const FEWEST_SHARED: usize = 2;
/// Bytes of a first line that is a headline.
const LONGEST_HEADLINE: usize = 240;
/// Digits in which a slip is no chance.
const LONG: usize = 3;
/// Digits that a number must have: small counts are about many things.
const TELLING: usize = 2;
/// Bytes of the sentence looked at on either side.
const SIGHT: usize = 300;
/// Lower-case words that a sentence about a number has, and how many for each number in it.
const FEWEST_WORDS: usize = 5;
const WORDS_PER_NUMBER: usize = 3;

/// A number, and another of the same text that says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contradiction {
    /// The one to look at first, as an index into the mentions: a headline's, else the later one.
    pub(crate) mention: usize,
    /// The other.
    pub(crate) other: usize,
}

/// The contradictions of a text, in source order, each number in one of them at most.
///
/// A long text is looked through some hundreds of numbers at a time: it is many stories, and no two of them need agree.
pub(crate) fn contradictions(
    document: &Document,
    mentions: &[Mention],
    lexicon: &Lexicon,
) -> Vec<Contradiction> {
    let stories: Vec<&[Mention]> = mentions.chunks(MOST_NUMBERS).collect();
    let found = parallel::map(&stories, MANY_STORIES, |story| within(document, story, lexicon));
    let in_text = found.into_iter().enumerate().flat_map(|(nth, found)| {
        let first = nth * MOST_NUMBERS;
        found.into_iter().map(move |c| Contradiction { mention: c.mention + first, other: c.other + first })
    });
    in_text.collect()
}

/// The contradictions between some numbers of a text.
fn within(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Contradiction> {
    let mut pairs = pairs(document, mentions);
    pairs.retain(|pair| may_be_one_thing(document, mentions, pair, lexicon.terms()));
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut contexts = Unweighed::new(Cow::Borrowed(document), Cow::Borrowed(mentions), lexicon.terms());
    // However rare each of their words is in the text, those of most pairs are not alike enough.
    pairs.retain(|pair| {
        contexts.both(pair.at, pair.earlier).is_some_and(|both| {
            likeness(both[0], both[1]) >= Passage::before_weighing(need(mentions, pair))
                && is_one_thing(mentions, pair, both)
        })
    });
    if pairs.is_empty() {
        return Vec::new();
    }
    let passage = Passage::of(contexts);
    let mut best: BTreeMap<usize, (u32, usize)> = BTreeMap::new();
    for pair in pairs {
        let Pair { at, earlier, .. } = pair;
        let alike = likeness(&passage.contexts[at], &passage.contexts[earlier]);
        if alike < need(mentions, &pair) {
            continue;
        }
        let sums_up = is_headline(document, &mentions[earlier]);
        if is_repeated(&passage, earlier) || !sums_up && is_repeated(&passage, at) {
            continue;
        }
        let found = best.entry(at).or_insert((alike, earlier));
        *found = (*found).max((alike, earlier));
    }
    let found = best.into_iter().map(|(at, (_, earlier))| {
        let sums_up = is_headline(document, &mentions[earlier]);
        let (mention, other) = if sums_up { (earlier, at) } else { (at, earlier) };
        Contradiction { mention, other }
    });
    let mut found: Vec<Contradiction> = found.collect();
    found.sort_unstable_by_key(|c| (c.mention, c.other));
    found.dedup_by_key(|c| c.mention);
    found
}

/// Two numbers that cannot both be right, if they are about one thing.
#[derive(Debug, PartialEq, Eq)]
struct Pair {
    /// The later one.
    at: usize,
    earlier: usize,
    /// Whether the earlier stands in the headline.
    in_headline: bool,
    /// Whether the digits betray a slip of the keyboard.
    is_slip: bool,
}

/// Numbers worth comparing, the later one first: those of the headline with all below, and any two of the same digits.
fn pairs(document: &Document, mentions: &[Mention]) -> Vec<Pair> {
    let precise = mentions.iter().enumerate().filter(|(_, mention)| is_precise(mention));
    let precise: Vec<(usize, u128)> = precise.map(|(at, mention)| (at, sorted_digits(mention))).collect();
    let stands = |at: usize| is_placed(document, &mentions[at]);
    let headline: Vec<usize> = precise
        .iter()
        .map(|&(at, _)| at)
        .take_while(|&at| is_headline(document, &mentions[at]))
        .take(MOST_PAIRS)
        .collect();
    let mut found = Vec::new();
    for (nth, &(at, digits)) in precise.iter().enumerate() {
        let is_below = !headline.is_empty() && !is_headline(document, &mentions[at]);
        let above = headline.iter().copied().filter(|_| is_below);
        let other_face = |&earlier: &usize| !mentions[earlier].quantity.same_face(&mentions[at].quantity);
        let same = || precise[..nth].iter().rev().filter(|known| known.1 == digits).map(|known| known.0);
        let is_other = same().any(|earlier| other_face(&earlier));
        let others = same().filter(|&earlier| is_other && stands(earlier)).take(MOST_PAIRS);
        let mut earlier: Vec<usize> = above.chain(others.filter(other_face)).collect();
        earlier.sort_unstable();
        earlier.dedup();
        found.extend(earlier.into_iter().filter_map(|earlier| disagreeing(document, mentions, at, earlier)));
    }
    found.retain(|pair| stands(pair.at) && share_words(document, mentions, pair));
    found
}

/// Whether the words round the two are at all alike: whether it is worth the while to weigh them.
fn share_words(document: &Document, mentions: &[Mention], pair: &Pair) -> bool {
    let openings = |at: usize| -> HashSet<[u8; OPENING]> {
        let text = &document.prose()[document.sight(mentions[at].sentence, &mentions[at].prose, SIGHT)];
        let long = text.as_bytes().split(|b| !b.is_ascii_alphabetic()).filter_map(|word| word.first_chunk());
        long.map(|opening: &[u8; OPENING]| opening.map(|b| b.to_ascii_lowercase())).collect()
    };
    let (own, other) = (openings(pair.at), openings(pair.earlier));
    let shared = own.intersection(&other).count();
    let needed = if pair.in_headline { 1 } else { own.len().min(other.len()) / FEWEST_SHARED };
    shared >= needed.max(1)
}

/// The two as a pair, where nothing about the numbers themselves keeps them from contradicting each other.
fn disagreeing(document: &Document, mentions: &[Mention], at: usize, earlier: usize) -> Option<Pair> {
    let (own, other) = (&mentions[at], &mentions[earlier]);
    let comparable =
        own.sentence != other.sentence && own.kind == other.kind && own.quantity.unit == other.quantity.unit;
    if !comparable {
        return None;
    }
    let printed = |mention| Printed { document, mention };
    let forth = compare(printed(own), printed(other), true)?;
    let back = compare(printed(other), printed(own), true)?;
    let fair = is_fair(forth.verdict) || is_fair(back.verdict);
    if forth.same || fair && may_round(own, other) {
        return None;
    }
    let in_headline = is_headline(document, other);
    let is_slip = forth.betrays && back.betrays;
    // Two paragraphs may well be about two things in the same words, unless the digits tell otherwise.
    (in_headline || is_slip).then_some(Pair { at, earlier, in_headline, is_slip })
}

/// The digits in ascending order, noughts left out: the same for 1,350 and 1,530, for £14.6m and £14.6bn.
fn sorted_digits(mention: &Mention) -> u128 {
    let mut rest = mention.quantity.low.mantissa().unsigned_abs();
    let mut counts = [0_u32; 10];
    while rest > 0 {
        // Noughts at the head of a part are left out as all others are.
        let mut part = u64::try_from(rest % PART).unwrap_or(0);
        rest /= PART;
        while part > 0 {
            counts[usize::try_from(part % 10).unwrap_or(0)] += 1;
            part /= 10;
        }
    }
    let digits = (1_u128..10).zip(&counts[1..]);
    digits.fold(0, |sorted, (digit, &count)| (0..count).fold(sorted, |sorted, _| sorted * 10 + digit))
}

/// Whether a number says how much, precisely enough to be wrong.
fn is_precise(mention: &Mention) -> bool {
    matches!(mention.kind, Kind::Count | Kind::Percent | Kind::Money | Kind::Measure)
        && !mention.quoted
        && mention.quantity.low == mention.quantity.high
        && significant_digits(mention.quantity.low) >= TELLING
}

/// Whether the number stands where numbers are told: in the headline or in prose.
fn is_placed(document: &Document, mention: &Mention) -> bool {
    is_headline(document, mention) || stands_in_prose(document, mention)
}

/// Whether the number stands in the headline, which sums up what is below.
fn is_headline(document: &Document, mention: &Mention) -> bool {
    let headline = document.headline().filter(|headline| headline.len() <= LONGEST_HEADLINE);
    headline.is_some_and(|headline| mention.prose.end <= headline.end)
}

/// Whether the number stands among words, not in a table or list of results.
fn stands_in_prose(document: &Document, mention: &Mention) -> bool {
    let prose = document.prose();
    let text = &prose[document.sight(mention.sentence, &mention.prose, SIGHT)];
    let (mut plain, mut numeric) = (0, 0);
    for word in text.split_whitespace() {
        if word == "vs" {
            return false;
        }
        if word.contains(|c: char| c.is_ascii_digit()) {
            numeric += 1;
        } else if word.len() > 1 && word.chars().all(|c| c.is_lowercase() || c.is_ascii_punctuation()) {
            plain += 1;
        }
    }
    plain >= FEWEST_WORDS && plain >= numeric * WORDS_PER_NUMBER
}

/// Whether nothing in the contexts of the two makes them two things.
fn is_one_thing(mentions: &[Mention], pair: &Pair, [a, b]: [&Context; 2]) -> bool {
    if pair.in_headline && (pair.is_slip || is_transposed(&mentions[pair.at], &mentions[pair.earlier])) {
        return counts_alike(&a.counted, &b.counted);
    }
    let apart = a.apart.from(&b.apart, false).is_some() || b.apart.from(&a.apart, false).is_some();
    a.apart.names_alike(&b.apart) && !apart
}

/// Whether the one may be the other rounded, or a bound of it: printed to the same digit, neither is.
fn may_round(a: &Mention, b: &Mention) -> bool {
    let bounds = |m: &Mention| !matches!(m.quantity.hedge, None | Some(Hedge::About | Hedge::Exactly));
    a.quantity.granularity != b.quantity.granularity || bounds(a) || bounds(b)
}

/// Whether two digits have changed places, hedged or not.
fn is_transposed(a: &Mention, b: &Mention) -> bool {
    slip(a.quantity.low, b.quantity.low) == Some(Slip::Transposed)
}

/// Whether the two move and count alike, as far as that shows without a look at their contexts, which cost most; in a
/// headline digits that have changed places say more.
fn may_be_one_thing(document: &Document, mentions: &[Mention], pair: &Pair, terms: &Terms) -> bool {
    let (own, other) = (&mentions[pair.at], &mentions[pair.earlier]);
    let counted = |mention| counted(document, mention, terms);
    pair.in_headline && (pair.is_slip || is_transposed(own, other))
        || own.trend == other.trend
            && own.step == other.step
            && names_one_thing(&counted(own), &counted(other))
}

/// How alike the two must be to be about one thing, for all that their digits tell.
fn need(mentions: &[Mention], pair: &Pair) -> u32 {
    let (own, other) = (&mentions[pair.at], &mentions[pair.earlier]);
    match pair.in_headline {
        // A headline repeats the body's numbers: the same digits in another order need few words.
        true if pair.is_slip || is_transposed(own, other) => {
            let is_long = significant_digits(own.quantity.low) >= LONG;
            if is_long { HEADLINE_SLIP } else { HEADLINE_SHORT }
        }
        true => HEADLINE,
        false => PARAGRAPHS,
    }
}

/// Whether both count the same noun, with no modifier of its own.
fn names_one_thing(a: &Counted, b: &Counted) -> bool {
    match (a, b) {
        (Counted::Nouns(a), Counted::Nouns(b)) => {
            a.last() == b.last() && a.iter().all(|n| b.contains(n)) | b.iter().all(|n| a.contains(n))
        }
        (Counted::Nothing, Counted::Nothing) => true,
        _ => false,
    }
}

/// Whether the one may be the other rounded, or a bound that holds.
fn is_fair(verdict: Verdict) -> bool {
    verdict.stands() || verdict == Verdict::TooLoose
}

/// Whether another number of the text gives the same value: then neither is a slip.
fn is_repeated(passage: &Passage<'_>, at: usize) -> bool {
    let own = &passage.mentions[at];
    let printed = |mention| Printed { document: &passage.document, mention };
    passage.near_value(own).filter(|&other| other != at).any(|other| {
        let other = &passage.mentions[other];
        compare(printed(own), printed(other), true).is_some_and(|c| c.verdict.stands())
    })
}
