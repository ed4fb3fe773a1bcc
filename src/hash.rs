//! A fast hash for what a run counts and names: nothing depends on its order.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// The hash of short keys: byte strings of files, names of a plan, numbers of a run.
#[derive(Clone, Copy, Default)]
pub(crate) struct Fast(u64);

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

/// A map by short keys.
pub(crate) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

/// A set of short keys.
pub(crate) type FastSet<K> = HashSet<K, BuildHasherDefault<Fast>>;
