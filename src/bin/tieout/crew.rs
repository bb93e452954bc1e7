//! Work shared among threads, its results taken in the order of the work.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Something to do.
pub(crate) trait Job: Send {
    /// About how many bytes of memory it takes until its result is taken.
    fn size(&self) -> usize;
}

/// Makes jobs.
pub(crate) trait Jobs {
    /// What it makes.
    type Job: Job;

    /// The next job, waited for; `None` at the end.
    ///
    /// # Errors
    /// Those that end the work.
    fn next(&mut self) -> anyhow::Result<Option<Self::Job>>;

    /// Whether the next job, or the end, is there without waiting for it.
    fn is_ready(&mut self) -> bool;
}

/// Jobs given out ahead of the one whose result is awaited, a thread.
const AHEAD: usize = 4;
/// Bytes of jobs given out and not taken back: more only where one job alone is larger.
const MOST_BYTES: usize = 32 << 20;

/// How many threads share the work.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does each job on one of several threads, and hands the results to `take`, in the order of the jobs.
///
/// Jobs are made, and results taken, on the thread that calls, in a sequence that does not depend on how fast the
/// others are. `state` makes what a thread keeps from one job to the next.
///
/// # Errors
/// Those of making a job and of `take`, which end the work.
pub(crate) fn in_order<J: Jobs, S, M: Send>(
    mut jobs: J,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, J::Job) -> M + Sync,
    take: &mut dyn FnMut(M) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Some(first) = jobs.next()? else { return Ok(()) };
    let second = if jobs.is_ready() { jobs.next()? } else { None };
    // A thread would cost more than it saves on one file.
    if second.is_none() && jobs.is_ready() {
        return take(work(&mut state(), first));
    }
    let threads = threads();
    let (give, receive) = sync_channel::<Given<J::Job, M>>(threads * AHEAD);
    let queue = Mutex::new(receive);
    thread::scope(|scope| {
        // Dropped at the end, whatever that is: then the threads end as well.
        let give = give;
        for _ in 0..threads {
            scope.spawn(|| serve(&queue, &state, &work));
        }
        let mut out = Out { waiting: VecDeque::new(), bytes: 0 };
        for job in [first].into_iter().chain(second) {
            out.give(job, &give);
        }
        loop {
            while out.has_room(threads) && (out.waiting.is_empty() || jobs.is_ready()) {
                let Some(job) = jobs.next()? else { break };
                out.give(job, &give);
            }
            match out.next() {
                Some(made) => take(made)?,
                None => return Ok(()),
            }
        }
    })
}

/// A job and where its result goes.
type Given<J, M> = (J, SyncSender<M>);

/// The jobs given out, in order, each with its size.
struct Out<M> {
    waiting: VecDeque<(usize, Receiver<M>)>,
    bytes: usize,
}

impl<M> Out<M> {
    fn has_room(&self, threads: usize) -> bool {
        self.waiting.len() < threads * AHEAD && self.bytes < MOST_BYTES
    }

    fn give<J: Job>(&mut self, job: J, to: &SyncSender<Given<J, M>>) {
        let size = job.size();
        let (answer, result) = sync_channel(1);
        // Threads end only when this one stops giving, or in a panic, which the scope passes on.
        let _ = to.send((job, answer));
        self.waiting.push_back((size, result));
        self.bytes += size;
    }

    /// The result of the oldest job, waited for; `None` where none is out.
    fn next(&mut self) -> Option<M> {
        let (size, result) = self.waiting.pop_front()?;
        self.bytes -= size;
        result.recv().ok()
    }
}

fn serve<J: Job, S, M: Send>(
    queue: &Mutex<Receiver<Given<J, M>>>,
    state: &impl Fn() -> S,
    work: &impl Fn(&mut S, J) -> M,
) {
    let mut state = state();
    loop {
        let given = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, answer)) = given else { return };
        // Where nobody takes the result any more, the run is over.
        if answer.send(work(&mut state, job)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Job for usize {
        fn size(&self) -> usize {
            MOST_BYTES / 7
        }
    }

    /// Numbers up to a limit; at `bad` there is an error instead.
    struct Numbers {
        next: usize,
        count: usize,
        bad: Option<usize>,
    }

    impl Jobs for Numbers {
        type Job = usize;

        fn next(&mut self) -> anyhow::Result<Option<usize>> {
            self.next += 1;
            anyhow::ensure!(self.bad != Some(self.next), "no more");
            Ok(Some(self.next - 1).filter(|n| *n < self.count))
        }

        fn is_ready(&mut self) -> bool {
            // Every third job has to be waited for.
            !self.next.is_multiple_of(3)
        }
    }

    fn run(count: usize, bad: Option<usize>, enough: usize) -> (Vec<usize>, bool) {
        let slowly = |(): &mut (), n: usize| {
            thread::sleep(std::time::Duration::from_micros(u64::try_from(n * 7919 % 300).unwrap()));
            n
        };
        let mut taken = Vec::new();
        let ended = in_order(Numbers { next: 0, count, bad }, || (), slowly, &mut |n| {
            anyhow::ensure!(n < enough, "enough");
            taken.push(n);
            Ok(())
        });
        (taken, ended.is_ok())
    }

    #[test]
    fn results_come_in_order() {
        for count in [0, 1, 2, 3, 4, 200] {
            assert_eq!(run(count, None, usize::MAX), ((0..count).collect(), true));
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        assert_eq!(run(200, None, 50), ((0..50).collect(), false));
        assert!(!run(200, Some(50), usize::MAX).1);
    }
}
