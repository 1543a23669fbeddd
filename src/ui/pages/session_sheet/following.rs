//! Stores the sheet when the page is hidden or left, and follows other tabs.

use leptos::ev;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::present::session_draft::SessionDraft;
use crate::present::session_rules::has_ended;
use crate::ui::route::Route;
use crate::ui::state::{use_navigation, use_repository};

/// Stores the draft when the page is hidden or left, and follows other tabs, as long as the calling component is there.
pub(super) fn follow(sheet: Sheet) {
    let (repository, navigation) = (use_repository(), use_navigation());
    let is_open = move |it: &SessionDraft| !it.is_put_away && !repository.book_untracked(|book| has_ended(it, book));
    let hidden = window_event_listener_untyped("visibilitychange", move |_| sheet.store());
    let left = window_event_listener(ev::pagehide, move |_| sheet.store());
    let storage = window_event_listener(ev::storage, move |event| match sheet.saved().news(&event) {
        Some(Some(draft)) if is_open(&draft) => sheet.fill(&draft),
        // The other tab ended the session or put the sheet away.
        Some(_) => navigation.go(Route::Pair(sheet.id)),
        None => (),
    });
    on_cleanup(move || {
        sheet.store();
        hidden.remove();
        left.remove();
        storage.remove();
    });
}
