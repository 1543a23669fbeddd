//! Opening a store: the snapshot, the journal on top of it, and what to do with what cannot be read.

use std::collections::BTreeSet;

use crate::domain::{Book, into_set, sort_by_key};
use crate::exchange::backup::{self, BackupProblem, checksum};
use crate::store::{CodecError, Key, KeyValue, Session, decode};

/// What was met while opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Texts that could not be read. They are kept as they are.
    pub damage: Vec<Damage>,
    /// A newer program has written here; this one must not.
    pub is_read_only: bool,
}

/// A text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The key it now stands under.
    pub key: String,
    /// What it was.
    pub was: String,
}

pub(super) fn open<K: KeyValue>(store: K, now_millis: u64) -> (Session<K>, Opened) {
    let mut opened = Opened::default();
    let (generation, mut book) = snapshot(&store, now_millis, &mut opened);
    // The store may name its keys in any order; a journal is played in the order of its stamps.
    let keys = into_set(store.keys().into_iter().filter(|it| Key::is_log(it)));
    let mut journal = BTreeSet::new();
    for key in keys {
        let Some(text) = store.get(&key) else { continue };
        match decode(&text) {
            Ok(change) => {
                book.write(&change, now_millis);
                journal.insert(key);
            }
            Err(CodecError::Newer) => opened.is_read_only = true,
            Err(CodecError::Damaged) => quarantine(&store, &key, &text, &mut opened),
        }
    }
    opened.damage.extend(earlier_damage(&store, &opened.damage));
    let is_read_only = opened.is_read_only;
    (Session { book, store, generation, journal, is_read_only }, opened)
}

/// The newest snapshot that can be read, the one that the head names first.
fn snapshot<K: KeyValue>(store: &K, now_millis: u64, opened: &mut Opened) -> (u64, Book) {
    let head = store.get(&Key::Head.to_string()).and_then(|it| it.parse::<u64>().ok());
    let mut generations: Vec<u64> = store.keys().iter().filter_map(|it| Key::book_generation(it)).collect();
    // A snapshot beyond the head was written but never made current: the journal still holds all that is in it.
    sort_by_key(&mut generations, |it| (Some(*it) == head, *it));
    for generation in generations.into_iter().rev() {
        let key = Key::Book(generation).to_string();
        let Some(text) = store.get(&key) else { continue };
        match backup::read(&text) {
            Ok(mut file) => {
                file.book.set_clock(now_millis);
                return (generation, file.book);
            }
            Err(BackupProblem::Newer { .. }) => opened.is_read_only = true,
            Err(_) => quarantine(store, &key, &text, opened),
        }
    }
    (head.unwrap_or_default(), Book::default())
}

/// Moves a text aside. Where there is no room for the copy it stays where it is, and is not written over.
fn quarantine<K: KeyValue>(store: &K, key: &str, text: &str, opened: &mut Opened) {
    let sum = u32::from_str_radix(&checksum(&format!("{key} {text}")), 16).unwrap_or_default();
    let aside = Key::Quarantine(sum).to_string();
    let damage = match store.set(&aside, text) {
        Ok(()) => {
            store.remove(key);
            Damage { key: aside, was: key.to_owned() }
        }
        Err(_) => Damage { key: key.to_owned(), was: key.to_owned() },
    };
    opened.damage.push(damage);
}

/// What was put aside on an earlier day and is still there.
fn earlier_damage<K: KeyValue>(store: &K, known: &[Damage]) -> Vec<Damage> {
    let is_known = |key: &String| known.iter().any(|it| it.key == *key);
    let keys = store.keys().into_iter().filter(|it| Key::is_quarantine(it) && !is_known(it));
    keys.map(|key| Damage { was: key.clone(), key }).collect()
}
