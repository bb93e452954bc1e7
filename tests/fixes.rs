//! `tieout check --fix` on real files: whatever happens, a file is wholly the old one or wholly the new one.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const RULES: &str =
    "[[figure]]\nid = \"loans\"\nvalue = \"318,400\"\nwhat = \"books borrowed from the library\"\n";

/// A new folder with a book in `rules/`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixes").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("rules")).unwrap();
    fs::write(folder.join("rules/library.toml"), RULES).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieout"));
    command.args(args).current_dir(folder).output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names in the folder, the book's left out.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "rules");
    names.sort();
    names
}

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A story in every encoding, before or after.
fn stories(number: &str) -> Vec<(&'static str, Vec<u8>)> {
    let text = format!(
        "“Quite a year”\r\n\r\nIt cost £5. They say {number} books were borrowed from the library.\r\n"
    );
    let marked = format!("\u{feff}{text}");
    let old = text.replace('“', "\u{93}").replace('”', "\u{94}");
    vec![
        ("crlf.txt", text.clone().into_bytes()),
        ("marked.txt", marked.clone().into_bytes()),
        ("mac.txt", text.replace("\r\n", "\r").into_bytes()),
        ("no_end.txt", text.trim_end().to_owned().into_bytes()),
        ("utf16le.txt", utf16(&marked, u16::to_le_bytes)),
        ("utf16be.txt", utf16(&marked, u16::to_be_bytes)),
        ("windows.txt", old.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()),
    ]
}

#[test]
fn encodings_and_line_ends_are_kept() {
    let folder = folder("encodings");
    for (name, bytes) in stories("381,400") {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let run = run(&folder, &["check", "--fix", "."]);
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    for (name, bytes) in stories("318,400") {
        assert_eq!(fs::read(folder.join(name)).unwrap(), bytes, "{name}");
    }
    assert_eq!(names(&folder).len(), stories("").len());
}

#[test]
fn standard_input_comes_out_in_its_own_encoding() {
    let folder = folder("stdin");
    for ((name, before), (_, after)) in stories("381,400").into_iter().zip(stories("318,400")) {
        for bytes in [&before, &after] {
            let mut child = Command::new(env!("CARGO_BIN_EXE_tieout"))
                .args(["check", "--fix", "-"])
                .current_dir(&folder)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            child.stdin.take().unwrap().write_all(bytes).unwrap();
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.stdout, after, "{name}: {}", said(&output));
        }
    }
}

#[test]
fn what_cannot_be_written_back_is_left_as_it_is() {
    let folder = folder("damaged");
    let mut story =
        utf16("\u{feff}They say 381,400 books were borrowed from the library. ", u16::to_le_bytes);
    story.extend([0x00, 0xd8]);
    fs::write(folder.join("story.txt"), &story).unwrap();
    let run = run(&folder, &["check", "--fix", "story.txt"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("story.txt: has damaged characters"), "{}", said(&run));
    assert_eq!(fs::read(folder.join("story.txt")).unwrap(), story);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_named_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("read_only");
    let story = |number| format!("They say {number} books were borrowed from the library.\n");
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.join(name), story("381,400")).unwrap();
    }
    fs::set_permissions(folder.join("a.txt"), fs::Permissions::from_mode(0o444)).unwrap();
    let run = run(&folder, &["check", "--fix", "."]);
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("a.txt: read-only"), "{}", said(&run));
    assert!(String::from_utf8_lossy(&run.stdout).contains("“381,400” disagrees"), "it is still reported");
    assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), story("381,400"));
    assert_eq!(fs::read_to_string(folder.join("b.txt")).unwrap(), story("318,400"));
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_leaves_the_old_file_and_no_litter() {
    let folder = folder("full");
    let padding = "Nothing else happened in the town that year.\n\n".repeat(2000);
    let story = format!("They say 381,400 books were borrowed from the library.\n\n{padding}");
    fs::write(folder.join("story.txt"), &story).unwrap();
    // The largest file may be one block; without the trap the system would end the process.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" check --fix story.txt";
    let run = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_tieout")])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert!(said(&run).contains("story.txt: cannot be replaced: the file is as it was"), "{}", said(&run));
    assert_eq!(fs::read_to_string(folder.join("story.txt")).unwrap(), story);
    assert_eq!(names(&folder), ["story.txt"]);
}

#[test]
fn a_file_named_twice_is_fixed_once() {
    let folder = folder("twice");
    fs::write(folder.join("story.txt"), "They say 381,400 books were borrowed from the library.\n").unwrap();
    let run = run(&folder, &["check", "--fix", "story.txt", "."]);
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    assert!(said(&run).contains("1 number put right in 1 document"), "{}", said(&run));
}

#[test]
fn what_is_left_be_is_not_fixed() {
    let folder = folder("left");
    let story = "They say 381,400 books were borrowed from the library.\n";
    let left = format!("<!-- tieout: ignore value-disagrees: as the mayor has it -->\n{story}");
    fs::write(folder.join("a.md"), &left).unwrap();
    fs::write(folder.join("b.md"), story).unwrap();
    let run = run(&folder, &["check", "--fix", "."]);
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), left);
    assert_eq!(fs::read_to_string(folder.join("b.md")).unwrap(), story.replace("381", "318"));
}

#[test]
fn every_file_is_put_right_though_nobody_reads_the_report() {
    let folder = folder("closed");
    let story = "They say 381,400 books were borrowed from the library.\n\n\
                 They say 900 books were borrowed from the library.\n";
    let stories: Vec<PathBuf> = (0..60).map(|nth| folder.join(format!("{nth}.txt"))).collect();
    for path in &stories {
        fs::write(path, story).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieout"));
    command.args(["check", "--fix", "."]).current_dir(&folder);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    drop(child.stdout.take());
    let run = child.wait_with_output().expect("an end");
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    for path in &stories {
        assert!(fs::read_to_string(path).unwrap().contains("318,400"), "{}", path.display());
    }
    assert!(said(&run).contains("60 numbers put right in 60 documents"), "{}", said(&run));
}
