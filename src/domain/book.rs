//! The book: all data of one user, in memory.

use chrono::NaiveDate;

use crate::domain::exchange_index;
use crate::domain::record::{View, ViewMut};
use crate::domain::table::{AnyTable, Table};
use crate::domain::{
    Aim, ArchiveIndex, Cell, CellEdit, Change, Clock, Device, Edit, EntityRef, Exchange, ExchangeId, ExchangeIndex,
    Favour, Group, Kind, Mentorship, Mode, Outcome, Person, PersonId, Project, Promise, Record, Row, Settings,
    SharedItem, TONES, Timestamp, Tone, Trip, Unknown, UnknownKind, VecMap, sort_by_key,
};

/// All data of one user. Plain tables with two indexes. It changes by a [`Change`] or by records that the store inserts
/// whole.
#[derive(Clone, Debug, Default)]
pub struct Book {
    settings: Record<Settings>,
    /// People.
    pub people: Table<Person>,
    /// Exchanges.
    pub exchanges: Table<Exchange>,
    /// Promises.
    pub promises: Table<Promise>,
    /// Favours.
    pub favours: Table<Favour>,
    /// Projects.
    pub projects: Table<Project>,
    /// Mentorships.
    pub mentorships: Table<Mentorship>,
    /// Aims.
    pub aims: Table<Aim>,
    /// Shared items.
    pub shares: Table<SharedItem>,
    /// Outcomes.
    pub returns: Table<Outcome>,
    /// Groups.
    pub groups: Table<Group>,
    /// Trips.
    pub trips: Table<Trip>,
    /// Entities of kinds that only a newer version understands.
    unknown: VecMap<UnknownKind, Table<Unknown>>,
    clock: Clock,
    seen: VecMap<Device, Timestamp>,
    exchange_index: ExchangeIndex,
    archive_index: ArchiveIndex,
}

