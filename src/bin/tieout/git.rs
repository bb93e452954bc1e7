//! What has changed since a revision, as git tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{anyhow, bail};
use tieout::leave::{ChangedLines, changed_lines};

/// What has changed in a repository since a revision, uncommitted changes included.
#[derive(Debug)]
pub(crate) struct Changes {
    /// As the user wrote it.
    revision: String,
    /// The top folder of the repository.
    top: PathBuf,
    /// Names from the top of the files git keeps: all others are new.
    tracked: BTreeSet<String>,
    /// The new lines of those that changed.
    lines: BTreeMap<String, ChangedLines>,
    /// Those that git cannot compare line by line.
    whole: BTreeSet<String>,
}

impl Changes {
    /// Asks git what has changed since the revision, or since the branch left it. Where it is no revision but a path, it
    /// joins `copy`, and the last commit is meant.
    ///
    /// # Errors
    /// Where there is no git, no repository or no such revision.
    pub(crate) fn since(revision: &str, copy: &mut Vec<PathBuf>) -> anyhow::Result<Changes> {
        let top = ask(Path::new("."), &["rev-parse", "--show-toplevel"]).map_err(|error| match error {
            Refusal::NoGit => {
                anyhow!("--changed needs git, which was not found: install it, or leave --changed out")
            }
            Refusal::Other(error) => anyhow!("{error}")
                .context("--changed needs a git repository: run tieout inside one, or leave --changed out"),
        })?;
        let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches(['\n', '\r']));
        let (revision, commit) = match commit(&top, revision) {
            Some(commit) => (revision.to_owned(), commit),
            None if Path::new(revision).exists() => {
                copy.push(PathBuf::from(revision));
                ("HEAD".to_owned(), commit(&top, "HEAD").ok_or_else(|| no_commit("HEAD"))?)
            }
            None => return Err(no_commit(revision)),
        };
        let Ok(base) = ask(&top, &["merge-base", "HEAD", &commit]) else {
            bail!(
                "--changed: git finds no commit that `{revision}` and this branch share; \
                 fetch the whole history (in CI: fetch-depth: 0)"
            );
        };
        let base = String::from_utf8_lossy(&base).trim().to_owned();
        let patch = diff(&top, &base, &["--unified=0", "--inter-hunk-context=0"])?;
        let counts = diff(&top, &base, &["--numstat", "-z"])?;
        let tracked = ask(&top, &["ls-files", "-z"]).map_err(Refusal::into_error)?;
        Ok(Changes {
            revision,
            tracked: names(&tracked).collect(),
            lines: changed_lines(&patch),
            whole: without_lines(&counts),
            // The paths that it is held against are canonical too.
            top: fs::canonicalize(&top).unwrap_or(top),
        })
    }

    /// The revision that changes are counted from.
    pub(crate) fn revision(&self) -> &str {
        &self.revision
    }

    /// The new lines of a file, or `None` where all of it counts as new.
    pub(crate) fn lines(&self, path: &Path) -> Option<&ChangedLines> {
        let name = self.name(path)?;
        self.lines.get(&name).filter(|_| !self.whole.contains(&name))
    }

    /// Whether no line of the file is new.
    pub(crate) fn is_unchanged(&self, path: &Path) -> bool {
        let Some(name) = self.name(path) else { return false };
        self.tracked.contains(&name)
            && !self.whole.contains(&name)
            && self.lines.get(&name).is_none_or(ChangedLines::is_empty)
    }

    /// The file's name from the top of the repository, as git gives it.
    fn name(&self, path: &Path) -> Option<String> {
        let path = fs::canonicalize(path).ok()?;
        let names = path.strip_prefix(&self.top).ok()?.components();
        let names: Vec<_> = names.map(|name| name.as_os_str().to_string_lossy()).collect();
        Some(names.join("/"))
    }
}

fn commit(top: &Path, revision: &str) -> Option<String> {
    if revision.starts_with('-') {
        return None;
    }
    let commit = ask(top, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]).ok()?;
    Some(String::from_utf8_lossy(&commit).trim().to_owned())
}

fn no_commit(revision: &str) -> anyhow::Error {
    anyhow!(
        "--changed: `{revision}` is no commit of this repository; name one, as in --changed=HEAD~1 or \
         --changed=origin/main (in CI, fetch it first)"
    )
}

/// The difference of the files from a commit, whatever the user's own settings.
fn diff(top: &Path, base: &str, options: &[&str]) -> anyhow::Result<Vec<u8>> {
    let plain = [
        "-c",
        "core.quotePath=false",
        "diff",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        "--find-renames",
        "--ignore-submodules",
        "--src-prefix=a/",
        "--dst-prefix=b/",
    ];
    ask(top, &[&plain, options, &[base, "--"]].concat()).map_err(Refusal::into_error)
}

/// The names of files that changed without lines, out of `--numstat -z`.
fn without_lines(counts: &[u8]) -> BTreeSet<String> {
    let mut names = names(counts);
    let mut whole = BTreeSet::new();
    while let Some(entry) = names.next() {
        let [added, _, name] = entry.splitn(3, '\t').collect::<Vec<_>>()[..] else { continue };
        // Of a file renamed, the old name and the new one follow.
        let name = if name.is_empty() { names.nth(1) } else { Some(name.to_owned()) };
        whole.extend(name.filter(|_| added == "-"));
    }
    whole
}

/// Names ended by NUL.
fn names(output: &[u8]) -> impl Iterator<Item = String> {
    let names = output.split(|&byte| byte == 0).filter(|name| !name.is_empty());
    names.map(|name| String::from_utf8_lossy(name).into_owned())
}

/// Why git gave no answer.
enum Refusal {
    NoGit,
    Other(String),
}

impl Refusal {
    fn into_error(self) -> anyhow::Error {
        match self {
            Refusal::NoGit => anyhow!("--changed: git was not found"),
            Refusal::Other(told) => anyhow!("--changed: {told}"),
        }
    }
}

fn ask(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Refusal> {
    let output = Command::new("git").current_dir(folder).args(arguments).output().map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Refusal::NoGit
        } else {
            Refusal::Other(error.to_string())
        }
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(Refusal::Other(format!("git says: {}", told.lines().next().unwrap_or("nothing"))))
}
