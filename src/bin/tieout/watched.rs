//! Which folders are watched, and what a change in them means.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use notify::RecursiveMode;
use tieout::config::NAMES;

use crate::copy_files::{Item, Listing};
use crate::ignore_files;

/// Files that decide which copy is read, or how, wherever they stand.
const DECIDERS: [&str; 3] = [ignore_files::NAME, ".tieoutignore", ".gitignore"];

/// What changes make necessary.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Nothing,
    /// These files are to be checked, or forgotten where they are gone.
    Files(BTreeSet<PathBuf>),
    /// The book, the configuration or something like it has changed: all is to be checked, the book read anew.
    Everything,
}

/// What is watched. All paths are canonical, as those of events are then.
#[derive(Debug)]
pub(crate) struct Watched {
    /// Configurations, rules files, sources, baselines, and folders of them.
    named: Vec<PathBuf>,
    /// The files of copy at the last check, as reports name them.
    copy: BTreeMap<PathBuf, PathBuf>,
    /// Each folder, and whether what is below it is watched too.
    folders: BTreeMap<PathBuf, bool>,
}

impl Watched {
    /// The copy that `paths` name, which is `listing` now, and what `named` has.
    pub(crate) fn new(paths: &[PathBuf], listing: &Listing, named: &[PathBuf]) -> Watched {
        let mut watched = Watched { named: Vec::new(), copy: copy(listing), folders: BTreeMap::new() };
        let here = [PathBuf::from(".")];
        for path in if paths.is_empty() { &here } else { paths } {
            watched.add(path);
        }
        // A configuration may come to be where there was none, and one further up be mended.
        watched.folder(Path::new("."), false);
        let here = fs::canonicalize(".").unwrap_or_default();
        for folder in here.ancestors().filter(|folder| NAMES.iter().any(|name| folder.join(name).is_file())) {
            watched.folder(folder, false);
        }
        for path in named {
            watched.add(path);
            watched.named.push(canonical(path));
        }
        watched
    }

    /// A folder with all in it, or a file by the folder it is in: editors put another file in its place.
    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.folder(path, true);
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        self.folder(parent.unwrap_or(Path::new(".")), false);
    }

    fn folder(&mut self, folder: &Path, is_deep: bool) {
        if let Ok(folder) = fs::canonicalize(folder) {
            *self.folders.entry(folder).or_default() |= is_deep;
        }
    }

    /// The folders to watch, none twice.
    pub(crate) fn folders(&self) -> impl Iterator<Item = (&Path, RecursiveMode)> {
        let is_covered = |folder: &Path| {
            folder.ancestors().skip(1).any(|above| self.folders.get(above).is_some_and(|is_deep| *is_deep))
        };
        self.folders.iter().filter(move |(folder, _)| !is_covered(folder)).map(|(folder, is_deep)| {
            let mode = if *is_deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            (folder.as_path(), mode)
        })
    }

    /// Whether a change at this path concerns more than one story.
    pub(crate) fn decides(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        NAMES.contains(&name)
            || DECIDERS.contains(&name)
            || self.named.iter().any(|named| path.starts_with(named))
            || self.is_above_copy(path)
    }

    /// A folder that was renamed or went takes its copy with it.
    fn is_above_copy(&self, path: &Path) -> bool {
        let mut below = self.copy.range(path.to_path_buf()..).map(|(copy, _)| copy);
        below.next().is_some_and(|first| first != path && first.starts_with(path))
    }

    /// What changes at these paths make necessary, given the copy there is now.
    pub(crate) fn need(&mut self, changed: &BTreeSet<PathBuf>, listing: &Listing) -> Need {
        if changed.iter().any(|path| self.decides(path)) {
            return Need::Everything;
        }
        let mut now = copy(listing);
        let was = std::mem::take(&mut self.copy);
        let gone = was.iter().filter(|(path, _)| !now.contains_key(*path));
        let come = now.iter().filter(|(path, _)| changed.contains(*path) || !was.contains_key(*path));
        let files: BTreeSet<PathBuf> = gone.chain(come).map(|(_, shown)| shown.clone()).collect();
        std::mem::swap(&mut self.copy, &mut now);
        if files.is_empty() { Need::Nothing } else { Need::Files(files) }
    }
}

