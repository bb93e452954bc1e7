//! What day and time it is here.

use std::{env, fs};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The rules of this machine's time zone, on most systems.
const HERE: &str = "/etc/localtime";

/// The time here.
pub(crate) fn now() -> Zoned {
    Timestamp::now().to_zoned(zone())
}

/// The time zone here. By its name it would be looked for among all that the system has, more than a thousand files.
fn zone() -> TimeZone {
    let rules = if env::var_os("TZ").is_none() { fs::read(HERE).ok() } else { None };
    rules.and_then(|rules| TimeZone::tzif(HERE, &rules).ok()).unwrap_or_else(TimeZone::system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_here_is_the_systems() {
        // A day may end between the two.
        let (before, here, after) = (Zoned::now(), now(), Zoned::now());
        assert!([before.date(), after.date()].contains(&here.date()));
    }
}
