//! The settings of a document as an editor reads them: lines of a configuration, each with where it comes from.

use std::fmt::{self, Write};
use std::path::PathBuf;

use toml::Value;

use super::{Applied, Globs, Origin};
use crate::read::InputFormat;
use crate::report::Severity;

/// Each setting as a line of TOML, its origin in a remark: what is copied from here works in a `tieout.toml`.
impl fmt::Display for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let globs = |globs: &Globs| texts(globs.texts().iter().cloned());
        let mut lines = vec![
            line("rules", &paths(&self.rules.value), &self.rules.origin),
            line("against", &paths(&self.against.value), &self.against.origin),
            line("fail-on", &self.fail_on.value.name().into(), &self.fail_on.origin),
            line("input-format", &format(self.input_format.value).into(), &self.input_format.origin),
            line("include", &globs(&self.include.value), &self.include.origin),
            line("exclude", &globs(&self.exclude.value), &self.exclude.origin),
        ];
        lines.extend(self.severity.iter().map(|(check, setting)| {
            let level = setting.value.map_or("off", Severity::name);
            line(&format!("severity.{check}"), &level.into(), &setting.origin)
        }));
        let widest = lines.iter().map(|(setting, _)| setting.chars().count()).max().unwrap_or(0);
        for (setting, origin) in lines {
            f.write_str(&setting)?;
            (setting.chars().count()..widest).try_for_each(|_| f.write_char(' '))?;
            writeln!(f, "  # {origin}")?;
        }
        Ok(())
    }
}

fn line(key: &str, value: &Value, origin: &Origin) -> (String, String) {
    // An option's words are the user's own, and may hold a line break.
    (format!("{key} = {value}"), crate::render::sanitise(&origin.to_string()).into_owned())
}

fn paths(paths: &[PathBuf]) -> Value {
    texts(paths.iter().map(|path| path.to_string_lossy().replace('\\', "/")))
}

fn texts(texts: impl Iterator<Item = String>) -> Value {
    Value::Array(texts.map(Value::String).collect())
}

fn format(format: Option<InputFormat>) -> &'static str {
    match format {
        None => "auto",
        Some(InputFormat::Text) => "text",
        Some(InputFormat::Markdown) => "markdown",
        Some(InputFormat::Html) => "html",
    }
}
