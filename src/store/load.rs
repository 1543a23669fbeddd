//! Loading a store: the head, the snapshot, the partition indexes, then the journal; quarantines unreadable texts.

use crate::domain::{
    Book, Change, EntityRef, Kind, Mode, Packed, Part, Timestamp, VecMap, VecSet, into_set, sort_by_key,
};
use crate::formats::backup::{self, BackupProblem};
use crate::merge;
use crate::store::archive::{self, Partition, PartitionIndex, Who};
use crate::store::compaction::Sizes;
use crate::store::head::{Manifest, PartEntry, sum_in};
use crate::store::{Capabilities, CodecError, JournalEntry, KeyValue, Repository, StorageKey, decode};

/// The result of loading a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// Texts that could not be read. They are kept unchanged.
    pub damage: Vec<CorruptEntry>,
    /// True if a newer version of Kith has written to this store, so that this version must not write.
    pub is_read_only: bool,
    /// True if the snapshot has an earlier schema and was not read. A compaction brings it up to date.
    pub is_old: bool,
}

/// Reads the text of a snapshot at a time in milliseconds. None if the reader does not know the schema of the text.
pub(super) type ReadSnapshot = fn(&str, u64) -> Option<Result<JournalEntry, CodecError>>;

/// A stored text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorruptEntry {
    /// The current key of the text. For a missing text, the key of the note about it.
    pub key: String,
    /// The original key of the text.
    pub was: String,
    /// The reason why it cannot be read.
    pub trouble: Trouble,
}

/// Why a stored text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The text is corrupt, or its checksum differs from the one in the head.
    Damaged,
    /// The text is missing, together with this many people and exchanges; 0 if the number is unknown.
    Missing {
        /// The number of missing people.
        people: u64,
        /// The number of missing exchanges.
        exchanges: u64,
    },
    /// A newer version of Kith wrote it.
    Newer,
}

/// Prefix of the note that is stored for a missing text.
const GONE: &str = "gone:";

impl Trouble {
    /// The trouble of a quarantined text, from its stored content.
    fn of_aside(text: &str) -> Self {
        let counts = text.strip_prefix(GONE).and_then(|it| it.split_once(':'));
        let number = |it: &str| it.parse().unwrap_or_default();
        match counts {
            Some((people, exchanges)) => Self::Missing { people: number(people), exchanges: number(exchanges) },
            None => Self::Damaged,
        }
    }
}

impl CorruptEntry {
    /// Whether the text is in quarantine and can be removed. A text that did not fit there is moved at a later start.
    pub fn is_aside(&self) -> bool {
        StorageKey::is_aside(&self.key)
    }
}

/// Stands for the content of an unreadable snapshot.
const NOTHING: Change = Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits: Vec::new(), seen: Vec::new() };

pub(super) fn open<K: KeyValue>(store: K, now_millis: u64, abilities: Capabilities<K>) -> (Repository<K>, LoadReport) {
    let mut session = Repository {
        book: Book::default(),
        store,
        current: Manifest::default(),
        previous: None,
        journal: VecMap::default(),
        past: VecMap::default(),
        unarchived: VecSet::default(),
        dirty_partitions: VecSet::default(),
        damage: Vec::new(),
        sizes: Sizes::APP,
        abilities,
        is_old: false,
        last_revert_generation: 0,
        folded: VecMap::default(),
        tab: None,
        last_number: 0,
        must_compact: false,
    };
    if session.is_old() {
        session.is_old = true;
        return (session, LoadReport { is_old: true, ..LoadReport::default() });
    }
    session.read_all(now_millis);
    let opened = LoadReport { damage: session.damage.clone(), is_read_only: session.is_read_only(), is_old: false };
    (session, opened)
}

/// Loads the exchanges of a partition into memory. Returns false if there are none to load.
pub(super) fn open_part<K: KeyValue>(session: &mut Repository<K>, part: Part, now_millis: u64) -> bool {
    // Another tab may have rewritten the partition and removed the text of the known generation.
    session.load_newer_snapshot(now_millis);
    let Some(segment) = session.past.get(&part).filter(|it| it.open.is_none()) else { return false };
    let wanted = segment.generation;
    let rows =
        session.read_part(StorageKey::Past, part, wanted, archive::read_past).map(|(it, _)| it).unwrap_or_default();
    let open = rows.iter().map(|it| it.entity.uuid).collect();
    let is_there = !rows.is_empty();
    session.book.insert_rows(rows, now_millis);
    session.book.archive_index_mut().forget(part);
    if let Some(segment) = session.past.get_mut(&part) {
        segment.open = Some(open);
    }
    is_there
}

