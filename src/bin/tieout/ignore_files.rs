//! The `tieout-ignore.toml` nearest to each document.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tieout::leave::IgnoreFile;
use tieout::render::{counted, faults};
use tieout::sheet::TextFile;
use tieout::{Document, Settings};

use crate::messages;
use crate::output;

/// The name of an ignore file.
pub(crate) const NAME: &str = "tieout-ignore.toml";

/// An ignore file and the folder that its paths start from.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) file: Arc<IgnoreFile>,
    pub(crate) folder: PathBuf,
}

impl Found {
    /// The settings with this file's entries for the document.
    pub(crate) fn settings(self, document: &Document, settings: &Settings) -> Settings {
        settings.leaving(self.file, relative(document.path(), &self.folder))
    }
}

/// The file has faults, which have been printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Faulty;

type Known = Result<Option<Found>, Faulty>;

/// Ignore files, each read when the first document below it comes.
#[derive(Debug)]
pub(crate) struct IgnoreFiles {
    /// Whether none is read.
    isolated: bool,
    here: PathBuf,
    /// By the folder's path, as named and in full.
    by_folder: Mutex<BTreeMap<OsString, Known>>,
}

impl IgnoreFiles {
    pub(crate) fn new(isolated: bool) -> IgnoreFiles {
        // Where the working folder is gone, so is every relative path.
        let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
        IgnoreFiles { isolated, here, by_folder: Mutex::default() }
    }

    /// The file that is for the document: the nearest in its folder or above; for what is no file, in the working folder
    /// or above.
    pub(crate) fn of(&self, document: &Path) -> Known {
        if self.isolated {
            return Ok(None);
        }
        let named = document.parent().unwrap_or(Path::new(""));
        if let Some(known) = self.folders().get(named.as_os_str()) {
            return known.clone();
        }
        let known = self.above(&self.folder(named));
        self.folders().insert(named.into(), known.clone());
        known
    }

    /// Where the file that is for the document is, whether it has faults or not.
    pub(crate) fn path(&self, document: &Path) -> Option<PathBuf> {
        let folder = self.folder(document.parent().unwrap_or(Path::new("")));
        let mut paths = folder.ancestors().map(|folder| folder.join(NAME));
        paths.find(|path| !self.isolated && path.is_file())
    }

    /// A folder in full; where there is none, the working folder.
    fn folder(&self, named: &Path) -> PathBuf {
        fs::canonicalize(named).unwrap_or_else(|_| self.here.clone())
    }

    /// What is known of each folder; a thread that panicked left it whole.
    fn folders(&self) -> MutexGuard<'_, BTreeMap<OsString, Known>> {
        self.by_folder.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file that is for what lies in a folder.
    pub(crate) fn above(&self, folder: &Path) -> Known {
        if let Some(known) = self.folders().get(folder.as_os_str()) {
            return known.clone();
        }
        let path = folder.join(NAME);
        let known = if path.is_file() {
            self.read(&path, folder)
        } else {
            folder.parent().map_or(Ok(None), |parent| self.above(parent))
        };
        self.folders().insert(folder.into(), known.clone());
        known
    }

    fn read(&self, path: &Path, folder: &Path) -> Known {
        let name = path.strip_prefix(&self.here).unwrap_or(path).display().to_string();
        let text = match fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(_)) => {
                messages::error(format_args!("{name}: not UTF-8 text; save the ignore file as UTF-8"));
                return Err(Faulty);
            }
            Err(error) => {
                messages::error(format_args!("{name}: cannot be opened: {error}"));
                return Err(Faulty);
            }
        };
        let file = TextFile::new(name.clone(), text);
        match IgnoreFile::parse(file.clone()) {
            Ok(file) => Ok(Some(Found { file: Arc::new(file), folder: folder.to_owned() })),
            Err(wrong) => {
                let style = output::style(&std::io::stderr());
                messages::drawn(&faults(&wrong, &[file], style));
                let errors = counted(wrong.len(), "error", "errors");
                messages::error(format_args!("{errors} in {name}: the copy below it was not checked"));
                Err(Faulty)
            }
        }
    }

    /// Whether any had faults.
    pub(crate) fn has_faults(&self) -> bool {
        self.folders().values().any(Result::is_err)
    }
}

/// The path of a document as seen from a folder, with `/` between names; as it is where it is no file below it.
pub(crate) fn relative(document: &str, folder: &Path) -> String {
    let Ok(path) = fs::canonicalize(document) else {
        return document.strip_prefix("./").unwrap_or(document).to_owned();
    };
    let path = path.strip_prefix(folder).unwrap_or(&path);
    let names: Vec<_> = path.components().map(|name| name.as_os_str().to_string_lossy()).collect();
    // The root of an absolute path is a name already.
    names.join("/").replacen("//", "/", 1)
}
