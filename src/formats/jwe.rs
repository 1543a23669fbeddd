//! Encrypted backups: files that open with a passphrase, in Kith and in any JOSE tool.
//!
//! JSON Web Encryption (RFC 7516) in its general JSON form, with one recipient: the passphrase. PBKDF2 with
//! HMAC-SHA-512 derives a key from the passphrase, which wraps a random key (PBES2-HS512+A256KW, RFC 7518 section 4.8),
//! which encrypts the text (A256GCM, section 5.3). `docs/backup.md` shows a command that decrypts a file.
//!
//! Decryption also supports A128CBC-HS256 (section 5.2.3), for the published example of this kind (RFC 7520 section
//! 5.3). Other algorithms and recipients are refused with their name: this is not a JOSE library.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use aes_kw::KwAes256;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use hmac::{Hmac, Mac};
use pbkdf2::pbkdf2_hmac_array;
use serde_derive::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};
use thiserror::Error;

/// The iteration count of PBKDF2, as OWASP recommends for HMAC-SHA-512 (Password Storage Cheat Sheet, 2023).
pub const ROUNDS: u32 = 210_000;
/// The largest iteration count accepted from a file; a larger one could keep a device busy for hours.
const MAX_ROUNDS: u64 = 5_000_000;

const ALGORITHM: &str = "PBES2-HS512+A256KW";
const ENCRYPTION: &str = "A256GCM";

/// The random parts of an encrypted file, drawn anew for each file.
#[derive(Clone, Copy)]
pub struct Random {
    /// The salt of the key derivation.
    pub salt: [u8; 16],
    /// The content encryption key.
    pub key: [u8; 32],
    /// The nonce of the content.
    pub nonce: [u8; 12],
}

impl Random {
    /// Number of random bytes needed.
    pub const BYTES: usize = 60;

    /// Splits [`BYTES`](Self::BYTES) random bytes into salt, key and nonce. `None` for any other number of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (salt, rest) = bytes.split_first_chunk()?;
        let (key, rest) = rest.split_first_chunk()?;
        Some(Self { salt: *salt, key: *key, nonce: rest.try_into().ok()? })
    }
}

/// Why an encrypted file cannot be decrypted.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum JweError {
    /// Not an encrypted file.
    #[error("not an encrypted file")]
    NotSealed,
    /// The end of the file is missing.
    #[error("the end of the file is missing")]
    Cut,
    /// An algorithm or option that Kith does not support.
    #[error("unsupported encryption: {0}")]
    Unsupported(String),
    /// The passphrase does not unwrap the key.
    #[error("the passphrase does not unwrap the key")]
    WrongPassphrase,
    /// The passphrase is right, but the content was altered.
    #[error("the content was altered")]
    Damaged,
}

/// Whether a text looks like an encrypted file, so that the user must be asked for its passphrase.
///
/// # Examples
///
/// ```
/// use kith::formats::jwe::is_sealed;
///
/// assert!(is_sealed(r#"{"protected":"…","recipients":[{"encrypted_key":"…"}],"iv":"…","ciphertext":"…","tag":"…"}"#));
/// assert!(!is_sealed(r#"{"format": "kith-backup"}"#));
/// ```
pub fn is_sealed(text: &str) -> bool {
    text.trim_start().starts_with('{') && text.contains("\"ciphertext\"") && text.contains("\"encrypted_key\"")
}

/// Whether an encrypted file is visibly truncated (it does not end with a brace), so that no passphrase can open it.
pub fn is_cut(text: &str) -> bool {
    !text.trim_end().ends_with('}')
}

/// Encrypts a text. `None` only if a cipher fails, which the algorithms rule out for texts under 64 GB.
///
/// # Examples
///
/// ```
/// # use kith::formats::jwe::{JweError, Random, decrypt, encrypt};
/// let random = Random { salt: [1; 16], key: [2; 32], nonce: [3; 12] };
/// let sealed = encrypt("for my eyes", "four words make it", &random, 1_000).unwrap();
/// assert_eq!(decrypt(&sealed, "four words make it").as_deref(), Ok("for my eyes"));
/// assert_eq!(decrypt(&sealed, "four words made it"), Err(JweError::WrongPassphrase));
/// ```
pub fn encrypt(text: &str, passphrase: &str, random: &Random, rounds: u32) -> Option<String> {
    let header = json!({
        "alg": ALGORITHM, "enc": ENCRYPTION, "cty": "kith-backup+json",
        "p2s": BASE64.encode(random.salt), "p2c": rounds,
    });
    let header = BASE64.encode(header.to_string());
    let kek = derive(ALGORITHM, passphrase, &random.salt, rounds);
    let mut wrapped = [0; 40];
    KwAes256::new(&kek.into()).wrap_key(&random.key, &mut wrapped).ok()?;
    let payload = Payload { msg: text.as_bytes(), aad: header.as_bytes() };
    let mut content = Aes256Gcm::new(&random.key.into()).encrypt(&Nonce::from(random.nonce), payload).ok()?;
    let tag = content.split_off(content.len().checked_sub(TAG_BYTES)?);
    let file = json!({
        "protected": header,
        "recipients": [{ "encrypted_key": BASE64.encode(wrapped) }],
        "iv": BASE64.encode(random.nonce),
        "ciphertext": BASE64.encode(content),
        "tag": BASE64.encode(tag),
    });
    Some(file.to_string())
}

