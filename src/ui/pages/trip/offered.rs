//! The people whom Kith offers for a trip, each with the reason.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{PersonId, TripCommand, display_name, short_name};
use crate::insight::trips::{When, offered as offers};
use crate::insight::week::Place;
use crate::ui::components::{Avatar, icon, memo};
use crate::ui::route::Route;
use crate::ui::text::trip as words;

/// The section. Nothing while nobody is offered, or once the trip is over.
pub(super) fn offered(page: Page) -> AnyView {
    let all = memo(move || {
        let is_past = matches!(page.when(), Some(When::Asks | When::Over));
        let today = page.today.get();
        if is_past { Vec::new() } else { page.repository.book(|book| offers(book, page.id, today)) }
    });
    let section = move || {
        (!all.with(Vec::is_empty)).then(|| {
            let rows = all.get().into_iter().map(|(id, place)| row(page, id, place)).collect_view();
            view! {
                <section class="stack" aria-label=words::offered()>
                    <h3>{words::offered()}</h3>
                    <p class="text-small">{words::offered_line()}</p>
                    <ul class="who-knows" role="list" aria-label=words::offered()>{rows}</ul>
                </section>
            }
        })
    };
    section.into_any()
}

fn row(page: Page, id: PersonId, place: Place) -> Option<AnyView> {
    let person = page.repository.book_untracked(|book| book.people.get(id).cloned())?;
    let short = short_name(&person);
    let label = words::would_like(&short);
    let add = move |_| {
        page.run(TripCommand::Add(page.id, id), words::added(&short));
    };
    let row = view! {
        <li>
            {Avatar::of(id, &person).view("")}
            <div>
                <p><a class="name" dir="auto" href=Route::Person(id).href()>{display_name(&person)}</a></p>
                <p class="text-small text-muted">{words::because(place)}</p>
                <div class="actions">
                    <button class="btn btn--soft" type="button" on:click=add>{icon("plus")}{label}</button>
                </div>
            </div>
        </li>
    };
    Some(row.into_any())
}
