//! Paths as code hosts want them: from the root of the repository, with slashes.

use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 leaves unreserved, and slashes. A colon too: in a first segment it would end a scheme.
const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// What RFC 3986 allows nowhere in an address.
const NO_ADDRESS: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The repository that the copy is kept in. Reads no files: what paths mean is worked out from the paths alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repository {
    root: PathBuf,
    working_folder: PathBuf,
}

impl Repository {
    /// The repository with this root, seen from the folder that paths start from. Both are absolute.
    ///
    /// [`Repository::default`] leaves paths as they are given.
    pub fn new(root: &Path, working_folder: &Path) -> Repository {
        Repository { root: normal(root), working_folder: normal(working_folder) }
    }

    /// The path from the root, or a whole one with slashes for a file outside the repository.
    pub(super) fn path(&self, path: &str) -> String {
        self.inside(path).unwrap_or_else(|| slashed(&self.whole(path)))
    }

    /// The path from the root as a URI reference; `None` for an address or a file outside the repository.
    pub(super) fn uri(&self, path: &str) -> Option<String> {
        if is_address(path) {
            return None;
        }
        Some(utf8_percent_encode(&self.inside(path)?, &ENCODED).to_string())
    }

    /// A whole URI: the address itself, or `file:` for a file outside the repository.
    pub(super) fn whole_uri(&self, path: &str) -> String {
        if is_address(path) {
            return utf8_percent_encode(path, &NO_ADDRESS).to_string();
        }
        let whole = slashed(&self.whole(path));
        format!("file:///{}", utf8_percent_encode(whole.trim_start_matches('/'), &ENCODED))
    }

    fn whole(&self, path: &str) -> PathBuf {
        normal(&self.working_folder.join(path))
    }

    fn inside(&self, path: &str) -> Option<String> {
        if is_address(path) {
            return Some(path.to_owned());
        }
        let inside = self.whole(path);
        inside.strip_prefix(&self.root).ok().filter(|rest| !rest.has_root()).map(slashed)
    }
}

/// The id of a record may be an address, which is no path.
fn is_address(path: &str) -> bool {
    path.contains("://")
}

/// The path without `.`, and without `..` where that is known to lead back.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_start_from_the_root_wherever_the_run_was_started() {
        let repository =
            Repository::new(Path::new("/home/desk/copy"), Path::new("/home/desk/copy/news/today"));
        for (given, wanted) in [
            ("a.txt", "news/today/a.txt"),
            ("./a/../b.txt", "news/today/b.txt"),
            ("../../rules/x.toml", "rules/x.toml"),
            ("/home/desk/copy/c.txt", "c.txt"),
            ("../../../other/d.txt", "/home/desk/other/d.txt"),
            ("https://example.org//e", "https://example.org//e"),
        ] {
            assert_eq!(repository.path(given), wanted);
        }
        assert_eq!(Repository::default().path("copy/a.txt"), "copy/a.txt");
        assert_eq!(Repository::default().path("../a.txt"), "../a.txt");
    }

    #[test]
    fn uris_are_escaped() {
        let repository = Repository::new(Path::new("/r"), Path::new("/r/in"));
        assert_eq!(repository.uri("ä b#1:2.txt").as_deref(), Some("in/%C3%A4%20b%231%3A2.txt"));
        assert_eq!(repository.uri("/x/y.txt"), None);
        assert_eq!(repository.whole_uri("/x/y?.txt"), "file:///x/y%3F.txt");
        let address = "https://example.org/a?b=1&c=%20#d";
        assert_eq!((repository.uri(address), repository.whole_uri(address)), (None, address.to_owned()));
        assert_eq!(repository.whole_uri("https://e.org/ä b"), "https://e.org/%C3%A4%20b");
        assert_eq!(Repository::default().uri("<stdin>").as_deref(), Some("%3Cstdin%3E"));
        assert_eq!(Repository::default().uri("/x/y.txt"), None);
    }
}