const TAG_BYTES: usize = 16;

/// Decrypts a file.
///
/// # Errors
///
/// A [`JweError`], which tells a wrong passphrase from a bad file.
///
/// # Examples
///
/// ```
/// use kith::formats::jwe::{JweError, decrypt};
///
/// assert_eq!(decrypt("{}", "four words make it"), Err(JweError::NotSealed));
/// assert_eq!(decrypt(r#"{"protected": "eyJhb"#, "four words make it"), Err(JweError::Cut));
/// ```
pub fn decrypt(text: &str, passphrase: &str) -> Result<String, JweError> {
    let why = |error: serde_json::Error| if error.is_eof() { JweError::Cut } else { JweError::NotSealed };
    let file: Value = serde_json::from_str(text).map_err(why)?;
    let sealed = Sealed::read(&file).ok_or(JweError::NotSealed)?;
    let kek = sealed.key_of(passphrase)?;
    let mut key = vec![0; sealed.wrapped.len().saturating_sub(8)];
    KwAes256::new(&kek.into()).unwrap_key(&sealed.wrapped, &mut key).map_err(|_| JweError::WrongPassphrase)?;
    let content = match sealed.header_text("enc") {
        ENCRYPTION => sealed.open_gcm(&key),
        "A128CBC-HS256" => sealed.open_cbc(&key),
        other => return Err(JweError::Unsupported(other.to_owned())),
    };
    content.and_then(|it| String::from_utf8(it).ok()).ok_or(JweError::Damaged)
}

/// The parts of an encrypted file.
struct Sealed<'a> {
    /// The protected header exactly as in the file, because it is authenticated along with the content.
    protected: &'a str,
    /// The three headers merged; the protected one takes precedence.
    header: Value,
    wrapped: Vec<u8>,
    iv: Vec<u8>,
    content: Vec<u8>,
    tag: Vec<u8>,
    aad: Vec<u8>,
}

impl<'a> Sealed<'a> {
    fn read(file: &'a Value) -> Option<Self> {
        let bytes = |value: &Value| BASE64.decode(value.as_str()?).ok();
        let protected = file["protected"].as_str()?;
        let mut header: Value = serde_json::from_slice(&BASE64.decode(protected).ok()?).ok()?;
        // The general form has a list of recipients; the flattened form has its only recipient inline.
        let recipient = if file["recipients"].is_array() { &file["recipients"][0] } else { file };
        for more in [&file["unprotected"], &recipient["header"]] {
            for (name, value) in more.as_object().into_iter().flatten() {
                header.as_object_mut()?.entry(name).or_insert_with(|| value.clone());
            }
        }
        let mut aad = protected.as_bytes().to_vec();
        if let Some(more) = file["aad"].as_str() {
            aad.push(b'.');
            aad.extend(more.as_bytes());
        }
        Some(Self {
            protected,
            header,
            wrapped: bytes(&recipient["encrypted_key"])?,
            iv: bytes(&file["iv"])?,
            content: bytes(&file["ciphertext"])?,
            tag: bytes(&file["tag"])?,
            aad,
        })
        .filter(|it| !it.protected.is_empty())
    }

    fn header_text(&self, name: &str) -> &str {
        self.header[name].as_str().unwrap_or_default()
    }

    /// Derives the key encryption key from a passphrase, with the salt and the iteration count of this file.
    fn key_of(&self, passphrase: &str) -> Result<[u8; 32], JweError> {
        let unsupported = |member: &str| JweError::Unsupported(member.to_owned());
        if self.header_text("alg") != ALGORITHM {
            return Err(unsupported(self.header_text("alg")));
        }
        if !self.header["zip"].is_null() || !self.header["crit"].is_null() {
            return Err(unsupported("zip or crit"));
        }
        let rounds = self.header["p2c"].as_u64().filter(|it| (1..=MAX_ROUNDS).contains(it));
        let rounds = rounds.and_then(|it| u32::try_from(it).ok()).ok_or_else(|| unsupported("p2c"))?;
        let salt = BASE64.decode(self.header_text("p2s")).map_err(|_| unsupported("p2s"))?;
        Ok(derive(ALGORITHM, passphrase, &salt, rounds))
    }

