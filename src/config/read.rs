//! The text of a configuration to its settings, with every error in it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::paths::join;
use super::values::{choice, globs, paths};
use super::{Config, ConfigErrors, Layer, Origin, Override, Setting, keys};
use crate::checks::{self, Check};
use crate::lines::Lines;
use crate::read::InputFormat;
use crate::report::Severity;
use crate::sheet::{self, FileError, Headings, Sheet, Table, TextFile, brief, suggestion};

/// What errors call the headings of a configuration.
const HEADINGS: Headings = Headings {
    once: Some(("severity", "keep one [severity], with all the checks below it")),
    each: &["override"],
};

/// The ways `fail-on` is put.
const FAIL_ON: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];

/// The ways the severity of a check is put.
const LEVELS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("note", Some(Severity::Note)),
    ("off", None),
];

/// The ways `input-format` is put.
const FORMATS: [(&str, Option<InputFormat>); 4] = [
    ("auto", None),
    ("text", Some(InputFormat::Text)),
    ("markdown", Some(InputFormat::Markdown)),
    ("html", Some(InputFormat::Html)),
];

/// Reads one configuration whose paths start in `folder`, and whose patterns match paths below `base`; `option` is
/// where it stands on the command line.
pub(super) fn read(
    file: TextFile,
    folder: &Path,
    base: &Path,
    option: Option<&str>,
) -> Result<Config, ConfigErrors> {
    let sheet = Sheet::toml(0, &file.text);
    let mended = OnceCell::new();
    let mut parsed = sheet::parse(sheet, HEADINGS, &mended);
    let mut reader = Reader {
        sheet,
        folder,
        base,
        lines: Lines::new(&file.text),
        path: file.path.as_str().into(),
        option: option.map(Into::into),
        errors: Vec::new(),
    };
    let config = reader.config(&parsed.table);
    let mut errors = reader.errors;
    parsed.retain_readable(&mut errors);
    errors.append(&mut parsed.errors);
    if errors.is_empty() {
        return Ok(config);
    }
    errors.sort_by_key(|error| error.location);
    Err(ConfigErrors { files: vec![file], errors })
}

struct Reader<'t> {
    sheet: Sheet<'t>,
    folder: &'t Path,
    base: &'t Path,
    lines: Lines<'t>,
    path: Arc<str>,
    option: Option<Arc<str>>,
    errors: Vec<FileError>,
}

impl<'t> Reader<'t> {
    fn config(&mut self, table: &'t DeTable<'t>) -> Config {
        let known: Vec<&str> = keys::FILE.into_iter().chain(checks::all().iter().map(|c| c.name)).collect();
        let file = Table::new(self.sheet, table, "the configuration", &known, &mut self.errors);
        self.choose_from(&keys::FILE);
        self.misplaced(table);
        let mut layer = self.layer(file);
        let base = self.base;
        layer.include = self.set(file, "include", |table, key, errors| globs(table, key, base, errors));
        layer.exclude = self.set(file, "exclude", |table, key, errors| globs(table, key, base, errors));
        let extend = self.extend(file);
        Config { extend, layer, overrides: self.overrides(file) }
    }

    /// Checks that stand above any heading.
    fn misplaced(&mut self, table: &DeTable<'_>) {
        for key in table.keys().filter(|key| Check::named(key.get_ref()).is_some()) {
            let message = format!("`{}` stands under no heading", key.get_ref());
            let error = FileError::new(self.sheet.at(key.span()), message, "belongs under [severity]");
            self.errors.push(error.help("put [severity] on a line of its own above it"));
        }
    }

    fn extend(&mut self, file: Table<'t>) -> Option<PathBuf> {
        let path = file.text("extend", &mut self.errors)?;
        if self.option.is_some() {
            let error = FileError::new(path.at, "`extend` is for files", "not on the command line");
            self.errors.push(error.help("name the file itself with --config FILE"));
        }
        Some(join(self.folder, path.value.as_ref()))
    }

    /// What the file and an `[[override]]` both may give.
    fn layer(&mut self, table: Table<'t>) -> Layer {
        let folder = self.folder;
        Layer {
            rules: self.set(table, "rules", |table, key, errors| paths(table, key, folder, errors)),
            against: self.set(table, "against", |table, key, errors| paths(table, key, folder, errors)),
            fail_on: self.set(table, "fail-on", |table, key, errors| choice(table, key, &FAIL_ON, errors)),
            input_format: self
                .set(table, "input-format", |table, key, errors| choice(table, key, &FORMATS, errors)),
            severity: self.severities(table),
            ..Layer::default()
        }
    }

