//! Which of the source's numbers a number of the copy repeats, and which it gets wrong.
//!
//! Likenesses are those of `likeness`, in thousandths; what they must reach was set by hand, so that an agreeing number
//! is tied easily and a disagreeing one is called wrong only in words much alike.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::comparison::{Comparison, Printed, compare};
use super::context::{Context, Counted};
use super::likeness::{counts_alike, covered, likeness};
use super::passage::Passage;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::quantity::significant_digits;
use crate::scan::{Kind, Mention};

/// Likeness from which an agreeing number is tied, by its telling digits: one, two, more.
const TIE: [u32; 3] = [260, 200, 120];
/// Likeness from which a disagreeing number is an error.
const ACCUSE: u32 = 350;
/// The same for a number that the copy may well have of its own: small counts, years, ages, spans of time.
const ACCUSE_COMMON: u32 = 450;
/// The same where the digits themselves betray which number was meant.
const ACCUSE_BETRAYED: u32 = 120;
/// Likeness from which the copy repeats the source's sentence.
const REPEATED: u32 = 600;
/// The same for copy that does not repeat the source otherwise, where the digits betray.
const BETRAYED_ABROAD: u32 = 350;
/// The same where they do not.
const ACCUSE_ABROAD: u32 = 430;
/// A number of three digits rightly repeated, or two of two, make copy that is about the source.
const POINTS_AT_HOME: usize = 2;
/// Naming words that must stand by both: one is no phrase.
const FEWEST_NAMES: usize = 2;
/// How much of the copy's context the source must have as well.
const COVERED: u32 = 350;
/// Likeness from which a number is an error although the source has the same value elsewhere.
const SWAPPED: u32 = 500;
/// The most, in hundredths of it, that the likeness to that place may be.
const ELSEWHERE: u32 = 70;
/// Likeness within which two candidates are equally good.
const NEAR_TIE: u32 = 40;
/// Likeness from which a number that agrees may be faulted for its direction.
pub(crate) const FIRM: u32 = 250;
/// Likeness from which leaving a number alone is counted as abstaining.
const CONSIDERED: u32 = 350;

/// A number of a source, weighed for a number of the copy.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    /// Which passage, and which of its numbers.
    pub(crate) passage: usize,
    pub(crate) number: usize,
    /// How alike their contexts are, in thousandths.
    pub(crate) likeness: u32,
    pub(crate) comparison: Comparison,
    /// Whether either is a number that any sentence may have of its own.
    pub(crate) is_common: bool,
    /// Why it cannot be called wrong by this number; `None` where it can, or where it agrees.
    pub(crate) refused: Option<&'static str>,
}

/// What was decided on one number of the copy.
#[derive(Debug, Clone)]
pub(crate) struct Aligned {
    /// Index into the mentions.
    pub(crate) mention: usize,
    /// Best first.
    pub(crate) weighed: Vec<Weighed>,
    /// The one it is tied to, and others it contradicts as well, as indices into `weighed`.
    pub(crate) tied: Option<usize>,
    pub(crate) also: Vec<usize>,
    /// Whether some source gives the value, whatever it says of it.
    pub(crate) is_given: bool,
}

impl Aligned {
    /// Whether a number that is tied to nothing came near enough to be counted as left in doubt.
    pub(crate) fn is_considered(&self) -> bool {
        self.tied.is_none() && self.weighed.iter().any(|w| w.likeness >= CONSIDERED)
    }
}

