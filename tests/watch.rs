//! `tieout check --watch` on real files.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

const BOOK: &str = "[[figure]]\nid = \"swans\"\nvalue = \"4,210\"\nwhat = \"swans counted on the lake\"\n";
const RIGHT: &str = "Wardens counted 4,210 swans on the lake.\n";
const WRONG: &str = "Wardens counted 4,120 swans on the lake.\n";
/// What ends each check.
const WAITING: &str = "waiting for changes";

/// A watching tieout, ended with the test.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    folder: PathBuf,
}

impl Watching {
    /// Watches the folder `copy` of a new folder that has these files.
    fn new(name: &str, files: &[(&str, &str)]) -> Watching {
        Watching::over("copy", name, files)
    }

    /// Watches some copy of a new folder that has these files.
    fn over(copy: &str, name: &str, files: &[(&str, &str)]) -> Watching {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in files {
            fs::create_dir_all(folder.join(path).parent().expect("a folder")).expect("a folder");
            fs::write(folder.join(path), text).expect("a file");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_tieout"))
            .args(["check", "--watch", "--output-format", "concise", copy])
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let (sender, lines) = mpsc::channel();
        let pipes: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().expect("a pipe")), Box::new(child.stderr.take().expect("a pipe"))];
        for pipe in pipes {
            let sender = sender.clone();
            thread::spawn(move || {
                BufReader::new(pipe).lines().map_while(Result::ok).for_each(|line| {
                    let _ = sender.send(line);
                });
            });
        }
        Watching { child, lines, folder }
    }

    /// What is said until the next check is over, without the last line.
    fn said(&self) -> String {
        let mut said = Vec::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).expect("another check");
            if line.contains(WAITING) {
                // The findings come through another pipe.
                said.extend(self.lines.recv_timeout(Duration::from_millis(200)));
                return said.join("\n");
            }
            said.push(line);
        }
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).expect("a file");
    }

    /// Saves as many editors do: a new file takes the place of the old one.
    fn replace(&self, path: &str, text: &str) {
        let beside = self.folder.join(path).with_extension("swp");
        fs::write(&beside, text).expect("a file");
        fs::rename(beside, self.folder.join(path)).expect("a new file in its place");
    }

    /// The exit status after Ctrl-C.
    fn interrupted(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("a signal").success());
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_changes_is_checked_again_however_it_is_saved() {
    let watching =
        Watching::new("watch_copy", &[("rules/r.toml", BOOK), ("copy/a.txt", RIGHT), ("copy/b.txt", WRONG)]);
    let first = watching.said();
    assert!(first.contains("copy/b.txt:1:17: error") && first.contains("2 documents"), "{first}");
    watching.write("copy/a.txt", WRONG);
    let second = watching.said();
    assert!(second.contains("copy/a.txt:1:17: error") && second.contains("1 document,"), "{second}");
    assert!(second.contains("1 other document with findings: copy/b.txt"), "{second}");
    watching.replace("copy/a.txt", RIGHT);
    let third = watching.said();
    assert!(!third.contains("error") && third.contains("(1 agrees, 0 disagree)"), "{third}");
    // Twice, since a file that was replaced is another file.
    watching.replace("copy/a.txt", WRONG);
    assert!(watching.said().contains("copy/a.txt:1:17: error"));
    fs::remove_file(watching.folder.join("copy/a.txt")).expect("it was there");
    assert!(watching.said().contains("copy/b.txt"));
    assert_eq!(watching.interrupted(), Some(1));
}

#[test]
fn a_new_book_or_configuration_checks_everything_again() {
    let watching = Watching::new("watch_book", &[("rules/r.toml", BOOK), ("copy/a.txt", WRONG)]);
    assert!(watching.said().contains("error[value-disagrees]"));
    watching.write("rules/r.toml", &BOOK.replace("4,210", "4,120"));
    let agreed = watching.said();
    assert!(!agreed.contains("error") && agreed.contains("1 agrees"), "{agreed}");
    watching.write("rules/r.toml", "[[figure]\n");
    assert!(watching.said().contains("nothing was checked"));
    watching.write("rules/r.toml", BOOK);
    assert!(watching.said().contains("error[value-disagrees]"));
    watching.write("tieout.toml", "severity.value-disagrees = \"note\"\n");
    assert!(watching.said().contains("note[value-disagrees]"));
    assert_eq!(watching.interrupted(), Some(0));
}

#[test]
fn a_story_named_by_itself_has_the_book_that_its_configuration_names() {
    let config = ("desk/tieout.toml", "rules = \"../books/r.toml\"\n");
    let files = [("books/r.toml", BOOK), config, ("desk/a.txt", WRONG)];
    let watching = Watching::over("desk/a.txt", "watch_story", &files);
    assert!(watching.said().contains("error[value-disagrees]"));
    watching.write("books/r.toml", &BOOK.replace("4,210", "4,120"));
    assert!(watching.said().contains("1 agrees"));
    assert_eq!(watching.interrupted(), Some(0));
}

#[test]
fn what_cannot_be_checked_is_the_exit_status() {
    let watching = Watching::new("watch_failed", &[("rules/r.toml", "nonsense"), ("copy/a.txt", RIGHT)]);
    assert!(watching.said().contains("error"));
    assert_eq!(watching.interrupted(), Some(2));
}

#[test]
fn standard_input_cannot_be_watched() {
    for args in [&["check", "-w", "-"][..], &["check", "-w", "--against", "-", "a.txt"]] {
        let run = Command::new(env!("CARGO_BIN_EXE_tieout")).args(args).output().expect("it runs");
        assert_eq!(run.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&run.stderr).contains("cannot be watched"));
    }
}
