//! The pages of who knows whom: the list by where people come from with a picture beside it, and one person's
//! neighbourhood.

mod buttons;
mod drawing;
mod memory;
mod near;
mod pointer;
mod stage;

use std::sync::Arc;

use leptos::prelude::*;

use self::drawing::Drawing;
use self::memory::PictureMemory;
use self::stage::Stage;
use crate::present::who_knows_whom::{Cell, NamedWeb, Picture};
use crate::ui::components::{Show, capped, icon, memo};
use crate::ui::pages::long_view::digests::use_digests;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;
use crate::ui::text::who_knows_whom as words;

pub(crate) use self::near::NearPage;

/// The number of names in the line of one person's ties (design decision). Their own page has all.
const NAMES: usize = 8;

/// The id of the section with the picture.
const PICTURE: &str = "picture";

/// The web of the book. None before the first look at the digest.
fn use_web() -> (Memo<Option<Arc<NamedWeb>>>, RwSignal<usize>) {
    let (repository, digests) = (use_repository(), use_digests());
    let made = move || digests.read(|it| Arc::new(repository.book(|book| NamedWeb::of(book, it))));
    (memo(made), digests.left)
}

/// The page `/who-knows-whom`.
#[component]
pub(crate) fn WhoKnowsWhom() -> impl IntoView {
    title_of(Route::WhoKnowsWhom);
    let (web, left) = use_web();
    let memory = PictureMemory::recall();
    let story = move || web.with(|it| it.as_ref().map(|it| words::story(&it.story(), it)));
    let news = memo(move || web.with(|it| it.as_ref().map(|it| memory.news(it))).unwrap_or_default());
    let has_people = memo(move || web.with(|it| it.as_ref().is_some_and(|it| !it.names.is_empty())));
    let body = move || web.get().map(|named| view! { <Body named memory /> });
    view! {
        <header class="page-header">
            <h1>{words::title()}</h1>
            <p>{story}</p>
            <Show when=move || !news.with(String::is_empty)><p class="text-muted">{move || news.get()}</p></Show>
        </header>
        <Show when=move || { left.get() > 0 }>
            <p class="text-muted" role="status">{text::timeline::opening_earlier()}</p>
        </Show>
        <Show when=has_people fallback=nobody>{body}</Show>
    }
}

fn nobody() -> impl IntoView {
    view! {
        <div class="empty-state">
            <a class="btn btn--soft" href=Route::People.href()>{icon("people")}{Route::People.label()}</a>
        </div>
    }
}

/// The list, and the picture beside it.
#[component]
fn Body(named: Arc<NamedWeb>, memory: PictureMemory) -> impl IntoView {
    let picture = Arc::new(Picture::whole(&named));
    let stage = Stage::new(named.clone(), picture, Some(memory));
    let sectors = (0..named.web.sectors.len()).filter(|it| !named.web.sectors[*it].people.is_empty());
    let sectors = sectors.map(|it| sector(&named, it)).collect_view();
    let jump = move |event: web_sys::MouseEvent| {
        // The address is that of this page, so the link must not load it anew.
        event.prevent_default();
        crate::web::dom::focus(PICTURE);
    };
    view! {
        <p class="web-jump"><a href=format!("#{PICTURE}") on:click=jump>{words::to_picture()}</a></p>
        <div class="web-page">
            <ul class="web-list" role="list" aria-label=words::title()>{sectors}</ul>
            <section class="web" id=PICTURE tabindex="-1" aria-label=words::picture()>
                <h2>{words::picture()}</h2>
                <Drawing stage label=words::title().to_owned() legend=words::legend() />
            </section>
        </div>
    }
}

/// A sector with its people by circle.
fn sector(named: &Arc<NamedWeb>, number: usize) -> impl IntoView + use<> {
    let sector = &named.web.sectors[number];
    let name = words::sector(&sector.name).to_owned();
    let count = words::people_count(named.web.living(&sector.people));
    let cells = named.cells(number).into_iter().map(|it| cell(named.clone(), it)).collect_view();
    view! {
        <li>
            <h2><span dir="auto">{name}</span>" "<span class="web-list__count">{count}</span></h2>
            {cells}
        </li>
    }
}

fn cell(named: Arc<NamedWeb>, Cell { ring, people }: Cell) -> impl IntoView {
    let people = capped(people, move |it| person(&named, *it));
    view! {
        <h3>{words::ring(ring)}</h3>
        <ul role="list">{people}</ul>
    }
}

/// A person with their ties, and the places that only they join.
fn person(named: &NamedWeb, number: usize) -> impl IntoView + use<> {
    let knows = words::knows_some(named.known_names(number), NAMES);
    let joins = named.joined_by(number).into_iter().map(|(one, other)| words::joins(&one, &other));
    let joins: Vec<String> = joins.collect();
    let line = text::join(&[&knows, &joins.join(" · ")], " · ");
    let line = (!line.is_empty()).then(|| view! { <span class="text-small">{line}</span> });
    let address = Route::Near(named.web.people[number].id).href();
    view! { <li><a class="name" dir="auto" href=address>{named.names[number].clone()}</a>{line}</li> }
}
