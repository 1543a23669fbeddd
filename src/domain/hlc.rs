//! Stamps: the time of a write, in an order that all devices agree on.
//!
//! A hybrid logical clock (Kulkarni et al. 2014, *Logical Physical Clocks*): wall-clock milliseconds where they move
//! forward, a counter where they do not, and the device as the last word. This is not a clock to show: a stamp only
//! says which of two writes came later.

use std::fmt;

use thiserror::Error;

/// A device that writes: a random number drawn once per browser profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device(pub u32);

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Device {
    /// Reads the eight hexadecimal digits that [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

/// The time of one write. Its text form is 24 hexadecimal digits whose order is the order of stamps:
/// twelve of milliseconds, four of counter, eight of device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Milliseconds since 1970 in the upper 48 bits, the counter in the lower 16.
    time: u64,
    device: Device,
}

/// The end of the year 2199. No clock is so wrong by accident, so a file that claims a later write is not believed. Our own
/// writes may come later: those that come after what an earlier version believed.
const LAST_BELIEVED_MILLIS: u64 = 7_258_118_399_999;

/// Why a text is not a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a stamp is 24 hexadecimal digits")]
pub struct TimestampError;

impl Timestamp {
    /// Earlier than every stamp a clock gives: the stamp of what a hand-written file says.
    pub const FLOOR: Self = Self { time: 0, device: Device(0) };

    /// A stamp at the given millisecond, with a counter of zero.
    pub const fn at(millis: u64, device: Device) -> Self {
        Self { time: millis << 16, device }
    }

    /// The wall-clock part, in milliseconds since 1970.
    pub const fn millis(self) -> u64 {
        self.time >> 16
    }

    /// The counter that tells writes of one millisecond apart.
    pub(crate) const fn counter(self) -> u64 {
        self.time & 0xffff
    }

    /// Puts a stamp together. None where the parts are of no stamp.
    pub(crate) fn of_parts(millis: u64, counter: u64, device: Device) -> Option<Self> {
        (millis < 1 << 48 && counter <= 0xffff).then_some(Self { time: millis << 16 | counter, device })
    }

    /// Who wrote.
    pub const fn device(self) -> Device {
        self.device
    }

    /// The smallest stamp of `device` that comes after this one.
    pub(crate) const fn next(self, device: Device) -> Self {
        Self { time: self.time.saturating_add(1), device }
    }

    /// Reads the text form.
    ///
    /// # Errors
    ///
    /// If the text is anything but 24 hexadecimal digits.
    ///
    /// ```
    /// # use kith::domain::{Device, Timestamp};
    /// let stamp = Timestamp::at(1_795_000_000_000, Device(7));
    /// assert_eq!(Timestamp::parse(&stamp.to_string()), Ok(stamp));
    /// ```
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        let (time, device) = text.split_at_checked(16).ok_or(TimestampError)?;
        let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let time = u64::from_str_radix(time, 16).map_err(|_| TimestampError)?;
        let device = Device::parse(device).ok_or(TimestampError)?;
        if is_hex { Ok(Self { time, device }) } else { Err(TimestampError) }
    }

    /// Whether a file may say this. A stamp that no clock gives would win over every write to come.
    pub(crate) const fn is_believed(self) -> bool {
        self.millis() <= LAST_BELIEVED_MILLIS
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{}", self.time, self.device)
    }
}

/// The clock of one book. It only moves forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    latest: u64,
}

impl Clock {
    /// How far ahead of the wall clock another device may pull this one: a day (design decision).
    ///
    /// A stamp from further ahead is kept as it is, but does not move this clock. It cannot win for ever either: a
    /// write is always stamped after the value it replaces, see [`Book::stamp_for`](crate::domain::Book::stamp_for).
    pub const MAX_DRIFT_MILLIS: u64 = 24 * 60 * 60 * 1000;

    /// The next stamp: now, or just after the latest one seen, whichever is later.
    ///
    /// ```
    /// # use kith::domain::{Clock, Device};
    /// let mut clock = Clock::default();
    /// let first = clock.tick(1000, Device(1));
    /// let set_back = clock.tick(900, Device(1));
    /// assert!(first < set_back);
    /// ```
    pub fn tick(&mut self, now_millis: u64, device: Device) -> Timestamp {
        self.latest = (self.latest + 1).max(now_millis << 16);
        Timestamp { time: self.latest, device }
    }

    /// Takes note of a stamp from elsewhere, within [`MAX_DRIFT_MILLIS`](Self::MAX_DRIFT_MILLIS) of `now_millis`.
    pub fn observe(&mut self, stamp: Timestamp, now_millis: u64) {
        if !is_ahead(stamp, now_millis) {
            self.latest = self.latest.max(stamp.time);
        }
    }
}

/// Whether a stamp lies so far in the future that its device's clock must be wrong.
pub(crate) fn is_ahead(stamp: Timestamp, now_millis: u64) -> bool {
    stamp.millis() > now_millis.saturating_add(Clock::MAX_DRIFT_MILLIS)
}
