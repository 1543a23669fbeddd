//! Today's date.
//!
//! Holds the date as a signal, because a page can stay open past midnight, sleep, and fly into another zone. Invariant:
//! it is the local date as of the last look, and the clock looks at midnight, every minute, whenever the page comes
//! back into view, and at every change of the book. So nothing worked out from it is ever older than a minute.
//! Needs nothing.

use chrono::NaiveDate;
use leptos::ev;
use leptos::prelude::*;

use crate::present::day_change::until_next_look;
use crate::web::clock;

/// Today's date. Everything that depends on the day reads this signal, so that it is worked out anew on the next day.
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

    /// Starts to look at the clock, as long as the calling component is there.
    pub(crate) fn watch(self) {
        // A page in front gets no `focus` when its device wakes, and a page behind another window gets nothing else.
        let listeners = [
            window_event_listener_untyped("visibilitychange", move |_| self.refresh()),
            window_event_listener_untyped("resume", move |_| self.refresh()),
            window_event_listener(ev::focus, move |_| self.refresh()),
            window_event_listener(ev::pageshow, move |_| self.refresh()),
        ];
        let is_over = StoredValue::new(false);
        self.look_again(is_over);
        on_cleanup(move || {
            is_over.set_value(true);
            listeners.into_iter().for_each(WindowListenerHandle::remove);
        });
    }

    /// Looks at midnight, and at least every minute: timers stop while a device sleeps, and a change of the zone has no
    /// event.
    fn look_again(self, is_over: StoredValue<bool>) {
        let look = move || {
            if is_over.try_get_value() == Some(false) {
                self.refresh();
                self.look_again(is_over);
            }
        };
        set_timeout(look, until_next_look(clock::now().time()));
    }
}
