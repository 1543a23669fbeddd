//! Slow work in slices: unpacking the archive and building the search index.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{EntityRef, ExchangeId, Kind, PartitionId, PersonId, VecSet};
use crate::insight::search::{Found, Index};
use crate::store::PageRepository;
use crate::ui::app::{App, State, Store};
use crate::ui::lazy::after_paint;
use crate::web::clock;

/// The search index and its progress. It is built in slices, so that typing stays responsive.
#[derive(Default)]
pub(super) struct Search {
    index: Index,
    /// People to index, again or for the first time.
    unread: VecSet<PersonId>,
    is_begun: bool,
    is_under_way: bool,
    /// The last query and the time of its first request, in milliseconds.
    asked: (String, u64),
}

/// The archive partitions that wait to be unpacked, one after the other.
#[derive(Default)]
pub(super) struct ArchiveReading {
    wanted: VecSet<PartitionId>,
    is_under_way: bool,
}

/// The longest time that a slice of work may block the page, in milliseconds.
const SLICE_MILLIS: u64 = 8;
/// Pause of indexing after a key press, so that indexing does not delay the next key, in milliseconds.
const STILL_MILLIS: u64 = 100;
/// Interval between redraws of the results while the index grows, in milliseconds.
const NEWS_MILLIS: u64 = 300;

impl App {
    /// Unpacks the archived exchanges with a person, or with everybody for `None`, one partition at a time. Then
    /// redraws the views that read them.
    pub(crate) fn unpack(self, person: Option<PersonId>) {
        let closed = |it: &PageRepository<Store>| person.map_or_else(|| it.closed(), |person| it.closed_with(person));
        if self.wants(self.state.with_value(|it| closed(&it.session))) {
            set_timeout(move || self.unpack_next(), Duration::ZERO);
        }
    }

    /// Unpacks the partition with the last archived exchange with a person. The current view is painted first.
    pub(crate) fn unpack_last(self, person: PersonId) {
        if self.wants(self.state.with_value(|it| it.session.closed_with_last(person))) {
            after_paint(move || self.unpack_next());
        }
    }

    /// Queues partitions to be unpacked. Returns true if the caller must start the unpacking.
    fn wants(self, parts: Vec<PartitionId>) -> bool {
        let begins = self.state.try_update_value(|State { unpacking: it, .. }| {
            it.wanted.extend(parts);
            let begins = !it.is_under_way && !it.wanted.is_empty();
            it.is_under_way |= begins;
            begins
        });
        begins == Some(true)
    }

    fn unpack_next(self) {
        let left = self.state.try_update_value(|State { session, unpacking: it, .. }| {
            if let Some(part) = it.wanted.pop() {
                session.open_partition(part, clock::now_millis());
            }
            it.is_under_way = !it.wanted.is_empty();
            it.wanted.len()
        });
        self.unpacking.set(left.unwrap_or_default());
        if left > Some(0) { set_timeout(move || self.unpack_next(), Duration::ZERO) } else { self.changed() }
    }

    /// Searches for people in the index as far as it is built. Starts to index the rest, archive included.
    pub(crate) fn find(self, query: &str) -> Vec<Found> {
        self.searchable.track();
        self.search_begins();
        let found = self.state.try_update_value(|State { search: it, .. }| {
            if it.asked.0 != query {
                it.asked = (query.to_owned(), clock::now_millis());
            }
            it.index.find(query)
        });
        found.unwrap_or_default()
    }

    /// Whether the search index is complete.
    pub(crate) fn search_is_done(self) -> bool {
        self.searchable.track();
        self.state.with_value(|State { search: it, .. }| !it.is_under_way)
    }

    /// Starts to build the search index, in slices.
    pub(crate) fn search_begins(self) {
        if !self.state.with_value(|State { search: it, .. }| it.is_begun) {
            self.state.update_value(|State { search: it, .. }| it.is_begun = true);
            self.read_all_again();
        }
    }

    pub(super) fn read_again(self, entities: impl Iterator<Item = EntityRef>) {
        let people: Vec<PersonId> = self.with_book_untracked(|book| {
            let of_one = |it: EntityRef| match it.kind {
                Kind::People => vec![PersonId::from_uuid(it.uuid)],
                Kind::Exchanges => {
                    let exchange = book.exchanges.record(ExchangeId::from_uuid(it.uuid));
                    exchange.map(|it| it.body.people.to_vec()).unwrap_or_default()
                }
                _ => Vec::new(),
            };
            entities.flat_map(of_one).collect()
        });
        self.state.update_value(|State { search: it, .. }| it.unread.extend(people));
        self.read_soon();
    }

    pub(super) fn read_all_again(self) {
        self.state.update_value(|it| it.eve.forget_all());
        let people: Vec<PersonId> = self.with_book_untracked(|book| book.people.iter().map(|(id, _)| id).collect());
        self.state.update_value(|State { search: it, .. }| it.unread.extend(people));
        self.read_soon();
    }

    fn read_soon(self) {
        let is_idle = self.state.with_value(|State { search: it, .. }| it.is_begun && !it.is_under_way);
        if is_idle {
            self.state.update_value(|State { search: it, .. }| it.is_under_way = true);
            self.read_slice(clock::now_millis());
        }
    }

    /// Indexes for a few milliseconds and schedules the next slice if more is left: people first, then the archive.
    fn read_slice(self, told: u64) {
        let asked = self.state.with_value(|it| it.search.asked.1);
        // None if the query is old enough, and also if the clock was set back.
        let since = clock::now_millis().checked_sub(asked).filter(|it| *it < STILL_MILLIS);
        if let Some(since) = since {
            set_timeout(move || self.read_slice(told), Duration::from_millis(STILL_MILLIS - since));
            return;
        }
        let until = clock::now_millis() + SLICE_MILLIS;
        while clock::now_millis() < until
            && let Some(id) = self.state.try_update_value(|State { search: it, .. }| it.unread.pop()).flatten()
        {
            self.state.update_value(|it| it.search.index.add(it.session.book(), id));
        }
        let now = clock::now_millis();
        if self.state.with_value(|State { search: it, .. }| it.unread.is_empty()) {
            let Some(part) = self.state.with_value(|it| it.session.next_closed()) else {
                self.state.update_value(|State { search: it, .. }| it.is_under_way = false);
                self.unpacking.set(0);
                return self.searchable.update(|it| *it = it.wrapping_add(1));
            };
            let has_damage = self.state.try_update_value(|State { session, search, .. }| {
                search.unread.extend(session.people_of(part));
                let count = session.damage().len();
                session.open_partition(part, now);
                session.damage().len() > count
            });
            if has_damage == Some(true) {
                // The damage is reported at once on every page, even if the mirror can repair it.
                self.changed();
            }
            self.unpacking.set(self.state.with_value(|State { session: it, .. }| it.closed().len()));
        }
        let is_time = now > told + NEWS_MILLIS;
        if is_time {
            self.searchable.update(|it| *it = it.wrapping_add(1));
        }
        set_timeout(move || self.read_slice(if is_time { now } else { told }), Duration::ZERO);
    }
}
