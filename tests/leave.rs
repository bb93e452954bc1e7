//! Baselines and `--changed`, with real files and a real git repository.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "tests read files and may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const RULES: &str = "[[figure]]\nid = \"swans\"\nvalue = \"4,210\"\nwhat = \"swans counted on the lake\"\n";
/// Right, and wrong in two ways.
const RIGHT: &str = "Wardens counted 4,210 swans on the lake.\n";
const SLIP: &str = "Wardens counted 4,120 swans on the lake.\n";
const WORSE: &str = "Rangers counted 3,900 swans on the lake.\n";

/// A new folder with a book and this copy.
fn folder(name: &str, copy: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "rules/lake.toml", RULES);
    for (path, text) in copy {
        write(&folder, path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the test");
    fs::write(path, text).expect("a file");
}

/// A repository with everything in the folder committed.
fn repository(name: &str, copy: &[(&str, &str)]) -> PathBuf {
    let folder = folder(name, copy);
    git(&folder, &["init", "-q", "-b", "main", "."]);
    commit(&folder);
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "more"]);
}

fn git(folder: &Path, args: &[&str]) {
    let done = Command::new("git").args(args).current_dir(folder).output().expect("git runs");
    assert!(done.status.success(), "{args:?}: {done:?}");
}

fn tieout(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieout"));
    command.args(["check", "--output-format", "concise"]).args(args).current_dir(folder);
    command.env("NO_COLOR", "1").output().expect("the binary runs")
}

/// The places of the findings, `path:line`, and the exit status.
fn found(folder: &Path, args: &[&str]) -> (Vec<String>, Option<i32>) {
    let output = tieout(folder, args);
    let place = |line: &str| line.splitn(3, ':').take(2).collect::<Vec<_>>().join(":");
    (String::from_utf8_lossy(&output.stdout).lines().map(place).collect(), output.status.code())
}

fn said(folder: &Path, args: &[&str]) -> String {
    String::from_utf8_lossy(&tieout(folder, args).stderr).into_owned()
}

#[track_caller]
fn assert_found(folder: &Path, args: &[&str], places: &[&str]) {
    let status = i32::from(!places.is_empty());
    assert_eq!(found(folder, args), (places.iter().map(ToString::to_string).collect(), Some(status)));
}

#[test]
fn a_baseline_outlives_edits_and_a_new_name_and_tells_what_is_mended() {
    let folder = folder("baseline", &[("copy/é a.txt", SLIP), ("copy/b.txt", WORSE)]);
    assert_found(&folder, &["copy"], &["copy/b.txt:1", "copy/é a.txt:1"]);
    assert_found(&folder, &["--write-baseline", "known.json", "copy"], &[]);
    let known = fs::read_to_string(folder.join("known.json")).expect("a baseline");
    assert_eq!(known.lines().count(), 4, "{known}");
    assert_found(&folder, &["--baseline", "known.json", "copy"], &[]);
    assert_found(&folder.join("copy"), &["--rules", "../rules", "--baseline", "../known.json"], &[]);

    write(&folder, "copy/b.txt", &format!("A headline\n\nIt was a cold day by the lake.\n\n{WORSE}"));
    fs::rename(folder.join("copy/é a.txt"), folder.join("copy/c.txt")).expect("a new name");
    assert_found(&folder, &["--baseline", "known.json", "copy"], &[]);
    let told = said(&folder, &["--baseline", "known.json", "copy"]);
    assert!(told.contains("; 2 findings left be"), "{told}");

    // In place of the slip that is known, another.
    write(&folder, "copy/b.txt", &format!("A headline\n\n{RIGHT}\n{}", SLIP.replace("Wardens", "They")));
    assert_found(&folder, &["--baseline", "known.json", "copy/b.txt"], &["copy/b.txt:5"]);
    let told = said(&folder, &["--baseline", "known.json", "copy/b.txt"]);
    assert!(told.contains("1 finding of known.json no longer found"), "{told}");
}

#[test]
fn an_ignore_file_may_stand_beside_the_rules() {
    let folder = folder("beside_rules", &[("a.txt", SLIP)]);
    let entry = "[[ignore]]\npath = \"a.txt\"\nreason = \"agreed\"\n";
    write(&folder, "rules/tieout-ignore.toml", entry);
    assert_found(&folder, &["a.txt"], &["a.txt:1"]);
    write(&folder, "tieout-ignore.toml", entry);
    assert_found(&folder, &["a.txt"], &[]);
}

