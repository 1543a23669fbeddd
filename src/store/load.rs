//! Opening a store: the fronts of the parts, the snapshot, the journal on top, and what to do with what cannot be read.

use crate::domain::{
    Book, Change, EntityRef, Kind, Mode, Packed, Part, Timestamp, VecMap, VecSet, into_set, sort_by_key,
};
use crate::formats::backup::{self, BackupProblem};
use crate::merge;
use crate::store::archive::{self, Partition, PartitionIndex, Who};
use crate::store::compaction::Sizes;
use crate::store::head::{Manifest, PartEntry, sum_in};
use crate::store::{Capabilities, CodecError, JournalEntry, KeyValue, Repository, StorageKey, decode};

/// What was met while opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// Texts that could not be read. They are kept as they are.
    pub damage: Vec<CorruptEntry>,
    /// A newer program has written here; this one must not.
    pub is_read_only: bool,
    /// An earlier program has written here, and what it wrote was not read: a fold makes it current.
    pub is_old: bool,
}

/// A reader of snapshots, at a time. None where the text is of a schema it does not know.
pub(super) type ReadSnapshot = fn(&str, u64) -> Option<Result<JournalEntry, CodecError>>;

/// A text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorruptEntry {
    /// The key it now stands under. For one that is gone, the key of a note that it is.
    pub key: String,
    /// What it was.
    pub was: String,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What is wrong with a text of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is not what was written.
    Damaged,
    /// It is gone, and so many people and exchanges with it; nought where that is not known.
    Missing {
        /// How many people.
        people: u64,
        /// How many exchanges.
        exchanges: u64,
    },
    /// A newer program wrote it.
    Newer,
}

/// What the note begins with that is kept of a text that is gone.
const GONE: &str = "gone:";

impl Trouble {
    /// What is wrong with a text that was put aside, by what is kept of it.
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
    /// Whether it was put aside, and can go. What had to stay where it was, for lack of room, is moved at a later start.
    pub fn is_aside(&self) -> bool {
        StorageKey::is_aside(&self.key)
    }
}

/// What a snapshot holds that cannot be read.
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

/// Puts the exchanges of a part in memory.
pub(super) fn open_part<K: KeyValue>(session: &mut Repository<K>, part: Part, now_millis: u64) -> bool {
    // Another tab may have packed it anew and removed the text that this one knows of.
    session.load_newer_snapshot(now_millis);
    let Some(segment) = session.past.get(&part).filter(|it| it.open.is_none()) else { return false };
    let wanted = segment.generation;
    let rows =
        session.read_part(StorageKey::Past, part, wanted, archive::read_past).map(|(it, _)| it).unwrap_or_default();
    let open = rows.iter().map(|it| it.entity.uuid).collect();
    let is_there = !rows.is_empty();
    session.book.insert_rows(rows, now_millis);
    session.book.outline_mut().forget(part);
    if let Some(segment) = session.past.get_mut(&part) {
        segment.open = Some(open);
    }
    is_there
}

impl<K: KeyValue> Repository<K> {
    /// Reads what the store holds into a book that is empty.
    fn read_all(&mut self, now_millis: u64) {
        if let Some((manifest, kept)) = self.snapshot(now_millis) {
            self.take_snapshot(manifest, kept, now_millis);
        }
        self.replay_new(now_millis);
        self.look_for_damage();
    }

    /// Reads everything once more, and what was unpacked too.
    pub(super) fn read_again(&mut self, now_millis: u64) {
        let were_open: Vec<Part> =
            self.past.iter().filter(|(_, it)| it.open.is_some()).map(|(part, _)| *part).collect();
        self.forget_all();
        self.read_all(now_millis);
        for part in were_open {
            self.open_part(part, now_millis);
        }
    }

