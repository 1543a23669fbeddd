//! Packed parts as text: `2:<checksum>:<codec><fifteen bits in every letter>`.
//!
//! Two codecs, chosen by measurement (`docs/storage.md`): LZ4 for what is read at every start, because it unpacks in a
//! few milliseconds, and PPMd (variant H, order 4) for the past, because it makes English a quarter smaller again than
//! the deflate family does and is still quick enough to unpack a part in the blink of an eye. Each text says
//! which it took; some that an earlier version wrote have LZ4 for the past too.
//!
//! localStorage counts UTF-16 code units, so fifteen bits go into each: the letters from U+0020 to U+801F are all
//! there is of them, none is half of a surrogate pair, and any text handling carries them unharmed.

use std::io::{Read, Write};

use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};

use crate::formats::backup::checksum_of;
use crate::store::columnar::Block;
use crate::store::journal_codec::{CodecError, SCHEMA, checked};
use crate::store::varint::{Reader, Writer};

/// How a part is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    /// Quick to unpack.
    Lz4,
    /// Small.
    Ppmd,
}

/// How many letters PPMd looks back. More makes it slower and, for parts of this size, no smaller.
const ORDER: u32 = 4;
/// What the model of PPMd may take, in bytes. Part of the format: both ways must use the same.
const MODEL_BYTES: u32 = 2 << 20;
/// A part claims no more than this unpacked, so that a damaged number does not ask for all memory there is.
const MAX_BYTES: usize = 1 << 28;
/// The first of the letters.
const FIRST_LETTER: u32 = 0x20;
/// How many bits go into a letter.
const BITS: u32 = 15;

impl Codec {
    const fn letter(self) -> char {
        match self {
            Self::Lz4 => 'l',
            Self::Ppmd => 'p',
        }
    }

    fn compress(self, bytes: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Lz4 => Some(lz4_flex::block::compress(bytes)),
            Self::Ppmd => {
                let mut packed = Vec::new();
                let mut encoder = Ppmd7Encoder::new(&mut packed, ORDER, MODEL_BYTES).ok()?;
                encoder.write_all(bytes).ok()?;
                encoder.finish(false).ok()?;
                Some(packed)
            }
        }
    }

    fn expand(self, packed: &[u8], count: usize) -> Option<Vec<u8>> {
        match self {
            Self::Lz4 => lz4_flex::block::decompress(packed, count).ok(),
            Self::Ppmd => {
                let mut bytes = vec![0; count];
                Ppmd7Decoder::new(packed, ORDER, MODEL_BYTES).ok()?.read_exact(&mut bytes).ok()?;
                Some(bytes)
            }
        }
    }
}

/// Packs a block into text. None only where memory for the codec's model is not to be had.
pub(super) fn pack(codec: Codec, block: &Block) -> Option<String> {
    let mut out = Writer::default();
    out.number(block.text.len() as u64);
    out.number(block.fixed.len() as u64);
    out.0.extend_from_slice(&block.fixed);
    out.0.extend_from_slice(&codec.compress(&block.text)?);
    let sum = checksum_of(&out.0);
    Some(format!("{SCHEMA}:{sum}:{}{}", codec.letter(), base32768(&out.0)))
}

/// A packed part as what stands before its base32768, and the bytes that they stand for. None for any other text, and for
/// one whose letters are not just those that [`letters`] would write.
pub(super) fn taken_apart(text: &str) -> Option<(&str, Vec<u8>)> {
    let (_, body) = checked(text).ok().filter(|(_, it)| it.starts_with(['l', 'p']))?;
    let (head, rest) = text.split_at(text.len() - body.len() + 1);
    let bytes = bytes(rest)?;
    (base32768(&bytes) == rest).then_some((head, bytes))
}

/// What a packed part holds, for measuring codecs: the bytes that are compressed, and how many beside them are not.
pub fn unpacked(text: &str) -> Option<(Vec<u8>, usize)> {
    unpack(text).ok().map(|block| (block.text, block.fixed.len()))
}

/// Unpacks what [`pack`] wrote.
pub(super) fn unpack(text: &str) -> Result<Block, CodecError> {
    let (sum, body) = checked(text)?;
    let (codec, letters) = match body.split_at_checked(1) {
        Some(("l", letters)) => (Codec::Lz4, letters),
        Some(("p", letters)) => (Codec::Ppmd, letters),
        _ => return Err(CodecError::Damaged),
    };
    let bytes = bytes(letters).filter(|it| checksum_of(it) == sum).ok_or(CodecError::Damaged)?;
    block(codec, &bytes).ok_or(CodecError::Damaged)
}

fn block(codec: Codec, bytes: &[u8]) -> Option<Block> {
    let mut reader = Reader(bytes);
    let size = |reader: &mut Reader<'_>| usize::try_from(reader.number()?).ok().filter(|it| *it <= MAX_BYTES);
    let (count, fixed) = (size(&mut reader)?, size(&mut reader)?);
    let fixed = reader.take(fixed)?.to_vec();
    Some(Block { text: codec.expand(reader.0, count)?, fixed })
}

/// Bytes as letters: their number first, in two base32768, so that the last letter's spare bits are known.
pub(super) fn base32768(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 8);
    let mut push = |bits: u32| text.extend(char::from_u32((bits & 0x7fff) + FIRST_LETTER));
    let count = u32::try_from(bytes.len()).unwrap_or_default();
    push(count >> BITS);
    push(count);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            push(held >> bits);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        push(held << (BITS - bits));
    }
    text
}

/// The bytes that [`letters`] wrote. None where the text is not one of its.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut values = text.chars().map(|it| u32::from(it).checked_sub(FIRST_LETTER).filter(|it| *it < 1 << BITS));
    let count = (values.next()?? << BITS | values.next()??) as usize;
    let mut bytes = Vec::with_capacity(count.min(text.len() * 2));
    let (mut held, mut bits) = (0_u32, 0);
    for value in values {
        held = held << BITS | value?;
        bits += BITS;
        while bits >= 8 && bytes.len() < count {
            bits -= 8;
            bytes.push((held >> bits).to_le_bytes()[0]);
        }
        held &= (1 << bits.min(16)) - 1;
    }
    (bytes.len() == count).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Codec, base32768, bytes, pack, unpack};
    use crate::store::columnar::Block;

    proptest! {
        #[test]
        fn bytes_are_the_same_after_letters(input: Vec<u8>) {
            let text = base32768(&input);
            prop_assert_eq!(text.encode_utf16().count(), 2 + (input.len() * 8).div_ceil(15));
            prop_assert_eq!(bytes(&text), Some(input));
        }

        #[test]
        fn a_block_is_the_same_after_packing(text: Vec<u8>, fixed: Vec<u8>) {
            let block = Block { text, fixed };
            for codec in [Codec::Lz4, Codec::Ppmd] {
                prop_assert_eq!(unpack(&pack(codec, &block).unwrap()), Ok(block.clone()));
            }
        }

        #[test]
        fn no_text_is_too_odd_to_unpack(text in "([23]:[0-9a-f]{8}:[lp])?\\PC{0,40}") {
            prop_assert!(unpack(&text).is_err());
        }
    }
}
