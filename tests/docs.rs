//! The documentation is true: every example is run.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads the documentation and fails by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::date;
use tieout::checks::{self, Check, Faulted};
use tieout::config::Config;
use tieout::figures::RulesFile;
use tieout::leave::IgnoreFile;
use tieout::read::{InputFormat, read_str};
use tieout::render::{Concise, Declared, Format, Style, faults};
use tieout::sheet::TextFile;
use tieout::{FigureBook, Lexicon, Settings, Severity};

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
    let [(_, rules), (language, copy), (_, report)] = &blocks[..] else {
        panic!("{}: rules, copy and report are wanted, {} blocks found", check.name, blocks.len())
    };
    let rules = RulesFile::new("rules.toml", rules.clone());
    let book =
        FigureBook::parse([rules], Lexicon::english()).unwrap_or_else(|e| panic!("{}: {e}", check.name));
    let path = if *language == "markdown" { "copy.md" } else { "copy.txt" };
    let document = read_str(path, copy.as_str(), InputFormat::of_path(path));
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
        let rules = RulesFile::new("README.md", text);
        FigureBook::parse([rules], Lexicon::english()).unwrap_or_else(|e| panic!("{e}"));
    }
}

#[test]
fn the_readme_names_every_key_of_a_figure() {
    let readme = fs::read_to_string("README.md").unwrap();
    let schema = tieout::figures::json_schema();
    for key in schema["$defs"]["Entry"]["properties"].as_object().unwrap().keys() {
        let told = readme.contains(&format!("`{key}`")) || readme.contains(&format!("\n{key} = "));
        assert!(told, "the README does not name `{key}`");
    }
    assert!(Path::new("CONTRIBUTING.md").exists());
}

/// The README and every page of `docs/` that it links to, each with its name.
fn documentation() -> Vec<(String, String)> {
    let readme = fs::read_to_string("README.md").unwrap();
    let mut pages = vec![("README.md".to_owned(), readme.clone())];
    for entry in fs::read_dir("docs").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = format!("docs/{}", path.file_name().unwrap().to_str().unwrap());
            assert!(readme.contains(&format!("({name})")), "the README does not link {name}");
            pages.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    pages
}

/// What the command line offers, as its help says.
#[derive(Default)]
struct Offered {
    /// "tieout", "tieout book list"
    commands: Vec<String>,
    options: BTreeSet<String>,
    /// Words that options take, such as formats.
    values: BTreeSet<String>,
}

impl Offered {
    fn add(&mut self, command: &[&str]) {
        let output = tieout(&[command, &["-h"]].concat());
        let help = String::from_utf8(output.stdout).unwrap();
        self.commands.push([&["tieout"], command].concat().join(" "));
        for line in help.lines().map(str::trim_start).filter(|line| line.starts_with('-')) {
            let words = line.split([' ', ',']).filter(|word| word.starts_with("--"));
            self.options.extend(words.take(1).map(str::to_owned));
        }
        let flat = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for list in flat.split("[possible values: ").skip(1) {
            let (list, _) = list.split_once(']').unwrap();
            self.values.extend(list.split(", ").map(str::to_owned));
        }
        let below = help.lines().skip_while(|line| *line != "Commands:").skip(1);
        for line in below.take_while(|line| !line.is_empty()) {
            let name = line.split_whitespace().next().unwrap();
            if name != "help" {
                self.add(&[command, &[name]].concat());
            }
        }
    }
}

fn offered() -> Offered {
    let mut offered = Offered::default();
    offered.add(&[]);
    assert!(offered.commands.len() > 8 && offered.options.len() > 15 && offered.values.len() > 8);
    offered
}

/// Whether the text names the option, and not only one that begins alike.
fn names(text: &str, option: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    text.match_indices(option).any(|(at, _)| ends(&text[at + option.len()..]))
}

#[test]
fn every_command_option_value_and_configuration_key_is_in_the_docs() {
    let docs: String = documentation().into_iter().map(|(_, page)| page).collect();
    let offered = offered();
    let mut missing = Vec::new();
    missing.extend(offered.commands.iter().filter(|command| !names(&docs, command)).cloned());
    missing.extend(offered.options.iter().filter(|option| !names(&docs, option)).cloned());
    missing.extend(offered.values.iter().filter(|value| !docs.contains(&format!("`{value}`"))).cloned());
    let schema = tieout::config::json_schema();
    for keys in [&schema["properties"], &schema["$defs"]["Override"]["properties"]] {
        let keys = keys.as_object().unwrap().keys();
        missing.extend(keys.filter(|key| !docs.contains(&format!("`{key}`"))).cloned());
    }
    assert!(missing.is_empty(), "not in the README nor in docs/: {missing:?}");
}

#[test]
fn every_option_in_the_docs_exists() {
    // Options of other programs, and words that begin like options.
    let cargo = ["--release", "--path", "--all-targets", "--locked"];
    let fetching = ["--fail", "--silent", "--show-error", "--location", "--retry"];
    let unpacking = ["--check", "--strict", "--ignore-missing", "--strip-components"];
    let docker = ["--rm", "--user"];
    let foreign = [&cargo[..], &fetching, &unpacking, &docker].concat();
    let offered = offered();
    for (name, page) in documentation() {
        let words = page.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        for option in words.filter(|word| word.starts_with("--") && !word.trim_matches('-').is_empty()) {
            let known = offered.options.contains(option) || foreign.contains(&option);
            assert!(known, "{name} names {option}, no help does");
        }
    }
}

