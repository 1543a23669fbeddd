//! The app lock: while a passphrase is set, the store is encrypted.
//!
//! A random *data key* encrypts every text with AES-256-GCM, with the storage key as associated data, so that texts
//! cannot be swapped. The passphrase only wraps the data key: Argon2id derives a key from it (RFC 9106, the second
//! recommended choice of section 4: 64 MiB, three passes, four lanes), and AES key wrap (RFC 3394) does the rest. So a
//! passphrase change rewrites one small text.
//!
//! [`EncryptedStore`] implements [`KeyValue`] with encryption. Plain and encrypted texts may coexist, because turning
//! the lock on or off can be interrupted at any write. `docs/storage.md` lists the limits of the lock.

use std::cell::RefCell;
use std::fmt;

use aes_kw::{KeyInit, KwAes256};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde_derive::{Deserialize, Serialize};
use serde_json::{Value, json};
use thiserror::Error;

use crate::store::cipher::{Cipher, DataKey, NONCE_BYTES};
use crate::store::keys::{PREFIX, StorageKey};
use crate::store::kv_store::{KeyValue, Size, WriteError};

/// Prefix of every encrypted text.
const SEALED: &str = "s:";
/// The length of a salt in bytes.
pub const SALT_BYTES: usize = 16;

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;
/// Limit on the memory that a lock record may demand for Argon2id, in KiB.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;

/// Why the lock cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum LockError {
    /// The passphrase does not unwrap the data key.
    #[error("the passphrase does not unwrap the data key")]
    WrongPassphrase,
    /// The lock record cannot be read.
    #[error("the lock record cannot be read")]
    Damaged,
}

/// Wraps a data key with a passphrase, as the text for [`StorageKey::Lock`]. None only if memory for the key derivation
/// is lacking.
pub(super) fn wrap(key: DataKey, passphrase: &str, salt: [u8; SALT_BYTES]) -> Option<String> {
    let kek = derive(passphrase, &salt, Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).ok()?)?;
    let mut wrapped = [0; 40];
    KwAes256::new(&kek.into()).wrap_key(&key.0, &mut wrapped).ok()?;
    let record = json!({
        "version": 1, "kdf": "argon2id", "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES,
        "salt": BASE64.encode(salt), "key": BASE64.encode(wrapped),
    });
    Some(record.to_string())
}

/// Unwraps the data key from the text under [`StorageKey::Lock`].
///
/// # Errors
///
/// A [`LockError`].
pub(super) fn unwrap(record: &str, passphrase: &str) -> Result<DataKey, LockError> {
    let (params, salt, wrapped) = read(record).ok_or(LockError::Damaged)?;
    let kek = derive(passphrase, &salt, params).ok_or(LockError::Damaged)?;
    let mut key = [0; 32];
    KwAes256::new(&kek.into()).unwrap_key(&wrapped, &mut key).map_err(|_| LockError::WrongPassphrase)?;
    Ok(DataKey(key))
}

fn read(record: &str) -> Option<(Params, Vec<u8>, Vec<u8>)> {
    let record: Value = serde_json::from_str(record).ok()?;
    let number = |name: &str| record[name].as_u64().and_then(|it| u32::try_from(it).ok());
    let bytes = |name: &str| BASE64.decode(record[name].as_str()?).ok();
    let memory = number("memory_kib").filter(|it| *it <= MAX_MEMORY_KIB)?;
    let params = Params::new(memory, number("passes")?, number("lanes")?, Some(32)).ok()?;
    Some((params, bytes("salt")?, bytes("key").filter(|it| it.len() == 40)?))
}

fn derive(passphrase: &str, salt: &[u8], params: Params) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.as_bytes(), salt, &mut key).ok()?;
    Some(key)
}

/// A store that encrypts its texts. Without a key it passes texts through unchanged.
pub struct EncryptedStore<K> {
    store: K,
    cipher: RefCell<Option<Box<dyn Cipher>>>,
    /// The lock record as this store knows it. If another tab has replaced it, the key may be obsolete.
    record: RefCell<Option<String>>,
    nonce: fn() -> [u8; NONCE_BYTES],
}

impl<K: fmt::Debug> fmt::Debug for EncryptedStore<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncryptedStore")
            .field("store", &self.store)
            .field("is_locked", &self.cipher.borrow().is_some())
            .finish()
    }
}

impl<K: KeyValue> EncryptedStore<K> {
    /// Wraps a store; `cipher` is `None` if the lock is off. `nonce` returns bytes that never repeat.
    pub fn new(store: K, cipher: Option<Box<dyn Cipher>>, nonce: fn() -> [u8; NONCE_BYTES]) -> Self {
        let record = store.get(&StorageKey::Lock.to_string());
        Self { store, cipher: RefCell::new(cipher), record: RefCell::new(record), nonce }
    }

