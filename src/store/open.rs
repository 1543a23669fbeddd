//! Opening a store: the fronts of the parts, the snapshot, the journal on top, and what to do with what cannot be read.

use crate::domain::{Book, Change, EntityRef, Kind, Mode, Packed, Part, Stamp, VecMap, VecSet, into_set, sort_by_key};
use crate::exchange::backup::{self, BackupProblem, checksum};
use crate::merge;
use crate::store::codec::{SCHEMA, checked};
use crate::store::fold::Sizes;
use crate::store::past::{self, Front, Segment, Who};
use crate::store::{Abilities, CodecError, Kept, Key, KeyValue, Manifest, Session, decode};

/// What was met while opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Texts that could not be read. They are kept as they are.
    pub damage: Vec<Damage>,
    /// A newer program has written here; this one must not.
    pub is_read_only: bool,
    /// An earlier program has written here, and what it wrote was not read: a fold makes it current.
    pub is_old: bool,
}

/// A reader of snapshots, at a time. None where the text is of a schema it does not know.
pub(super) type ReadSnapshot = fn(&str, u64) -> Option<Result<Kept, CodecError>>;

/// A text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The key it now stands under.
    pub key: String,
    /// What it was.
    pub was: String,
}

impl Damage {
    /// Whether it was put aside, and can go. What had to stay where it was, for lack of room, is moved at a later start.
    pub fn is_aside(&self) -> bool {
        Key::is_aside(&self.key)
    }
}

/// What a snapshot holds that cannot be read.
const NOTHING: Change = Change { stamp: Stamp::FLOOR, mode: Mode::Merge, edits: Vec::new(), seen: Vec::new() };

pub(super) fn open<K: KeyValue>(store: K, now_millis: u64, abilities: Abilities<K>) -> (Session<K>, Opened) {
    let mut session = Session {
        book: Book::default(),
        store,
        current: Manifest::default(),
        previous: None,
        journal: VecMap::default(),
        past: VecMap::default(),
        loose: VecSet::default(),
        stale: VecSet::default(),
        damage: Vec::new(),
        sizes: Sizes::APP,
        abilities,
        is_read_only: false,
        went_back: 0,
        is_hasty: false,
    };
    if session.is_old() {
        session.is_read_only = true;
        return (session, Opened { is_old: true, ..Opened::default() });
    }
    session.read_all(now_millis);
    let opened = Opened { damage: session.damage.clone(), is_read_only: session.is_read_only, is_old: false };
    (session, opened)
}

/// Puts the exchanges of a part in memory.
pub(super) fn open_part<K: KeyValue>(session: &mut Session<K>, part: Part, now_millis: u64) -> bool {
    // Another tab may have packed it anew and removed the text that this one knows of.
    session.adopt_snapshot(now_millis);
    let Some(segment) = session.past.get(&part).filter(|it| it.open.is_none()) else { return false };
    let wanted = segment.generation;
    let rows = session.read_part(Key::Past, part, wanted, past::read_past).map(|(it, _)| it).unwrap_or_default();
    let open = rows.iter().map(|it| it.entity.uuid).collect();
    let is_there = !rows.is_empty();
    session.book.take_in(rows, now_millis);
    session.book.outline_mut().forget(part);
    if let Some(segment) = session.past.get_mut(&part) {
        segment.open = Some(open);
    }
    is_there
}

impl<K: KeyValue> Session<K> {
    /// Reads what the store holds into a book that is empty.
    fn read_all(&mut self, now_millis: u64) {
        if let Some((generation, kept)) = self.snapshot(now_millis) {
            self.take_snapshot(generation, kept, now_millis);
        }
        self.play_journal(now_millis);
        self.look_for_damage();
    }

    /// Reads everything once more, and what was unpacked too.
    fn read_again(&mut self, now_millis: u64) {
        let were_open: Vec<Part> =
            self.past.iter().filter(|(_, it)| it.open.is_some()).map(|(part, _)| *part).collect();
        self.forget_all();
        self.read_all(now_millis);
        for part in were_open {
            self.open_part(part, now_millis);
        }
    }

    /// The newest snapshot that can be read, the one that the head names first.
    fn snapshot(&mut self, now_millis: u64) -> Option<(u64, Kept)> {
        let head = self.head();
        let mut generations: Vec<u64> = self.store.keys().iter().filter_map(|it| Key::book_generation(it)).collect();
        // A snapshot beyond the head was written but never made current: the journal still holds all that is in it.
        sort_by_key(&mut generations, |it| (Some(*it) == head, *it));
        for generation in generations.into_iter().rev() {
            let key = Key::Book(generation).to_string();
            let Some(text) = self.store.get(&key) else { continue };
            match (self.abilities.read_snapshot)(&text, now_millis) {
                None => continue,
                Some(Ok(mut kept)) => {
                    if let Some(head) = head.filter(|it| *it != generation) {
                        // The snapshot that said which parts go with it cannot be read, but they are all there.
                        kept.parts = self.newest_parts(head);
                    }
                    return Some((generation, kept));
                }
                Some(Err(CodecError::Newer)) => self.is_read_only = true,
                Some(Err(CodecError::Damaged)) => self.quarantine(&key, &text),
            }
        }
        // Without a head nothing was ever made current. With one, the parts are there whatever became of the snapshot.
        head.map(|head| (head, Kept { parts: self.newest_parts(head), ..Kept::new(NOTHING) }))
    }

