//! What the user learned: the private lines of sessions, goals and endings.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::insight::mentoring::growth::{Learned as LearnedLine, learned};
use crate::present::{growth::teachers, names};
use crate::ui::components::{Show, capped, icon, memo};
use crate::ui::state::use_repository;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The section "What you learned".
#[component]
pub(super) fn Learned() -> impl IntoView {
    let repository = use_repository();
    let from = RwSignal::new(None::<PersonId>);
    let lines = memo(move || repository.book(|book| learned(book, from.get())));
    let teachers = memo(move || repository.book(teachers));
    let is_any = memo(move || repository.book(|book| !learned(book, None).is_empty()));
    let line = move |it: &LearnedLine| {
        let day = it.day.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
        let who = repository.book_untracked(|book| names(book, it.people.iter()));
        let from = text::mentoring::learned_from(&who, &day);
        view! { <li>{icon("leaf")}<span dir="auto">{it.text.clone()}</span><span class="text-small">{from}</span></li> }
    };
    view! {
        <Show when=is_any>
            <section class="section only-you" aria-label=text::mentoring::learned()>
                <h2>{text::mentoring::learned()}</h2>
                <p class="private-line">{icon("lock")}<span>{text::mentoring::only_you()}</span></p>
                <Show when=move || teachers.with(|it| it.len() > 1)><Filter from teachers /></Show>
                <ul class="icon-list">{move || capped(lines.get(), line)}</ul>
            </section>
        </Show>
    }
}

/// The filter by person.
#[component]
fn Filter(from: RwSignal<Option<PersonId>>, teachers: Memo<Vec<(PersonId, String)>>) -> impl IntoView {
    let option = move |(id, name): (PersonId, String)| {
        view! { <option value=id.to_string() selected=move || from.get() == Some(id)>{name}</option> }
    };
    view! {
        <label class="field">
            <span class="field__label">{text::mentoring::learned_filter()}</span>
            <select
                class="input"
                aria-label=text::mentoring::learned_filter()
                on:change=move |event| from.set(PersonId::parse(&event_target_value(&event)))
            >
                <option value="" selected=move || from.get().is_none()>{text::mentoring::learned_everybody()}</option>
                {move || teachers.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
