//! Which checks run, how grave their findings are, and as of which day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Check;
use crate::report::Severity;

/// What a desk wants of the checks. The default is every check at its own severity, and no day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// `None` is off.
    severity: BTreeMap<&'static str, Option<Severity>>,
    as_of: Option<Date>,
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
