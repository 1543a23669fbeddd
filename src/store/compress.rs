//! Compressed partitions as text: `<schema>:<checksum>:<codec><base32768>`.
//!
//! Two codecs, chosen by measurement (`docs/storage.md`): LZ4 for texts that are read at every start, because it
//! decompresses in a few milliseconds, and PPMd (variant H, order 4) for the exchanges, because it compresses English
//! by a quarter more than the deflate family and still decompresses a partition without a noticeable delay. Each text
//! names its codec; some texts of earlier versions use LZ4 for the exchanges too.
//!
//! localStorage counts UTF-16 code units, so base32768 stores 15 bits in each: the characters from U+0020 to U+801F
//! contain no surrogates, and any text handling preserves them.

use std::io::{Read, Write};

use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};

use crate::formats::backup::checksum_of;
use crate::store::columnar::Block;
use crate::store::journal_codec::{CodecError, SCHEMA, checked};
use crate::store::varint::{Reader, Writer};

/// The compression of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    /// Decompresses fast.
    Lz4,
    /// Compresses best.
    Ppmd,
}

/// The order of the PPMd model, in characters. A higher order is slower and, for partitions of this size, no smaller.
const ORDER: u32 = 4;
/// The memory of the PPMd model in bytes. Part of the format: both directions must use the same size.
const MODEL_BYTES: u32 = 2 << 20;
/// Limit on the decompressed size in bytes, so that a corrupt length does not allocate all memory.
const MAX_BYTES: usize = 1 << 28;
/// The first character of the base32768 alphabet.
const FIRST_LETTER: u32 = 0x20;
/// Bits per character.
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

/// Compresses a block with LZ4. A function of its own, because the page, which uses no other, must not contain the
/// encoder of PPMd.
pub(super) fn pack_fast(block: &Block) -> String {
    written(Codec::Lz4, block, &lz4_flex::block::compress(&block.text))
}

/// Compresses a block into text. None only if memory for the codec's model is lacking.
pub(super) fn pack(codec: Codec, block: &Block) -> Option<String> {
    Some(written(codec, block, &codec.compress(&block.text)?))
}

fn written(codec: Codec, block: &Block, packed: &[u8]) -> String {
    let mut out = Writer::default();
    out.number(block.text.len() as u64);
    out.number(block.fixed.len() as u64);
    out.0.extend_from_slice(&block.fixed);
    out.0.extend_from_slice(packed);
    let sum = checksum_of(&out.0);
    format!("{SCHEMA}:{sum}:{}{}", codec.letter(), base32768(&out.0))
}

/// Splits a compressed partition into its prefix and the bytes of its base32768. None for any other text, and for one
/// that [`base32768`] would encode differently.
pub(super) fn taken_apart(text: &str) -> Option<(&str, Vec<u8>)> {
    let (_, body) = checked(text).ok().filter(|(_, it)| it.starts_with(['l', 'p']))?;
    let (head, rest) = text.split_at(text.len() - body.len() + 1);
    let bytes = bytes(rest)?;
    (base32768(&bytes) == rest).then_some((head, bytes))
}

/// The content of a compressed partition, for measuring codecs: the decompressed bytes, and the number of bytes that
/// are stored uncompressed.
pub fn unpacked(text: &str) -> Option<(Vec<u8>, usize)> {
    unpack(text).ok().map(|block| (block.text, block.fixed.len()))
}

/// Decompresses the output of [`pack`].
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

/// Encodes bytes as base32768. The byte count comes first, in two characters, so that the padding bits of the last
/// character are known.
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

/// Decodes the output of [`base32768`]. None if the text is not valid base32768.
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
        fn bytes_are_the_same_after_base32768(input: Vec<u8>) {
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
