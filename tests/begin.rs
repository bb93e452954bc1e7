//! What the first hour needs: `tieout init`, completions, manual pages, the glossary.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files and may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tieout::config::Config;
use tieout::figures::RulesFile;
use tieout::sheet::TextFile;
use tieout::{FigureBook, Lexicon};

/// Every command, as it is typed after `tieout`.
const COMMANDS: [&[&str]; 16] = [
    &[],
    &["check"],
    &["init"],
    &["scan"],
    &["trace"],
    &["draft"],
    &["book"],
    &["book", "check"],
    &["book", "convert"],
    &["book", "list"],
    &["book", "schema"],
    &["config"],
    &["config", "schema"],
    &["explain"],
    &["completions"],
    &["man"],
];

fn tieout(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tieout")).args(args).current_dir(folder).output().unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = tieout(Path::new("."), args);
    assert!(output.status.success(), "{args:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn help(command: &[&str]) -> String {
    printed(&[command, &["--help"]].concat())
}

/// The text with its proposals taken at their word: `# key = value` without the `#`.
fn proposals_taken(text: &str) -> String {
    let is_proposal = |line: &str| {
        line.starts_with("[[") || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
    };
    text.lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(proposal) if is_proposal(proposal) => format!("{proposal}\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn what_init_makes_can_be_used_with_all_its_proposals() {
    let desk = tempfile::tempdir().unwrap();
    assert!(tieout(desk.path(), &["init"]).status.success());
    let read = |name: &str| fs::read_to_string(desk.path().join(name)).unwrap();
    for text in [read("tieout.toml"), proposals_taken(&read("tieout.toml"))] {
        Config::parse(TextFile::new("tieout.toml", text), Path::new(""), Path::new("")).unwrap();
    }
    let text = read("rules/first.toml");
    let taken = proposals_taken(&text);
    assert!(
        taken.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")).count() > 9,
        "{taken}"
    );
    for text in [text, taken] {
        let file = RulesFile::new("first.toml", text);
        assert_eq!(FigureBook::parse([file], Lexicon::english()).unwrap().figures().len(), 1);
    }
    assert!(tieout(desk.path(), &["book", "check"]).status.success());
}

#[test]
fn init_changes_nothing_that_is_there() {
    let desk = tempfile::tempdir().unwrap();
    let at = |name: &str| desk.path().join(name);
    fs::create_dir(at("rules")).unwrap();
    fs::write(at("rules/ours.toml"), "# ours\n").unwrap();
    fs::write(at(".tieout.toml"), "# ours too\n").unwrap();
    let again = tieout(desk.path(), &["init"]);
    assert!(again.status.success());
    let said = String::from_utf8(again.stdout).unwrap();
    assert!(
        said.contains("rules is there already") && said.contains(".tieout.toml is there already"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(at(".tieout.toml")).unwrap(), "# ours too\n");
    assert!(!at("tieout.toml").exists() && !at("rules/first.toml").exists());
}

#[test]
fn init_in_a_new_folder_says_which_configuration_no_longer_holds() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("tieout.toml"), "").unwrap();
    let below = tieout(desk.path(), &["init", "sport"]);
    let said = String::from_utf8(below.stdout).unwrap();
    assert!(said.contains("no longer holds here") && said.contains("cd sport"), "{said}");
    fs::write(desk.path().join("file"), "").unwrap();
    assert_eq!(tieout(desk.path(), &["init", "file"]).status.code(), Some(2));
}

#[test]
fn every_command_has_a_manual_page_with_its_options_and_examples() {
    let folder = tempfile::tempdir().unwrap();
    assert!(tieout(folder.path(), &["man", "--output-folder", "man1"]).status.success());
    let made: BTreeSet<String> = fs::read_dir(folder.path().join("man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let wanted = COMMANDS.map(|command| format!("{}.1", [&["tieout"], command].concat().join("-")));
    assert_eq!(made, BTreeSet::from(wanted));
    for command in COMMANDS {
        let page = printed(&[&["man"], command].concat());
        let name = format!("{}.1", [&["tieout"], command].concat().join("-"));
        assert_eq!(page, fs::read_to_string(folder.path().join("man1").join(name)).unwrap());
        let help = help(command);
        for option in help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 3) {
            let option = option.trim_matches(|c: char| !c.is_alphanumeric()).replace('-', "\\-");
            assert!(page.contains(option.split('=').next().unwrap()), "{command:?}: {option}");
        }
        assert_eq!(help.contains("Examples:"), page.contains("SH EXAMPLES\n.nf"), "{command:?}");
    }
}

#[test]
fn every_shell_completes_every_option_of_check() {
    let check = help(&["check"]);
    let options =
        check.lines().filter_map(|line| line.trim_start().strip_prefix("--")?.split([' ', '[']).next());
    let options: Vec<&str> = options.collect();
    assert!(options.len() > 15);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for option in &options {
            assert!(script.contains(option), "{shell}: {option}");
        }
    }
}

#[test]
fn the_help_has_no_term_of_art_that_the_glossary_does_not_explain() {
    let glossary = fs::read_to_string("docs/glossary.md").unwrap();
    let explained = |word: &str| {
        tieout(Path::new("."), &["explain", word]).status.success() || glossary.contains(&format!("`{word}`"))
    };
    let help: String = COMMANDS.iter().map(|command| help(command)).collect();
    // What stands for something, such as FILE, and a variable of PowerShell.
    let stands_for = |word: &str| {
        [
            format!("<{word}"),
            format!("[{word}"),
            format!("{word}>"),
            format!("|{word}"),
            format!(":{word}"),
            format!("${word}"),
        ]
        .iter()
        .any(|form| help.contains(form))
            || ["PATH", "COMMAND"].contains(&word)
    };
    let words: BTreeSet<&str> = help.split(|c: char| !c.is_alphanumeric()).collect();
    let technical = |word: &&&str| word.chars().filter(|c| c.is_uppercase()).count() > 1 && !stands_for(word);
    let mut terms: BTreeSet<&str> = words.iter().filter(technical).copied().collect();
    assert!(terms.len() > 5, "{terms:?}");
    terms.extend([
        "book",
        "rules file",
        "copy",
        "finding",
        "figure",
        "check",
        "source",
        "draft",
        "severity",
        "baseline",
        "configuration",
        "document",
        "diff",
        "git",
        "revision",
        "exit status",
        "standard input",
        "standard output",
        "extension",
        "fix",
        "markdown",
        "html",
        "jsonl",
        "rdjson",
        "reviewdog",
        "checkstyle",
        "build server",
        "pull request",
        "code scanning",
        "pre-commit",
        "shell",
        "tied",
        "default",
        "manual page",
        "tieout.toml",
    ]);
    let lower = help.to_lowercase();
    for term in terms {
        assert!(lower.contains(&term.to_lowercase()), "no help says {term} any more");
        assert!(
            explained(term) || (term == "tied" && explained("tie")),
            "the glossary does not explain {term}"
        );
    }
}

#[test]
fn the_glossary_can_be_found() {
    for page in ["README.md", "docs/tour.md", "docs/command-line.md"] {
        assert!(fs::read_to_string(page).unwrap().contains("glossary.md)"), "{page}");
    }
    assert!(help(&[]).contains("tieout explain baseline"));
}
