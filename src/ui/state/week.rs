//! The current week, with its selection of people.
//!
//! Holds the week cache, and whether the user wants to see the people on a heavy day. The people themselves are stored
//! when they are first shown, and stay until the next week. Invariant: the cache has no value that a change of the book
//! has invalidated. Needs the repository, the clock and the prefs.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::book_event::BookEvent;
use super::clock::Clock;
use super::prefs::Prefs;
use super::repository::RepositoryContext;
use crate::domain::PartialDate;
use crate::insight::week::{Week, week, week_from};
use crate::insight::week_cache::WeekCache;
use crate::insight::week_choice::WeekChoice;
use crate::store::StorageKey;

/// The current week.
#[derive(Clone, Copy)]
pub(crate) struct CurrentWeek {
    repository: RepositoryContext,
    clock: Clock,
    prefs: Prefs,
    /// Parts of this week's selection, kept from one change to the next.
    week_cache: StoredValue<WeekCache, LocalStorage>,
    /// The heavy day on which the user wants to see the people anyway.
    shown_anyway: RwSignal<Option<NaiveDate>>,
}

impl CurrentWeek {
    pub(super) fn new(repository: RepositoryContext, clock: Clock, prefs: Prefs) -> Self {
        Self {
            repository,
            clock,
            prefs,
            week_cache: StoredValue::new_local(WeekCache::default()),
            shown_anyway: RwSignal::new(PartialDate::whole(&prefs.get(StorageKey::ShownAnyway))),
        }
    }

    /// The current week. The calling view is redrawn when the book or the date changes.
    pub(crate) fn get(self) -> Week {
        let today = self.clock.today.get();
        // Read anew each time, because another tab may have shown the week first.
        let stored = self.prefs.get(StorageKey::Week);
        let reserved = WeekChoice::read(&self.prefs.get(StorageKey::NextWeek));
        let earlier = WeekChoice::read(&stored).unwrap_or_default().or_reserved(reserved, today);
        let mut week = self.repository.book(|book| {
            let cached = self.week_cache.try_update_value(|it| week_from(book, today, &earlier, it));
            cached.unwrap_or_else(|| week(book, today))
        });
        let choice = week.choice.to_string();
        if choice != stored {
            self.prefs.set(StorageKey::Week, &choice);
        }
        week.is_resting &= self.shown_anyway.get() != Some(today);
        week
    }

    /// Shows the people of a heavy day as on any other day.
    pub(crate) fn show_anyway(self) {
        let today = self.clock.today.get_untracked();
        self.prefs.set(StorageKey::ShownAnyway, &today.to_string());
        self.shown_anyway.set(Some(today));
    }

    /// Keeps a place of the next week for a person, or for nobody. For a part of the app that is loaded later.
    pub(crate) fn reserve(self, choice: &WeekChoice) {
        let choice = choice.to_string();
        if self.prefs.get(StorageKey::NextWeek) != choice {
            self.prefs.set(StorageKey::NextWeek, &choice);
        }
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
