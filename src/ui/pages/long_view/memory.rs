//! The memory of the long view: the scale on this device, the window of days and its people in the address, and the
//! cell as long as the app is open, so that going back from a day leads to it.

use std::cell::Cell;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::insight::years::Scale;
use crate::present::long_view_page::View;
use crate::store::StorageKey;
use crate::ui::route::Route;
use crate::ui::state::Prefs;
use crate::web::{dom, history};

thread_local! {
    /// The view that was left last, with the cell that had the focus.
    static LEFT: Cell<Option<(View, NaiveDate)>> = const { Cell::new(None) };
    /// Whether a day of the calendar is open, from which the user comes back.
    static IS_AWAY: Cell<bool> = const { Cell::new(false) };
}

/// The parameters of the address, so that a reload and going back find the same view.
const DAYS: &str = "days";
const WHOSE: &str = "with";

/// The address of a view. Its words are letters, digits and hyphens.
fn address((days, whose): (String, String)) -> String {
    let named = [(DAYS, days), (WHOSE, whose)].into_iter().filter(|it| !it.1.is_empty());
    let parts: Vec<String> = named.map(|(name, value)| format!("{name}={value}")).collect();
    let page = Route::LongView.href();
    if parts.is_empty() { page } else { format!("{page}?{}", parts.join("&")) }
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
    /// The view that was left, or that of the address. All years begin with that of `earliest`.
    pub(super) fn recall(prefs: Prefs, earliest: NaiveDate, today: NaiveDate) -> Self {
        let left = LEFT.get();
        let takes_focus = IS_AWAY.replace(false) && left.is_some();
        let scale = Scale::of_word(&prefs.get(StorageKey::LongViewScale));
        let (days, whose) = (dom::parameter(DAYS).unwrap_or_default(), dom::parameter(WHOSE).unwrap_or_default());
        let fresh = View::of_words((&days, &whose), scale, earliest, today);
        let view = left.filter(|_| takes_focus).map_or(fresh, |(view, _)| view);
        let cell = left.filter(|_| takes_focus).map(|(_, cell)| cell);
        let memory = Self { view: RwSignal::new(view), cell: RwSignal::new(cell), takes_focus };
        Effect::new(move || history::replace(&address(memory.view.get().words(today))));
        memory
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
