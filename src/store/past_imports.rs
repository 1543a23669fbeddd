//! The undo of imports, kept in the store so that it outlasts the page.

use serde_derive::{Deserialize, Serialize};

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
    /// What it brought in.
    pub counts: ImportedCounts,
    /// The text that undoes it.
    pub undo: String,
}

/// An import before it has run: its label in the list of imports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLabel {
    /// The name of the file.
    pub name: String,
    /// What it brings in.
    pub counts: ImportedCounts,
}

/// What an import brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedCounts {
    /// New people.
    pub people: usize,
    /// New exchanges.
    pub exchanges: usize,
    /// People, or in a backup any entries, that got something new.
    pub changed: usize,
}

impl ImportedCounts {
    fn write(self) -> String {
        let Self { people, exchanges, changed } = self;
        [people, exchanges, changed].map(|it| it.to_string()).join(" ")
    }

    /// The counts of a text. Zeros if it has none: earlier versions did not write them.
    fn read(text: &str) -> Self {
        let mut numbers = text.split(' ').map(|it| it.parse().unwrap_or_default());
        let mut next = || numbers.next().unwrap_or_default();
        Self { people: next(), exchanges: next(), changed: next() }
    }
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
        let (first, undo) = text.split_once('\n')?;
        let (name, counts) = first.split_once('\t').unwrap_or((first, ""));
        Some(Self { millis, name: name.to_owned(), counts: ImportedCounts::read(counts), undo: undo.to_owned() })
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
        let text = format!("{}\t{}\n{}", self.name.replace(['\n', '\t'], " "), self.counts.write(), self.undo);
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
    use super::{ImportedCounts, PastImport, ROOM};
    use crate::store::keys::StorageKey;
    use crate::store::kv_store::{KeyValue, Memory};

    #[test]
    fn the_latest_imports_stay_within_their_room() {
        let store = Memory::default();
        let import = |millis, size: usize| PastImport {
            millis,
            name: "a\nb.vcf".into(),
            counts: ImportedCounts { people: 11, exchanges: 3, changed: 0 },
            undo: std::iter::repeat_n('x', size).collect(),
        };
        let kept = |store: &Memory| PastImport::all(store).iter().map(|it| it.millis).collect::<Vec<_>>();
        import(1, ROOM / 3).keep(&store);
        import(2, ROOM / 3).keep(&store);
        assert_eq!(kept(&store), [2, 1]);
        let kept_one = PastImport::get(&store, 2).unwrap();
        assert_eq!((kept_one.name.as_str(), kept_one.counts), ("a b.vcf", import(2, 0).counts));
        import(3, ROOM / 2).keep(&store);
        assert_eq!(kept(&store), [3, 2]);
        import(4, ROOM + 1).keep(&store);
        assert_eq!(kept(&store), [3, 2]);
        import(3, 0).forget(&store);
        assert_eq!(kept(&store), [2]);
    }

    #[test]
    fn an_import_without_counts_is_read() {
        let store = Memory::default();
        store.set(&StorageKey::Import(5).to_string(), "a.vcf\nundo").unwrap();
        let import = PastImport::get(&store, 5).unwrap();
        assert_eq!(
            (import.name.as_str(), import.counts, import.undo.as_str()),
            ("a.vcf", ImportedCounts::default(), "undo")
        );
    }
}
