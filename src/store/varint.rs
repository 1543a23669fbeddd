//! Compact binary encoding for partitions: varints, zigzag differences and zero-terminated texts. Reading never panics;
//! it returns `None` at the end of the data.

/// Limit on any count in a partition, so that a corrupt number does not allocate all memory.
pub(super) const MAX_COUNT: usize = 1 << 24;

/// Appends values to bytes.
#[derive(Debug, Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    /// Writes a number as a varint of seven bits per byte (LEB128).
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }

    /// Writes a zigzag difference, so that small differences of either sign are small numbers.
    pub(super) fn difference(&mut self, from: i64, to: i64) {
        let step = to.wrapping_sub(from);
        self.number(((step << 1) ^ (step >> 63)).cast_unsigned());
    }

    /// Writes a text, which must not contain a zero byte, and a terminating zero byte.
    pub(super) fn text(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
        self.0.push(0);
    }
}

/// Reads the output of a [`Writer`].
#[derive(Debug)]
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?.first()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn difference(&mut self, from: i64) -> Option<i64> {
        let zigzag = self.number()?;
        let step = (zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed());
        Some(from.wrapping_add(step))
    }

    /// Reads a count of items, up to [`MAX_COUNT`].
    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|it| *it <= MAX_COUNT)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let end = self.0.iter().position(|it| *it == 0)?;
        let text = self.take(end)?;
        self.take(1)?;
        std::str::from_utf8(text).ok()
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
}
