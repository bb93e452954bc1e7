//! Paths by their letters alone: nothing is looked up.

use std::path::{Component, Path, PathBuf};

/// The path without `.`, with each `..` carried out, and without what leads out of the folder it starts in.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    plain
}

/// The path as taken from a folder, with each `..` carried out as far as names are known: nothing is looked up.
pub fn join(folder: &Path, path: &Path) -> PathBuf {
    let mut joined = PathBuf::with_capacity(folder.as_os_str().len() + path.as_os_str().len() + 1);
    joined.push(folder);
    let is_named = |path: &Path| matches!(path.components().next_back(), Some(Component::Normal(_)));
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if is_named(&joined) => {
                joined.pop();
            }
            part => joined.push(part),
        }
    }
    if joined.as_os_str().is_empty() { PathBuf::from(".") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_from_the_folder() {
        for (folder, path, wanted) in [
            ("", "rules", "rules"),
            ("desk", "./rules/a.toml", "desk/rules/a.toml"),
            ("desk", "../rules", "rules"),
            ("..", "../rules", "../../rules"),
            ("desk", "..", "."),
            ("", ".", "."),
        ] {
            assert_eq!(join(Path::new(folder), Path::new(path)), Path::new(wanted), "{folder} {path}");
        }
        assert_eq!(join(Path::new("desk"), Path::new("/rules")), Path::new("/rules"));
    }
}
