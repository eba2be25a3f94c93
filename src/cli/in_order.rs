//! Work on several things at once, taken in their own order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::{io, thread};

use crate::load::said;

/// How many items for each thread are handed out beyond what was taken: enough that a long one holds nobody up, few
/// enough that not many results wait behind it.
const AHEAD: usize = 4;

/// Does `work` on every item in up to `threads` threads and gives the results to `take` in the order of the items, each
/// as soon as it and all before it are there. A thread that is idle gets the next item, so long ones and short ones may
/// come in any order. An error of `take` ends it: what is being worked on is finished (and an input that is being read,
/// waited for), nothing else is begun.
pub(super) fn in_order<T: Send, R: Send>(
    threads: NonZero<usize>,
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let count = items.len();
    let threads = threads.get().min(count);
    let (hand_out, queue) = channel();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        // What the threads wait for and give to is dropped here, before the scope waits for them.
        let hand_out = hand_out;
        let (give, results) = channel();
        for _ in 0..threads {
            let (queue, work, give) = (&queue, &work, give.clone());
            scope.spawn(move || serve(queue, work, &give));
        }
        let mut items = items.into_iter().enumerate();
        let mut hand_out = |many| items.by_ref().take(many).try_for_each(|it| hand_out.send(it)).unwrap_or_default();
        hand_out(threads * AHEAD);
        let mut early = BTreeMap::new();
        for nth in 0..count {
            let result = loop {
                match early.remove(&nth) {
                    Some(result) => break result,
                    None => early.extend(results.recv()),
                }
            };
            // Panics of other threads are not told, so this one panics anew.
            take(result.unwrap_or_else(|payload| panic!("{}", said(&*payload))))?;
            hand_out(1);
        }
        Ok(())
    })
}

/// Does `work` on one item of the queue after another, until no more are handed out or nobody wants the results.
fn serve<T, R>(queue: &Mutex<Receiver<(usize, T)>>, work: impl Fn(T) -> R, give: &Sender<(usize, thread::Result<R>)>) {
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((nth, item)) = next() {
        // A panic is given on like a result: without it, whoever waits for this item would wait for ever.
        let result = panic::catch_unwind(AssertUnwindSafe(|| work(item)));
        if give.send((nth, result)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn threads(count: usize) -> NonZero<usize> {
        NonZero::new(count).expect("at least one")
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for (count, items) in [(1, 5), (2, 0), (2, 1), (2, 7), (3, 100), (8, 3)] {
            let mut taken = Vec::new();
            let take = |it| {
                taken.push(it);
                Ok(())
            };
            let done = in_order(threads(count), (0..items).collect(), |it| it * 10, take);
            assert!(done.is_ok());
            assert_eq!(taken, (0..items).map(|it| it * 10).collect::<Vec<_>>(), "{items} items, {count} threads");
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        for count in 1..4 {
            let begun = AtomicUsize::new(0);
            let work = |it: usize| {
                begun.fetch_add(1, Ordering::Relaxed);
                it
            };
            let mut taken = 0;
            let take = |it| {
                taken += 1;
                if it == 2 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            };
            let done = in_order(threads(count), (0..1000).collect(), work, take);
            assert_eq!(done.map_err(|it| it.kind()), Err(io::ErrorKind::BrokenPipe));
            assert_eq!(taken, 3);
            assert!(begun.into_inner() <= 3 + AHEAD * count, "{count} threads");
        }
    }

    #[test]
    fn a_long_item_holds_nobody_up() {
        // The first item ends when another thread has done all that it may do ahead.
        let (others, first) = (threads(2), AtomicUsize::new(0));
        let work = |it: usize| {
            while it == 0 && first.load(Ordering::Acquire) < 2 * AHEAD - 1 {
                thread::yield_now();
            }
            first.fetch_add(1, Ordering::Release);
            it
        };
        let mut taken = Vec::new();
        let take = |it| {
            taken.push(it);
            Ok(())
        };
        assert!(in_order(others, (0..20).collect(), work, take).is_ok());
        assert_eq!(taken, (0..20).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_is_passed_on() {
        for bad in [0, 5, 99] {
            let work = |it: usize| assert!(it != bad, "item {it}");
            let done = panic::catch_unwind(|| in_order(threads(2), (0..100).collect(), work, |()| Ok(())));
            let panic = done.expect_err("one item panics");
            assert_eq!(panic.downcast_ref::<String>(), Some(&format!("item {bad}")));
        }
    }
}
