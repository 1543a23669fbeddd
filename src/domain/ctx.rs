//! The context of a command: the time, a source of random bits and the device.

use std::cell::Cell;

use chrono::NaiveDate;

use crate::domain::Device;

/// The context of a command. The caller reads the clock and the entropy; the core never does.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now_millis: u64,
    /// The local date of the user.
    pub today: NaiveDate,
    /// The device that writes.
    pub device: Device,
    /// A source of random bits, for one command.
    pub entropy: Entropy,
}

/// A SplitMix64 generator (Steele, Lea & Flood 2014). Not for secrets: ids only need to differ.
#[derive(Clone, Debug)]
pub struct Entropy {
    state: Cell<u64>,
    /// The counter of the last id. None before the first.
    counter: Cell<Option<u16>>,
}

impl Entropy {
    /// Starts from a seed; in the browser it comes from `crypto.getRandomValues`.
    pub fn new(seed: u64) -> Self {
        Self { state: Cell::new(seed), counter: Cell::new(None) }
    }

    /// The next 64 bits.
    pub fn next(&self) -> u64 {
        let state = self.state.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.state.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The ten bytes after the time in a UUID version 7: a counter of twelve bits that begins at random, so that the
    /// ids of one command sort in the order in which they are made (RFC 9562, section 6.2), and random bits.
    pub(crate) fn ten_bytes(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        let (low, high) = (self.next().to_le_bytes(), self.next().to_le_bytes());
        for (byte, random) in bytes.iter_mut().zip(low.into_iter().chain(high)) {
            *byte = random;
        }
        let counter = match self.counter.get() {
            Some(last) => (last + 1).min(0x0fff),
            // The beginning leaves room for the ids of a command.
            None => match u16::from_be_bytes([bytes[0], bytes[1]]) & 0x0fff {
                random @ ..0x0f00 => random,
                random => random & 0x07ff,
            },
        };
        self.counter.set(Some(counter));
        [bytes[0], bytes[1]] = counter.to_be_bytes();
        bytes
    }
}
