//! What the fixes proposed for the corpus do to it.

use tieout::fix::{Safety, applied, apply};
use tieout::report::{Finding, Fix};
use tieout::{Lexicon, Span};

use crate::gold::Label;
use crate::topic::{self, Article, Topic};

/// Least part of the wrong numbers found that safe fixes put right, in per cent: fewer would be a loss.
const LEAST_FIXED: usize = 30;

#[test]
fn every_safe_fix_puts_a_wrong_number_right() {
    let (mut found, mut fixed) = (0, 0);
    for topic in topic::all() {
        for article in &topic.articles {
            found += article.report.findings.iter().filter(|f| label_of(topic, article, f).is_some()).count();
            for finding in &article.report.findings {
                let Some(fix) = &finding.fix else { continue };
                let place = format!("{}/{}: {}", topic.name, article.name, finding.message);
                let label = label_of(topic, article, finding).unwrap_or_else(|| panic!("{place}"));
                assert!(!label.is_ok() && label.figure == finding.figures[0], "{place}");
                assert_right_alone(topic, article, finding, fix);
                fixed += 1;
            }
        }
    }
    assert!(fixed * 100 >= found * LEAST_FIXED, "{fixed} of {found}");
}

#[test]
fn all_fixes_together_leave_none_for_a_second_run() {
    for topic in topic::all() {
        for Article { name, document, report } in &topic.articles {
            for wanted in [Safety::Safe, Safety::Unsafe] {
                let fixes = applied(report, wanted);
                let once = apply(document, &fixes);
                let again = tieout::lint(&once, &topic.book, Lexicon::english());
                let left: Vec<&str> = applied(&again, wanted).iter().map(|fix| fix.text.as_str()).collect();
                assert!(left.is_empty(), "{}/{name}: {left:?}", topic.name);
                let (mut added, mut taken) = (0, 0);
                for fix in fixes {
                    let start = fix.span.start + added - taken;
                    let span = Span { start, end: start + fix.text.len() };
                    assert_eq!(&once.source()[span.range()], fix.text);
                    let faulted = again.findings.iter().any(|finding| finding.span == span);
                    assert!(!faulted, "{}/{name}: {}", topic.name, fix.text);
                    added += fix.text.len();
                    taken += fix.span.end - fix.span.start;
                }
            }
        }
    }
}

/// The label of the number that a finding is about.
fn label_of<'t>(topic: &'t Topic, article: &Article, finding: &Finding) -> Option<&'t Label> {
    let source = article.document.source();
    let labels = topic.labels.iter().filter(|label| label.file == article.name);
    let meets = |label: &&Label| {
        let range = label.range(source);
        range.start < finding.span.end && finding.span.start < range.end
    };
    labels.into_iter().find(meets)
}

/// No byte outside the number changes, and the new number agrees with the same figure.
fn assert_right_alone(topic: &Topic, article: &Article, finding: &Finding, fix: &Fix) {
    let old = article.document.source();
    let rewritten = apply(&article.document, &[fix]);
    let expected = format!("{}{}{}", &old[..finding.span.start], fix.text, &old[finding.span.end..]);
    assert_eq!(rewritten.source(), expected);
    let report = tieout::lint(&rewritten, &topic.book, Lexicon::english());
    let span = Span { start: fix.span.start, end: fix.span.start + fix.text.len() };
    let mention = report.mentions.iter().position(|m| m.span == span);
    let pairing = report.pairings.iter().find(|p| Some(p.mention) == mention);
    let figure = pairing.map(|p| topic.book.figures()[p.figure].id.as_str());
    assert_eq!(figure, Some(finding.figures[0].as_str()), "{}", finding.message);
    assert!(!report.findings.iter().any(|f| f.span == span), "{}", finding.message);
}
