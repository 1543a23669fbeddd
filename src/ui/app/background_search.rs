//! What takes its time and is done in slices: unpacking the past, and reading everything for search.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{EntityRef, ExchangeId, Kind, Part, PersonId, VecSet};
use crate::insight::search::{Found, Index};
use crate::store::Repository;
use crate::ui::app::{App, State, Store};
use crate::ui::lazy::after_paint;
use crate::web::clock;

/// What search looks through. It is read in slices, so that typing stays quick.
#[derive(Default)]
pub(super) struct Search {
    index: Index,
    /// Whom it has to read, again or for the first time.
    unread: VecSet<PersonId>,
    is_begun: bool,
    is_under_way: bool,
    /// What was looked for last, and since when.
    asked: (String, u64),
}

/// The parts of the past that are to be unpacked, one after the other.
#[derive(Default)]
pub(super) struct ArchiveReading {
    wanted: VecSet<Part>,
    is_under_way: bool,
}

/// How long a slice of work may keep the page waiting, in milliseconds.
const SLICE_MILLIS: u64 = 8;
/// How long reading holds still after a letter, so that it does not stand in the way of the next, in milliseconds.
const STILL_MILLIS: u64 = 100;
/// How often results are drawn anew while search learns more, in milliseconds.
const NEWS_MILLIS: u64 = 300;

impl App {
    /// Unpacks the exchanges with somebody, or with everybody, a part at a time; then draws what looks at them.
    pub(crate) fn unpack(self, person: Option<PersonId>) {
        let closed = |it: &Repository<Store>| person.map_or_else(|| it.closed(), |person| it.closed_with(person));
        if self.wants(self.state.with_value(|it| closed(&it.session))) {
            set_timeout(move || self.unpack_next(), Duration::ZERO);
        }
    }

    /// Unpacks the last exchanges with somebody. What is on the screen already is painted first.
    pub(crate) fn unpack_last(self, person: PersonId) {
        if self.wants(self.state.with_value(|it| it.session.closed_with_last(person))) {
            after_paint(move || self.unpack_next());
        }
    }

    /// Notes parts to be unpacked. True where nobody is at it yet.
    fn wants(self, parts: Vec<Part>) -> bool {
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
                session.open_part(part, clock::now_millis());
            }
            it.is_under_way = !it.wanted.is_empty();
            it.wanted.len()
        });
        self.unpacking.set(left.unwrap_or_default());
        if left > Some(0) { set_timeout(move || self.unpack_next(), Duration::ZERO) } else { self.changed() }
    }

    /// Looks for people. What search has not read yet is read meanwhile, the packed past too.
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

    /// Whether search has read everything there is.
    pub(crate) fn search_is_done(self) -> bool {
        self.searchable.track();
        self.state.with_value(|State { search: it, .. }| !it.is_under_way)
    }

    /// Begins to read for search, in slices.
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

    /// Reads for a few milliseconds, and goes on later where more is left: people first, then the packed past.
    fn read_slice(self, told: u64) {
        let asked = self.state.with_value(|it| it.search.asked.1);
        // None where the clock was set back.
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
                session.open_part(part, now);
                session.damage().len() > count
            });
            if has_damage == Some(true) {
                // It is told at once, wherever one is, unless the second copy has it.
                self.changed();
                crate::web::spawn(self.recover_texts());
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
