//! Finds and reads configuration files: the closest one above each path, each once.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, fs, io};

use anyhow::{Context, anyhow, bail};
use tieout::config::{Applied, Config, Globs, Layer, NAMES, Origin, join};
use tieout::sheet::TextFile;

use crate::config_args::ConfigArgs;
use crate::input::cannot_open;

/// Where the book is when none is named, beside the configuration or, without one, the working folder.
const RULES: &str = "rules";

/// The configurations of a run. May be asked by several threads at once.
#[derive(Debug)]
pub(crate) struct Configs {
    here: PathBuf,
    /// Each `--config KEY=VALUE`, then the options of their own.
    options: Vec<Config>,
    /// What holds where no configuration file is found, or, with `--config FILE` and `--isolated`, everywhere.
    fallback: Arc<Found>,
    discovers: bool,
    /// The configuration for what stands in a folder, by its path: as it was named, and in full.
    folders: Mutex<HashMap<OsString, Arc<Found>>>,
}

/// A configuration file, above what it extends.
#[derive(Debug)]
struct Found {
    /// Lowest first.
    files: Vec<Config>,
    /// Where they are.
    paths: Vec<PathBuf>,
    /// The book where none is named.
    rules: Vec<PathBuf>,
    /// What holds for all its paths, options included.
    general: Arc<Applied>,
}

impl Configs {
    /// Reads what the command line names; `options` are its other options, which stand over every configuration.
    ///
    /// # Errors
    /// Where something named cannot be read.
    pub(crate) fn open(args: &ConfigArgs, options: Layer) -> anyhow::Result<Configs> {
        let here = env::current_dir().context("the working folder cannot be read")?;
        let (values, files): (Vec<&String>, Vec<&String>) =
            args.config.iter().partition(|text| is_key_value(text));
        let mut over = Vec::new();
        for text in values {
            over.push(Config::argument(text, &here)?);
        }
        over.push(Config::options(options));
        let file = match files[..] {
            [] => None,
            [_] if args.isolated => bail!("--isolated reads no configuration: leave out one of the two"),
            [file] => Some(PathBuf::from(file)),
            _ => bail!(
                "--config names {} files: a run has one configuration; leave out the others",
                files.len()
            ),
        };
        let rules = if args.isolated { Vec::new() } else { vec![PathBuf::from(RULES)] };
        let mut configs = Configs {
            fallback: Arc::new(Found::new(Vec::new(), Vec::new(), rules.clone(), &over)),
            options: over,
            discovers: file.is_none() && !args.isolated,
            folders: Mutex::default(),
            here,
        };
        if let Some(file) = file {
            let (files, paths) = configs.read(&file, &configs.here)?;
            configs.fallback = Arc::new(Found::new(files, paths, rules, &configs.options));
        }
        Ok(configs)
    }

    /// The settings for a file, which need not exist: standard input has a name only.
    ///
    /// # Errors
    /// Where its configuration cannot be read.
    pub(crate) fn of(&self, path: &Path) -> anyhow::Result<Arc<Applied>> {
        Ok(self.applied(&self.above(path)?, || join(&self.here, path)))
    }

    /// The settings for what stands in a folder.
    ///
    /// # Errors
    /// As for [`Configs::of`].
    pub(crate) fn of_folder(&self, folder: &Path) -> anyhow::Result<Arc<Applied>> {
        let folder = join(&self.here, folder);
        let found = self.beside(&folder)?;
        let layers = found.files.iter().chain(&self.options).flat_map(|config| config.folder_layers(&folder));
        Ok(Arc::new(Applied::of(found.rules.clone(), layers)))
    }

    /// The settings for a record of a JSON Lines file, whose id is taken as a path beside the file.
    ///
    /// # Errors
    /// As for [`Configs::of`].
    pub(crate) fn of_record(&self, file: &Path, id: &str) -> anyhow::Result<Arc<Applied>> {
        let path = || {
            let file = join(&self.here, file);
            file.parent().unwrap_or(&self.here).join(id.trim_start_matches('/'))
        };
        Ok(self.applied(&self.above(file)?, path))
    }

