//! Patterns of paths, as in a `.gitignore` file.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::paths::plain;

/// Patterns of paths below one folder, with the meaning they have in a `.gitignore` file: one without a slash is a
/// name at any depth, one with a slash starts at the folder, `**` is any number of folders, a later `!` takes back.
#[derive(Debug, Clone)]
pub struct Globs {
    texts: Vec<String>,
    matcher: Gitignore,
}

impl Globs {
    /// The patterns, or what is wrong with one of them, by its place in the list.
    ///
    /// # Errors
    /// Where a pattern is no glob: "unclosed character class".
    pub fn new(texts: Vec<String>) -> Result<Globs, (usize, String)> {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        for (nth, text) in texts.iter().enumerate() {
            builder.add_line(None, text).map_err(|error| (nth, reason(&error)))?;
        }
        match builder.build() {
            Ok(matcher) => Ok(Globs { texts, matcher }),
            Err(error) => Err((0, reason(&error))),
        }
    }

    /// No pattern, which matches nothing.
    pub fn none() -> Globs {
        Globs { texts: Vec::new(), matcher: Gitignore::empty() }
    }

    /// The patterns as written.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Whether a file, or a folder that it is in, matches. The path is taken from the folder of the patterns.
    pub fn match_file(&self, path: &Path) -> bool {
        self.matches(path, false)
    }

    /// Whether a folder, or one that it is in, matches.
    pub fn match_folder(&self, path: &Path) -> bool {
        self.matches(path, true)
    }

    fn matches(&self, path: &Path, is_folder: bool) -> bool {
        // The matcher wants a path that leads nowhere else.
        !self.texts.is_empty() && self.matcher.matched_path_or_any_parents(plain(path), is_folder).is_ignore()
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
        Globs::new(globs.iter().map(|&g| g.to_owned()).collect()).unwrap().match_file(Path::new(path))
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
            (&["a.md"], "/a.md", true),
            (&[], "a.md", false),
        ] {
            assert_eq!(matches(globs, path), wanted, "{globs:?} {path}");
        }
    }

    #[test]
    fn a_folder_is_matched_as_one() {
        let globs = Globs::new(vec!["drafts/".to_owned()]).unwrap();
        assert!(globs.match_folder(Path::new("copy/drafts")));
        assert!(!globs.match_file(Path::new("copy/drafts")));
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        let (nth, why) = Globs::new(vec!["*.md".to_owned(), "a[b".to_owned()]).unwrap_err();
        assert_eq!((nth, why.as_str()), (1, "unclosed character class; missing ']'"));
    }

    proptest! {
        #[test]
        fn no_path_and_no_pattern_panics(pattern in ".{0,12}", path in ".{0,12}") {
            if let Ok(globs) = Globs::new(vec![pattern]) {
                globs.match_file(Path::new(&path));
                globs.match_folder(Path::new(&path));
            }
        }
    }
}
