//! The people of a trip: their answers, and the next acts of the user.

use leptos::prelude::*;

use super::context::{Page, TripDialog, state_of};
use super::offered::offered;
use crate::domain::{PersonId, TripAnswer, TripCommand, TripState, display_name, short_name};
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::trips::{When, people as people_of};
use crate::present::people_picker::Whom;
use crate::ui::components::{Avatar, Form, FormProblems, Show, capped, icon, memo, warmth};
use crate::ui::person_input::{NameField, named_in};
use crate::ui::route::Route;
use crate::ui::text::trip as words;

/// A person of the trip.
#[derive(Clone, PartialEq)]
struct Guest {
    id: PersonId,
    name: String,
    short: String,
    warmth: Option<Warmth>,
    answer: Option<TripAnswer>,
    /// Whether the trip is over, so that nothing is asked any more.
    is_past: bool,
}

/// The section.
pub(super) fn people(page: Page) -> AnyView {
    let is_past = memo(move || matches!(page.when(), Some(When::Asks | When::Over)));
    let guests = memo(move || {
        page.read(|book, trip| {
            let guest = |(id, person)| Guest {
                id,
                name: display_name(person),
                short: short_name(person),
                warmth: silence(book, id, person, page.today.get()).map(|it| it.1),
                answer: trip.answer(id).cloned(),
                is_past: is_past.get(),
            };
            people_of(book, trip).into_iter().map(guest).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let title = move || match page.read(|_, it| it.is_theirs()) {
        Some(true) => words::who_comes(),
        _ => words::people(),
    };
    view! {
        <section class="section" aria-label=title>
            <h2>{title}</h2>
            {move || guests.with(Vec::is_empty).then(|| view! { <p class="text-muted">{words::nobody()}</p> })}
            <ul class="who-knows" role="list" aria-label=title>
                {move || capped(guests.get(), move |it| guest(page, it))}
            </ul>
            {offered(page)}
            <Show when=move || !is_past.get()><AddForm page /></Show>
        </section>
    }
    .into_any()
}

fn guest(page: Page, guest: &Guest) -> impl IntoView + use<> {
    let id = guest.id;
    let avatar = page.repository.book_untracked(|book| book.people.get(id).map(|it| Avatar::of(id, it).view("")));
    let acts = (!guest.is_past).then(|| acts(page, guest));
    view! {
        <li>
            {avatar}
            <div>
                <p>
                    <a class="name" dir="auto" href=Route::Person(id).href()>{guest.name.clone()}</a>
                    " "{warmth(guest.warmth)}
                </p>
                <p>{words::answer(guest.answer.as_ref())}</p>
                {acts}
            </div>
        </li>
    }
}

fn acts(page: Page, guest: &Guest) -> AnyView {
    let (id, short) = (guest.id, guest.short.clone());
    let state = guest.answer.as_ref().and_then(|it| it.state);
    let (agree_word, agree_label) = match state {
        Some(TripState::Agreed) => (words::another_day(), words::another_day_with(&short)),
        _ => (words::agree(), words::agree_with(&short)),
    };
    let (no_label, out_label) = (words::no_time_of(&short), words::take_out(&short));
    let write = state.is_none().then(|| {
        let label = words::write_to(&short);
        view! {
            <button class="btn btn--soft" type="button" on:click=move |_| page.dialog.set(Some(TripDialog::Write(id)))>
                {icon("message")}{label}
            </button>
        }
    });
    let agree = move |_| page.dialog.set(Some(TripDialog::Agree(id)));
    let no = move |_| {
        page.run(TripCommand::Answer(page.id, state_of(id, TripState::NotThisTime)), words::another_time());
    };
    let no = (state != Some(TripState::NotThisTime)).then(|| {
        view! {
            <button class="link-button" type="button" aria-label=no_label on:click=no>{words::no_time()}</button>
        }
    });
    let out = move |_| {
        page.run(TripCommand::Remove(page.id, id), words::taken_out(&short));
    };
    view! {
        <div class="actions">
            {write}
            <button class="btn" type="button" aria-label=agree_label on:click=agree>
                {icon("check")}{agree_word}
            </button>
            {no}
            <button class="link-button" type="button" aria-label=out_label.clone() title=out_label on:click=out>
                {icon("close")}
            </button>
        </div>
    }
    .into_any()
}

/// The field that adds somebody else.
#[component]
fn AddForm(page: Page) -> impl IntoView {
    let form = FormProblems::new();
    let name = RwSignal::new(String::new());
    let save = move |()| {
        let named = named_in(page.repository, "name", &name.get_untracked());
        let Some(person) = named.clone().ok().flatten() else {
            return form.show(named.err().into_iter().collect());
        };
        let message = words::added(&page.short(person));
        if form.save(Vec::new(), TripCommand::Add(page.id, person).into(), message) {
            name.set(String::new());
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <NameField
                label=words::somebody_else()
                value=name
                whom=Whom::Living
                may_add=true
                problem=form.of("name")
                on_input=move |it| name.set(it)
            />
            <div class="actions"><button class="btn" type="submit">{icon("plus")}{words::add()}</button></div>
        </Form>
    }
}