    fn open_gcm(&self, key: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; 12] = self.iv.as_slice().try_into().ok()?;
        let content = [self.content.as_slice(), &self.tag].concat();
        let payload = Payload { msg: &content, aad: &self.aad };
        Aes256Gcm::new_from_slice(key).ok()?.decrypt(&Nonce::from(nonce), payload).ok()
    }

    /// RFC 7518 section 5.2: the first half of the key is for authentication, the second for encryption. The tag is the
    /// first half of the HMAC over the additional authenticated data, the nonce, the content and the length of that
    /// data in bits.
    fn open_cbc(&self, key: &[u8]) -> Option<Vec<u8>> {
        let (mac_key, key) = key.split_at_checked(16)?;
        let bits = (self.aad.len() as u64).checked_mul(8)?.to_be_bytes();
        let mut mac = Hmac::<Sha256>::new_from_slice(mac_key).ok()?;
        for part in [&self.aad, &self.iv, &self.content, bits.as_slice()] {
            mac.update(part);
        }
        if self.tag.len() != TAG_BYTES {
            return None;
        }
        mac.verify_truncated_left(&self.tag).ok()?;
        let cipher = cbc::Decryptor::<aes_gcm::aes::Aes128>::new_from_slices(key, &self.iv).ok()?;
        cipher.decrypt_padded_vec::<Pkcs7>(&self.content).ok()
    }
}

/// RFC 7518 section 4.8.1.1: the PBKDF2 salt is the name of the algorithm, a zero byte and the salt of the file.
fn derive(algorithm: &str, passphrase: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    let salt = [algorithm.as_bytes(), &[0], salt].concat();
    pbkdf2_hmac_array::<Sha512, 32>(passphrase.as_bytes(), &salt, rounds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::{JweError, Random, decrypt, encrypt, is_cut, is_sealed};

    const RANDOM: Random = Random { salt: [7; 16], key: [8; 32], nonce: [9; 12] };
    /// The example of RFC 7520, section 5.3, in both JSON forms.
    const RFC: &str = include_str!("golden/rfc7520-5.3.json");

    #[test]
    fn the_published_example_opens() {
        let example: Value = serde_json::from_str(RFC).unwrap();
        for form in ["general", "flattened"] {
            let sealed = example[form].to_string();
            assert!(is_sealed(&sealed));
            assert_eq!(
                decrypt(&sealed, example["passphrase"].as_str().unwrap()).as_deref(),
                Ok(example["plaintext"].as_str().unwrap()),
                "{form}"
            );
            assert_eq!(decrypt(&sealed, "entrap_o-peter_long-credit_tun"), Err(JweError::WrongPassphrase), "{form}");
        }
    }

    #[test]
    fn its_key_and_its_content_are_guarded_each() {
        let example: Value = serde_json::from_str(RFC).unwrap();
        let passphrase = example["passphrase"].as_str().unwrap();
        let check = |path: &str, expected: JweError| {
            let mut changed = example["general"].clone();
            let place = changed.pointer_mut(path).unwrap();
            let text = place.as_str().unwrap();
            let first = if text.starts_with('A') { 'B' } else { 'A' };
            *place = format!("{first}{}", &text[1..]).into();
            assert_eq!(decrypt(&changed.to_string(), passphrase), Err(expected), "{path}");
        };
        check("/recipients/0/encrypted_key", JweError::WrongPassphrase);
        check("/ciphertext", JweError::Damaged);
        check("/iv", JweError::Damaged);
        check("/tag", JweError::Damaged);
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        let sealed = |header: &str| {
            let header = base64::Engine::encode(&super::BASE64, header);
            format!(
                r#"{{"protected":"{header}","recipients":[{{"encrypted_key":""}}],"iv":"","ciphertext":"","tag":""}}"#
            )
        };
        let check = |header: &str, name: &str| {
            assert_eq!(decrypt(&sealed(header), "x"), Err(JweError::Unsupported(name.to_owned())))
        };
        check(r#"{"alg":"dir","enc":"A256GCM"}"#, "dir");
        check(r#"{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2s":"","p2c":99999999}"#, "p2c");
        check(r#"{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2s":"","p2c":1,"zip":"DEF"}"#, "zip or crit");
        assert_eq!(decrypt("{}", "x"), Err(JweError::NotSealed));
        assert_eq!(decrypt("no", "x"), Err(JweError::NotSealed));
    }

    #[test]
    fn a_file_whose_end_is_missing_says_so_before_any_passphrase() {
        let sealed = encrypt("what I wrote about people", "four words make it", &RANDOM, 2).unwrap();
        assert!(!is_cut(&sealed) && !is_cut(&format!("{sealed}\n")));
        for end in 1..sealed.len() {
            assert!(is_cut(&sealed[..end]) || sealed[..end].ends_with('}'), "{end}");
            assert_eq!(decrypt(&sealed[..end], "four words make it"), Err(JweError::Cut), "{end}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn what_is_sealed_opens_again(text: String, passphrase: String) {
            let sealed = encrypt(&text, &passphrase, &RANDOM, 2).unwrap();
            prop_assert!(is_sealed(&sealed));
            prop_assert_eq!(decrypt(&sealed, &passphrase), Ok(text));
        }

        #[test]
        fn one_changed_letter_is_noticed(at in 0_usize..600, letter in "[A-Za-z0-9_-]") {
            let sealed = encrypt("what I wrote about people", "four words make it", &RANDOM, 2).unwrap();
            let at = at % sealed.len();
            let changed = format!("{}{letter}{}", &sealed[..at], &sealed[at + 1..]);
            // The last character of a base64 text has spare bits. A strict decoder requires them to be zero, so no
            // change goes undetected.
            prop_assert!(changed == sealed || decrypt(&changed, "four words make it").is_err());
        }
    }
}