impl<K: KeyValue> Repository<K> {
    /// Loads the store into the empty book.
    fn read_all(&mut self, now_millis: u64) {
        if let Some((manifest, kept)) = self.snapshot(now_millis) {
            self.take_snapshot(manifest, kept, now_millis);
        }
        self.replay_new(now_millis);
        self.look_for_damage();
    }

    /// Reloads the whole store, including the partitions that were loaded.
    pub(super) fn read_again(&mut self, now_millis: u64) {
        let were_open: Vec<Part> =
            self.past.iter().filter(|(_, it)| it.open.is_some()).map(|(part, _)| *part).collect();
        self.forget_all();
        self.read_all(now_millis);
        for part in were_open {
            self.open_part(part, now_millis);
        }
    }

    /// The newest readable snapshot, preferring the one that the head names, and its manifest.
    fn snapshot(&mut self, now_millis: u64) -> Option<(Manifest, JournalEntry)> {
        let head = self.read_head();
        let current = head.as_ref().map(|it| it.generation);
        let mut generations: Vec<u64> =
            self.store.keys().iter().filter_map(|it| StorageKey::book_generation(it)).collect();
        if let Some(current) = current.filter(|it| !generations.contains(it)) {
            self.lack(&StorageKey::Book(current).to_string());
        }
        // A snapshot newer than the head was written but never made current. The journal still holds all its changes.
        sort_by_key(&mut generations, |it| (Some(*it) == current, *it));
        let mut found = None;
        for generation in generations.into_iter().rev() {
            let key = StorageKey::Book(generation).to_string();
            let Some(text) = self.store.get(&key) else { continue };
            let named = head.as_ref().and_then(|it| it.sum_of(&key));
            match (self.abilities.read_snapshot)(&text, now_millis) {
                None => continue,
                Some(Ok(kept)) if named.is_none() || named == sum_in(&text) => {
                    found = Some((generation, kept));
                    break;
                }
                Some(read) => self.cannot_read(read.err().unwrap_or(CodecError::Damaged), &key, &text),
            }
        }
        let bare = |parts: &[(Part, u64)]| parts.iter().copied().map(PartEntry::bare).collect();
        Some(match (head, found) {
            (None, None) => return None,
            (None, Some((generation, kept))) => (Manifest { generation, book: None, parts: bare(&kept.parts) }, kept),
            // A head of schema 3 names the partitions itself, even if the snapshot is unreadable.
            (Some(head), found) if head.book.is_some() => {
                (head, found.map_or_else(|| JournalEntry::new(NOTHING), |(_, it)| it))
            }
            (Some(head), Some((generation, kept))) if generation == head.generation => {
                (Manifest { parts: bare(&kept.parts), ..head }, kept)
            }
            // Before schema 3 the snapshot named its partitions. It is unreadable, but the partitions are all there.
            (Some(head), found) => {
                let parts = bare(&self.newest_parts(head.generation));
                (Manifest { parts, ..head }, found.map_or_else(|| JournalEntry::new(NOTHING), |(_, it)| it))
            }
        })
    }

    /// The head, or `None` if it is missing or unreadable.
    fn read_head(&mut self) -> Option<Manifest> {
        let key = StorageKey::Head.to_string();
        let text = self.store.get(&key)?;
        let read = Manifest::decode(&text);
        if let Err(why) = &read {
            self.cannot_read(*why, &key, &text);
        }
        read.ok()
    }

    /// Whether the current snapshot has a schema that this repository's reader does not know.
    fn is_old(&self) -> bool {
        let current = self.head().and_then(|it| self.store.get(&StorageKey::Book(it).to_string()));
        current.is_some_and(|it| (self.abilities.read_snapshot)(&it, 0).is_none())
    }

    /// Whether the current snapshot has schema 1: a plain-text backup file, which shrinks only when this version
    /// rewrites it.
    pub(super) fn is_of_first_schema(&self) -> bool {
        let current = self.head().and_then(|it| self.store.get(&StorageKey::Book(it).to_string()));
        current.is_some_and(|it| read_current(&it, 0).is_none())
    }

    /// The newest generation of every partition, up to the generation of the head.
    fn newest_parts(&self, head: u64) -> Vec<(Part, u64)> {
        let mut newest = VecMap::default();
        for (part, generation) in
            self.store.keys().iter().filter_map(|it| StorageKey::part(it)).filter(|(_, it)| *it <= head)
        {
            let known = newest.get(&part).copied().unwrap_or_default();
            newest.insert(part, generation.max(known));
        }
        newest.into_iter().collect()
    }

