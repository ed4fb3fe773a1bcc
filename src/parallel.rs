//! The same work on many items, on all cores where it lasts long enough.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::Duration;

/// From here on other threads help: to start them, and to give each its memory, takes about a tenth of it.
const LONG: Duration = Duration::from_millis(10);

/// How long it takes to do something so many times.
pub(crate) fn times(each: Duration, count: usize) -> Duration {
    each.saturating_mul(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What the work makes of each item, in the order of the items, however many threads took part; `expected`: how long one thread
/// takes for all of them, about.
pub(crate) fn map<'a, T: Sync, R: Send>(
    items: &'a [T],
    expected: Duration,
    work: impl Fn(&'a T) -> R + Sync,
) -> Vec<R> {
    if items.len() < 2 || expected < LONG {
        return items.iter().map(work).collect();
    }
    map_with(&mut vec![(); cores()], items, |(), item| work(item))
}

/// The same on one thread for each of some workers, which keep what they need from one item to the next; a worker takes its items in
/// their order.
pub(crate) fn map_with<'a, W: Send, T: Sync, R: Send>(
    workers: &mut [W],
    items: &'a [T],
    work: impl Fn(&mut W, &'a T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take_turns = |worker: &mut W| {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, work(worker, item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let mut workers = workers.iter_mut().take(items.len());
        let own = workers.next();
        let take_turns = &take_turns;
        let others: Vec<_> =
            workers.map(|worker| scope.spawn(move || take_turns(worker))).collect();
        let mut done = own.map_or_else(Vec::new, take_turns);
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The same work on many items that are changed by it.
pub(crate) fn each<T: Send>(items: Vec<T>, expected: Duration, work: impl Fn(T) + Sync) {
    if items.len() < 2 || expected < LONG {
        return items.into_iter().for_each(work);
    }
    let items = Mutex::new(items.into_iter());
    let next = || items.lock().ok()?.next();
    thread::scope(|scope| {
        for _ in 0..cores() {
            scope.spawn(|| {
                while let Some(item) = next() {
                    work(item);
                }
            });
        }
    });
}

/// How many threads run at once.
static CORES: OnceLock<usize> = OnceLock::new();

/// Takes at most so many threads, if it is said before anything runs.
pub(crate) fn limit(threads: usize) {
    CORES.get_or_init(|| threads);
}

/// How many threads run at once: so many as can, where nobody limited them; the system is asked once.
pub(crate) fn cores() -> usize {
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        for count in [0, 1, 2, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let squares: Vec<usize> = items.iter().map(|item| item * item).collect();
            for expected in [Duration::ZERO, Duration::MAX] {
                assert_eq!(map(&items, expected, |item| item * item), squares);
            }
            let mut changed = items.clone();
            let square = |item: &mut usize| *item *= *item;
            each(changed.iter_mut().collect(), Duration::MAX, square);
            assert_eq!(changed, squares);
            let mut workers = [0, 0, 0];
            let numbered = map_with(&mut workers, &items, |taken: &mut usize, item| {
                *taken += 1;
                item * item
            });
            assert_eq!(numbered, squares);
            assert_eq!(workers.iter().sum::<usize>(), count);
        }
    }
}