#[test]
fn an_entry_is_not_called_unused_by_a_run_that_could_not_check_all_copy() {
    let folder = folder("unused_entry", &[("bad/a.txt", WORSE), ("b.txt", RIGHT)]);
    write(&folder, "bad/tieout.toml", "rules = \"book.toml\"\n");
    write(&folder, "bad/book.toml", RULES);
    let entry = "[[ignore]]\npath = \"*.txt\"\ntext = \"3,900 swans\"\nreason = \"agreed\"\n";
    write(&folder, "tieout-ignore.toml", entry);
    assert_found(&folder, &[], &[]);
    write(&folder, "bad/book.toml", "[[figure]\n");
    assert_eq!(found(&folder, &[]), (vec![], Some(2)));
    write(&folder, "bad/book.toml", RULES);
    write(&folder, "bad/a.txt", RIGHT);
    assert_eq!(found(&folder, &[]).0, ["tieout-ignore.toml:3"]);
}

#[test]
fn a_baseline_is_not_written_where_copy_could_not_be_read() {
    let kept = "{\"version\":1,\"findings\":[\n]}\n";
    let folder = folder("no_baseline", &[("a.txt", SLIP), ("known.json", kept)]);
    assert_eq!(found(&folder, &["--write-baseline", "known.json", "a.txt", "gone.txt"]).1, Some(2));
    assert_eq!(fs::read_to_string(folder.join("known.json")).expect("it stands"), kept);
}

#[test]
fn a_baseline_takes_the_place_of_a_baseline_alone() {
    let folder = folder("baseline_over", &[("a.txt", SLIP), ("empty.json", "")]);
    for (file, text) in [("a.txt", SLIP), ("rules/lake.toml", RULES)] {
        assert_eq!(found(&folder, &["--write-baseline", file, "a.txt"]).1, Some(2));
        assert_eq!(fs::read_to_string(folder.join(file)).expect("it stands"), text);
        assert!(said(&folder, &["--write-baseline", file]).contains("is no baseline"));
    }
    write(&folder, "older.json", "{\"version\":0}");
    for file in ["known.json", "known.json", "empty.json", "older.json"] {
        assert_found(&folder, &["--write-baseline", file, "a.txt"], &[]);
        assert_found(&folder, &["--baseline", file, "a.txt"], &[]);
    }
}

#[cfg(unix)]
#[test]
fn a_baseline_is_written_through_a_link_and_over_nothing_beside_it() {
    let folder = folder("baseline_link", &[("a.txt", SLIP), ("known.json.new", "mine")]);
    assert_found(&folder, &["--write-baseline", "known.json", "a.txt"], &[]);
    std::os::unix::fs::symlink("known.json", folder.join("link.json")).expect("a link");
    write(&folder, "a.txt", WORSE);
    assert_found(&folder, &["--write-baseline", "link.json", "a.txt"], &[]);
    assert!(fs::symlink_metadata(folder.join("link.json")).expect("a link").is_symlink());
    assert_found(&folder, &["--baseline", "known.json", "a.txt"], &[]);
    assert_eq!(fs::read_to_string(folder.join("known.json.new")).expect("it stands"), "mine");
}

#[test]
fn only_new_lines_are_told_of() {
    let copy = format!("{WORSE}\n{RIGHT}\n{WORSE}");
    let folder =
        repository("changed", &[("copy/story.txt", &copy), ("copy/old.txt", WORSE), ("top.txt", WORSE)]);
    assert_found(&folder, &["--changed"], &[]);
    write(&folder, "copy/story.txt", &copy.replace(RIGHT, SLIP));
    assert_found(&folder, &["--changed"], &["copy/story.txt:3"]);
    git(&folder, &["add", "-A"]);
    assert_found(&folder, &["--changed", "HEAD", "copy"], &["copy/story.txt:3"]);
    assert_found(&folder, &["--changed", "copy"], &["copy/story.txt:3"]);
    assert_found(&folder.join("copy"), &["--rules", "../rules", "--changed"], &["story.txt:3"]);
    commit(&folder);
    assert_found(&folder, &["--changed"], &[]);
    assert_found(&folder, &["--changed=HEAD~1"], &["copy/story.txt:3"]);
    assert!(said(&folder, &["--changed"]).contains("3 files have not changed since HEAD"));
}

