//! The projects, groups, trips, aims and returns that a search on the page "People" finds, above the people.

use leptos::prelude::*;

use crate::insight::search::{FoundWork, WorkId, find_work};
use crate::ui::components::{capped, highlight, memo};
use crate::ui::pages::aim::address_of_return;
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;

/// The list, each entry with a link to where it stands. Nothing without one.
#[component]
pub(super) fn FoundProjects(
    /// The words of the search.
    query: Memo<String>,
) -> impl IntoView {
    let repository = use_repository();
    let found = memo(move || query.with(|query| repository.book(|book| find_work(book, query))));
    move || {
        let (found, query) = (found.get(), query.get());
        (!found.is_empty()).then(|| {
            let rows = capped(found, move |it| row(it, &query));
            view! {
                <section class="section" aria-label=text::people::work()>
                    <h2>{text::people::work()}</h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
        })
    }
}

fn row(FoundWork { id, name, text }: &FoundWork, query: &str) -> AnyView {
    let (address, kind) = match *id {
        WorkId::Project(id) => (Route::Project(id).href(), text::people::a_project()),
        WorkId::Group(id) => (Route::Group(id).href(), text::groups::found()),
        WorkId::Trip(id) => (Route::Trip(id).href(), text::trip::found()),
        WorkId::Aim(id) => (Route::Aim(id).href(), text::people::an_aim()),
        WorkId::Return(id) => (address_of_return(id), text::people::a_return()),
    };
    let text = text.as_ref().map(|it| view! { <span class="role" dir="auto">{highlight(it, query)}</span> });
    view! {
        <li>
            <a class="row row--plain project-row" href=address>
                <span><span class="name" dir="auto">{highlight(name, query)}</span>{text}</span>
                <span class="text-small">{kind}</span>
            </a>
        </li>
    }
    .into_any()
}
