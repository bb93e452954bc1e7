//! Holds Ctrl-C back while a file is being replaced, so that it leaves no half-made file behind.

use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// As a shell reports a program ended by SIGINT.
pub(crate) const INTERRUPTED: i32 = 130;

static REPLACING: Mutex<()> = Mutex::new(());

/// From now on the process ends on Ctrl-C only while nobody holds the guard of [`hold`].
pub(crate) fn await_replacing() {
    // Without a handler Ctrl-C works as ever, and may leave a temporary file.
    let _ = ctrlc::set_handler(|| {
        let _guard = hold();
        process::exit(INTERRUPTED);
    });
}

/// Puts Ctrl-C off for as long as the guard lives.
pub(crate) fn hold() -> MutexGuard<'static, ()> {
    REPLACING.lock().unwrap_or_else(PoisonError::into_inner)
}