    /// Whether the lock record is the one that this store knows. If it is not, writes are refused: they would be
    /// encrypted with an obsolete key, or plain although the lock is on.
    pub fn is_current(&self) -> bool {
        self.store.get(&StorageKey::Lock.to_string()) == *self.record.borrow()
    }

    /// The underlying store.
    pub fn behind(&self) -> &K {
        &self.store
    }

    /// Whether new texts are encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.cipher.borrow().is_some()
    }

    /// Turns the lock on: encrypts the existing texts and all later ones. `record` is the result of `wrap`. It is
    /// written first, so that every encrypted text can be decrypted.
    ///
    /// # Errors
    ///
    /// If there is no room. The store is then unchanged.
    pub fn enable_encryption(&self, key: DataKey, record: &str) -> Result<(), WriteError> {
        self.still_current()?;
        self.store.set(&StorageKey::Lock.to_string(), record)?;
        let had_lock = self.record.replace(Some(record.to_owned())).is_some();
        self.cipher.replace(Some(key.cipher()));
        if had_lock {
            // All entries already use this key. Entries that did not fit when encrypted stay plain until the next
            // start.
            return Ok(());
        }
        self.seal_all().inspect_err(|_| {
            // Decrypting fits, because the plain texts fitted before.
            let _ = self.disable_encryption();
        })
    }

    /// Encrypts all plain texts: when the lock is turned on, and at every start in case that was interrupted.
    ///
    /// # Errors
    ///
    /// If there is no room. Texts encrypted so far stay encrypted.
    pub fn seal_all(&self) -> Result<(), WriteError> {
        for key in self.ours() {
            match self.store.get(&key) {
                Some(text) if !text.starts_with(SEALED) => self.set(&key, &text)?,
                _ => (),
            }
        }
        Ok(())
    }

    /// Turns the lock off: decrypts all texts and removes the lock record last.
    ///
    /// # Errors
    ///
    /// If there is no room. The lock then stays on, and the remaining texts stay encrypted.
    pub fn disable_encryption(&self) -> Result<(), WriteError> {
        self.still_current()?;
        // Repeats until no text is left to decrypt, because another tab may write meanwhile.
        while self.open_each()? > 0 {}
        self.store.remove(&StorageKey::Lock.to_string());
        self.release();
        Ok(())
    }

    /// Replaces every text that the key decrypts with its plain text. Returns their number.
    fn open_each(&self) -> Result<usize, WriteError> {
        let mut count = 0;
        // In reverse order of encryption, so that undoing it needs no more room than there was.
        for key in self.ours().into_iter().rev() {
            let plain = self.get(&key).filter(|it| self.store.get(&key).as_ref() != Some(it));
            if let Some(plain) = plain {
                self.store.set(&key, &plain)?;
                count += 1;
            }
        }
        Ok(count)
    }

    fn still_current(&self) -> Result<(), WriteError> {
        if self.is_current() { Ok(()) } else { Err(WriteError::Stale) }
    }

    /// Forgets the key after everything was erased. Later texts are written in plain.
    pub fn release(&self) {
        self.cipher.replace(None);
        self.record.replace(self.store.get(&StorageKey::Lock.to_string()));
    }

    /// Decrypts a text of the store, including one that another tab wrote.
    pub fn opened(&self, key: &str, text: String) -> String {
        let cipher = self.cipher.borrow();
        // A text that cannot be decrypted is returned unchanged, and is then quarantined like any unreadable text.
        cipher.as_ref().and_then(|it| it.decrypt(key, text.strip_prefix(SEALED)?)).unwrap_or(text)
    }

    fn ours(&self) -> Vec<String> {
        self.store.keys().into_iter().filter(|it| it.starts_with(PREFIX) && !StorageKey::is_always_plain(it)).collect()
    }
}

impl<K: KeyValue> KeyValue for EncryptedStore<K> {
    fn get(&self, key: &str) -> Option<String> {
        Some(self.opened(key, self.store.get(key)?))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.still_current()?;
        match self.cipher.borrow().as_ref().filter(|_| !StorageKey::is_always_plain(key)) {
            Some(cipher) => {
                let sealed = cipher.encrypt(key, value, (self.nonce)()).ok_or(WriteError::Full)?;
                self.store.set(key, &[SEALED, &sealed].concat())
            }
            None => self.store.set(key, value),
        }
    }

    fn remove(&self, key: &str) {
        if self.is_current() {
            self.store.remove(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        self.store.keys()
    }

    fn raw(&self, key: &str) -> Option<String> {
        self.store.raw(key)
    }

    fn size(&self, key: &str) -> Size {
        self.store.size(key)
    }
}

#[cfg(test)]
mod tests;
