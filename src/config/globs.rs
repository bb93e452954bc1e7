//! Patterns of paths, as in a `.gitignore` file.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::paths::plain;

/// Patterns of paths below a base folder, with the meaning they have in a `.gitignore` file: one without a slash is a
/// name at any depth, one with a slash starts at the base, as does one that begins with `./`, `**` is any number of
/// folders, a later `!` takes back.
#[derive(Debug, Clone)]
pub struct Globs {
    base: PathBuf,
    texts: Vec<String>,
    /// Shared: every document has the patterns that apply to it.
    matcher: Arc<Gitignore>,
}

impl Globs {
    /// The patterns, or what is wrong with one of them, by its place in the list. Paths are matched as they lie
    /// below `base`.
    ///
    /// # Errors
    /// Where a pattern is no glob: "unclosed character class".
    pub fn new(base: &Path, texts: Vec<String>) -> Result<Globs, (usize, String)> {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        for (nth, text) in texts.iter().enumerate() {
            builder.add_line(None, &from_base(text)).map_err(|error| (nth, reason(&error)))?;
        }
        match builder.build() {
            Ok(matcher) => Ok(Globs { base: base.to_path_buf(), texts, matcher: Arc::new(matcher) }),
            Err(error) => Err((0, reason(&error))),
        }
    }

    /// No pattern, which matches nothing.
    pub fn none() -> Globs {
        Globs { base: PathBuf::new(), texts: Vec::new(), matcher: Arc::new(Gitignore::empty()) }
    }

    /// The patterns as written.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Whether a file, or a folder that it is in, matches. Of a path that is not below the base, all counts.
    pub fn match_file(&self, path: &Path) -> bool {
        self.matches(path, false)
    }

    /// Whether a folder, or one that it is in, matches.
    pub fn match_folder(&self, path: &Path) -> bool {
        self.matches(path, true)
    }

    fn matches(&self, path: &Path, is_folder: bool) -> bool {
        if self.texts.is_empty() {
            return false;
        }
        // The matcher wants a path that leads nowhere else.
        let path = plain(path.strip_prefix(&self.base).unwrap_or(path));
        self.matcher.matched_path_or_any_parents(path, is_folder).is_ignore()
    }
}

/// The pattern with `./` at its start as `/`: the matcher knows no folder of that name.
fn from_base(text: &str) -> Cow<'_, str> {
    let (taken_back, pattern) = text.strip_prefix('!').map_or(("", text), |pattern| ("!", pattern));
    match pattern.strip_prefix("./") {
        Some(below) => format!("{taken_back}/{below}").into(),
        None => text.into(),
    }
}

/// The reason without the pattern, which the error points at.
fn reason(error: &ignore::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(": ").map_or(text.as_str(), |(_, reason)| reason).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(globs: &[&str], path: &str) -> bool {
        let globs = globs.iter().map(|&g| g.to_owned()).collect();
        Globs::new(Path::new("/desk"), globs).unwrap().match_file(Path::new(path))
    }

    #[test]
    fn patterns_mean_what_they_mean_in_gitignore() {
        for (globs, path, wanted) in [
            (&["drafts"][..], "a/drafts/b.md", true),
            (&["drafts/"], "drafts", false),
            (&["drafts/"], "drafts/b.md", true),
            (&["/drafts"], "a/drafts/b.md", false),
            (&["budget/*.md"], "budget/a.md", true),
            (&["budget/*.md"], "budget/a/b.md", false),
            (&["budget/**/b.md"], "budget/a/b.md", true),
            (&["*.md", "!splash.md"], "a/splash.md", false),
            (&["*.{md,txt}"], "a/b.txt", true),
            (&["a.md"], "./b/../a.md", true),
            (&["./budget/"], "/desk/budget/a.md", true),
            (&["./a.md"], "/desk/budget/a.md", false),
            (&["*.md", "!./a.md"], "/desk/a.md", false),
            (&["*.md", "!./a.md"], "/desk/b/a.md", true),
            (&["a.md"], "/a.md", true),
            (&["/budget"], "/desk/budget/a.md", true),
            (&["desk"], "/desk/budget/a.md", false),
            (&["/budget"], "/budget/a.md", true),
            (&[], "a.md", false),
        ] {
            assert_eq!(matches(globs, path), wanted, "{globs:?} {path}");
        }
    }

    #[test]
    fn a_folder_is_matched_as_one() {
        let globs = Globs::new(Path::new(""), vec!["drafts/".to_owned()]).unwrap();
        assert!(globs.match_folder(Path::new("copy/drafts")));
        assert!(!globs.match_file(Path::new("copy/drafts")));
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        let (nth, why) = Globs::new(Path::new(""), vec!["*.md".to_owned(), "a[b".to_owned()]).unwrap_err();
        assert_eq!((nth, why.as_str()), (1, "unclosed character class; missing ']'"));
    }

    proptest! {
        #[test]
        fn no_path_and_no_pattern_panics(pattern in ".{0,12}", path in ".{0,12}") {
            if let Ok(globs) = Globs::new(Path::new(""), vec![pattern]) {
                globs.match_file(Path::new(&path));
                globs.match_folder(Path::new(&path));
            }
        }
    }
}
