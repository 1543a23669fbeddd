//! The search for people, archive included.
//!
//! Holds the search index, which is built in slices so that typing stays responsive. Invariant: once the search has
//! begun, every person whose words may have changed is either up to date in the index or waits in `unread`. Needs the
//! repository, and the progress of the archive.
//!
//! The first load has none of the code that indexes: changes come through [`Search::listener`], which the first search
//! sets, and only lazy parts search.

use std::time::Duration;

use leptos::prelude::*;

use super::archive::Archive;
use super::book_event::{BookEvent, Origin};
use super::repository::RepositoryContext;
use crate::domain::{Book, EntityRef, ExchangeId, Id, Kind, MentorshipId, PersonId, VecSet};
use crate::insight::search::{Found, Index, Related};
use crate::web::clock;

/// The longest time that a slice of work may block the page, in milliseconds.
const SLICE_MILLIS: u64 = 8;
/// Pause of indexing after a key press, so that indexing does not delay the next key, in milliseconds.
const STILL_MILLIS: u64 = 100;
/// Interval between redraws of the results while the index grows, in milliseconds.
const NEWS_MILLIS: u64 = 300;

/// The search and its progress.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    repository: RepositoryContext,
    archive: Archive,
    /// Increases when the search index has grown.
    version: RwSignal<u32>,
    work: StoredValue<Indexing, LocalStorage>,
    /// Indexes the people that a change affects. `None` until the search has begun.
    listener: StoredValue<Option<Listener>, LocalStorage>,
}

