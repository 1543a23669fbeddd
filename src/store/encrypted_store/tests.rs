//! Tests of the lock: encryption, decryption, and interruptions in between.

use proptest::prelude::*;

use super::{DataKey, EncryptedStore, LockError, unwrap, wrap};
use crate::store::columnar::Block;
use crate::store::compress::{Codec, pack};
use crate::store::crash_tests::{Fault, Faulty, nonce};
use crate::store::{KeyValue, Memory, StorageKey, WriteError};

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
    let guarded = EncryptedStore::new(&memory, None, nonce);
    guarded.enable_encryption(KEY, "record").unwrap();
    guarded.set("kith.log.1", "Ana called").unwrap();
    for key in memory.keys() {
        let raw = memory.get(&key).unwrap();
        assert!(["kith.lock", "other.app"].contains(&key.as_str()) || raw.starts_with("s:"), "{key}: {raw}");
        assert!(!raw.contains("Ana"), "{key}");
    }
    let reopened = EncryptedStore::new(&memory, Some(KEY.cipher()), nonce);
    texts.iter().for_each(|(key, text)| assert_eq!(reopened.get(key).as_deref(), Some(*text)));
    assert_eq!(reopened.get("kith.log.1").as_deref(), Some("Ana called"));
    reopened.disable_encryption().unwrap();
    texts.iter().for_each(|(key, text)| assert_eq!(memory.get(key).as_deref(), Some(*text)));
    assert_eq!(memory.get(&StorageKey::Lock.to_string()), None);
}

#[test]
fn a_packed_part_takes_hardly_more_room_behind_the_lock() {
    let text: Vec<u8> = (0..9_000_u32).map(|it| it.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
    for codec in [Codec::Lz4, Codec::Ppmd] {
        let packed = pack(codec, &Block { text: text.clone(), fixed: vec![1, 2, 3] }).unwrap();
        let memory = Memory::default();
        let guarded = EncryptedStore::new(&memory, Some(KEY.cipher()), nonce);
        guarded.set("kith.past.3.1", &packed).unwrap();
        assert_eq!(guarded.get("kith.past.3.1"), Some(packed.clone()));
        let more = memory.size("kith.past.3.1").units - packed.encode_utf16().count();
        // The nonce, the tag and the prefix of encrypted texts.
        assert!(more < 32, "{more} units more");
    }
}

#[test]
fn a_text_under_another_key_or_with_a_changed_letter_does_not_open() {
    let memory = Memory::default();
    let guarded = EncryptedStore::new(&memory, Some(KEY.cipher()), nonce);
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
                    EncryptedStore::new(&memory, None, nonce).enable_encryption(KEY, "record").unwrap();
                }
                let faulty = Faulty::new(&memory, step, fault);
                let guarded = EncryptedStore::new(&faulty, is_on.then(|| KEY.cipher()), nonce);
                let _ = if is_on { guarded.disable_encryption() } else { guarded.enable_encryption(KEY, "record") };
                let has_lock = memory.get("kith.lock").is_some();
                let reopened = EncryptedStore::new(&memory, has_lock.then(|| KEY.cipher()), nonce);
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
    let guarded = EncryptedStore::new(&memory, None, nonce);
    assert_eq!(guarded.enable_encryption(KEY, "a record that takes its room"), Err(WriteError::Full));
    assert_eq!((memory.get("kith.past.1.1"), memory.get("kith.lock")), (Some(packed), None));
    assert!(!guarded.is_encrypted());
}

#[test]
fn a_tab_that_knows_another_lock_writes_nothing() {
    let memory = Memory::default();
    memory.set("kith.book.1", "1:Ana").unwrap();
    let (plain, locking) = (EncryptedStore::new(&memory, None, nonce), EncryptedStore::new(&memory, None, nonce));
    locking.enable_encryption(KEY, "record").unwrap();
    assert_eq!(plain.set("kith.log.1", "Ana called"), Err(WriteError::Stale));
    plain.remove("kith.book.1");
    let locked = EncryptedStore::new(&memory, Some(KEY.cipher()), nonce);
    assert_eq!(locked.get("kith.book.1").as_deref(), Some("1:Ana"));
    locking.disable_encryption().unwrap();
    assert_eq!(locked.set("kith.log.1", "sealed with a key that is gone"), Err(WriteError::Stale));
    assert_eq!(locked.enable_encryption(KEY, "another"), Err(WriteError::Stale));
    assert_eq!(memory.get("kith.book.1").as_deref(), Some("1:Ana"));
}

#[test]
fn after_erasing_everything_what_is_written_can_be_read_without_a_key() {
    let memory = Memory::default();
    let guarded = EncryptedStore::new(&memory, None, nonce);
    guarded.enable_encryption(KEY, "record").unwrap();
    memory.keys().iter().for_each(|it| memory.remove(it));
    guarded.release();
    guarded.set("kith.log.1", "a new beginning").unwrap();
    assert_eq!(memory.get("kith.log.1").as_deref(), Some("a new beginning"));
}

proptest! {
    #[test]
    fn any_text_is_the_same_after_the_lock(text: String) {
        let memory = Memory::default();
        let guarded = EncryptedStore::new(&memory, Some(KEY.cipher()), nonce);
        guarded.set("kith.draft", &text).unwrap();
        prop_assert_eq!(guarded.get("kith.draft"), Some(text));
    }
}
