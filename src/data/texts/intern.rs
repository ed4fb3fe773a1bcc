//! Byte strings as numbers: the same cell text is decoded and understood once, however many rows hold it.

use rustc_hash::FxHashMap;

/// Numbers of byte strings, in order of first appearance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    ids: FxHashMap<Box<[u8]>, u32>,
}

impl Interner {
    /// The number of a string that was met before.
    pub(crate) fn find(&self, bytes: &[u8]) -> Option<u32> {
        self.ids.get(bytes).copied()
    }

    /// The number of a string, given now if it was not met before.
    pub(crate) fn number(&mut self, bytes: &[u8]) -> u32 {
        self.find(bytes)
            .unwrap_or_else(|| self.insert(bytes, self.ids.len()))
    }

    /// Gives a new string its number.
    pub(crate) fn insert(&mut self, bytes: &[u8], id: usize) -> u32 {
        let id = u32::try_from(id).unwrap_or(u32::MAX);
        self.ids.insert(bytes.into(), id);
        id
    }
}
