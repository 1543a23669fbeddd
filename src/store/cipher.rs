//! The cipher of the encrypted store: AES-256-GCM with the data key.
//!
//! The page has it in a lazy part, because most people use no lock and unlocking needs that part anyway. So the store
//! knows it as a trait only.

use std::fmt;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use serde_derive::{Deserialize, Serialize};

use crate::store::compress::{self, base32768, bytes};

/// The length of a nonce in bytes.
pub const NONCE_BYTES: usize = 12;

/// Encrypts and decrypts the texts of a store.
pub trait Cipher {
    /// Encrypts a text, with its storage key as associated data. None only if the text is too long for the cipher.
    fn encrypt(&self, key: &str, text: &str, nonce: [u8; NONCE_BYTES]) -> Option<String>;

    /// Decrypts a text. None if it was encrypted with another data key or under another storage key.
    fn decrypt(&self, key: &str, text: &str) -> Option<String>;
}

/// The key that encrypts the store. It is passed between the page and its worker, and never stored.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataKey(pub [u8; 32]);

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(..)")
    }
}

impl DataKey {
    /// The cipher with this key.
    pub fn cipher(self) -> Box<dyn Cipher> {
        Box::new(Aes256Gcm::new(&self.0.into()))
    }
}

impl Cipher for Aes256Gcm {
    fn encrypt(&self, key: &str, text: &str, nonce: [u8; NONCE_BYTES]) -> Option<String> {
        let plain = plain_bytes(text);
        let payload = Payload { msg: &plain, aad: key.as_bytes() };
        let sealed = Aead::encrypt(self, &Nonce::from(nonce), payload).ok()?;
        Some(base32768(&[nonce.as_slice(), &sealed].concat()))
    }

    fn decrypt(&self, key: &str, text: &str) -> Option<String> {
        let bytes = bytes(text)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: sealed, aad: key.as_bytes() };
        text_of(&Aead::decrypt(self, &Nonce::from(*nonce), payload).ok()?)
    }
}

/// The encoding of an encrypted text's plaintext, whichever is shortest.
const AS_UTF8: u8 = 0;
const AS_UTF16: u8 = 1;
/// A partition: the length of its prefix, the prefix in UTF-8, and the bytes of its base32768.
const AS_PACKED: u8 = 2;

/// The text as bytes, after a byte for their encoding.
fn plain_bytes(text: &str) -> Vec<u8> {
    if let Some((head, packed)) = compress::taken_apart(text)
        && let Ok(length) = u8::try_from(head.len())
    {
        return [&[AS_PACKED, length], head.as_bytes(), &packed].concat();
    }
    let wide = text.encode_utf16().count() * 2;
    let mut plain = Vec::with_capacity(1 + wide.min(text.len()));
    if text.len() <= wide {
        plain.push(AS_UTF8);
        plain.extend(text.as_bytes());
    } else {
        plain.push(AS_UTF16);
        plain.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }
    plain
}

/// The inverse of [`plain_bytes`].
fn text_of(plain: &[u8]) -> Option<String> {
    match plain.split_first()? {
        (&AS_UTF8, text) => String::from_utf8(text.to_vec()).ok(),
        (&AS_UTF16, text) => {
            let units: Vec<u16> = text.as_chunks().0.iter().map(|it| u16::from_le_bytes(*it)).collect();
            String::from_utf16(&units).ok()
        }
        (&AS_PACKED, rest) => {
            let (length, rest) = rest.split_first()?;
            let (head, packed) = rest.split_at_checked(usize::from(*length))?;
            Some(format!("{}{}", std::str::from_utf8(head).ok()?, base32768(packed)))
        }
        _ => None,
    }
}
