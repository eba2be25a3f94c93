//! Work on one input, kept apart from the work on all others: what goes wrong in it is a sentence about this input, and
//! the time that it takes has an end.
//!
//! A panic can be caught. A stack that overflows, and memory that runs out, end the process; what guards against those
//! are the bounds that every format holds its parsers to, and the room on the stack here.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::Failure;
use crate::app::STACK;
use crate::load::{Unreadable, guarded};

/// How long the work on an input is waited for when its time is over.
const GRACE: Duration = Duration::from_secs(1);

/// The time that one input may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    /// All of it; none if there is no limit.
    limit: Option<Duration>,
    /// How much of it is left.
    left: Option<Duration>,
    /// How much of the grace is left.
    grace: Duration,
}

impl Time {
    /// As much as `limit`, or as much as is needed.
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self { limit, left: limit, grace: GRACE }
    }

    /// All the time that there was, if that is limited.
    pub(super) fn limit(&self) -> Option<Duration> {
        self.limit
    }

    /// Does `job`, which is part of the work on the input called `name`, in a thread of its own. Calls `hurry` when the
    /// time is over; what has not come after some grace is left behind, and there is no result. Fails if `job` panics.
    pub(super) fn work<T: Send + 'static>(
        &mut self,
        name: &str,
        job: impl FnOnce() -> T + Send + 'static,
        hurry: impl FnOnce(),
    ) -> Result<Option<T>, Failure> {
        let began = Instant::now();
        let (give, result) = mpsc::channel();
        let work = move || {
            // Nobody takes what comes too late.
            let _ = give.send(guarded(job));
        };
        let thread = thread::Builder::new().name("input".to_owned()).stack_size(STACK);
        if let Err(error) = thread.spawn(work) {
            return Err(Failure::unreadable(&Unreadable::failed(name, &error)));
        }
        let came = match self.left {
            None => result.recv().ok(),
            Some(left) => result.recv_timeout(left).ok().or_else(|| {
                hurry();
                result.recv_timeout(self.grace).ok()
            }),
        };
        self.spend(began.elapsed());
        came.transpose().map_err(|panic| Failure::defect(name, &panic))
    }

    /// Takes off what was spent: of the time first, then of the grace.
    fn spend(&mut self, spent: Duration) {
        let Some(left) = self.left else { return };
        self.left = Some(left.saturating_sub(spent));
        self.grace = self.grace.saturating_sub(spent.saturating_sub(left));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::analysis::Cancel;

    /// No time at all, and no grace.
    const NONE: Time = Time { limit: Some(Duration::ZERO), left: Some(Duration::ZERO), grace: Duration::ZERO };

    #[test]
    fn a_panic_is_a_sentence_about_its_input() {
        let long = "a".repeat(3000);
        for (said, told) in [
            (
                "no way",
                "a.txt cannot be read because of a bug in ascribe (no way); please report it, with the input if \
                 you can",
            ),
            (
                "\u{1b}[2J\n",
                "a.txt cannot be read because of a bug in ascribe (␛[2J␊); please report it, with the input if you can",
            ),
            (
                &long,
                &format!(
                    "a.txt cannot be read because of a bug in ascribe ({}); please report it, with the input if \
                     you can",
                    "a".repeat(200)
                ),
            ),
        ] {
            let said = said.to_owned();
            let done = Time::new(None).work("a.txt", move || assert!(said.is_empty(), "{said}"), || {});
            assert_eq!(done.map_err(|failure| (failure.to_string(), failure.exit_code())), Err((told.to_owned(), 1)));
        }
    }

    #[test]
    fn what_is_done_in_time_is_not_hurried() {
        for limit in [None, Some(Duration::from_hours(1)), Some(Duration::MAX)] {
            let hurried = AtomicBool::new(false);
            let done = Time::new(limit).work("a.txt", || 7, || hurried.store(true, Ordering::Relaxed));
            assert_eq!((done, hurried.into_inner()), (Ok(Some(7)), false), "{limit:?}");
        }
    }

    #[test]
    fn what_hears_that_it_is_to_hurry_has_a_result() {
        let cancel = Cancel::default();
        let job = {
            let cancel = cancel.clone();
            move || {
                while !cancel.is_set() {
                    thread::yield_now();
                }
                "as far as it came"
            }
        };
        let mut time = Time { grace: Duration::from_hours(1), ..NONE };
        assert_eq!(time.work("a.txt", job, || cancel.set()), Ok(Some("as far as it came")));
    }

    #[test]
    fn time_is_spent_before_grace() {
        let seconds = Duration::from_secs;
        let mut time = Time { limit: Some(seconds(9)), left: Some(seconds(9)), grace: seconds(2) };
        for (spent, left, grace) in [(4, 5, 2), (6, 0, 1), (0, 0, 1), (1, 0, 0), (7, 0, 0)] {
            time.spend(seconds(spent));
            assert_eq!((time.left, time.grace), (Some(seconds(left)), seconds(grace)));
        }
        let mut free = Time::new(None);
        free.spend(seconds(9));
        assert_eq!((free.left, free.grace), (None, GRACE));
    }

    #[test]
    fn what_never_ends_is_left_behind() {
        let (_held, never) = mpsc::channel::<()>();
        let mut time = NONE;
        assert_eq!(time.work("a.txt", move || never.recv().is_ok(), || {}), Ok(None));
        // The next has no time either.
        assert_eq!(time.left, Some(Duration::ZERO));
    }
}
