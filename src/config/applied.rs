//! The settings that apply to one document.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use super::{Globs, Layer, Origin, Setting};
use crate::checks::{self, Check, Settings};
use crate::read::InputFormat;
use crate::report::Severity;

/// The settings that apply to one document, each with where it comes from.
#[derive(Debug, Clone)]
pub struct Applied {
    /// Rules files and folders of them.
    pub rules: Setting<Vec<PathBuf>>,
    /// Reports and press releases to hold the copy against.
    pub against: Setting<Vec<PathBuf>>,
    /// The mildest finding that makes the exit status 1.
    pub fail_on: Setting<Severity>,
    /// How the copy is marked up; `None` is by the file's extension.
    pub input_format: Setting<Option<InputFormat>>,
    /// Files of copy in folders, besides those with an extension of copy.
    pub include: Setting<Globs>,
    /// Files and folders to pass over.
    pub exclude: Setting<Globs>,
    /// Every check by its name; `None` is off.
    pub severity: BTreeMap<&'static str, Setting<Option<Severity>>>,
}

impl Applied {
    /// The layers, lowest first, over what holds where nobody has set anything; `rules` is the book then.
    pub fn of<'l>(rules: Vec<PathBuf>, layers: impl IntoIterator<Item = &'l Layer>) -> Applied {
        let mut all = Layer::default();
        for layer in layers {
            all.put_on(layer);
        }
        let mut given = all.severity;
        let severity = |check: &Check| {
            let setting = given.remove(check.name);
            (check.name, setting.unwrap_or_else(|| Setting::default_to(check.severity)))
        };
        Applied {
            severity: checks::all().iter().map(severity).collect(),
            rules: all.rules.unwrap_or_else(|| Setting::default_to(rules)),
            against: all.against.unwrap_or_else(|| Setting::default_to(Vec::new())),
            fail_on: all.fail_on.unwrap_or_else(|| Setting::default_to(Severity::Error)),
            input_format: all.input_format.unwrap_or_else(|| Setting::default_to(None)),
            include: all.include.unwrap_or_else(|| Setting::default_to(Globs::none())),
            exclude: all.exclude.unwrap_or_else(|| Setting::default_to(Globs::none())),
        }
    }

    /// The severities for the checks, as of a day.
    pub fn checks(&self, day: Date) -> Settings {
        let mut settings = Settings::as_of(day);
        let given = self.severity.iter().filter(|(_, setting)| setting.origin != Origin::Default);
        for (check, setting) in given.filter_map(|(name, setting)| Some((Check::named(name)?, setting))) {
            settings.set(check, setting.value);
        }
        settings
    }
}
