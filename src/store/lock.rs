//! The lock of the app: with a passphrase set, what is kept is encrypted.
//!
//! A random *data key* seals every text with AES-256-GCM, its storage key as associated data, so that texts cannot be
//! swapped. The passphrase wraps the data key only: Argon2id makes a key of it (RFC 9106, the second recommended
//! choice of section 4: 64 MiB, three passes, four lanes), and AES key wrap (RFC 3394) does the rest. So changing the
//! passphrase rewrites one small text.
//!
//! [`Guarded`] is the port with the lock in between. Plain and sealed texts may stand side by side, because turning the
//! lock on or off can be cut short anywhere. What the lock does not do, `docs/storage.md` says.

use std::cell::RefCell;
use std::fmt;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use aes_kw::KwAes256;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde_json::{Value, json};
use thiserror::Error;

use crate::store::pack::{bytes, letters};
use crate::store::{Key, KeyValue, PREFIX, WriteError};

/// Begins every sealed text.
const SEALED: &str = "s:";
/// How long a nonce is, in bytes.
pub const NONCE_BYTES: usize = 12;
/// How long a salt is, in bytes.
pub const SALT_BYTES: usize = 16;

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;
/// A record may not ask for more memory than this, in KiB.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;

/// The key that seals what is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DataKey(pub [u8; 32]);

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(..)")
    }
}

/// The key as text, for the way between the page and its worker. It is never kept.
impl fmt::Display for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(self.0))
    }
}

impl DataKey {
    /// Reads what [`Display`](fmt::Display) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(BASE64.decode(text).ok()?.try_into().ok()?))
    }
}

/// Why a lock does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LockError {
    /// The key does not come out of the passphrase.
    #[error("That is not the passphrase. Capital letters and spaces count.")]
    WrongPassphrase,
    /// The record of the lock cannot be read.
    #[error("The lock's own record is damaged, and nothing opens it. A backup file still does.")]
    Damaged,
}

/// Wraps a data key with a passphrase: the text under [`Key::Lock`]. None only where there is no memory for it.
pub fn wrap(key: DataKey, passphrase: &str, salt: [u8; SALT_BYTES]) -> Option<String> {
    let kek = derive(passphrase, &salt, Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).ok()?)?;
    let mut wrapped = [0; 40];
    KwAes256::new(&kek.into()).wrap_key(&key.0, &mut wrapped).ok()?;
    let record = json!({
        "version": 1, "kdf": "argon2id", "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES,
        "salt": BASE64.encode(salt), "key": BASE64.encode(wrapped),
    });
    Some(record.to_string())
}

/// Gets the data key out of the text under [`Key::Lock`].
///
/// # Errors
///
/// A [`LockError`].
pub fn unwrap(record: &str, passphrase: &str) -> Result<DataKey, LockError> {
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

/// A store with the lock in between. Without a key it is the store itself.
pub struct Guarded<K> {
    store: K,
    cipher: RefCell<Option<Aes256Gcm>>,
    /// The lock's record as this store knows it. Where another tab has changed it, the key may no longer open anything.
    record: RefCell<Option<String>>,
    nonce: fn() -> [u8; NONCE_BYTES],
}

impl<K: fmt::Debug> fmt::Debug for Guarded<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guarded")
            .field("store", &self.store)
            .field("is_locked", &self.cipher.borrow().is_some())
            .finish()
    }
}

impl<K: KeyValue> Guarded<K> {
    /// A store that is opened with a key, or needs none. `nonce` draws bytes that never come twice.
    pub fn new(store: K, key: Option<DataKey>, nonce: fn() -> [u8; NONCE_BYTES]) -> Self {
        let record = store.get(&Key::Lock.to_string());
        Self { store, cipher: RefCell::new(key.map(cipher)), record: RefCell::new(record), nonce }
    }

