//! How far the reading of files has come: told by who reads them, looked at from another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far the reading of files has come; all clones tell of the same.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Bytes>);

#[derive(Debug, Default)]
struct Bytes {
    expected: AtomicU64,
    read: AtomicU64,
    are_all: AtomicBool,
}

impl Progress {
    /// How many bytes are read, and how many there are as far as the system knows; none where nothing is read now.
    #[must_use]
    pub fn reading(&self) -> Option<(u64, u64)> {
        let bytes = &self.0;
        let both = [&bytes.read, &bytes.expected].map(|count| count.load(Ordering::Relaxed));
        (!bytes.are_all.load(Ordering::Relaxed)).then_some(both.into())
    }

    /// So many bytes are to be read.
    pub(crate) fn begin(&self, expected: u64) {
        self.0.expected.fetch_add(expected, Ordering::Relaxed);
        self.0.are_all.store(false, Ordering::Relaxed);
    }

    /// So many more are read.
    pub(crate) fn advance(&self, bytes: u64) {
        self.0.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// All are read.
    pub(crate) fn end(&self) {
        self.0.are_all.store(true, Ordering::Relaxed);
    }
}