    pub(super) fn head(&self) -> Option<u64> {
        self.store.get(&StorageKey::Head.to_string()).and_then(|it| Manifest::decode(&it).ok()).map(|it| it.generation)
    }

    /// Merges a snapshot and the indexes of its partitions, except for the indexes that are already loaded.
    fn take_snapshot(&mut self, manifest: Manifest, kept: JournalEntry, now_millis: u64) {
        let mut known = std::mem::take(&mut self.past);
        (self.last_revert_generation, self.folded) = (kept.last_revert_generation, kept.folded);
        self.last_number = self.folded.values().copied().max().unwrap_or_default().max(self.last_number);
        self.previous = Some(std::mem::replace(&mut self.current, manifest));
        self.must_compact = self.damage.iter().any(|it| self.current.names(&it.was));
        let mut were_open = Vec::new();
        let mut outlines = Vec::new();
        for entry in self.current.parts.clone() {
            match known.remove(&entry.part) {
                Some(segment) if segment.generation == entry.generation => self.past.insert(entry.part, segment),
                before => {
                    if before.is_some() {
                        self.book.archive_index_mut().forget(entry.part);
                    }
                    outlines.push((entry.part, self.take_front(&entry, now_millis)));
                    were_open.extend(before.and_then(|it| it.open).map(|_| entry.part));
                }
            }
        }
        self.look_for_missing();
        known.into_iter().for_each(|(part, _)| self.book.archive_index_mut().forget(part));
        let is_packable = |it: &EntityRef| matches!(it.kind, Kind::People | Kind::Exchanges);
        self.unarchived = kept.change.entities().filter(is_packable).collect();
        self.book.write(&kept.change, now_millis);
        for (part, outline) in outlines {
            let outline = archive::resolved(&self.book, outline);
            if self.is_closed(part) {
                self.book.archive_index_mut().set(part, outline);
            }
        }
        for part in were_open {
            self.open_part(part, now_millis);
        }
    }

    /// Checks that every text named by the head exists, so that a missing one is reported at once and not on first use.
    fn look_for_missing(&mut self) {
        let there = into_set(self.store.keys().into_iter().filter(|it| StorageKey::part(it).is_some()));
        let named: Vec<String> = self.current.keys().map(|it| it.to_string()).collect();
        for key in named.iter().filter(|it| !there.contains(*it)) {
            if let Some((part, _)) = StorageKey::part(key) {
                self.lack(key);
                self.dirty_partitions.insert(part);
            }
        }
    }

    /// Merges the people of a partition. Returns its outline, which may name people who are not in the book yet.
    fn take_front(&mut self, entry: &PartEntry, now_millis: u64) -> Vec<(Who, Packed)> {
        let PartEntry { part, generation, .. } = *entry;
        let read = self.read_part(StorageKey::Front, part, generation, archive::read_front);
        let is_as_wanted = read.as_ref().is_some_and(|(_, it)| *it == generation);
        let PartitionIndex { people, outline } = read.map(|(it, _)| it).unwrap_or_default();
        let known = people.iter().map(|it| it.entity.uuid).collect();
        self.book.insert_rows(people, now_millis);
        self.past.insert(part, Partition { generation, people: known, open: None, sums: entry.sums.clone() });
        if !is_as_wanted {
            // Without its outline, or with an older one, the exchanges of this partition would be counted wrongly.
            self.open_part(part, now_millis);
            self.dirty_partitions.insert(part);
        }
        outline
    }

    /// Reads the text of a partition and returns it with its generation. Falls back to the newest earlier generation if
    /// the wanted one is damaged or missing.
    fn read_part<T>(
        &mut self,
        key: fn(Part, u64) -> StorageKey,
        part: Part,
        wanted: u64,
        read: fn(&str) -> Result<T, CodecError>,
    ) -> Option<(T, u64)> {
        if let Some(it) = self.read_text(key(part, wanted), read) {
            return Some((it, wanted));
        }
        // Delayed until here, because it scans every key of the store.
        let is_front = StorageKey::is_front(&key(part, wanted).to_string());
        let earlier = archive::generations(&self.store, is_front, part).into_iter().filter(|it| *it < wanted);
        // The next compaction rewrites the partition, so that the head names an existing text.
        self.dirty_partitions.insert(part);
        earlier.into_iter().find_map(|it| Some((self.read_text(key(part, it), read)?, it)))
    }

