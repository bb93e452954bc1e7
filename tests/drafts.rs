//! Every article of the corpus can be drafted from, and agrees with its draft.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files and may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use tieout::draft::draft;
use tieout::figures::RulesFile;
use tieout::read::{InputFormat, read};
use tieout::{FigureBook, Lexicon, lint};

/// The articles of the corpus: what is no label and no recorded report.
fn articles() -> Vec<PathBuf> {
    let folders = fs::read_dir("corpus").unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let is_article = |path: &PathBuf| {
        let name = path.to_string_lossy();
        !name.ends_with(".report.txt") && [".txt", ".md", ".html"].iter().any(|end| name.ends_with(end))
    };
    files.filter(is_article).collect()
}

fn holds(path: &Path) {
    let name = path.to_string_lossy();
    let document = read(&name, &fs::read(path).unwrap(), InputFormat::of_path(&name)).unwrap().document;
    let drafted = draft(std::slice::from_ref(&document), Lexicon::english());
    assert!(!drafted.entries.is_empty(), "{name}");
    let file = RulesFile::new("draft.toml", drafted.to_toml());
    let book = FigureBook::parse([file], Lexicon::english()).unwrap();
    let report = lint(&document, &book, Lexicon::english());
    let named: Vec<_> = report.findings.iter().filter(|f| !f.figures.is_empty()).collect();
    assert!(named.is_empty(), "{name}: {named:?}");
    assert!(report.tally.agreed * 2 >= drafted.entries.len(), "{name}: most of the draft is found again");
}

#[test]
fn every_article_agrees_with_its_draft() {
    let articles = articles();
    assert!(articles.len() >= 20, "{articles:?}");
    for path in &articles {
        holds(path);
    }
}
