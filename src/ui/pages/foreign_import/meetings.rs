//! The meetings of a file: those with chosen people as one choice, and the doubtful ones each with a tick.

use leptos::prelude::*;

use super::state::ImportState;
use crate::formats::foreign::MeetingRow;
use crate::present::foreign_import::with_chosen;
use crate::ui::components::{Show, capped, icon};
use crate::ui::text;
use crate::web::clock;

/// The meetings.
#[component]
pub(super) fn Meetings(state: ImportState) -> impl IntoView {
    let of = |is_meant: &dyn Fn(&MeetingRow) -> bool| -> Vec<usize> {
        state.preview(|preview| {
            let meetings = preview.meetings.iter().enumerate().filter(|(_, it)| !it.is_known && is_meant(it));
            meetings.map(|it| it.0).collect()
        })
    };
    let (plain, doubtful) = (of(&|it| it.doubt.is_none()), of(&|it| it.doubt.is_some()));
    let (plain, count) = (StoredValue::new(plain), doubtful.len());
    // With the chosen people, whether or not they are ticked: without any there is nothing to tick.
    let with_chosen = Memo::new(move |_| {
        plain.with_value(|plain| state.choices.with(|it| state.preview(|preview| with_chosen(preview, it, plain))))
    });
    let is_taken =
        move || plain.with_value(|all| state.choices.with(|it| all.iter().any(|at| it.meetings.contains(at))));
    let change = move |event: web_sys::Event| set(state, &plain.get_value(), event_target_checked(&event));
    let rows = capped(doubtful, move |index| doubtful_row(state, *index));
    view! {
        <Show when=move || { with_chosen.get() > 0 }>
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_taken on:change=change />
                <span class="checkbox__box">{icon("check")}</span>
                <span>{move || text::foreign_import::meetings(with_chosen.get())}</span>
            </label>
        </Show>
        {(count > 0).then(|| view! {
            <details class="disclosure">
                <summary>{text::sentence(&text::foreign_import::doubtful(count))}</summary>
                <p class="text-small">{text::foreign_import::doubtful_note()}</p>
                <ul class="foreign-import__people">{rows}</ul>
            </details>
        })}
    }
}

/// Ticks meetings, or takes their ticks away.
fn set(state: ImportState, of: &[usize], is_taken: bool) {
    state.choices.update(|it| {
        it.meetings.retain(|at| !of.contains(at));
        if is_taken {
            it.meetings.extend(of);
        }
    });
}

fn doubtful_row(state: ImportState, index: usize) -> Option<impl IntoView + use<>> {
    let meeting = state.preview(|it| it.meetings.get(index).cloned())?;
    let why = text::foreign_import::doubt(meeting.doubt?);
    let is_taken = move || state.choices.with(|it| it.meetings.contains(&index));
    let change = move |event: web_sys::Event| set(state, &[index], event_target_checked(&event));
    Some(view! {
        <li>
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_taken on:change=change />
                <span class="checkbox__box">{icon("check")}</span>
                <span dir="auto">{text::day(meeting.day, clock::today())}" "{meeting.title}</span>
                <span class="text-small">{why}</span>
            </label>
        </li>
    })
}