#[test]
fn new_files_count_whole_and_renamed_ones_by_their_new_lines() {
    let long = format!("{}{WORSE}", "It was a cold day by the lake.\n\n".repeat(20));
    let folder = repository("renamed", &[("copy/one.txt", &long), (".gitignore", "ignored.txt\n")]);
    git(&folder, &["mv", "copy/one.txt", "copy/deux é \"q\".txt"]);
    write(&folder, "copy/new file.txt", WORSE);
    write(&folder, "ignored.txt", WORSE);
    assert_found(&folder, &["--changed"], &["copy/new file.txt:1"]);
    assert_found(&folder, &["--changed=HEAD", "ignored.txt"], &["ignored.txt:1"]);
    write(&folder, "copy/deux é \"q\".txt", &format!("{long}\n{SLIP}"));
    assert_found(&folder, &["--changed"], &["copy/deux é \"q\".txt:43", "copy/new file.txt:1"]);
}

#[test]
fn settings_of_git_change_nothing() {
    let folder = repository("git_settings", &[("a b.txt", &format!("{WORSE}\n{RIGHT}"))]);
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.context", "9"),
        ("diff.interHunkContext", "9"),
        ("diff.external", "false"),
        ("color.ui", "always"),
        ("diff.relative", "true"),
    ] {
        git(&folder, &["config", key, value]);
    }
    write(&folder, "a b.txt", &format!("{WORSE}\n{SLIP}"));
    assert_found(&folder, &["--changed"], &["a b.txt:3"]);
}

#[test]
fn a_branch_is_held_against_where_it_began() {
    let folder = repository("branch", &[("a.txt", RIGHT), ("b.txt", RIGHT)]);
    git(&folder, &["checkout", "-q", "-b", "mine"]);
    write(&folder, "a.txt", SLIP);
    commit(&folder);
    git(&folder, &["checkout", "-q", "main"]);
    write(&folder, "b.txt", WORSE);
    commit(&folder);
    git(&folder, &["checkout", "-q", "mine"]);
    write(&folder, "c.txt", SLIP);
    assert_found(&folder, &["--changed=main"], &["a.txt:1", "c.txt:1"]);
}

#[test]
fn files_that_git_holds_for_binary_count_whole() {
    let folder = repository("wide", &[]);
    let wide = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    fs::write(folder.join("wide.txt"), wide(WORSE)).expect("a file");
    commit(&folder);
    assert_found(&folder, &["--changed"], &[]);
    fs::write(folder.join("wide.txt"), wide(&format!("{WORSE}\nBye.\n"))).expect("a file");
    assert_found(&folder, &["--changed"], &["wide.txt:1"]);
}

#[test]
fn unchanged_files_are_not_read() {
    let folder = repository("unread", &[("a.txt", RIGHT)]);
    // A file that cannot be read as text: reading it would be told of.
    fs::write(folder.join("b.txt"), [0]).expect("a file");
    assert!(said(&folder, &[]).contains("b.txt: passed over"));
    commit(&folder);
    assert!(!said(&folder, &["--changed"]).contains("b.txt"));
}

#[test]
fn what_git_cannot_tell_stops_the_run_with_a_remedy() {
    let folder = repository("unknown_revision", &[("a.txt", RIGHT)]);
    for revision in ["--changed=nowhere", "--changed=-x", "--changed=HEAD~7"] {
        assert_eq!(found(&folder, &[revision]).1, Some(2), "{revision}");
        assert!(said(&folder, &[revision]).contains("is no commit of this repository"), "{revision}");
    }
    git(&folder, &["checkout", "-q", "--orphan", "apart"]);
    write(&folder, "a.txt", SLIP);
    commit(&folder);
    assert_eq!(found(&folder, &["--changed=main"]).1, Some(2));
    assert!(said(&folder, &["--changed=main"]).contains("fetch the whole history"));

    let outside = std::env::temp_dir().join(format!("tieout-{}", std::process::id()));
    write(&outside, "a.txt", RIGHT);
    let told = said(&outside, &["--isolated", "--changed"]);
    let status = found(&outside, &["--isolated", "--changed"]).1;
    fs::remove_dir_all(&outside).expect("it was made above");
    assert!(told.contains("--changed needs a git repository") && status == Some(2), "{told}");
}
