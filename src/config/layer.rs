//! What one place gives, and where that place is.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::Globs;
use crate::read::InputFormat;
use crate::report::Severity;

/// Where a setting comes from; written `default`, `tieout.toml:3` or `--fail-on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has set it.
    Default,
    /// A line of a configuration file, from 1.
    Line {
        /// The file, as reports name it.
        path: Arc<str>,
        /// From 1.
        line: usize,
    },
    /// An option of the command line.
    Option(Arc<str>),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::Line { path, line } => write!(f, "{path}:{line}"),
            Origin::Option(option) => f.write_str(option),
        }
    }
}

/// A value, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Setting<T> {
    /// A value that nobody has set.
    pub fn default_to(value: T) -> Setting<T> {
        Setting { value, origin: Origin::Default }
    }

    /// A value given by an option of the command line, such as `--fail-on`.
    pub fn by_option(value: T, option: &str) -> Setting<T> {
        Setting { value, origin: Origin::Option(option.into()) }
    }
}

/// The settings that one place gives; `None` where it says nothing.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// Rules files and folders of them.
    pub rules: Option<Setting<Vec<PathBuf>>>,
    /// Reports and press releases to hold the copy against.
    pub against: Option<Setting<Vec<PathBuf>>>,
    /// The mildest finding that makes the exit status 1.
    pub fail_on: Option<Setting<Severity>>,
    /// How the copy is marked up; `None` is by the file's extension.
    pub input_format: Option<Setting<Option<InputFormat>>>,
    /// Files of copy in folders, besides those with an extension of copy.
    pub include: Option<Setting<Globs>>,
    /// Files and folders to pass over.
    pub exclude: Option<Setting<Globs>>,
    /// By the name of the check; `None` is off.
    pub severity: BTreeMap<&'static str, Setting<Option<Severity>>>,
}

impl Layer {
    /// Puts another layer on top: what it gives holds.
    pub(super) fn put_on(&mut self, upper: &Layer) {
        fn put<T: Clone>(lower: &mut Option<T>, upper: Option<&T>) {
            if let Some(upper) = upper {
                *lower = Some(upper.clone());
            }
        }
        let Layer { rules, against, fail_on, input_format, include, exclude, severity } = upper;
        put(&mut self.rules, rules.as_ref());
        put(&mut self.against, against.as_ref());
        put(&mut self.fail_on, fail_on.as_ref());
        put(&mut self.input_format, input_format.as_ref());
        put(&mut self.include, include.as_ref());
        put(&mut self.exclude, exclude.as_ref());
        self.severity.extend(severity.iter().map(|(check, setting)| (*check, setting.clone())));
    }
}
