//! The current week, with its selection of people.
//!
//! Holds the week cache, and whether the user wants to see the people on a heavy day. Invariant: the cache has no value
//! that a change of the book has invalidated. Needs the repository and the clock.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::book_event::BookEvent;
use super::clock::Clock;
use super::repository::RepositoryContext;
use crate::insight::week::{Week, week, week_from};
use crate::insight::week_cache::WeekCache;

/// The current week.
#[derive(Clone, Copy)]
pub(crate) struct CurrentWeek {
    repository: RepositoryContext,
    clock: Clock,
    /// Parts of this week's selection, kept from one change to the next.
    week_cache: StoredValue<WeekCache, LocalStorage>,
    /// The heavy day on which the user wants to see the people anyway.
    shown_anyway: RwSignal<Option<NaiveDate>>,
}

impl CurrentWeek {
    pub(super) fn new(repository: RepositoryContext, clock: Clock) -> Self {
        Self {
            repository,
            clock,
            week_cache: StoredValue::new_local(WeekCache::default()),
            shown_anyway: RwSignal::new(None),
        }
    }

    /// The current week. The calling view is redrawn when the book or the date changes.
    pub(crate) fn get(self) -> Week {
        let today = self.clock.today.get();
        let mut week = self.repository.book(|book| {
            let cached = self.week_cache.try_update_value(|it| week_from(book, today, it));
            cached.unwrap_or_else(|| week(book, today))
        });
        week.is_resting &= self.shown_anyway.get() != Some(today);
        week
    }

    /// Shows the people of a heavy day as on any other day.
    pub(crate) fn show_anyway(self) {
        self.shown_anyway.set(Some(self.clock.today.get_untracked()));
    }

    /// Drops the values that a change has invalidated.
    pub(super) fn on_change(self, event: &BookEvent<'_>) {
        if let Some(change) = event.change {
            self.repository.book_untracked(|book| self.week_cache.update_value(|it| it.forget(book, change)));
        } else if event.affects_all() {
            self.week_cache.update_value(WeekCache::forget_all);
        }
    }
}
