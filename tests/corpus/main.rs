//! What tieout makes of the corpus, compared for equality with what the repository records.
//!
//! `TIEOUT_BLESS=1 cargo test --test corpus` records what it makes of it now; `corpus/README.md` says what it means.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files and may fail"
)]

mod fixes;
mod gold;
mod recorded;
mod scores;
mod topic;

use crate::recorded::assert_recorded;
use crate::topic::Topic;

#[test]
fn scores_are_as_recorded() {
    assert_recorded([(topic::folder().join("scores.txt"), scores::table(topic::all()))]);
}

#[test]
fn reports_are_as_recorded() {
    let topics = topic::all();
    let articles =
        topics.iter().flat_map(|t: &Topic| t.articles.iter().map(|a| (t.report_path(a), a.findings_text())));
    assert_recorded(articles);
}
