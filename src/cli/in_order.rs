//! Work on several things at once, taken in their own order.

use std::io;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How much a thread does ahead of what was taken: as long as the others keep pace it never waits.
const AHEAD: usize = 1;

/// Does `work` on every item in up to `threads` threads and gives the results to `take` in the order of the items, each
/// as soon as it and all before it are there. Each thread takes every nth item, so no more than two results for each
/// thread wait. An error of `take` ends it: what is being worked on is finished (and an input that is being read, waited for), nothing
/// else is begun.
pub(super) fn in_order<T: Send, R: Send>(
    threads: NonZero<usize>,
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let count = items.len();
    let lanes = dealt(items, threads);
    thread::scope(|scope| {
        let work = &work;
        let start = |lane: Vec<T>| {
            let (sender, results) = sync_channel(AHEAD);
            scope.spawn(move || serve(lane, work, &sender));
            results
        };
        let lanes: Vec<Receiver<R>> = lanes.into_iter().map(start).collect();
        // A lane that ends early has panicked, which the end of the scope passes on.
        lanes.iter().cycle().take(count).map_while(|lane| lane.recv().ok()).try_for_each(&mut take)
        // Whoever is still working finds nobody to give it to: the lanes are dropped here, before the scope waits.
    })
}

fn serve<T, R>(lane: Vec<T>, work: impl Fn(T) -> R, results: &SyncSender<R>) {
    for item in lane {
        if results.send(work(item)).is_err() {
            return;
        }
    }
}

/// The items dealt out one after another, as cards are; as many hands as are needed.
fn dealt<T>(items: Vec<T>, hands: NonZero<usize>) -> Vec<Vec<T>> {
    let hands = hands.get().min(items.len());
    let mut dealt: Vec<Vec<T>> = (0..hands).map(|_| Vec::new()).collect();
    for (nth, item) in items.into_iter().enumerate() {
        dealt[nth % hands].push(item);
    }
    dealt
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
            // What was taken, and for each thread one result that waits, one that is handed over, one in work.
            assert!(begun.into_inner() <= 3 + 3 * count, "{count} threads");
        }
    }
}
