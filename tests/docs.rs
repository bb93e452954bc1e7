//! The documentation is true: every example is run.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads the documentation and fails by panicking"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::date;
use tieout::checks::{self, Check};
use tieout::figures::RulesFile;
use tieout::render::{Concise, Declared, Format};
use tieout::{Document, FigureBook, Lexicon, Settings, Severity};

/// The fenced blocks of a Markdown text, as (language, body).
fn fences(markdown: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in markdown.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(language), None) => open = Some((language, String::new())),
            (None, Some((_, body))) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// What tieout says of a check's example, a line a finding.
fn run_example(check: &Check) -> (String, String) {
    let blocks = fences(check.explanation);
    let [(_, rules), (_, copy), (_, report)] = &blocks[..] else {
        panic!("{}: rules, copy and report are wanted, {} blocks found", check.name, blocks.len())
    };
    let rules = RulesFile { path: "rules.toml".into(), text: rules.clone() };
    let book =
        FigureBook::parse([rules], Lexicon::english()).unwrap_or_else(|e| panic!("{}: {e}", check.name));
    let document = Document::plain("copy.txt", copy.as_str());
    let mut settings = Settings::as_of(date(2026, 1, 5));
    settings.set(check, check.severity.or(Some(Severity::Warning)));
    let found = tieout::lint_with(&document, &book, Lexicon::english(), &settings);
    let mut said = String::new();
    Concise.document(&document, &found, &Declared::new(&book), &mut said).unwrap();
    (said, report.clone())
}

#[test]
fn every_explanation_is_what_happens() {
    for check in checks::all() {
        let (said, promised) = run_example(check);
        assert_eq!(said, promised, "{}", check.name);
        assert!(check.explanation.starts_with(&format!("# {}\n", check.name)), "{}: title", check.name);
    }
}

#[test]
fn every_check_file_is_registered_and_explained() {
    let mut names: Vec<&str> = checks::all().iter().map(|check| check.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    for entry in fs::read_dir("src/checks").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        let is_check = name.contains("disagrees") || path.with_extension("md").exists();
        if is_check {
            assert!(names.contains(&name.as_str()), "{name} is not registered");
            assert!(path.with_extension("md").exists() && path.with_extension("rs").exists(), "{name}");
        }
    }
    names.dedup();
    assert_eq!(names.len(), checks::all().len());
}

fn tieout(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tieout")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

/// The words after `cargo run --release --` in the README.
fn readme_command(readme: &str) -> Vec<String> {
    let consoles = fences(readme).into_iter().filter(|(language, _)| *language == "console");
    let run =
        consoles.map(|(_, body)| body).find(|body| body.contains("cargo run")).expect("a command to run");
    let arguments = run.trim().strip_prefix("cargo run --release -- ").expect("cargo run --release --");
    arguments.split(' ').map(str::to_owned).collect()
}

#[test]
fn the_readme_shows_what_its_first_command_prints() {
    let readme = fs::read_to_string("README.md").unwrap();
    let arguments = readme_command(&readme);
    let output = tieout(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let printed = String::from_utf8(output.stdout).unwrap();
    let (_, picture) = &fences(&readme)[0];
    assert!(printed.contains(picture.trim_end()), "the picture is not printed:\n{printed}");
    assert_eq!(output.status.code(), Some(1), "findings exit with 1");
}

#[test]
fn the_readme_gives_the_test_command_that_ci_runs() {
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(fences(&readme).iter().any(|(language, body)| *language == "console" && body == "cargo test\n"));
}

#[test]
fn the_readme_gives_the_recorded_scores() {
    let readme = fs::read_to_string("README.md").unwrap();
    let scores = fs::read_to_string("corpus/scores.txt").unwrap();
    let all = scores.lines().find(|line| line.starts_with("all ")).expect("a line for all topics");
    let counts: Vec<&str> = all.split_whitespace().skip(1).collect();
    let [wrong, found, _kind, alarms, labels, tied, astray, _stray] = counts[..] else {
        panic!("eight counts are wanted: {all}")
    };
    for claim in [
        format!("finds {found} of {wrong} wrong numbers (false alarms: {alarms})"),
        format!("ties {tied} of {labels} numbers to the right figure and {astray} to a wrong one"),
    ] {
        assert!(readme.contains(&claim), "the README does not say: {claim}");
    }
}

#[test]
fn the_readme_book_parses() {
    let readme = fs::read_to_string("README.md").unwrap();
    for (_, text) in fences(&readme).into_iter().filter(|(language, _)| *language == "toml") {
        let rules = RulesFile { path: "README.md".into(), text };
        FigureBook::parse([rules], Lexicon::english()).unwrap_or_else(|e| panic!("{e}"));
    }
}

#[test]
fn the_readme_names_every_key_and_every_long_option_exists() {
    let readme = fs::read_to_string("README.md").unwrap();
    let schema = tieout::figures::json_schema().to_string();
    for key in
        ["aka", "not", "period", "place", "exact", "tolerance", "was", "formula", "kind", "status", "expires"]
    {
        assert!(readme.contains(&format!("`{key}`")), "the README does not name `{key}`");
        assert!(schema.contains(&format!("\"{key}\"")), "the schema has no `{key}`");
    }
    let help: String = ["check", "scan", "trace", "book"]
        .iter()
        .map(|command| String::from_utf8(tieout(&[command, "--help"]).stdout).unwrap())
        .collect();
    let options = readme.split(['`', ' ', '\n']).filter(|word| word.starts_with("--") && word.len() > 4);
    for option in options.filter(|o| *o != "--release" && *o != "--path") {
        assert!(help.contains(option), "the README names {option}, no help does");
    }
    assert!(Path::new("CONTRIBUTING.md").exists());
}
