//! What the long view remembers: the scale on this device, the rest as long as the app is open, so that going back from
//! a day leads to the same cell.

use std::cell::Cell;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::insight::years::{Scale, Window, WindowKind};
use crate::present::long_view_page::{DaysWith, View};
use crate::store::StorageKey;
use crate::ui::state::Prefs;

thread_local! {
    /// The view that was left last, with the cell that had the focus.
    static LEFT: Cell<Option<(View, NaiveDate)>> = const { Cell::new(None) };
    /// Whether a day of the calendar is open, from which the user comes back.
    static IS_AWAY: Cell<bool> = const { Cell::new(false) };
}

/// The view of the calendar, and the cell that has its tab stop.
#[derive(Clone, Copy)]
pub(super) struct LongViewMemory {
    /// The view.
    pub(super) view: RwSignal<View>,
    /// The first day of the cell with the tab stop. None before the user has chosen one.
    pub(super) cell: RwSignal<Option<NaiveDate>>,
    /// Whether the cell takes the focus when it is drawn.
    pub(super) takes_focus: bool,
}

impl LongViewMemory {
    /// The view that was left, or the year of today.
    pub(super) fn recall(prefs: Prefs, today: NaiveDate) -> Self {
        let left = LEFT.get();
        let takes_focus = IS_AWAY.replace(false) && left.is_some();
        let scale = Scale::of_word(&prefs.get(StorageKey::LongViewScale));
        let fresh = View { window: Window::around(WindowKind::Year, today, today), scale, whose: DaysWith::Everybody };
        let view = left.filter(|_| takes_focus).map_or(fresh, |(view, _)| view);
        let cell = left.filter(|_| takes_focus).map(|(_, cell)| cell);
        Self { view: RwSignal::new(view), cell: RwSignal::new(cell), takes_focus }
    }

    /// A view without a cell of its own: another table than that of the long view.
    pub(super) fn fresh(view: View) -> Self {
        Self { view: RwSignal::new(view), cell: RwSignal::new(None), takes_focus: false }
    }

    /// Notes the cell that the user opens.
    pub(super) fn leave(self, cell: NaiveDate) {
        LEFT.set(Some((self.view.get_untracked(), cell)));
    }
}

/// Says that a day of the calendar is open, so that the way back leads to its cell.
pub(super) fn note_away() {
    IS_AWAY.set(true);
}