    /// Reads a text, and quarantines it if it is damaged.
    fn read_text<T>(&mut self, key: StorageKey, read: fn(&str) -> Result<T, CodecError>) -> Option<T> {
        let key = key.to_string();
        let Some(text) = self.store.get(&key) else {
            self.lack(&key);
            return None;
        };
        // A text may be intact and still not be the one that the head names.
        let is_named = self.current.sum_of(&key).is_none_or(|it| sum_in(&text) == Some(it));
        match read(&text) {
            Ok(it) if is_named => return Some(it),
            Err(why) => self.cannot_read(why, &key, &text),
            Ok(_) => self.quarantine(&key, &text),
        }
        None
    }

    /// Records an unreadable text and quarantines it. A text of a newer version stays in place.
    fn cannot_read(&mut self, why: CodecError, key: &str, text: &str) {
        match why {
            CodecError::Newer => self.note_damage(key.to_owned(), key, Trouble::Newer),
            CodecError::Damaged => self.quarantine(key, text),
        }
    }

    fn note_damage(&mut self, key: String, was: &str, trouble: Trouble) {
        if !self.damage.iter().any(|it| it.key == key) {
            self.damage.push(CorruptEntry { key, was: was.to_owned(), trouble });
        }
    }

    /// Records a missing text and stores a note about it: the next compaction names only existing texts, so the head
    /// alone would forget the loss.
    pub(super) fn lack(&mut self, was: &str) {
        self.must_compact |= self.current.names(was);
        let is_told = |it: String| StorageKey::is_aside(&it) && StorageKey::was(&it).as_deref() == Some(was);
        if self.damage.iter().any(|it| it.was == was) || self.store.keys().into_iter().any(is_told) {
            return;
        }
        let (people, exchanges) = self.current.holds(was).unwrap_or_default();
        let note = format!("{GONE}{people}:{exchanges}");
        let aside = StorageKey::aside(was, &note);
        let is_noted = !self.is_read_only() && self.store.set(&aside, &note).is_ok();
        let key = if is_noted { aside } else { was.to_owned() };
        self.note_damage(key, was, Trouble::Missing { people, exchanges });
    }

    /// Quarantines the texts of a newer version, at the user's request, and loads the rest. Quarantined texts can be
    /// downloaded, and importing a backup restores their content.
    pub fn put_newer_aside(&mut self, now_millis: u64) {
        let newer: Vec<CorruptEntry> = self.damage.iter().filter(|it| it.trouble == Trouble::Newer).cloned().collect();
        self.damage.retain(|it| it.trouble != Trouble::Newer);
        for it in newer {
            if let Some(text) = self.store.get(&it.key) {
                self.quarantine(&it.key, &text);
            }
        }
        self.read_again(now_millis);
    }

    /// Replays the journal entries that are not known yet, in the order of their sequence: the store may list its keys
    /// in any order, and the clock may have been wrong. Returns whether there were new or unreadable entries.
    pub(super) fn replay_new(&mut self, now_millis: u64) -> bool {
        let is_new = |it: &String| StorageKey::is_log(it) && !self.journal.contains_key(it);
        let keys = into_set(self.store.keys().into_iter().filter(is_new));
        let mut entries = Vec::new();
        let count = self.damage.len();
        for key in keys {
            let Some(text) = self.store.get(&key) else { continue };
            match decode(&text) {
                Ok(kept) => entries.push((key, kept)),
                Err(why) => self.cannot_read(why, &key, &text),
            }
        }
        let has_news = !entries.is_empty() || self.damage.len() > count;
        sort_by_key(&mut entries, |(_, kept)| kept.sequence);
        for (key, kept) in entries {
            self.replay(&key, kept, now_millis);
        }
        has_news
    }

    /// The keys of the texts that the head names.
    pub fn current_keys(&self) -> Vec<String> {
        self.current.keys().map(|it| it.to_string()).collect()
    }

    /// Finds missing journal entries: each number follows a number that its tab had seen, so an earlier number that is
    /// neither in the journal nor in the snapshot is lost. To be called after the mirror has restored its entries.
    pub fn look_for_gaps(&mut self) {
        let folded = self.folded.values().copied().max().unwrap_or_default();
        let numbers = into_set(self.journal.values().filter_map(|it| Some(it.sequence?.number)));
        let before = numbers.iter().map(|it| it.saturating_sub(1));
        let gaps: Vec<u64> = before.filter(|it| *it > folded && !numbers.contains(it)).collect();
        // An unreadable entry leaves a gap too, but is already reported.
        let is_told = self.damage.iter().any(|it| StorageKey::is_log(&it.was));
        self.must_compact |= !gaps.is_empty() || is_told;
        if !is_told {
            gaps.into_iter().for_each(|it| self.lack(&StorageKey::lost_log(it)));
        }
    }