    /// Every book of rules files that the configuration for a folder names: for all of its copy, and for some paths.
    ///
    /// # Errors
    /// As for [`Configs::of`].
    pub(crate) fn books(&self, folder: &Path) -> anyhow::Result<Vec<Applied>> {
        let found = self.beside(&join(&self.here, folder))?;
        let options = || self.options.iter().flat_map(Config::every_layer);
        let of_paths =
            found.files.iter().chain(&self.options).flat_map(|config| config.every_layer().skip(1));
        let mut books: Vec<Applied> = vec![Applied::clone(&found.general)];
        for layer in of_paths.filter(|layer| layer.rules.is_some()) {
            let book = Applied::of(found.rules.clone(), std::iter::once(layer).chain(options()));
            if books.iter().all(|known| known.rules.value != book.rules.value) {
                books.push(book);
            }
        }
        // Where every desk has a book of its own, nobody misses one for the rest.
        let is_missing =
            found.general.rules.origin == Origin::Default && found.rules.iter().all(|p| !p.exists());
        if is_missing && books.len() > 1 {
            books.remove(0);
        }
        for book in &mut books {
            book.against.value.clear();
        }
        Ok(books)
    }

    /// Every configuration read so far, and every rules file, folder of them and source that it names.
    pub(crate) fn named(&self) -> Vec<PathBuf> {
        let folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let found = folders.values().chain(std::iter::once(&self.fallback));
        let mut paths: Vec<PathBuf> = found
            .flat_map(|found| {
                let layers = found.files.iter().chain(&self.options).flat_map(Config::every_layer);
                let named = layers.flat_map(|layer| layer.rules.iter().chain(&layer.against));
                let named = found.rules.iter().chain(named.flat_map(|setting| &setting.value));
                found.paths.iter().chain(named).cloned()
            })
            .collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// Looks up the configuration for a file, so that [`Configs::named`] has what it names.
    ///
    /// # Errors
    /// As for [`Configs::of`].
    pub(crate) fn look_up(&self, path: &Path) -> anyhow::Result<()> {
        self.above(path).map(|_| ())
    }

    /// Whether `exclude` names a file or folder.
    ///
    /// # Errors
    /// As for [`Configs::of`].
    pub(crate) fn excludes(&self, path: &Path, is_folder: bool) -> anyhow::Result<bool> {
        Ok(self.matches(&self.above(path)?.general.exclude.value, path, is_folder))
    }

    /// Whether `include` names a file.
    ///
    /// # Errors
    /// As for [`Configs::of`].
    pub(crate) fn includes(&self, path: &Path) -> anyhow::Result<bool> {
        Ok(self.matches(&self.above(path)?.general.include.value, path, false))
    }

    fn matches(&self, globs: &Globs, path: &Path, is_folder: bool) -> bool {
        // Most runs have no patterns, and paths are many.
        if globs.texts().is_empty() {
            return false;
        }
        let path = join(&self.here, path);
        if is_folder { globs.match_folder(&path) } else { globs.match_file(&path) }
    }

    /// The settings for a path, which is asked for where it makes a difference.
    fn applied(&self, found: &Arc<Found>, path: impl FnOnce() -> PathBuf) -> Arc<Applied> {
        if !found.files.iter().chain(&self.options).any(Config::has_overrides) {
            return Arc::clone(&found.general);
        }
        let path = path();
        let layers = found.files.iter().chain(&self.options).flat_map(|config| config.layers(&path));
        Arc::new(Applied::of(found.rules.clone(), layers))
    }

    /// The configuration for a path: the closest one above it.
    fn above(&self, path: &Path) -> anyhow::Result<Arc<Found>> {
        if !self.discovers {
            return Ok(self.fallback.clone());
        }
        // What stands above "desk/.." is not "desk".
        let named = if path.file_name().is_some() { path.parent() } else { None };
        if let Some(known) = named.and_then(|folder| self.known(folder)) {
            return Ok(known);
        }
        let path = join(&self.here, path);
        let found = self.beside(path.parent().unwrap_or(&path))?;
        Ok(match named {
            Some(folder) => self.learn(folder, found),
            None => found,
        })
    }

    /// The configuration for what stands in an absolute folder.
    fn beside(&self, folder: &Path) -> anyhow::Result<Arc<Found>> {
        if !self.discovers {
            return Ok(self.fallback.clone());
        }
        // The lock is let go while files are read: two threads may read one file, and find the same in it.
        if let Some(known) = self.known(folder) {
            return Ok(known);
        }
        let here = NAMES.iter().map(|name| folder.join(name)).find(|file| file.is_file());
        let found = match (here, folder.parent()) {
            (Some(file), _) => {
                let shown = self.shown(&file);
                let rules = join(shown.parent().unwrap_or(&shown), Path::new(RULES));
                let (files, paths) = self.read(&file, folder)?;
                Arc::new(Found::new(files, paths, vec![rules], &self.options))
            }
            (None, Some(parent)) => self.beside(parent)?,
            (None, None) => self.fallback.clone(),
        };
        Ok(self.learn(folder, found))
    }

    fn known(&self, folder: &Path) -> Option<Arc<Found>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(folder.as_os_str()).cloned()
    }

