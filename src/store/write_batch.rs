//! Carries out the writes of a job, one by one.
//!
//! A compaction may write several generations one after another, and the browser may have less room than the worker
//! assumed. So if a write does not fit, the texts since the last head are removed again, because no head names them
//! yet. Earlier writes stay.

use crate::store::keys::StorageKey;
use crate::store::kv_store::{Write, WriteError};

/// A sequence of writes that is carried out on a store.
#[derive(Debug)]
pub struct WriteBatch {
    left: std::vec::IntoIter<Write>,
    /// Keys that were set since the last head.
    unnamed: Vec<String>,
}

/// Sets a key, or removes it.
pub(crate) type Put<'a> = &'a dyn Fn(&str, Option<&str>) -> Result<(), WriteError>;

impl WriteBatch {
    /// A batch of these writes, in order.
    pub fn new(writes: Vec<Write>) -> Self {
        Self { left: writes.into_iter(), unnamed: Vec::new() }
    }

    /// Carries out the next write with `put`. None when all are done.
    ///
    /// # Errors
    ///
    /// If the write failed. The remaining writes are then dropped, and the store is at the generation of its last head.
    pub fn step(&mut self, put: Put<'_>) -> Option<Result<(), WriteError>> {
        let (key, value) = self.left.next()?;
        let result = put(&key, value.as_deref());
        match &result {
            Ok(()) if key == StorageKey::Head.to_string() => self.unnamed.clear(),
            Ok(()) if value.is_some() && StorageKey::generation(&key).is_some() => self.unnamed.push(key),
            Ok(()) => (),
            Err(_) if StorageKey::is_dispensable(&key) => return Some(Ok(())),
            Err(_) => {
                self.left = Vec::new().into_iter();
                // Removing a key needs no room.
                for key in self.unnamed.drain(..) {
                    let _ = put(&key, None);
                }
            }
        }
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::WriteBatch;
    use crate::domain::Command;
    use crate::domain::tests::{ctx, person, seen};
    use crate::store::crash_tests::{Fault, Faulty};
    use crate::store::{ImportSession, Job, KeyValue, Memory, WorkerRepository, work};

    #[test]
    fn a_compaction_that_does_not_fit_half_way_removes_nothing() {
        let store = Memory::default();
        let (mut session, _) = WorkerRepository::open(&store, 0);
        for minute in 0..410 {
            session.commit(Command::AddPerson(Box::new(person(&format!("Ana {minute}")))), &ctx(minute, 1)).unwrap();
        }
        let copy = || store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect::<Vec<_>>();
        let writes = work(Job::Compact, copy(), &ctx(1000, 1), &mut ImportSession::default()).unwrap().writes;
        let sets = writes.iter().filter(|(_, it)| it.is_some()).count();
        assert!(writes.iter().filter(|(key, _)| key == "kith.head").count() > 1, "one generation after the other");
        let mut failed = 0;
        for at in 0..writes.len() {
            let disk = Memory::default();
            copy().iter().for_each(|(key, text)| disk.set(key, text).unwrap());
            let full = Faulty::new(&disk, at, Fault::Full);
            let put = |key: &str, value: Option<&str>| match value {
                Some(value) => full.set(key, value),
                None => {
                    full.remove(key);
                    Ok(())
                }
            };
            let mut row = WriteBatch::new(writes.clone());
            while let Some(done) = row.step(&put) {
                failed += usize::from(done.is_err());
            }
            let (again, opened) = WorkerRepository::open(&disk, 0);
            assert_eq!(opened.damage, [], "no room for write {at}");
            assert_eq!(seen(again.book()), seen(session.book()), "no room for write {at}");
        }
        assert!(failed >= sets);
    }
}
