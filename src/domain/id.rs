//! Typed ids. The entity is part of the type, so that the id of a person cannot be used as the id of an exchange.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use chrono::{DateTime, NaiveDate};
use crc::{CRC_64_ECMA_182, CRC_64_XZ, Crc};
use uuid::Uuid;

use crate::domain::Ctx;

/// The id of a `T`: a UUID version 7 (RFC 9562, section 5.7), so that ids sort by time of creation.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

/// A type that other entities refer to by id.
pub trait Referent: 'static {
    /// Whether it is a person. Joining two people finds the references to one of them by it.
    const IS_PERSON: bool = false;
}

impl<T> Id<T> {
    /// Generates an id from the clock and the entropy in `ctx`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let first = PersonId::new(&ctx);
    /// let second = PersonId::new(&Ctx { now_millis: 2, ..ctx });
    /// assert!(first < second);
    /// ```
    pub fn new(ctx: &Ctx) -> Self {
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(ctx.now_millis, &ctx.entropy.ten_bytes()).into_uuid())
    }

    /// Derives an id from a text, the same on every device: a UUID version 8 (RFC 9562, section 5.8) made of two
    /// checksums. Ids must differ, not be secret.
    pub(crate) fn from_text(text: &str) -> Self {
        let high = Crc::<u64>::new(&CRC_64_ECMA_182).checksum(text.as_bytes());
        let low = Crc::<u64>::new(&CRC_64_XZ).checksum(text.as_bytes());
        Self::from_uuid(
            uuid::Builder::from_custom_bytes((u128::from(high) << 64 | u128::from(low)).to_be_bytes()).into_uuid(),
        )
    }

    /// Wraps a UUID.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// The untyped id.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }

    /// The first day on which the id can have been made, anywhere on earth. None for an id without its time.
    ///
    /// ```
    /// # use kith::domain::{Id, Person};
    /// let check = |id: &str, expected: Option<&str>| {
    ///     assert_eq!(Id::<Person>::parse(id).unwrap().first_day(), expected.map(|it| it.parse().unwrap()));
    /// };
    /// check("0192f0c1-0000-7000-8000-000000000001", Some("2024-11-02"));
    /// check("0192f0c1-0000-8000-8000-000000000001", None);
    /// ```
    pub fn first_day(self) -> Option<NaiveDate> {
        let (seconds, _) = self.uuid.get_timestamp()?.to_unix();
        let day = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.date_naive();
        // The day of the user is at most one before that of Greenwich.
        day.pred_opt()
    }

    /// Parses the 32 hexadecimal digits that [`Display`](fmt::Display) writes, with or without hyphens.
    ///
    /// ```
    /// # use kith::domain::{Id, Person};
    /// let id = Id::<Person>::parse("0192f0c1-0000-7000-8000-000000000001").unwrap();
    /// assert_eq!(id.to_string(), "0192f0c1000070008000000000000001");
    /// assert!(Id::<Person>::parse("Ana").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self::from_uuid)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.uuid.as_simple())
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.uuid.as_simple())
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