/// Decides on every number of the copy, in source order.
pub(crate) fn align(
    document: &Document,
    mentions: &[Mention],
    passages: &[&Passage<'_>],
    lexicon: &Lexicon,
) -> Vec<Aligned> {
    let mut aligned: Vec<Aligned> = (0..mentions.len())
        .map(|mention| Aligned {
            mention,
            weighed: weigh(document, mentions, mention, passages, lexicon),
            tied: None,
            also: Vec::new(),
            is_given: is_given(document, mentions, mention, passages),
        })
        .collect();
    // A number that is rightly given in a sentence is not what another of that sentence gets wrong.
    let mut taken: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for number in &mut aligned {
        number.tied = agreeing(&mentions[number.mention], &number.weighed);
        if let Some(tied) = number.tied.map(|at| &number.weighed[at]) {
            taken.insert((mentions[number.mention].sentence, tied.passage, tied.number));
        }
    }
    let is_at_home = points(mentions, &aligned) >= POINTS_AT_HOME;
    for number in &mut aligned {
        let sentence = mentions[number.mention].sentence;
        let is_free = |w: &Weighed| !taken.contains(&(sentence, w.passage, w.number));
        let mild = match number.tied {
            Some(at) => Some(number.weighed[at].likeness),
            None => number.is_given.then_some(0),
        };
        let accused = number.weighed.iter().position(|w| {
            let is_near = is_at_home || w.likeness >= abroad(w);
            !w.comparison.verdict.stands()
                && w.refused.is_none()
                && is_near
                && is_free(w)
                && outweighs(w, mild)
        });
        if let Some(at) = accused {
            let best = number.weighed[at].likeness;
            number.tied = Some(at);
            number.also = (at + 1..number.weighed.len())
                .filter(|&other| {
                    let w = &number.weighed[other];
                    w.likeness + NEAR_TIE >= best
                        && w.refused.is_none()
                        && !w.comparison.verdict.stands()
                        && is_free(w)
                })
                .collect();
        }
    }
    aligned
}

/// How surely the copy is about the sources: a number rightly repeated is worth its significant digits less one.
fn points(mentions: &[Mention], aligned: &[Aligned]) -> usize {
    let mut right: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for number in aligned {
        let Some(tied) = number.tied.map(|at| &number.weighed[at]) else { continue };
        if tied.comparison.same && !mentions[number.mention].kind.is_role() {
            let digits = significant_digits(mentions[number.mention].quantity.low);
            right.insert((tied.passage, tied.number), digits.saturating_sub(1));
        }
    }
    right.values().sum()
}

/// Likeness from which a number is an error in copy that repeats no other number of the source.
fn abroad(weighed: &Weighed) -> u32 {
    match weighed {
        w if w.comparison.betrays => BETRAYED_ABROAD,
        w if w.is_common => REPEATED,
        _ => ACCUSE_ABROAD,
    }
}

/// Whether a number that contradicts this one may be called wrong, though it agrees with another so much like it.
fn outweighs(grave: &Weighed, mild: Option<u32>) -> bool {
    mild.is_none_or(|mild| grave.likeness >= SWAPPED && mild * 100 <= grave.likeness * ELSEWHERE)
}

/// Whether some source gives the value, whatever it says of it; a small count stands everywhere and is no evidence.
fn is_given(document: &Document, mentions: &[Mention], at: usize, passages: &[&Passage<'_>]) -> bool {
    let mention = &mentions[at];
    let own = Printed { document, mention };
    let prominent = document.is_prominent(mention.prose.start);
    let telling = mention.quantity.hedge.is_some() || significant_digits(mention.quantity.low) >= 2;
    telling
        && !mention.kind.is_role()
        && passages.iter().any(|source| {
            source.near_value(mention).any(|number| {
                let other = Printed { document: &source.document, mention: &source.mentions[number] };
                compare(own, other, prominent).is_some_and(|c| c.verdict.stands())
            })
        })
}

/// The best of the source's numbers that the copy's agrees with.
fn agreeing(mention: &Mention, weighed: &[Weighed]) -> Option<usize> {
    let digits = significant_digits(mention.quantity.low);
    let rank = |w: &Weighed| (w.comparison.same, w.likeness);
    let need = |w: &Weighed| if w.comparison.same { TIE[digits.clamp(1, 3) - 1] } else { TIE[0] };
    let standing = weighed.iter().enumerate();
    standing
        .filter(|(_, w)| w.comparison.verdict.stands() && w.likeness >= need(w))
        .max_by_key(|(at, w)| (rank(w), Reverse(*at)))
        .map(|(at, _)| at)
}

fn weigh(
    document: &Document,
    mentions: &[Mention],
    at: usize,
    passages: &[&Passage<'_>],
    lexicon: &Lexicon,
) -> Vec<Weighed> {
    let mention = &mentions[at];
    let prominent = document.is_prominent(mention.prose.start);
    let own = Printed { document, mention };
    let mut weighed = Vec::new();
    for (passage, source) in passages.iter().enumerate() {
        let context = source.context(document, mentions, at, lexicon.terms());
        for number in source.candidates(&context, mention) {
            let other = Printed { document: &source.document, mention: &source.mentions[number] };
            let Some(comparison) = compare(own, other, prominent) else { continue };
            let theirs = &source.contexts[number];
            let likeness = likeness(&context, theirs);
            let stated = Weighable { mention, context: &context };
            let held = Weighable { mention: &source.mentions[number], context: theirs };
            let names = source.names_shared(&context, theirs);
            let refused = refusal(&stated, &held, comparison, likeness, names);
            let is_common = stated.is_common() || held.is_common();
            weighed.push(Weighed { passage, number, likeness, comparison, is_common, refused });
        }
    }
    weighed.sort_by_key(|w| (Reverse(w.likeness), w.passage, w.number));
    weighed
}

/// Why a number of the copy cannot be called wrong by one of the source.
fn refusal(
    own: &Weighable<'_>,
    theirs: &Weighable<'_>,
    comparison: Comparison,
    likeness: u32,
    names: usize,
) -> Option<&'static str> {
    if comparison.verdict.stands() {
        return None;
    }
    let need = if comparison.betrays {
        ACCUSE_BETRAYED
    } else if own.is_common() || theirs.is_common() {
        ACCUSE_COMMON
    } else {
        ACCUSE
    };
    if !counts_alike(&own.context.counted, &theirs.context.counted) {
        Some("it counts something else")
    } else if likeness < need || names < FEWEST_NAMES && !comparison.betrays {
        Some("too few of its words stand by the number to call it wrong")
    } else if comparison.betrays {
        None
    } else if covered(own.context, theirs.context) < COVERED {
        Some("the copy says more of its number than the source does")
    } else {
        own.context.apart.from(&theirs.context.apart, likeness >= REPEATED)
    }
}

/// A number and its context.
struct Weighable<'a> {
    mention: &'a Mention,
    context: &'a Context,
}

impl Weighable<'_> {
    /// Numbers that any sentence may have of its own.
    fn is_common(&self) -> bool {
        let small = self.mention.kind == Kind::Count && significant_digits(self.mention.quantity.low) <= 1;
        small || self.context.counted == Counted::Open || self.mention.kind.is_role()
    }
}