type Listener = fn(Search, &BookEvent<'_>);

/// The search index and the work that is left.
#[derive(Default)]
struct Indexing {
    index: Index,
    /// People to index, again or for the first time.
    unread: VecSet<PersonId>,
    is_under_way: bool,
    /// The last query and the time of its first request, in milliseconds.
    asked: (String, u64),
}

impl Search {
    pub(super) fn new(repository: RepositoryContext, archive: Archive) -> Self {
        let (version, work) = (RwSignal::new(0), StoredValue::new_local(Indexing::default()));
        Self { repository, archive, version, work, listener: StoredValue::new_local(None) }
    }

    /// Searches for people in the index as far as it is built. Starts to index the rest, archive included.
    pub(crate) fn find(self, query: &str) -> Vec<Found> {
        self.version.track();
        self.begin();
        let found = self.work.try_update_value(|indexing| {
            if indexing.asked.0 != query {
                indexing.asked = (query.to_owned(), clock::now_millis());
            }
            indexing.index.find(query)
        });
        found.unwrap_or_default()
    }

    /// Whether the search index is complete.
    pub(crate) fn is_done(self) -> bool {
        self.version.track();
        self.work.with_value(|it| !it.is_under_way)
    }

    /// Starts to build the search index, in slices.
    fn begin(self) {
        if self.listener.with_value(Option::is_none) {
            self.listener.set_value(Some(Self::read_changed));
            self.read_all_again();
        }
    }

    /// Keeps the index up to date, once the search has begun.
    pub(super) fn on_change(self, event: &BookEvent<'_>) {
        if let Some(listener) = self.listener.get_value() {
            listener(self, event);
        }
    }

    /// Indexes the people again whom a change affects.
    fn read_changed(self, event: &BookEvent<'_>) {
        if let Some(change) = event.change {
            self.read_again(change.entities());
        } else if event.affects_all() {
            self.read_all_again();
        }
    }

    fn read_again(self, entities: impl Iterator<Item = EntityRef>) {
        let people: Vec<PersonId> =
            self.repository.book_untracked(|book| entities.flat_map(|it| people_in(book, it)).collect());
        self.queue(people);
    }

    fn read_all_again(self) {
        self.queue(self.repository.book_untracked(|book| book.people.iter().map(|(id, _)| id).collect()));
    }

    fn queue(self, people: Vec<PersonId>) {
        self.work.update_value(|it| it.unread.extend(people));
        if self.work.with_value(|it| !it.is_under_way) {
            self.work.update_value(|it| it.is_under_way = true);
            self.read_slice(clock::now_millis());
        }
    }

    /// Indexes for a few milliseconds and schedules the next slice if more is left: people first, then the archive.
    /// `told` is the time of the last redraw of the results.
    fn read_slice(self, told: u64) {
        if let Some(pause) = self.pause() {
            return set_timeout(move || self.read_slice(told), pause);
        }
        self.read_people(clock::now_millis() + SLICE_MILLIS);
        let now = clock::now_millis();
        if self.work.with_value(|it| it.unread.is_empty()) && !self.open_next(now) {
            self.work.update_value(|it| it.is_under_way = false);
            self.archive.left.set(0);
            return self.redraw();
        }
        let is_time = now > told + NEWS_MILLIS;
        if is_time {
            self.redraw();
        }
        set_timeout(move || self.read_slice(if is_time { now } else { told }), Duration::ZERO);
    }

    /// The time to wait after the last key. `None` if the query is old enough, and also if the clock was set back.
    fn pause(self) -> Option<Duration> {
        let asked = self.work.with_value(|it| it.asked.1);
        let since = clock::now_millis().checked_sub(asked).filter(|it| *it < STILL_MILLIS)?;
        Some(Duration::from_millis(STILL_MILLIS - since))
    }

    /// Indexes people until a time is reached.
    fn read_people(self, until: u64) {
        self.repository.book_untracked(|book| {
            let related = Related::of(book);
            while clock::now_millis() < until
                && let Some(id) = self.work.try_update_value(|it| it.unread.pop()).flatten()
            {
                self.work.update_value(|it| it.index.add(book, &related, id));
            }
        });
    }

    /// Unpacks the next partition and queues its people. Returns false if all are unpacked.
    fn open_next(self, now: u64) -> bool {
        let Some(part) = self.repository.read_untracked(|it| it.next_closed()) else { return false };
        let people = self.repository.read_untracked(|it| it.people_of(part));
        self.work.update_value(|it| it.unread.extend(people));
        let has_damage = self.repository.update(|repository| {
            let count = repository.damage().len();
            repository.open_partition(part, now);
            repository.damage().len() > count
        });
        if has_damage == Some(true) {
            // The damage is reported at once on every page, even if the mirror can repair it.
            self.repository.publish(&BookEvent::of(Origin::Reading));
        }
        self.archive.left.set(self.repository.read_untracked(|it| it.closed().len()));
        true
    }

    fn redraw(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
    }
}

/// The people whose texts an entity is part of.
fn people_in(book: &Book, entity: EntityRef) -> Vec<PersonId> {
    let uuid = entity.uuid;
    let of_mentorship = |id| book.mentorships.record(id).map(|it| it.body.people.to_vec()).unwrap_or_default();
    match entity.kind {
        Kind::People => vec![PersonId::from_uuid(uuid)],
        Kind::Exchanges => {
            book.exchanges.record(ExchangeId::from_uuid(uuid)).map(|it| it.body.people.to_vec()).unwrap_or_default()
        }
        Kind::Promises => {
            book.promises.record(Id::from_uuid(uuid)).map(|it| it.body.people.to_vec()).unwrap_or_default()
        }
        Kind::Favours => book.favours.record(Id::from_uuid(uuid)).map(|it| it.body.people.to_vec()).unwrap_or_default(),
        Kind::Shares => {
            let share = book.shares.record(Id::from_uuid(uuid)).map(|it| &it.body);
            share.into_iter().flat_map(|it| it.people.iter().chain(it.given_to.iter()).copied()).collect()
        }
        Kind::Mentorships => of_mentorship(MentorshipId::from_uuid(uuid)),
        Kind::Aims => {
            let aim = book.aims.record(Id::from_uuid(uuid));
            let own = aim.map(|it| it.body.everybody().to_vec()).unwrap_or_default();
            aim.and_then(|it| it.body.mentorship).map(of_mentorship).unwrap_or(own)
        }
        Kind::Projects => {
            book.projects.record(Id::from_uuid(uuid)).map(|it| it.body.people().to_vec()).unwrap_or_default()
        }
        Kind::Groups => {
            let group = book.groups.record(Id::from_uuid(uuid)).map(|it| &it.body.members);
            group.into_iter().flat_map(|it| it.iter()).filter_map(|it| it.person).collect()
        }
        Kind::Returns => book.returns.record(Id::from_uuid(uuid)).map(|it| it.body.people.to_vec()).unwrap_or_default(),
        _ => Vec::new(),
    }
}