    /// Notes what holds in a folder; what is known of it already stays.
    fn learn(&self, folder: &Path, found: Arc<Found>) -> Arc<Found> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        folders.entry(folder.into()).or_insert(found).clone()
    }

    /// A configuration file after all that it extends, and where they are; its own patterns are matched below `base`.
    fn read(&self, file: &Path, base: &Path) -> anyhow::Result<(Vec<Config>, Vec<PathBuf>)> {
        let mut files = Vec::new();
        let mut seen: Vec<PathBuf> = Vec::new();
        let (mut file, mut base) = (join(&self.here, file), base.to_path_buf());
        loop {
            let shown = self.shown(&file);
            let name = shown.display();
            if seen.contains(&file) {
                bail!("{name}: extends itself in the end; take one `extend` out");
            }
            let bytes = fs::read(&file).map_err(|error| match seen.last() {
                Some(from) if error.kind() == io::ErrorKind::NotFound => {
                    anyhow!("{}: extends {name}, which is not there", self.shown(from).display())
                }
                None if error.kind() == io::ErrorKind::NotFound => anyhow!(
                    "{name}: no such configuration; one setting is written KEY=VALUE, as in fail-on=warning"
                ),
                _ => cannot_open(&shown, error),
            })?;
            let text = String::from_utf8(bytes)
                .map_err(|_| anyhow!("{name}: not UTF-8 text; save the configuration as UTF-8"))?;
            let folder = shown.parent().unwrap_or(Path::new(""));
            let path = name.to_string();
            let config = Config::parse(TextFile::new(path, text), folder, &base)?;
            let extended = config.extends().map(|path| join(&self.here, path));
            files.insert(0, config);
            seen.push(file);
            let Some(next) = extended else { return Ok((files, seen)) };
            file = next;
            base = file.parent().unwrap_or(&self.here).to_path_buf();
        }
    }

    /// An absolute path as reports name it: from the working folder, where the two have a folder in common.
    fn shown(&self, path: &Path) -> PathBuf {
        from(&self.here, path)
    }
}

/// The path as seen from a folder, both absolute; unchanged where they have nothing but the root in common.
fn from(folder: &Path, path: &Path) -> PathBuf {
    let pairs = folder.components().zip(path.components());
    let common = pairs.take_while(|(a, b)| a == b).count();
    if !path.components().take(common).any(|part| matches!(part, Component::Normal(_))) {
        return path.to_path_buf();
    }
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    up.chain(path.components().skip(common)).collect()
}

impl Found {
    fn new(files: Vec<Config>, paths: Vec<PathBuf>, rules: Vec<PathBuf>, options: &[Config]) -> Found {
        let layers = files.iter().chain(options).filter_map(|config| config.every_layer().next());
        Found { general: Arc::new(Applied::of(rules.clone(), layers)), files, paths, rules }
    }
}

/// Whether the words of a `--config` are `KEY=VALUE`: a path has other signs before any `=`.
fn is_key_value(text: &str) -> bool {
    let is_key = |c: char| c.is_alphanumeric() || "-_. \"'".contains(c);
    text.split_once('=').is_some_and(|(key, _)| key.chars().all(is_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_its_value_are_told_from_a_path() {
        for text in ["fail-on=note", "severity.value-disagrees = \"off\"", "rules=a/b.toml", "=x"] {
            assert!(is_key_value(text), "{text}");
        }
        for text in ["tieout.toml", "./a=b.toml", "desk/a=b.toml", r"C:\a=b.toml"] {
            assert!(!is_key_value(text), "{text}");
        }
    }

    #[test]
    fn a_path_is_shown_from_the_working_folder() {
        for (folder, path, wanted) in [
            ("/news/desk", "/news/desk/a/b.toml", "a/b.toml"),
            ("/news/desk", "/news/tieout.toml", "../tieout.toml"),
            ("/news/desk", "/news/sport/tieout.toml", "../sport/tieout.toml"),
            ("/news/desk", "/etc/tieout.toml", "/etc/tieout.toml"),
            ("/", "/etc/tieout.toml", "/etc/tieout.toml"),
        ] {
            assert_eq!(from(Path::new(folder), Path::new(path)), Path::new(wanted), "{path}");
        }
    }
}