    /// Whether the lock still is as it was when this store was opened. Nothing is written where it is not: it would be
    /// sealed with a key that is gone, or plain where it should be sealed.
    pub fn is_current(&self) -> bool {
        self.store.get(&Key::Lock.to_string()) == *self.record.borrow()
    }

    /// The store behind the lock.
    pub fn behind(&self) -> &K {
        &self.store
    }

    /// Whether what is written is sealed.
    pub fn is_guarded(&self) -> bool {
        self.cipher.borrow().is_some()
    }

    /// Puts the lock on: from here on everything is sealed, beginning with what is there. `record` is the text of
    /// [`wrap`]; it is written first, so that whatever is sealed can be opened.
    ///
    /// # Errors
    ///
    /// If there is no room. Everything is then as it was.
    pub fn guard(&self, key: DataKey, record: &str) -> Result<(), WriteError> {
        self.still_current()?;
        self.store.set(&Key::Lock.to_string(), record)?;
        self.record.replace(Some(record.to_owned()));
        self.cipher.replace(Some(cipher(key)));
        self.seal_all().inspect_err(|_| {
            // Backwards it fits, because it did before.
            let _ = self.unguard();
        })
    }

    /// Seals what is plain: after the lock was put on, and at every start, in case that was cut short.
    ///
    /// # Errors
    ///
    /// If there is no room. What was sealed until then stays so.
    pub fn seal_all(&self) -> Result<(), WriteError> {
        for key in self.ours() {
            match self.store.get(&key) {
                Some(text) if !text.starts_with(SEALED) => self.set(&key, &text)?,
                _ => (),
            }
        }
        Ok(())
    }

    /// Takes the lock off: everything is plain again, and the record goes last.
    ///
    /// # Errors
    ///
    /// If there is no room. The lock then stays on, and what could not be written is still sealed.
    pub fn unguard(&self) -> Result<(), WriteError> {
        self.still_current()?;
        // Once more until nothing is sealed: another tab may have written meanwhile.
        while self.open_each()? > 0 {}
        self.store.remove(&Key::Lock.to_string());
        self.release();
        Ok(())
    }