    fn severities(&mut self, table: Table<'t>) -> BTreeMap<&'static str, Setting<Option<Severity>>> {
        let Some(value) = table.value("severity") else { return BTreeMap::new() };
        let DeValue::Table(checks) = value.get_ref() else {
            let help =
                "write [severity], and below it a line for each check, such as unlisted-figure = \"warning\"";
            self.errors.push(table.wrong_type("severity", value, "a table of checks", help));
            return BTreeMap::new();
        };
        let names: Vec<&str> = checks::all().iter().map(|check| check.name).collect();
        let unknown = checks.keys().filter(|key| !names.contains(&key.get_ref().as_ref()));
        for key in unknown {
            let name = key.get_ref().as_ref();
            let at = self.sheet.at(key.span());
            self.errors.push(if keys::FILE.contains(&name) {
                FileError::new(at, format!("`{name}` stands under [severity]"), "not a check")
                    .help("put it above the first heading of the file")
            } else {
                FileError::new(at, format!("no check is called `{}`", brief(name)), "not a check")
                    .help(suggestion(name, &names))
            });
        }
        let known = Table::new(self.sheet, checks, "[severity]", &[], &mut Vec::new());
        let setting = |check: &Check| {
            let level = self.set(known, check.name, |table, key, errors| choice(table, key, &LEVELS, errors));
            Some((check.name, level?))
        };
        checks::all().iter().filter_map(setting).collect()
    }

    fn overrides(&mut self, file: Table<'t>) -> Vec<Override> {
        let Some(value) = file.value("override") else { return Vec::new() };
        let help = "write [[override]], with two pairs of brackets, above each";
        let Some(items) = value.get_ref().as_array() else {
            self.errors.push(file.wrong_type("override", value, "a list of tables", help));
            return Vec::new();
        };
        let mut overrides = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => overrides.extend(self.one_override(item, table)),
                None => self.errors.push(file.wrong_type("override", item, "a list of tables", help)),
            }
        }
        overrides
    }

    fn one_override(&mut self, item: &Spanned<DeValue<'t>>, table: &'t DeTable<'t>) -> Option<Override> {
        let mut unknown = Vec::new();
        let table = Table::new(self.sheet, table, "[[override]]", &keys::OVERRIDE, &mut unknown);
        for error in &mut unknown {
            let name = self.sheet.slice(error.location.span.range());
            if keys::FILE.contains(&name) {
                error.help = Some("it holds for the whole file: put it above the first heading".to_owned());
            }
        }
        let is_misspelt = unknown.iter().any(|error| error.help.as_deref() == Some("did you mean `path`?"));
        self.errors.append(&mut unknown);
        let layer = self.layer(table);
        if table.value("path").is_none() && !is_misspelt {
            let at = self.sheet.at(item.span());
            let error = FileError::new(at, "an [[override]] has no `path`", "for which copy?");
            self.errors.push(error.help("write path = \"budget/\", or a list of such patterns"));
        }
        let paths = globs(table, "path", self.base, &mut self.errors)?;
        Some(Override { paths, layer })
    }

    /// The value of a key with where it stands; `None` where it is not given, or not as it should be.
    fn set<T>(
        &mut self,
        table: Table<'t>,
        key: &str,
        value: impl FnOnce(Table<'t>, &str, &mut Vec<FileError>) -> Option<T>,
    ) -> Option<Setting<T>> {
        let at = table.value(key)?.span().start;
        let value = value(table, key, &mut self.errors)?;
        let origin = match &self.option {
            Some(option) => Origin::Option(option.clone()),
            None => Origin::Line { path: self.path.clone(), line: self.lines.position(at).line },
        };
        Some(Setting { value, origin })
    }

    /// The nearest key for each unknown one: of those of the file alone, never a check's name.
    fn choose_from(&mut self, keys: &[&str]) {
        for error in &mut self.errors {
            error.help = Some(suggestion(self.sheet.slice(error.location.span.range()), keys));
        }
    }
}
