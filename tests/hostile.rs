//! Copy, folders, files and disks that nobody means to give: the command does its work or says why not, and never falls
//! over. Time is not tested here; `docs/speed.md` records it.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

const RULES: &str =
    "[[figure]]\nid = \"loans\"\nvalue = \"318,400\"\nwhat = \"books borrowed from the library\"\n";
const SLIP: &str = "They say 381,400 books were borrowed from the library.\n";
/// Every output format of `check`.
const FORMATS: [&str; 11] = [
    "full",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "checkstyle",
    "html",
];

/// A new folder with a book in `rules/`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("rules")).unwrap();
    fs::write(folder.join("rules/library.toml"), RULES).unwrap();
    folder
}

fn tieout(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieout"));
    command.args(args).current_dir(folder);
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    tieout(folder, args).output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs on one file of copy: the exit status and what was said.
fn checked(name: &str, file: &str, copy: impl AsRef<[u8]>) -> (Option<i32>, String) {
    let folder = folder(name);
    fs::write(folder.join(file), copy).unwrap();
    let run = run(&folder, &[file]);
    (run.status.code(), said(&run))
}

/// The numbers that `scan` finds in a text: as printed, and its value.
fn numbers(text: &str) -> Vec<(String, String)> {
    let folder = folder("numbers");
    let mut child = tieout(&folder, &["scan", "--output-format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let scanned: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON line");
    let string = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let found = scanned["mentions"].as_array().unwrap();
    found.iter().map(|m| (string(&m["text"]), string(&m["stated"]["low"]))).collect()
}

#[test]
fn a_sentence_of_thousands_of_numbers() {
    let listed: Vec<String> = (0..2_000).map(|n| format!("{} books", n * 7919 % 99_991)).collect();
    let copy = format!("{SLIP}They lent {} and more.\n", listed.join(", "));
    let (status, said) = checked("numbers_in_a_sentence", "a.txt", copy);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("2001 numbers"), "{said}");
}

#[test]
fn a_table_with_hundreds_of_faults_and_a_heading_of_thousands_of_words() {
    // Read again from its first row for each fault, the table would take minutes, as would a heading for each paragraph.
    let value = |row: usize| if row.is_multiple_of(100) { 381_400 } else { 1_000 + row };
    let rows: String =
        (0..10_000).fold(String::new(), |rows, row| rows + &format!("| Shelf {row} | {} |\n", value(row)));
    let table = format!("| shelf | books borrowed from the library |\n| --- | --- |\n{rows}");
    let (status, said) = checked("long_table", "a.md", table);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("tied to a figure"), "{said}");
    let heading = "books borrowed from the library ".repeat(10_000);
    let copy = format!("# {heading}\n\n{}{SLIP}", "It lent 20 more.\n\n".repeat(10_000));
    assert_eq!(checked("long_heading", "a.md", copy).0, Some(1));
}

#[test]
fn a_line_of_megabytes() {
    let copy = format!("{}{SLIP}", "and so on ".repeat(400_000));
    assert_eq!(checked("long_line", "a.txt", &copy).0, Some(1));
    let record = format!("{{\"id\": \"a\", \"text\": {}}}\n", serde_json::Value::from(copy));
    assert_eq!(checked("long_record", "a.jsonl", record).0, Some(1));
    let digits = "7".repeat(4_000_000) + "\n\n" + SLIP;
    assert_eq!(checked("long_number", "a.txt", digits).0, Some(1));
}

#[test]
fn markup_nested_deep() {
    for (nth, (file, mark)) in [
        ("a.html", "<div>"),
        ("a.html", "<blockquote><q>"),
        ("a.html", "<table><tr><td>"),
        ("a.html", "<b"),
        ("a.md", "["),
        ("a.md", "*a "),
        ("a.md", "> "),
        ("a.md", "- "),
        ("a.md", "<div>\n"),
        ("a.md", "[^a]"),
    ]
    .into_iter()
    .enumerate()
    {
        let copy = format!("{SLIP}\n{}", mark.repeat(60_000));
        let (status, said) = checked(&format!("nested_{nth}"), file, copy);
        assert_eq!(status, Some(1), "{mark}: {said}");
    }
}

