//! The page of one person's neighbourhood: whom they know and why, and whom these know.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawing::Drawing;
use super::stage::Stage;
use super::use_web;
use crate::domain::PersonId;
use crate::insight::web::Near;
use crate::present::who_knows_whom::{NamedWeb, NearList, Picture};
use crate::ui::components::{capped, icon};
use crate::ui::pages::{title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs, use_navigation};
use crate::ui::text;
use crate::ui::text::who_knows_whom as words;

/// The page `/who-knows-whom/:id`.
#[component]
pub(crate) fn NearPage(
    /// The person in the middle.
    id: PersonId,
) -> impl IntoView {
    title_of(Route::Near(id));
    let (web, _) = use_web();
    let body = move || {
        web.get().map(|named| match named.web.number(id) {
            Some(person) => view! { <Neighbourhood named person /> }.into_any(),
            None => gone().into_any(),
        })
    };
    (move || body()).into_any()
}

fn gone() -> impl IntoView {
    view! {
        <header class="page-header"><h1>{words::title()}</h1><p>{words::gone()}</p></header>
        <div class="actions">{back()}</div>
    }
}

fn back() -> impl IntoView {
    view! { <a class="btn" href=Route::WhoKnowsWhom.href()>{icon("teams")}{words::back()}</a> }
}

#[component]
fn Neighbourhood(named: Arc<NamedWeb>, person: usize) -> impl IntoView {
    let navigation = use_navigation();
    let near = Near::of(&named.web, person);
    let list = NearList::of(&named, &near);
    let heading = words::whom(&named.short[person]);
    title(&heading);
    let has_ties = near.people.len() > 1;
    let picture = Arc::new(Picture::near(&named, near));
    let stage = Stage::new(named.clone(), picture, None);
    let label = heading.clone();
    let drawn = has_ties.then(|| {
        view! {
            <section class="web" aria-label=words::picture()>
                <h2>{words::picture()}</h2>
                <Drawing stage label legend=words::near_legend() />
            </section>
        }
    });
    // The first Escape lets go of the one in focus, the next leads back to the whole.
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            navigation.go(Route::WhoKnowsWhom);
        }
    };
    view! {
        <header class="page-header">
            <h1>{heading}</h1>
            <p>{words::near(&named, person)}</p>
            {ways(&named, person)}
        </header>
        <div class="web-page" on:keydown=on_key>
            <div class="web-list">{lists(&named, list, person)}</div>
            {drawn}
        </div>
    }
}

/// The ways on: back, the person's page, an introduction.
fn ways(named: &NamedWeb, person: usize) -> impl IntoView + use<> {
    let dialogs = use_dialogs();
    let (stand, name) = (named.web.people[person], named.short[person].clone());
    let introduce = (!stand.is_dead).then(|| {
        let open = move |_| dialogs.show(OpenDialog::Introduce(stand.id));
        view! { <button class="btn" type="button" on:click=open>{icon("swap")}{words::introduce(&name)}</button> }
    });
    view! {
        <div class="page-header__actions">
            {back()}
            <a class="btn" href=Route::Person(stand.id).href()>{icon("people")}{words::page_of(&name)}</a>
            {introduce}
        </div>
    }
}

/// Whom they know and why, and whom these know.
fn lists(named: &Arc<NamedWeb>, list: NearList, person: usize) -> impl IntoView + use<> {
    let whose = named.clone();
    let known = part(words::known(), list.known, {
        let named = named.clone();
        move |(other, whys)| {
            let whys: Vec<String> = whys.iter().map(|it| words::why(&whose, person, *it)).collect();
            entry(&named, *other, &whys.join(" · "))
        }
    });
    let named = named.clone();
    let beyond = part(words::beyond(), list.beyond, move |(other, names)| {
        entry(&named, *other, &words::through(&text::list(names)))
    });
    view! { {known}{beyond} }
}

/// A list with its heading. None without anybody.
fn part<T: Send + Sync + 'static, V: IntoView + 'static>(
    title: &'static str,
    items: Vec<T>,
    draw: impl Fn(&T) -> V + Send + Sync + 'static,
) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! {
            <section class="section" aria-label=title>
                <h2>{title}</h2>
                <ul role="list">{capped(items, draw)}</ul>
            </section>
        }
        .into_any()
    })
}

fn entry(named: &NamedWeb, person: usize, line: &str) -> impl IntoView + use<> {
    let address = Route::Near(named.web.people[person].id).href();
    view! {
        <li>
            <a class="name" dir="auto" href=address>{named.names[person].clone()}</a>
            <span class="text-small">{line.to_owned()}</span>
        </li>
    }
}