    /// Merges the current snapshot if another tab has written a newer one: a tab that was suspended cannot find those
    /// changes anywhere else. Returns whether it did.
    pub(super) fn load_newer_snapshot(&mut self, now_millis: u64) -> bool {
        let head = self.head();
        if head.is_none() && self.is_erased() {
            self.forget_all();
            return true;
        }
        let Some(head) = head.filter(|it| *it != self.current.generation) else { return false };
        let text = self.store.get(&StorageKey::Book(head).to_string());
        let kept = text.and_then(|it| (self.abilities.read_snapshot)(&it, now_millis)?.ok());
        if kept.is_none_or(|it| it.last_revert_generation > self.current.generation) {
            self.read_again(now_millis);
            return true;
        }
        self.dirty_partitions.clear();
        if let Some((manifest, kept)) = self.snapshot(now_millis) {
            self.take_snapshot(manifest, kept, now_millis);
        }
        let store = &self.store;
        self.journal.retain(|key, _| store.get(key).is_some());
        for logged in self.journal.values().cloned().collect::<Vec<_>>() {
            self.note(&logged);
        }
        self.evict();
        true
    }

    /// Unloads the exchanges that another tab has archived into a partition that is not loaded here, so that every
    /// exchange in memory is either unarchived or in a loaded partition.
    fn evict(&mut self) {
        let ids = self.book.exchanges.records().map(|(id, _)| EntityRef::from(id)).collect::<Vec<_>>();
        for entity in ids {
            if !self.unarchived.contains(&entity) && self.part_of(entity).is_none() {
                self.book.unload(entity);
            }
        }
    }

    /// Whether another tab has erased the store: all snapshots and journal entries of this session are gone.
    fn is_erased(&self) -> bool {
        let had_any = self.current.generation > 0 || !self.journal.is_empty();
        let has_any = |key: &String| StorageKey::book_generation(key).is_some() || StorageKey::is_log(key);
        had_any && !self.store.keys().iter().any(has_any)
    }

    /// Moves a text to quarantine. If the copy does not fit, the text stays under its key and is not overwritten.
    fn quarantine(&mut self, key: &str, text: &str) {
        self.must_compact |= self.current.names(key);
        let aside = StorageKey::aside(key, text);
        if self.store.set(&aside, text).is_ok() {
            self.store.remove(key);
            self.note_damage(aside, key, Trouble::Damaged);
        } else {
            self.note_damage(key.to_owned(), key, Trouble::Damaged);
        }
    }

    /// Updates the list of damage: adds texts that were quarantined earlier or by another session, and drops those that
    /// are gone or restored. Returns whether the list has changed.
    pub(super) fn look_for_damage(&mut self) -> bool {
        let store = &self.store;
        let count = self.damage.len();
        self.damage.retain(|it| matches!(it.trouble, Trouble::Missing { .. }) || store.get(&it.key).is_some());
        // A missing text may have been restored.
        self.damage.retain(|it| {
            let is_back = it.trouble != Trouble::Damaged && it.key != it.was && store.get(&it.was).is_some();
            let is_removed = it.is_aside() && store.get(&it.key).is_none();
            if is_back {
                store.remove(&it.key);
            }
            !is_back && !is_removed
        });
        let has_gone = self.damage.len() < count;
        let is_known = |key: &String| self.damage.iter().any(|it| it.key == *key);
        let mut found = Vec::new();
        for key in self.store.keys().into_iter().filter(|it| StorageKey::is_aside(it) && !is_known(it)) {
            let trouble = Trouble::of_aside(&self.store.get(&key).unwrap_or_default());
            let was = StorageKey::was(&key).unwrap_or_else(|| key.clone());
            if matches!(trouble, Trouble::Missing { .. }) && self.store.get(&was).is_some() {
                self.store.remove(&key);
            } else {
                found.push(CorruptEntry { key, was, trouble });
            }
        }
        let is_news = has_gone || !found.is_empty();
        self.damage.extend(found);
        is_news
    }
}

/// Reads a snapshot of any schema but the first. None for schema 1.
pub(super) fn read_current(text: &str, _: u64) -> Option<Result<JournalEntry, CodecError>> {
    (!text.starts_with('{')).then(|| decode(text))
}

/// Reads a snapshot of any schema. Schema 1 is a backup file.
pub(super) fn read_any(text: &str, now_millis: u64) -> Option<Result<JournalEntry, CodecError>> {
    read_current(text, now_millis).or_else(|| {
        Some(match backup::read(text) {
            Ok(file) => Ok(JournalEntry::new(merge::plan(&Book::default(), &file.book, now_millis).change)),
            Err(BackupProblem::Newer { .. }) => Err(CodecError::Newer),
            Err(_) => Err(CodecError::Damaged),
        })
    })
}
