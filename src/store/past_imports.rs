//! The undo of imports, kept in the store so that it outlasts the page.

use crate::domain::into_set;
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::usage::QUOTA_UNITS;

/// The room for the undo of imports, in UTF-16 code units (design decision): a tenth of what a browser has.
const ROOM: usize = QUOTA_UNITS / 10;

/// An import that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastImport {
    /// The time of the import, in milliseconds.
    pub millis: u64,
    /// The name of the file.
    pub name: String,
    /// The text that undoes it.
    pub undo: String,
}

impl PastImport {
    /// The imports in the store, the latest first.
    pub fn all(store: &impl KeyValue) -> Vec<Self> {
        let times = into_set(store.keys().iter().filter_map(|it| StorageKey::import(it)));
        times.iter().copied().rev().filter_map(|it| Self::get(store, it)).collect()
    }

    /// The import of a time. None if there is none.
    pub fn get(store: &impl KeyValue, millis: u64) -> Option<Self> {
        let text = store.get(&StorageKey::Import(millis).to_string())?;
        let (name, undo) = text.split_once('\n')?;
        Some(Self { millis, name: name.to_owned(), undo: undo.to_owned() })
    }

    /// Stores the import. The oldest ones leave if all together would take too much room, and one that is too large by
    /// itself, or for which there is no room, is not stored: it can be undone as long as the page is open.
    pub fn keep(&self, store: &impl KeyValue) {
        let mut units = self.name.len() + self.undo.len();
        if units > ROOM {
            return;
        }
        for older in Self::all(store) {
            units += older.name.len() + older.undo.len();
            if units > ROOM {
                older.forget(store);
            }
        }
        let text = format!("{}\n{}", self.name.replace('\n', " "), self.undo);
        // Without room the import can be undone as long as the page is open.
        let _ = store.set(&StorageKey::Import(self.millis).to_string(), &text);
    }

    /// Removes the import from the store.
    pub fn forget(&self, store: &impl KeyValue) {
        store.remove(&StorageKey::Import(self.millis).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::{PastImport, ROOM};
    use crate::store::kv_store::Memory;

    #[test]
    fn the_latest_imports_stay_within_their_room() {
        let store = Memory::default();
        let import = |millis, size: usize| PastImport {
            millis,
            name: "a\nb.vcf".into(),
            undo: std::iter::repeat_n('x', size).collect(),
        };
        let kept = |store: &Memory| PastImport::all(store).iter().map(|it| it.millis).collect::<Vec<_>>();
        import(1, ROOM / 3).keep(&store);
        import(2, ROOM / 3).keep(&store);
        assert_eq!(kept(&store), [2, 1]);
        assert_eq!(PastImport::get(&store, 2).unwrap().name, "a b.vcf");
        import(3, ROOM / 2).keep(&store);
        assert_eq!(kept(&store), [3, 2]);
        import(4, ROOM + 1).keep(&store);
        assert_eq!(kept(&store), [3, 2]);
        import(3, 0).forget(&store);
        assert_eq!(kept(&store), [2]);
    }
}
