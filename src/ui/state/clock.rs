//! Today's date.
//!
//! Holds the date as a signal, because a page can stay open past midnight. Invariant: it is the local date as of the
//! last time that the page came into view. Needs nothing.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::web::clock;

/// Today's date, updated when the page comes back into view.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    /// The local date.
    pub(crate) today: RwSignal<NaiveDate>,
}

impl Clock {
    pub(super) fn new() -> Self {
        Self { today: RwSignal::new(clock::today()) }
    }

    /// Reads the date again. Views are notified only if it has changed.
    pub(super) fn refresh(self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }
}
