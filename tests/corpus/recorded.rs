//! Texts that the repository records.

use std::path::PathBuf;
use std::{env, fs};

/// Fails, showing both, where a file holds another text; under `TIEOUT_BLESS=1`, writes the files instead.
pub(crate) fn assert_recorded(texts: impl IntoIterator<Item = (PathBuf, String)>) {
    let bless = env::var("TIEOUT_BLESS").is_ok_and(|value| value == "1");
    let mut faults = Vec::new();
    for (path, now) in texts {
        if bless {
            fs::write(&path, now).unwrap();
            continue;
        }
        // A checkout may have changed the line ends.
        let before = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if before != now {
            faults.push(format!("{}\n--- recorded\n{before}--- now\n{now}", path.display()));
        }
    }
    assert!(
        faults.is_empty(),
        "not as recorded; if that is meant, set TIEOUT_BLESS=1 and run again:\n\n{}",
        faults.join("\n")
    );
}