#[test]
fn every_configuration_in_the_docs_is_one() {
    let page = fs::read_to_string("docs/configuration.md").unwrap();
    let blocks: Vec<String> =
        fences(&page).into_iter().filter(|(language, _)| *language == "toml").map(|(_, text)| text).collect();
    assert!(blocks.len() > 2);
    for text in blocks {
        Config::parse(TextFile::new("tieout.toml", text), Path::new(""), Path::new(""))
            .unwrap_or_else(|wrong| panic!("{wrong}: {:?}", wrong.errors));
    }
}

#[test]
fn the_fault_in_the_docs_is_drawn_so() {
    let page = fs::read_to_string("docs/configuration.md").unwrap();
    let (_, picture) = fences(&page).into_iter().find(|(language, _)| *language == "text").unwrap();
    let text = "rules = \"figures\"\nexlude = [\"drafts/\"]\n".to_owned();
    let file = TextFile::new("tieout.toml", text);
    let wrong = Config::parse(file, Path::new(""), Path::new("")).unwrap_err();
    let drawn = faults(&wrong.errors, &wrong.files, Style { width: 80, colour: false });
    assert_eq!(drawn.trim_end(), picture.trim_end());
}

#[test]
fn the_exit_statuses_in_the_readme_are_those_that_happen() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, table) = readme.split_once("| exit status | means |\n|---|---|\n").expect("a table of them");
    let promised: Vec<i32> =
        table.lines().map_while(|line| line.strip_prefix("| ")?.split(' ').next()?.parse().ok()).collect();
    assert_eq!(promised, [0, 1, 2]);
    let check = "tests/cli/check.in";
    let (book, right, wrong) =
        (format!("{check}/rules"), format!("{check}/copy/agrees.txt"), format!("{check}/copy/slips.txt"));
    let (book, right, wrong) = (book.as_str(), right.as_str(), wrong.as_str());
    let (expired, waiting) = ("tests/cli/settings.in/rules", "tests/cli/settings.in/story.txt");
    for (status, arguments) in [
        (0, &["check", "--rules", book, right][..]),
        (0, &["check", "--rules", book, "--exit-zero", wrong]),
        (0, &["check", "--rules", expired, "--as-of", "2026-01-05", waiting]),
        (1, &["check", "--rules", expired, "--as-of", "2026-01-05", "--fail-on", "warning", waiting]),
        (1, &["check", "--rules", book, wrong]),
        (1, &["check", "--rules", book, "--fail-on", "note", wrong]),
        (1, &["check", "--rules", book, "--fail-on", "error", right, wrong]),
        (2, &["check", "--rules", book, right, "nowhere.txt"]),
        (2, &["check", "--rules", book, wrong, "nowhere.txt"]),
        (2, &["check", "--rules", "tests/cli/book.in/bad", right]),
        (2, &["check", "--rules", "nowhere.toml", right]),
        (2, &["check", "--rules", book, "--config", "fail-on=never", right]),
        (2, &["check", "--rules", book, "--against", "nowhere.md", right]),
        (2, &["check", "--rules", book, "-o", "nowhere/report.txt", right]),
        (2, &["check", "--no-such-option"]),
        (2, &["scan", "nowhere.txt"]),
        (2, &["trace", "nowhere.txt:1", "--rules", book]),
        (2, &["draft", "nowhere.txt"]),
        (2, &["explain", "no-such-check"]),
        (2, &["book", "check", "--rules", "tests/cli/book.in/bad"]),
        (0, &["book", "check", "--rules", book]),
    ] {
        assert_eq!(tieout(arguments).status.code(), Some(status), "{arguments:?}");
    }
}

#[test]
fn the_page_on_leaving_findings_be_holds() {
    let page = fs::read_to_string("docs/leaving-findings-be.md").unwrap();
    assert!(fs::read_to_string("README.md").unwrap().contains("(docs/leaving-findings-be.md)"));
    let blocks = fences(&page);
    for (_, text) in blocks.iter().filter(|(language, _)| *language == "toml") {
        let file = RulesFile::new("tieout-ignore.toml", text.clone());
        IgnoreFile::parse(file).unwrap_or_else(|errors| panic!("{errors:?}"));
    }
    for check in checks::all().iter().filter(|check| check.faults == Faulted::Instruction) {
        assert!(page.contains(&format!("| `{}` |", check.name)), "{}", check.name);
    }
    let rules = "[[figure]]\nid = \"babies-at-home\"\nvalue = \"15,800\"\nwhat = \"babies living at home\"\n\
        [[figure]]\nid = \"swans\"\nvalue = \"4,210\"\nwhat = \"swans counted on the lake\"\n";
    let rules = RulesFile::new("rules.toml", rules);
    let book = FigureBook::parse([rules], Lexicon::english()).unwrap();
    let report = |copy: &str| {
        let document = read_str("copy.md", copy, InputFormat::Markdown);
        tieout::lint_with(&document, &book, Lexicon::english(), &Settings::as_of(date(2026, 1, 5)))
    };
    let mut copies =
        blocks.iter().filter(|(language, _)| *language == "markdown").map(|(_, copy)| report(copy));
    let (ignored, pinned) = (copies.next().unwrap(), copies.next().unwrap());
    assert_eq!((ignored.findings.len(), ignored.left.len()), (0, 1));
    assert_eq!((pinned.findings.len(), pinned.tally.agreed), (0, 1));
}
