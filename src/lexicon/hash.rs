//! A fast hash for short words: FNV-1a. Word lists are our own, so no one can choose colliding keys.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`Fnv`] hashers.
pub(super) type FnvBuilder = BuildHasherDefault<Fnv>;

/// FNV-1a, 64 bits (constants from Fowler, Noll and Vo).
#[derive(Debug, Clone, Copy)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