/// The files of a listing, by their canonical paths.
fn copy(listing: &Listing) -> BTreeMap<PathBuf, PathBuf> {
    let files = listing.items.iter().filter_map(|item| match item {
        Item::File { path, .. } if path.is_file() => Some((canonical(path), path.clone())),
        _ => None,
    });
    files.collect()
}

/// As events give the path, also of what is not there.
fn canonical(path: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(path) {
        return path;
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(parent), path.file_name()) {
        (Ok(parent), Some(name)) => parent.join(name),
        _ => path.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, and the listing of its copy.
    fn desk(files: &[&str]) -> (tempfile::TempDir, Listing) {
        let desk = tempfile::tempdir().unwrap();
        for file in files {
            fs::create_dir_all(desk.path().join(file).parent().unwrap()).unwrap();
            fs::write(desk.path().join(file), "").unwrap();
        }
        let listing = listing(&desk, files);
        (desk, listing)
    }

    fn listing(desk: &tempfile::TempDir, files: &[&str]) -> Listing {
        let copy = files.iter().filter(|file| !file.ends_with("toml"));
        let items = copy.map(|file| Item::File { path: desk.path().join(file), named: false });
        Listing { items: items.collect(), failed: false }
    }

    #[test]
    fn a_story_needs_itself_and_the_book_needs_everything() {
        let (desk, all) = desk(&["copy/a.txt", "copy/b.txt", "rules/r.toml"]);
        let at = |path: &str| fs::canonicalize(desk.path()).unwrap().join(path);
        let named = [desk.path().join("rules")];
        let mut watched = Watched::new(&[desk.path().join("copy")], &all, &named);
        let mut need = |path: &str| watched.need(&BTreeSet::from([at(path)]), &all);
        assert_eq!(need("copy/a.txt"), Need::Files(BTreeSet::from([desk.path().join("copy/a.txt")])));
        assert_eq!(need("copy/a.txt~"), Need::Nothing);
        for path in ["rules/r.toml", "rules/new.toml", "copy/tieout.toml", "copy/tieout-ignore.toml", "copy"]
        {
            assert_eq!(need(path), Need::Everything, "{path}");
        }
    }

    #[test]
    fn a_story_that_comes_or_goes_is_told_from_the_listing() {
        let (desk, all) = desk(&["a.txt", "b.txt"]);
        let mut watched = Watched::new(&[desk.path().to_path_buf()], &all, &[]);
        let one = listing(&desk, &["a.txt"]);
        let b = || Need::Files(BTreeSet::from([desk.path().join("b.txt")]));
        assert_eq!(watched.need(&BTreeSet::new(), &one), b());
        assert_eq!(watched.need(&BTreeSet::new(), &one), Need::Nothing);
        assert_eq!(watched.need(&BTreeSet::new(), &all), b());
    }

    #[test]
    fn a_folder_below_another_is_watched_once() {
        let (desk, all) = desk(&["copy/a.txt", "rules/r.toml"]);
        let root = fs::canonicalize(desk.path()).unwrap();
        let of = |paths: &[PathBuf], named: &[PathBuf]| {
            let watched = Watched::new(paths, &all, named);
            let folders = watched.folders().map(|(folder, mode)| (folder.to_path_buf(), mode));
            folders.filter(|(folder, _)| folder.starts_with(&root)).collect::<Vec<_>>()
        };
        let rules = desk.path().join("rules");
        assert_eq!(
            of(&[desk.path().into()], std::slice::from_ref(&rules)),
            [(root.clone(), RecursiveMode::Recursive)]
        );
        assert_eq!(
            of(&[desk.path().join("copy/a.txt")], &[rules]),
            [
                (root.clone(), RecursiveMode::NonRecursive),
                (root.join("copy"), RecursiveMode::NonRecursive),
                (root.join("rules"), RecursiveMode::Recursive),
            ]
        );
    }
}