#[test]
fn settings_nested_deep() {
    for (file, text) in [
        ("rules/deep.toml", format!("a = {}", "[".repeat(100_000))),
        ("rules/deep.toml", format!("a{} = 1", ".a".repeat(100_000))),
        ("rules/deep.toml", format!("{RULES}formula = \"{}\"", "(".repeat(100_000))),
        ("tieout.toml", format!("a = {}", "{a=".repeat(100_000))),
        ("tieout-ignore.toml", format!("a = {}", "[".repeat(100_000))),
    ] {
        let folder = folder("deep_settings");
        fs::write(folder.join(file), text).unwrap();
        fs::write(folder.join("a.txt"), SLIP).unwrap();
        let run = run(&folder, &["a.txt"]);
        assert_eq!(run.status.code(), Some(2), "{file}: {}", said(&run));
    }
    let record = format!("{{\"id\": \"a\", \"text\": {}}}\n", "[".repeat(100_000));
    assert_eq!(checked("deep_record", "a.jsonl", record).0, Some(2));
}

#[test]
fn a_circle_of_thousands_of_formulas() {
    let folder = folder("circle");
    let mut rules = String::new();
    for n in 0..3_000 {
        let next = (n + 1) % 3_000;
        writeln!(
            rules,
            "[[figure]]\nid = \"f{n}\"\nwhat = \"loans of branch {n}\"\nformula = \"f{next} + 1\""
        )
        .unwrap();
    }
    fs::write(folder.join("rules/circle.toml"), rules).unwrap();
    let run = run(&folder, &["book", "check"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("f0"), "{}", said(&run));
}

#[test]
fn folders_below_folders_and_links_that_lead_round() {
    let folder = folder("folders");
    let deep = folder.join("deep/".repeat(300));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.txt"), SLIP).unwrap();
    symlink(&folder, folder.join("deep/round")).unwrap();
    symlink("itself.txt", folder.join("itself.txt")).unwrap();
    let walked = run(&folder, &["."]);
    assert_eq!(walked.status.code(), Some(1), "{}", said(&walked));
    assert!(said(&walked).contains("1 document,"), "{}", said(&walked));
    let named = run(&folder, &["itself.txt", "deep"]);
    assert_eq!(named.status.code(), Some(2));
    assert!(said(&named).contains("itself.txt") && said(&named).contains("1 document,"), "{}", said(&named));
}

#[test]
fn files_that_vanish_or_grow_while_they_are_read() {
    let folder = folder("vanishing");
    for name in ["a.txt", "b.txt", "c.txt"] {
        fs::write(folder.join(name), SLIP).unwrap();
    }
    let mut child = tieout(&folder, &["--input-format", "auto", "-", "."])
        .args(["--stdin-filename", "desk.jsonl", "--output-format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"{\"id\": \"first\", \"text\": \"No number.\"}\n").unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let mut answer = String::new();
    // The folder was listed before the first answer.
    answers.read_line(&mut answer).unwrap();
    fs::remove_file(folder.join("b.txt")).unwrap();
    let mut growing = OpenOptions::new().append(true).open(folder.join("c.txt")).unwrap();
    let writer = thread::spawn(move || (0..2_000).for_each(|_| growing.write_all(SLIP.as_bytes()).unwrap()));
    drop(stdin);
    let answered: Vec<String> = answers.lines().map(Result::unwrap).collect();
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let paths: Vec<bool> =
        ["a.txt", "b.txt", "c.txt"].iter().map(|name| answered.iter().any(|a| a.contains(name))).collect();
    // Read ahead, it was still there; else it is told of, and the others are checked all the same.
    let is_missed = said(&output).contains("b.txt: no such file or folder");
    assert_eq!(paths, [true, !is_missed, true], "{answered:?} {}", said(&output));
    assert_eq!(output.status.code(), Some(if is_missed { 2 } else { 1 }));
}

#[test]
fn text_in_a_damaged_encoding() {
    for (name, bytes, wanted) in [
        ("utf8", [SLIP.as_bytes(), b"\xff\xc3 \xe2\x82"].concat(), "Windows-1252"),
        ("utf16", utf16(SLIP, &[0x00, 0xd8, 0x0a]), "damaged UTF-16"),
        ("utf16_even", utf16(SLIP, &[0x00, 0xdc]), "damaged UTF-16"),
    ] {
        let (status, said) = checked(name, "a.txt", bytes);
        assert_eq!(status, Some(1), "{name}: {said}");
        assert!(said.contains(wanted), "{name}: {said}");
    }
    let (status, said) = checked("binary", "a.txt", b"\x00\x01\x02");
    assert!(status == Some(2) && said.contains("not text"), "{said}");
}

fn utf16(text: &str, more: &[u8]) -> Vec<u8> {
    let bytes = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    [&bytes, more].concat()
}

#[test]
fn characters_that_do_not_show_part_no_number() {
    for text in [
        "15\u{200b},800 babies",
        "15,\u{2060}800 babies",
        "1\u{ad}5,800 babies",
        "\u{202e}15,800\u{202c} babies",
        "\u{2066}15,800\u{2069} babies",
        "\u{feff}15,800\u{200d} babies",
        "１５，８００ babies",
        "١٥٨٠٠ babies",
        "١٥٬٨٠٠ babies",
        "१५,८०० babies",
    ] {
        let values: Vec<String> = numbers(text).into_iter().map(|(_, value)| value).collect();
        assert_eq!(values, ["15800"], "{text:?}");
    }
}

#[test]
fn numbers_beyond_all_bounds_are_no_values() {
    for text in ["10^30", "1e9999", "1000000000000000000000000000000", "9".repeat(500).as_str()] {
        for (printed, value) in numbers(&format!("There were {text} babies.")) {
            assert_eq!((printed.as_str(), value.as_str()), (text, "0"));
        }
    }
    // What counts and multiplies stays within bounds, too.
    let text =
        "There were ".to_owned() + &"million ".repeat(50) + "babies, 99,999,999,999 trillion trillion homes.";
    assert!(!numbers(&text).is_empty());
}

#[test]
fn a_reader_that_leaves_is_no_error_in_any_format() {
    let folder = folder("pipe");
    fs::write(folder.join("a.txt"), SLIP.repeat(300)).unwrap();
    for format in FORMATS {
        let mut command = tieout(&folder, &["-q", "--exit-zero", "--output-format", format, "a.txt"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn a_full_disk_is_told_of() {
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else { return };
    let folder = folder("full");
    fs::write(folder.join("a.txt"), SLIP).unwrap();
    for args in
        [["-o", "/dev/full", "a.txt"], ["scan", "-o/dev/full", "a.txt"], ["draft", "-o/dev/full", "a.txt"]]
    {
        let run = run(&folder, &args);
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(said(&run).contains("the output cannot be written"), "{}", said(&run));
    }
    let run = tieout(&folder, &["a.txt"]).stdout(full).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("No space left"), "{}", said(&run));
}

#[test]
fn an_old_report_stays_whole_until_the_new_one_is() {
    let folder = folder("report");
    fs::write(folder.join("a.txt"), SLIP.repeat(300)).unwrap();
    let (report, link) = (folder.join("report.json"), folder.join("latest.json"));
    fs::write(&report, "the old report").unwrap();
    symlink("report.json", &link).unwrap();
    let args = ["-q", "--exit-zero", "--output-format", "json", "-o", "latest.json", "a.txt"];

    // A limit on the size of files stands in for a disk that fills up; without the trap it would end the command.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let mut limited = Command::new("bash");
    limited.args(["-c", script, env!("CARGO_BIN_EXE_tieout")]).args(args).current_dir(&folder);
    let full = limited.output().expect("bash runs");
    assert_eq!(full.status.code(), Some(2), "{}", said(&full));
    assert_eq!(fs::read_to_string(&report).unwrap(), "the old report");

    let written = run(&folder, &args);
    assert_eq!(written.status.code(), Some(0), "{}", said(&written));
    assert!(fs::read_to_string(&report).unwrap().starts_with("{\"version\":1"));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "latest.json", "report.json", "rules"]);
}

#[test]
fn ctrl_c_ends_a_run_at_once() {
    let folder = folder("interrupted");
    let report = folder.join("report.txt");
    fs::write(&report, "the old report").unwrap();
    let mut child = tieout(&folder, &["--input-format", "jsonl", "--output-format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"{\"id\": \"first\", \"text\": \"No number.\"}\n").unwrap();
    let mut answer = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
    let sent = Command::new("bash").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
    assert!(sent.success());
    // A run that ignores the signal, as one started in the background of a script does, ends with its input.
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let ended = output.status.signal() == Some(2) || output.status.code() == Some(130);
    assert!(ended && output.stderr.is_empty(), "{:?} {}", output.status, said(&output));
}

#[test]
fn a_folder_that_may_not_be_entered_is_told_of() {
    let folder = folder("closed");
    // Root enters every folder, but nobody reads a file as one.
    fs::write(folder.join("a.txt"), SLIP).unwrap();
    let run = run(&folder, &["a.txt", "a.txt/below"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("a.txt/below") && said(&run).contains("1 document,"), "{}", said(&run));
    File::open(folder.join("a.txt")).expect("it stands");
}
