//! Reconnect: the ties that sleep, and a first word for each.

use leptos::prelude::*;

use crate::domain::{PersonId, Tone, display_name, sort_by_key};
use crate::insight::opening;
use crate::insight::rhythm::{SLEEPING_DAYS, rhythm};
use crate::insight::week::Reason;
use crate::ui::app::{Dialog, app};
use crate::ui::kit::{Avatar, When, icon, memo};
use crate::ui::page::{title_of, today::role_line, ways};
use crate::ui::route::Route;
use crate::ui::text;

/// How many are shown: a few at a time is plenty.
const AT_ONCE: usize = 6;

/// The page `/reconnect`.
#[component]
pub(crate) fn Reconnect() -> impl IntoView {
    let app = app();
    title_of(Route::Reconnect);
    let sleeping = Signal::derive(move || {
        app.book(|book| {
            let people = book
                .people
                .iter()
                .filter(|(_, it)| !it.archived && it.paused_until.is_none_or(|it| it <= app.today.get()));
            let mut sleeping: Vec<(u32, PersonId)> = people
                .filter(|(id, _)| book.tones_with(*id).first().is_some_and(|it| *it != Some(Tone::Strained)))
                .filter_map(|(id, it)| {
                    Some((rhythm(book, id, it, app.today.get()).silence.filter(|it| *it >= SLEEPING_DAYS)?, id))
                })
                .collect();
            sort_by_key(&mut sleeping, |it| *it);
            sleeping
        })
    });
    let card = move |(silence, id): (u32, PersonId)| {
        let person = app.book_now(|it| it.people.get(id).cloned()).unwrap_or_default();
        let words = memo(move || app.book(|book| opening::opening(book, id, Reason::WellnessCheck, 1)));
        let name = display_name(&person);
        let label = name.clone();
        view! {
            <li>
                <article class="invite" aria-label=label>
                    <header class="invite__who">
                        {Avatar::of(id, &person).view("")}
                        <h2 class="name"><a href=Route::Person(id).href()>{name}</a></h2>
                        <p class="role">{role_line(&person.role, &person.organisation)}</p>
                    </header>
                    <p class="invite__why"><em>"An old tie."</em>" "{format!("{} since you talked. Nothing is owed for the silence.", text::sentence(&text::span(silence)))}</p>
                    <div class="letter"><p>{words}</p></div>
                    <div class="actions">
                        {ways::main_way(&person, words, false)}
                        <button class="btn" type="button" on:click=move |_| app.dialog.set(Some(Dialog::Capture(String::new(), Some(id))))>{icon("log")}"Log it"</button>
                    </div>
                </article>
            </li>
        }
    };
    view! {
        <header class="opening">
            <h1>"Reconnect"</h1>
            <p>"People you have not heard from in a year or more. A short hello with nothing to ask is welcome more often than one thinks."</p>
        </header>
        <When holds=move || !sleeping.with(Vec::is_empty) otherwise=|| view! {
            <div class="nothing"><p class="soft-text">"No tie sleeps. When one has been silent for a year, it appears here."</p></div>
        }>
            <ol class="session">{move || sleeping.get().into_iter().take(AT_ONCE).map(card).collect_view()}</ol>
        </When>
    }
}
