//! Which checks run, how grave their findings are, and as of which day.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::Check;
use crate::leave::IgnoreFile;
use crate::report::Severity;

/// What a desk wants of the checks. The default is every check at its own severity, and no day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// What is set; `None` is off.
    severity: BTreeMap<&'static str, Option<Severity>>,
    as_of: Option<Date>,
    /// With the document's path relative to the file's folder.
    ignores: Option<(Arc<IgnoreFile>, String)>,
}

impl Settings {
    /// Every check at its own severity, for copy of this day.
    pub fn as_of(day: Date) -> Settings {
        Settings { as_of: Some(day), ..Settings::default() }
    }

    /// The day the copy is checked for; without one, no figure is taken to have expired.
    pub fn day(&self) -> Option<Date> {
        self.as_of
    }

    /// These settings for a document at `path`, which is relative to the folder of this ignore file, with `/` between
    /// names.
    #[must_use]
    pub fn leaving(&self, file: Arc<IgnoreFile>, path: String) -> Settings {
        Settings { ignores: Some((file, path)), ..self.clone() }
    }

    /// The ignore file that is for the document, and the document's path as that file gives it.
    pub(crate) fn ignores(&self) -> Option<(&IgnoreFile, &str)> {
        self.ignores.as_ref().map(|(file, path)| (file.as_ref(), path.as_str()))
    }

    /// Gives a check's findings this severity, or turns it off with `None`.
    pub fn set(&mut self, check: &Check, severity: Option<Severity>) {
        self.severity.insert(check.name, severity);
    }

    /// The severity of a check's findings outside quotation marks, or `None` where it does not run.
    pub fn severity(&self, check: &Check) -> Option<Severity> {
        self.severity.get(check.name).copied().unwrap_or(check.severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_has_its_own_severity_until_it_is_given_another() {
        let check = &super::super::all()[0];
        let mut settings = Settings::default();
        assert_eq!(settings.severity(check), check.severity);
        settings.set(check, None);
        assert_eq!(settings.severity(check), None);
        settings.set(check, Some(Severity::Note));
        assert_eq!(settings.severity(check), Some(Severity::Note));
    }
}
