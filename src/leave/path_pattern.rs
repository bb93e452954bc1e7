//! Which files a path of an ignore file means.

use std::path::Path;

use crate::config::Globs;

/// A path as an editor writes it, with the meaning it has in a `.gitignore` file: `copy/story.txt`, `copy/**/*.md`;
/// without a slash, that name in any folder; a folder for all below it.
#[derive(Debug, Clone)]
pub(super) struct PathPattern {
    written: String,
    globs: Globs,
}

impl PathPattern {
    /// Reads a pattern; the error is short words on what is wrong with it.
    pub(super) fn new(written: &str) -> Result<PathPattern, String> {
        let globs = Globs::new(Path::new(""), vec![written.to_owned()]).map_err(|(_, reason)| reason)?;
        Ok(PathPattern { written: written.to_owned(), globs })
    }

    /// What is written, as a path from the ignore file's folder.
    fn plain(&self) -> &str {
        self.written.strip_prefix("./").unwrap_or(&self.written).trim_start_matches('/')
    }

    /// Whether it is this very path, which is then the only file it means.
    pub(super) fn is(&self, path: &str) -> bool {
        self.written.contains('/') && self.plain() == path
    }

    /// Whether it means the file at this path, which is relative to the ignore file's folder, with `/` between names.
    pub(super) fn fits(&self, path: &str) -> bool {
        // A name with brackets in it is itself before it is a pattern.
        self.plain() == path || self.globs.match_file(Path::new(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_in_a_gitignore() {
        for (pattern, path, fits) in [
            ("copy/a.txt", "copy/a.txt", true),
            ("./copy/a.txt", "copy/a.txt", true),
            ("./a.txt", "a.txt", true),
            ("./a.txt", "copy/a.txt", false),
            ("./[1].txt", "[1].txt", true),
            ("/a.txt", "a.txt", true),
            ("/a.txt", "copy/a.txt", false),
            ("a.txt", "copy/deep/a.txt", true),
            ("*.md", "copy/é b.md", true),
            ("copy/*.md", "copy/deep/a.md", false),
            ("copy/**/*.md", "copy/deep/er/a.md", true),
            ("copy/**/*.md", "copy/a.md", true),
            ("{a,b}.txt", "b.txt", true),
            ("copy/[1].txt", "copy/[1].txt", true),
            ("copy/[1].txt", "copy/1.txt", true),
            ("copy/", "copy/a.txt", true),
            ("copy/**", "copy/a.txt", true),
        ] {
            assert_eq!(PathPattern::new(pattern).unwrap().fits(path), fits, "{pattern} {path}");
        }
        assert!(PathPattern::new("copy/[a.txt").is_err());
        for (pattern, path, is) in [
            ("copy/a.txt", "copy/a.txt", true),
            ("/a.txt", "a.txt", true),
            ("./a.txt", "a.txt", true),
            ("a.txt", "a.txt", false),
            ("copy/", "copy/a.txt", false),
        ] {
            assert_eq!(PathPattern::new(pattern).unwrap().is(path), is, "{pattern} {path}");
        }
    }
}
