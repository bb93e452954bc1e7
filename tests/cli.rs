//! The `tieout` command, through its real binary.
//!
//! Cases are in `tests/cli/`; `TRYCMD=overwrite cargo test --test cli` writes what is printed now into them.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "tests read files and may fail")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[test]
fn cases() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").case("tests/cli/*.toml");
}

/// Runs the command in the folder of the `check` case.
fn tieout(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieout"));
    command.args(args).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/check.in"));
    command
}

fn run(args: &[&str]) -> Output {
    tieout(args).output().expect("the binary runs")
}

/// A new, empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = tieout(&["scan", "--input-format", "jsonl", "--output-format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    for _ in 0..1000 {
        // The command may have left already, as it should.
        let _ = stdin.write_all(b"{\"id\": \"a\", \"text\": \"There are 88 boats in the harbour.\"}\n");
    }
    drop(stdin);
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    assert_eq!(said, "");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[test]
fn records_are_answered_one_by_one() {
    let mut child = tieout(&["scan", "--input-format", "jsonl", "--output-format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    for id in ["first", "second"] {
        writeln!(stdin, "{{\"id\": \"{id}\", \"text\": \"88 boats\"}}").expect("a pipe");
        let mut reply = vec![0; 9 + id.len()];
        stdout.read_exact(&mut reply).expect("an answer before the next question");
        assert_eq!(String::from_utf8_lossy(&reply), format!("{{\"path\":\"{id}"));
        let mut rest = [0];
        while rest != *b"\n" {
            stdout.read_exact(&mut rest).expect("the rest of the answer");
        }
    }
    drop(stdin);
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[test]
fn a_report_can_be_written_to_a_file() {
    let report = folder("report").join("report.jsonl");
    let path = report.to_str().expect("a plain path");
    let run = run(&["check", "-q", "--exit-zero", "--output-format", "jsonl", "-o", path, "copy"]);
    assert_eq!((run.status.code(), run.stdout.len(), run.stderr.len()), (Some(0), 0, 0));
    let written = std::fs::read_to_string(report).expect("the report");
    let paths: Vec<&str> = written.lines().filter_map(|line| line.split('"').nth(3)).collect();
    assert_eq!(paths, ["copy/agrees.txt", "copy/page.html", "copy/slips.txt", "copy/story.md"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named_and_the_others_are_checked() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("unreadable");
    let secret = folder.join("secret.txt");
    std::fs::write(&secret, "88 boats").expect("a file");
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    // Root reads what it likes; a path below a file can be read by nobody.
    let path = if std::fs::read(&secret).is_ok() { secret.join("below") } else { secret };
    let run = run(&["check", path.to_str().expect("a plain path"), "copy/agrees.txt"]);
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("secret.txt") && said.contains("1 document"), "{said}");
}

#[test]
fn the_schema_is_json() {
    let schema = run(&["book", "schema"]).stdout;
    let schema: serde_json::Value = serde_json::from_slice(&schema).expect("JSON");
    assert!(schema["$schema"].is_string());
}

#[test]
fn explained_checks_have_a_page() {
    for line in String::from_utf8_lossy(&run(&["explain"]).stdout).lines() {
        let name = line.split_whitespace().next().expect("a name");
        let page = run(&["explain", name]);
        assert_eq!(page.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&page.stdout).contains(name), "{name}");
    }
}

#[test]
fn a_report_neither_overwrites_nor_joins_the_copy() {
    let folder = folder("own_report");
    let story = folder.join("story.txt");
    let slip = "Visits fell to 381,400 loans of books, the libraries said.\n";
    std::fs::write(&story, slip).expect("a file");
    let (story_name, report) = (story.to_str().expect("a name"), folder.join("report.txt"));
    let refused = run(&["-o", story_name, story_name]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is read in this run"));
    assert_eq!(std::fs::read_to_string(&story).expect("it stands"), slip);

    let report_name = report.to_str().expect("a name");
    std::fs::write(&report, slip).expect("an old report");
    let checked = run(&["-o", report_name, folder.to_str().expect("a name")]);
    assert!(String::from_utf8_lossy(&checked.stderr).contains("1 document,"), "{checked:?}");
}

#[test]
fn a_report_overwrites_nothing_that_is_read_for_copy_named_by_itself() {
    let folder = folder("read_files");
    let files = [
        ("story.txt", "Wardens counted 3,900 swans on the lake.\n"),
        ("figures.toml", "[[figure]]\nid = \"swans\"\nvalue = \"4,210\"\nwhat = \"swans on the lake\"\n"),
        ("report.md", "There were 930 geese on the lake.\n"),
        ("tieout.toml", "rules = \"figures.toml\"\nagainst = \"report.md\"\n"),
        ("tieout-ignore.toml", "[[ignore]]\npath = \"b.txt\"\nreason = \"agreed\"\n"),
    ];
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("a file");
    }
    for (file, text) in files {
        for copy in ["story.txt", "-"] {
            for command in ["check", "scan"] {
                let args = [command, "-o", file, copy];
                let run = tieout(&args).current_dir(&folder).stdin(Stdio::null()).output().expect("it runs");
                let is_read = (copy, file) != ("-", "story.txt");
                assert!(!is_read || run.status.code() == Some(2), "{args:?}: {run:?}");
                let now = std::fs::read_to_string(folder.join(file)).expect("it stands");
                assert!(!is_read || now == text, "{args:?}");
                std::fs::write(folder.join(file), text).expect("a file");
            }
        }
    }
}

#[test]
fn a_source_from_standard_input_is_one_for_every_book() {
    let folder = folder("piped_source");
    let book = "[[figure]]\nid = \"ducks\"\nvalue = \"12\"\nwhat = \"ducks in the pond\"\n";
    for desk in ["a", "b"] {
        std::fs::create_dir_all(folder.join(desk).join("rules")).expect("a folder");
        for (file, text) in [
            ("rules/book.toml", book),
            ("tieout.toml", ""),
            ("story.txt", "Wardens counted 3,900 swans on the lake.\n"),
        ] {
            std::fs::write(folder.join(desk).join(file), text).expect("a file");
        }
    }
    let against = |args: &[&str]| {
        let mut command = tieout(args);
        command.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        // The command may have left already.
        let _ = stdin.write_all(b"Wardens counted 4,210 swans on the lake this winter.\n");
        drop(stdin);
        child.wait_with_output().expect("an end")
    };
    let run = against(&["check", "--output-format", "concise", "--against", "-", "a", "b"]);
    let found = String::from_utf8_lossy(&run.stdout);
    assert!(found.contains("a/story.txt:1:17") && found.contains("b/story.txt:1:17"), "{run:?}");

    for args in
        [&["check", "--isolated", "--against", "-", "-"][..], &["trace", "--against", "-", "--", "-:1"]]
    {
        let run = against(args);
        assert_eq!(run.status.code(), Some(2));
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(said.contains("either the copy or the source"), "{said}");
    }
}

#[test]
fn an_empty_book_says_so() {
    let folder = folder("empty_book");
    for command in ["check", "list"] {
        // A folder without any rules file is another folder than was meant.
        let _ = std::fs::remove_file(folder.join("budget.toml"));
        let refused = run(&["book", command, "--rules", folder.to_str().expect("a name")]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            String::from_utf8_lossy(&refused.stderr).contains("no rules file in this folder"),
            "{command}"
        );

        std::fs::write(folder.join("budget.toml"), "[source]\ntitle = \"Budget\"\n").expect("a file");
        let told = run(&["book", command, "--rules", folder.to_str().expect("a name")]);
        assert_eq!(told.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&told.stderr).contains("the book is empty"), "{command}");
    }
}