    /// Whether the current snapshot is of a schema that is not known here.
    fn is_old(&self) -> bool {
        let current = self.head().and_then(|it| self.store.get(&Key::Book(it).to_string()));
        current.is_some_and(|it| (self.abilities.read_snapshot)(&it, 0).is_none())
    }

    /// Whether the current snapshot is of the first schema, which only this program's way of writing makes small.
    pub(super) fn is_of_first_schema(&self) -> bool {
        let current = self.head().and_then(|it| self.store.get(&Key::Book(it).to_string()));
        current.is_some_and(|it| read_current(&it, 0).is_none())
    }

    /// The newest text of every part, of those that the head has made current.
    fn newest_parts(&self, head: u64) -> Vec<(Part, u64)> {
        let mut newest = VecMap::default();
        for (part, generation) in self.store.keys().iter().filter_map(|it| Key::part(it)).filter(|(_, it)| *it <= head)
        {
            let known = newest.get(&part).copied().unwrap_or_default();
            newest.insert(part, generation.max(known));
        }
        newest.into_iter().collect()
    }

    pub(super) fn head(&self) -> Option<u64> {
        self.store.get(&Key::Head.to_string()).and_then(|it| read_head(&it))
    }

    /// Merges a snapshot, and the fronts of the parts that go with it and are not known yet.
    fn take_snapshot(&mut self, generation: u64, kept: Kept, now_millis: u64) {
        let mut known = std::mem::take(&mut self.past);
        (self.went_back, self.is_hasty) = (kept.went_back, kept.is_hasty);
        self.previous = Some(std::mem::replace(&mut self.current, Manifest { generation, parts: kept.parts.clone() }));
        let mut were_open = Vec::new();
        let mut outlines = Vec::new();
        for (part, generation) in kept.parts {
            match known.remove(&part) {
                Some(segment) if segment.generation == generation => self.past.insert(part, segment),
                before => {
                    if before.is_some() {
                        self.book.outline_mut().forget(part);
                    }
                    outlines.push((part, self.take_front(part, generation, now_millis)));
                    were_open.extend(before.and_then(|it| it.open).map(|_| part));
                }
            }
        }
        known.into_iter().for_each(|(part, _)| self.book.outline_mut().forget(part));
        let is_packable = |it: &EntityRef| matches!(it.kind, Kind::People | Kind::Exchanges);
        self.loose = kept.change.entities().filter(is_packable).collect();
        self.book.write(&kept.change, now_millis);
        for (part, outline) in outlines {
            let outline = past::resolved(&self.book, outline);
            if self.is_closed(part) {
                self.book.outline_mut().set(part, outline);
            }
        }
        for part in were_open {
            self.open_part(part, now_millis);
        }
    }

    /// Merges the people of a part. Returns its outline, in which people are named who may not be there yet.
    fn take_front(&mut self, part: Part, generation: u64, now_millis: u64) -> Vec<(Who, Packed)> {
        let read = self.read_part(Key::Front, part, generation, past::read_front);
        let is_as_wanted = read.as_ref().is_some_and(|(_, it)| *it == generation);
        let Front { people, outline } = read.map(|(it, _)| it).unwrap_or_default();
        let known = people.iter().map(|it| it.entity.uuid).collect();
        self.book.take_in(people, now_millis);
        self.past.insert(part, Segment { generation, people: known, open: None });
        if !is_as_wanted {
            // Without its outline, or with an older one, the past of this part would not be counted as it is.
            self.open_part(part, now_millis);
            self.stale.insert(part);
        }
        outline
    }

    /// Reads the text of a part, or the newest earlier one where it is damaged or gone, and says which.
    fn read_part<T>(
        &mut self,
        key: fn(Part, u64) -> Key,
        part: Part,
        wanted: u64,
        read: fn(&str) -> Result<T, CodecError>,
    ) -> Option<(T, u64)> {
        if let Some(it) = self.read_text(key(part, wanted), read) {
            return Some((it, wanted));
        }
        // Only now, because every key of the store is looked at for it.
        let is_front = Key::is_front(&key(part, wanted).to_string());
        let earlier = past::generations(&self.store, is_front, part).into_iter().filter(|it| *it < wanted);
        let read = earlier.into_iter().find_map(|it| Some((self.read_text(key(part, it), read)?, it)));
        if read.is_some() {
            self.stale.insert(part);
        }
        read
    }

    /// Reads a text, and puts it aside where it is damaged.
    fn read_text<T>(&mut self, key: Key, read: fn(&str) -> Result<T, CodecError>) -> Option<T> {
        let key = key.to_string();
        let text = self.store.get(&key)?;
        match read(&text) {
            Ok(it) => return Some(it),
            Err(CodecError::Newer) => self.is_read_only = true,
            Err(CodecError::Damaged) => self.quarantine(&key, &text),
        }
        None
    }

