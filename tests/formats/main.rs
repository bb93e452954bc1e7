//! Every output format, through the real binary, on one run over copy with a byte order mark, CRLF line ends and
//! characters beyond the BMP.
//!
//! `TIEOUT_BLESS=1 cargo test --test formats` records what is printed now in `tests/formats/golden/`.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

mod hostile;
mod places;
mod standards;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The formats for other programs and for the eye, with the extension of their golden file.
const FORMATS: [(&str, &str); 11] = [
    ("full", "txt"),
    ("concise", "txt"),
    ("json", "json"),
    ("jsonl", "jsonl"),
    ("sarif", "json"),
    ("github", "txt"),
    ("gitlab", "json"),
    ("junit", "xml"),
    ("rdjson", "json"),
    ("checkstyle", "xml"),
    ("html", "html"),
];

/// A repository of its own, so that paths from its root do not depend on where the tests run. Its copy is in `desk/`.
static REPOSITORY: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join(".git")).expect("a folder");
    for folder in ["copy", "rules"] {
        let to = root.join("desk").join(folder);
        fs::create_dir_all(&to).expect("a folder");
        for file in fs::read_dir(here().join(folder)).expect("the inputs") {
            let file = file.expect("an input");
            fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
        }
    }
    root
});

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

/// What `tieout check` prints of the copy in this format.
fn printed(format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieout"));
    command.args(["check", "--quiet", "--as-of", "2021-03-01", "--output-format", format, "copy"]);
    let output = command.env("NO_COLOR", "1").current_dir(REPOSITORY.join("desk")).output().expect("a run");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn each_format_prints_what_is_recorded() {
    for (format, extension) in FORMATS {
        let golden = here().join("golden").join(format!("{format}.{extension}"));
        let printed = printed(format).replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
        if std::env::var_os("TIEOUT_BLESS").is_some() {
            fs::write(&golden, printed).expect("a file");
            continue;
        }
        let recorded = fs::read_to_string(&golden).expect("a golden file");
        assert_eq!(printed, recorded, "{format}");
    }
}

#[test]
fn no_format_is_left_out() {
    let help = Command::new(env!("CARGO_BIN_EXE_tieout")).args(["check", "--output-format", "?"]).output();
    let help = String::from_utf8(help.expect("a run").stderr).expect("UTF-8");
    let listed = help.split_once("possible values: ").expect("a list").1;
    let listed: Vec<&str> = listed.split(']').next().expect("its end").split(", ").collect();
    assert_eq!(listed, FORMATS.map(|(format, _)| format));
    let page = fs::read_to_string(here().join("../../docs/formats.md")).expect("the page on formats");
    let headings: String =
        page.lines().filter(|line| line.starts_with("## ") || line.starts_with("| `")).collect();
    for format in listed {
        assert!(
            headings.contains(&format!("`{format}`")) || headings.contains(&format!("## {format}")),
            "{format}"
        );
    }
}
