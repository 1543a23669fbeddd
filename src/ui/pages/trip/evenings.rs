//! The free evenings of a trip, and the days with more talks than the user may like.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::Page;
use crate::domain::TripCommand;
use crate::insight::trips::{When, full_days};
use crate::ui::components::{icon, memo, set_checked};
use crate::ui::text::trip as words;

/// The section. Nothing without days, and once the trip is over.
pub(super) fn evenings(page: Page) -> AnyView {
    let days = memo(move || {
        let is_past = matches!(page.when(), Some(When::Asks | When::Over));
        page.read(|_, it| if is_past { Vec::new() } else { it.days() }).unwrap_or_default()
    });
    let full = memo(move || page.read(|_, it| full_days(it)).unwrap_or_default());
    let full_line = |day: NaiveDate| {
        let line = words::full_day(&words::weekday(day));
        view! { <li>{icon("moon")}<span>{line}</span></li> }
    };
    let section = move || {
        (!days.with(Vec::is_empty)).then(|| view! {
            <section class="section" aria-label=words::evenings()>
                <h2>{words::evenings()}</h2>
                <p class="text-small">{words::evenings_line()}</p>
                <div class="chips" role="group" aria-label=words::evenings()>
                    {days.get().into_iter().map(|it| evening(page, it)).collect_view()}
                </div>
                <ul class="icon-list" role="list">{move || full.get().into_iter().map(full_line).collect_view()}</ul>
            </section>
        })
    };
    section.into_any()
}

fn evening(page: Page, day: NaiveDate) -> impl IntoView {
    let is_free = move || page.read(|_, it| it.evenings.contains(&day)).unwrap_or_default();
    let change = move |event: web_sys::Event| {
        let is_checked = event_target_checked(&event);
        if !page.run(TripCommand::SetEvening(page.id, day, is_checked), words::evening_saved()) {
            set_checked(&event, !is_checked);
        }
    };
    view! {
        <label class="chip">
            <input type="checkbox" prop:checked=is_free on:change=change />
            {words::weekday(day)}
        </label>
    }
}