    /// The store may name its keys in any order; a journal is played in the order of its stamps.
    fn play_journal(&mut self, now_millis: u64) {
        for key in into_set(self.store.keys().into_iter().filter(|it| Key::is_log(it))) {
            let Some(text) = self.store.get(&key) else { continue };
            match decode(&text) {
                Ok(kept) => self.play(&key, kept, now_millis),
                Err(CodecError::Newer) => self.is_read_only = true,
                Err(CodecError::Damaged) => self.quarantine(&key, &text),
            }
        }
    }

    /// Merges the current snapshot where another tab has made it: a tab that slept through the changes would find them
    /// nowhere else.
    pub(super) fn adopt_snapshot(&mut self, now_millis: u64) -> bool {
        let head = self.head();
        if head.is_none() && self.is_erased() {
            self.forget_all();
            return true;
        }
        let Some(head) = head.filter(|it| *it != self.current.generation) else { return false };
        let text = self.store.get(&Key::Book(head).to_string());
        let kept = text.and_then(|it| (self.abilities.read_snapshot)(&it, now_millis)?.ok());
        let Some(kept) = kept else { return false };
        if kept.went_back > self.current.generation {
            self.read_again(now_millis);
            return true;
        }
        self.stale.clear();
        self.take_snapshot(head, kept, now_millis);
        let store = &self.store;
        self.journal.retain(|key, _| store.get(key).is_some());
        for logged in self.journal.values().cloned().collect::<Vec<_>>() {
            self.note(&logged);
        }
        self.put_away();
        true
    }

    /// Takes out of memory what another tab has packed into a part that is closed here, so that whatever is in memory
    /// is either loose or of an open part.
    fn put_away(&mut self) {
        let ids = self.book.exchanges.records().map(|(id, _)| EntityRef::from(id)).collect::<Vec<_>>();
        for entity in ids {
            if !self.loose.contains(&entity) && self.part_of(entity).is_none() {
                self.book.unload(entity);
            }
        }
    }

    /// Whether another tab has erased what this one still holds: everything this one has read or written is gone.
    fn is_erased(&self) -> bool {
        let had_any = self.current.generation > 0 || !self.journal.is_empty();
        let has_any = |key: &String| Key::book_generation(key).is_some() || Key::is_log(key);
        had_any && !self.store.keys().iter().any(has_any)
    }

    /// Moves a text aside. Where there is no room for the copy it stays where it is, and is not written over.
    fn quarantine(&mut self, key: &str, text: &str) {
        let aside = Key::aside(key, text);
        let damage = match self.store.set(&aside, text) {
            Ok(()) => {
                self.store.remove(key);
                Damage { key: aside, was: key.to_owned() }
            }
            Err(_) => Damage { key: key.to_owned(), was: key.to_owned() },
        };
        self.damage.push(damage);
    }

    /// Takes note of what was put aside on an earlier day, or by another session, and of what has gone since. Returns
    /// whether that is news.
    pub(super) fn look_for_damage(&mut self) -> bool {
        let store = &self.store;
        let count = self.damage.len();
        self.damage.retain(|it| store.get(&it.key).is_some());
        let has_gone = self.damage.len() < count;
        let is_known = |key: &String| self.damage.iter().any(|it| it.key == *key);
        let aside = self.store.keys().into_iter().filter(|it| Key::is_aside(it) && !is_known(it));
        let found: Vec<Damage> =
            aside.map(|key| Damage { was: Key::was(&key).unwrap_or_else(|| key.clone()), key }).collect();
        let is_news = has_gone || !found.is_empty();
        self.damage.extend(found);
        is_news
    }
}

/// The head as text, with a checksum: a number that is off by one would be a number all the same.
pub(super) fn write_head(generation: u64) -> String {
    let number = generation.to_string();
    format!("{SCHEMA}:{}:{number}", checksum(&number))
}

/// Reads a head. One of schema 1 is the bare number.
pub(super) fn read_head(text: &str) -> Option<u64> {
    match checked(text) {
        Ok((sum, number)) => number.parse().ok().filter(|_| sum == checksum(number)),
        Err(_) => text.parse().ok(),
    }
}

/// Reads a snapshot of this schema.
pub(super) fn read_current(text: &str, _: u64) -> Option<Result<Kept, CodecError>> {
    (!text.starts_with('{')).then(|| decode(text))
}

/// Reads a snapshot of any schema. One of schema 1 is a backup file.
pub(super) fn read_any(text: &str, now_millis: u64) -> Option<Result<Kept, CodecError>> {
    read_current(text, now_millis).or_else(|| {
        Some(match backup::read(text) {
            Ok(file) => Ok(Kept::new(merge::plan(&Book::default(), &file.book, now_millis).change)),
            Err(BackupProblem::Newer { .. }) => Err(CodecError::Newer),
            Err(_) => Err(CodecError::Damaged),
        })
    })
}
