//! The tour is true: its files are written, its commands run, and they print what it shows.
//!
//! A block ```` ```console ```` has commands after `$` and what they print; a block with a file name after its language
//! is that file. `TIEOUT_BLESS=1 cargo test --test tour` writes what is printed now into the page.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads the tour and fails by panicking"
)]

use std::fmt::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

const TOUR: &str = "docs/tour.md";

/// Somebody at a shell, in a folder beside a copy of the repository.
struct Stranger {
    /// Where the shell is now.
    folder: PathBuf,
    /// How the last command ended.
    status: i32,
    path: String,
}

impl Stranger {
    fn new(root: &Path) -> Stranger {
        symlink(env!("CARGO_MANIFEST_DIR"), root.join("tieout")).unwrap();
        let programs = Path::new(env!("CARGO_BIN_EXE_tieout")).parent().unwrap();
        let path = format!("{}:{}", programs.display(), env::var("PATH").unwrap());
        Stranger { folder: root.to_path_buf(), status: 0, path }
    }

    fn writes(&self, name: &str, text: &str) {
        let file = self.folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// What a command prints, as it would be seen.
    fn types(&mut self, command: &str) -> String {
        let place = tempfile::NamedTempFile::new().unwrap();
        let script = format!("exec 2>&1; (exit {}); {command}\ns=$?; pwd > \"$PLACE\"; exit $s", self.status);
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(&self.folder)
            .env_clear()
            .envs([("PATH", self.path.as_str()), ("PLACE", place.path().to_str().unwrap())])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        self.status = output.status.code().unwrap();
        self.folder = fs::read_to_string(place.path()).unwrap().trim_end().into();
        String::from_utf8(output.stdout).unwrap()
    }
}

/// The page as it would be if all were printed that is printed now.
fn walked(page: &str) -> String {
    let root = tempfile::tempdir().unwrap();
    let mut stranger = Stranger::new(root.path());
    let mut walked = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(walked, "{line}").unwrap();
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if fence == "console" {
            for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                write!(walked, "$ {command}\n{}", stranger.types(command)).unwrap();
            }
        } else {
            let text: String = body.iter().flat_map(|line| [line, "\n"]).collect();
            if let Some((_, name)) = fence.split_once(' ') {
                stranger.writes(name, &text);
            }
            walked.push_str(&text);
        }
        walked.push_str("```\n");
    }
    walked
}

#[test]
fn the_tour_can_be_walked() {
    let page = fs::read_to_string(TOUR).unwrap();
    let walked = walked(&page);
    if env::var_os("TIEOUT_BLESS").is_some() {
        return fs::write(TOUR, walked).unwrap();
    }
    assert_eq!(page, walked, "the tour shows something else than is printed; TIEOUT_BLESS=1 writes it anew");
}

#[test]
fn the_tour_goes_where_a_stranger_goes() {
    let page = fs::read_to_string(TOUR).unwrap();
    for command in [
        "tieout init",
        "tieout draft ../tieout/corpus/",
        "tieout check column.md",
        "reason = ",
        "--write-baseline",
        "--fix",
        "--output-format github",
    ] {
        assert!(page.contains(command), "{command}");
    }
}
