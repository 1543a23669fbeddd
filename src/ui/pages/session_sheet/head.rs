//! The head of the sheet: the names, the time in words, and the button that ends the session.

use std::time::Duration;

use leptos::prelude::*;

use super::ending::end;
use super::sheet::Sheet;
use crate::present::session_draft::SessionDraft;
use crate::present::session_rules::{end_time, is_near_end, passed};
use crate::ui::components::{icon, memo};
use crate::ui::state::{use_commands, use_navigation, use_repository};
use crate::ui::text;
use crate::web::{clock, dom, wake_lock};

/// Time between two looks at the clock: short enough that "twenty minutes in" is never a minute late.
const TICK: Duration = Duration::from_secs(20);

/// The head. It stays on the screen; on a phone the button lies at the bottom, within reach of a thumb.
#[component]
pub(super) fn Head(sheet: Sheet) -> impl IntoView {
    let (repository, commands, navigation) = (use_repository(), use_commands(), use_navigation());
    let agreed = sheet.facts.with_value(|it| it.minutes);
    watch_clock(sheet);
    let time = memo(move || sheet.choices.with(|it| time_line(it, sheet.now.get(), agreed)));
    let is_near = memo(move || sheet.choices.with(|it| is_near_end(it, sheet.now.get(), agreed)));
    let problem = move || match sheet.problem.get() {
        none if none.is_empty() && sheet.is_unstored.get() => text::session::not_stored().to_owned(),
        problem => problem,
    };
    view! {
        <header class="session-sheet__head">
            <div>
                <h1 dir="auto">{text::list(&sheet.names())}</h1>
                <p class="text-aside">{time}</p>
                <p class="text-small field-error" role="alert">{problem}</p>
            </div>
            <div class="session-sheet__end">
                <p class="session-sheet__near" role="status">{move || is_near.get().then(text::session::near_end)}</p>
                <button
                    class="btn btn--main"
                    type="button"
                    on:click=move |_| end(sheet, repository, commands, navigation)
                >
                    {icon("check")}{text::session::end()}
                </button>
            </div>
        </header>
    }
}

/// The time since the beginning and the agreed end, in words; or the day of a session that has been.
fn time_line(draft: &SessionDraft, now: u64, agreed: Option<u32>) -> String {
    if draft.is_later {
        let day = draft.day.map(|it| text::session::weekday_or_day(it, clock::today()));
        return day.map(|it| text::session::for_day(&it)).unwrap_or_default();
    }
    let end = agreed.and_then(|it| end_time(&draft.time, it)).map(|it| text::session::until(&it));
    let passed = text::sentence(&text::session::passed(passed(draft, now)));
    text::join(&[&passed, &end.unwrap_or_default()], ", ")
}

/// Looks at the clock a few times a minute and when the page is shown again, and keeps the screen on meanwhile.
fn watch_clock(sheet: Sheet) {
    wake_lock::hold();
    let look = move || sheet.now.set(clock::now_millis());
    let timer = set_interval_with_handle(look, TICK).ok();
    let shown = window_event_listener_untyped("visibilitychange", move |_| {
        if dom::document().is_some_and(|it| !it.hidden()) {
            look();
            wake_lock::hold();
        }
    });
    on_cleanup(move || {
        wake_lock::release();
        shown.remove();
        timer.iter().for_each(IntervalHandle::clear);
    });
}
