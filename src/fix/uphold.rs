//! Keeps the proposals that hold when the rewritten copy is read and checked again.

use std::collections::BTreeSet;

use super::{Proposal, apply};
use crate::document::{Document, Span};
use crate::quantity::Verdict;
use crate::report::{Finding, Fix, Report};
use crate::scan::Mention;

/// How often the copy is read again. Each reading drops all proposals of every sentence in which one fails.
const READINGS: usize = 4;

/// Those of the `proposals` that hold together with the `standing` ones, which do not fall with them.
pub(crate) fn upheld(
    document: &Document,
    before: &Report,
    proposals: Vec<Proposal>,
    standing: &[Proposal],
    lint: &dyn Fn(&Document) -> Report,
) -> Vec<Proposal> {
    let mut held = proposals;
    for _ in 0..READINGS {
        if held.is_empty() {
            return held;
        }
        let fallen = fallen(document, before, standing.iter().chain(&held).collect(), lint);
        if fallen.is_empty() {
            return held;
        }
        let kept = |proposal: &Proposal| !fallen.contains(&before.mentions[proposal.mention].sentence);
        let count = held.len();
        held.retain(kept);
        // What failed lies in none of their sentences: nothing tells which of them did it.
        if held.len() == count {
            return Vec::new();
        }
    }
    Vec::new()
}

/// Whether the proposals hold together, and so apart: no sentence has both of those `wanted` and others.
pub(crate) fn hold_apart(
    document: &Document,
    before: &Report,
    wanted: &[Proposal],
    others: &[Proposal],
    lint: &dyn Fn(&Document) -> Report,
) -> bool {
    let sentence = |proposal: &Proposal| before.mentions[proposal.mention].sentence;
    let with_wanted: BTreeSet<usize> = wanted.iter().map(sentence).collect();
    !others.iter().any(|proposal| with_wanted.contains(&sentence(proposal)))
        && fallen(document, before, wanted.iter().chain(others).collect(), lint).is_empty()
}

/// Sentences of the document whose proposals fail when all of them are made and the copy is read again.
fn fallen(
    document: &Document,
    before: &Report,
    mut proposals: Vec<&Proposal>,
    lint: &dyn Fn(&Document) -> Report,
) -> BTreeSet<usize> {
    proposals.sort_by_key(|proposal| proposal.fix.span);
    let fixes: Vec<&Fix> = proposals.iter().map(|proposal| &proposal.fix).collect();
    let after = lint(&apply(document, &fixes));
    Comparison { document, before, after: &after, proposals: &proposals }.fallen()
}

/// The reports on a document before and after it was rewritten.
struct Comparison<'a> {
    document: &'a Document,
    before: &'a Report,
    after: &'a Report,
    /// In source order.
    proposals: &'a [&'a Proposal],
}

impl Comparison<'_> {
    /// Sentences, of the document before, whose proposals do not hold.
    fn fallen(&self) -> BTreeSet<usize> {
        let mut moved = Moved::new(self.proposals);
        let rewritten: BTreeSet<usize> =
            self.proposals.iter().map(|p| self.before.mentions[p.mention].sentence).collect();
        let mut proposals = self.proposals.iter().peekable();
        let mut fallen = BTreeSet::new();
        for (at, mention) in self.before.mentions.iter().enumerate() {
            let start = moved.place(mention.span.start);
            let new = self.after.mentions.binary_search_by_key(&start, |m| m.span.start).ok();
            let proposal = proposals.next_if(|proposal| proposal.mention == at);
            let holds = match proposal {
                Some(proposal) => new.is_some_and(|new| self.is_right(at, new, proposal)),
                None if rewritten.contains(&mention.sentence) => {
                    new.is_some_and(|new| self.is_unchanged(at, new))
                }
                None => true,
            };
            if !holds {
                fallen.insert(mention.sentence);
            }
            if new.is_some_and(|new| self.is_newly_wrong(mention, new)) {
                fallen.extend(self.blamed(mention, &rewritten));
            }
        }
        fallen
    }

    /// Whether the new number is the whole of the fix, tied to the same figure, and faulted by nothing.
    fn is_right(&self, old: usize, new: usize, proposal: &Proposal) -> bool {
        let mention = &self.after.mentions[new];
        let length = proposal.fix.text.len();
        mention.span.end - mention.span.start == length
            && tie(self.after, new).is_some_and(|(_, verdict)| verdict == Verdict::Agrees)
            && tie(self.after, new).map(|t| t.0) == tie(self.before, old).map(|t| t.0)
            && findings_at(self.after, mention.span).next().is_none()
    }

    /// Whether a number beside a new one is read and tied as before, or agrees now where it was tied to nothing.
    fn is_unchanged(&self, old: usize, new: usize) -> bool {
        let (before, after) = (&self.before.mentions[old], &self.after.mentions[new]);
        let (was, is) = (tie(self.before, old), tie(self.after, new));
        let stands = was == is || was.is_none() && is.is_some_and(|(_, verdict)| verdict.stands());
        before.quantity == after.quantity && before.kind == after.kind && stands
    }

    /// Whether a number that was not rewritten is faulted now as it was not before.
    fn is_newly_wrong(&self, mention: &Mention, new: usize) -> bool {
        let is_known =
            |new: &Finding| findings_at(self.before, mention.span).any(|old| old.check == new.check);
        findings_at(self.after, self.after.mentions[new].span).any(|finding| !is_known(finding))
    }

    /// The rewritten sentences of the number's own block, or all of them.
    fn blamed(&self, mention: &Mention, rewritten: &BTreeSet<usize>) -> BTreeSet<usize> {
        let block = |sentence: usize| self.document.block_at(self.document.sentences()[sentence].start);
        let here = block(mention.sentence);
        let near: BTreeSet<usize> = rewritten.iter().copied().filter(|s| block(*s) == here).collect();
        if near.is_empty() { rewritten.clone() } else { near }
    }
}

/// The figure a number is tied to, and how it compares.
fn tie(report: &Report, mention: usize) -> Option<(usize, Verdict)> {
    let at = report.pairings.binary_search_by_key(&mention, |pairing| pairing.mention).ok()?;
    Some((report.pairings[at].figure, report.pairings[at].verdict))
}

/// The findings on a span; findings are sorted by span.
fn findings_at(report: &Report, span: Span) -> impl Iterator<Item = &Finding> {
    let first = report.findings.partition_point(|finding| finding.span < span);
    report.findings[first..].iter().take_while(move |finding| finding.span == span)
}

/// Where places of the source went; asked in source order.
struct Moved<'a> {
    proposals: std::iter::Peekable<std::slice::Iter<'a, &'a Proposal>>,
    /// Bytes put in and taken out so far.
    added: usize,
    taken: usize,
}

impl<'a> Moved<'a> {
    fn new(proposals: &'a [&'a Proposal]) -> Moved<'a> {
        Moved { proposals: proposals.iter().peekable(), added: 0, taken: 0 }
    }

    /// The new place of a byte that no fix replaces, or that starts one.
    fn place(&mut self, old: usize) -> usize {
        while let Some(proposal) = self.proposals.next_if(|p| p.fix.span.end <= old) {
            self.added += proposal.fix.text.len();
            self.taken += proposal.fix.span.end - proposal.fix.span.start;
        }
        (old + self.added).saturating_sub(self.taken)
    }
}
