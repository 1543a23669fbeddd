//! The page "Teams": people by expertise and by group.

use leptos::prelude::*;

use crate::domain::{Book, Person, PersonId, VecMap, display_name};
use crate::ui::app::app;
use crate::ui::components::{Show, capped};
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::text;

/// Expertise areas or groups, each with its people.
type Shelf = Vec<(String, Vec<(PersonId, String)>)>;

/// The page `/teams`.
#[component]
pub(crate) fn Teams() -> impl IntoView {
    let app = app();
    title_of(Route::Teams);
    let shelf = move |words: fn(&Person) -> &[String]| Signal::derive(move || app.book(|book| shelf(book, words)));
    view! {
        <header class="opening">
            <h1>{text::teams::title()}</h1>
            <p>{text::teams::line()}</p>
        </header>
        <div class="spread-area">
            <div class="spread">
                <div>{part(text::teams::who_knows(), shelf(|it| &it.expertise), text::teams::no_knowledge())}</div>
                <div class="aside">{part(text::teams::groups(), shelf(|it| &it.groups), text::teams::no_groups())}</div>
            </div>
        </div>
    }
}

fn part(title: &'static str, shelf: Signal<Shelf>, empty: &'static str) -> impl IntoView {
    let row = |(word, people): &(String, Vec<(PersonId, String)>)| {
        let names = capped(
            people.clone(),
            |(id, name)| view! { <li><a href=Route::Person(*id).href()>{name.clone()}</a></li> },
        );
        view! { <div><dt>{word.clone()}</dt><dd><ul class="lines">{names}</ul></dd></div> }
    };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <Show when=move || !shelf.with(Vec::is_empty) fallback=move || view! { <p class="soft-text">{empty}</p> }>
                <dl class="facts">{move || capped(shelf.get(), row)}</dl>
            </Show>
        </section>
    }
}

fn shelf(book: &Book, words: fn(&Person) -> &[String]) -> Shelf {
    let mut shelf: VecMap<String, Vec<(PersonId, String)>> = VecMap::default();
    for (id, person) in book.people.iter().filter(|(_, it)| !it.archived) {
        for word in words(person) {
            shelf.slot(word.clone()).push((id, display_name(person)));
        }
    }
    shelf.into_iter().collect()
}
