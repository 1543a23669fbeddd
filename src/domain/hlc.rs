//! Timestamps of writes, in an order that all devices agree on.
//!
//! A hybrid logical clock (Kulkarni et al. 2014, *Logical Physical Clocks*): wall-clock milliseconds if they move
//! forward, a counter if they do not, and the device as the tie-breaker. Timestamps are not for display: they only say
//! which of two writes came later.

use std::fmt;

use thiserror::Error;

/// A device: a random number drawn once for each browser profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device(pub u32);

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Device {
    /// Parses the eight hexadecimal digits that [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

/// The time of one write. Its text form is 24 hexadecimal digits that sort like timestamps: twelve for the
/// milliseconds, four for the counter, eight for the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Milliseconds since 1970 in the upper 48 bits, the counter in the lower 16.
    time: u64,
    device: Device,
}

/// The end of the year 2199. No clock is that wrong by accident, so a later timestamp in a file is ignored. This
/// device's own timestamps may be later, if they follow a timestamp that an earlier version accepted.
const LAST_BELIEVED_MILLIS: u64 = 7_258_118_399_999;

/// The text is not a valid timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a stamp is 24 hexadecimal digits")]
pub struct TimestampError;

impl Timestamp {
    /// Earlier than every timestamp of a clock: the timestamp of values in a hand-written file.
    pub const FLOOR: Self = Self { time: 0, device: Device(0) };

    /// A timestamp at the given millisecond, with a counter of zero.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::{Device, Timestamp};
    /// let earlier = Timestamp::at(1_000, Device(9));
    /// let later = Timestamp::at(1_001, Device(1));
    /// assert!(earlier < later);
    /// assert_eq!(later.millis(), 1_001);
    /// ```
    pub const fn at(millis: u64, device: Device) -> Self {
        Self { time: millis << 16, device }
    }

    /// The wall-clock part, in milliseconds since 1970.
    pub const fn millis(self) -> u64 {
        self.time >> 16
    }

    /// The counter that separates writes of one millisecond.
    pub(crate) const fn counter(self) -> u64 {
        self.time & 0xffff
    }

    /// Builds a timestamp from its parts. None if a part is out of range.
    pub(crate) fn of_parts(millis: u64, counter: u64, device: Device) -> Option<Self> {
        (millis < 1 << 48 && counter <= 0xffff).then_some(Self { time: millis << 16 | counter, device })
    }

    /// The device that wrote.
    pub const fn device(self) -> Device {
        self.device
    }

    /// The smallest timestamp of `device` that comes after this one.
    pub(crate) const fn next(self, device: Device) -> Self {
        Self { time: self.time.saturating_add(1), device }
    }

    /// Parses the text form.
    ///
    /// # Errors
    ///
    /// If the text is not 24 hexadecimal digits.
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

    /// Whether this timestamp is accepted from a file. One that no clock gives would win over every later write.
    pub(crate) const fn is_believed(self) -> bool {
        self.millis() <= LAST_BELIEVED_MILLIS
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{}", self.time, self.device)
    }
}

/// The clock of one book. It never moves backwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    latest: u64,
}

impl Clock {
    /// The maximum time by which another device can move this clock ahead of the wall clock: a day (design decision).
    ///
    /// A timestamp from further ahead is stored unchanged, but does not move this clock. It cannot win for ever either:
    /// a write always gets a later timestamp than the value it replaces, see `Book::stamp_for`.
    pub const MAX_DRIFT_MILLIS: u64 = 24 * 60 * 60 * 1000;

    /// The next timestamp: now, or just after the latest one seen, whichever is later.
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

    /// Moves the clock to a timestamp of another device, if that is within [`MAX_DRIFT_MILLIS`](Self::MAX_DRIFT_MILLIS)
    /// of `now_millis`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::{Clock, Device, Timestamp};
    /// let mut clock = Clock::default();
    /// let theirs = Timestamp::at(5_000, Device(2));
    /// clock.observe(theirs, 1_000);
    /// assert!(clock.tick(1_000, Device(1)) > theirs);
    /// ```
    pub fn observe(&mut self, stamp: Timestamp, now_millis: u64) {
        if !is_ahead(stamp, now_millis) {
            self.latest = self.latest.max(stamp.time);
        }
    }
}

/// Whether a timestamp is so far in the future that its device's clock must be wrong.
pub(crate) fn is_ahead(stamp: Timestamp, now_millis: u64) -> bool {
    stamp.millis() > now_millis.saturating_add(Clock::MAX_DRIFT_MILLIS)
}