impl Book {
    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings.body
    }

    /// The exchanges with a person, oldest first.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let call = Exchange { when: "2026-11-02".parse().ok(), notes: "the tide tables".into(), ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(call), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// let notes: Vec<&str> = book.exchanges_with(ana).map(|(_, it)| it.notes.as_str()).collect();
    /// assert_eq!(notes, ["the tide tables"]);
    /// ```
    pub fn exchanges_with(&self, person: PersonId) -> impl DoubleEndedIterator<Item = (ExchangeId, &Exchange)> {
        self.exchange_index.with(person).iter().filter_map(|(_, id)| Some((*id, self.exchanges.get(*id)?)))
    }

    /// The exchanges with a person and the attempts to reach them, oldest first: what a timeline shows. Only the
    /// exchanges count as contact.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let tried = Exchange { when: "2026-11-02".parse().ok(), attempt: true, ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(tried), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// assert_eq!(book.timeline_with(ana).len(), 1);
    /// assert_eq!((book.exchanges_with(ana).count(), book.last_with(ana)), (0, None));
    /// assert_eq!(book.exchanges_since("2026-11-01".parse().unwrap()).count(), 0);
    /// ```
    pub fn timeline_with(&self, person: PersonId) -> Vec<(ExchangeId, &Exchange)> {
        let (exchanges, attempts) = (self.exchange_index.with(person), self.exchange_index.attempts(person));
        let mut entries = [exchanges, attempts].concat();
        sort_by_key(&mut entries, |it| *it);
        entries.into_iter().filter_map(|(_, id)| Some((id, self.exchanges.get(id)?))).collect()
    }

    /// The days of the exchanges with a person, oldest first, each once. Includes archived exchanges.
    pub fn days_with(&self, person: PersonId) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.exchange_index.with(person).iter().map(|(day, _)| *day).collect();
        for (_, packed) in self.archive_index.of(person) {
            days = exchange_index::merged(days, &packed.days);
        }
        days.dedup();
        days
    }

    /// The day of the last exchange with a person. Includes archived exchanges.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let call = Exchange { when: "2026-11-02".parse().ok(), notes: "the tide tables".into(), ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(call), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// assert_eq!(book.last_with(ana), "2026-11-02".parse().ok());
    /// assert_eq!(book.days_with(ana).len(), 1);
    /// ```
    pub fn last_with(&self, person: PersonId) -> Option<NaiveDate> {
        let packed = self.archive_index.of(person).iter().filter_map(|(_, it)| it.days.last().copied());
        self.exchange_index.with(person).last().map(|(day, _)| *day).into_iter().chain(packed).max()
    }

    /// The due day of a promise: the day of the next session for an action "by next time" of a mentorship, so that a
    /// moved session moves it too; else its own. Nothing else reads `Promise::due` to show or order promises.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "mentorships": [{"id": "sam", "next": {"when": "2026-12-03"}}],
    ///         "promises": [
    ///             {"what": "Ask two people", "mentorship": "sam", "by_next": true, "due": "2026-12-01"},
    ///             {"what": "Send the sheet", "due": "2026-12-01"}]}"#,
    /// )?
    /// .book;
    /// let check = |what: &str, expected: &str| {
    ///     let (_, promise) = book.promises.iter().find(|(_, it)| it.what == what).unwrap();
    ///     assert_eq!(book.due_of(promise), expected.parse().ok());
    /// };
    /// check("Ask two people", "2026-12-03");
    /// check("Send the sheet", "2026-12-01");
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn due_of(&self, promise: &Promise) -> Option<NaiveDate> {
        let mentorship = promise.mentorship.filter(|_| promise.by_next).and_then(|it| self.mentorships.get(it));
        mentorship.map_or(promise.due, |it| it.next.when)
    }

    /// Whether an open promise rests: it has people, and all of them are archived or dead
    /// ([`Person::may_be_suggested`]). The page of a person still shows it; nothing else brings it up.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "people": [{"id": "gran", "given": "Gran", "archived": true}, {"id": "ana", "given": "Ana"},
    ///             {"id": "theo", "given": "Theo", "died": "2024"}],
    ///         "promises": [
    ///             {"what": "call her back", "people": ["gran"]}, {"what": "return the book", "people": ["theo"]},
    ///             {"what": "bring both together", "people": ["gran", "ana"]}, {"what": "mend the fence"}]}"#,
    /// )?
    /// .book;
    /// let check = |what: &str, expected: bool| {
    ///     let (_, promise) = book.promises.iter().find(|(_, it)| it.what == what).unwrap();
    ///     assert_eq!(book.rests(promise), expected, "{what}");
    /// };
    /// check("call her back", true);
    /// check("return the book", true);
    /// check("bring both together", false);
    /// check("mend the fence", false);
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn rests(&self, promise: &Promise) -> bool {
        let is_silent = |it: &PersonId| self.people.get(*it).is_some_and(|it| !it.may_be_suggested());
        !promise.people.is_empty() && promise.people.iter().all(is_silent)
    }

    /// The exchanges since a day, oldest first.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let call = Exchange { when: "2026-11-02".parse().ok(), notes: "the tide tables".into(), ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(call), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// let count = |day: &str| book.exchanges_since(day.parse().unwrap()).count();
    /// assert_eq!((count("2026-11-02"), count("2026-11-03")), (1, 0));
    /// ```
    pub fn exchanges_since(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = (ExchangeId, &Exchange)> {
        self.exchange_index.since(day).filter_map(|id| Some((id, self.exchanges.get(id)?)))
    }

    /// The exchanges without people: encounters that the user has not named. Oldest first.
    pub fn exchanges_with_nobody(&self) -> impl DoubleEndedIterator<Item = (ExchangeId, &Exchange)> {
        self.exchange_index.with_nobody().filter_map(|id| Some((id, self.exchanges.get(id)?)))
    }

    /// The exchanges and the attempts without people, oldest first.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let tried = Exchange { notes: "No one picked up".into(), attempt: true, ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(tried), vec![]), &ctx).unwrap();
    /// assert_eq!(book.timeline_with_nobody().len(), 1);
    /// assert_eq!(book.exchanges_with_nobody().count(), 0, "an attempt is no contact");
    /// ```
    pub fn timeline_with_nobody(&self) -> Vec<(ExchangeId, &Exchange)> {
        let mut entries = self.exchange_index.with_nobody_at_all().concat();
        sort_by_key(&mut entries, |it| *it);
        entries.into_iter().filter_map(|(_, id)| Some((id, self.exchanges.get(id)?))).collect()
    }

    /// The tones of the last [`TONES`] exchanges with a person, latest first, each with its day. Includes archived
    /// exchanges.
    pub fn tones_with(&self, person: PersonId) -> Vec<(NaiveDate, Option<Tone>)> {
        let in_memory = self.exchanges_with(person).rev().take(TONES).filter_map(|(_, it)| Some((it.when?, it.tone)));
        let packed = self
            .archive_index
            .of(person)
            .iter()
            .flat_map(|(_, it)| it.days.iter().rev().copied().zip(it.tones.iter().rev().copied()));
        let mut tones: Vec<(NaiveDate, Option<Tone>)> = in_memory.chain(packed).collect();
        sort_by_key(&mut tones, |(day, _)| std::cmp::Reverse(*day));
        tones.truncate(TONES);
        tones
    }

    /// The index of the archived exchanges.
    pub fn archive_index(&self) -> &ArchiveIndex {
        &self.archive_index
    }

    /// The index of the archived exchanges, for the store to update.
    pub fn archive_index_mut(&mut self) -> &mut ArchiveIndex {
        &mut self.archive_index
    }

    /// Whether the book has no people and no exchanges, archived ones included.
    pub fn is_empty(&self) -> bool {
        self.people.iter().next().is_none() && self.exchanges.iter().next().is_none() && self.archive_index.is_empty()
    }

    /// The version vector: the last timestamp seen from each device.
    pub fn version_vector(&self) -> &VecMap<Device, Timestamp> {
        &self.seen
    }

    /// Records a timestamp in the clock and in the version vector. Ignores [`Timestamp::FLOOR`].
    pub(crate) fn observe(&mut self, stamp: Timestamp, now_millis: u64) {
        if stamp == Timestamp::FLOOR {
            return;
        }
        self.clock.observe(stamp, now_millis);
        let seen = self.seen.slot(stamp.device());
        *seen = stamp.max(*seen);
    }

    /// Resets the version vector, after a write that failed.
    pub(crate) fn reset_versions(&mut self, seen: VecMap<Device, Timestamp>) {
        self.seen = seen;
    }

    /// Returns a timestamp for a write to the given entities. It is later than now, than every timestamp that this book
    /// has seen from a correct clock, and than every timestamp in those entities, so that a write always wins over the
    /// values that the user saw.
    pub(crate) fn stamp_for(
        &mut self,
        entities: impl Iterator<Item = EntityRef>,
        now_millis: u64,
        device: Device,
    ) -> Timestamp {
        let stamp = self.clock.tick(now_millis, device);
        let newest = entities.filter_map(|it| self.view(it)?.newest()).max();
        match newest {
            Some(newest) if newest >= stamp => newest.next(device),
            _ => stamp,
        }
    }

    /// The table of a kind. None for an unknown kind without entities.
    fn table(&self, kind: Kind) -> Option<&dyn AnyTable> {
        Some(match kind {
            Kind::Settings => &self.settings,
            Kind::People => &self.people,
            Kind::Exchanges => &self.exchanges,
            Kind::Promises => &self.promises,
            Kind::Favours => &self.favours,
            Kind::Projects => &self.projects,
            Kind::Mentorships => &self.mentorships,
            Kind::Aims => &self.aims,
            Kind::Shares => &self.shares,
            Kind::Returns => &self.returns,
            Kind::Groups => &self.groups,
            Kind::Trips => &self.trips,
            Kind::Unknown(name) => self.unknown.get(&name)?,
        })
    }

    fn table_mut(&mut self, kind: Kind) -> &mut dyn AnyTable {
        match kind {
            Kind::Settings => &mut self.settings,
            Kind::People => &mut self.people,
            Kind::Exchanges => &mut self.exchanges,
            Kind::Promises => &mut self.promises,
            Kind::Favours => &mut self.favours,
            Kind::Projects => &mut self.projects,
            Kind::Mentorships => &mut self.mentorships,
            Kind::Aims => &mut self.aims,
            Kind::Shares => &mut self.shares,
            Kind::Returns => &mut self.returns,
            Kind::Groups => &mut self.groups,
            Kind::Trips => &mut self.trips,
            Kind::Unknown(name) => self.unknown.slot(name),
        }
    }

    /// The kinds that this version knows, in the order of a backup file, then the unknown kinds by name.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().chain(self.unknown.keys().copied().map(Kind::Unknown))
    }

    /// The record of any entity.
    pub(crate) fn view(&self, entity: EntityRef) -> Option<View<'_>> {
        self.table(entity.kind)?.view(entity.uuid)
    }

    fn view_mut(&mut self, entity: EntityRef) -> ViewMut<'_> {
        self.table_mut(entity.kind).record_mut(entity.uuid)
    }

    fn remove_record(&mut self, entity: EntityRef) {
        self.table_mut(entity.kind).remove(entity.uuid);
        self.unknown.retain(|_, table| !table.is_empty());
    }

    /// An edit that writes every cell of an entity. None if the entity has no cells.
    pub(crate) fn whole(&self, entity: EntityRef) -> Option<Edit> {
        let cells = self.view(entity)?.cells().into_iter();
        let cells: Vec<CellEdit> =
            cells.map(|(name, after)| CellEdit { name, before: Cell::default(), after }).collect();
        (!cells.is_empty()).then_some(Edit { entity, cells })
    }

    /// Every entity of a kind, deleted ones included.
    pub(crate) fn entities(&self, kind: Kind) -> Vec<EntityRef> {
        let uuids = self.table(kind).map(AnyTable::uuids).unwrap_or_default();
        uuids.into_iter().map(|uuid| EntityRef { kind, uuid }).collect()
    }

    /// Writes a change. All cell-by-cell writes to a book happen here; `insert_rows` inserts new
    /// records whole, with the same result.
    ///
    /// Idempotent for [`Mode::Merge`]: writing the same change again, or an older one later, has no effect.
    pub fn write(&mut self, change: &Change, now_millis: u64) {
        for edit in &change.edits {
            self.unindex(edit.entity);
            self.write_edit(edit, change.mode);
            let mut newest = None;
            for stamp in edit.cells.iter().filter_map(|it| it.after.stamp) {
                // Most cells of a record share one timestamp; observing it once is enough.
                if newest != Some(stamp) {
                    self.observe(stamp, now_millis);
                    newest = Some(stamp);
                }
            }
            self.index(edit.entity);
        }
        change.seen.iter().for_each(|it| self.observe(*it, now_millis));
        // The change's own timestamp orders the journal. If no cell carries it, as in a merge, no other device ever
        // sees it, so only the clock observes it.
        self.clock.observe(change.stamp, now_millis);
    }

    /// Inserts records from a file or from storage, with the same result as merging each of them.
    pub(crate) fn insert_rows(&mut self, rows: impl IntoIterator<Item = Row>, now_millis: u64) {
        for row in rows {
            let entity = row.entity;
            if self.view(entity).is_some() {
                let edits = vec![row.into_edit()];
                self.write(&Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() }, now_millis);
                continue;
            }
            let mut record = self.view_mut(entity);
            record.fill(row);
            let stamps: Vec<Timestamp> = record.view().all_stamps().collect();
            self.drop_if_blank(entity);
            stamps.into_iter().for_each(|it| self.observe(it, now_millis));
            self.index(entity);
        }
    }

    fn write_edit(&mut self, edit: &Edit, mode: Mode) {
        let is_new = self.view(edit.entity).is_none();
        let mut record = self.view_mut(edit.entity);
        for cell in &edit.cells {
            if is_new || mode == Mode::Exact || cell.after.wins_over(&record.view().cell(&cell.name)) {
                record.put(&cell.name, &cell.after);
            }
        }
        record.refresh_flags();
        // A revert may leave a record without cells.
        self.drop_if_blank(edit.entity);
    }

    /// Removes a record in which no cell was ever written.
    fn drop_if_blank(&mut self, entity: EntityRef) {
        if self.view(entity).is_some_and(View::is_blank) {
            self.remove_record(entity);
        }
    }

    /// Erases the contents of entities that were deleted before `before` and keeps their tombstones.
    ///
    /// This is not a change: every device does it for itself, and an older copy that is merged later stays deleted.
    /// Returns the erased entities.
    pub fn forget_deleted(&mut self, before: NaiveDate) -> Vec<EntityRef> {
        let old: Vec<EntityRef> = self
            .kinds()
            .flat_map(|kind| self.entities(kind))
            .filter(|entity| {
                let has_words = |view: View<'_>| view.has_any() && view.deleted_on().is_some_and(|day| day < before);
                self.view(*entity).is_some_and(has_words)
            })
            .collect();
        for entity in old.iter().copied() {
            let deletion = self.view(entity).map(|it| it.cell(crate::domain::record::DELETED));
            self.remove_record(entity);
            if let Some(deletion) = deletion {
                self.view_mut(entity).put(crate::domain::record::DELETED, &deletion);
                self.view_mut(entity).refresh_flags();
            }
        }
        old
    }

    /// Removes an entity from memory, after the store has archived it. This is not a change.
    pub(crate) fn unload(&mut self, entity: EntityRef) {
        self.unindex(entity);
        self.remove_record(entity);
    }

    fn index(&mut self, entity: EntityRef) {
        let id = ExchangeId::from_uuid(entity.uuid);
        if let Some(exchange) = self.exchanges.get(id).filter(|_| entity.kind == Kind::Exchanges) {
            self.exchange_index.add(id, exchange);
        }
    }

    fn unindex(&mut self, entity: EntityRef) {
        let id = ExchangeId::from_uuid(entity.uuid);
        if let Some(exchange) = self.exchanges.get(id).filter(|_| entity.kind == Kind::Exchanges) {
            self.exchange_index.remove(id, exchange);
        }
    }
}
