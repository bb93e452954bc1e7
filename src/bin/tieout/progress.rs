//! How far a long run has come, drawn on standard error: only where somebody is looking.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::copy_files::{Item, Listing, is_records};
use crate::messages::Volume;

/// A shorter run is over before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the time that has passed is drawn anew.
const TICK: Duration = Duration::from_millis(200);

/// The bar that is drawn now, which whatever else is printed must not run into.
static DRAWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// The progress of one run; the bar goes when this does.
#[derive(Debug)]
pub(crate) struct Progress {
    /// Nothing where nobody is looking. When the sender goes, so does the thread that waits to draw.
    bar: Option<(ProgressBar, Sender<()>)>,
}

impl Progress {
    /// Counts the documents of this listing. Not with `-q`, for those who want silence, nor with `-v`, which says more.
    pub(crate) fn begin(listing: &Listing, volume: Volume) -> Progress {
        let is_watched =
            volume == Volume::Normal && io::stderr().is_terminal() && env::var_os("CI").is_none();
        if !is_watched {
            return Progress { bar: None };
        }
        let bar = bar(known_length(listing));
        let (sender, ended) = mpsc::channel();
        let later = bar.clone();
        thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                later.set_draw_target(ProgressDrawTarget::stderr());
                later.enable_steady_tick(TICK);
            }
        });
        *DRAWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
        Progress { bar: Some((bar, sender)) }
    }

    /// So many documents more are done.
    pub(crate) fn advance(&self, documents: usize) {
        if let Some((bar, _)) = &self.bar {
            bar.inc(u64::try_from(documents).unwrap_or(u64::MAX));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((bar, _)) = &self.bar {
            *DRAWN.lock().unwrap_or_else(PoisonError::into_inner) = None;
            bar.finish_and_clear();
        }
    }
}

/// Prints something with the bar out of the way.
pub(crate) fn beside<T>(print: impl FnOnce() -> T) -> T {
    let drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match drawn {
        Some(bar) => bar.suspend(print),
        None => print(),
    }
}

/// How many documents there are; `None` where only reading tells.
fn known_length(listing: &Listing) -> Option<u64> {
    let is_one = |item: &Item| matches!(item, Item::File { path, .. } if !is_records(path));
    listing.items.iter().all(is_one).then(|| u64::try_from(listing.items.len()).ok()).flatten()
}

/// Not drawn yet.
fn bar(length: Option<u64>) -> ProgressBar {
    let (bar, template) = match length {
        Some(length) => {
            (ProgressBar::new(length), "{bar:30} {human_pos} of {human_len} documents, {eta} left")
        }
        None => (ProgressBar::no_length(), "{spinner} {human_pos} documents in {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::hidden());
    // A template that cannot be read costs its looks alone.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_beside_a_bar_is_printed_once() {
        let mut printed = 0;
        assert_eq!(beside(|| printed += 1), ());
        assert_eq!(printed, 1);
    }

    #[test]
    fn records_and_standard_input_have_no_known_length() {
        let file = |path: &str| Item::File { path: path.into(), named: true };
        let listing = |items: Vec<Item>| Listing { items, failed: false };
        assert_eq!(known_length(&listing(vec![file("a.md"), file("b.txt")])), Some(2));
        assert_eq!(known_length(&listing(vec![file("a.md"), file("b.jsonl")])), None);
        assert_eq!(known_length(&listing(vec![Item::Stdin])), None);
    }
}
