//! The meetings of a file: those with chosen people as one choice, and the doubtful ones with a tick for each series.

use leptos::prelude::*;

use super::state::ImportState;
use crate::present::import_meetings::{MeetingGroup, MeetingGroups, meeting_groups, with_chosen};
use crate::ui::components::{Show, capped, icon};
use crate::ui::text;
use crate::web::clock;

/// The meetings.
#[component]
pub(super) fn Meetings(state: ImportState) -> impl IntoView {
    let MeetingGroups { plain, moved, doubtful, known } = state.preview(meeting_groups);
    let sort = state.preview(|it| it.sort);
    let known_line = text::sentence(&text::foreign_import::known_meetings(known));
    let known_line = (known > 0).then(|| view! { <p class="text-small">{known_line}</p> });
    let (plain, count) = (StoredValue::new(plain), doubtful.iter().map(|it| it.meetings.len()).sum());
    // With the chosen people, whether or not they are ticked: without any there is nothing to tick.
    let with_chosen = Memo::new(move |_| {
        plain.with_value(|plain| state.choices.with(|it| state.preview(|preview| with_chosen(preview, it, plain))))
    });
    let is_taken =
        move || plain.with_value(|all| state.choices.with(|it| all.iter().any(|at| it.meetings.contains(at))));
    let change = move |event: web_sys::Event| set(state, &plain.get_value(), event_target_checked(&event));
    let rows = capped(doubtful, move |group| doubtful_row(state, group));
    let moved_title = (!moved.is_empty()).then(|| text::sentence(&text::foreign_import::on_other_day(moved.len())));
    let single = moved.into_iter().map(|it| MeetingGroup { meetings: vec![it], rhythm: None }).collect::<Vec<_>>();
    let moved = capped(single, move |group| doubtful_row(state, group));
    view! {
        <Show when=move || { with_chosen.get() > 0 }>
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_taken on:change=change />
                <span class="checkbox__box">{icon("check")}</span>
                <span>{move || text::foreign_import::add_exchanges(sort, with_chosen.get())}</span>
            </label>
        </Show>
        {moved_title.map(|it| view! {
            <section class="stack" aria-label=it.clone()>
                <h3>{it.clone()}</h3>
                <ul class="foreign-import__people">{moved}</ul>
            </section>
        })}
        {known_line}
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

/// A series or a single meeting, with one tick.
fn doubtful_row(state: ImportState, group: &MeetingGroup) -> Option<impl IntoView + use<>> {
    let last = *group.meetings.last()?;
    let meeting = state.preview(|it| it.meetings.get(last).cloned())?;
    let why = text::foreign_import::doubt(meeting.doubt?);
    let when = match group.rhythm {
        Some(rhythm) => text::foreign_import::series(rhythm, group.meetings.len()),
        None => text::day(meeting.day, clock::today()),
    };
    let of = StoredValue::new(group.meetings.clone());
    let is_taken = move || of.with_value(|of| state.choices.with(|it| of.iter().all(|at| it.meetings.contains(at))));
    let change = move |event: web_sys::Event| set(state, &of.get_value(), event_target_checked(&event));
    Some(view! {
        <li>
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_taken on:change=change />
                <span class="checkbox__box">{icon("check")}</span>
                <span dir="auto">{when}" "{meeting.title}</span>
                <span class="text-small">{why}</span>
            </label>
        </li>
    })
}