    /// Writes whatever opens as plain text; returns how many texts that were.
    fn open_each(&self) -> Result<usize, WriteError> {
        let mut count = 0;
        // In the other direction than they were sealed, so that going back takes no more room than going there did.
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

    /// Forgets the key, as when everything was erased and there is nothing left to open: what is written from here on is
    /// plain.
    pub fn release(&self) {
        self.cipher.replace(None);
        self.record.replace(self.store.get(&Key::Lock.to_string()));
    }

    /// A text as it stands in the store, opened: also one that another tab wrote.
    pub fn opened(&self, key: &str, text: String) -> String {
        let cipher = self.cipher.borrow();
        // What does not open is handed on as it is: it is put aside like anything else that cannot be read.
        cipher.as_ref().and_then(|it| open(it, key, text.strip_prefix(SEALED)?)).unwrap_or(text)
    }

    fn ours(&self) -> Vec<String> {
        self.store.keys().into_iter().filter(|it| it.starts_with(PREFIX) && !Key::is_always_plain(it)).collect()
    }
}

impl<K: KeyValue> KeyValue for Guarded<K> {
    fn get(&self, key: &str) -> Option<String> {
        Some(self.opened(key, self.store.get(key)?))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.still_current()?;
        match self.cipher.borrow().as_ref().filter(|_| !Key::is_always_plain(key)) {
            Some(cipher) => self.store.set(key, &seal(cipher, key, value, (self.nonce)()).ok_or(WriteError::Full)?),
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
}

fn cipher(key: DataKey) -> Aes256Gcm {
    Aes256Gcm::new(&key.0.into())
}

/// How the letters of a text became bytes: whichever is shorter.
const AS_UTF8: u8 = 0;
const AS_UTF16: u8 = 1;

fn seal(cipher: &Aes256Gcm, key: &str, text: &str, nonce: [u8; NONCE_BYTES]) -> Option<String> {
    let wide = text.encode_utf16().count() * 2;
    let mut plain = Vec::with_capacity(1 + wide.min(text.len()));
    if text.len() <= wide {
        plain.push(AS_UTF8);
        plain.extend(text.as_bytes());
    } else {
        plain.push(AS_UTF16);
        plain.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: &plain, aad: key.as_bytes() }).ok()?;
    Some(format!("{SEALED}{}", letters(&[nonce.as_slice(), &sealed].concat())))
}

fn open(cipher: &Aes256Gcm, key: &str, text: &str) -> Option<String> {
    let bytes = bytes(text)?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
    let plain = cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: key.as_bytes() }).ok()?;
    match plain.split_first()? {
        (&AS_UTF8, text) => String::from_utf8(text.to_vec()).ok(),
        (_, text) => {
            let units: Vec<u16> = text.as_chunks().0.iter().map(|it| u16::from_le_bytes(*it)).collect();
            String::from_utf16(&units).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DataKey, Guarded, LockError, unwrap, wrap};
    use crate::store::faults::{Fault, Faulty, nonce};
    use crate::store::{Key, KeyValue, Memory, WriteError};

    const KEY: DataKey = DataKey([5; 32]);

    #[test]
    fn only_the_passphrase_opens_the_lock_and_it_can_be_changed() {
        let record = wrap(KEY, "four words make it", [1; 16]).unwrap();
        assert_eq!(unwrap(&record, "four words make it"), Ok(KEY));
        assert_eq!(unwrap(&record, "Four words make it"), Err(LockError::WrongPassphrase));
        let changed = wrap(KEY, "another", [2; 16]).unwrap();
        assert_eq!(unwrap(&changed, "another"), Ok(KEY), "the same data key");
        for damaged in ["", "{}", &record[..record.len() - 9], &record.replace("65536", "99999999")] {
            assert_eq!(unwrap(damaged, "four words make it"), Err(LockError::Damaged), "{damaged}");
        }
    }

    #[test]
    fn nothing_readable_is_left_and_everything_comes_back() {
        let memory = Memory::default();
        let texts =
            [("kith.book.1", "1:Ana Silva"), ("kith.past.3.1", "2:00:p\u{4e01}\u{4e02}\u{4e03}"), ("kith.draft", "")];
        texts.iter().for_each(|(key, text)| memory.set(key, text).unwrap());
        memory.set("other.app", "not ours").unwrap();
        let guarded = Guarded::new(&memory, None, nonce);
        guarded.guard(KEY, "record").unwrap();
        guarded.set("kith.log.1", "Ana called").unwrap();
        for key in memory.keys() {
            let raw = memory.get(&key).unwrap();
            assert!(["kith.lock", "other.app"].contains(&key.as_str()) || raw.starts_with("s:"), "{key}: {raw}");
            assert!(!raw.contains("Ana"), "{key}");
        }
        let reopened = Guarded::new(&memory, Some(KEY), nonce);
        texts.iter().for_each(|(key, text)| assert_eq!(reopened.get(key).as_deref(), Some(*text)));
        assert_eq!(reopened.get("kith.log.1").as_deref(), Some("Ana called"));
        reopened.unguard().unwrap();
        texts.iter().for_each(|(key, text)| assert_eq!(memory.get(key).as_deref(), Some(*text)));
        assert_eq!(memory.get(&Key::Lock.to_string()), None);
    }

    #[test]
    fn a_text_under_another_key_or_with_a_changed_letter_does_not_open() {
        let memory = Memory::default();
        let guarded = Guarded::new(&memory, Some(KEY), nonce);
        guarded.set("kith.book.1", "mine").unwrap();
        let raw = memory.get("kith.book.1").unwrap();
        memory.set("kith.book.2", &raw).unwrap();
        assert_eq!(guarded.get("kith.book.2"), Some(raw.clone()), "handed on as it is");
        let mut letters: Vec<char> = raw.chars().collect();
        *letters.last_mut().unwrap() = if letters.ends_with(&['!']) { '"' } else { '!' };
        let changed: String = letters.into_iter().collect();
        memory.set("kith.book.1", &changed).unwrap();
        assert_eq!(guarded.get("kith.book.1"), Some(changed));
    }

    #[test]
    fn a_crash_while_the_lock_is_put_on_or_taken_off_loses_nothing() {
        for is_on in [false, true] {
            for step in 0..8 {
                for fault in [Fault::Before, Fault::After, Fault::Full] {
                    let memory = Memory::default();
                    let texts = [("kith.book.1", "1:Ana"), ("kith.past.3.1", "2:00"), ("kith.log.9", "x")];
                    texts.iter().for_each(|(key, text)| memory.set(key, text).unwrap());
                    if is_on {
                        Guarded::new(&memory, None, nonce).guard(KEY, "record").unwrap();
                    }
                    let faulty = Faulty::new(&memory, step, fault);
                    let guarded = Guarded::new(&faulty, is_on.then_some(KEY), nonce);
                    let _ = if is_on { guarded.unguard() } else { guarded.guard(KEY, "record") };
                    let has_lock = memory.get("kith.lock").is_some();
                    let reopened = Guarded::new(&memory, has_lock.then_some(KEY), nonce);
                    for (key, text) in texts {
                        assert_eq!(reopened.get(key).as_deref(), Some(text), "{is_on} {step} {fault:?} {key}");
                    }
                }
            }
        }
    }

    #[test]
    fn where_there_is_no_room_for_the_lock_everything_stays_as_it_was() {
        let memory = Memory::with_quota(120);
        let packed = "\u{4e01}".repeat(60);
        memory.set("kith.past.1.1", &packed).unwrap();
        let guarded = Guarded::new(&memory, None, nonce);
        assert_eq!(guarded.guard(KEY, "a record that takes its room"), Err(WriteError::Full));
        assert_eq!((memory.get("kith.past.1.1"), memory.get("kith.lock")), (Some(packed), None));
        assert!(!guarded.is_guarded());
    }

    #[test]
    fn a_tab_that_knows_another_lock_writes_nothing() {
        let memory = Memory::default();
        memory.set("kith.book.1", "1:Ana").unwrap();
        let (plain, locking) = (Guarded::new(&memory, None, nonce), Guarded::new(&memory, None, nonce));
        locking.guard(KEY, "record").unwrap();
        assert_eq!(plain.set("kith.log.1", "Ana called"), Err(WriteError::Stale));
        plain.remove("kith.book.1");
        let locked = Guarded::new(&memory, Some(KEY), nonce);
        assert_eq!(locked.get("kith.book.1").as_deref(), Some("1:Ana"));
        locking.unguard().unwrap();
        assert_eq!(locked.set("kith.log.1", "sealed with a key that is gone"), Err(WriteError::Stale));
        assert_eq!(locked.guard(KEY, "another"), Err(WriteError::Stale));
        assert_eq!(memory.get("kith.book.1").as_deref(), Some("1:Ana"));
    }

    #[test]
    fn after_erasing_everything_what_is_written_can_be_read_without_a_key() {
        let memory = Memory::default();
        let guarded = Guarded::new(&memory, None, nonce);
        guarded.guard(KEY, "record").unwrap();
        memory.keys().iter().for_each(|it| memory.remove(it));
        guarded.release();
        guarded.set("kith.log.1", "a new beginning").unwrap();
        assert_eq!(memory.get("kith.log.1").as_deref(), Some("a new beginning"));
    }

    proptest! {
        #[test]
        fn any_text_is_the_same_after_the_lock(text: String) {
            let memory = Memory::default();
            let guarded = Guarded::new(&memory, Some(KEY), nonce);
            guarded.set("kith.draft", &text).unwrap();
            prop_assert_eq!(guarded.get("kith.draft"), Some(text));
        }
    }
}