    /// The newest snapshot that can be read, the one that the head names first, and what goes with it.
    fn snapshot(&mut self, now_millis: u64) -> Option<(Manifest, JournalEntry)> {
        let head = self.read_head();
        let current = head.as_ref().map(|it| it.generation);
        let mut generations: Vec<u64> =
            self.store.keys().iter().filter_map(|it| StorageKey::book_generation(it)).collect();
        if let Some(current) = current.filter(|it| !generations.contains(it)) {
            self.lack(&StorageKey::Book(current).to_string());
        }
        // A snapshot beyond the head was written but never made current: the journal still holds all that is in it.
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
            // A head of this schema names the parts, whatever became of the snapshot.
            (Some(head), found) if head.book.is_some() => {
                (head, found.map_or_else(|| JournalEntry::new(NOTHING), |(_, it)| it))
            }
            (Some(head), Some((generation, kept))) if generation == head.generation => {
                (Manifest { parts: bare(&kept.parts), ..head }, kept)
            }
            // The snapshot that said which parts go with it cannot be read, but they are all there.
            (Some(head), found) => {
                let parts = bare(&self.newest_parts(head.generation));
                (Manifest { parts, ..head }, found.map_or_else(|| JournalEntry::new(NOTHING), |(_, it)| it))
            }
        })
    }

    /// The head, where it can be read.
    fn read_head(&mut self) -> Option<Manifest> {
        let key = StorageKey::Head.to_string();
        let text = self.store.get(&key)?;
        let read = Manifest::decode(&text);
        if let Err(why) = &read {
            self.cannot_read(*why, &key, &text);
        }
        read.ok()
    }

    /// Whether the current snapshot is of a schema that is not known here.
    fn is_old(&self) -> bool {
        let current = self.head().and_then(|it| self.store.get(&StorageKey::Book(it).to_string()));
        current.is_some_and(|it| (self.abilities.read_snapshot)(&it, 0).is_none())
    }

    /// Whether the current snapshot is of the first schema, which only this program's way of writing makes small.
    pub(super) fn is_of_first_schema(&self) -> bool {
        let current = self.head().and_then(|it| self.store.get(&StorageKey::Book(it).to_string()));
        current.is_some_and(|it| read_current(&it, 0).is_none())
    }

    /// The newest text of every part, of those that the head has made current.
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

    /// Merges a snapshot, and the fronts of the parts that go with it and are not known yet.
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
                        self.book.outline_mut().forget(entry.part);
                    }
                    outlines.push((entry.part, self.take_front(&entry, now_millis)));
                    were_open.extend(before.and_then(|it| it.open).map(|_| entry.part));
                }
            }
        }
        self.look_for_missing();
        known.into_iter().for_each(|(part, _)| self.book.outline_mut().forget(part));
        let is_packable = |it: &EntityRef| matches!(it.kind, Kind::People | Kind::Exchanges);
        self.unarchived = kept.change.entities().filter(is_packable).collect();
        self.book.write(&kept.change, now_millis);
        for (part, outline) in outlines {
            let outline = archive::resolved(&self.book, outline);
            if self.is_closed(part) {
                self.book.outline_mut().set(part, outline);
            }
        }
        for part in were_open {
            self.open_part(part, now_millis);
        }
    }

    /// Looks whether every text that the head names is there, so that it is told at once and not when somebody asks for it.
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

    /// Merges the people of a part. Returns its outline, in which people are named who may not be there yet.
    fn take_front(&mut self, entry: &PartEntry, now_millis: u64) -> Vec<(Who, Packed)> {
        let PartEntry { part, generation, .. } = *entry;
        let read = self.read_part(StorageKey::Front, part, generation, archive::read_front);
        let is_as_wanted = read.as_ref().is_some_and(|(_, it)| *it == generation);
        let PartitionIndex { people, outline } = read.map(|(it, _)| it).unwrap_or_default();
        let known = people.iter().map(|it| it.entity.uuid).collect();
        self.book.insert_rows(people, now_millis);
        self.past.insert(part, Partition { generation, people: known, open: None, sums: entry.sums.clone() });
        if !is_as_wanted {
            // Without its outline, or with an older one, the past of this part would not be counted as it is.
            self.open_part(part, now_millis);
            self.dirty_partitions.insert(part);
        }
        outline
    }

    /// Reads the text of a part, or the newest earlier one where it is damaged or gone, and says which.
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
        // Only now, because every key of the store is looked at for it.
        let is_front = StorageKey::is_front(&key(part, wanted).to_string());
        let earlier = archive::generations(&self.store, is_front, part).into_iter().filter(|it| *it < wanted);
        // Whatever is found is written anew by the next compaction, so that the head names what is there.
        self.dirty_partitions.insert(part);
        earlier.into_iter().find_map(|it| Some((self.read_text(key(part, it), read)?, it)))
    }

    /// Reads a text, and puts it aside where it is damaged.
    fn read_text<T>(&mut self, key: StorageKey, read: fn(&str) -> Result<T, CodecError>) -> Option<T> {
        let key = key.to_string();
        let Some(text) = self.store.get(&key) else {
            self.lack(&key);
            return None;
        };
        // A text may be whole and yet not the one that was written there.
        let is_named = self.current.sum_of(&key).is_none_or(|it| sum_in(&text) == Some(it));
        match read(&text) {
            Ok(it) if is_named => return Some(it),
            Err(why) => self.cannot_read(why, &key, &text),
            Ok(_) => self.quarantine(&key, &text),
        }
        None
    }

    /// Takes note of a text that cannot be read. One of a newer program stays where it is.
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

    /// Takes note of a text that is gone. The note is kept, because the next fold names what is there and nothing else.
    pub(super) fn lack(&mut self, was: &str) {
        let is_told = |it: String| StorageKey::is_aside(&it) && StorageKey::was(&it).as_deref() == Some(was);
        if self.damage.iter().any(|it| it.was == was) || self.store.keys().into_iter().any(is_told) {
            return;
        }
        self.must_compact |= self.current.names(was);
        let (people, exchanges) = self.current.holds(was).unwrap_or_default();
        let note = format!("{GONE}{people}:{exchanges}");
        let aside = StorageKey::aside(was, &note);
        let is_noted = !self.is_read_only() && self.store.set(&aside, &note).is_ok();
        let key = if is_noted { aside } else { was.to_owned() };
        self.note_damage(key, was, Trouble::Missing { people, exchanges });
    }

    /// Puts what only a newer program reads aside, because its owner says so, and goes on with the rest. What was put aside
    /// can be downloaded, and a backup brings back what was in it.
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

    /// Plays the entries of the journal that are not known here, in the order in which they were written: the store may
    /// name its keys in any order, and the clock may have been wrong. Returns whether there were any.
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

    /// Looks for entries of the journal that are gone: each number follows one that its tab knew of, so one that is neither
    /// here nor folded is missed. Once the second copy was asked for what it has.
    pub fn look_for_gaps(&mut self) {
        let folded = self.folded.values().copied().max().unwrap_or_default();
        let numbers = into_set(self.journal.values().filter_map(|it| Some(it.sequence?.number)));
        let before = numbers.iter().map(|it| it.saturating_sub(1));
        let gaps: Vec<u64> = before.filter(|it| *it > folded && !numbers.contains(it)).collect();
        // One that could not be read is missed here as well, and is told already.
        let is_told = self.damage.iter().any(|it| StorageKey::is_log(&it.was));
        self.must_compact |= !gaps.is_empty() || is_told;
        if !is_told {
            gaps.into_iter().for_each(|it| self.lack(&StorageKey::lost_log(it)));
        }
    }

    /// Merges the current snapshot where another tab has made it: a tab that slept through the changes would find them
    /// nowhere else.
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

    /// Takes out of memory what another tab has packed into a part that is closed here, so that whatever is in memory
    /// is either unarchived or of an open part.
    fn evict(&mut self) {
        let ids = self.book.exchanges.records().map(|(id, _)| EntityRef::from(id)).collect::<Vec<_>>();
        for entity in ids {
            if !self.unarchived.contains(&entity) && self.part_of(entity).is_none() {
                self.book.unload(entity);
            }
        }
    }

    /// Whether another tab has erased what this one still holds: everything this one has read or written is gone.
    fn is_erased(&self) -> bool {
        let had_any = self.current.generation > 0 || !self.journal.is_empty();
        let has_any = |key: &String| StorageKey::book_generation(key).is_some() || StorageKey::is_log(key);
        had_any && !self.store.keys().iter().any(has_any)
    }

    /// Moves a text aside. Where there is no room for the copy it stays where it is, and is not written over.
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

    /// Takes note of what was put aside on an earlier day, or by another session, and of what has gone since. Returns
    /// whether that is news.
    pub(super) fn look_for_damage(&mut self) -> bool {
        let store = &self.store;
        let count = self.damage.len();
        self.damage.retain(|it| matches!(it.trouble, Trouble::Missing { .. }) || store.get(&it.key).is_some());
        // What was missed may be there again.
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

/// Reads a snapshot of this schema.
pub(super) fn read_current(text: &str, _: u64) -> Option<Result<JournalEntry, CodecError>> {
    (!text.starts_with('{')).then(|| decode(text))
}

/// Reads a snapshot of any schema. One of schema 1 is a backup file.
pub(super) fn read_any(text: &str, now_millis: u64) -> Option<Result<JournalEntry, CodecError>> {
    read_current(text, now_millis).or_else(|| {
        Some(match backup::read(text) {
            Ok(file) => Ok(JournalEntry::new(merge::plan(&Book::default(), &file.book, now_millis).change)),
            Err(BackupProblem::Newer { .. }) => Err(CodecError::Newer),
            Err(_) => Err(CodecError::Damaged),
        })
    })
}
