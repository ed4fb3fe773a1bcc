//! Byte strings as numbers: the same cell text is decoded and understood once, however many rows hold it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A fast hash for short byte strings of files; nothing depends on its order.
#[derive(Clone, Copy, Default)]
pub(super) struct Fast(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let word = chunk.try_into().map_or(0, u64::from_le_bytes);
            self.add(word);
        }
        let rest = chunks.remainder().iter();
        self.add(rest.fold(1, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn write_u16(&mut self, number: u16) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }

    fn finish(&self) -> u64 {
        // The tables use the low and the high bits.
        self.0 ^ self.0 >> 32
    }
}

/// A map by numbers of one run.
pub(super) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

/// Numbers of byte strings, in order of first appearance.
#[derive(Clone, Debug, Default)]
pub(super) struct Interner {
    ids: FastMap<Box<[u8]>, u32>,
}

impl Interner {
    /// The number of a string that was met before.
    pub(super) fn find(&self, bytes: &[u8]) -> Option<u32> {
        self.ids.get(bytes).copied()
    }

    /// The number of a string, given now if it was not met before.
    pub(super) fn number(&mut self, bytes: &[u8]) -> u32 {
        self.find(bytes)
            .unwrap_or_else(|| self.insert(bytes, self.ids.len()))
    }

    /// Gives a new string its number.
    pub(super) fn insert(&mut self, bytes: &[u8], id: usize) -> u32 {
        let id = u32::try_from(id).unwrap_or(u32::MAX);
        self.ids.insert(bytes.into(), id);
        id
    }
}
